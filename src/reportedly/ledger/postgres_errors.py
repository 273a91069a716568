"""What a PostgreSQL server or the way to it failed at, as one of the ledger's errors.

Codes: https://www.postgresql.org/docs/15/errcodes-appendix.html. A connection that was refused carries none; what is
said then is the server's own sentence.
"""

from __future__ import annotations

from reportedly.ledger import errors
from reportedly.ledger.address import Address

_KEPT = "all that was acknowledged is kept"
_BUSY = "is in use by another writer that did not let go; try again when that one has ended"
_LOST = f"the connection to the server was lost; try again when it is back, {_KEPT}"
_FORBIDDEN = "this name may not do that here; ask the server's keeper for permission"

# By code, else by its first two characters, the class.
_BY_CODE: dict[str, tuple[type[errors.LedgerError], str]] = {
    "08": (errors.LedgerUnavailable, _LOST),
    "22": (errors.LedgerConflict, "the entry holds what the database cannot store"),
    "23": (errors.LedgerConflict, "the entry contradicts what is kept"),
    "25006": (errors.LedgerReadOnly, "the server takes nothing in now, it is a standby or set to read-only"),
    "25P03": (errors.LedgerBusy, f"the server ended an addition that took too long; try again, {_KEPT}"),
    "28": (errors.LedgerUnavailable, "the server refused the name or the password; check both"),
    "3D000": (errors.LedgerMissing, "there is no such database; check its name, or have it made with createdb"),
    "40": (errors.LedgerBusy, f"another writer was in the way; try again, {_KEPT}"),
    "42501": (errors.LedgerReadOnly, _FORBIDDEN),
    "53100": (errors.LedgerFull, f"the server's disk is full; have room made and add again, {_KEPT}"),
    "53": (errors.LedgerBusy, "the server has no room for more now, of memory or connections; try again later"),
    "54": (errors.LedgerConflict, "the entry is larger than the database can hold"),
    "55P03": (errors.LedgerBusy, _BUSY),
    "57014": (errors.LedgerBusy, f"the server ended the request, by its keeper or its limit of time; {_KEPT}"),
    "57": (errors.LedgerUnavailable, _LOST),
    "58": (errors.LedgerUnavailable, f"the server's disk failed to read or write; have it checked, {_KEPT}"),
    "XX001": (errors.LedgerDamaged, "is damaged; have it restored from a backup"),
    "XX002": (errors.LedgerDamaged, "is damaged in an index; have the server's keeper run REINDEX"),
}

# What servers and libpq say of a connection that did not come about; in other languages the general sentence is used.
_BY_WORDS: tuple[tuple[str, str], ...] = (
    ("password authentication failed", "28"),
    ("no password supplied", "28"),
    ("authentication failed", "28"),
    ("no pg_hba.conf entry", "28"),
    ("remaining connection slots", "53"),
    ("too many clients", "53"),
    ("too many connections", "53"),
    ("starting up", "57"),
    ("shutting down", "57"),
)


def told(address: Address, error: BaseException) -> errors.LedgerError:
    """The ledger's error for one of psycopg's."""
    code = getattr(error, "sqlstate", None)
    if code is None:
        return _not_connected(address, " ".join(str(error).split()))
    kind, message = _BY_CODE.get(code) or _BY_CODE.get(code[:2]) or (errors.LedgerError, "the database refused")
    if kind in (errors.LedgerConflict, errors.LedgerError):
        message = f"{message} ({_first_line(error)})"
    return kind(address, message)


def _not_connected(address: Address, said: str) -> errors.LedgerError:
    lowered = said.lower()
    code = next((code for words, code in _BY_WORDS if words in lowered), None)
    if code is None and "database" in lowered and "does not exist" in lowered:
        code = "3D000"
    if code is not None:
        kind, message = _BY_CODE[code]
        return kind(address, message)
    if "the connection is closed" in lowered or "server closed the connection" in lowered or "consuming" in lowered:
        return errors.LedgerUnavailable(address, _LOST)
    return errors.LedgerUnavailable(
        address, f"the server cannot be reached; check the address and that it runs ({said.removesuffix('.')})"
    )


def _first_line(error: BaseException) -> str:
    return str(error).strip().partition("\n")[0]
