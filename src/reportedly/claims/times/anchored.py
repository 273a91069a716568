"""Days told against another day of the report: "the next day", "a day earlier", "two days after the truce of 9 May"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from reportedly.claims.findings.mentions import TimeMention
from reportedly.claims.times.calendar import shift_days
from reportedly.claims.times.words import cues

NEAR = 8  # mentions before "that day" among which its day is looked for
REACH = 600  # code points after which a day named before is no anchor any more
YEARS = range(1, 9999)  # a step must not leave the calendar
STEPS = {"a_day_after": 1, "the_same_day": 0, "a_day_before": -1}  # lists of phrases, and the days they step
COUNTED = "counted from another day"
LENGTH = re.compile(r"P(\d{1,3})([DW])")
AFTER = re.compile(r"\s+(after|before|following)\b(?P<what>[^.!?;\n]{2,90})", re.IGNORECASE)


def counted_from(mentions: list[TimeMention], text: str) -> list[TimeMention]:
    """The same mentions; "two days" of "two days after the truce collapsed on 9 May" is given its day. Its TIMEX3 value
    stays that of a length."""
    counted = {id(first): day for first, last in pairwise(mentions) for day in _counted(first, last, text)}
    return [_on(mention, counted[id(mention)]) if id(mention) in counted else mention for mention in mentions]


def _counted(first: TimeMention, last: TimeMention, text: str) -> Iterator[date]:
    length = LENGTH.fullmatch(first.value)
    anchor = last.earliest
    if length is None or anchor is None or last.precision != "day" or last.start - first.end > 110:
        return
    told = AFTER.fullmatch(text, first.end, last.start)
    if told is None:
        return
    days = int(length[1]) * (7 if length[2] == "W" else 1)
    day = shift_days(anchor, -days if told[1].lower() == "before" else days)
    if day is not None:
        yield day


def _on(mention: TimeMention, day: date) -> TimeMention:
    return replace(mention, edtf=day.isoformat(), earliest=day, latest=day, precision="day", role="at", rule=COUNTED)


def anchored(mentions: list[TimeMention], told: Callable[[TimeMention], bool]) -> list[TimeMention]:
    """The same mentions; a day that counts from another one is resolved against the last day named before it, "that
    day" rather against one that is not only the day on which somebody `told` of it."""
    settled: list[TimeMention] = []
    for mention in mentions:
        step = _step(mention.text)
        done = [other for other in settled[-NEAR:] if not told(other)] if step == 0 else []
        anchor = (_anchor(done, mention) or _anchor(settled, mention)) if step is not None else None
        if step is not None and anchor is not None and anchor.earliest is not None:
            day = anchor.earliest + timedelta(days=step)
            written = day.isoformat()
            mention = replace(
                mention,
                type="DATE",
                value=written,
                edtf=written,
                earliest=day,
                latest=day,
                precision="day",
                rule="anchored",
            )
        settled.append(mention)
    return settled


def _step(text: str) -> int | None:
    words = " ".join(text.lower().split())
    return next((step for name, step in STEPS.items() if words.endswith(tuple(cues()[name]))), None)


def _anchor(before: list[TimeMention], mention: TimeMention) -> TimeMention | None:
    for other in reversed(before):
        if mention.start - other.end > REACH:
            return None
        day = other.earliest
        if day is not None and day == other.latest and other.precision == "day" and day.year in YEARS:
            return other
    return None
