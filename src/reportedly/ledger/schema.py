"""The ledger's tables as they are now. How older files get here is told by the migrations.

Types are those of SQLite's STRICT tables, TEXT, INTEGER, REAL and BLOB, and what holds and orders the same in
PostgreSQL: 64 bits for numbers, and text in the order of its code points. Days are ISO 8601 text
("2016-09-27"), moments UTC with "Z", so text order is time order. Nothing but the derived tables is ever changed.
"""

from __future__ import annotations

from sqlalchemy import (
    REAL,
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import DOUBLE_PRECISION

APPLICATION_ID = (
    0x52505444  # "RPTD": marks the file as a ledger, see https://www.sqlite.org/pragma.html#pragma_application_id
)
HEAD = "0003"  # the newest migration

TEXT = Text().with_variant(Text(collation="C"), "postgresql")
NUMBER = Integer().with_variant(BigInteger(), "postgresql")
DEGREES: REAL[float] = REAL().with_variant(DOUBLE_PRECISION(), "postgresql")

LASTING = text("lasting = 1")  # spelled out: SQLite takes a partial index only where the question has the same words

metadata = MetaData()


def _table(name: str, *items: Column[object] | UniqueConstraint) -> Table:
    return Table(name, metadata, *items, sqlite_strict=True)


def _text(name: str, *, nullable: bool = False, primary_key: bool = False) -> Column[object]:
    return Column(name, TEXT, nullable=nullable, primary_key=primary_key)


def _link(name: str, target: str, *, primary_key: bool = False) -> Column[object]:
    return Column(name, TEXT, ForeignKey(target), nullable=False, primary_key=primary_key)


reports = _table(
    "reports",
    _text("id", primary_key=True),
    _text("title"),
    _text("published", nullable=True),
    _text("publisher", nullable=True),
    _text("url", nullable=True),
    _text("language", nullable=True),
    _text("external_id", nullable=True),
    _text("origin"),
    _text("content_type"),
    _text("raw_sha256"),
    _text("text_sha256"),
    _text("notes"),
    _text("text"),
    _text("collected_at"),
    _text("collection_method"),
    _text("collected_by", nullable=True),
    Column("raw_size", NUMBER, nullable=False),
    Column("raw_zlib", LargeBinary, nullable=False),
    UniqueConstraint("raw_sha256", name="reports_raw_sha256_once"),
)

refusals = _table(
    "refusals",
    Column("number", NUMBER, primary_key=True),
    _text("origin"),
    _text("reason"),
    _text("message"),
    _text("raw_sha256", nullable=True),
    Column("size", NUMBER, nullable=True),
    _text("refused_at"),
)

coders = _table("coders", _text("id", primary_key=True), _text("description"), _text("first_used_at"))

codings = _table(
    "codings",
    Column("number", NUMBER, primary_key=True),
    _link("report", "reports.id"),
    _link("coder", "coders.id"),
    Column("coded", NUMBER, nullable=False),
    _text("reason", nullable=True),
    _text("coded_at"),
    UniqueConstraint("report", "coder", name="codings_once"),
)

claims = _table(
    "claims",
    _text("id", primary_key=True),
    _link("report", "reports.id"),
    _link("coder", "coders.id"),
    Column("position", NUMBER, nullable=False),
    _text("kind"),
    _text("status"),
    _text("source_kind"),
    _text("earliest", nullable=True),
    _text("latest", nullable=True),
    _text("place", nullable=True),
    Column("latitude", DEGREES, nullable=True),
    Column("longitude", DEGREES, nullable=True),
    _text("country", nullable=True),
    _text("record"),  # empty where `packed` holds it
    Column("packed", LargeBinary, nullable=True),
)

tolls = _table(
    "tolls",
    _link("claim", "claims.id", primary_key=True),
    Column("position", NUMBER, primary_key=True),
    _text("effect"),
    _text("people"),
    _text("scope"),
    Column("low", NUMBER, nullable=True),
    Column("high", NUMBER, nullable=True),
)

decisions = _table(
    "decisions",
    _text("id", primary_key=True),
    _text("kind"),
    _text("subject"),
    _text("value"),
    _text("decided_by"),
    _text("why"),
    _text("decided_at"),
)

deletions = _table(
    "deletions",
    _text("report", primary_key=True),
    _text("raw_sha256"),
    _text("why"),
    _text("deleted_by"),
    _text("deleted_at"),
    Column("claims", NUMBER, nullable=False),
)

redactions = _table(
    "redactions",
    _text("id", primary_key=True),
    _text("report"),
    _text("words"),
    _text("why"),
    _text("redacted_by"),
    _text("redacted_at"),
)

log = _table(
    "log",
    Column("entry", NUMBER, primary_key=True, autoincrement=False),
    Column("form", NUMBER, nullable=False),
    _text("at"),
    _text("what"),
    _text("subject"),
    _text("rows"),
    _text("previous"),
    _text("hash"),
)

searched = _table("searched", Column("number", NUMBER, primary_key=True), _text("report"))

derived_incidents = _table(
    "derived_incidents",
    _text("incident", primary_key=True),
    _text("first"),
    _text("last"),
    _text("record"),
    _text("facets"),
)

derived_members = _table(
    "derived_members",
    _text("claim", primary_key=True),
    _text("incident", primary_key=True),
)

derived_areas = _table(
    "derived_areas",
    _text("incident", primary_key=True),
    _text("area", primary_key=True),
    _text("first"),
    _text("last"),
    Column("lasting", NUMBER, nullable=False),
)

derived_states = _table("derived_states", _text("digest", primary_key=True), _text("state"), _text("linked"))

derived_workings = _table(
    "derived_workings",
    _text("name", primary_key=True),
    Column("part", NUMBER, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)

Index("reports_in_order", reports.c.published, reports.c.id)
Index("claims_in_order", claims.c.report, claims.c.coder, claims.c.position, claims.c.id)
Index("claims_by_kind", claims.c.kind)
Index("claims_by_day", claims.c.earliest)
Index("claims_by_place", claims.c.place, claims.c.kind)
Index("redactions_of_report", redactions.c.report)
Index("log_by_kind", log.c.what, log.c.entry)
Index("searched_report", searched.c.report, unique=True)
Index("derived_incidents_in_order", derived_incidents.c.first, derived_incidents.c.last, derived_incidents.c.incident)
Index("derived_areas_by_area", derived_areas.c.area, derived_areas.c.first)
Index(
    "derived_areas_that_last",
    derived_areas.c.area,
    derived_areas.c.first,
    derived_areas.c.last,
    sqlite_where=LASTING,
    postgresql_where=LASTING,
)
Index("derived_members_by_incident", derived_members.c.incident)

DERIVED = (derived_incidents, derived_members, derived_areas, derived_states, derived_workings)
APPEND_ONLY = (reports, refusals, coders, codings, claims, tolls, decisions, deletions, redactions, log)
DELETABLE = ("reports", "codings", "claims", "tolls")  # once a deletion says why
RELISTED = ("reports", "refusals")  # once an entry of the log takes folders out of them, see `folders`
