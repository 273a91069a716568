"""The date that a report states of itself at its top: a dateline, "Published ...", or a full date on its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from reportedly.claims.parse import Parsed
from reportedly.claims.when_grammar import scan
from reportedly.claims.when_meaning import Reading
from reportedly.claims.when_words import chunks

TOP = 300  # code points at the head of a report in which a date of its own is looked for
LABEL = re.compile(
    r"(?i)\b(?:published|date of publication|posted|updated|last modified|date)\b[\s:,(on]*(?:\d{4}\s+)?$"
)
LEAD = re.compile(r"[A-Z][A-Z'’ .-]{2,40}(?:, ?[A-Z][A-Za-z'’ .-]{2,30}){0,2}[,(]? ?\(?")  # a dateline's place
TAIL = re.compile(r"\s*(?:\([A-Za-z/. ]{2,20}\)\s*)?(?:--?|–|—|_|\)|\(|\n|$|:)")
YEAR = re.compile(r"\d{4}")
WORD_BEFORE = re.compile(r"([^\W\d_]+)[\s,]*$")
NEXT = re.compile(r"[\s,|)(:.-]*([^\s,|)(:.-]|$)")
RULES = ("numeric date", "month day", "day month")


@dataclass(frozen=True)
class Dateline:
    """The words in which a report states its own date, and the day."""

    start: int
    end: int
    day: date


def dateline(text: str, published: date | None = None) -> Dateline | None:
    """The first date at the top of `text` that dates the report itself; None where there is none.

    Only a labelled date, a dateline's, or a date in full that stands outside any sentence counts. A date without a
    year is completed from `published`.
    """
    top = text[:TOP]
    reading = Reading(published, lambda start, end: "")
    for chunk in chunks(top):
        for start, end, meaning, rule in scan(chunk, reading):
            period = meaning.period if rule in RULES else None
            if period is not None and period.precision == "day" and period.earliest and _of_itself(text, start, end):
                return Dateline(start, end, period.earliest)
    return None


def dateline_date(parsed: Parsed, published: date | None = None) -> date | None:
    """The day that the report gives itself within its first 300 characters, where it does.

    Claims are best resolved against it where it lies within 60 days of `published`, or where there is none.
    """
    found = dateline(parsed.text, published)
    return found.day if found is not None else None


def _of_itself(text: str, start: int, end: int) -> bool:
    line = text[max(0, start - 80) : start].rsplit("\n", 1)[-1]
    if LABEL.search(line) or (LEAD.fullmatch(line) and TAIL.match(text, end)):
        return True
    return YEAR.search(text, start, end) is not None and _stands_alone(text, line, end)


def _stands_alone(text: str, line: str, end: int) -> bool:
    """No small word leads to the date and none goes on from it: "... AFP Saturday 21 Jun 2014 The army ..."."""
    before = WORD_BEFORE.search(line)
    if (before is not None and before.group(1).islower()) or line.rstrip().endswith(("'", "’")):
        return False
    after = NEXT.match(text, end)
    return after is None or not after.group(1).islower()
