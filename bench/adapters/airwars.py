"""`airwars`: all reports of one incident to one range of civilians killed, and what else the record of it holds.

The reports are of one incident by the yardstick's design, so that their claims are read as one account in which the
first figure of each leads; later figures widen the range unless they are another order of size.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import reportedly
from adapters._fillers import read_filler
from adapters._rows import Row, claims, day, labels, told, words
from reportedly.records import Claim, Toll

FIGHTERS = "combatants"
USUAL = {"killed": [1, 1], "injured": [2, 2]}  # the record's usual values where nothing tells more
ONE_CHILD = 1
ONE_MORE = re.compile(r"\band (?:his|her|their|the|an?)\b")


def predict(rows: list[Row]) -> Iterator[Row]:
    coder = reportedly.coder()
    for row in rows:
        defaults = labels(__file__)["defaults"].get(row.get("subset"), labels(__file__)["defaults"]["syria"])
        reports = [r for r in row.get("reports") or [] if isinstance(r, dict)]
        days = [published for published in (day(r.get("published")) for r in reports) if published]
        found = [
            told(claims(coder, words(r, "text"), day(r.get("published")), words(r, "publisher") or None))
            for r in reports
        ]
        flat = [claim for claims_of in found for claim in claims_of]
        answer = record(flat, defaults)
        yield {
            "id": row["id"],
            "killed": interval(found, "killed") or without_number(flat, "killed"),
            "injured": interval(found, "injured") or without_number(flat, "injured"),
            **answer,
            "date": first_day(reports) or answer["date"] or (min(days).isoformat() if days else None),
        }


def record(found: Sequence[Claim], defaults: Row) -> Row:
    latitude, longitude = where(found, defaults)
    return {
        "children": children(found),
        "date": when(found),
        "lat": latitude,
        "lon": longitude,
        "belligerent": belligerent(found) or [defaults["belligerent"]],
        "cause": cause(found),
    }


# --- tolls ------------------------------------------------------------------------------------------------------------


def interval(reports: Sequence[Sequence[Claim]], effect: str) -> list[int] | None:
    """From the least of the reports' leading figures to the greatest figure of the same order of size: others are
    rather those of a day or a war."""
    figures = [found for found in (counted(claims_of, effect) for claims_of in reports) if found]
    if not figures:
        return None
    low = min(found[0][0] for found in figures)
    return [low, max(high for found in figures for start, high in found if low <= start <= 2 * low + 1)]


def counted(found: Sequence[Claim], effect: str) -> list[list[int]]:
    """A report's ranges of civilians, else of people of whom nobody says that they were fighters; no number that counts
    dead and wounded together. People whom one claim counts side by side ("two officials and their driver") are added
    up; where some of a number are told to be civilians ("eight, at least five of them civilians"), these are the
    least."""
    ranges: list[list[int]] = []
    least: dict[int, int] = {}
    for claim in found:
        told_so = [t for t in claim.tolls if t.effect == effect and t.low is not None and t.group != FIGHTERS]
        tolls = [t for t in told_so if t.scope == "incident" and not (t.also and t.effect == "killed")]
        civilians = [toll for toll in tolls if toll.group == "civilians"]
        if side_by_side(tolls):
            addends = [as_recorded(toll) for toll in tolls]
            ranges.append([sum(low for low, _ in addends), sum(high for _, high in addends)])
        else:
            ranges += [as_recorded(toll) for toll in civilians or tolls]
        some = [t.low or 0 for t in told_so if t.scope == "part" and t.group == "civilians" and t.high in (None, t.low)]
        if len(tolls) == 1 and some and not civilians:
            least[tolls[0].low or 0] = max(some)
    return [[min(low, least.get(low, low)), high] for low, high in ranges]


def side_by_side(tolls: Sequence[Toll]) -> bool:
    """Whether the numbers of one claim count different people: children and women, or one person more at the end."""
    groups = {toll.group for toll in tolls}
    if len(tolls) < 2 or len({(toll.evidence.start, toll.evidence.end) for toll in tolls}) < len(tolls):
        return False
    joined = tolls[-1].low == 1 and ONE_MORE.search(tolls[-1].evidence.exact)
    return bool(joined) or (len(groups) == len(tolls) and not groups & {"people", "civilians"})


def as_recorded(toll: Toll) -> list[int]:
    """A vague word as the record's coders counted it; of a number its low end, which is what a report vouches for, but
    of "up to" the number itself."""
    words = toll.evidence.exact.casefold().split()
    for word, (low, high) in labels(__file__)["vague"].items():
        if word in words:
            return [low, high]
    low = toll.low or 0
    number = toll.high if toll.high is not None and low <= 1 < toll.high else low
    return [number, number]


def without_number(found: Sequence[Claim], effect: str) -> list[int]:
    """The record's value for harm without a number: two for a plural, else one."""
    for claim in found:
        target = read_filler(claim.target.text) if claim.target else None
        harmed = any(step.field == "kind" and (step.entry or "").startswith(effect) for step in claim.trace)
        if harmed and target and target.is_person:
            return [2, 2] if target.plural else [1, 1]
    return USUAL[effect]


def children(found: Sequence[Claim]) -> int:
    lows = [t.low for c in found for t in c.tolls if t.group == "children" and t.effect == "killed" and t.low]
    return max(lows, default=ONE_CHILD)


# --- when, where, who and how -----------------------------------------------------------------------------------------


def harmful(found: Sequence[Claim]) -> list[Claim]:
    """The claims that tell the incident: those with harm or an attack, else all."""
    return [c for c in found if c.tolls or c.kind in labels(__file__)["causes"]] or list(found)


def first_day(reports: Sequence[Row]) -> str | None:
    """The first day that a report writes out, or tells from its own date: these reports begin with the incident's."""
    for r in reports:
        for mention in reportedly.times(words(r, "text"), day(r.get("published"))):
            if mention.precision == "day" and mention.earliest:
                return mention.earliest.isoformat()
    return None


def when(found: Sequence[Claim]) -> str | None:
    days = [c.when.earliest for c in harmful(found) if c.when and c.when.earliest]
    return days[0].isoformat() if days else None


def where(found: Sequence[Claim], defaults: Row) -> tuple[float, float]:
    for claim in harmful(found):
        place = claim.place
        if (
            place
            and place.country == defaults["country"]
            and place.latitude is not None
            and place.precision != "country"
        ):
            return place.latitude, float(place.longitude or 0)
    return defaults["latitude"], defaults["longitude"]


def belligerent(found: Sequence[Claim]) -> list[str]:
    names = labels(__file__)["belligerents"]
    parties = (p.id for c in harmful(found) if c.actor for p in c.actor.parties if p.id in names)
    counts = Counter(names[party] for party in parties)
    return [name for name, _ in counts.most_common(1)]


def cause(found: Sequence[Claim]) -> list[str]:
    counts = Counter(labels(__file__)["causes"][c.kind] for c in found if c.kind in labels(__file__)["causes"])
    causes = [name for name, _ in counts.most_common(1)] or ["Airstrike"]
    drones = any("drone" in claim.evidence.exact.casefold() for claim in found)
    return [*causes, "Drone Strike"] if drones and causes == ["Airstrike"] else causes
