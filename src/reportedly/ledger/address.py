"""Where a ledger lies: a file, or a database on a PostgreSQL server."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

SERVER = ("postgresql://", "postgres://")


@dataclass(frozen=True)
class ServerAddress:
    """The address of a database, as libpq writes it: postgresql://user@host:port/name?option=value. Shown without the
    password."""

    url: str = field(repr=False)

    def __str__(self) -> str:
        try:
            return make_url(self.url).render_as_string(hide_password=True)
        except (ArgumentError, ValueError):  # not even an address; what it holds of a password is not known
            return self.url.partition("://")[0] + "://..."


Address = Path | ServerAddress


def address_of(given: str | Path | ServerAddress) -> Address:
    """What the user wrote as a ledger: a server's address where it begins like one, else a file."""
    if isinstance(given, str) and given.lower().startswith(SERVER):
        return ServerAddress(given)
    return given if isinstance(given, ServerAddress) else Path(given)
