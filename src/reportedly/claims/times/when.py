"""When: time expressions as TIMEX3 and EDTF, the time of a clause, and the date that a report states of itself."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from reportedly.claims.findings.mentions import TimeMention
from reportedly.claims.text.parse import Parsed
from reportedly.claims.times.anchored import anchored, counted_from
from reportedly.claims.times.clause import when_nearby, when_of
from reportedly.claims.times.clock import with_days
from reportedly.claims.times.grammar import Find, scan
from reportedly.claims.times.heads import right_behind_saying
from reportedly.claims.times.meaning import Reading
from reportedly.claims.times.named_days import find_named_days
from reportedly.claims.times.numeric import slash_habit
from reportedly.claims.times.opening import stated_day
from reportedly.claims.times.portions import days_before, portions
from reportedly.claims.times.running import run_up_to
from reportedly.claims.times.tense import tense_reader
from reportedly.claims.times.words import chunks

__all__ = ["find_times", "when_nearby", "when_of"]

DAY_BEFORE = "day before"
NAMED = ("named day", DAY_BEFORE)  # rules that win over what overlaps
ROLE = re.compile(
    r"(?i)\b(?:(since|from)|(until|till|by|through)|(before|prior to|ahead of)|(after|following)|"
    r"(for|over|within|during|throughout|in))(?:\s+(?:the|at|about|least|nearly|more|than|late|early|on))*\s*$"
)
ROLES = ("since", "until", "before", "after", "during")
OWNS = re.compile(r"['’]s?\s+[^\W\d_]")  # behind a day that names what happened on it
OF_ITS_NOUN = ("from", "by", "through")  # go with what the day owns: "the toll from Friday's raid" is of no stretch
FULL_NAME = re.compile(r"(?:[Mm]ay|[Jj]une|[Jj]uly|[^\W\d_]{5,})\.\Z")  # of a month: only a short one has a full stop
IMPOSSIBLE_YEAR = re.compile(r",?\s0\d{3}\b")
LOOK_BACK = 40  # code points before an expression in which its preposition is looked for


def find_times(parsed: Parsed, published: date | None) -> list[TimeMention]:
    """Time expressions in the text's order, none overlapping. Without `published`, expressions that count from it get a
    TIMEX3 value with X for what is unknown and no EDTF."""
    text = parsed.text
    reading = Reading(published, tense_reader(parsed), habit=slash_habit(text, published))
    named = [_mention(text, (*hit, "named day")) for hit in find_named_days(text, reading)]
    named += [_mention(text, (*hit, DAY_BEFORE)) for hit in days_before(text, published)]
    plain = (_mention(text, hit) for chunk in chunks(text) for hit in scan(chunk, reading))
    found = [_of_no_year(mention, text) for mention in _first_of_overlapping([*named, *plain])]
    found = portions(found, text)
    dated = with_days(_without_dateline(found, text, published), text, published)
    known = run_up_to(dated, parsed, published)
    return counted_from(anchored(known, lambda day: right_behind_saying(day, parsed)), text)


def _first_of_overlapping(mentions: list[TimeMention]) -> list[TimeMention]:
    """In the text's order; of two that overlap the first stays, but a named day before all."""
    kept: list[TimeMention] = []
    for mention in sorted(mentions, key=lambda m: m.start):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
        elif mention.rule in NAMED and kept[-1].rule not in NAMED:
            kept[-1] = mention
    return kept


def _of_no_year(mention: TimeMention, text: str) -> TimeMention:
    """A day of a year that no report can mean ("12 March 0025") keeps its month and day only: the year of publication
    would be a guess."""
    if mention.precision != "day" or mention.rule not in ("day month", "month day") or mention.edtf is None:
        return mention
    if IMPOSSIBLE_YEAR.match(text, mention.end) is None:
        return mention
    return replace(
        mention, value=f"XXXX{mention.value[4:]}", edtf=None, earliest=None, latest=None, precision=None, role="at"
    )


def _without_dateline(mentions: list[TimeMention], text: str, published: date | None) -> list[TimeMention]:
    """Marks the date that the report gives itself: it is the time of no clause."""
    own = stated_day(text, published)
    if own is None:
        return mentions
    return [replace(m, role="dateline") if m.start < own.end and m.end > own.start else m for m in mentions]


def _mention(text: str, found: Find) -> TimeMention:
    start, end, meaning, rule = found
    end -= FULL_NAME.search(text, start, end) is not None  # the full stop is the sentence's
    period = meaning.period
    return TimeMention(
        start,
        end,
        text[start:end],
        meaning.type,
        meaning.value,
        edtf=period.edtf if period else None,
        earliest=period.earliest if period else None,
        latest=period.latest if period else None,
        precision=period.precision if period else None,
        role=_role(text, (start, end), meaning.role),
        rule=rule,
    )


def _role(text: str, span: tuple[int, int], given: str | None) -> str:
    """What the words before an expression make of it."""
    match = ROLE.search(text[max(0, span[0] - LOOK_BACK) : span[0]])
    if match is not None and match.group().split()[0].lower() in OF_ITS_NOUN and OWNS.match(text, span[1]):
        match = None
    named = ROLES[(match.lastindex or 1) - 1] if match is not None else "at"
    if given in ("set", "duration") and named not in ("before", "after"):
        return given
    return named if named != "during" or given is None else given
