"""Days, weeks, months and years as EDTF level 1, with the first and last day that each strictly covers."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

PRECISIONS = ((1, "day"), (6, "days"), (10, "week"), (31, "month"))  # longest span in days that is still called so
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # meteorological, northern: the first of three months
SEASON_EDTF = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}


@dataclass(frozen=True)
class Period:
    """A stretch of the calendar: its EDTF, first and last day (None: open) and precision."""

    edtf: str
    earliest: date | None
    latest: date | None
    precision: str


def safe_date(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def shift_days(day: date, days: int) -> date | None:
    """`day` moved by `days`; None outside the calendar."""
    number = day.toordinal() + days
    return date.fromordinal(number) if 1 <= number <= date.max.toordinal() else None


def shift_months(year: int, month: int, months: int) -> tuple[int, int] | None:
    """Year and month moved by `months`; None outside the calendar."""
    index = year * 12 + month - 1 + months
    return (index // 12, index % 12 + 1) if 12 <= index < 120_000 else None


def day_period(day: date, approximate: bool = False) -> Period:
    return Period(day.isoformat() + "~" * approximate, day, day, "day")


def month_period(year: int, month: int, approximate: bool = False) -> Period:
    last = monthrange(year, month)[1]
    edtf = f"{year:04}-{month:02}" + "~" * approximate
    return Period(edtf, date(year, month, 1), date(year, month, last), "month")


def year_period(year: int, approximate: bool = False) -> Period:
    return Period(f"{year:04}" + "~" * approximate, date(year, 1, 1), date(year, 12, 31), "year")


def years_period(first: int, last: int) -> Period | None:
    """Whole years from `first` to `last`; a decade or a century is written with X for its unknown digits."""
    if not 1 <= first <= last <= 9999:
        return None
    edtf = f"{first:04}/{last:04}"
    if last - first == 9 and first % 10 == 0:
        edtf = f"{first:04}"[:3] + "X"
    return Period(edtf, date(first, 1, 1), date(last, 12, 31), "year")


def season_period(year: int, season: str) -> Period | None:
    """A season; its months are those of the northern hemisphere, winter being that which begins in `year`."""
    first = SEASON_MONTHS[season]
    end = shift_months(year, first, 2)
    if end is None:
        return None
    last = month_period(*end).latest
    return Period(f"{year:04}-{SEASON_EDTF[season]}", date(year, first, 1), last, "month")


def between(first: date, last: date, approximate: bool = False) -> Period:
    """All days from `first` to `last`; `approximate` marks the first."""
    if first >= last:
        return day_period(last, approximate)
    span = (last - first).days + 1
    precision = next((name for days, name in PRECISIONS if span <= days), "year")
    return Period(f"{first.isoformat()}{'~' * approximate}/{last.isoformat()}", first, last, precision)


def one_of(first: date, last: date) -> Period:
    """One of two days, which of them is not told: EDTF's one-of-a-set (level 2)."""
    return Period(f"[{first.isoformat()},{last.isoformat()}]", first, last, between(first, last).precision)


def months_between(start: tuple[int, int], last: date, approximate: bool = False) -> Period:
    """From a month up to a day."""
    first = date(*start, 1)
    edtf = f"{start[0]:04}-{start[1]:02}{'~' * approximate}/{last.isoformat()}"
    return Period(edtf, first, last, "month" if (last - first).days < 62 else "year")


def week_of(day: date) -> Period:
    """The week, Monday to Sunday (ISO 8601), that holds `day`."""
    monday = shift_days(day, -day.weekday()) or day
    return between(monday, shift_days(monday, 6) or monday)


def approximately(period: Period) -> Period:
    """The same days, marked as approximate where a single date can be."""
    if "/" in period.edtf or period.edtf.startswith("[") or period.edtf.endswith("~") or "X" in period.edtf:
        return period
    return replace(period, edtf=period.edtf + "~")


def joined(first: Period, last: Period) -> Period:
    """From the beginning of one period to the end of another; an end before the start is put at the start."""
    head, tail = first.edtf.split("/")[0], last.edtf.split("/")[-1]
    if first.earliest and last.latest and first.earliest > last.latest:
        return first
    if first.earliest is None or last.latest is None:
        return Period(f"{head}/{tail}", first.earliest, last.latest, "year")
    span = (last.latest - first.earliest).days + 1
    precision = next((name for days, name in PRECISIONS if span <= days), "year")
    return Period(head if head == tail else f"{head}/{tail}", first.earliest, last.latest, precision)


def week_value(day: date) -> str:
    """The ISO week as TIMEX3 writes it."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"
