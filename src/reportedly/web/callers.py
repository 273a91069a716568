"""Where requests come from."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import Scope

from reportedly.web.settings import Settings


def address_of(scope: Scope, settings: Settings) -> str:
    """The address of whoever asks. Behind a proxy (`Settings.secure`) the one that the proxy itself saw: it stands last
    in X-Forwarded-For, after whatever the caller made up."""
    told = Headers(scope=scope).get("x-forwarded-for", "") if settings.secure else ""
    last = told.rsplit(",", 1)[-1].strip()
    client = scope.get("client")
    return last[:64] or (str(client[0]) if client else "?")
