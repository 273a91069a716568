"""The steps of the migrations lead to the tables that the program uses, and the tables refuse what must not happen."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from ledger_samples import ARRIVED, add, claim_of, raw_of, report_of
from sqlalchemy import MetaData

from reportedly.ledger import Ledger, rows, schema
from reportedly.ledger.upgrading import MIGRATIONS
from reportedly.records import Report


@pytest.fixture
def made(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as ledger:
        add(ledger, 1)
    return path


def test_the_newest_step_is_the_one_the_program_names() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [schema.HEAD]


def test_the_steps_lead_to_the_tables_of_the_schema(made: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext
    from sqlalchemy import create_engine
    from sqlalchemy.pool import NullPool

    engine = create_engine(f"sqlite:///{made}", poolclass=NullPool)
    with engine.connect() as connection:
        options = {"compare_type": True, "include_object": lambda thing, name, *_: not name.startswith("search_words")}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, schema.metadata) == []


def test_the_tables_are_strict_and_the_file_is_marked_as_a_ledger(made: Path) -> None:
    connection = sqlite3.connect(made)
    strict = {row[1]: row[5] for row in connection.execute("PRAGMA table_list") if row[1] in schema.metadata.tables}
    assert strict == dict.fromkeys(schema.metadata.tables, 1)
    assert connection.execute("PRAGMA application_id").fetchone() == (schema.APPLICATION_ID,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


@pytest.mark.parametrize("table", [table.name for table in schema.APPEND_ONLY])
def test_content_is_neither_changed_nor_removed(made: Path, table: str) -> None:
    triggers = {"reports", "coders", "codings", "claims", "tolls"}
    connection = sqlite3.connect(made)
    if table in triggers:
        column = next(iter(schema.metadata.tables[table].columns)).name
        for statement in (f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                connection.execute(statement)
    found = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    assert {f"{table}_no_update", f"{table}_no_delete"} <= found
    connection.close()


def test_the_same_tables_can_be_made_in_postgresql() -> None:
    from sqlalchemy.dialects import postgresql
    from sqlalchemy.schema import CreateTable

    for table in schema.metadata.sorted_tables:
        text = str(CreateTable(table).compile(dialect=postgresql.dialect()))
        assert "STRICT" not in text
        assert table.name in text


def test_a_ledger_of_the_first_version_is_brought_up_to_date_and_all_of_it_entered_into_the_log(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    report = report_of(1)
    made_by_the_first_version(path, report)
    with Ledger.open(path) as ledger:
        assert list(ledger.records()) == [(report, (claim_of(report),))]
        assert ledger.raw(report.id) == raw_of(1)
        checked = ledger.check()
        assert (checked.problems, checked.entries, checked.rows) == ((), 5, 7)
        assert ledger.search("Northford") == [report.id]
        assert add(ledger, 2)
        assert ledger.check().problems == ()


DECISION = ("id", "kind", "subject", "value", "decided_by", "why")


def made_by_the_first_version(path: Path, report: Report) -> None:
    """A ledger in the first form, filled by hand with a row in each table."""
    from alembic import command
    from alembic.config import Config
    from sqlalchemy import create_engine, insert
    from sqlalchemy.pool import NullPool

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)
    claim = claim_of(report)
    row = {**rows.claim_row(claim), "record": claim.model_dump_json()}
    del row["packed"]
    at = "2016-10-01T12:30:00.000Z"
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        tables = MetaData()
        tables.reflect(connection)
        for name, content in {
            "reports": rows.report_row(report, raw_of(1), ARRIVED),
            "coders": {"id": "coder-1", "description": "{}", "first_used_at": at},
            "codings": {"report": report.id, "coder": "coder-1", "coded": 1, "reason": None, "coded_at": at},
            "claims": row,
            "tolls": rows.toll_rows(claim)[0],
            "refusals": {"origin": "a", "reason": "b", "message": "c", "refused_at": at},
            "decisions": dict.fromkeys(("id", "kind", "subject", "value", "decided_by", "why"), "x")
            | {"decided_at": at},
        }.items():
            connection.execute(insert(tables.tables[name]), content)


def test_opening_again_changes_nothing(made: Path) -> None:
    before = made.read_bytes()
    with Ledger.open(made) as ledger:
        assert ledger.counts().reports == 1
    assert made.read_bytes() == before
