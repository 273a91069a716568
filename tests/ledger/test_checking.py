"""Whatever is altered, removed or put in behind the ledger's back is found, and named."""

from __future__ import annotations

import random
import re
import sqlite3
import struct
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from ledger_samples import add, claim_of, coding_of, report_of

from reportedly.ledger import Ledger, chain
from reportedly.records import Unreadable

AT = datetime(2024, 3, 6, tzinfo=UTC)
FLIPS = 600
LOGGED = (*chain.KEYS, "log")


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A ledger with a row in every table."""
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as ledger:
        for number in range(4):
            add(ledger, number)
        ledger.add_coding(coding_of(report_of(1), "coder-2"), AT)
        ledger.refuse(Unreadable(origin="a.txt", reason="empty", message="There is nothing in it."), AT)
        ledger.decide("reject", "Mina", "of last year", AT, claims=(claim_of(report_of(0)).id,))
        ledger.redact(report_of(2).id, "Northford", "Mina", "asked for", AT)
        ledger.delete(report_of(3).id, "Mina", "asked for", AT)
        assert ledger.check().problems == ()
    return path


def behind_its_back(path: Path, statement: str, values: tuple[Any, ...] = ()) -> None:
    """Changes the file with the guards taken down and put up again, as somebody would who knows how."""
    connection = sqlite3.connect(path, isolation_level=None)
    guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    connection.execute("BEGIN")
    for name, _ in guards:
        connection.execute(f"DROP TRIGGER {name}")
    try:
        connection.execute(statement, values)
    except BaseException:
        connection.close()
        raise
    for _, guard in guards:
        connection.execute(guard)
    connection.execute("COMMIT")
    connection.close()


def problems(path: Path, noted: str | None = None) -> tuple[str, ...]:
    with Ledger.open(path) as ledger:
        return ledger.check(noted).problems


def flipped(value: Any, bit: random.Random) -> Any:
    """The value with one bit turned, of the same type."""
    if isinstance(value, int):
        return value ^ (1 << bit.randrange(31))
    if isinstance(value, float):
        (number,) = struct.unpack("<Q", struct.pack("<d", value))
        return struct.unpack("<d", struct.pack("<Q", number ^ (1 << bit.randrange(62))))[0]
    content = bytearray(value)
    at = bit.randrange(len(content) * 8)
    content[at // 8] ^= 1 << (at % 8)
    return bytes(content)


def cells(path: Path) -> list[tuple[str, int, str, str]]:
    """Every value of every logged row: table, number of the row, column, how SQLite is to store it."""
    connection = sqlite3.connect(path)
    found = []
    for table in LOGGED:
        columns = [(row[1], row[2]) for row in connection.execute(f"PRAGMA table_info({table})")]
        for (number,) in connection.execute(f"SELECT rowid FROM {table}"):
            found += [(table, number, column, kind) for column, kind in columns]
    connection.close()
    return found


@pytest.mark.slow
def test_every_single_bit_that_turns_is_found_and_its_row_named(made: Path) -> None:
    chance = random.Random(20240306)
    content, places = made.read_bytes(), cells(made)
    tried: list[str] = []
    while len(tried) < FLIPS:
        table, number, column, kind = chance.choice(places)
        connection = sqlite3.connect(made)
        connection.text_factory = bytes
        (value,) = connection.execute(f"SELECT {column} FROM {table} WHERE rowid = ?", (number,)).fetchone()
        connection.close()
        if value in (None, b""):
            continue
        cast = "CAST(? AS TEXT)" if kind == "TEXT" else "?"
        turn = f"UPDATE {table} SET {column} = {cast} WHERE rowid = ?"
        other = flipped(value, chance)
        try:
            behind_its_back(made, turn, (other, number))
        except sqlite3.IntegrityError:  # the row would be another one's double: the database itself refuses that
            made.write_bytes(content)
            continue
        found = problems(made)
        named = "log" if table == "log" else table.removesuffix("s")
        assert any(one.startswith(named) for one in found), (table, column, value, other, found)
        made.write_bytes(content)
        tried.append(table)
    assert set(tried) == set(LOGGED)


def test_a_row_that_was_removed_is_named(made: Path) -> None:
    gone = claim_of(report_of(0)).id
    behind_its_back(made, "DELETE FROM tolls WHERE claim = ?", (gone,))
    behind_its_back(made, "DELETE FROM claims WHERE id = ?", (gone,))
    assert [one for one in problems(made) if one.startswith(f"claim {gone}: was removed")]


def test_a_row_that_was_put_in_is_named(made: Path) -> None:
    behind_its_back(made, "INSERT INTO coders VALUES ('ghost', '{}', '2024-01-01')")
    (found,) = problems(made)
    assert found.startswith("coder ghost: is not in the log")


def test_a_log_entry_that_was_removed_is_noticed(made: Path) -> None:
    behind_its_back(made, "DELETE FROM log WHERE entry = 2")
    assert "log: entry 2 is missing" in problems(made)


def test_a_log_that_was_made_anew_is_noticed_by_whoever_noted_its_head(made: Path) -> None:
    with Ledger.open(made) as ledger:
        decision = ledger.decide("note", "Mina", "ask the author", AT, claims=(claim_of(report_of(0)).id,))
        noted = ledger.head().hash
    behind_its_back(made, "DELETE FROM log WHERE subject = ?", (decision.id,))
    behind_its_back(made, "DELETE FROM decisions WHERE id = ?", (decision.id,))
    assert problems(made) == ()  # an end that was cut off whole is no break in the chain
    assert problems(made, noted) == (f"log: the noted entry {noted} is not in it; the log was made anew, or cut off",)


def test_a_noted_head_stays_in_the_log_as_it_grows(made: Path) -> None:
    with Ledger.open(made) as ledger:
        noted = ledger.head().hash
        add(ledger, 9)
        assert ledger.head().hash != noted
        assert ledger.check(noted).problems == ()


def test_a_guard_that_was_taken_down_is_named(made: Path) -> None:
    connection = sqlite3.connect(made)
    connection.execute("DROP TRIGGER claims_no_update")
    connection.close()
    assert problems(made) == ("table claims: the guard against update is missing",)


def _all(file: sqlite3.Connection, *statements: str) -> None:
    for statement in statements:
        file.execute(statement)


def test_a_deletion_without_a_reason_in_the_log_is_seen_through(made: Path) -> None:
    known = report_of(0).id
    tombstone = f"INSERT INTO deletions VALUES ('{known}', 'x', 'because', 'nobody', '2024-01-01', 1)"
    tables = [f"DELETE FROM tolls WHERE claim IN (SELECT id FROM claims WHERE report = '{known}')"]
    tables += [f"DELETE FROM {table} WHERE report = '{known}'" for table in ("claims", "codings")]
    connection = sqlite3.connect(made, isolation_level=None)
    _all(connection, tombstone, *tables, f"DELETE FROM reports WHERE id = '{known}'")
    connection.close()
    found = problems(made)
    assert [one for one in found if one.startswith(f"report {known}: was removed")]
    assert [one for one in found if re.match(f"deletion {known}: is not in the log", one)]


def test_a_row_that_an_entry_lists_anew_is_told(made: Path) -> None:
    """Who can write the log could otherwise alter a report and enter it as if it had always been so."""
    with Ledger.open(made) as ledger, ledger._writing() as connection:
        row = {**connection.exec_driver_sql("SELECT * FROM claims LIMIT 1").mappings().one()}
        for what in ("report", chain.FOLDERS):
            chain.append(connection, chain.Entry(what, row["report"], "2024-03-07T00:00:00.000Z"), [("claims", row)])
    found = problems(made)
    assert len(found) == 2
    assert all("a second time" in problem for problem in found)
