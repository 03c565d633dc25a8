from sqlalchemy import (BigInteger, Boolean, Column, Date, DateTime, ForeignKey, Index, Integer, MetaData, Table, Text,
                        UniqueConstraint)
from sqlalchemy.dialects.postgresql import JSONB

metadata = MetaData()
INSTANT = DateTime(timezone=True)

unit = Table(
    "unit", metadata,
    Column("id", Integer, primary_key=True), Column("slug", Text, unique=True), Column("name", Text, nullable=False),
)
person = Table(
    "person", metadata,
    Column("id", Integer, primary_key=True),
    Column("number", Text, unique=True),
    Column("name", Text, nullable=False),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("left_on", Date),
    Column("reads_recap", Boolean, nullable=False),
)
session = Table(
    "session", metadata,
    Column("token_hash", Text, primary_key=True),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("expires_at", INSTANT, nullable=False),
    Column("ended_at", INSTANT),
)
check_in = Table(
    "check_in", metadata,
    Column("id", BigInteger, primary_key=True),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("key", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("way", Text, nullable=False),
    Column("mode", Text, nullable=False),
    Column("at", INSTANT, nullable=False),
    Column("received_at", INSTANT, nullable=False),
    Column("skew_seconds", Integer),
    UniqueConstraint("person_id", "key"),
    Index("check_in_day", "day", "unit_id", "person_id"),
)
audit = Table(
    "audit", metadata,
    Column("id", BigInteger, primary_key=True),
    Column("at", INSTANT, nullable=False),
    Column("act", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("payload", JSONB, nullable=False),
)
