"""Proof that nothing in a ledger was altered or removed: each entry of the log against the one before it, each row
against the digest that its entry holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from reportedly.ledger import chain, schema
from reportedly.ledger.chain import Head
from reportedly.ledger.file import LedgerFile

STREAMED = {"yield_per": 1000}
NAMES = {"reports": "report", "refusals": "refusal", "coders": "coder", "codings": "coding", "claims": "claim",
         "tolls": "toll", "decisions": "decision", "deletions": "deletion", "redactions": "redaction"}  # fmt: skip
Digests = dict[str, dict[str, tuple[str, int]]]  # table -> key -> digest, entry


@dataclass(frozen=True)
class Checked:
    """What a check found, one sentence for each thing that is wrong; how much was looked at; the last entry of the log.
    Whoever noted an earlier `head` elsewhere can tell that the log was not made anew."""

    problems: tuple[str, ...]
    entries: int
    rows: int
    head: Head


class Checking(LedgerFile):
    """Checks of a ledger."""

    def head(self) -> Head:
        """The last entry of the log."""
        with self._reading() as connection:
            return chain.head(connection)

    def check(self, noted: str | None = None) -> Checked:
        """Reads everything. `noted`: the hash of an entry that was noted earlier, which must still be in the log."""
        with self._reading() as connection, _damaged_text_too(connection):
            problems = list(_database(connection))
            digests: Digests = {}
            problems += _log(connection, digests, noted)
            entries = chain.entries(connection)
            rows = sum(map(len, digests.values()))
            for table in digests:
                problems += _rows(connection, table, digests[table])
            missing = sorted(set(chain.KEYS) - set(digests))
            for table in missing:
                problems += _rows(connection, table, {})
            last = connection.execute(
                select(schema.log.c.entry, schema.log.c.hash).order_by(schema.log.c.entry.desc()).limit(1)
            ).first()
        head = Head(0, chain.START) if last is None else Head(last.entry, chain.text_of(last.hash))
        return Checked(tuple(problems), entries, rows, head)


@contextmanager
def _damaged_text_too(connection: Connection) -> Iterator[None]:
    """Text comes as bytes from SQLite, so that text which is none any more can be told and not only refused."""
    raw: Any = connection.connection.dbapi_connection
    if connection.dialect.name != "sqlite" or raw is None:
        yield
        return
    before, raw.text_factory = raw.text_factory, bytes
    try:
        yield
    finally:
        raw.text_factory = before


def _database(connection: Connection) -> Iterator[str]:
    """What the database itself finds wrong: pages, links, guards of the tables."""
    if connection.dialect.name == "sqlite":
        for row in connection.exec_driver_sql("PRAGMA integrity_check"):
            if chain.text_of(row[0]) != "ok":
                yield f"SQLite: {chain.text_of(row[0])}"
        for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield f"table {chain.text_of(row[0])}, row {row[1]}: no such {chain.text_of(row[2])}"
        guards = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    else:
        guards = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
    there = {chain.text_of(row[0]) for row in connection.exec_driver_sql(guards)}
    for table in schema.APPEND_ONLY:
        for change in ("update", "delete"):
            if f"{table.name}_no_{change}" not in there:
                yield f"table {table.name}: the guard against {change} is missing"


def _log(connection: Connection, digests: Digests, noted: str | None) -> Iterator[str]:
    """What is wrong with the chain; gathers the digests that its entries hold."""
    previous, number, seen = chain.START, 0, noted is None
    deleted: set[str] = set()
    owned: dict[str, list[tuple[str, str]]] = {}
    log = schema.log
    for row in connection.execution_options(**STREAMED).execute(select(log).order_by(log.c.entry)).mappings():
        number += 1
        if row["entry"] != number:
            yield f"log: entry {number} is missing"
            number = row["entry"]
        if chain.text_of(row["previous"]) != previous:
            yield f"log entry {number}: does not follow the entry before it; one of the two was altered, or one removed"
        previous = chain.text_of(row["hash"])
        seen = seen or previous == noted
        if row["form"] != chain.FORM or chain.entry_hash(dict(row)) != previous:
            yield f"log entry {number} ({chain.text_of(row['what'])} {chain.text_of(row['subject'])}): was altered"
        subject = chain.text_of(row["subject"])
        if chain.text_of(row["what"]) == "deletion":
            deleted.add(subject)
        yield from _gather(row, digests, owned.setdefault(subject, []))
    for subject in deleted:
        for table, key in owned.get(subject, ()):
            digests[table].pop(key, None)
    if not seen:
        yield f"log: the noted entry {noted} is not in it; the log was made anew, or cut off"


def _gather(row: Any, digests: Digests, owned: list[tuple[str, str]]) -> Iterator[str]:
    try:
        anew = chain.text_of(row["what"]) == chain.FOLDERS
        for table, key, found in chain.listed(chain.text_of(row["rows"])):
            known = digests.setdefault(table, {})
            if (key in known) is not anew or (anew and table not in schema.RELISTED):
                yield f"log entry {row['entry']}: lists {NAMES[table]} {key} a second time, or as a known one"
            known[key] = (found, row["entry"])
            if table in schema.DELETABLE:
                owned.append((table, key))
    except ValueError as error:
        yield f"log entry {row['entry']}: its list of rows was altered ({error})"


def _rows(connection: Connection, table: str, digests: dict[str, tuple[str, int]]) -> Iterator[str]:
    """Rows that are not as they were entered, are missing, or were never entered."""
    left = set(digests)
    rows = connection.execution_options(**STREAMED).execute(select(schema.metadata.tables[table])).mappings()
    for row in map(dict, rows):
        key = chain.row_key(table, row)
        name = f"{NAMES[table]} {key}"
        known = digests.get(key)
        left.discard(key)
        if known is None:
            yield f"{name}: is not in the log; it was added behind its back, or its id was altered"
        elif chain.row_digest(table, row) != known[0]:
            yield f"{name}: was altered after it was added (log entry {known[1]})"
    for key in sorted(left):
        yield f"{NAMES[table]} {key}: was removed, or its id was altered (log entry {digests[key][1]})"
