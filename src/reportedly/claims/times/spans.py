"""Stretches of time: durations, "two weeks ago", "last month", seasons, quarters, decades and repeated times."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

from reportedly.claims.times.calendar import (
    Period,
    approximately,
    between,
    day_period,
    month_period,
    months_between,
    safe_date,
    shift_days,
    shift_months,
    week_value,
    year_period,
    years_period,
)
from reportedly.claims.times.dates import month_meaning, week_meaning, year_meaning
from reportedly.claims.times.meaning import Hit, Meaning
from reportedly.claims.times.words import Token, cues

DAYS = {"D": 1, "N": 1, "W": 7, "F": 14, "WE": 2}
MONTHS = {"Mo": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200, "L": 12000}
LETTERS = {"Mo": "M", "N": "D", "E": "Y", "F": "W", "WE": "WE", "X": "X"}
CLOCK_UNITS = ("S", "M", "H")
MAX_NUMBER = 100_000  # durations beyond are kept as words only
ROUND_THE_CLOCK = re.compile(r"(?:24 hours a day|(?:seven|7) days a week)$")
SO_MANY = re.compile(  # a number and what it counts, if anything
    r"(?:^|[\s$€£])(?:[\d.,]*\d|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|hundred|thousand|million)"
    r"(?: (?:[a-z]+s|people|men|women|children))? $"
)
VAGUE = {"D": 5, "N": 5, "W": 4, "Mo": 3, "Y": 3}  # how far "recent days/weeks/months/years" is taken to reach back


def quantity(tokens: list[Token], codes: str) -> Fraction | None:
    """The number that tokens of a quantity say; None for a vague one ("several") or none at all."""
    total, group, seen = Fraction(0), Fraction(0), False
    for token, code in zip(tokens, codes, strict=True):
        if code == "S" and str(token.value).isdigit():
            total, seen = total + int(token.value), True
        elif code == "S":
            return None
        elif code == "#":
            parts = token.text.replace(",", "").split("/")
            if not all(part.isascii() and part.isdigit() and len(part) < 7 for part in parts) or len(parts) > 2:
                return None
            total, seen = (
                total + Fraction(int(parts[0]), int(parts[-1]) if len(parts) == 2 and int(parts[1]) else 1),
                True,
            )
        elif code in "nNY" and isinstance(token.value, int):
            scale = token.value in (100, 1000)
            group = (group if group > 1 else Fraction(1)) * token.value if scale else group + token.value
            seen = True
        elif code == "H":
            total, seen = total + Fraction(1, 2), True
    if not seen:
        return Fraction(1) if "A" in codes else None
    return total + group


def duration_value(number: Fraction | None, unit: str) -> str:
    """TIMEX3's duration: P3D, PT2H, PXM, P2Y6M for two and a half years."""
    time = "T" if unit in CLOCK_UNITS else ""
    letter = LETTERS.get(unit, unit)
    if number is None or number > MAX_NUMBER:
        return f"P{time}X{letter}"
    if unit == "Q" and number.denominator == 1:
        return f"P{number * 3}M"
    if unit == "E" and (number * 10).denominator == 1:
        return f"P{number * 10}Y"
    if unit in ("C", "L") and number.denominator == 1:
        return f"P{number * (100 if unit == 'C' else 1000)}Y"
    if number.denominator == 1:
        return f"P{time}{number}{letter}"
    smaller = {"Y": (12, "M"), "H": (60, "M"), "M": (60, "S"), "D": (24, "H")}.get(unit)
    whole, rest = divmod(number, 1)
    if smaller and (rest * smaller[0]).denominator == 1:
        between_them = "T" if unit == "D" else ""
        return f"P{time}{f'{whole}{letter}' if whole else ''}{between_them}{rest * smaller[0]}{smaller[1]}"
    return f"P{time}{float(number):g}{letter}"


def quantity_of(hit: Hit) -> Fraction | None:
    return quantity(hit.tokens("number"), hit.codes("number")) if hit.has("number") else None


