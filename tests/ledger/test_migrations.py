"""The steps of the migrations lead to the tables that the program uses, and the tables refuse what must not happen."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from ledger_samples import add

from reportedly.ledger import Ledger, schema
from reportedly.ledger.database import MIGRATIONS


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
        context = MigrationContext.configure(connection, opts={"compare_type": True})
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


def test_opening_again_changes_nothing(made: Path) -> None:
    before = made.read_bytes()
    with Ledger.open(made) as ledger:
        assert ledger.counts().reports == 1
    assert made.read_bytes() == before
