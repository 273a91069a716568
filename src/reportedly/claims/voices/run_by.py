"""Whose ministry, agency or hospital a source is: "the Houthi-run health ministry" speaks for the Houthis."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Protocol

from reportedly.claims.voices.words import speaker_words

if TYPE_CHECKING:
    from reportedly.vocabulary import Party

LONGEST_OWNER = 4  # words


class Resolving(Protocol):
    """What tells whom a party's name means in the report at hand."""

    def party(self, text: str) -> Party | None: ...


@cache
def _run() -> re.Pattern[str]:
    """ "X-run ..." before any preposition, for what lies in X-run land is not run by X."""
    ways = "|".join(sorted(speaker_words().run_by))
    return re.compile(rf"^((?:(?!(?:in|of|at|from|for) )[^\s,]+ )*?)([^\s,]+)[-‐–](?:{ways}) (?=\S)")


def is_run(text: str) -> bool:
    """Whether words tell that somebody runs what they name."""
    return _run().match(text) is not None


def runner(text: str, voices: Resolving) -> Party | None:
    """The party that runs what the words name; None where they name none that is known."""
    found = _run().match(text)
    if found is None:
        return None
    before = [word for word in found[1].split() if word.lower() != "the"]
    for length in range(min(LONGEST_OWNER, len(before)), -1, -1):
        party = voices.party(" ".join([*before[len(before) - length :], found[2]]))
        if party is not None:
            return party
    return None