def duration(hit: Hit) -> Meaning | None:
    """A length of time without a place in the calendar: "three days", "a week and a half"."""
    number, unit = quantity_of(hit), hit.word("unit")
    if number is not None and hit.has("half"):
        number += Fraction(1, 2)
    if unit == "X" or _next_word(hit) in ("old", "olds") or _aged(hit):
        return None
    if _name(hit) or _rate(hit):
        return None
    if unit == "Q" and ("-" in hit.match.group() or number == 1):
        return None  # "three-quarters", "more than a quarter": a share
    return Meaning("DURATION", duration_value(number, unit), role="duration")


def _next_word(hit: Hit) -> str:
    following = hit.after()
    return following.text.lower() if following is not None else ""


def _name(hit: Hit) -> bool:
    """ "60 Minutes": a unit with a capital behind figures is that of a title."""
    unit, number = hit.token("unit"), hit.token("number")
    return unit is not None and number is not None and number.text.isdigit() and unit.text.istitle()


def _rate(hit: Hit) -> bool:
    """ "24 hours a day", "seven days a week": always; "40 flights a week": so often. Neither is a length."""
    last = hit.match.end()
    alone = hit.codes("number") == "A" and " " in hit.match.group() and _next_word(hit) not in cues()["counted_from"]
    if alone and SO_MANY.search(hit.chunk.before(hit.match.start(), 8)):
        return True
    return any(ROUND_THE_CLOCK.search(hit.chunk.before(end, 8)) for end in (last, last + 4))


def in_a_row(hit: Hit) -> Meaning | None:
    """ "For the fifth straight day": five days that end with the day of publication."""
    number, published = hit.number("ordinal"), hit.reading.published
    if number is None or hit.word("unit") not in ("D", "N") or hit.lower("row") not in cues()["in_a_row"]:
        return None
    first = shift_days(published, 1 - number) if published is not None else None
    period = between(first, published) if first is not None and published is not None else None
    return Meaning("DURATION", f"P{number}D", period, role="during")


def bare_duration(hit: Hit) -> Meaning | None:
    """ "For weeks", "within days": the plural alone, behind a preposition that measures."""
    if hit.before() not in cues()["measuring"] or hit.word("unit") == "X":
        return None
    return Meaning("DURATION", duration_value(None, hit.word("unit")), role="duration")


def _aged(hit: Hit) -> bool:
    """ "A 52-year-old", "44 years of age": how old somebody is, and not how long a "9-week-old truce" has lasted."""
    rest = hit.chunk.tokens(hit.match.end(), min(hit.match.end() + 5, len(hit.chunk)))
    words = [token.text.lower() for token in rest if token.text.strip()]
    if words[:2] == ["-", "old"] and words[2:] and words[2] in cues()["lasting"]:
        return False
    return words[:2] in (["-", "old"], ["of", "age"], ["-", "olds"])


def moved(day: date, number: Fraction | None, unit: str, sign: int) -> tuple[str, Period] | None:
    """The TIMEX3 value and period that lie `number` units from `day`, as fine as the unit."""
    if number is None or number > MAX_NUMBER:
        return None
    if unit in CLOCK_UNITS or unit == "X":
        return None
    if unit in DAYS:
        found = shift_days(day, sign * round(number * DAYS[unit]))
        if found is None:
            return None
        if unit in ("D", "N"):
            return found.isoformat(), day_period(found)
        return week_value(found), day_period(found, approximate=True)
    month = shift_months(day.year, day.month, sign * round(number * MONTHS[unit]))
    if month is None:
        return None
    if unit == "Mo":
        return f"{month[0]:04}-{month[1]:02}", approximately(month_period(*month))
    return (f"{month[0]:04}", approximately(year_period(month[0]))) if unit != "Q" else quarter_of(*month)


def quarter_of(year: int, month: int) -> tuple[str, Period]:
    number = (month - 1) // 3 + 1
    first, last = month_period(year, number * 3 - 2), month_period(year, number * 3)
    period = Period(f"{first.edtf}/{last.edtf}", first.earliest, last.latest, "year")
    return f"{year:04}-Q{number}", period


