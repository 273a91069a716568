"""`airwars`: all reports of one incident to one range of civilians killed, and what else the record of it holds.

The reports are of one incident by the yardstick's design, so that their claims are read as one account in which the
first figure leads; later figures widen the range unless they are another order of size (a day's or a war's total).
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import reportedly
from adapters._rows import Row, claims, day, told, words
from reportedly.records import Claim, Toll

NOT_CIVILIANS = ("combatants",)
ONE_KILLED, A_FEW_INJURED, ONE_CHILD = [1, 1], [2, 2], 1  # the record's usual values where no number is given


@cache
def labels() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def predict(rows: list[Row]) -> Iterator[Row]:
    coder = reportedly.coder()
    for row in rows:
        defaults = labels()["defaults"].get(row.get("subset"), labels()["defaults"]["syria"])
        reports = [r for r in row.get("reports") or [] if isinstance(r, dict)]
        days = [published for published in (day(r.get("published")) for r in reports) if published]
        found = [
            claim
            for r in reports
            for claim in told(claims(coder, words(r, "text"), day(r.get("published")), words(r, "publisher") or None))
        ]
        default_day = min(days).isoformat() if days else None
        yield {"id": row["id"], **record(found, defaults), "date": when(found) or default_day}


def record(found: Sequence[Claim], defaults: Row) -> Row:
    latitude, longitude = where(found, defaults)
    return {
        "killed": interval(found, "killed") or ONE_KILLED,
        "injured": interval(found, "injured") or A_FEW_INJURED,
        "children": children(found),
        "lat": latitude,
        "lon": longitude,
        "belligerent": belligerent(found) or [defaults["belligerent"]],
        "cause": cause(found),
    }


# --- tolls ------------------------------------------------------------------------------------------------------------


def counted(found: Sequence[Claim], effect: str) -> list[Toll]:
    """The incident's own tolls of civilians, or of people of whom nobody says that they were fighters."""
    return [
        toll
        for claim in found
        for toll in claim.tolls
        if toll.effect == effect and toll.low is not None and toll.scope == "incident"
        if toll.group not in NOT_CIVILIANS
    ]


def interval(found: Sequence[Claim], effect: str) -> list[int] | None:
    lows = [toll.low for toll in counted(found, effect) if toll.low is not None]
    if not lows:
        return None
    return [lows[0], max(low for low in lows if low <= 2 * lows[0] + 1)]


def children(found: Sequence[Claim]) -> int:
    lows = [t.low for c in found for t in c.tolls if t.group == "children" and t.effect == "killed" and t.low]
    return max(lows, default=ONE_CHILD)


# --- when, where, who and how -----------------------------------------------------------------------------------------


def harmful(found: Sequence[Claim]) -> list[Claim]:
    """The claims that tell the incident: those with harm or an attack, else all."""
    return [c for c in found if c.tolls or c.kind in labels()["causes"]] or list(found)


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
    names = labels()["belligerents"]
    parties = (p.id for c in harmful(found) if c.actor for p in c.actor.parties if p.id in names)
    counts = Counter(names[party] for party in parties)
    return [name for name, _ in counts.most_common(1)]


def cause(found: Sequence[Claim]) -> list[str]:
    counts = Counter(labels()["causes"][c.kind] for c in found if c.kind in labels()["causes"])
    causes = [name for name, _ in counts.most_common(1)] or ["Airstrike"]
    drones = any("drone" in claim.evidence.exact.casefold() for claim in found)
    return [*causes, "Drone Strike"] if drones and causes == ["Airstrike"] else causes
