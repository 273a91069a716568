"""`isaf`: a press release to one record, by the coding conventions of the yardstick (labels and counts in `isaf.toml`).

A release may tell several incidents; the record is about the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

import reportedly
from adapters._isaf_counts import OPERATIONS, chiefs, count, harms
from adapters._rows import Row, claims, labels, told, words
from reportedly.claims.findings.mentions import TimeMention
from reportedly.records import Claim

RELEASE_NUMBER = re.compile(r"\b(?:20|0)(\d\d)[-–](\d\d)[-–]([A-Z]{1,3})[-–](\d{2,4})\b")
HEAD_MARK = re.compile(
    r"Immediate Release|Download PDF|(?<=Afghanistan )\([^)\n]{3,25}\)|(?:20|0)\d\d-\d\d-[A-Z]{1,3}-\d+"
)
YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)")
WRITTEN = ("month day", "day month", "numeric date")
MIDDLE = date(2011, 9, 15)  # releases without a number are rather of the later ones (December 2009 to February 2013)
RECENT = timedelta(days=14)  # how far before its issue a release tells of
SOUGHT = re.compile(
    r"\b(?:in search of|search(?:ing)? for (?:a|an|the|two) [\w -]*(?:leader|commander|facilitator|insurgent|militant)"
    r"|pursu(?:ing|it|ed)|target(?:ed|ing|s)? (?:a|an|the|two|three) |operation (?:\w+ )?to (?:arrest|detain)|capture"
    r"|targeted (?:individual|leader|facilitator|location)|compound|intelligence)"
)
SENTENCE = re.compile(r"[^.\n]+")
HEAD = 400  # code points within which a release gives its number and its dateline
MOST_FREQUENT = "helmand"  # the yardstick has no "unknown" province


def predict(rows: list[Row]) -> Iterator[Row]:
    coder = reportedly.coder()
    numbered = days_by_number(rows)
    for row in rows:
        text = words(row, "text")
        issued = day_of_issue(text) or day_between(numbered, text)
        found = told(claims(coder, text, issued))
        yield {"id": row["id"], **record(text, issued, found)}


def record(text: str, issued: date | None, found: list[Claim]) -> Row:
    killed, captured = (count(found, effect, text, labels(__file__)) for effect in ("killed", "detained"))
    leaders = {effect: chiefs(found, effect, text, labels(__file__)) for effect in ("killed", "detained")}
    strike = any(c.kind == "air_strike" for c in found) or says(text, "strike")
    civilians = 0 if killed or captured else civilians_killed(found)
    event = "civiliancasualty" if civilians is None or civilians else event_type(killed, captured, strike)
    killed = killed or civilians or 0
    return {
        "start_date": start_date(text, issued, found),
        "province": [province(text)],
        "target_group": groups(text),
        "event_type": event.split(";"),
        "min_killed": killed,
        "min_captured": captured,
        "killq": killed > 0,
        "captureq": captured > 0,
        "killcaptureraid": is_raid(text, captured, strike),
        "airstrike": strike,
        "noshotsfired": says(text, "no_shots"),
        "min_leaders_killed": leaders["killed"],
        "min_leaders_captured": leaders["detained"],
    }


def says(text: str, mark: str) -> bool:
    lower = text.casefold()
    return any(phrase in lower for phrase in labels(__file__)["marks"][mark])


def is_raid(text: str, captured: int, strike: bool) -> bool:
    """Whether the force went out for somebody: the release says whom or what it looked for, or somebody who leads or
    helps insurgents came back with it. Who only strikes from the air goes out for nobody."""
    if strike and not captured:
        return False
    lower = text.casefold()
    marks = labels(__file__)["marks"]
    return bool(SOUGHT.search(lower)) or (captured > 0 and any(word in lower for word in marks["sought"]))


def civilians_killed(found: list[Claim]) -> int | None:
    """The civilians killed; None where some were hurt."""
    tolls = [t for c in found for t in c.tolls if t.low and t.group in ("civilians", "children", "women")]
    killed = max((t.low or 0 for t in tolls if t.effect == "killed"), default=0)
    return killed or (None if tolls else 0)


def event_type(killed: int, captured: int, strike: bool) -> str:
    if strike:
        return "airstrike;detention" if captured else "airstrike"
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


def release_number(text: str) -> tuple[str, int] | None:
    """The month and the serial number, which counts a month's releases."""
    found = RELEASE_NUMBER.search(text, 0, HEAD)
    return (f"20{found[1]}-{found[2]}", int(found[4])) if found else None


def days_by_number(rows: list[Row]) -> dict[str, dict[int, date]]:
    """Per month the days of issue of the releases that have both a number and a dateline."""
    found: dict[str, dict[int, date]] = {}
    for row in rows:
        number, issued = release_number(words(row, "text")), day_of_issue(words(row, "text"))
        if number and issued and issued.isoformat().startswith(number[0]):
            found.setdefault(number[0], {})[number[1]] = issued
    return found


def day_between(numbered: dict[str, dict[int, date]], text: str) -> date | None:
    """For a release without a dateline: between the days of those with the next lower and the next higher number."""
    number = release_number(text)
    days = numbered.get(number[0]) if number else None
    if number is None or not days:
        return None
    days = {0: min(days.values()).replace(day=1)} | days
    lower = max(other for other in days if other <= number[1])
    higher = min((other for other in days if other > number[1]), default=lower)
    share = (number[1] - lower) / (higher - lower) if higher > lower else 0
    return days[lower] + timedelta(days=round(share * (days[higher] - days[lower]).days))


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
    """The first province that the body names outright, but not in a sentence that sums up operations in several; else
    the first one that a named place lies in."""
    known = {name.casefold(): label for label, names in labels(__file__)["provinces"].items() for name in names}
    found = []
    for mention in reportedly.places(text):
        if mention.place is None or mention.used_as != "place":
            continue
        names = [name.strip().casefold() for name in (mention.place.admin1 or "", *mention.place.name.split(","))]
        label = next((known[name] for name in reversed(names) if name in known), None)
        if label:
            outright = known.get(mention.text.casefold().removesuffix(" province")) == label
            found.append((mention.start, outright, label))
    start, sums = body_start(text), summing_up(text, [(at, label) for at, _, label in found])
    ranked = [
        (at < start, any(first <= at < last for first, last in sums), not outright, at, label)
        for at, outright, label in found
    ]
    return min(ranked)[-1] if ranked else MOST_FREQUENT


def summing_up(text: str, placed: list[tuple[int, str]]) -> list[tuple[int, int]]:
    """Sentences on several operations in several provinces."""
    spans = [match.span() for match in SENTENCE.finditer(text) if OPERATIONS.search(match.group())]
    return [(a, b) for a, b in spans if len({label for at, label in placed if a <= at < b}) > 1]


def body_start(text: str) -> int:
    """Behind the release's head: its number, "For Immediate Release", its dateline."""
    return max((mark.end() for mark in HEAD_MARK.finditer(text, 0, HEAD)), default=0)


# --- who --------------------------------------------------------------------------------------------------------------


def groups(text: str) -> list[str]:
    lower = text.casefold()
    return [label for label, names in labels(__file__)["groups"].items() if any(name in lower for name in names)]
