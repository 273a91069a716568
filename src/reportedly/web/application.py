"""The application: API under /api/v1, the page at every other address."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import cache
from typing import Any

from anyio import to_thread
from fastapi import APIRouter, Depends, FastAPI
from fastapi.responses import FileResponse, HTMLResponse, Response
from fastapi.staticfiles import StaticFiles
from sqlalchemy.exc import SQLAlchemyError

from reportedly import __version__
from reportedly.ledger import Ledger, LedgerError
from reportedly.web import deciding, errors, harm, incidents, overview, reports, sources, timeline
from reportedly.web.access import Gate, Reader
from reportedly.web.accounts import Accounts
from reportedly.web.doubts import Doubts
from reportedly.web.errors import ErrorShape
from reportedly.web.guard import Guard
from reportedly.web.settings import API, Settings
from reportedly.web.snapshot import Asked, Snapshots
from reportedly.web.unchanged import Unchanged

NO_PAGE = """<!doctype html><html lang="en"><title>reportedly</title><h1>reportedly</h1>
<p>The page is not built: run <code>make web</code>. The API answers under <code>/api/v1</code>.</p></html>"""
ICON = "icon.svg"
AT_ONCE = 8  # answers that are made at the same time: more only take turns, and each takes longer
REFUSALS: dict[int | str, dict[str, Any]] = {
    code: {"model": ErrorShape} for code in (400, 401, 403, 404, 409, 413, 415, 422, 429, 503)
}


def create_app(settings: Settings, ledger: Ledger | None = None) -> FastAPI:
    """The application over a ledger; without one it opens and closes its own."""
    opened = ledger or Ledger.open(settings.ledger, create=False, readonly_ok=True)

    @asynccontextmanager
    async def running(_: FastAPI) -> AsyncIterator[None]:
        to_thread.current_default_thread_limiter().total_tokens = AT_ONCE
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
    app.add_middleware(Unchanged)
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
