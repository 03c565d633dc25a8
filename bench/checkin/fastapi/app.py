import asyncio
import hmac
import os
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from fastapi import Cookie, Depends, FastAPI, Form, HTTPException
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, FileSystemLoader
from pydantic import AwareDatetime, BaseModel, Field, field_validator
from sqlalchemy import Row, and_, bindparam, distinct, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from tables import audit, check_in, person, session, unit

SECRET = os.environ["SECRET"].encode()
ZONE = ZoneInfo("Asia/Jakarta")
SIZE = int(os.environ["POOL"])
engine = create_async_engine(os.environ["DATABASE"], pool_size=SIZE, max_overflow=0)
# First come, first served: who waits at the pool itself is overtaken by newcomers, for seconds.
turns = asyncio.Semaphore(SIZE)
pages = Environment(loader=FileSystemLoader("templates"), autoescape=True, auto_reload=False)
app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)

WHO = (
    select(person.c.id, person.c.number, person.c.name, person.c.unit_id, person.c.left_on, person.c.reads_recap,
           unit.c.slug, unit.c.name.label("unit"), session.c.token_hash, session.c.expires_at)
    .join_from(session, person).join(unit)
    .where(session.c.token_hash == bindparam("hashed"), session.c.ended_at.is_(None))
)
ONCE = insert(check_in).on_conflict_do_nothing(index_elements=["person_id", "key"]).returning(check_in.c.id)


async def database():
    async with turns, engine.connect() as connection:
        yield connection


Database = Annotated[AsyncConnection, Depends(database)]


async def signed_in(connection: Database, sesi: Annotated[str, Cookie()] = "") -> Row:
    hashed = sha256(sesi.encode()).hexdigest()
    who = (await connection.execute(WHO, {"hashed": hashed})).first()
    if who is None or who.expires_at <= datetime.now(UTC):
        raise HTTPException(401, "sign in")
    return who


Who = Annotated[Row, Depends(signed_in)]


def form_token(who: Row) -> str:
    return hmac.new(SECRET, who.token_hash.encode(), sha256).hexdigest()


class Tap(BaseModel):
    tanda: str = ""
    kunci: Annotated[str, Field(pattern="^[0-9A-Za-z-]{8,64}$")]
    jenis: Literal["masuk", "pulang"]
    cara: Literal["kantor", "lapangan", "rumah"]
    saat: AwareDatetime
    kirim: AwareDatetime | None = None

    @field_validator("saat")
    @classmethod
    def near(cls, at: datetime) -> datetime:
        now = datetime.now(UTC)
        if not now - timedelta(days=31) <= at <= now + timedelta(days=1):
            raise ValueError("not within the last 31 days")
        return at


@app.post("/bogor/saya/presensi")
async def tapped(tap: Annotated[Tap, Form()], who: Who, connection: Database):
    now = datetime.now(UTC)
    if not hmac.compare_digest(tap.tanda, form_token(who)):
        raise HTTPException(403, "the form is not of this session")
    if who.left_on and who.left_on <= now.astimezone(ZONE).date():
        raise HTTPException(403, "not on the staff")
    day = tap.saat.astimezone(ZONE).date()
    skew = round((tap.kirim - now).total_seconds()) if tap.kirim else None
    row = {"person_id": who.id, "key": tap.kunci, "day": day, "unit_id": who.unit_id, "way": tap.jenis,
           "mode": tap.cara, "at": tap.saat, "received_at": now, "skew_seconds": skew}
    if (await connection.execute(ONCE, row)).first():
        line = {"at": now, "act": "check-in", "actor": f"employee/{who.number}",
                "subject": f"attendance/bogor/{day}/{who.slug}/{who.number}",
                "payload": {"way": tap.jenis, "mode": tap.cara, "at": tap.saat.isoformat(), "skew_seconds": skew}}
        await connection.execute(audit.insert(), line)
    await connection.commit()
    return RedirectResponse("/bogor/saya?kata=presensi", 303)


@app.get("/bogor/saya", response_class=HTMLResponse)
async def mine(who: Who, connection: Database, kata: str = ""):
    today = datetime.now(ZONE).date()
    own = and_(check_in.c.day == today, check_in.c.unit_id == who.unit_id, check_in.c.person_id == who.id)
    taps = (await connection.execute(select(check_in).where(own).order_by(check_in.c.id))).all()
    shown = [(tap.way, tap.at.astimezone(ZONE), tap.mode) for tap in taps]
    page = pages.get_template("mine.html").render(who=who, taps=shown, done=kata, token=form_token(who))
    return HTMLResponse(page, headers={"Cache-Control": "no-store"})


@app.get("/bogor/rekap/presensi", response_class=HTMLResponse)
async def recap(who: Who, connection: Database):
    if not who.reads_recap:
        raise HTTPException(403, "not for you")
    today = and_(check_in.c.unit_id == unit.c.id, check_in.c.day == datetime.now(ZONE).date())
    heads = func.count(distinct(check_in.c.person_id))
    counts = (
        select(unit.c.name, heads.filter(check_in.c.way == "masuk").label("came"),
               heads.filter(check_in.c.way == "pulang").label("gone"))
        .outerjoin_from(unit, check_in, today).group_by(unit.c.id).order_by(unit.c.slug)
    )
    rows = (await connection.execute(counts)).all()
    return HTMLResponse(pages.get_template("recap.html").render(units=rows))
