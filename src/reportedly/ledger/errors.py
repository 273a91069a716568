# ruff: noqa: N818 - the names say what happened; all of them are errors by their root
"""What can go wrong with a ledger. Every message says what happened, to which file, and what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from reportedly.ledger.address import Address
from reportedly.ledger.packing import DamagedError


class LedgerError(Exception):
    """Root of all errors of this room. `path` is the ledger's file, or the address of its server."""

    def __init__(self, path: Address, message: str) -> None:
        super().__init__(f"{path}: {message}")
        self.path = path


class LedgerIsFolder(LedgerError):
    """The path names a folder."""


class LedgerMissing(LedgerError):
    """There is no such file, or no folder to put it in."""


class NotALedger(LedgerError):
    """The file is something else, or damaged beyond being read."""


class LedgerDamaged(LedgerError):
    """SQLite found the file's pages inconsistent."""


class LedgerReadOnly(LedgerError):
    """The ledger would have to be written and must not be."""


class LedgerNewer(LedgerError):
    """A newer version of the program made this ledger."""


class LedgerOlder(LedgerError):
    """An older version made this ledger and it cannot be brought up to date where it lies."""


class LedgerFull(LedgerError):
    """No room is left on the disk. What was acknowledged before is kept."""


class LedgerUnavailable(LedgerError):
    """The disk or the operating system failed a read or a write."""


class LedgerBusy(LedgerError):
    """Another process kept the ledger locked for longer than we wait."""


class LedgerConflict(LedgerError):
    """What was to be added contradicts what is there, or itself."""


class UnknownEntry(LedgerError):
    """No entry has this identifier."""


class AmbiguousEntry(LedgerError):
    """Several entries begin with these characters."""


# SQLite's primary result codes: https://www.sqlite.org/rescode.html
_BY_CODE: dict[int, tuple[type[LedgerError], str]] = {
    sqlite3.SQLITE_FULL: (
        LedgerFull,
        "no room is left to write; free some disk space and add again, all earlier reports are kept",
    ),
    sqlite3.SQLITE_IOERR: (
        LedgerUnavailable,
        "the disk failed to read or write; check it and try again, all earlier reports are kept",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        LedgerUnavailable,
        "cannot be opened; check that the file and its folder may be read and written",
    ),
    sqlite3.SQLITE_PERM: (LedgerUnavailable, "the system refused access; check who may read and write the file"),
    sqlite3.SQLITE_AUTH: (LedgerUnavailable, "the system refused access; check who may read and write the file"),
    sqlite3.SQLITE_READONLY: (
        LedgerReadOnly,
        "is read-only; make the file and its folder writable, or name another ledger",
    ),
    sqlite3.SQLITE_NOTADB: (NotALedger, "is not a ledger (not an SQLite file); name another file"),
    sqlite3.SQLITE_CORRUPT: (
        LedgerDamaged,
        "is damaged; restore it from a copy, or add its reports again to a new ledger",
    ),
    sqlite3.SQLITE_BUSY: (
        LedgerBusy,
        "is in use by another process that did not let go; try again when that one has ended",
    ),
    sqlite3.SQLITE_LOCKED: (
        LedgerBusy,
        "is in use by another process that did not let go; try again when that one has ended",
    ),
    sqlite3.SQLITE_TOOBIG: (LedgerConflict, "the entry is larger than the ledger can hold (about 1 GB)"),
    sqlite3.SQLITE_CONSTRAINT: (LedgerConflict, "the entry contradicts what is kept"),
}


@contextmanager
def told_plainly(path: Address) -> Iterator[None]:
    """Turns the database's errors into ours; an error we know no better words for keeps its own."""
    try:
        yield
    except DBAPIError as error:
        raise _translated(path, error.orig) from error
    except sqlite3.Error as error:
        raise _translated(path, error) from error
    except DamagedError as error:
        raise LedgerDamaged(path, f"a claim {error}; `reportedly check` names it") from error


def _translated(path: Address, error: BaseException | None) -> LedgerError:
    if error is not None and hasattr(error, "sqlstate"):
        from reportedly.ledger import postgres_errors

        return postgres_errors.told(path, error)
    code = getattr(error, "sqlite_errorcode", None)
    kind, message = _BY_CODE.get((code or 0) & 0xFF, (LedgerError, "the database refused"))
    if kind in (LedgerConflict, LedgerError):
        message = f"{message} ({error})"
    return kind(path, message)
