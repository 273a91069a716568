"""Days told against a day that the report named before: "the next day", "the same day", "a day earlier"."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from reportedly.claims.mentions import TimeMention

REACH = 600  # code points after which a day named before is no anchor any more
YEARS = range(1, 9999)  # a step must not leave the calendar
STEPS = {
    "next day": 1,
    "following day": 1,
    "day later": 1,
    "day after": 1,
    "same day": 0,
    "that day": 0,
    "previous day": -1,
    "day before": -1,
    "day earlier": -1,
}


def anchored(mentions: list[TimeMention]) -> list[TimeMention]:
    """The same mentions; a day that counts from another one is resolved against the last day named before it."""
    settled: list[TimeMention] = []
    for mention in mentions:
        step = _step(mention.text)
        anchor = _anchor(settled, mention) if step is not None else None
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
    return next((step for ending, step in STEPS.items() if words.endswith(ending)), None)


def _anchor(before: list[TimeMention], mention: TimeMention) -> TimeMention | None:
    for other in reversed(before):
        if mention.start - other.end > REACH:
            return None
        day = other.earliest
        if day is not None and day == other.latest and other.precision == "day" and day.year in YEARS:
            return other
    return None
