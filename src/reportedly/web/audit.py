"""Who did what on a server: a file to which lines are only added."""

from __future__ import annotations

import json
import threading
from datetime import UTC, datetime

from fastapi import Request

_writing = threading.Lock()


def note(request: Request, user: str, what: str) -> None:
    """Adds a line, where the server keeps such a file."""
    path = request.app.state.settings.audit
    if path is None:
        return
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    client = request.client.host if request.client else None
    line = json.dumps({"at": at, "user": user, "what": what, "from": client}, ensure_ascii=False)
    with _writing, path.open("a", encoding="utf-8") as file:
        file.write(line + "\n")
