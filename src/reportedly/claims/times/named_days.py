"""Days with names (Christmas, Eid al-Fitr, Thanksgiving): found by name, dated through the library `holidays`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from reportedly.claims.text.words import DATA
from reportedly.claims.times.calendar import between, day_period, safe_date, shift_days
from reportedly.claims.times.meaning import Meaning, Reading
from reportedly.claims.times.portions import portion_before, portion_of
from reportedly.vocabulary.loader import VocabularyError, read_toml

YEARS = range(1900, 2100)  # the years that the library's calendars are asked for
TAIL = re.compile(r"(?:,? (?:of |in )?|-)((?:19|20)\d\d)\b| (last|this|next) year\b")
HEAD = re.compile(r"\b(last|this|next)\s+$", re.IGNORECASE)
WORD = re.compile(r"\w+")
MOVABLE = re.compile(r"(easter|orthodox)([+-]\d+)")


@dataclass(frozen=True)
class NamedDay:
    """A row of the table of named days."""

    id: str
    rule: str
    days: int = 1
    plain: bool = False


@cache
def named_days() -> dict[str, NamedDay]:
    """Lower-case name to row. VocabularyError where a row has no name or an unknown field."""
    found: dict[str, NamedDay] = {}
    for key, row in read_toml(DATA / "when_named_days.toml").items():
        names = row.pop("names", ())
        try:
            day = NamedDay(id=key, **row)
        except TypeError as error:
            raise VocabularyError(f"when_named_days.toml: {key}: {error}") from error
        found.update(dict.fromkeys(names, day))
    return found


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(named_days(), key=lambda name: (-len(name), name))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b", re.IGNORECASE)


@cache
def _words_of_names() -> frozenset[frozenset[str]]:
    """The words of each name, all of which stand in a text that holds it."""
    return frozenset(frozenset(WORD.findall(name)) for name in named_days())


def find_named_days(text: str, reading: Reading) -> Iterator[tuple[int, int, Meaning]]:
    """Named days in the text's order. The year is the one written beside the name, else the nearest to publication on
    the side that the clause looks to."""
    text = text.replace("’", "'")
    words = set(WORD.findall(text.lower()))
    if not any(name <= words for name in _words_of_names()):  # far quicker than the pattern; most texts name none
        return
    for match in _pattern().finditer(text):
        day = named_days()[match.group().lower()]
        if day.plain and not match.group()[0].isupper():
            continue
        tail, head = TAIL.match(text, match.end()), HEAD.search(text, max(0, match.start() - 8), match.start())
        side = (tail and tail.group(2)) or (head and head.group(1).lower()) or ""
        year = int(tail.group(1)) if tail is not None and tail.group(1) else None
        meaning = _meaning(day, reading, year, side or reading.tense(match.start(), match.end()))
        part = portion_before(text, match.start())
        meaning = _part(meaning, part) if meaning is not None and part is not None else meaning
        if meaning is not None:
            begins = part.start() if part is not None else head.start(1) if head is not None else match.start()
            yield begins, tail.end() if tail is not None else match.end(), meaning


def _part(meaning: Meaning, part: re.Match[str]) -> Meaning:
    """The eve of a named day or one of its days: "the eve of Eid al-Fitr", "the last Friday of Ramadan"."""
    period = meaning.period
    if period is None or period.earliest is None or period.latest is None:
        return meaning
    taken = portion_of(period.earliest, period.latest, part)
    return Meaning("DATE", taken.edtf if taken.precision == "day" else meaning.value, taken) if taken else meaning


def _meaning(day: NamedDay, reading: Reading, year: int | None, side: str) -> Meaning | None:
    published = reading.published
    if year is None and published is None:
        return None
    years = (year,) if year is not None or published is None else tuple(published.year + step for step in (-1, 0, 1))
    starts = sorted({start for each in years if each is not None for start in dates_in(day.rule, each)})
    if year is not None:
        starts = [start for start in starts if start.year == year]
    if not starts:
        return None
    first = _chosen(starts, published, side)
    last = shift_days(first, day.days - 1) or first
    period = day_period(first) if day.days == 1 else between(first, last)
    return Meaning("DATE", first.isoformat(), period)


def _chosen(starts: list[date], published: date | None, side: str) -> date:
    if published is None:
        return starts[0]
    past = [start for start in starts if start <= published]
    ahead = [start for start in starts if start >= published]
    if side in ("future", "next") and ahead:
        return ahead[0]
    if side in ("past", "last") and past:
        return past[-1]
    if side == "this":
        return next((start for start in starts if start.year == published.year), starts[-1])
    return min(starts, key=lambda start: abs((start - published).days))


@lru_cache(maxsize=2048)
def dates_in(rule: str, year: int) -> tuple[date, ...]:
    """The first days that a rule gives in a year: none outside the years that are known, two where a lunar year fits
    twice. The library is loaded on the first use."""
    if re.fullmatch(r"\d\d-\d\d", rule):
        found = safe_date(year, int(rule[:2]), int(rule[3:]))
        return (found,) if found is not None else ()
    if year not in YEARS:
        return ()
    if (movable := MOVABLE.fullmatch(rule)) is not None:
        return _easter(year, movable.group(1) == "orthodox", int(movable.group(2)))
    calendar, _, name = rule.partition(":")
    return _islamic(name, year) if calendar == "islamic" else _of_country(calendar, name, year)


def _easter(year: int, orthodox: bool, offset: int) -> tuple[date, ...]:
    from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

    found = shift_days(easter(year, EASTER_ORTHODOX if orthodox else EASTER_WESTERN), offset)
    return (found,) if found is not None else ()


def _islamic(name: str, year: int) -> tuple[date, ...]:
    from holidays.calendars import islamic

    dates = getattr(islamic._IslamicLunar(), f"{name}_dates")(year)
    return tuple(sorted({day for day, _ in dates if day.year == year}))


def _of_country(country: str, name: str, year: int) -> tuple[date, ...]:
    import holidays

    found = holidays.country_holidays(country, years=[year], language="en_US", observed=False)
    return tuple(sorted(day for day, label in found.items() if name.lower() in label.lower()))[:1]
