"""A ledger's file: opened, closed, read and written in transactions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from pydantic_core import PydanticSerializationError
from sqlalchemy import Connection, Engine, Table

from reportedly.ledger import database, errors, queries

CANDIDATES = 5  # how many identifiers an ambiguous beginning is answered with


class LedgerFile:
    """An open file, and the transactions in it. What it holds is told by the classes built on this one."""

    def __init__(self, engine: Engine, location: database.Location) -> None:
        self._engine = engine
        self.path = location.path
        self.writable = location.writable

    @classmethod
    def open(cls, path: Path, *, create: bool = True, readonly_ok: bool = False) -> Self:
        """Opens the file, makes it (`create`), or brings an older one up to date. With `readonly_ok` a protected file
        is opened too, and adding to it raises LedgerReadOnly."""
        location = database.locate(Path(path), create=create, readonly_ok=readonly_ok)
        engine = database.connect(location)
        try:
            with errors.told_plainly(location.path):
                database.settle(engine, location)
        except BaseException:  # whatever it was, the file is closed before it goes on
            engine.dispose()
            raise
        return cls(engine, location)

    def close(self) -> None:
        """Closes the file. Closing twice is harmless."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with errors.told_plainly(self.path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A transaction that holds the write lock from its start: what it reads cannot change before it writes."""
        if not self.writable:
            raise errors.LedgerReadOnly(
                self.path, "is read-only; make the file and its folder writable, or name another ledger"
            )
        with errors.told_plainly(self.path), self._engine.connect() as connection:
            connection = connection.execution_options(**{database.BEGIN: "BEGIN IMMEDIATE"})
            try:
                with connection.begin():
                    yield connection
            except (UnicodeEncodeError, PydanticSerializationError) as error:
                raise errors.LedgerConflict(
                    self.path, f"the entry holds characters that cannot be stored ({error})"
                ) from error

    def _sweep(self) -> None:
        """Gives the room of deleted rows back, so that nothing of them is left in the file."""
        with errors.told_plainly(self.path), self._engine.connect() as connection:
            if connection.dialect.name == "sqlite":
                raw = connection.connection.dbapi_connection
                assert raw is not None
                raw.execute("INSERT INTO search_words (search_words) VALUES ('optimize')")
                raw.execute("VACUUM")
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _resolve(self, connection: Connection, table: Table, start: str) -> str:
        """The identifier that is, or alone begins with, `start`."""
        what = table.name.removesuffix("s")
        found = list(connection.scalars(queries.beginning_with(table, start, CANDIDATES + 1))) if start else []
        if start in found or len(found) == 1:
            return str(found[0])
        if not found:
            raise errors.UnknownEntry(self.path, f"there is no {what} '{start}'")
        listed = ", ".join(found[:CANDIDATES]) + (", ..." if len(found) > CANDIDATES else "")
        raise errors.AmbiguousEntry(
            self.path, f"several {table.name} begin with '{start}': {listed}; give more characters"
        )
