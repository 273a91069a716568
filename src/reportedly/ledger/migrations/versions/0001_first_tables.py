"""First tables: reports, codings and claims, append-only; and tables that can be derived again.

Spelled out and not taken from `schema.py`: that one moves on, this step must not.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
NUMBER = sa.Integer().with_variant(sa.BigInteger(), "postgresql")
DEGREES: sa.REAL[float] = sa.REAL().with_variant(postgresql.DOUBLE_PRECISION(), "postgresql")
APPEND_ONLY = ("reports", "refusals", "coders", "codings", "claims", "tolls", "decisions")
APPLICATION_ID = 0x52505444


def upgrade() -> None:
    _reports()
    _codings()
    _claims()
    _decisions()
    _derived()
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        for name in APPEND_ONLY:
            _refuse_changes(name)


def downgrade() -> None:
    raise NotImplementedError("a ledger is append-only: it is not taken back to an older shape")


def _table(name: str, *items: sa.Column[object] | sa.Constraint) -> None:
    op.create_table(name, *items, sqlite_strict=True)


def _required(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, TEXT, nullable=False) for name in names]


def _optional(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, TEXT, nullable=True) for name in names]


def _key(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, TEXT, nullable=False, primary_key=True) for name in names]


def _link(name: str, target: str, primary_key: bool = False) -> sa.Column[object]:
    return sa.Column(name, TEXT, sa.ForeignKey(target), nullable=False, primary_key=primary_key)


def _reports() -> None:
    _table(
        "reports",
        *_key("id"),
        *_required("title"),
        *_optional("published", "publisher", "url", "language", "external_id"),
        *_required(
            "origin", "content_type", "raw_sha256", "text_sha256", "notes", "text", "collected_at", "collection_method"
        ),
        *_optional("collected_by"),
        sa.Column("raw_size", NUMBER, nullable=False),
        sa.Column("raw_zlib", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("raw_sha256", name="reports_raw_sha256_once"),
    )
    op.create_index("reports_in_order", "reports", ["published", "id"])
    _table(
        "refusals",
        sa.Column("number", NUMBER, primary_key=True),
        *_required("origin", "reason", "message"),
        *_optional("raw_sha256"),
        sa.Column("size", NUMBER, nullable=True),
        *_required("refused_at"),
    )


def _codings() -> None:
    _table("coders", *_key("id"), *_required("description", "first_used_at"))
    _table(
        "codings",
        sa.Column("number", NUMBER, primary_key=True),
        _link("report", "reports.id"),
        _link("coder", "coders.id"),
        sa.Column("coded", NUMBER, nullable=False),
        *_optional("reason"),
        *_required("coded_at"),
        sa.UniqueConstraint("report", "coder", name="codings_once"),
    )


def _claims() -> None:
    _table(
        "claims",
        *_key("id"),
        _link("report", "reports.id"),
        _link("coder", "coders.id"),
        sa.Column("position", NUMBER, nullable=False),
        *_required("kind", "status", "source_kind"),
        *_optional("earliest", "latest", "place"),
        sa.Column("latitude", DEGREES, nullable=True),
        sa.Column("longitude", DEGREES, nullable=True),
        *_optional("country"),
        *_required("record"),
    )
    op.create_index("claims_in_order", "claims", ["report", "coder", "position", "id"])
    op.create_index("claims_by_kind", "claims", ["kind"])
    op.create_index("claims_by_day", "claims", ["earliest"])
    _table(
        "tolls",
        _link("claim", "claims.id", primary_key=True),
        sa.Column("position", NUMBER, nullable=False, primary_key=True),
        *_required("effect", "people", "scope"),
        sa.Column("low", NUMBER, nullable=True),
        sa.Column("high", NUMBER, nullable=True),
    )


def _decisions() -> None:
    _table("decisions", *_key("id"), *_required("kind", "subject", "value", "decided_by", "why", "decided_at"))


def _derived() -> None:
    _table(
        "derived_incidents",
        *_key("digest"),
        sa.Column("position", NUMBER, nullable=False, primary_key=True),
        *_required("incident", "record"),
    )
    _table("derived_members", *_key("digest", "claim", "incident"))
    op.create_index("derived_members_by_incident", "derived_members", ["incident"])
    _table("derived_states", *_key("digest"), *_required("state"))


def _refuse_changes(table: str) -> None:
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, 'the table {table} is append-only'); END"
        )
