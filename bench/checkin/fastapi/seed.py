"""Makes the tables, units, people and sessions; prints the session of the recap, then those of people.

    seed.py UNITS PEOPLE SESSIONS
"""
import asyncio
import os
import secrets
import sys
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from sqlalchemy.ext.asyncio import create_async_engine

from tables import metadata, person, session, unit


async def main():
    units, people, sessions = map(int, sys.argv[1:4])
    ends = datetime.now(UTC) + timedelta(hours=12)
    tokens = [secrets.token_hex(32) for _ in range(sessions + 1)]
    async with create_async_engine(os.environ["DATABASE"]).begin() as connection:
        await connection.run_sync(metadata.create_all)
        rows = [{"id": n + 1, "slug": f"unit-{n:03}", "name": f"Unit {n}"} for n in range(units)]
        await connection.execute(unit.insert(), rows)
        rows = [{"id": n + 1, "number": f"BGR-{n:05}", "name": f"Pegawai {n}", "unit_id": n % units + 1,
                 "left_on": None, "reads_recap": n == 0} for n in range(people)]
        await connection.execute(person.insert(), rows)
        rows = [{"token_hash": sha256(token.encode()).hexdigest(), "person_id": n + 1, "expires_at": ends}
                for n, token in enumerate(tokens)]
        await connection.execute(session.insert(), rows)
    print("\n".join(tokens))


asyncio.run(main())
