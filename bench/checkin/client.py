"""A reader without a browser: requests one by one, and whether a hall does what is asked of it."""
import http.client
import re
import secrets
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode


class Refused(Exception):
    """A hall did not do what the comparison needs."""


class Reader:
    """One connection, and cookies that are kept."""

    def __init__(self, port, cookies=None):
        self.port, self.cookies = port, dict(cookies or {})
        self.door = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def ask(self, path, form=None):
        """Status, where to, page."""
        head = {"Cookie": self.cookie()} if self.cookies else {}
        if form is not None:
            head |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://127.0.0.1:{self.port}"}
            form = urlencode(form)
        try:
            self.door.request("GET" if form is None else "POST", path, form, head)
            answer = self.door.getresponse()
        except (http.client.RemoteDisconnected, ConnectionError):
            self.door.close()
            self.door.request("GET" if form is None else "POST", path, form, head)
            answer = self.door.getresponse()
        page = answer.read().decode()
        for line in answer.msg.get_all("Set-Cookie") or []:
            name, _, value = line.split(";")[0].partition("=")
            self.cookies[name.strip()] = value
        return answer.status, answer.headers.get("Location"), page

    def cookie(self):
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())


def field(page, name):
    """The value of a field of a form."""
    for tag in re.findall(r"<input[^>]*>", page):
        if f'name="{name}"' in tag:
            return (re.search(r'value="([^"]*)"', tag) or [None, ""])[1]
    return ""


def tap(hall, session, **other):
    now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    form = {hall.field: session.token, "kunci": secrets.token_hex(16), "jenis": "masuk", "cara": "rumah", "saat": now,
            "kirim": now} | other
    return {name: value for name, value in form.items() if value is not None}


def prove(hall):
    """Counted once by key, all faults in one go, only one's own session: else `Refused`."""
    first, second = hall.sessions[0], hall.sessions[-1]

    def send(session, form):
        return Reader(hall.port, session.cookies).ask(hall.TAP, form)

    def expect(what, session, form, statuses, more):
        before = hall.rows()
        status, where, page = send(session, form)
        grown = [after - old for after, old in zip(hall.rows(), before)]
        if status not in statuses or grown != [more, more]:
            raise Refused(f"{what}: answer {status}, rows and lines grew by {grown}, not by {more}")
        return where, page

    form = tap(hall, first)
    where, _ = expect("a check-in", first, form, [303], 1)
    for _ in range(2):
        again, _ = expect("the same key again", first, form, [303], 0)
        if again != where:
            raise Refused(f"a retry was answered by {again}, the first by {where}")
    expect("the same key from somebody else", second, form | {hall.field: second.token}, [303], 1)
    before, form = hall.rows(), tap(hall, first)
    with ThreadPoolExecutor(20) as crowd:
        told = [status for status, _, _ in crowd.map(lambda _: send(first, form), range(20))]
    if told != [303] * 20 or hall.rows() != [n + 1 for n in before]:
        raise Refused(f"one key twenty times at once: {told}, {before} rows and lines became {hall.rows()}")
    _, page = expect("two faults", first, tap(hall, first, jenis="terbang", cara="bulan"), [422], 0)
    if hall.NAMES_FAULTS and not ("jenis" in page and "cara" in page):
        raise Refused(f"not all faults are named: {page[:300]}")
    if hall.NAMES_FAULTS:
        _, page = expect("four faults", first, {hall.field: first.token, "kunci": "?", "saat": "soon"}, [422], 0)
        if not all(name in page for name in ("kunci", "jenis", "cara", "saat")):
            raise Refused(f"not all faults are named: {page[:300]}")
    expect("a form of nobody's", first, tap(hall, first, **{hall.field: "0" * 64}), [403], 0)
    nobody = type(first)({k: v for k, v in first.cookies.items() if k != "sesi"}, first.token)
    expect("no session", nobody, tap(hall, first), [200, 303, 401, 403], 0)
    status, _, page = Reader(hall.port, first.cookies).ask(hall.OWN)
    if status != 200 or hall.field not in page:
        raise Refused(f"{hall.OWN} answers {status}")
    status, _, _ = Reader(hall.port, hall.overseer.cookies).ask(hall.RECAP)
    if status != 200:
        raise Refused(f"{hall.RECAP} answers {status}")
