"""Clock times: "10:35 a.m.", "0735 GMT", "noon"; the day comes from a date beside them or in their sentence."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from reportedly.claims.findings.mentions import TimeMention
from reportedly.claims.times.calendar import Period, day_period
from reportedly.claims.times.meaning import UNKNOWN_DAY, Hit, Meaning

CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(?::\d\d)?(?:([ap]))?")
GAP = re.compile(r"[\s,]*(?:\([^()]{1,24}\)[\s,]*)?(?:on\s+)?")  # what may stand between a clock time and its day
BEHIND = 25  # code points behind a clock time within which its day may follow ("10:35 a.m. (0735 GMT) Friday")
NEAR = 600  # code points within which a clock time takes the day of a date before it


def clock(hit: Hit) -> Meaning | None:
    """A time of day without its day: T10:35."""
    token = hit.token("clock")
    if token is None:
        return None
    text = str(token.value) if not hit.has("compact") else f"{token.text.zfill(4)[:2]}:{token.text.zfill(4)[2:]}"
    if hit.has("named"):
        if token.text.istitle() and hit.before().isalpha():
            return None  # "High Noon": a title
        return Meaning("TIME", "T" + text)
    match = CLOCK.fullmatch(text)
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    half = match[3] or hit.word("meridiem")
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 24 or minute > 59:
        return None
    return Meaning("TIME", f"T{hour:02}:{minute:02}")


def with_days(found: list[TimeMention], text: str, published: date | None) -> list[TimeMention]:
    """Gives clock times their day: a date right beside one joins it; else the date before it, else publication."""
    result: list[TimeMention] = []
    for mention in found:
        last = result[-1] if result else None
        if last is not None and _beside(last, mention, text):
            result[-1] = _merged(last, mention, text)
        else:
            result.append(mention)
    return [_dated(mention, _around(result, index), published) for index, mention in enumerate(result)]


def _around(mentions: list[TimeMention], index: int) -> list[TimeMention]:
    """Mentions that may give a clock time its day, best last: those before it, and one right behind it."""
    behind = [mention for mention in mentions[index + 1 : index + 3] if mention.start - mentions[index].end < BEHIND]
    return mentions[max(0, index - 4) : index] + behind[::-1]


def _is_clock(mention: TimeMention) -> bool:
    return mention.type == "TIME" and mention.value.startswith("T")


def _is_day(mention: TimeMention) -> bool:
    return mention.type == "DATE" and (mention.precision == "day" or mention.value.startswith("XXXX-"))


def _beside(first: TimeMention, second: TimeMention, text: str) -> bool:
    if not ((_is_clock(first) and _is_day(second)) or (_is_day(first) and _is_clock(second))):
        return False
    if second.start - first.end > 40:
        return False
    gap = text[first.end : second.start]
    return GAP.fullmatch(gap) is not None or (
        _is_day(first) and gap.strip(" ,") in ("at", "around", "about", "at about")
    )


def _merged(first: TimeMention, second: TimeMention, text: str) -> TimeMention:
    clock_time, day = (first, second) if _is_clock(first) else (second, first)
    return replace(
        day,
        start=first.start,
        end=second.end,
        text=text[first.start : second.end],
        type="TIME",
        value=day.value[:10] + clock_time.value,
        rule=f"{clock_time.rule}+{day.rule}",
    )


def _dated(mention: TimeMention, others: list[TimeMention], published: date | None) -> TimeMention:
    """A clock time that stands alone takes the day named last before it."""
    if not _is_clock(mention):
        return mention
    for other in reversed(others):
        if _is_day(other) and other.role != "dateline" and other.earliest and mention.start - other.end < NEAR:
            return _on(mention, day_period(other.earliest))
    if published is not None:
        return _on(mention, day_period(published))
    return replace(mention, value=UNKNOWN_DAY + mention.value)


def _on(mention: TimeMention, day: Period) -> TimeMention:
    return replace(
        mention,
        value=day.edtf + mention.value,
        edtf=day.edtf,
        earliest=day.earliest,
        latest=day.latest,
        precision=day.precision,
    )
