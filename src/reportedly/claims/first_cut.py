"""The first cut: which sentences of a report are worth the parse."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Literal

from reportedly.claims.people.numbers import SCALES, TENS, UNITS
from reportedly.claims.people.people import person_nouns
from reportedly.claims.people.tables import word_set
from reportedly.claims.text.triggers import TriggerIndex, load_triggers, trigger_index
from reportedly.claims.text.word_pattern import any_of
from reportedly.claims.voices.words import reporting_words
from reportedly.vocabulary import vocabulary

Reading = Literal["full", "light"]
Worth = Callable[[str], bool]
DIGIT = re.compile(r"\d")
WHO_THEY_WERE = re.compile(r"\b[Aa]mong them\b|^\s*(?:They|These) included?\b")
SUCH_WERE = re.compile(rf"^\s*(?:\d+|{'|'.join(UNITS)})(?: of (?:them|these|those))? (?:was|were)\b", re.IGNORECASE)
ANOTHER_FIGURE = re.compile(
    r"\b(?:figure|count|tally|number|estimates?|spo[kn]e\w* of)\b[^.!?\n]{1,60}\d", re.IGNORECASE
)
ARTICLES = frozenset({"a", "an", "one", "no"})  # they count only right before people


def first_cut(reading: Reading) -> Worth:
    """Which sentences are parsed. "full": those in which any trigger word may stand, those that name the speaker of a
    statement that follows ("Minister Berg said:"), those that tell who some of the dead were ("Four were women.") or
    another figure. "light": those in which a word of harm and a number, or a single person, may stand; the coder is 1.9
    times as fast and reads tolls as well."""
    return _told if reading == "full" else _counted_harm()


def _told(text: str) -> bool:
    return trigger_index().worth(text) or any(
        told.search(text) for told in (_states(), WHO_THEY_WERE, SUCH_WERE, ANOTHER_FIGURE)
    )


@cache
def _states() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(sorted(reporting_words().stating))})\b[^.!?\n]{{0,60}}:\s*$")


@cache
def _dates() -> re.Pattern[str]:
    months = any_of(sorted(word_set("calendar", "months")))
    return re.compile(
        rf"\b(?:(?:{months})[a-z]{{0,6}}\.? \d{{1,2}}\b|\d{{1,2}} (?:{months})|(?:19|20)\d\d\b"
        r"|\d{1,2}(?:st|nd|rd|th|[:.]\d\d)\b)",
        re.IGNORECASE,
    )


@cache
def _counted_harm() -> Worth:
    harm = TriggerIndex([trigger for trigger in load_triggers() if trigger.effect is not None])
    vague = {word for entry in vocabulary().number_words.values() for word in entry.words}
    numbers = sorted({*UNITS, *TENS, *SCALES, *vague, "none", "nobody"} - ARTICLES)
    counted = re.compile(rf"\d|\b(?:{any_of(numbers)}|(?:an?|one|no) (?:\w+ ){{0,2}}(?:{any_of(person_nouns())}))\b")

    def worth(text: str) -> bool:
        if not harm.worth(text):
            return False
        undated = _dates().sub(" ", text) if DIGIT.search(text) is not None else text
        return counted.search(undated.lower()) is not None

    return worth
