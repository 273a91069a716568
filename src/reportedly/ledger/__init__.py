"""What is kept: reports, codings and claims, append-only, in one SQLite file."""

from reportedly.ledger.chain import Head
from reportedly.ledger.checking import Checked
from reportedly.ledger.derived import Derivation, DerivedChange, Linked
from reportedly.ledger.entries import ClaimQuery, CodingEntry, Counts, Custody, Deletion, Redaction, Refusal
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
    "Checked",
    "ClaimQuery",
    "CodingEntry",
    "Counts",
    "Custody",
    "Deletion",
    "Derivation",
    "DerivedChange",
    "Head",
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
    "Linked",
    "NotALedger",
    "Redaction",
    "Refusal",
    "UnknownEntry",
]
