"""What every request goes through: host names, rates, sizes, headers that keep the page to itself."""

from __future__ import annotations

import logging
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reportedly.web.callers import address_of
from reportedly.web.errors import shaped
from reportedly.web.settings import Settings

# https://owasp.org/www-project-secure-headers/: nothing from elsewhere, nothing inline, nobody frames the page.
POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; style-src 'self'; script-src 'self'; worker-src 'self' blob:; "
    "connect-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
LARGEST_BODY = 64 * 2**20  # bytes; the readers of reports have their own, lower bounds
CLIENTS = 10_000  # addresses whose rates are remembered


class Rates:
    """Counts what each client did within the last minute; forgets the clients longest unseen."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._seen: OrderedDict[str, deque[float]] = OrderedDict()

    def allows(self, client: str, now: float | None = None) -> bool:
        """Whether one more is within bounds; then it is counted."""
        at = time.monotonic() if now is None else now
        times = self._seen.pop(client, deque())
        while times and times[0] <= at - 60:
            times.popleft()
        allowed = len(times) < self._most
        if allowed:
            times.append(at)
        self._seen[client] = times
        while len(self._seen) > CLIENTS:
            self._seen.popitem(last=False)
        return allowed


class Guard:
    """ASGI middleware around the application. `who`: the name of whoever is logged in; their requests are counted by
    it, all others by address, so that a team behind one proxy does not share one bound."""

    def __init__(self, app: ASGIApp, settings: Settings, who: Callable[[Scope], str | None]) -> None:
        self._app, self._settings, self._who = app, settings, who
        self._rates = Rates(settings.requests_a_minute)
        self._headers = {**HEADERS, "Content-Security-Policy": _policy(settings.tiles)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        begun = False

        async def guarded(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers[name] = value
                if self._settings.secure:
                    headers["Strict-Transport-Security"] = "max-age=31536000"
            await send(message)

        refused = self._refused(scope, Headers(scope=scope))
        if refused is not None:
            await shaped(*refused)(scope, receive, guarded)
            return
        try:
            await self._app(scope, receive, guarded)
        except Exception:  # whatever it is, who asks is told no more than that; the server's log has the rest
            if begun:
                raise
            logging.getLogger(__name__).exception("a request could not be answered")
            await shaped(500, "This could not be answered; the server's log says why.")(scope, receive, guarded)

    def _refused(self, scope: Scope, headers: Headers) -> tuple[int, str] | None:
        if _host(headers.get("host", "")) not in self._settings.hosts:
            return 403, "This server does not go by that name."
        origin = headers.get("origin")
        if origin is not None and scope["method"] not in ("GET", "HEAD") and not _same(origin, headers.get("host", "")):
            return 403, "Another site's page may not write here."
        size = headers.get("content-length", "0")
        if not size.isdecimal() or int(size) > LARGEST_BODY:
            return 413, f"What is sent may have {LARGEST_BODY // 2**20} MB at most."
        name = self._who(scope)
        caller = f"as {name}" if name is not None else f"from {address_of(scope, self._settings)}"
        if not self._rates.allows(caller):
            return 429, "Too many requests within a minute; wait a little."
        return None


def _policy(tiles: str | None) -> str:
    """Pictures may also come from the server of map tiles, where one was named."""
    if tiles is None:
        return POLICY
    found = urlsplit(tiles)
    return POLICY.replace("img-src 'self'", f"img-src 'self' {found.scheme}://{found.netloc}")


def _host(header: str) -> str:
    """The name in a Host header, without its port."""
    name = header.rsplit("]", 1)[0].lstrip("[") if header.startswith("[") else header.split(":", 1)[0]
    return name.lower()


def _same(origin: str, host: str) -> bool:
    return origin.split("://", 1)[-1].lower() == host.lower()
