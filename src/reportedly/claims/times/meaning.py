"""What a time expression means: its TIMEX3 value and stretch of the calendar, and the state it is read in."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from reportedly.claims.times.calendar import Period
from reportedly.claims.times.words import Chunk, Token

UNKNOWN_DAY = "XXXX-XX-XX"


@dataclass(frozen=True)
class Meaning:
    """TIMEX3 `type` and `value`; `period` None: no calendar time. `role` set where the words themselves fix it."""

    type: str
    value: str
    period: Period | None = None
    role: str | None = None


@dataclass
class Reading:
    """What is known while a text is read from its start to its end.

    `published`: the day that relative expressions count from. `tense(start, end)`: "past", "future", "present" or ""
    for the clause around a span. `anchor`: the date last named. `habit`: "day first" or "month first" where the
    report's dates with slashes show which, else "".
    """

    published: date | None
    tense: Callable[[int, int], str]
    anchor: Meaning | None = None
    anchor_quarter: Meaning | None = None
    habit: str = ""


@dataclass(frozen=True)
class Hit:
    """A stretch of tokens that a rule's pattern fits."""

    chunk: Chunk
    match: re.Match[str]
    reading: Reading

    def token(self, name: str) -> Token | None:
        """The first token of a group; None where the group took no part."""
        at = self._at(name)
        return self.chunk.token(at) if at >= 0 else None

    def _at(self, name: str) -> int:
        """Where a group begins; -1 where it took no part, or the rule has no such group."""
        return self.match.start(name) if name in self.match.re.groupindex else -1

    def tokens(self, name: str) -> list[Token]:
        return self.chunk.tokens(self.match.start(name), self.match.end(name)) if self.has(name) else []

    def codes(self, name: str) -> str:
        return self.chunk.codes[self.match.start(name) : self.match.end(name)] if self.has(name) else ""

    def number(self, name: str) -> int | None:
        token = self.token(name)
        return token.value if token is not None and isinstance(token.value, int) else None

    def word(self, name: str) -> str:
        """The class value of a group's first token as text; "" where the group took no part."""
        token = self.token(name)
        return "" if token is None else str(token.value)

    def lower(self, name: str) -> str:
        token = self.token(name)
        return "" if token is None else token.text.lower()

    def has(self, name: str) -> bool:
        return self._at(name) >= 0

    def before(self) -> str:
        """The word before the match, in lower case; "" at the start or behind a mark."""
        at = self.match.start() - 1
        while at >= 0 and self.chunk.codes[at] == " ":
            at -= 1
        return self.chunk.token(at).text.lower() if at >= 0 else ""

    def after(self) -> Token | None:
        """The next word or mark behind the match."""
        at = self.match.end()
        while at < len(self.chunk.codes) and self.chunk.codes[at] == " ":
            at += 1
        return self.chunk.token(at) if at < len(self.chunk) else None

    def tense(self) -> str:
        first, last = self.chunk.token(self.match.start()), self.chunk.token(self.match.end() - 1)
        return self.reading.tense(first.start, last.end)
