"""Who did what on a server: a file to which lines are only added."""

from __future__ import annotations

import json
import threading
from datetime import UTC, datetime

from fastapi import Request

from reportedly.web.callers import address_of

_writing = threading.Lock()


def note(request: Request, user: str, what: str) -> None:
    """Adds a line, where the server keeps such a file."""
    settings = request.app.state.settings
    if settings.audit is None:
        return
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    line = json.dumps({"at": at, "user": user, "what": what, "from": address_of(request.scope, settings)})
    settings.audit.touch(0o600)
    with _writing, settings.audit.open("a", encoding="utf-8") as file:
        file.write(line + "\n")
