"""Named parts of years and repeated times: quarters, seasons, decades, centuries, "every Friday", "now"."""

from __future__ import annotations

import re
from fractions import Fraction

from reportedly.claims.times.calendar import joined, month_period, season_period, shift_months, years_period
from reportedly.claims.times.dates import year_meaning
from reportedly.claims.times.meaning import Hit, Meaning
from reportedly.claims.times.spans import duration_value, quantity_of, quarter_of
from reportedly.claims.times.words import cues


def quarter(hit: Hit) -> Meaning | None:
    """A quarter of a year: "the third quarter (of 1990)", "fourth-quarter"; without a year, the last that has begun."""
    number, published = hit.number("ordinal"), hit.reading.published
    if number is None or not 1 <= number <= 4 or hit.word("unit") != "Q":
        return None
    year = hit.number("year")
    if hit.has("before") and published is not None:
        year = published.year - 1
    if year is None and published is None:
        return Meaning("DATE", f"XXXX-Q{number}")
    if year is None and published is not None:
        offset = hit.number("rel")
        year = published.year + (offset if offset in (-1, 1) and hit.has("year_word") else 0)
        if not hit.has("year_word") and number * 3 - 2 > published.month and hit.tense() != "future":
            year -= 1
    if year is None or not 1 <= year <= 9999:
        return None
    meaning = Meaning("DATE", *quarter_of(year, number * 3))
    if not hit.has("before"):
        hit.reading.anchor_quarter = meaning
    return meaning


def that_quarter(hit: Hit) -> Meaning | None:
    """ "The quarter", "the latest quarter", "the year-earlier period": that last named, or its like a year before."""
    named, published = hit.reading.anchor_quarter, hit.reading.published
    unit = hit.word("unit") or ("X" if hit.has("before") else "")
    tokens = hit.chunk.tokens(hit.match.start(), hit.match.end())
    if any(token.value == "this" for token in tokens):
        return None  # "the current quarter" is counted from publication
    if not cues()["of_towns"].isdisjoint(token.text.lower() for token in tokens):
        return None  # "houses in the eastern quarter"
    if unit not in ("Q", "X") or (unit == "X" and named is None):
        return None
    if named is None and published is not None:
        month = shift_months(published.year, published.month, -3)
        named = Meaning("DATE", *quarter_of(*month)) if month is not None else None
    if named is None:
        return None
    year, number = named.value.split("-Q")
    year_before = int(year) - hit.has("before")
    if hit.has("year"):
        year_before = hit.number("year") or year_before
    return Meaning("DATE", *quarter_of(year_before, int(number) * 3)) if year_before >= 1 else None


def half_year(hit: Hit) -> Meaning | None:
    """ "The first half of 2015": January to June; "the last half": July to December."""
    number, year = hit.number("ordinal"), hit.number("year")
    number = 2 if hit.lower("ordinal") == "last" else number
    if number not in (1, 2) or year is None:
        return None
    period = joined(month_period(year, number * 6 - 5), month_period(year, number * 6))
    return Meaning("DATE", f"{year}-H{number}", period)


def season(hit: Hit) -> Meaning | None:
    """A season of a year; without one, the season that last began (or next begins, where the words look ahead)."""
    name, published, year = hit.word("season"), hit.reading.published, hit.number("year")
    rel, following = hit.lower("rel"), hit.after()
    if hit.lower("season") == "fall" and following is not None and following.text.lower() == "of":
        return None  # "the fall of the town"
    if rel in ("every", "each"):
        return Meaning("SET", f"XXXX-{name}", role="set")
    if year is None and published is None:
        return Meaning("DATE", f"XXXX-{name}")
    if year is None and published is not None:
        first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[name]
        year = published.year - (
            published.month < first and rel not in cues()["this_or_next"] and hit.tense() != "future"
        )
        year -= rel in cues()["last_month"] and first <= published.month < first + 3
    period = season_period(year, name) if year is not None and 1 <= year <= 9999 else None
    return Meaning("DATE", f"{year:04}-{name}", period) if period is not None else None


