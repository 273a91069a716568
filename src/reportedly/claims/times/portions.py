"""Portions of a month or of a named stretch of days, and the day before another: "the first week of August", "the last
Friday of Ramadan", "The day before, ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from reportedly.claims.findings.mentions import TimeMention
from reportedly.claims.times.calendar import Period, between, day_period, shift_days
from reportedly.claims.times.meaning import Meaning

LOOK_BACK = 40  # code points before a name in which "the last Friday of" is looked for
ORDINALS = {"first": 0, "second": 1, "third": 2, "fourth": 3}
LAST = ("last", "final")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LENGTHS = {"week": 7, "two weeks": 14, "ten days": 10}  # days
MIDDLE = 15  # the last day of a month's first half
WHICH = r"(?P<which>first|second|third|fourth|last|final|[12]?\d(?:st|nd|rd|th)|30th)"
UNIT = rf"(?P<unit>(?:full )?day|half|{'|'.join((*LENGTHS, *WEEKDAYS))})"
PORTION = re.compile(rf"\b(?:(?P<eve>eve)|{WHICH} {UNIT}) of (?:the )?(?:(?:holy )?month of )?$", re.IGNORECASE)
MONTH = re.compile(r"\d{4}-\d\d")
BEFORE = re.compile(r"\b(?:the|a|one) day before(?=\s*(?:[.,;:)]|$))", re.IGNORECASE)


def portion_before(text: str, start: int) -> re.Match[str] | None:
    """The words before a stretch of days that take a portion of it."""
    return PORTION.search(text, max(0, start - LOOK_BACK), start)


def portion_of(first: date, last: date, told: re.Match[str]) -> Period | None:
    """The portion of the days from `first` to `last`; None where they hold no such."""
    if told["eve"]:
        eve = shift_days(first, -1)
        return day_period(eve) if eve is not None else None
    which, unit = told["which"].lower(), told["unit"].lower().removeprefix("full ")
    at_end = which in LAST
    number = 0 if at_end else ORDINALS[which] if which in ORDINALS else int(which[:-2]) - 1
    if unit == "half":
        middle = first + timedelta(days=MIDDLE - 1)
        halves = ((first, middle), (middle + timedelta(days=1), last))
        return between(*halves[-1 if at_end else number]) if number < len(halves) else None
    if unit in LENGTHS:
        begins = last - timedelta(days=LENGTHS[unit] - 1) if at_end else first + timedelta(days=LENGTHS[unit] * number)
        ends = min(last, begins + timedelta(days=LENGTHS[unit] - 1))
        return between(begins, ends) if first <= begins <= last else None
    days = [first + timedelta(days=step) for step in range((last - first).days + 1)]
    if unit in WEEKDAYS:
        days = [day for day in days if day.weekday() == WEEKDAYS.index(unit)]
    chosen = days[-1:] if at_end else days[number : number + 1]
    return day_period(chosen[0]) if chosen else None


def portions(mentions: list[TimeMention], text: str) -> list[TimeMention]:
    """The mentions; a month takes up the words that tell which part of it is meant."""
    kept: list[TimeMention] = []
    for mention in mentions:
        told = portion_before(text, mention.start) if MONTH.fullmatch(mention.edtf or "") else None
        period = _period(mention, told) if told is not None and not told["eve"] else None
        if told is None or period is None:
            kept.append(mention)
            continue
        kept = [other for other in kept if other.end <= told.start()]
        kept.append(_taken(mention, told.start(), text, period))
    return kept


def _period(mention: TimeMention, told: re.Match[str]) -> Period | None:
    first, last = mention.earliest, mention.latest
    return portion_of(first, last, told) if first is not None and last is not None else None


def _taken(mention: TimeMention, start: int, text: str, period: Period) -> TimeMention:
    return replace(
        mention,
        start=start,
        text=text[start : mention.end],
        edtf=period.edtf,
        earliest=period.earliest,
        latest=period.latest,
        precision=period.precision,
        role="at" if period.precision == "day" else "during",
    )


def days_before(text: str, published: date | None) -> Iterator[tuple[int, int, Meaning]]:
    """ "The day before, a bomb went off": counted from publication until a day named before it is known."""
    day = shift_days(published, -1) if published is not None else None
    if day is None or "day before" not in text.lower():  # which is far quicker than the pattern
        return
    for match in BEFORE.finditer(text):
        yield match.start(), match.end(), Meaning("DATE", day.isoformat(), day_period(day))
