"""`isaf`: a press release to one record, by the coding conventions of the yardstick (labels and counts in `isaf.toml`).

A release may tell several incidents; the record is about the first.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import reportedly
from adapters._isaf_counts import count, harms
from adapters._rows import Row, claims, told, words
from reportedly.claims.mentions import TimeMention
from reportedly.records import Claim

RELEASE_NUMBER = re.compile(r"\b(?:20|0)(\d\d)[-–](\d\d)[-–]([A-Z]{1,3})[-–](\d{2,4})\b")
HEAD_MARK = re.compile(
    r"Immediate Release|Download PDF|(?<=Afghanistan )\([^)\n]{3,25}\)|(?:20|0)\d\d-\d\d-[A-Z]{1,3}-\d+"
)
YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)")
WRITTEN = ("month day", "day month", "numeric date")
MIDDLE = date(2011, 7, 16)  # of the collection: December 2009 to February 2013
RECENT = timedelta(days=14)  # how far before its issue a release tells of
HEAD = 400  # code points within which a release gives its number and its dateline
MOST_FREQUENT = "helmand"  # the yardstick has no "unknown" province


@cache
def labels() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def predict(rows: list[Row]) -> Iterator[Row]:
    coder = reportedly.coder()
    for row in rows:
        text = words(row, "text")
        issued = day_of_issue(text)
        found = told(claims(coder, text, issued))
        yield {"id": row["id"], **record(text, issued, found)}


def record(text: str, issued: date | None, found: list[Claim]) -> Row:
    killed, captured = (count(found, effect, text, labels()) for effect in ("killed", "detained"))
    leaders = {effect: leaders_among(found, effect) for effect in ("killed", "detained")}
    strike = any(c.kind == "air_strike" for c in found)
    return {
        "start_date": start_date(text, issued, found),
        "province": [province(text)],
        "target_group": groups(text),
        "event_type": [event_type(killed, captured, strike)],
        "min_killed": killed,
        "min_captured": captured,
        "killq": killed > 0,
        "captureq": captured > 0,
        "killcaptureraid": captured > 0,  # the coders' habit: who comes back with detainees went out for a target
        "airstrike": strike,
        "noshotsfired": says(text, "no_shots"),
        "min_leaders_killed": leaders["killed"],
        "min_leaders_captured": leaders["detained"],
    }


def says(text: str, mark: str) -> bool:
    lower = text.casefold()
    return any(phrase in lower for phrase in labels()["marks"][mark])


def event_type(killed: int, captured: int, strike: bool) -> str:
    if strike and not captured:
        return "airstrike"
    if killed and captured:
        return "captureandkill"
    return "insurgentskilled" if killed else "detention"


# --- when and where ---------------------------------------------------------------------------------------------------


def day_of_issue(text: str) -> date | None:
    """The dateline's day. Its year, where the dateline has none, is that of the release's number; without a number the
    year that brings the day nearest to the middle of the collection."""
    number = RELEASE_NUMBER.search(text, 0, HEAD)
    month = date(2000 + int(number[1]), int(number[2]), 15) if number and 1 <= int(number[2]) <= 12 else None
    for mention in reportedly.times(text[:HEAD], month):
        if mention.rule in WRITTEN and mention.precision == "day":
            return mention.earliest
        yearless = YEARLESS.fullmatch(mention.value)
        if yearless:
            return nearest_year(int(yearless[1]), int(yearless[2]))
    return None


def nearest_year(month: int, day: int) -> date | None:
    days = []
    for year in range(MIDDLE.year - 2, MIDDLE.year + 3):
        try:
            days.append(date(year, month, day))
        except ValueError:  # the 29th of February
            continue
    return min(days, key=lambda one: abs(one - MIDDLE), default=None)


def start_date(text: str, issued: date | None, found: list[Claim]) -> str | None:
    """The day that the words of the first claim of harm give; else the first day that the body gives, within the weeks
    before its issue; else the day of issue, since releases are of the day."""
    for claim in found:
        own = (
            claim.when.earliest if claim.when and claim.when.basis == "text" and claim.when.precision == "day" else None
        )
        if (
            own
            and issued
            and timedelta(0) < issued - own <= RECENT
            and (harms(claim, "killed") or harms(claim, "detained"))
        ):
            return own.isoformat()
    for mention in reportedly.times(text, issued):
        day = mention.earliest if mention.precision == "day" and mention.role != "dateline" else None
        if day and issued and timedelta(0) <= issued - day <= RECENT and not stands_for_issue(mention, issued):
            return day.isoformat()
    return issued.isoformat() if issued else None


def stands_for_issue(mention: TimeMention, issued: date) -> bool:
    """The day of issue written out is the dateline again; "today" is not."""
    return mention.earliest == issued and mention.rule in WRITTEN


def province(text: str) -> str:
    """The first province that the body names outright; else the first one that a named place lies in."""
    known = {name.casefold(): label for label, names in labels()["provinces"].items() for name in names}
    start, placed = body_start(text), []
    for mention in reportedly.places(text):
        if mention.place is None or mention.used_as != "place":
            continue
        names = [name.strip().casefold() for name in mention.place.name.split(",")]
        label = next((known[name] for name in reversed(names) if name in known), None)
        if label:
            own = mention.text.casefold().removesuffix(" province")
            outright = known.get(own) == label
            placed.append((mention.start < start, not outright, mention.start, label))
    return min(placed)[-1] if placed else MOST_FREQUENT


def body_start(text: str) -> int:
    """Behind the release's head: its number, "For Immediate Release", its dateline."""
    return max((mark.end() for mark in HEAD_MARK.finditer(text, 0, HEAD)), default=0)


# --- who --------------------------------------------------------------------------------------------------------------


def groups(text: str) -> list[str]:
    lower = text.casefold()
    return [label for label, names in labels()["groups"].items() if any(name in lower for name in names)]


def leaders_among(found: list[Claim], effect: str) -> int:
    hit = [c for c in found if harms(c, effect) and c.target and is_leader(c.target.text)]
    return int(bool(hit))


def is_leader(target: str) -> bool:
    lower = re.findall(r"[a-z-]+", target.casefold())
    return any(word in lower for word in labels()["marks"]["who_leads"])
