"""Days counted from another happening of the report: "Two days after the truce collapsed, jets bombed the town", where
the report dates the collapse elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Span, Token

from reportedly.claims.context import Context
from reportedly.claims.findings.found import Found
from reportedly.claims.findings.mentions import TimeMention
from reportedly.claims.times.calendar import Period, between, day_period, shift_days
from reportedly.claims.times.clause import told_when
from reportedly.records import When

LENGTH = re.compile(r"P(?P<number>\d{1,3}|X)(?P<unit>[DWM])|PT(?:\d{1,3}|X)H")
COUNT = re.compile(r"\s+(after|before|following)\b", re.IGNORECASE)
COMES = re.compile(r"\b(?:comes?|came|coming)(?:\s+(?:just|only|barely|about|nearly|some|less than|more than))?\s+$")
BARE = re.compile(r"\b(?:hours|days|weeks|months)(?=\s+(?:after|before)\b)", re.IGNORECASE)
NEARBY = 400  # code points before "it came a day after" in which the deed that came is told
UNITS = {"hours": "PTXH", "days": "PXD", "weeks": "PXW", "months": "PXM"}
DAYS = {"D": 1, "W": 7, "M": 30}
VAGUE = {"D": (2, 9), "W": (14, 63), "M": (60, 270)}  # days that "days", "weeks" and "months" after it may be


@dataclass(frozen=True)
class Counted:
    """A length of time with "after" or "before": days from and to, counted from what follows `start` (code points)."""

    mention: TimeMention
    sentence: Span
    start: int
    first: int
    last: int


def count_from_happenings(context: Context, found: Sequence[Found]) -> list[Found]:
    """The same claims; one that is told so long after or before another happening has its day from that happening's."""
    settled = list(found)
    for counted in _counted(context):
        day = _day_before(context, counted)
        if day is not None:
            settled = [_counted_back(context, counted, item, day) for item in settled]
            continue
        news = _news(context, counted, settled)
        if news is not None:
            settled = [_before_the_news(context, counted, item, news) for item in settled]
            continue
        anchor = _anchor(context, counted, found)
        if anchor is None:
            continue
        period = _period(context, counted, anchor)
        for number, item in enumerate(settled):
            if period is not None and _is_counted(context, counted, item, anchor):
                settled[number] = replace(item, when=told_when(counted.mention, period, "context"))
    return settled


def told_as_earlier(context: Context) -> list[tuple[int, int]]:
    """Code points that tell of another deed than the report has told: "It came a day after shells hit the town"."""
    spans = ((counted, _clause_end(context, counted)) for counted in _counted(context))
    return [(counted.start, end) for counted, end in spans if _comes(context, counted)]


def _comes(context: Context, counted: Counted) -> bool:
    return COMES.search(context.parsed.text[counted.sentence.start_char : counted.mention.start]) is not None


def _counted(context: Context) -> Iterator[Counted]:
    text = context.parsed.text
    for mention in [*context.times, *_bare(context)]:
        length = LENGTH.fullmatch(mention.value)
        told = COUNT.match(text, mention.end) if length is not None else None
        words = context.parsed.doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if length is None or told is None or words is None or not len(words):
            continue
        first, last = _days(length)
        if told.group(1).lower() == "before":
            first, last = -last, -first
        yield Counted(mention, words[0].sent, told.end(), first, last)


def _bare(context: Context) -> Iterator[TimeMention]:
    """ "Days after": a length of no number, which is no time expression by itself."""
    named = {mention.end for mention in context.times}
    for match in BARE.finditer(context.parsed.text):
        if match.end() not in named:
            yield TimeMention(match.start(), match.end(), match.group(), "DURATION", UNITS[match.group().lower()])


def _days(length: re.Match[str]) -> tuple[int, int]:
    unit = length["unit"]
    if unit is None:  # hours
        return 0, 1
    return VAGUE[unit] if length["number"] == "X" else (int(length["number"]) * DAYS[unit],) * 2


