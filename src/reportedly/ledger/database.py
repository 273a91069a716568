"""The database behind a ledger: what SQLite and PostgreSQL do each in their own way."""

from __future__ import annotations

from abc import ABC, abstractmethod
from contextlib import AbstractContextManager
from dataclasses import dataclass

from sqlalchemy import Connection, Engine

from reportedly.ledger.address import Address, ServerAddress

BUSY_SECONDS = 60.0  # how long a writer waits for another one; each holds the lock for one report only


@dataclass(frozen=True)
class Wanted:
    """How a ledger is to be opened: made where there is none, and opened for reading where it cannot be written."""

    create: bool = True
    readonly_ok: bool = False


class Database(ABC):
    """One database, open. `writable`: whether it can be added to."""

    engine: Engine
    address: Address
    writable: bool

    @abstractmethod
    def settle(self, wanted: Wanted) -> None:
        """Refuses what is not ours or too new, then brings a new or older ledger up to date. Two processes may do so
        at the same time. Raises the LedgerError that fits, or the database's own error."""

    @abstractmethod
    def reading(self) -> AbstractContextManager[Connection]:
        """A transaction that sees one state from its first statement to its end, and keeps nobody from writing."""

    @abstractmethod
    def writing(self, *, lasting: bool = True) -> AbstractContextManager[Connection]:
        """A transaction that holds the ledger's only write lock from its start: what it reads cannot change before it
        writes, so that writers can neither overtake nor deadlock each other. Whoever waits too long gets LedgerBusy.
        `lasting`: when it has ended, it is on the disk and outlives a power cut; otherwise only once `sync` returned,
        or a lasting one that came later."""

    @abstractmethod
    def sync(self) -> None:
        """Waits until all that was written is on the disk."""

    @abstractmethod
    def sweep(self) -> None:
        """Gives the room of deleted rows back, so that nothing of them is left on the disk."""

    def close(self) -> None:
        """Closes all connections. Closing twice is harmless."""
        self.engine.dispose()


def database_at(address: Address, wanted: Wanted) -> Database:
    """Connects to what lies at an address, without looking into it. Raises the LedgerError that fits."""
    if isinstance(address, ServerAddress):
        from reportedly.ledger.engine_postgres import PostgresDatabase

        return PostgresDatabase(address)
    from reportedly.ledger.engine_sqlite import SqliteDatabase

    return SqliteDatabase(address, wanted)
