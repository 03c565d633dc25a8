#!/usr/bin/env python3
"""The morning: so many people a second open their page, check in, and see their page again.

    morning.py PORT SESSIONS TOKEN_FIELD OWN TAP MINUTES RATE

They come at their time, however long the answers take, and each latency counts from the moment it was
due. Prints one line of JSON. Standard library; called by `run`.
"""
import asyncio
import json
import secrets
import sys
import time
from urllib.parse import urlencode


class Doors:
    """Connections that are kept open and used again."""

    def __init__(self, port):
        self.port, self.free = port, []

    async def ask(self, message):
        """Status and page. Asked again on a new connection if the server had closed the old one."""
        while self.free:
            reader, writer = self.free.pop()
            if not reader.at_eof():
                try:
                    return await self.talk(reader, writer, message)
                except (ConnectionError, asyncio.IncompleteReadError):
                    writer.close()
            else:
                writer.close()
        return await self.talk(*await asyncio.open_connection("127.0.0.1", self.port), message)

    async def talk(self, reader, writer, message):
        writer.write(message)
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        fields = dict(line.lower().split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
        if "chunked" in fields.get("transfer-encoding", ""):
            page = b""
            while size := int(await reader.readuntil(b"\r\n"), 16):
                page += (await reader.readexactly(size + 2))[:-2]
            await reader.readexactly(2)
        else:
            page = await reader.readexactly(int(fields.get("content-length", 0)))
        if fields.get("connection") == "close":
            writer.close()
        else:
            self.free.append((reader, writer))
        return int(head.split(" ", 2)[1]), page


async def person(doors, port, session, words, due, told):
    field, own, tap = words
    cookies, token = session
    head = f"Host: 127.0.0.1:{port}\r\nCookie: {cookies}\r\n"
    now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    form = urlencode({field: token, "kunci": secrets.token_hex(16), "jenis": "masuk", "cara": "rumah", "saat": now,
                      "kirim": now})
    page = f"GET {own} HTTP/1.1\r\n{head}\r\n"
    send = (f"POST {tap} HTTP/1.1\r\n{head}Origin: http://127.0.0.1:{port}\r\n"
            f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(form)}\r\n\r\n{form}")
    for kind, message, good in (("pages", page, 200), ("taps", send, 303), ("pages", page, 200)):
        try:
            status, _ = await asyncio.wait_for(doors.ask(message.encode()), 60)
        except (OSError, EOFError, ValueError, asyncio.TimeoutError):
            status = 0
        done = time.monotonic()
        if status == good:
            told[kind].append(done - due)
        else:
            told["errors"].append(status)
        due = done


def share(times, part):
    return round(sorted(times)[min(len(times) - 1, int(len(times) * part))] * 1000, 2) if times else None


async def main():
    port, field, minutes, rate = int(sys.argv[1]), sys.argv[3], float(sys.argv[6]), float(sys.argv[7])
    with open(sys.argv[2]) as lines:
        sessions = [line.rstrip("\n").split("\t") for line in lines]
    doors, told = Doors(port), {"pages": [], "taps": [], "errors": []}
    words, start, coming = (field, *sys.argv[4:6]), time.monotonic() + 0.2, []
    for n in range(round(minutes * 60 * rate)):
        due = start + n / rate
        await asyncio.sleep(max(0, due - time.monotonic()))
        coming.append(asyncio.create_task(person(doors, port, sessions[n % len(sessions)], words, due, told)))
    await asyncio.gather(*coming)
    print(json.dumps({
        "taps": len(told["taps"]), "pages": len(told["pages"]), "errors": len(told["errors"]),
        "seconds": round(time.monotonic() - start, 1), "kinds": sorted(set(told["errors"])),
        **{f"{kind}_{name}": share(told[kind], part) for kind in ("taps", "pages")
           for name, part in (("p50", 0.5), ("p99", 0.99), ("max", 1))},
    }))


asyncio.run(main())