def ago(hit: Hit) -> Meaning | None:
    """So long before or after publication ("ago") or the date last named ("earlier", "later")."""
    number, unit = quantity_of(hit), hit.word("unit")
    reading, sign = hit.reading, hit.number("shift") or -1
    day = reading.published
    if (same := _same_quarter(hit, number, unit, sign)) is not None:
        return same
    anchor = reading.anchor.period if reading.anchor is not None else None
    if hit.has("shift") and anchor is not None and (anchor.precision == "day" or unit in MONTHS):
        day = anchor.earliest
    if not hit.has("number"):
        number = None
    if unit in CLOCK_UNITS:
        period = day_period(day, approximate=True) if day is not None else None
        return Meaning("DURATION", duration_value(number, unit), period)
    if number is None or day is None:
        kind = "PAST_REF" if number is None and sign < 0 else duration_value(number, unit)
        return Meaning("DATE" if kind == "PAST_REF" else "DURATION", kind)
    found = moved(day, number, unit, sign)
    return Meaning("DATE", *found) if found is not None else None


def _same_quarter(hit: Hit, number: Fraction | None, unit: str, sign: int) -> Meaning | None:
    """ "A year earlier", said where a quarter is spoken of, is that quarter of the year before."""
    quarter = hit.reading.anchor_quarter
    if quarter is None or unit != "Y" or number is None or number.denominator != 1:
        return None
    year, name = quarter.value.split("-Q")
    if not 1 <= int(year) + sign * int(number) <= 9999:
        return None
    return Meaning("DATE", *quarter_of(int(year) + sign * int(number), int(name) * 3))


def stretch(hit: Hit) -> Meaning | None:
    """A length that ends or begins at publication: "the past two weeks", "recent months", "the next few days"."""
    number, unit, published = quantity_of(hit), hit.word("unit"), hit.reading.published
    ahead = hit.number("rel") == 1
    value = duration_value(number, unit)
    if unit == "X" or hit.word("rel") in ("this", "that"):
        return Meaning("DURATION", value) if unit != "X" else None
    if published is None or unit == "WE":
        return Meaning("DURATION", value)
    if number is None and not hit.has("number") and hit.codes("unit") == "U":
        number, value = Fraction(1), duration_value(Fraction(1), unit)
    reach = number if number is not None else Fraction(VAGUE.get(unit, 3))
    return Meaning("DURATION", value, reaching(published, reach, unit, 1 if ahead else -1), role="during")


def time_ahead(hit: Hit) -> Meaning | None:
    """ "The weeks ahead", "the months to come"."""
    unit, published = hit.word("unit"), hit.reading.published
    words = "".join(token.text for token in hit.tokens("ahead")).lower()
    if words not in ("ahead", "to come") or unit in ("X", "WE") or _next_word(hit) == "of":
        return None
    period = reaching(published, Fraction(VAGUE.get(unit, 3)), unit, 1) if published is not None else None
    return Meaning("DURATION", duration_value(None, unit), period, role="during")


def reaching(day: date, number: Fraction, unit: str, sign: int) -> Period | None:
    """From `day` so far back or ahead; months and longer are counted in months."""
    if number > MAX_NUMBER:
        return None
    if unit in CLOCK_UNITS:
        hours = number * {"S": Fraction(1, 3600), "M": Fraction(1, 60), "H": Fraction(1)}[unit]
        other = shift_days(day, sign * max(1, round(hours / 24))) if hours >= 12 else day
        return between(min(other, day), max(other, day)) if other is not None else None
    if unit in DAYS:
        other = shift_days(day, sign * round(number * DAYS[unit]))
        return between(min(other, day), max(other, day), approximate=sign < 0) if other is not None else None
    months = round(number * MONTHS[unit])
    start = shift_months(day.year, day.month, sign * months)
    if start is None:
        return None
    if sign < 0:
        if months == 1:
            same = safe_date(*start, min(day.day, 28))
            return between(same, day) if same else None
        return months_between(start, day, approximate=True)
    last = month_period(*start)
    return Period(f"{day.isoformat()}/{last.edtf}", day, last.latest, "year" if months > 1 else "month")


