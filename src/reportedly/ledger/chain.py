"""The log of a ledger: one entry for each addition, each holding digests of the rows added and the hash of the entry
before it, so that nothing can be altered or removed without breaking it.

What an entry's hash is of, and what a row's digest is of, is fixed by `FORM`: old entries are read by the form they
were written in, and a change here is a new form beside this one.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from reportedly.ledger import schema
from reportedly.ledger.inserting import first, put

FORM = 1
START = "0" * 64  # stands for the entry before the first
DIGEST_BYTES = 16
FOLDERS = "folders"  # what an entry does that lists rows anew, without the folders that stood in them

# Columns by table that a row's digest is of, and those that name the row. The order is part of the form.
KEYS: Mapping[str, tuple[str, ...]] = {
    "reports": ("id",),
    "refusals": ("number",),
    "coders": ("id",),
    "codings": ("report", "coder"),
    "claims": ("id",),
    "tolls": ("claim", "position"),
    "decisions": ("id",),
    "deletions": ("report",),
    "redactions": ("id",),
}
COLUMNS: Mapping[str, tuple[str, ...]] = {
    name: tuple(column.name for column in schema.metadata.tables[name].columns) for name in KEYS
}
MARKS = {"reports": "r", "refusals": "x", "coders": "k", "codings": "n", "claims": "c", "tolls": "t", "decisions": "d",
         "deletions": "-", "redactions": "#"}  # fmt: skip # one letter a row keeps the log small
TABLES = {mark: name for name, mark in MARKS.items()}


@dataclass(frozen=True)
class Head:
    """The last entry of a log: its number, 0 for none, and its hash."""

    entry: int
    hash: str


@dataclass(frozen=True)
class Entry:
    """What was done, to what (an id), and when it became known."""

    what: str
    subject: str
    at: str


def head(connection: Connection) -> Head:
    """The last entry."""
    row = first(connection, "SELECT entry, hash FROM log ORDER BY entry DESC LIMIT 1")
    return Head(0, START) if row is None else Head(*row)


def append(connection: Connection, entry: Entry, added: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
    """Enters an addition: the rows with the names of their tables. Needs a transaction of `Database.writing`, in which
    no other one can enter anything."""
    last = head(connection)
    row = {
        "entry": last.entry + 1,
        "form": FORM,
        "at": entry.at,
        "what": entry.what,
        "subject": entry.subject,
        "rows": "\n".join(row_line(table, row) for table, row in added),
        "previous": last.hash,
    }
    put(connection, schema.log, [{**row, "hash": entry_hash(row)}])


def entry_hash(entry: Mapping[str, Any]) -> str:
    """SHA-256 of an entry's fields, each with its type and length, the hash of the entry before it among them."""
    names = ("entry", "form", "at", "what", "subject", "rows", "previous")
    return hashlib.sha256(b"".join(_canonical(entry[name]) for name in names)).hexdigest()


def row_line(table: str, row: Mapping[str, Any]) -> str:
    """A row as an entry lists it: a mark of its table, its key, its digest."""
    return f"{MARKS[table]} {row_key(table, row)} {row_digest(table, row)}"


def row_key(table: str, row: Mapping[str, Any]) -> str:
    return "/".join(text_of(row[name]) for name in KEYS[table])


def row_digest(table: str, row: Mapping[str, Any]) -> str:
    """The first 128 bits of the SHA-256 of a row's columns, in base64."""
    state = hashlib.sha256(b"".join(map(_canonical, map(row.get, COLUMNS[table]))))
    return b64encode(state.digest()[:DIGEST_BYTES]).decode().rstrip("=")


def text_of(value: Any) -> str:
    """A value of a key; bytes, as they are read where text may be damaged, too."""
    return value.decode("utf-8", "backslashreplace") if isinstance(value, bytes) else str(value)


def _canonical(value: Any) -> bytes:
    """Type, length and content. Text and the same text in bytes are one, so that damaged text can be compared."""
    if value is None:
        return b"-"
    if isinstance(value, str):
        content = value.encode()
        return b"s%d:%s" % (len(content), content)
    if isinstance(value, bytes):
        content = value
    elif isinstance(value, float):
        content = value.hex().encode()
    else:
        content = str(int(value)).encode()
        return b"i%d:%s" % (len(content), content)
    return b"s%d:%s" % (len(content), content)


def listed(rows: str) -> Iterator[tuple[str, str, str]]:
    """Table, key and digest of each row that an entry lists. ValueError where its text is damaged."""
    for line in rows.split("\n") if rows else ():
        mark, rest = line.split(" ", 1)
        key, found = rest.rsplit(" ", 1)
        if mark not in TABLES:
            raise ValueError(f"there is no mark '{mark}'")
        yield TABLES[mark], key, found


def known_by(connection: Connection, before: str | None, kinds: Iterable[str]) -> str:
    """The hash of the last entry of these kinds, of those up to a moment: it stands for all that came before."""
    log = schema.log.c
    statement = select(log.hash).where(log.what.in_(tuple(kinds))).order_by(log.entry.desc()).limit(1)
    if before is not None:
        statement = statement.where(log.at <= before)
    return connection.scalar(statement) or START


def entries(connection: Connection) -> int:
    """How many entries there are."""
    return connection.scalar(select(func.count()).select_from(schema.log)) or 0
