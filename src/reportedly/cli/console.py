"""Where the command line writes: answers to standard output, all else to standard error."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel, ValidationError
from rich.console import Console

from reportedly.answers.telling import clean as clean  # what is said here is clean

WIDE = 160  # columns of a table that goes to a file or a pipe


def out() -> Console:
    """Standard output. Not a terminal: wide enough for whole tables, no colours."""
    return _console(sys.stdout)


def err() -> Console:
    """Standard error: progress, refusals, counts."""
    return _console(sys.stderr)


def _console(stream: Any) -> Console:
    width = None if stream.isatty() or "COLUMNS" in os.environ else WIDE
    return Console(file=stream, width=width, highlight=False, markup=False, emoji=False, soft_wrap=False)


def say(message: str) -> None:
    """One sentence on standard error."""
    print(clean(message), file=sys.stderr)


def json_lines(records: Iterable[BaseModel | dict[str, Any]]) -> None:
    """Records as JSON Lines on standard output. JSON escapes control characters by itself."""
    for record in records:
        plain = record.model_dump(mode="json") if isinstance(record, BaseModel) else record
        print(json.dumps(plain, ensure_ascii=False))


def expected_errors() -> tuple[type[BaseException], ...]:
    """Errors that a user can do something about. Imported here: nothing heavy before a command has run."""
    from reportedly.claims.text.parse import ModelMissingError
    from reportedly.gazetteers import GazetteerError
    from reportedly.ledger import LedgerError
    from reportedly.vocabulary.loader import VocabularyError

    return LedgerError, GazetteerError, VocabularyError, ModelMissingError, ValidationError, OSError, UserError


LISTED_BY = {  # what is looked for by its id: the command that lists it
    "incident": "incidents --all",
    "report": "reports",
    "decision": "decisions",
}


class UserError(Exception):
    """Something that was asked for cannot be done; the message is the sentence to show."""


def sentence(error: BaseException) -> str:
    """What went wrong, in one sentence."""
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        if first["type"] == "string_too_short" and not first["input"]:
            return f"{where}: this must not be empty"
        return f"{where}: {first['msg']}" if where else str(first["msg"]).removeprefix("Value error, ")
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    return f"{error}{_listed_by(error)}"


def _listed_by(error: BaseException) -> str:
    """Which command lists what an id that is not there was to name."""
    from reportedly.ledger import UnknownEntry

    if not isinstance(error, UnknownEntry):
        return ""
    command = next((one for what, one in LISTED_BY.items() if f"no {what} '" in str(error)), None)
    return f"; `reportedly {command}` lists them" if command else ""