def decade(hit: Hit) -> Meaning | None:
    """The 1990s, the '80s, the nineties."""
    number = hit.number("decade")
    if number is None:
        return None
    if number < 100:
        if not hit.has("apostrophe"):
            return None
        number += 1900
    return Meaning("DATE", f"{number // 10}", years_period(number, number + 9))


def century(hit: Hit) -> Meaning | None:
    """The 20th century, counted as 1900 to 1999."""
    number = hit.number("ordinal")
    if number is None or not 2 <= number <= 30 or hit.word("unit") != "C":
        return None
    return Meaning("DATE", f"{number - 1:02}", years_period((number - 1) * 100, number * 100 - 1))


def year_end(hit: Hit) -> Meaning | None:
    published = hit.reading.published
    if hit.word("unit") != "Y" or hit.word("edge") != "END" or published is None:
        return None
    return year_meaning(published.year, "END")


def every(hit: Hit) -> Meaning | None:
    """Repeated times: "every Friday", "each month", "every two weeks"."""
    if hit.has("weekday"):
        part = f"T{hit.word('part')}" if hit.has("part") else ""
        return Meaning("SET", f"XXXX-WXX-{hit.number('weekday')}{part}", role="set")
    if hit.has("month"):
        return Meaning("SET", f"XXXX-{hit.number('month'):02}", role="set")
    if hit.has("part"):
        return Meaning("SET", f"XXXX-XX-XXT{hit.word('part')}", role="set")
    number = quantity_of(hit) if hit.has("number") else Fraction(1)
    return Meaning("SET", duration_value(number, hit.word("unit")), role="set")


def frequency(hit: Hit) -> Meaning | None:
    """Daily, weekly; not the noun for a paper ("the party daily Granma")."""
    following = hit.after()
    if following is not None and following.text[:1].isupper() and not following.text.isupper():
        return None
    return Meaning("SET", hit.word("frequency"), role="set")


def reference(hit: Hit) -> Meaning | None:
    """Now, recently, soon; not "soon after", "as soon as", which lean on what follows."""
    following = hit.after()
    if following is not None and following.text.lower() in ("after", "before", "as", "thereafter"):
        return None
    dated = re.match(r" (?:i )?[LMDY]", hit.chunk.codes[hit.match.end() :]) is not None
    if dated and hit.before() == "most" and hit.lower("reference") == "recently":
        return None  # "most recently last October": the month says when
    if hit.word("reference") == "FUTURE_REF" and hit.tense() == "past":
        return None  # "he was soon released": a little later than the rest of the story
    return Meaning("DATE", hit.word("reference"))


def the_past(hit: Hit) -> Meaning | None:
    following = hit.after()
    if hit.lower("rel") != "past" or (following is not None and following.text[0].isalnum() and hit.before() != "in"):
        return None
    return Meaning("DATE", "PAST_REF")


def current(hit: Hit) -> Meaning | None:
    """ "The current truce": the one of now."""
    return Meaning("DATE", "PRESENT_REF") if hit.lower("current") == "current" else None


def lasting(hit: Hit) -> Meaning | None:
    """How long a thing lasts, in one word: "a weeklong siege", "the months-long blockade"."""
    if hit.has("lasting"):
        return Meaning("DURATION", hit.word("lasting"), role="duration")
    unit = hit.word("unit")
    if hit.lower("long") != "long" or unit == "X":
        return None
    number = None if hit.codes("unit") == "V" else Fraction(1)
    return Meaning("DURATION", duration_value(number, unit), role="duration")


def the_year(hit: Hit) -> Meaning | None:
    """ "For the year": that of publication; "the year ended 30 June": the length of one, whenever it began."""
    following, published = hit.after(), hit.reading.published
    word = following.text.lower() if following is not None else ""
    if hit.word("unit") != "Y":
        return None
    if word in ("ended", "ending"):
        return Meaning("DURATION", "P1Y", role="duration")
    if hit.before() != "for" or published is None or word in cues()["year_told_after"] or word.isdigit():
        return None
    return year_meaning(published.year)
