"""How psycopg is to treat text and cursors. Imported only where a server is used.

PostgreSQL takes no U+0000. It goes in as two characters and comes out as the one that it was: U+0010, "data link
escape", stands before what is meant otherwise; followed by "0" it is U+0000, by itself U+0010. Texts without the two
characters, nearly all, are kept as they are.
"""

from __future__ import annotations

import re
from typing import Any

from psycopg import Connection, ServerCursor
from psycopg.abc import Buffer
from psycopg.adapt import Loader
from psycopg.types.string import StrDumper

ESCAPE = b"\x10"
_MEANT_OTHERWISE = re.compile(b"[\x00\x10]")
_ESCAPED = re.compile(b"\x10(.?)", re.DOTALL)
_KEPT = {b"\x00": ESCAPE + b"0", ESCAPE: ESCAPE + ESCAPE}
_MEANT = {b"0": b"\x00", ESCAPE: ESCAPE}


class TextDumper(StrDumper):
    """Text on its way into the database."""

    def dump(self, obj: str) -> Buffer:
        return escaped(obj.encode())


class TextLoader(Loader):
    """Text on its way out of it."""

    def load(self, data: Buffer) -> str:
        return unescaped(bytes(data)).decode()


def escaped(text: bytes) -> bytes:
    """As the database keeps it."""
    if b"\x00" not in text and ESCAPE not in text:
        return text
    return _MEANT_OTHERWISE.sub(lambda found: _KEPT[found[0]], text)


def unescaped(text: bytes) -> bytes:
    """What `escaped` was given."""
    if ESCAPE not in text:
        return text
    return _ESCAPED.sub(lambda found: _MEANT.get(found[1], found[0]), text)


class Cursor(ServerCursor[Any]):
    """A cursor that may be forgotten: an iterator over a ledger may be left in the middle, and the end of its
    transaction closes the cursor on the server."""

    def __del__(self, _warn: object = None, /) -> None:
        pass


def set_up(connection: Connection[Any]) -> None:
    """From now on the connection does so."""
    connection.server_cursor_factory = Cursor
    connection.adapters.register_dumper(str, TextDumper)
    for kind in ("text", "varchar", "bpchar"):
        connection.adapters.register_loader(kind, TextLoader)
