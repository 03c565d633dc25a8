"""What is compared: each hall made anew, opened, its people signed in, its rows counted."""
import os
import re
import secrets
import sqlite3
import subprocess
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from client import Reader, Refused, field
from machine import Postgres, Server, cpu, free_port, memory

HERE = Path(__file__).resolve().parent
TOP = HERE.parent.parent
# As many as Bogor has.
UNITS, PEOPLE = 156, 13362


@dataclass
class Session:
    cookies: dict
    token: str


class Hall:
    OWN, TAP, RECAP = "/bogor/saya", "/bogor/saya/presensi", "/bogor/rekap/presensi"
    # A refusal says by its field what is wrong.
    NAMES_FAULTS = True
    field = "tanda"

    def __init__(self, asked, python):
        self.asked, self.python, self.work = asked, python, asked.work
        self.port, self.server, self.postgres = free_port(), None, None
        self.size = self.SIZE
        self.label = self.NAME + (f" ({self.SIZE} {self.OF_SIZE})" if self.SIZE else "")
        self.sessions, self.overseer = [], None
        try:
            self.open()
            self.write_sessions()
        except BaseException:
            self.close()
            raise

    def close(self):
        if self.server:
            self.server.stop()
        if self.postgres:
            self.postgres.stop()

    def write_sessions(self):
        self.file = self.work / "sessions"
        lines = (f"{Reader(0, session.cookies).cookie()}\t{session.token}\n" for session in self.sessions)
        self.file.write_text("".join(lines))

    def cpu(self):
        """Seconds of the server, and of the database."""
        return cpu(self.server.pid), cpu(self.postgres.pid) if self.postgres else 0.0

    def memory(self):
        """MB, likewise."""
        return memory(self.server.pid), memory(self.postgres.pid) if self.postgres else 0.0

    def run(self, *words, **more):
        done = subprocess.run(list(map(str, words)), capture_output=True, text=True, **more)
        if done.returncode:
            raise Refused(f"{' '.join(map(str, words))}\n{done.stdout}{done.stderr}")
        return done.stdout

    def whole(self):
        """Looks whether what was written hangs together."""


class Peer(Hall):
    """Both peers: PostgreSQL, tables and sessions by seed.py, form tokens from the page."""

    def open(self):
        self.postgres = Postgres()
        self.folder = HERE / self.FOLDER
        self.env = {"SECRET": secrets.token_hex(32), "PGPORT": str(self.postgres.port), "PYTHONPATH": str(self.folder),
                    "DATABASE": self.postgres.url.replace("postgres:", "postgresql+asyncpg:"), "POOL": str(self.SIZE),
                    "PYTHONDONTWRITEBYTECODE": "1"}
        words = (self.python, "seed.py", UNITS, PEOPLE, self.asked.sessions)
        tokens = self.run(*words, cwd=self.folder, env={**os.environ, **self.env}).split()
        self.postgres.ask("VACUUM ANALYZE")
        log = self.work / f"{self.FOLDER}.log"
        self.server = Server(self.words(), self.port, self.OWN, log, self.env, self.folder)
        made = [self.session(token) for token in tokens]
        self.overseer, self.sessions = made[0], made[1:]

    def session(self, token):
        reader = Reader(self.port, {"sesi": token})
        status, _, page = reader.ask(self.OWN)
        if status != 200:
            raise Refused(f"{self.OWN} answers {status}")
        return Session(reader.cookies, field(page, self.field))

    def rows(self):
        """Check-ins, audit lines."""
        return [int(self.postgres.ask(f"SELECT count(*) FROM {table}")) for table in self.TABLES]

    def whole(self):
        keys = self.postgres.ask(f"SELECT count(DISTINCT (person_id, key)) FROM {self.TABLES[0]}")
        if int(keys) != self.rows()[0]:
            raise Refused(f"a key is there twice")


class Django(Peer):
    NAME, FOLDER, TABLES = "Django + gunicorn, PostgreSQL", "django", ("hall_checkin", "hall_audit")
    field = "csrfmiddlewaretoken"
    SIZES, OF_SIZE = (4, 16), "threads a worker"

    def words(self):
        return [self.python, "-m", "gunicorn", "hall.wsgi", "--bind", f"127.0.0.1:{self.port}", "--workers", 2,
                "--worker-class", "gthread", "--threads", self.SIZE, "--worker-connections", 1000, "--keep-alive", 75,
                "--backlog", 2048, "--log-level", "warning"]


class FastAPI(Peer):
    NAME, FOLDER, TABLES = "FastAPI + SQLAlchemy, PostgreSQL", "fastapi", ("check_in", "audit")
    SIZES, OF_SIZE = (10, 40), "connections a worker"

    def words(self):
        return [self.python, "-m", "uvicorn", "app:app", "--host", "127.0.0.1", "--port", self.port, "--workers", 2,
                "--loop", "uvloop", "--http", "httptools", "--no-access-log", "--log-level", "warning",
                "--timeout-keep-alive", 75, "--backlog", 2048]


