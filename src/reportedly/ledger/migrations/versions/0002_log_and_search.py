"""A log of all additions as a chain of hashes; deletions and redactions with their reasons; claims packed; search.

What is there already is entered into the log as it stands, in the order in which it came.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

# The form of log entries is kept for good beside later ones, so this step may rest on the program's own.
from reportedly.ledger import chain, search

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
NUMBER = sa.Integer().with_variant(sa.BigInteger(), "postgresql")
KEPT_FOR_EVER = ("refusals", "coders", "decisions", "deletions", "redactions", "log")
TOMBSTONE = "SELECT 1 FROM deletions WHERE deletions.report ="  # what lets a row be deleted
DELETABLE = {
    "reports": f"{TOMBSTONE} OLD.id",
    "codings": f"{TOMBSTONE} OLD.report",
    "claims": f"{TOMBSTONE} OLD.report",
    "tolls": "SELECT 1 FROM deletions JOIN claims ON claims.report = deletions.report WHERE claims.id = OLD.claim",
}


def upgrade() -> None:
    op.add_column("claims", sa.Column("packed", sa.LargeBinary, nullable=True))
    op.create_index("claims_by_place", "claims", ["place", "kind"])
    _tables()
    _derived()
    search.create(op.get_bind())
    _enter_what_is_there()
    for name in KEPT_FOR_EVER:
        _guard(name, "DELETE", None)
    for name, reason in DELETABLE.items():
        _guard(name, "DELETE", reason)
    for name in (*KEPT_FOR_EVER, *DELETABLE):
        _guard(name, "UPDATE", None)


def downgrade() -> None:
    raise NotImplementedError("a ledger is append-only: it is not taken back to an older shape")


def _required(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, TEXT, nullable=False) for name in names]


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, NUMBER, nullable=False)


def _tables() -> None:
    def key(name: str) -> sa.Column[str]:
        return sa.Column(name, TEXT, nullable=False, primary_key=True)

    entry = sa.Column("entry", NUMBER, nullable=False, primary_key=True, autoincrement=False)
    number = sa.Column("number", NUMBER, nullable=False, primary_key=True)
    deletions: list[sa.Column[Any]] = [*_required("raw_sha256", "why", "deleted_by", "deleted_at"), _number("claims")]
    op.create_table("deletions", key("report"), *deletions, sqlite_strict=True)
    redactions = _required("report", "words", "why", "redacted_by", "redacted_at")
    op.create_table("redactions", key("id"), *redactions, sqlite_strict=True)
    op.create_index("redactions_of_report", "redactions", ["report"])
    log: list[sa.Column[Any]] = [_number("form"), *_required("at", "what", "subject", "rows", "previous", "hash")]
    op.create_table("log", entry, *log, sqlite_strict=True)
    op.create_index("log_by_kind", "log", ["what", "entry"])
    op.create_table("searched", number, *_required("report"), sqlite_strict=True)
    op.create_index("searched_report", "searched", ["report"], unique=True)


def _derived() -> None:
    """What is derived is not kept: it is made again in its new shape."""
    op.drop_table("derived_incidents")
    op.execute("DELETE FROM derived_members")
    op.execute("DELETE FROM derived_states")
    digest = sa.Column("digest", TEXT, nullable=False, primary_key=True)
    position = sa.Column("position", NUMBER, nullable=False, primary_key=True)
    named = _required("incident", "record", "facets")
    op.create_table("derived_incidents", digest, position, *named, sqlite_strict=True)
    op.create_index("derived_incidents_by_id", "derived_incidents", ["incident"])


def _enter_what_is_there() -> None:
    connection = op.get_bind()
    for coder in _rows("SELECT * FROM coders ORDER BY first_used_at, id"):
        _enter("coder", coder["id"], coder["first_used_at"], [("coders", coder)])
    for report in _rows("SELECT * FROM reports ORDER BY collected_at, id"):
        _enter("report", report["id"], report["collected_at"], [("reports", report)])
        search.add(connection, report["id"], report["title"], report["text"])
    for coding in _rows("SELECT * FROM codings ORDER BY number"):
        _enter("coding", coding["report"], coding["coded_at"], [("codings", coding), *_coded(coding)])
    for refusal in _rows("SELECT * FROM refusals ORDER BY number"):
        _enter("refusal", str(refusal["number"]), refusal["refused_at"], [("refusals", refusal)])
    for decision in _rows("SELECT * FROM decisions ORDER BY decided_at, id"):
        _enter("decision", decision["id"], decision["decided_at"], [("decisions", decision)])


def _coded(coding: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    named = {"report": coding["report"], "coder": coding["coder"]}
    chosen = "SELECT * FROM claims WHERE report = :report AND coder = :coder ORDER BY position, id"
    claims = _rows(chosen, **named)
    tolls = [
        toll
        for claim in claims
        for toll in _rows("SELECT * FROM tolls WHERE claim = :claim ORDER BY position", claim=claim["id"])
    ]
    return [*(("claims", claim) for claim in claims), *(("tolls", toll) for toll in tolls)]


def _rows(statement: str, **named: str) -> list[dict[str, Any]]:
    return [dict(row) for row in op.get_bind().execute(sa.text(statement), named).mappings()]


def _enter(what: str, subject: str, at: str, added: list[tuple[str, dict[str, Any]]]) -> None:
    chain.append(op.get_bind(), chain.Entry(what, subject, at), added)


def _guard(table: str, change: str, reason: str | None) -> None:
    """A trigger that refuses a change; with a reason, only where the reason is not there."""
    name = f"{table}_no_{change.lower()}"
    refusal = f"the table {table} is append-only"
    if op.get_bind().dialect.name == "postgresql":
        condition = "TRUE" if reason is None else f"NOT EXISTS ({reason})"
        op.execute(
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF {condition} THEN RAISE EXCEPTION '{refusal}' USING ERRCODE = 'restrict_violation'; END IF; "
            "RETURN OLD; END $$"
        )
        op.execute(f"CREATE TRIGGER {name} BEFORE {change} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")
        if change == "UPDATE":  # never allowed; TRUNCATE does not ask the guards of rows
            emptying = f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}"
            op.execute(f"{emptying} FOR EACH STATEMENT EXECUTE FUNCTION {name}()")
        return
    op.execute(f"DROP TRIGGER IF EXISTS {name}")
    when = "" if reason is None else f"WHEN NOT EXISTS ({reason}) "
    op.execute(f"CREATE TRIGGER {name} BEFORE {change} ON {table} {when}BEGIN SELECT RAISE(ABORT, '{refusal}'); END")
