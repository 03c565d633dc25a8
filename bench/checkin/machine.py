"""Processes of this machine: a PostgreSQL of our own, CPU time, memory, free ports."""
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
# Durable: what scripts/postgres-temp turns off for tests stays on here.
SETTINGS = {"listen_addresses": "127.0.0.1", "unix_socket_directories": "", "fsync": "on",
            "synchronous_commit": "on", "shared_buffers": "256MB", "max_connections": "100"}


def free_port():
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


class Postgres:
    """A server over an empty cluster in a temporary directory."""

    def __init__(self):
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: float(p.parent.name))
        self.bin = Path(os.environ.get("BALAI_POSTGRES_BIN") or (found[-1] if found else "/nowhere"))
        if not os.access(self.bin / "initdb", os.X_OK):
            sys.exit("PostgreSQL is missing: apt-get install -y postgresql, or set BALAI_POSTGRES_BIN")
        self.dir = Path(tempfile.mkdtemp(prefix="balai-checkin."))
        # It refuses to run as root.
        self.owner = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        if self.owner:
            shutil.chown(self.dir, "postgres", "postgres")
        self.port = free_port()
        settings = " ".join(f"-c {name}={value or repr('')}" for name, value in SETTINGS.items())
        try:
            self.said("initdb", "-D", "data", "-U", "balai", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
            words = ("-w", "-t", "30", "-l", "log", "-o", f"-p {self.port} {settings}", "start")
            self.said("pg_ctl", "-D", "data", *words)
        except BaseException:
            self.stop()
            raise
        self.pid = int((self.dir / "data" / "postmaster.pid").read_text().split()[0])
        for name in ("fsync", "synchronous_commit"):
            if self.ask(f"SHOW {name}") != "on":
                sys.exit(f"PostgreSQL runs without {name}")

    def said(self, program, *words):
        words = [*self.owner, self.bin / program, *words]
        # Not through a pipe: the server would keep it open.
        with open(self.dir / "said", "w+b") as said:
            done = subprocess.run(list(map(str, words)), cwd=self.dir, stdout=said, stderr=said)
            said.seek(0)
            if done.returncode:
                sys.exit(f"{program}: {said.read().decode()}")

    @property
    def url(self):
        return f"postgres://balai@127.0.0.1:{self.port}/postgres"

    def ask(self, sql):
        """One value."""
        words = [self.bin / "psql", self.url, "-XAtqc", sql]
        done = subprocess.run(list(map(str, words)), capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"{sql}: {done.stderr}")
        return done.stdout.strip()

    def stop(self):
        words = [*self.owner, self.bin / "pg_ctl", "-D", "data", "-m", "immediate", "stop"]
        subprocess.run(list(map(str, words)), cwd=self.dir, capture_output=True)
        shutil.rmtree(self.dir, ignore_errors=True)


class Server:
    """A program that answers at a port, with its children."""

    def __init__(self, words, port, path, log, env=None, cwd=None):
        self.log = log
        with open(log, "wb") as out:
            env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **(env or {})}
            self.child = subprocess.Popen(list(map(str, words)), stdout=out, stderr=out, env=env, cwd=cwd,
                                          start_new_session=True)
        self.pid = self.child.pid
        self.wait(port, path)

    def wait(self, port, path):
        for _ in range(1200):
            if self.child.poll() is not None:
                break
            try:
                with socket.create_connection(("127.0.0.1", port), 2) as door:
                    door.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n".encode())
                    if door.recv(9) == b"HTTP/1.1 ":
                        return
            except OSError:
                pass
            time.sleep(0.1)
        self.stop()
        sys.exit(f"{self.log}: the server did not open\n{Path(self.log).read_text()[-3000:]}")

    def stop(self):
        if self.child.poll() is None:
            self.child.send_signal(signal.SIGTERM)
            try:
                self.child.wait(30)
            except subprocess.TimeoutExpired:
                os.killpg(self.child.pid, signal.SIGKILL)
                self.child.wait()


def family(root):
    """A process and all below it."""
    parents = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            fields = stat(entry)
            if fields:
                parents.setdefault(int(fields[1]), []).append(int(entry))
    found = [root]
    for pid in found:
        found.extend(parents.get(pid, []))
    return found


def stat(pid):
    """The fields of /proc/PID/stat after the name of the program, which may hold blanks."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None


def cpu(root):
    """User and system seconds of a process and all below it, those that have ended included."""
    fields = filter(None, map(stat, family(root)))
    return sum(int(value) for each in fields for value in each[11:15]) / TICKS


def memory(root):
    """MB of a process and all below it; what several share counts once."""
    total = 0
    for pid in family(root):
        try:
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024
