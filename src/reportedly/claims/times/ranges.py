"""Days that belong together: "between Monday and Thursday", "from 11 to 14 March", "on September 4 or 5"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from reportedly.claims.findings.mentions import TimeMention
from reportedly.claims.times.calendar import Period, between, joined, one_of, safe_date

LEAD = 24  # code points before a stretch in which its "between" is looked for
REACH = 28  # code points on either side in which a bare day of the same month is looked for
FILLED = r"(?:(?:early|late|the)\s+)*"
AND = re.compile(rf"\s*(?:and|to|until|till|through|–|-)\s+{FILLED}", re.IGNORECASE)
DASH = re.compile(r"\s?[–—-]\s?")
NIGHT_OF = re.compile(rf"\s+(?:between|from|into|of|on|to)\s+{FILLED}", re.IGNORECASE)
NO_DATE = re.compile(r"(?<![\w-])\d{4}-\d{1,2}-\d{1,2}(?![\w-])")  # its figures are a day's, though no calendar has it
OR = re.compile(rf"\s*(?:,\s*)?or\s+(?:on\s+)?{FILLED}", re.IGNORECASE)
LED = re.compile(rf"\b(?:between|from|overnight(?:\s+on)?|nights?\s+of)\s+{FILLED}$", re.IGNORECASE)
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
EARLIER_DAY = re.compile(
    rf"(?:\b(?P<lead>between|from|on|of)\s+)?(?:the\s+)?\b{DAY}\s(?P<link>and|or|to)\s(?:the\s)?$", re.I
)
LATER_DAY = re.compile(
    rf"\s(?P<link>and|or|to)\s(?:the\s)?{DAY}(?=[.,;:)]|\s+(?:in|at|near|when|by|as)\b|$)", re.IGNORECASE
)
MONTH_LAST = re.compile(r"\d")  # "14 March", and not "March 14"


def ranged(best: TimeMention, dated: Sequence[TimeMention], text: str) -> TimeMention:
    """The mention with the day that one phrase puts beside it: a stretch from the first to the last, or one of the two;
    as it was where it stands alone. `dated` stand in the text's order."""
    best = _of_night(best, dated, text)
    for first, last in pairwise(dated):
        if best not in (first, last):
            continue
        period = _of_two(first, last, text)
        if period is not None:
            return _over(first, first.start, last.end, text, period)
    return next(_with_bare_day(best, text), best)


def spans_of_days(mentions: Sequence[TimeMention], text: str) -> list[tuple[int, int]]:
    """Where the days and clock times of a text stand, with the bare days beside them, whose figures count nobody."""
    dated = [next(_with_bare_day(m, text), m) for m in mentions if m.type in ("DATE", "TIME")]
    return [(m.start, m.end) for m in dated] + [match.span() for match in NO_DATE.finditer(text)]


def _of_night(best: TimeMention, dated: Sequence[TimeMention], text: str) -> TimeMention:
    """The day that "overnight from 3 to 4 May" names, which is not the night before the report."""
    following = next((m for m in dated if m.start > best.start), None) if best.rule == "tonight" else None
    if following is None:
        return best
    start = next(_with_bare_day(following, text), following).start
    return following if NIGHT_OF.fullmatch(text, best.end, start) else best


def _of_two(first: TimeMention, last: TimeMention, text: str) -> Period | None:
    one, two = _period(first), _period(last)
    if one is None or two is None:
        return None
    if AND.fullmatch(text, first.end, last.start) and LED.search(text, max(0, first.start - LEAD), first.start):
        return joined(one, two)
    if one.precision == two.precision == "day" and DASH.fullmatch(text, first.end, last.start) and _follows(one, two):
        return joined(one, two)
    days = one.earliest, two.earliest
    if days[0] and days[1] and one.precision == two.precision == "day" and OR.fullmatch(text, first.end, last.start):
        return one_of(*sorted((days[0], days[1])))
    return None


def _follows(one: Period, two: Period) -> bool:
    return one.earliest is not None and two.earliest is not None and one.earliest < two.earliest


def _with_bare_day(mention: TimeMention, text: str) -> Iterator[TimeMention]:
    """ "11 and 14 March", "March 11 or 14": the other day is a number beside the named one."""
    named = mention.earliest
    if mention.precision != "day" or named is None or mention.rule not in ("day month", "month day"):
        return
    if MONTH_LAST.match(mention.text):
        beside = EARLIER_DAY.search(text, max(0, mention.start - REACH), mention.start)
        led = beside is not None and beside["lead"] is not None
    else:
        beside, led = LATER_DAY.match(text, mention.end, mention.end + REACH), True
    other = safe_date(named.year, named.month, int(beside["day"])) if beside is not None else None
    if beside is None or other is None or other == named or not (led or beside["link"].lower() == "or"):
        return
    first, last = sorted((named, other))
    period = one_of(first, last) if beside["link"].lower() == "or" else between(first, last)
    start, end = min(mention.start, beside.start("day")), max(mention.end, beside.end("day"))
    yield _over(mention, start, end, text, period)


def _period(mention: TimeMention) -> Period | None:
    if mention.edtf is None or mention.precision is None:
        return None
    return Period(mention.edtf, mention.earliest, mention.latest, mention.precision)


def _over(mention: TimeMention, start: int, end: int, text: str, period: Period) -> TimeMention:
    return replace(
        mention,
        start=start,
        end=end,
        text=text[start:end],
        edtf=period.edtf,
        earliest=period.earliest,
        latest=period.latest,
        precision=period.precision,
        role="during",
    )
