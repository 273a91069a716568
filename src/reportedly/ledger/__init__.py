"""What is kept: reports, codings and claims, append-only, in one SQLite file."""

from reportedly.ledger.entries import ClaimQuery, CodingEntry, Counts, Custody, Refusal
from reportedly.ledger.errors import (
    AmbiguousEntry,
    LedgerBusy,
    LedgerConflict,
    LedgerDamaged,
    LedgerError,
    LedgerFull,
    LedgerIsFolder,
    LedgerMissing,
    LedgerNewer,
    LedgerOlder,
    LedgerReadOnly,
    LedgerUnavailable,
    NotALedger,
    UnknownEntry,
)
from reportedly.ledger.ledger import Ledger

__all__ = [
    "AmbiguousEntry",
    "ClaimQuery",
    "CodingEntry",
    "Counts",
    "Custody",
    "Ledger",
    "LedgerBusy",
    "LedgerConflict",
    "LedgerDamaged",
    "LedgerError",
    "LedgerFull",
    "LedgerIsFolder",
    "LedgerMissing",
    "LedgerNewer",
    "LedgerOlder",
    "LedgerReadOnly",
    "LedgerUnavailable",
    "NotALedger",
    "Refusal",
    "UnknownEntry",
]
