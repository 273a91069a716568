"""Dates in figures, and which of day and month comes first in them."""

from __future__ import annotations

import re
from datetime import date

from reportedly.claims.times.calendar import Period, day_period, one_of, safe_date
from reportedly.claims.times.meaning import Hit, Meaning

NEAR_DAYS = 31  # a day and its mirror image (3/5 and 5/3) are told apart by publication within so many days
PIVOT = 69  # two-digit years from here on belong to the 1900s (POSIX)
SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?![\d/])")
MOST = 200  # dates of a text that are asked for its habit


def numeric_date(hit: Hit) -> Meaning | None:
    """2016-09-27, 27.09.2016, 9/27/2016. Day and month are told apart by validity, then by nearness to publication,
    then by the report's habit; what still can be either is given as one of the two days. Points and hyphens put the
    day first. The TIMEX3 value can hold one day only: with a slash, the American one."""
    parts = [int(part) for part in re.split(r"[-./]", hit.word("date"))]
    if len(parts) != 3:
        return None
    slashed = "/" in hit.word("date")
    days = _days(parts, month_first=slashed and hit.reading.habit != "day first")
    if not days:
        return None
    published = hit.reading.published
    near = [day for day in days if published is not None and abs((day - published).days) <= NEAR_DAYS]
    day = near[0] if len(near) == 1 else days[0]
    open_still = slashed and len(days) == 2 and len(near) != 1 and not hit.reading.habit
    return Meaning("DATE", day.isoformat(), _either(days) if open_still else day_period(day))


def _days(parts: list[int], month_first: bool) -> list[date]:
    """The days that three numbers may mean, the likelier first."""
    if parts[0] > 31:
        orders = [(parts[0], parts[1], parts[2])]
    else:
        year = parts[2] if parts[2] > 99 else four_digits(parts[2])
        orders = [(year, parts[1], parts[0]), (year, parts[0], parts[1])]
        if month_first:
            orders.reverse()
    found = [day for day in (safe_date(*order) for order in orders) if day is not None and day.year >= 1000]
    return list(dict.fromkeys(found))


def _either(days: list[date]) -> Period:
    return one_of(*sorted(days))


def four_digits(year: int) -> int:
    return year + (1900 if year >= PIVOT else 2000)


def slash_habit(text: str, published: date | None) -> str:
    """ "day first" or "month first" where the report's own dates with slashes show it: by numbers that no month has, or
    by giving the day of publication; "" where they show nothing, or both."""
    shown: set[str] = set()
    if "/" not in text:
        return ""  # as of most: far quicker than the pattern
    for count, match in enumerate(SLASHED.finditer(text)):
        if count == MOST:
            break
        first, second = int(match[1]), int(match[2])
        year = int(match[3]) if len(match[3]) == 4 else four_digits(int(match[3]))
        day_first, month_first = safe_date(year, second, first), safe_date(year, first, second)
        if (day_first and not month_first) or (day_first and day_first == published != month_first):
            shown.add("day first")
        elif (month_first and not day_first) or (month_first and month_first == published != day_first):
            shown.add("month first")
    return shown.pop() if len(shown) == 1 else ""
