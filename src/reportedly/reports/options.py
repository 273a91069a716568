"""What the user says about the input, and the limits that reading keeps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

MAX_BYTES = 20_000_000


@dataclass(frozen=True)
class ReadOptions:
    """What the user gives overrides what a file says about itself.

    `max_bytes` bounds one report; a JSON Lines file may be larger, since it is read line by line. `today` is the day
    against which a report counts as dated in the future (None: not checked); reading never asks the clock. `own_day`
    finds the day that a text states of itself, and the words (None: not looked for); it serves where no other day is
    known.
    """

    publisher: str | None = None
    published: date | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None
    max_bytes: int = MAX_BYTES
    today: date | None = None
    own_day: Callable[[str], tuple[date, str] | None] | None = None