def _day_before(context: Context, counted: Counted) -> date | None:
    """The day that stands right before a length and dates the clause itself: "on Friday, a day after the town fell"."""
    text, first, at = context.parsed.text, counted.sentence.start_char, counted.mention.start
    before = (m for m in context.times if first <= m.start and m.end <= at and m.precision == "day")
    near = (m for m in before if not text[m.end : at].strip(" ,"))
    return next((m.earliest for m in near if m.earliest is not None), None)


def _counted_back(context: Context, counted: Counted, item: Found, day: date) -> Found:
    """The claim; what the words after "after" tell was so long before the day."""
    token = context.parsed.doc[item.happening.anchor]
    inside = counted.start <= token.idx < min(_clause_end(context, counted), counted.sentence.end_char)
    then = shift_days(day, -counted.first) if counted.first == counted.last else None
    if not inside or then is None or (item.when is not None and item.when.earliest not in (day, None)):
        return item
    return replace(item, when=told_when(counted.mention, day_period(then), "context"))


def _news(context: Context, counted: Counted, found: Sequence[Found]) -> date | None:
    """The day of what "comes days after" something else, which is the news: its own day, else the report's."""
    if not _comes(context, counted):
        return None
    for item in found:
        at = context.parsed.doc[item.happening.anchor].idx
        dated = item.when is not None and item.when.basis != "report" and item.when.precision == "day"
        if counted.sentence.start_char <= at < counted.mention.start and item.when is not None and dated:
            return item.when.earliest
    return _told_before(context, counted, found) or context.today


def _told_before(context: Context, counted: Counted, found: Sequence[Found]) -> date | None:
    """The day that the words give of the last happening told just before: "It came a day after the raid" """
    first = counted.sentence.start_char
    for item in reversed(found):
        at = context.parsed.doc[item.happening.anchor].idx
        if at >= first or item.when is None:
            continue
        dated = item.when.basis == "text" and item.when.precision == "day" and first - at < NEARBY
        return item.when.earliest if dated else None
    return None


def _before_the_news(context: Context, counted: Counted, item: Found, news: date) -> Found:
    """The claim; what the words after "after" tell, unless they name its day, was roughly so long before the news."""
    token = context.parsed.doc[item.happening.anchor]
    inside = counted.start <= token.idx < counted.sentence.end_char
    first, last = shift_days(news, -counted.last), shift_days(news, -counted.first)
    named = item.when is not None and item.when.basis == "text"
    if not inside or named or first is None or last is None:
        return item
    period = day_period(first, approximate=True) if first == last else between(first, last, approximate=True)
    return replace(item, when=told_when(counted.mention, period, "context"))


def _anchor(context: Context, counted: Counted, found: Sequence[Found]) -> When | None:
    """The day of the first happening that the words after "after" tell."""
    for item in found:
        token = context.parsed.doc[item.happening.anchor]
        if counted.start <= token.idx < counted.sentence.end_char and token.idx < _clause_end(context, counted):
            exact = item.when is not None and item.when.precision == "day" and item.when.basis != "report"
            return item.when if exact else None
    return None


def _clause_end(context: Context, counted: Counted) -> int:
    """Where the clause of "after" ends: at its comma if it opens the sentence, else with the sentence."""
    opens = not context.parsed.text[counted.sentence.start_char : counted.mention.start].strip()
    comma = context.parsed.text.find(",", counted.start, counted.sentence.end_char) if opens else -1
    return comma if comma >= 0 else counted.sentence.end_char


def _period(context: Context, counted: Counted, anchor: When) -> Period | None:
    if anchor.earliest is None:
        return None
    first, last = shift_days(anchor.earliest, counted.first), shift_days(anchor.earliest, counted.last)
    if first is None or last is None:
        return None
    if first == last:
        return day_period(first)
    today = context.today
    last = today if today is not None and first <= today < last else last
    return between(first, last, approximate=True)


def _is_counted(context: Context, counted: Counted, item: Found, anchor: When) -> bool:
    """Whether a claim of the sentence stands outside of the counted clause and has no day of its own."""
    token: Token = context.parsed.doc[item.happening.anchor]
    if not counted.sentence.start_char <= token.idx < counted.sentence.end_char:
        return False
    if counted.mention.start <= token.idx < _clause_end(context, counted):
        return False
    when = item.when
    return when is None or when.basis != "text" or when.edtf == anchor.edtf
