"""A ledger's file or database: opened, closed, read and written in transactions."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from pydantic_core import PydanticSerializationError
from sqlalchemy import Connection, Table

from reportedly.ledger import database, errors, queries
from reportedly.ledger.address import ServerAddress, address_of

SYNC_SECONDS = 1.0  # of work that a power cut may take, while additions are made together
CANDIDATES = 5  # how many identifiers an ambiguous beginning is answered with


class LedgerFile:
    """An open ledger, and the transactions in it. What it holds is told by the classes built on this one. `path`: the
    file, or the server's address."""

    def __init__(self, opened: database.Database) -> None:
        self._database = opened
        self.path = opened.address
        self.writable = opened.writable
        self._synced_at: float | None = None  # on the clock of `monotonic`, while additions are made together

    @classmethod
    def open(cls, address: str | Path | ServerAddress, *, create: bool = True, readonly_ok: bool = False) -> Self:
        """Opens a file, or a PostgreSQL database by its address (postgresql://...); makes the ledger (`create`), or
        brings an older one up to date. With `readonly_ok` a protected one is opened too, and adding to it raises
        LedgerReadOnly."""
        wanted = database.Wanted(create, readonly_ok)
        opened = database.database_at(address_of(address), wanted)
        try:
            with errors.told_plainly(opened.address):
                opened.settle(wanted)
        except BaseException:  # whatever it was, the connections are closed before it goes on
            opened.close()
            raise
        return cls(opened)

    def close(self) -> None:
        """Closes the file or the connections. Closing twice is harmless."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Inside, each addition is still a transaction of its own, all or nothing, and outlives the program; but the
        disk is waited for only once a second, and at the end. Whoever adds acknowledges after the end: until then a
        power cut may take the last second's work, which adding again brings back. For one thread at a time."""
        self._synced_at = time.monotonic()
        try:
            yield
        finally:
            self._synced_at = None
            if self.writable:
                self._sync()

    def _sync(self) -> None:
        try:
            with errors.told_plainly(self.path):
                self._database.sync()
        except OSError as error:
            raise errors.LedgerUnavailable(
                self.path, f"the disk did not take what was written ({error.strerror}); check it and add again"
            ) from error

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """A transaction that sees one state from its first statement to its end."""
        with errors.told_plainly(self.path), self._database.reading() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A transaction that holds the write lock from its start: what it reads cannot change before it writes."""
        if not self.writable:
            raise errors.LedgerReadOnly(
                self.path, "is read-only; make the file and its folder writable, or name another ledger"
            )
        lasting = self._synced_at is None
        try:
            with errors.told_plainly(self.path), self._database.writing(lasting=lasting) as connection:
                yield connection
        except (UnicodeEncodeError, PydanticSerializationError) as error:
            raise errors.LedgerConflict(
                self.path, f"the entry holds characters that cannot be stored ({error})"
            ) from error
        if self._synced_at is not None and time.monotonic() - self._synced_at > SYNC_SECONDS:
            self._sync()
            self._synced_at = time.monotonic()

    def _sweep(self) -> None:
        """Gives the room of deleted rows back, so that nothing of them is left in the file."""
        with errors.told_plainly(self.path):
            self._database.sweep()

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
