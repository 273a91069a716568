"""A ledger on a PostgreSQL server: several at once, nothing changed afterwards, and what goes wrong said plainly."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_samples import ARRIVED, add, coding_of, raw_of, report_of

from cluster import Cluster
from reportedly.ledger import (
    Ledger,
    LedgerBusy,
    LedgerConflict,
    LedgerMissing,
    LedgerNewer,
    LedgerReadOnly,
    LedgerUnavailable,
    NotALedger,
    schema,
)
from reportedly.ledger.address import ServerAddress, address_of

WRITER = Path(__file__).with_name("ledger_samples.py")


def test_an_address_is_told_from_a_file_and_shown_without_its_password() -> None:
    address = address_of("postgresql://mina:hidden%20word@host:5433/deaths?sslmode=require")
    assert isinstance(address, ServerAddress)
    assert str(address) == "postgresql://mina:***@host:5433/deaths?sslmode=require"
    assert "hidden" not in repr(address)
    assert "hidden" not in str(ServerAddress("postgresql://mina:hidden@[bad:port/deaths"))
    assert address_of("postgresql.ledger") == Path("postgresql.ledger")


def test_without_the_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(LedgerUnavailable, match=r"pip install 'reportedly\[postgres\]'"):
        Ledger.open("postgresql://mina@host/deaths")


@pytest.mark.parametrize("address", ["postgresql://[bad:port/deaths", "postgresql://host:port/deaths"])
def test_what_is_no_address_is_told(address: str, postgres: Cluster) -> None:
    with pytest.raises(LedgerUnavailable, match="write it as postgresql://user@host"):
        Ledger.open(address)


def test_what_refuses_a_connection_is_told_in_plain_words(postgres: Cluster, database: str, tmp_path: Path) -> None:
    with pytest.raises(LedgerUnavailable, match="refused the name or the password") as raised:
        Ledger.open(postgres.address("postgres", password="wrong"))
    assert "wrong" not in str(raised.value)
    with pytest.raises(LedgerMissing, match=r"no such database.*createdb"):
        Ledger.open(postgres.address("nowhere"))
    with pytest.raises(LedgerUnavailable, match="cannot be reached; check the address"):
        Ledger.open(f"postgresql://mina@/deaths?host={tmp_path}")
    with pytest.raises(LedgerMissing, match="no ledger in this database"):
        Ledger.open(database, create=False)
    with pytest.raises(LedgerUnavailable, match="cannot be reached"):
        Ledger.open(f"{database}&nonsense=1")


def test_a_database_of_another_program_is_left_untouched(postgres: Cluster) -> None:
    name = postgres.new_database()
    postgres.execute("CREATE TABLE recipes (id int)", name)
    with pytest.raises(NotALedger, match="another program"):
        Ledger.open(postgres.address(name))
    postgres.drop(name)


def test_a_database_that_cannot_hold_all_letters_is_refused(postgres: Cluster) -> None:
    name = postgres.new_database("LATIN1")
    with pytest.raises(NotALedger, match=r"LATIN1.*encoding UTF8"):
        Ledger.open(postgres.address(name))
    postgres.drop(name)


def test_a_ledger_of_a_newer_program_is_refused(postgres: Cluster, database: str) -> None:
    Ledger.open(database).close()
    postgres.execute("UPDATE alembic_version SET version_num = '9999'", name_of(database))
    with pytest.raises(LedgerNewer, match="update reportedly"):
        Ledger.open(database)


def name_of(address: str) -> str:
    return address.partition("@/")[2].partition("?")[0]


def test_text_is_compared_by_code_points_and_numbers_have_64_bits(postgres: Cluster, database: str) -> None:
    import psycopg

    Ledger.open(database).close()
    columns = "SELECT table_name, column_name, data_type, collation_name FROM information_schema.columns"
    with psycopg.connect(database) as connection:
        found = connection.execute(f"{columns} WHERE table_schema = 'public'").fetchall()
    kept = [row for row in found if (row[0] in schema.metadata.tables and row[1] != "words") or row[0] == "redactions"]
    assert len(kept) > 60
    assert {row[2] for row in kept} <= {"text", "bigint", "double precision", "bytea"}
    assert {row[3] for row in kept if row[2] == "text"} == {"C"}


@pytest.mark.parametrize("table", [table.name for table in schema.APPEND_ONLY])
def test_content_is_neither_changed_nor_removed(postgres: Cluster, database: str, table: str) -> None:
    import psycopg

    with Ledger.open(database) as ledger:
        add(ledger, 1)
    column = next(iter(schema.metadata.tables[table].columns)).name
    filled = table in ("reports", "coders", "codings", "claims", "tolls", "log")
    statements = [f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}"] if filled else []
    for statement in [*statements, f"TRUNCATE {table} CASCADE"]:
        with pytest.raises(psycopg.errors.RestrictViolation, match="append-only"):
            postgres.execute(statement, name_of(database))


@given(st.text(st.characters(exclude_categories=["Cs"])) | st.text(st.sampled_from("\x00\x10" + "0a")))
def test_any_text_comes_back_from_how_the_database_keeps_it(text: str) -> None:
    pytest.importorskip("psycopg")
    from reportedly.ledger.psycopg_ways import escaped, unescaped

    kept = escaped(text.encode())
    assert b"\x00" not in kept
    assert unescaped(kept).decode() == text


def test_characters_that_the_server_does_not_take_are_kept_all_the_same(database: str) -> None:
    report = report_of(1, title="a\x00b\x10\x100", publisher="\x00", notes=("\x00",))
    with Ledger.open(database) as ledger:
        ledger.add(report, raw_of(1), coding_of(report), ARRIVED)
        assert ledger.report(report.id) == report
        assert ledger.check().problems == ()


def test_a_name_that_may_only_read_can_read(postgres: Cluster, database: str) -> None:
    with Ledger.open(database) as ledger:
        add(ledger, 1)
    name = name_of(database)
    for statement in (
        "DROP ROLE IF EXISTS reader",
        "CREATE ROLE reader LOGIN PASSWORD 'may read'",
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader",
    ):
        postgres.execute(statement, name)
    address = database.replace("keeper:only%20on%20loopback", "reader:may%20read")
    with pytest.raises(LedgerReadOnly, match="may be read only"):
        Ledger.open(address)
    with Ledger.open(address, readonly_ok=True) as ledger:
        assert [report.id for report in ledger.reports()] == [report_of(1).id]
        with pytest.raises(LedgerReadOnly):
            add(ledger, 2)


def test_another_writer_that_never_lets_go_is_told(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.ledger.database.BUSY_SECONDS", 0.05)
    with Ledger.open(database) as ledger, Ledger.open(database) as other:
        with other._writing(), pytest.raises(LedgerBusy, match="another writer"):
            add(ledger, 1)
        assert ledger.counts().reports == 0
        assert add(ledger, 1)


def test_a_lost_connection_is_told_and_the_next_one_works(postgres: Cluster, database: str) -> None:
    with Ledger.open(database) as ledger:
        add(ledger, 1)
        gone = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'reportedly'"
        with pytest.raises(LedgerUnavailable, match="connection to the server was lost"):
            add_while(ledger, lambda: postgres.execute(gone))
        assert add(ledger, 2)
        assert ledger.counts().reports == 2


def add_while(ledger: Ledger, something: Callable[[], None]) -> None:
    with ledger._writing() as connection:
        something()
        connection.exec_driver_sql("SELECT 1")


def test_an_entry_that_contradicts_what_is_kept_is_told(database: str) -> None:
    with Ledger.open(database) as ledger:
        add(ledger, 1)
        other = report_of(2, id=report_of(1).id)
        with pytest.raises(LedgerConflict, match="contradicts what is kept"):
            ledger.add(other, raw_of(2), coding_of(other), ARRIVED)
        assert ledger.check().problems == ()


def test_two_that_open_an_empty_database_at_once_make_one_ledger(database: str) -> None:
    with ThreadPoolExecutor(6) as pool:
        for opened in list(pool.map(lambda _: Ledger.open(database), range(6))):
            opened.close()
    with Ledger.open(database) as ledger:
        assert ledger.check().problems == ()


@pytest.mark.slow
def test_several_writers_at_once_add_everything_once(database: str, tmp_path: Path) -> None:
    count, at_once = 40, 4
    parts = [(n * count // 8, n * count // 8 + count // 2) for n in range(at_once)]
    writers = [
        subprocess.Popen([sys.executable, str(WRITER), database, str(tmp_path / f"said-{a}"), str(a), str(b)])
        for a, b in parts
    ]
    assert [writer.wait(timeout=120) for writer in writers] == [0] * at_once
    with Ledger.open(database) as ledger:
        kept = sorted(report.id for report in ledger.reports())
        assert kept == sorted(report_of(number).id for number in range(max(b for _, b in parts)))
        assert ledger.check().problems == ()
