"""Short forms that a report uses for a party which it names in full, or which publishes it: "the Coalition"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from reportedly.claims.parties.parties import PartyBook
from reportedly.claims.parties.phrases import who_list


@dataclass(frozen=True)
class ShortForms:
    """The short forms of one report. `publisher`: the name of the party whose voice the report is, if any."""

    book: PartyBook
    text: str
    publisher: str | None = None

    def in_full(self, words: str) -> str:
        """The words with the full name in the place of a short form: "president of the Coalition"."""
        return _short().sub(self._full, words, count=1)

    def _full(self, match: re.Match[str]) -> str:
        return match["before"] + self._names.get(match["name"], match["name"])

    @cached_property
    def _names(self) -> Mapping[str, str]:
        """Last words of names to the names, the publisher's own first."""
        names: dict[str, str] = {}
        named = [self.text[start:end] for start, end, _ in self.book.find(self.text)]
        for name in ([self.publisher] if self.publisher else []) + named:
            parts = name.split()
            if len(parts) > 1 and (parts[-1] != "Army" or name == self.publisher):  # "the Army" is mostly the state's
                names.setdefault(parts[-1], name)
        return names


@cache
def _short() -> re.Pattern[str]:
    """A short form by itself or after "the"; one that goes on ("the Army of the North") is a name of its own."""
    names = "|".join(sorted(word.title() for word in who_list("short_forms")))
    return re.compile(rf"(?P<before>^|\b[Tt]he (?:[a-z]+ )?)(?P<name>{names})\b(?!-| of\b| for\b)")