class Ours(Hall):
    NAME, SIZES, SIZE = "balai, SQLite", (0,), 0
    # A refusal is a sentence on the page.
    NAMES_FAULTS = False
    CITY = "bogor"

    def open(self):
        binary = self.asked.binary
        if not os.access(binary, os.X_OK):
            raise Refused(f"{binary} is missing: cargo build --release -p balai")
        for words in (("serve",), ("city", "enter")):
            if subprocess.run([binary, *words, "--help"], capture_output=True).returncode:
                raise Refused(f"{binary} has no command \"balai {' '.join(words)}\" yet")
        folder = self.work / "balai"
        self.run("rm", "-rf", folder)
        folder.mkdir()
        self.database = self.place(folder)
        env = {name: value for name, value in os.environ.items() if not name.startswith("BALAI_")}
        env |= {"BALAI_KEY_FILE": str(folder / "keys.txt"), "BALAI_DATABASE": self.database, "NO_COLOR": "1"}
        self.env = env
        self.run(binary, "city", "enter", TOP / "cities" / self.CITY, "--orders", self.order(folder), "--database",
                 self.database, env=env)
        config = folder / "balai.toml"
        config.write_text(f'rehearsal = true\nlisten = "127.0.0.1:{self.port}"\n'
                          f'admin = "127.0.0.1:{free_port()}"\n[log]\nlevel = "warn"\n')
        words = [binary, "serve", "--config", config]
        self.server = Server(words, self.port, f"/{self.CITY}/masuk", self.work / "balai.log", env)
        self.sign_in()

    def place(self, folder):
        return f"sqlite:{folder / 'hall.db'}"

    def order(self, folder):
        """An order of a week, moved by whole weeks so that today is within it: a check-in is then weighed by a rule."""
        text = (TOP / "orders" / f"{self.CITY}-2021-06-29.balai").read_text()
        today = datetime.now(timezone(timedelta(hours=7))).date()
        weeks = (today - date(2021, 6, 29)) // timedelta(weeks=1)
        later = lambda found: str(date.fromisoformat(found[0]) + timedelta(weeks=weeks))
        file = folder / f"{self.CITY}-now.balai"
        file.write_text(re.sub(r"\b20\d\d-\d\d-\d\d\b", later, text))
        return file

    def sign_in(self):
        """The rehearsal door gives four people a unit, so it is asked for many units."""
        door = Reader(self.port)
        _, _, page = door.ask(f"/{self.CITY}/masuk")
        units = [line.split(",")[0] for line in (TOP / "cities" / self.CITY / "units.csv").read_text().splitlines()]
        units = [slug for slug in units if f'value="{slug}"' in page]
        asked = [(unit, n) for n in range(4) for unit in units][: self.asked.sessions]
        if len(asked) < self.asked.sessions:
            raise Refused(f"the rehearsal door gives {len(asked)} sessions, --sessions wants {self.asked.sessions}")
        self.sessions = [self.session("employee", unit, n) for unit, n in asked]
        self.overseer = self.session("inspectorate", "", 0)

    def session(self, role, unit, nth):
        reader, door = Reader(self.port), f"/{self.CITY}/masuk"
        _, _, page = reader.ask(door)
        form = {"tanda": field(page, "tanda"), "kunci": field(page, "kunci"), "peran": role, "unit": unit,
                "orang": nth, "ke": "/akun"}
        status, _, page = reader.ask(door, form)
        if status != 303 or "sesi" not in reader.cookies:
            raise Refused(f"signing in as {role} of {unit or 'the city'} answers {status}")
        cookies = {name: value for name, value in reader.cookies.items() if name in ("sesi", "perangkat")}
        status, _, page = reader.ask(self.OWN)
        if status == 404:
            raise Refused(f"the page of check-in, {self.OWN}, is not there yet")
        return Session(cookies, field(page, "tanda"))

    def ask(self, sql):
        with sqlite3.connect(f"file:{self.database.removeprefix('sqlite:')}?mode=ro", uri=True) as base:
            return base.execute(sql).fetchone()[0]

    def rows(self):
        """Check-ins, journal lines."""
        return [int(self.ask(sql)) for sql in
                ("SELECT count(*) FROM attendance", "SELECT count(*) FROM journal WHERE act = 'check-in'")]

    def whole(self):
        self.run(self.asked.binary, "journal", "verify", "--database", self.database, env=self.env)


class OursOnPostgres(Ours):
    NAME = "balai, PostgreSQL"

    def place(self, folder):
        self.postgres = Postgres()
        return self.postgres.url

    def ask(self, sql):
        return self.postgres.ask(sql)


HALLS = {"ours": [Ours, OursOnPostgres], "django": [Django], "fastapi": [FastAPI]}
