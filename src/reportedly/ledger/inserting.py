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
    values = [tuple(map(row.get, names)) for row in entries]
    if values and connection.dialect.name == "sqlite":
        _driver(connection).executemany(statement, values)
    elif len(values) == 1:
        connection.exec_driver_sql(statement, values[0])
    elif values:
        connection.exec_driver_sql(statement, values)


def put_numbered(connection: Connection, table: Table, row: Row) -> int:
    """Inserts a row that the database numbers; its number."""
    names, statement = _insert(table, mark(connection), "number")
    return int(first(connection, f"{statement} RETURNING number", tuple(map(row.get, names)))[0])


def first(connection: Connection, statement: str, values: tuple[Any, ...] = ()) -> Any:
    """The first row of what a statement finds, or makes; None for none."""
    if connection.dialect.name == "sqlite":
        return next(iter(_driver(connection).execute(statement, values).fetchall()), None)
    return connection.exec_driver_sql(statement, values).first()


def _driver(connection: Connection) -> Any:
    """SQLite's own connection: what SQLAlchemy does around a statement takes longer than the statement."""
    return connection.connection.driver_connection


def mark(connection: Connection) -> str:
    """What stands for a value in a statement of this engine."""
    return "?" if connection.dialect.paramstyle == "qmark" else "%s"


@cache
def _insert(table: Table, mark: str, without: str | None = None) -> tuple[tuple[str, ...], str]:
    names = tuple(column.name for column in table.columns if column.name != without)
    listed = ", ".join(f'"{name}"' for name in names)
    return names, f"INSERT INTO {table.name} ({listed}) VALUES ({', '.join([mark] * len(names))})"
