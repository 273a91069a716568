"""A whole ledger put elsewhere: from one engine to another, row by row, with its log, so that nothing is lost on the
way and the copy proves it by the same hashes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, Table, exists, func, insert, select, text

from reportedly.ledger import chain, errors, redaction, schema, search
from reportedly.ledger.chain import Head
from reportedly.ledger.file import LedgerFile

BATCH = 500  # rows read and written at once
KEPT: tuple[Table, ...] = tuple(
    table for table in schema.metadata.sorted_tables if table.name in chain.KEYS or table is schema.log
)  # what is derived from these is made again, not copied


@dataclass(frozen=True)
class Copied:
    """How many rows of each table were copied, and the last entry of the log, here and there."""

    rows: Mapping[str, int]
    head: Head


class Copying(LedgerFile):
    """Copies of a ledger."""

    def copy_to(self, target: LedgerFile, advance: Callable[[int], None] = lambda rows: None) -> Copied:
        """Copies everything into an empty ledger, in one transaction: all or nothing. Others may add to this ledger
        meanwhile; what they add is not in the copy. `advance` is told how many rows are done. LedgerConflict where the
        target is not empty."""
        with self._reading() as source, target._writing() as there:
            if any(there.scalar(select(exists(table.select()))) for table in KEPT):
                raise errors.LedgerConflict(target.path, "is not empty; copy into a new ledger")
            counts = {table.name: _copy_table(source, there, table, advance) for table in KEPT}
            _index(there)
            _continue_numbers(there)
            return Copied(counts, chain.head(there))

    def size(self) -> int:
        """How many rows a copy has."""
        with self._reading() as connection:
            return sum(connection.scalar(select(func.count()).select_from(table)) or 0 for table in KEPT)


def _copy_table(source: Connection, there: Connection, table: Table, advance: Callable[[int], None]) -> int:
    keys = list(table.primary_key)
    found = source.execution_options(yield_per=BATCH).execute(select(table).order_by(*keys))
    count = 0
    for batch in found.mappings().partitions(BATCH):
        there.execute(insert(table), [dict(row) for row in batch])
        count += len(batch)
        advance(len(batch))
    return count


def _index(connection: Connection) -> None:
    """Enters all reports for the search, without the words that are not to be shown."""
    hidden: dict[str, list[str]] = {}
    for row in connection.execute(select(schema.redactions.c.report, schema.redactions.c.words)):
        hidden.setdefault(row.report, []).append(row.words)
    columns = schema.reports.c
    last = ""
    ordered = select(columns.id, columns.title, columns.text).order_by(columns.id).limit(BATCH)
    while batch := connection.execute(ordered.where(columns.id > last)).all():
        for report, title, body in batch:
            words = sorted(hidden.get(report, ()))
            shown = [redaction.hidden(part, words) if words else part for part in (title, body)]
            search.add(connection, report, *shown)
        last = batch[-1].id


def _continue_numbers(connection: Connection) -> None:
    """PostgreSQL counts beside the table; it has to go on after the numbers that were copied. SQLite looks itself."""
    if connection.dialect.name != "postgresql":
        return
    for table in (schema.codings, schema.refusals):
        counter = f"pg_get_serial_sequence('{table.name}', 'number')"
        last = f"(SELECT max(number) FROM {table.name})"
        connection.execute(text(f"SELECT setval({counter}, coalesce({last}, 1), {last} IS NOT NULL)"))
