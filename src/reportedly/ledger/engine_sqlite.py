"""A ledger in an SQLite file: looked at before SQLite touches it, opened, read and written."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from reportedly.ledger import database, errors, upgrading
from reportedly.ledger.database import Database, Wanted
from reportedly.ledger.schema import APPLICATION_ID

SQLITE_MAGIC = b"SQLite format 3\0"
OLDEST_SQLITE = (3, 37, 0)  # the first with STRICT tables
BEGIN = "reportedly_begin"  # execution option: which BEGIN a transaction starts with


@dataclass(frozen=True)
class Location:
    """Where a ledger lies and what may be done there. `settled`: nobody can write beside it, so no lock is needed."""

    path: Path
    writable: bool
    settled: bool = False


def locate(path: Path, *, create: bool, readonly_ok: bool) -> Location:
    """Checks the path before SQLite touches it. Raises the LedgerError that fits."""
    path = path.absolute()
    try:
        return _located(path, create=create, readonly_ok=readonly_ok)
    except OSError as error:
        raise errors.LedgerUnavailable(
            path, f"cannot be looked at ({error.strerror}); check its name and folder"
        ) from error


def _located(path: Path, *, create: bool, readonly_ok: bool) -> Location:
    if path.is_dir():
        raise errors.LedgerIsFolder(path, "is a folder; name a file in it, as in " + str(path / "ledger.db"))
    if not path.exists():
        return _new_file(path, create=create)
    if not path.is_file():
        raise errors.NotALedger(path, "is no regular file; name another one")
    _check_magic(path)
    folder_writable = _writable(path.parent)
    if _writable(path) and folder_writable:
        return Location(path, writable=True)
    if not readonly_ok:
        what = "is read-only" if folder_writable else "lies in a folder that is read-only"
        raise errors.LedgerReadOnly(path, f"{what}; make it writable, or copy the ledger elsewhere and name the copy")
    return Location(path, writable=False, settled=not folder_writable and not _wal_pending(path))


def _new_file(path: Path, *, create: bool) -> Location:
    if not path.parent.is_dir():
        raise errors.LedgerMissing(
            path, f"the folder {path.parent} does not exist; create it first, or name another place"
        )
    if not create:
        raise errors.LedgerMissing(path, "there is no ledger here; check the name, or make one with `reportedly add`")
    if not _writable(path.parent):
        raise errors.LedgerReadOnly(
            path, f"the folder {path.parent} is read-only; make it writable, or name another place"
        )
    return Location(path, writable=True)


def _writable(path: Path) -> bool:
    """A file without any write permission counts as protected, even for an administrator whom the system lets pass."""
    return bool(path.stat().st_mode & 0o222) and os.access(path, os.W_OK)


def _check_magic(path: Path) -> None:
    with path.open("rb") as file:
        head = file.read(len(SQLITE_MAGIC))
    if head and head != SQLITE_MAGIC:
        raise errors.NotALedger(path, "is not a ledger (not an SQLite file); name another file, it is left untouched")


def _wal_pending(path: Path) -> bool:
    wal = path.with_name(path.name + "-wal")
    return wal.exists() and wal.stat().st_size > 0


def connect(location: Location) -> Engine:
    """An engine whose transactions begin as the execution option `BEGIN` says, by default deferred (for reading)."""
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise errors.LedgerError(
            location.path, f"needs SQLite 3.37 or newer, this Python carries {sqlite3.sqlite_version}"
        )
    mode = "rwc" if location.writable else "ro"
    address = f"{location.path.as_uri()}?mode={mode}" + ("&immutable=1" if location.settled else "")

    def open_file() -> sqlite3.Connection:
        # isolation_level None: we begin transactions ourselves, see the dialect's notes on pysqlite
        return sqlite3.connect(
            address, uri=True, timeout=database.BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )

    engine = create_engine("sqlite://", creator=open_file, poolclass=QueuePool, max_overflow=-1)  # a reader never waits
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")  # what we acknowledge outlives a power cut, not only a crash
    connection.execute("PRAGMA wal_autocheckpoint = 4000")  # pages: rows of many reports fall on the same ones
    connection.execute("PRAGMA trusted_schema = OFF")  # a ledger file may come from somebody else
    connection.execute("PRAGMA cache_size = -8192")  # kB; a server reads by many connections at once


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get(BEGIN, "BEGIN"))


class SqliteDatabase(Database):
    """A file, open."""

    def __init__(self, path: Path, wanted: Wanted) -> None:
        self._location = locate(path, create=wanted.create, readonly_ok=wanted.readonly_ok)
        self.address = self._location.path
        self.writable = self._location.writable
        self.engine = connect(self._location)

    def settle(self, wanted: Wanted) -> None:
        path = self._location.path
        with self.engine.connect() as connection:
            revision = _revision(connection, path)
        if upgrading.is_current(path, revision):
            return
        if not self.writable:
            raise errors.LedgerOlder(
                path, "was made by an older version and is read-only; make it writable once, or copy it"
            )
        self.use_write_ahead_log()
        with self.writing() as connection:
            upgrading.upgrade(connection)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self, *, lasting: bool = True) -> Iterator[Connection]:
        with self.engine.connect().execution_options(**{BEGIN: "BEGIN IMMEDIATE"}) as connection:
            driver: Any = connection.connection.driver_connection
            driver.execute("PRAGMA synchronous = FULL" if lasting else "PRAGMA synchronous = NORMAL")
            driver.execute("PRAGMA cache_size = -65536")  # kB; ids are digests: new rows fall anywhere in an index
            with connection.begin():
                yield connection

    def sync(self) -> None:
        wal = self._location.path.with_name(self._location.path.name + "-wal")
        try:
            file = os.open(wal, os.O_RDWR)
        except FileNotFoundError:  # taken over into the ledger's file, which SQLite does with a sync of its own
            return
        try:
            os.fsync(file)
        finally:
            os.close(file)

    def save(self, path: Path, *, compact: bool) -> None:
        """Writes the ledger, as it is at one moment, to a new file, while others go on. `compact`: no empty room."""
        raw = self.engine.raw_connection()
        try:
            source: Any = raw.driver_connection
            if compact:
                source.execute("VACUUM INTO ?", (str(path),))
            else:
                with closing(sqlite3.connect(path)) as copy:
                    source.backup(copy)
        finally:
            raw.close()

    def use_write_ahead_log(self) -> None:
        """Lets readers and a writer be there at once; the file keeps it. SQLite does not wait here, we do."""
        waited_until = time.monotonic() + database.BUSY_SECONDS
        raw = self.engine.raw_connection()
        try:
            while True:
                try:
                    raw.cursor().execute("PRAGMA journal_mode = WAL")
                    return
                except sqlite3.OperationalError as error:
                    if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > waited_until:
                        raise
                    time.sleep(0.02)
        finally:
            raw.close()

    def sweep(self) -> None:
        raw = self.engine.raw_connection()
        try:
            cursor = raw.cursor()
            cursor.execute("INSERT INTO search_words (search_words) VALUES ('optimize')")
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            raw.close()


def _revision(connection: Connection, path: Path) -> str | None:
    """The file's migration; None for a file without tables. NotALedger if other tables are there."""
    tables = {row[0] for row in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables:
        return None
    mark = connection.exec_driver_sql("PRAGMA application_id").scalar()
    if mark != APPLICATION_ID or "alembic_version" not in tables:
        raise errors.NotALedger(path, "is an SQLite file of another program; name another file, it is left untouched")
    return upgrading.revision_in(connection)
