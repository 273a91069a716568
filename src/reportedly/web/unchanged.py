"""What the API answered before need not be sent again: entity tags (RFC 9110, 8.8.3) over the ledger's state."""

from __future__ import annotations

import hashlib

from fastapi import Request, Response
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reportedly import __version__
from reportedly.web.access import User, hidden_from
from reportedly.web.asking import state_of
from reportedly.web.settings import API

UNKEPT = {"/session", "/openapi.json"}  # what is not the same for everybody, or does not hang on the ledger's state
KEEP = "private, no-cache"


class Unchanged:
    """ASGI middleware: an ETag on what the API answers; 304 where the ledger has not changed since."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        if scope["type"] != "http" or scope["method"] != "GET" or not path.startswith(API):
            await self._app(scope, receive, send)
            return
        if path.removeprefix(API) in UNKEPT:
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        user: User | None = request.app.state.gate.user(request)
        tag = _tag(request, user)

        async def tagged(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Cache-Control"] = KEEP
                if message["status"] == 200:
                    headers["ETag"] = tag
            await send(message)

        if user is not None and request.headers.get("if-none-match") == tag:
            await Response(status_code=304, headers={"ETag": tag, "Cache-Control": KEEP})(scope, receive, send)
        else:
            await self._app(scope, receive, tagged)


def _tag(request: Request, user: User | None) -> str:
    state = state_of(request.scope, request.app.state.snapshots.ledger)
    hidden = sorted(hidden_from(request.app.state.gate, user))
    role = f"{user.name} {user.role} {hidden}" if user else ""
    parts = (state, request.url.path, request.url.query, request.headers.get("accept", ""), role, __version__)
    return f'W/"{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:32]}"'
