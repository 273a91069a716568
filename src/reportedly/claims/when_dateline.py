"""The date that a report states of itself at its top: a dateline, "Published ...", or a full date on its own."""

from __future__ import annotations

import re
from datetime import date

from reportedly.claims.parse import Parsed
from reportedly.claims.when_grammar import scan
from reportedly.claims.when_meaning import Reading
from reportedly.claims.when_words import chunks

TOP = 300  # code points at the head of a report in which a date of its own is looked for
LABEL = re.compile(r"(?i)\b(?:published|date of publication|posted|updated|last modified|date)\b[\s:,on]*$")
LEAD = re.compile(r"[A-Z][A-Z'’ .-]{2,40}(?:, ?[A-Z][A-Za-z'’ .-]{2,30}){0,2}[,(]? ?\(?")  # a dateline's place
TAIL = re.compile(r"\s*(?:\([A-Za-z/. ]{2,20}\)\s*)?(?:--?|–|—|_|\)|\(|\n|$|:)")
RULES = ("numeric date", "month day", "day month")


def dateline_date(parsed: Parsed, published: date | None = None) -> date | None:
    """The date that the report gives itself within its first 300 characters; None where it gives none in full.

    Only a labelled date, a dateline or a date that stands on its own counts, not a date inside a sentence. A date
    without a year is completed from `published`. Claims are best resolved against the result where it lies within
    60 days of `published`, or where there is none.
    """
    text = parsed.text[:TOP]
    reading = Reading(published, lambda start, end: "")
    for chunk in chunks(text):
        for start, end, meaning, rule in scan(chunk, reading):
            period = meaning.period if rule in RULES else None
            if period is not None and period.precision == "day" and _of_itself(text, start, end):
                return period.earliest
    return None


def _of_itself(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 70) : start]
    line = before.rsplit("\n", 1)[-1]
    if LABEL.search(line):
        return True
    return (bool(LEAD.fullmatch(line)) and bool(TAIL.match(text, end))) or (not line.strip() and _full(text[start:end]))


def _full(date_words: str) -> bool:
    return re.search(r"\d{4}", date_words) is not None
