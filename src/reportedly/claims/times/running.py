"""Lengths of time that run up to publication: "has been under siege for two years", "14 villages in four days"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from spacy.tokens import Token

from reportedly.claims.findings.mentions import TimeMention
from reportedly.claims.text.parse import Parsed
from reportedly.claims.times.calendar import Period, between, months_between, shift_months
from reportedly.claims.times.tense import PERFECT

LENGTH = re.compile(r"P(\d{1,3})([DWMY])")
LEADS = re.compile(
    r"(?i)\b(?:for|in|over|within|during)\s+(?:(?:the|just|only|well|some|at|about|nearly|more|than|over)\s+)*$"
)
LOOK_BACK = 30  # code points before a length in which its preposition is looked for
LONGEST = 100  # years
MAX_CLIMB = 8  # heads followed upwards before giving up


def run_up_to(mentions: list[TimeMention], parsed: Parsed, published: date | None) -> list[TimeMention]:
    """The same mentions; a length that a verb in the present perfect measures ends on the day of publication."""
    if published is None:
        return mentions
    return [_running(mention, parsed, published) for mention in mentions]


def _running(mention: TimeMention, parsed: Parsed, published: date) -> TimeMention:
    length = LENGTH.fullmatch(mention.value) if mention.role == "duration" and mention.edtf is None else None
    if length is None or not LEADS.search(parsed.text, max(0, mention.start - LOOK_BACK), mention.start):
        return mention
    span = parsed.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None or not len(span) or not _is_perfect(span.root):
        return mention
    period = ending(published, int(length.group(1)), length.group(2))
    if period is None:
        return mention
    return replace(
        mention,
        edtf=period.edtf,
        earliest=period.earliest,
        latest=period.latest,
        precision=period.precision,
        role="during",
    )


def ending(day: date, number: int, unit: str) -> Period | None:
    """The stretch of `number` days, weeks, months or years that ends on `day`; it begins as roughly as its unit."""
    if unit in "DW":
        days = number * (7 if unit == "W" else 1)
        return between(day - timedelta(days=days), day, approximate=True) if days < day.toordinal() else None
    if unit == "M":
        start = shift_months(day.year, day.month, -number)
        return months_between(start, day, approximate=True) if start is not None else None
    year = day.year - number
    if year < 1 or number > LONGEST:
        return None
    return Period(f"{year:04}~/{day.isoformat()}", date(year, 1, 1), day, "year")


def _is_perfect(token: Token) -> bool:
    """Whether the nearest verb above a token, infinitives aside, stands in the present perfect."""
    current = token
    for _ in range(MAX_CLIMB):
        words = {child.lower_ for child in current.children if child.dep_ in ("aux", "auxpass")}
        if current.pos_ in ("VERB", "AUX") and "to" not in words:
            return bool(words.intersection(PERFECT))
        if current.head == current:
            return False
        current = current.head
    return False
