"""Spans of time as people name them: days, ISO weeks, months, years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from reportedly.records import When

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")  # whatever the locale
LONGEST = {
    "day": 2,
    "week": 7,
    "month": 31,
    "year": 366,
}  # days that a time may span to be put where it begins; a night spans two


@dataclass(frozen=True, order=True)
class Bucket:
    """A span of time or a heading: `order` sorts it, `key` is its name for programs, `label` its name for people."""

    order: tuple[int, str]
    key: str
    label: str


UNDATED = Bucket((1, ""), "undated", "undated")
UNKNOWN = Bucket((1, ""), "unknown", "unknown")


def heading(name: str) -> Bucket:
    """The heading of a place or a party by its name; UNKNOWN where there is none."""
    return Bucket((0, name), name, name) if name else UNKNOWN


def time_bucket(when: When | None, span: str) -> Bucket:
    """The bucket in which a happening begins. UNDATED where no day is known, or only a time longer than the span: a
    happening of "September 2016" has its month and no week."""
    if when is None or when.earliest is None or when.latest is None:
        return UNDATED
    begins, ends = when.earliest, when.latest
    first, last = _bucket(begins, span), _bucket(ends, span)
    if first != last and (ends - begins).days + 1 > LONGEST[span]:
        return UNDATED
    return first


def _bucket(day: date, span: str) -> Bucket:
    if span == "day":
        key, label = day.isoformat(), day.isoformat()
    elif span == "month":
        key, label = day.isoformat()[:7], f"{MONTHS[day.month - 1]} {day.year}"
    elif span == "year":
        key = label = day.isoformat()[:4]
    else:
        key, label = week(day)
    return Bucket((0, key), key, label)


def week(day: date) -> tuple[str, str]:
    """The ISO 8601 week of a day: "2016-W39" and "2016-W39 (26 Sep - 2 Oct 2016)"."""
    year, number, weekday = day.isocalendar()
    key = f"{year:04d}-W{number:02d}"
    monday = day - timedelta(days=weekday - 1)
    sunday = monday + min(timedelta(days=6), date.max - monday)
    parts = [str(monday.day)]
    if (monday.year, monday.month) != (sunday.year, sunday.month):
        parts.append(MONTHS[monday.month - 1])
    if monday.year != sunday.year:
        parts.append(str(monday.year))
    return key, f"{key} ({' '.join(parts)} - {sunday.day} {MONTHS[sunday.month - 1]} {sunday.year})"
