"""Rows put into tables by statements that are spelled out once. Of a report's transaction, building each statement anew
took longer than running it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table

Row = Mapping[str, Any]


def put(connection: Connection, table: Table, entries: Iterable[Row]) -> None:
    """Inserts rows, if there are any; what a row does not name is NULL."""
    names, statement = _insert(table, mark(connection))
    values = [tuple(row.get(name) for name in names) for row in entries]
    if len(values) == 1:
        connection.exec_driver_sql(statement, values[0])
    elif values:
        connection.exec_driver_sql(statement, values)


def put_numbered(connection: Connection, table: Table, row: Row) -> int:
    """Inserts a row that the database numbers; its number."""
    names, statement = _insert(table, mark(connection), "number")
    found = connection.exec_driver_sql(f"{statement} RETURNING number", tuple(row.get(name) for name in names))
    return int(found.scalar_one())


def mark(connection: Connection) -> str:
    """What stands for a value in a statement of this engine."""
    return "?" if connection.dialect.paramstyle == "qmark" else "%s"


@cache
def _insert(table: Table, mark: str, without: str | None = None) -> tuple[tuple[str, ...], str]:
    names = tuple(column.name for column in table.columns if column.name != without)
    listed = ", ".join(f'"{name}"' for name in names)
    return names, f"INSERT INTO {table.name} ({listed}) VALUES ({', '.join([mark] * len(names))})"
