"""How a server runs."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

STATIC = Path(__file__).parent / "static"  # the page, built from `web/`
API = "/api/v1"
LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True)
class Settings:
    """`accounts` None: one person on a laptop, no login. `hosts`: names by which the server may be called; others are
    refused, so that no other site's page can reach it under a name of its own. `user`: who decides, without accounts.
    `tiles`: address of map tiles of one's own, with {z}, {x} and {y}; without it the map asks nobody for anything."""

    ledger: Path | str
    accounts: Path | None = None
    audit: Path | None = None
    hosts: tuple[str, ...] = LOOPBACK
    user: str = "local"
    secure: bool = False
    static: Path = STATIC
    requests_a_minute: int = 1200
    logins_a_minute: int = 6
    tiles: str | None = None
    title: str = field(default="reportedly")
