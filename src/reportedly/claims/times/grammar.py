"""The grammar of time expressions: patterns over classes of words (see `when_words`), first fit first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from reportedly.claims.times import clock as when_clock
from reportedly.claims.times import dates as when_dates
from reportedly.claims.times import numeric as when_numeric
from reportedly.claims.times import parts as when_parts
from reportedly.claims.times import spans as when_spans
from reportedly.claims.times.meaning import Hit, Meaning, Reading
from reportedly.claims.times.words import Chunk

NUMBER = r"(?:A S(?: o)?|S(?: o)?|A n|n(?:[ -]n){0,5}|[N#](?: #)?|A)"
COUNTED = r"(?:S(?: o)?|A S(?: o)?|A n|n(?:[ -]n){0,5}|[N#](?: #)?)"
ABOUT = r"(?:x |p s )?"
WEEKDAY = r"(?:[Db]\.?,? (?:t )?)?"
NEVER_FIRST = r"w ?.,:/()\-iosfgvlzTZQ"  # classes that no expression begins with
RULES: tuple[tuple[str, str, Callable[[Hit], Meaning | None]], ...] = (
    ("numeric date", r"(?P<date>I)", when_numeric.numeric_date),
    (
        "month day",
        WEEKDAY + r"(?:t |(?P<rel>L) )?(?P<month>[Mm])\.? ?(?:t )?(?P<day>[NO])(?:-(?P<last>[NO]))?(?! ?Z)"
        r"(?:,? ?(?P<year>Y))?",
        when_dates.named_day,
    ),
    ("month day", WEEKDAY + r"(?P<month>[Mm])\.? (?P<glued>#)", when_dates.glued_day),
    (
        "day month",
        WEEKDAY + r"(?:t )?(?P<day>[NO])(?:-(?P<last>[NO]))?(?: o)?[ -](?P<month>[Mm])\.?"
        r"(?:[ ,-]{1,2}(?P<year>Y)|[ -]'?(?P<short>N)(?![ -]?[NUVwMm])|(?! N\b))",
        when_dates.named_day,
    ),
    (
        "month year",
        r"(?:t )?(?:(?P<edge>e)[ -](?:(?:o|i) )?)?(?P<month>[Mm])\.?(?:,? (?:o )?|-)(?P<year>Y)",
        when_dates.named_month,
    ),
    (
        "month of year",
        r"(?:t )?(?:(?P<edge>e)[ -](?:(?:o|i) )?)?(?P<month>[Mm])\.?(?: o)? (?P<of_year>[LXC]) U",
        when_dates.named_month,
    ),
    ("set of months", r"K (?P<month>[Mm])", when_parts.every),
    (
        "month",
        r"(?:(?P<rel>[LXC])[ -]|t )?(?:(?P<edge>e)[ -](?:(?:o|i) )?)?(?P<month>[Mm])",
        when_dates.named_month,
    ),
    ("second day", r"(?:(?<=[Mm] [NO] i )|(?<=[Mm]\. [NO] i ))(?:t )?(?P<day>[NO])", when_dates.second_day),
    ("day of a month", r"t (?P<day>O)", when_dates.bare_day),
    ("set of weekdays", r"K (?P<weekday>[Dd])(?: (?P<part>T))?", when_parts.every),
    ("weekday of week", r"(?P<weekday>D)(?:,? (?:o )?)(?P<week>[LXC]) U", when_dates.weekday),
    (
        "weekday",
        r"(?:(?P<rel>[LXC]) )?(?:[eG] (?:i )?)?(?:(?<![A-Z])t )?(?P<weekday>[Dd])(?: (?P<part>T))?",
        when_dates.weekday,
    ),
    ("today", r"(?:[eG] )?(?P<today>R)(?: (?P<part>T))?", when_dates.today),
    ("tonight", r"(?P<night>h)", when_dates.tonight),
    ("part of day", r"(?:[eG] )?(?:t )?(?P<rel>[LXC]) (?P<part>T)", when_dates.part_of_day),
    ("compact clock", r"(?P<clock>(?P<compact>[Y#N])) ?z", when_clock.clock),
    ("clock", r"(?P<clock>[JNn])(?::N)? ?(?P<meridiem>Z)(?: z)?", when_clock.clock),
    ("clock in full", r"(?P<clock>[JB])(?: z)?", when_clock.clock),
    ("noon", r"(?P<clock>(?P<named>k))(?: z)?", when_clock.clock),
    (
        "quarter of year",
        r"(?:t )?(?:j[ -])?(?P<ordinal>O)[ -](?P<unit>U) o (?P<year>Y)",
        when_parts.quarter,
    ),
    ("half of year", r"(?:t )?(?P<ordinal>[OL]) H o (?P<year>Y)", when_parts.half_year),
    (
        "quarter",
        r"(?:t )?(?:(?P<rel>[LXC]) (?P<year_word>U)(?:'w)? )?(?P<before>U-[gG] )?(?:j[ -])?(?:(?P<year>Y) )?(?:j[ -])?"
        r"(?P<ordinal>O)[ -](?P<unit>U)",
        when_parts.quarter,
    ),
    (
        "that quarter",
        r"(?:t |(?P<rel>C ))(?:w )?(?:(?P<before>U-[gG]) |C |(?P<year>Y) )?(?P<unit>U)",
        when_parts.that_quarter,
    ),
    ("year-earlier", r"(?:t )?(?P<before>U-[gG])", when_parts.that_quarter),
    ("year end", r"(?P<unit>U)(?:'w)?[ -](?P<edge>e)", when_parts.year_end),
    ("weekend", r"(?:t )(?:(?P<edge>e) (?:o ))?(?P<unit>U)", when_spans.the_weekend),
    (
        "end of unit",
        r"(?:t )?(?:(?P<edge>e) (?:o|i)|(?P<shift>G) i) (?:(?P<rel>[LXC])|t) (?P<unit>U)",
        when_spans.calendar_unit,
    ),
    (
        "calendar unit",
        r"(?:(?P<shift>G) |(?P<edge>e) )?(?:t )?(?P<rel>[LXC]) (?:j )?(?P<unit>U)",
        when_spans.calendar_unit,
    ),
    (
        "stretch",
        rf"(?:t )?(?:(?P<rel>[LX])|y) (?:(?P<number>{COUNTED}) )?(?P<unit>V)",
        when_spans.stretch,
    ),
    ("ago", rf"{ABOUT}(?:(?P<number>{NUMBER})[ -])(?P<unit>[UV])(?: i w)?[ -](?:g|(?P<shift>G))", when_spans.ago),
    ("long ago", r"(?P<unit>V) (?:g|(?P<shift>G))", when_spans.ago),
    ("set of units", rf"K (?:(?P<number>{COUNTED}) )?(?P<unit>[UV])", when_parts.every),
    ("every morning", r"K (?P<part>T)", when_parts.every),
    ("time ahead", r"t (?P<unit>V) (?P<ahead>s w|w)", when_spans.time_ahead),
    ("all that time", r"(?P<lasting>a)|(?P<unit>[UV])-(?P<long>v)", when_parts.lasting),
    ("the year", r"t (?:[vj] )?(?P<unit>U)", when_parts.the_year),
    ("day in a row", r"(?:t )?(?P<ordinal>O|N) (?P<row>v) (?P<unit>U)", when_spans.in_a_row),
    ("unit and a half", r"(?P<number>A) (?P<unit>U) i A (?P<half>H)", when_spans.duration),
    ("so many and a half", rf"(?P<number>{NUMBER}) i A (?P<half>H) (?P<unit>[UV])", when_spans.duration),
    ("half a unit", r"(?P<number>H) A (?P<unit>U)", when_spans.duration),
    ("range of units", rf"(?P<number>{COUNTED})(?: [si] |-){COUNTED}[ -](?P<unit>V)", when_spans.duration),
    ("duration", rf"(?:t |{ABOUT})(?P<number>{NUMBER})[ -](?:[pv] )?(?P<unit>[UV])", when_spans.duration),
    ("bare duration", r"(?P<unit>V)", when_spans.bare_duration),
    (
        "season",
        r"(?:t )?(?:e )?(?:(?P<rel>[LXCK]) (?:L )?|(?<=t )|(?<=i ))(?P<season>E)(?: (?:o )?(?P<year>Y))?",
        when_parts.season,
    ),
    ("season of year", r"(?P<season>E) (?:o )?(?P<year>Y)", when_parts.season),
    ("decade", r"(?:t )?(?:e[ -](?:o t )?)?(?P<apostrophe>')?(?P<decade>c)", when_parts.decade),
    ("century", r"(?:t )?(?:e )?(?P<ordinal>O)[ -](?P<unit>U)", when_parts.century),
    ("year", r"(?:(?P<edge>e)[ -](?:o )?)?(?:(?P<fiscal>j) )?(?P<year>Y)(?![.,]?\d)", when_dates.year),
    ("spelled year", r"(?:t U )?(?P<words>n n(?:[- ]n)?)", when_dates.spelled_year),
    ("future", r"t (?:w )?(?P<reference>Q)", when_parts.reference),
    ("past", r"t (?P<rel>L)", when_parts.the_past),
    ("frequency", r"(?P<frequency>F)", when_parts.frequency),
    ("reference", r"(?P<reference>P)", when_parts.reference),
    ("current", r"(?P<current>C)", when_parts.current),
)
Find = tuple[int, int, Meaning, str]


@dataclass(frozen=True)
class Grammar:
    """All rules as one pattern that finds where any could begin, as one with a group for each, which tells the first
    that fits, and each alone."""

    any: re.Pattern[str]
    first: re.Pattern[str]
    rules: tuple[tuple[str, re.Pattern[str], Callable[[Hit], Meaning | None]], ...]


@cache
def grammar() -> Grammar:
    rules = tuple((name, re.compile(pattern), resolve) for name, pattern, resolve in RULES)
    unnamed = [re.sub(r"[(][?]P<[a-z_]+>", "(?:", pattern) for _, pattern, _ in RULES]
    anywhere = rf"(?![{NEVER_FIRST}])(?:{'|'.join(unnamed)})"
    return Grammar(re.compile(anywhere), re.compile("|".join(f"({pattern})" for pattern in unnamed)), rules)


def scan(chunk: Chunk, reading: Reading) -> Iterator[Find]:
    """Time expressions of a chunk from left to right, none overlapping: first and last character, meaning, rule."""
    found, position = grammar(), 0
    while (match := found.any.search(chunk.codes, position)) is not None:
        hit = _resolve(chunk, match.start(), reading)
        if hit is None:
            position = match.start() + 1
            continue
        fit, meaning, name = hit
        yield chunk.token(fit.start()).start, chunk.token(fit.end() - 1).end, meaning, name
        _remember(reading, meaning)
        position = fit.end()


def _resolve(chunk: Chunk, at: int, reading: Reading) -> tuple[re.Match[str], Meaning, str] | None:
    found = grammar()
    told = found.first.match(chunk.codes, at)
    for name, pattern, resolve in found.rules[(told.lastindex or 1) - 1 :] if told is not None else ():
        match = pattern.match(chunk.codes, at)
        if match is not None and (meaning := resolve(Hit(chunk, match, reading))) is not None:
            return match, meaning, name
    return None


def _remember(reading: Reading, meaning: Meaning) -> None:
    if meaning.type == "DATE" and meaning.period is not None:
        reading.anchor = meaning