def calendar_unit(hit: Hit) -> Meaning | None:
    """Last week, this month, next year, earlier this week, the end of the year."""
    unit, published = hit.word("unit"), hit.reading.published
    rel = hit.token("rel")
    if unit in CLOCK_UNITS or unit == "X":
        return None
    if unit == "D" and rel is None and (hit.number("shift") == 1 or hit.word("edge") == "END"):
        return None  # "later in the day": that of the rest of the story
    that = rel is None or str(rel.value) == "that"
    offset = rel.value if rel is not None and isinstance(rel.value, int) else 0
    base = published
    if rel is not None and (that or rel.text.lower() in cues()["from_another"]):
        anchor = hit.reading.anchor
        base = anchor.period.earliest if anchor is not None and anchor.period is not None else published
        if that and base is None:
            return None
    if (unit == "E" and offset == -1) or (rel is not None and (rel.text.lower() == "past" or _last_day(hit))):
        return stretch(hit)
    if base is None:
        return Meaning(
            "DATE", {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "Mo": "XXXX-XX", "WE": "XXXX-WXX-WE"}.get(unit, "XXXX")
        )
    return unit_at(hit, base, unit, offset)


def _last_day(hit: Hit) -> bool:
    """ "Over the last day": the 24 hours up to now; "the last day of the talks" is none of them."""
    measured = hit.before() in cues()["measuring"] or hit.before() == "during"
    return hit.word("unit") == "D" and hit.lower("rel") == "last" and measured and _next_word(hit) != "of"


def unit_at(hit: Hit, base: date, unit: str, offset: int) -> Meaning | None:
    """The day, week, weekend, month, quarter, year, decade or century `offset` units from the one that holds `base`."""
    edge = hit.word("edge")
    if unit in ("D", "N", "W", "F", "WE"):
        day = shift_days(base, offset * (7 if unit == "WE" else DAYS[unit]))
        if day is None:
            return None
        if unit in ("D", "N"):
            return Meaning("DATE", day.isoformat(), day_period(day))
        return _weekend(base, offset) if unit == "WE" else _week(hit, day, offset)
    month = shift_months(base.year, base.month, offset * MONTHS[unit])
    if month is None:
        return None
    if unit == "Mo":
        return month_meaning(*month, edge)
    if unit == "Q":
        return Meaning("DATE", *quarter_of(*month))
    if unit == "Y":
        return year_meaning(month[0], edge)
    size = 10 if unit == "E" else 100
    period = years_period(month[0] // size * size, month[0] // size * size + size - 1)
    return Meaning("DATE", f"{month[0] // size}", period)


def _week(hit: Hit, day: date, offset: int) -> Meaning:
    published = hit.reading.published
    meaning = week_meaning(day, published)
    if published is None or offset or meaning.period is None or day != published:
        return meaning
    monday = meaning.period.earliest or day
    if hit.tense() == "future":
        return Meaning("DATE", meaning.value, between(day, meaning.period.latest or day))
    if day.isoweekday() == 7 and hit.has("shift"):
        eve = shift_days(day, -1) or day
        return Meaning("DATE", meaning.value, between(shift_days(day, -7) or monday, eve))
    return Meaning("DATE", meaning.value, between(monday, day))


def the_weekend(hit: Hit) -> Meaning | None:
    published = hit.reading.published
    if hit.word("unit") != "WE":
        return None
    if published is None:
        return Meaning("DATE", "XXXX-WXX-WE")
    return _weekend(published, 1 if hit.tense() == "future" else 0)


def _weekend(base: date, offset: int) -> Meaning | None:
    """The weekend nearest before `base` (from Saturday on: the running one), or the next."""
    saturday = shift_days(base, (6 - base.isoweekday()) if base.isoweekday() >= 6 else -1 - base.isoweekday())
    if offset > 0:
        saturday = shift_days(base, (6 - base.isoweekday()) % 7 or 7)
    sunday = shift_days(saturday, 1) if saturday else None
    if saturday is None or sunday is None:
        return None
    return Meaning("DATE", week_value(saturday) + "-WE", between(saturday, sunday))
