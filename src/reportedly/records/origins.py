"""Where input came from, told without the folders of somebody's machine: they name its user, and often a case."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"(?!file:)[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_ABSOLUTE = re.compile(r"[/\\]|[a-z]:[/\\]|~[^/\\]*[/\\]|file:", re.IGNORECASE)
_STEP = re.compile(r"[/\\]")


def without_folders(origin: str) -> str:
    """The file's name alone where the path is absolute or leads out of the folder it starts in; an address, and a path
    inside a folder, as they are."""
    if _ADDRESS.match(origin) or not (_ABSOLUTE.match(origin) or ".." in _STEP.split(origin)):
        return origin
    return _STEP.split(origin.rstrip("/\\"))[-1] or "a folder"


def message_without_folders(message: str, origin: str) -> str:
    """A sentence about that origin, which names it as `without_folders` does."""
    return message.replace(origin, without_folders(origin)) if origin else message
