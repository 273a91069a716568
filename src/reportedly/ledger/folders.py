"""The folders of a machine, taken out of a copy of an older ledger before it is handed on: ledgers keep none now.

The log cannot be altered, so it goes on: one entry lists the rows anew, and from then on they have those digests.
Nothing else may be listed twice, and no row but reports and refusals (`checking`).
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select, update

from reportedly.ledger import chain, rows, schema
from reportedly.ledger.chain import Entry
from reportedly.ledger.engine_sqlite import SqliteDatabase
from reportedly.ledger.entries import moment
from reportedly.ledger.file import LedgerFile
from reportedly.ledger.schema import RELISTED

GUARDS = tuple(f"{table}_no_update" for table in RELISTED)


class Folders(LedgerFile):
    """A copy that is about to be handed on."""

    def take_out_folders(self, at: datetime) -> int:
        """Names all input by its file's name where it stands with an absolute path. How many rows that were. Only for
        an SQLite file that nobody else has open."""
        if not isinstance(self._database, SqliteDatabase):
            raise TypeError("only a file that is about to be handed on is changed")
        with self._writing() as connection:
            altered = [(table, *found) for table in RELISTED for found in _with_folders(connection, table)]
            if altered:
                guards = _guards(connection)
                for name in guards:
                    connection.exec_driver_sql(f"DROP TRIGGER {name}")
                for table, row, changed in altered:
                    _alter(connection, table, row, changed)
                for statement in guards.values():
                    connection.exec_driver_sql(statement)
                told = [(table, {**row, **changed}) for table, row, changed in altered]
                chain.append(connection, Entry(chain.FOLDERS, str(len(told)), moment(at)), told)
        if altered:
            self._sweep()
        return len(altered)


def _with_folders(connection: Connection, table: str) -> list[tuple[dict[str, object], dict[str, object]]]:
    statement = select(schema.metadata.tables[table])
    found = connection.execution_options(yield_per=500).execute(statement).mappings()
    return list(rows.rows_with_folders(table, map(dict, found)))


def _guards(connection: Connection) -> dict[str, str]:
    statement = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    return {name: sql for name, sql in connection.exec_driver_sql(statement) if name in GUARDS}


def _alter(connection: Connection, table: str, row: dict[str, object], changed: dict[str, object]) -> None:
    columns = schema.metadata.tables[table].c
    ((key, value),) = ((name, row[name]) for name in chain.KEYS[table])
    connection.execute(update(schema.metadata.tables[table]).where(columns[key] == value).values(changed))
