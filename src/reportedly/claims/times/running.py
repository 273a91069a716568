"""Lengths of time that run up to a day: "has been under siege for two years", "took 14 villages in four days",
"three days of clashes"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from spacy.tokens import Token

from reportedly.claims.findings.mentions import TimeMention
from reportedly.claims.text.parse import Parsed
from reportedly.claims.times.calendar import Period, between, months_between, shift_months
from reportedly.claims.times.tense import PERFECT, tense_of
from reportedly.claims.times.words import cues
from reportedly.records import When

LENGTH = re.compile(r"P(\d{1,3})([DWMY])")
LEADS = re.compile(
    r"(?i)\b(?:for|in|over|within|during)\s+(?:(?:the|just|only|well|some|at|about|nearly|more|than|over)\s+)*$"
)
OVER = re.compile(r"(?i)\b(?:in|over|during)\s+(?:(?:the|just|only|some|about|nearly|more|than|over)\s+)*$")
OF = re.compile(r" of (?P<words>[\w-]+(?: [\w-]+){0,3})")
DAYS = ("D", "W")  # how the values of lengths end that are told of news: "in four years" ranks or looks back
ONE_DAY = "P1D"
WORD = re.compile(r"[\w-]+")
LENGTH_RULE = "duration"
FRESH = 7  # days before publication within which the day lies that such a length ends on
REACH = 120  # code points before a named happening in which its length is looked for
LOOK_BACK = 30  # code points before a length in which its preposition is looked for
LONGEST = 100  # years
MAX_CLIMB = 8  # heads followed upwards before giving up


def run_up_to(mentions: list[TimeMention], parsed: Parsed, published: date | None) -> list[TimeMention]:
    """The same mentions; a length in which something has come about ends on the day that its sentence names, else on
    that of publication."""
    if published is None:
        return mentions
    return [_running(mention, mentions, parsed, published) for mention in mentions]


def _running(mention: TimeMention, mentions: list[TimeMention], parsed: Parsed, published: date) -> TimeMention:
    if mention.role != "duration" or not is_length(mention):
        return mention
    span = parsed.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None or not len(span) or not span.root.pos_ or not _runs(mention, span.root, parsed):
        return mention
    in_days = mention.value[-1] in DAYS
    return ended(mention, last_day(span.root, mentions, published) if in_days else published)


def is_length(mention: TimeMention) -> bool:
    """Whether a mention tells days, weeks, months or years, and not yet which."""
    return mention.edtf is None and LENGTH.fullmatch(mention.value) is not None


def _runs(mention: TimeMention, root: Token, parsed: Parsed) -> bool:
    """Whether what its verb tells has filled a length: "for two years" of a perfect, "in two days" also of a past."""
    lead = max(0, mention.start - LOOK_BACK), mention.start
    if LEADS.search(parsed.text, *lead) and _is_perfect(root):
        return True
    if mention.value[-1] not in DAYS or mention.value == ONE_DAY:
        return False
    deeds = deed_of(mention, parsed.text) is not None and root.dep_ in ("nsubj", "nsubjpass")
    over = OVER.search(parsed.text, *lead) or mention.text.lower().startswith("over ")
    return (deeds or bool(over)) and tense_of(root) == "past"


def deed_of(mention: TimeMention, text: str) -> int | None:
    """Where the deed begins that a length measures: the "clashes" of "three days of fierce clashes"."""
    told = OF.match(text, mention.end)
    words = WORD.finditer(text, told.start("words"), told.end("words")) if told is not None else ()
    return next((word.start() for word in words if word[0].lower() in cues()["deeds_that_last"]), None)


def length_of(noun: Token, mentions: Sequence[TimeMention], parsed: Parsed) -> TimeMention | None:
    """The length that measures a named happening: "three days of clashes" as seen from the clashes."""
    first = bisect_left(mentions, noun.idx - REACH, key=lambda m: m.start)
    last = bisect_left(mentions, noun.idx, key=lambda m: m.start)
    return next((m for m in mentions[first:last] if is_length(m) and deed_of(m, parsed.text) == noun.idx), None)


def last_day(root: Token, mentions: list[TimeMention], published: date) -> date:
    """The day of the week up to publication that a sentence names, else publication."""
    start, end = root.sent.start_char, root.sent.end_char
    days = [m.latest for m in mentions if start <= m.start < end and m.precision == "day" and m.latest is not None]
    return max((day for day in days if 0 <= (published - day).days <= FRESH), default=published)


def ended(mention: TimeMention, day: date) -> TimeMention:
    """A length as the stretch that ends on a day; as it was where the calendar has none."""
    length = LENGTH.fullmatch(mention.value)
    period = ending(day, int(length[1]), length[2]) if length is not None else None
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


def is_run_up(when: When) -> bool:
    """Whether a time is a length that ends on a day, and so tells of all that went on, and not of one deed in it."""
    return "~/" in when.edtf
