"""Publication dates as people and machines write them. A date that cannot be is left out, with a note."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

NO_DATE = "no publication date: relative dates stay unresolved"
UNRESOLVED = "relative dates stay unresolved"
LONGEST = 100  # code points; anything longer is no date
EARLIEST_YEAR = 1900

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)

INTERVAL = re.compile(r"^\s*(?:\.\.|[\dX-]{4,10}[?~%]?)\s*/\s*(?:\.\.|[\dX-]{4,10}[?~%]?)?\s*$")
PARTIAL = re.compile(r"^\s*\d{3,4}X?(?:-(?:\d\d|XX)){0,2}[?~%]?\s*$")
YEAR_FIRST = re.compile(r"(?<![\d.])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
COMPACT = re.compile(r"^\s*(\d{4})(\d{2})(\d{2})(?:T?\d{4}(?:\d{2})?)?Z?\s*$")
ORDINAL = re.compile(r"^\s*(\d{4})-(\d{3})\s*$")
WEEK = re.compile(r"^\s*(\d{4})-?W(\d{2})-?(\d)\s*$")
DAY_MONTH = re.compile(
    r"(?<![\w.:])(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s-]{1,3}([a-z]{3,9})\.?,?[\s-]{1,3}(\d{4}|\d{2})(?![\d:])", re.I
)
MONTH_DAY = re.compile(r"(?<!\w)([a-z]{3,9})\.?\s{1,3}(\d{1,2})(?:st|nd|rd|th)?,?\s{1,3}(\d{4})(?!\d)", re.I)
DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)")


@dataclass(frozen=True)
class DateReading:
    """A day, or a note in English that says why there is none."""

    day: date | None
    note: str | None = None


def read_date(words: str) -> DateReading:
    """Reads ISO 8601 (dates, date-times, weeks, ordinal days), EDTF days, RFC 2822, "21 August 2016", "Sept. 27, 2016".

    A date-time counts for the day as it is written, in its own time zone. EDTF qualifiers (?, ~, %) on a day are
    dropped. A month, a year or an interval names no day; "05/06/2016" names two: both give a note instead of a day.
    """
    shown = " ".join(words[: LONGEST + 1].split())
    if not shown:
        return DateReading(None, NO_DATE)
    if len(words.strip()) > LONGEST:
        return _failed(shown[:40] + "...", "is no date: write it as 2016-09-27")
    if INTERVAL.match(shown):
        return _failed(shown, "is an interval, not a day")
    try:
        day = _numbers(shown) or _month_name(shown)
    except ValueError:
        return _failed(shown, "does not exist in the calendar")
    if day is not None:
        return DateReading(day)
    if PARTIAL.match(shown):
        return _failed(shown, "names no day")
    return _day_first(shown)


def plausibility(day: date, today: date | None) -> list[str]:
    """Notes on a day that is read but looks wrong. One day of grace: time zones."""
    notes = []
    if today is not None and (day - today).days > 1:
        notes.append(f"the report is dated after today: {day.isoformat()}")
    if day.year < EARLIEST_YEAR:
        notes.append(f"the report is dated before {EARLIEST_YEAR}: {day.isoformat()}")
    return notes


def _numbers(words: str) -> date | None:
    """Dates of digits that begin with the year. ValueError: no such day."""
    if match := COMPACT.match(words):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := YEAR_FIRST.search(words):
        return date(int(match[1]), int(match[3]), int(match[4]))
    if match := ORDINAL.match(words):
        if not 1 <= int(match[2]) <= 366:
            raise ValueError("no such day of the year")
        day = date.fromordinal(date(int(match[1]), 1, 1).toordinal() + int(match[2]) - 1)
        if day.year != int(match[1]):
            raise ValueError("no such day of the year")
        return day
    if match := WEEK.match(words):
        return date.fromisocalendar(int(match[1]), int(match[2]), int(match[3]))
    return None


def _month_name(words: str) -> date | None:
    """Dates with the name of a month. ValueError: no such day."""
    for match in DAY_MONTH.finditer(words):
        if month := _month(match[2]):
            return date(_year(match[3]), month, int(match[1]))
    for match in MONTH_DAY.finditer(words):
        if month := _month(match[1]):
            return date(int(match[3]), month, int(match[2]))
    return None


def _day_first(words: str) -> DateReading:
    """Numbers with the year last: dots always put the day first; else only a number above 12 tells."""
    match = DAY_FIRST.search(words)
    if not match:
        return _failed(words, "is no date that can be read: write it as 2016-09-27")
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if match[2] != "." and first != second and first <= 12 and second <= 12:
        return _failed(words, "may be read with the day or the month first: write it as 2016-09-27")
    month, day = (first, second) if second > 12 and match[2] != "." else (second, first)
    try:
        return DateReading(date(year, month, day))
    except ValueError:
        return _failed(words, "does not exist in the calendar")


def _month(word: str) -> int:
    """1 to 12, or 0 where the word is neither a month's name nor the beginning of one."""
    return next((number for number, name in enumerate(MONTHS, 1) if name.startswith(word.lower())), 0)


def _year(digits: str) -> int:
    """RFC 2822 section 4.3: two digits below 50 are in the 2000s, others in the 1900s."""
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < 50 else 1900)


def _failed(words: str, why: str) -> DateReading:
    return DateReading(None, f'the publication date "{words}" {why}; {UNRESOLVED}')
