"""The application: API under /api/v1, the page at every other address."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from functools import cache
from typing import Any

from fastapi import APIRouter, Depends, FastAPI, Request
from fastapi.responses import FileResponse, HTMLResponse, Response
from fastapi.staticfiles import StaticFiles
from sqlalchemy.exc import SQLAlchemyError

from reportedly import __version__
from reportedly.answers import Answers
from reportedly.ledger import Ledger, LedgerError
from reportedly.web import deciding, errors, harm, incidents, overview, reports, sources, timeline
from reportedly.web.access import Gate, Reader, unseen
from reportedly.web.accounts import Accounts
from reportedly.web.doubts import Doubts
from reportedly.web.errors import ErrorShape
from reportedly.web.guard import Guard
from reportedly.web.settings import API, Settings
from reportedly.web.snapshot import Asked, Snapshots

NO_PAGE = """<!doctype html><html lang="en"><title>reportedly</title><h1>reportedly</h1>
<p>The page is not built: run <code>make web</code>. The API answers under <code>/api/v1</code>.</p></html>"""
ICON = "icon.svg"
UNKEPT = {"/session", "/openapi.json"}  # what is not the same for everybody, or does not hang on the ledger's state
REFUSALS: dict[int | str, dict[str, Any]] = {
    code: {"model": ErrorShape} for code in (400, 401, 403, 404, 409, 413, 415, 422, 429, 503)
}


def create_app(settings: Settings, ledger: Ledger | None = None) -> FastAPI:
    """The application over a ledger; without one it opens and closes its own."""
    opened = ledger or Ledger.open(settings.ledger, create=False, readonly_ok=True)

    @asynccontextmanager
    async def running(_: FastAPI) -> AsyncIterator[None]:
        preparing = threading.Thread(target=_prepare, args=(app.state.snapshots,))
        preparing.start()
        yield
        preparing.join()  # it reads the ledger, which is closed next
        if ledger is None:
            opened.close()

    app = FastAPI(
        title="reportedly",
        version=__version__,
        summary="Claims, incidents, tolls and control of places, each traced to the words it came from.",
        lifespan=running,
        openapi_url=f"{API}/openapi.json",
        docs_url=None,
        redoc_url=None,
        separate_input_output_schemas=False,
        responses=REFUSALS,
    )
    app.state.settings = settings
    app.state.snapshots = Snapshots(opened)
    app.state.gate = Gate(settings, Accounts(settings.accounts) if settings.accounts else None)
    app.state.doubts = Doubts()
    app.state.coder = cache(_coder)
    errors.install(app)
    _routes(app)
    _page(app, settings)
    app.middleware("http")(_unchanged)
    app.add_middleware(Guard, settings=settings, who=app.state.gate.who)
    return app


def _prepare(snapshots: Snapshots) -> None:
    """Draws incidents together before anybody asks. What goes wrong is told to whoever asks first."""
    with suppress(LedgerError, SQLAlchemyError, TimeoutError):
        _ = snapshots.of(Asked()).counts


def _coder() -> Any:
    from reportedly.api import coder

    return coder(collection=True)


def _routes(app: FastAPI) -> None:
    api = APIRouter(prefix=API)
    for room in (overview, harm, incidents, timeline, reports, sources, deciding):
        api.include_router(room.router, dependencies=[Depends(Reader)])
    api.include_router(deciding.session)
    app.include_router(api)


def _page(app: FastAPI, settings: Settings) -> None:
    """The built page; an address inside the page is the page's own affair."""
    index = settings.static / "index.html"
    if (settings.static / "assets").is_dir():
        app.mount("/assets", StaticFiles(directory=settings.static / "assets"), name="assets")

    @app.get("/{address:path}", include_in_schema=False)
    def page(address: str) -> Response:
        if address.startswith("api/"):
            raise errors.Problem(404, "there is nothing at this address")
        if address == ICON and (settings.static / ICON).is_file():
            return FileResponse(settings.static / ICON, media_type="image/svg+xml")
        if not index.is_file():
            return HTMLResponse(NO_PAGE, 200)
        return FileResponse(index, headers={"Cache-Control": "no-cache"})


async def _unchanged(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """ETag on what the API answers; 304 where the ledger has not changed since."""
    path = request.url.path.removeprefix(API)
    if request.method != "GET" or path == request.url.path or path in UNKEPT:
        return await call_next(request)
    tag = _tag(request)
    if request.headers.get("if-none-match") == tag and request.app.state.gate.user(request) is not None:
        return Response(status_code=304, headers={"ETag": tag, "Cache-Control": "private, no-cache"})
    answer = await call_next(request)
    answer.headers["Cache-Control"] = "private, no-cache"
    if answer.status_code == 200:
        answer.headers["ETag"] = tag
    return answer


def _tag(request: Request) -> str:
    state = Answers(request.app.state.snapshots.ledger).state
    user = request.app.state.gate.user(request)
    role = f"{user.name} {user.role} {sorted(unseen(request))}" if user else ""
    parts = (state, request.url.path, request.url.query, request.headers.get("accept", ""), role, __version__)
    return f'W/"{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:32]}"'
