"""What stands behind an incident's figures and beside the incident: each voice's number, the course of its record,
other incidents that may be the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from reportedly.incidents import RULES, Figure, Reading, figures
from reportedly.incidents.geography import EARTH_KM
from reportedly.incidents.voices import Voice
from reportedly.records import Claim, Incident, Report
from reportedly.web.index import FIRST, LAST
from reportedly.web.snapshot import Snapshot

NEAR_KM, NEAR_DAYS = 25.0, 2  # as far as two accounts of one happening commonly lie apart
MOST_NEAR = 5


def figures_by_rule(
    told: Sequence[tuple[Claim, Report]], heard: Sequence[Voice], original: Mapping[str, str]
) -> dict[str, list[dict[str, Any]]]:
    """For each rule the numbers that it was given: whose, how many, told when, and the claims they stand in."""
    claims, reports = [claim for claim, _ in told], {report.id: report for _, report in told}
    read: dict[Reading, list[dict[str, Any]]] = {}
    for rule in RULES.values():
        if rule.reading not in read:
            whole, _ = figures(claims, reports, heard, original, rule.reading)
            read[rule.reading] = [_figure(one) for one in sorted(whole, key=lambda one: (one.low, one.name))]
    return {name: read[rule.reading] for name, rule in RULES.items()}


def _figure(one: Figure) -> dict[str, Any]:
    return {
        "effect": one.effect,
        "group": one.group,
        "low": one.low,
        "high": one.high,
        "voice": one.name,
        "party": one.party,
        "own_success": one.own_success,
        "whole": one.whole,
        "told": one.told.isoformat() if one.told.toordinal() > FIRST else None,
        "claims": list(one.claims),
    }


def arrivals(seen: Snapshot, reports: Iterable[Report]) -> list[dict[str, Any]]:
    """When and how each report came here, the first one first."""
    found = []
    for report in reports:
        custody = seen.ledger.custody(report.id)
        found.append(
            {
                "report": report.id,
                "title": report.title,
                "publisher": report.publisher,
                "published": report.published.isoformat() if report.published else None,
                "at": custody.collected_at.isoformat(),
                "how": custody.collection_method,
            }
        )
    return sorted(found, key=lambda one: (str(one["at"]), str(one["report"])))


def near(seen: Snapshot, incident: Incident) -> list[int]:
    """Positions of other incidents of the same kind and days in the same area: those most alike first."""
    index, at = seen.index, seen.index.at.get(incident.id)
    if at is None or np.isnan(index.latitude[at]) or index.earliest[at] == FIRST or index.latest[at] == LAST:
        return []
    close = (index.earliest <= index.latest[at] + NEAR_DAYS) & (index.latest >= index.earliest[at] - NEAR_DAYS)
    close &= (index.kind == index.kind[at]) & (index.latest - index.earliest <= 10 * NEAR_DAYS)
    close[at] = False
    positions = np.flatnonzero(close)
    north = np.radians(index.latitude[positions] - index.latitude[at])
    east = np.radians(index.longitude[positions] - index.longitude[at]) * np.cos(np.radians(index.latitude[at]))
    apart = EARTH_KM * np.hypot(north, east)  # flat, as these distances are short
    alike = np.where(index.best[positions] == index.best[at], 0.0, 1.0) + apart / NEAR_KM
    order = np.argsort(np.where(apart <= NEAR_KM, alike, np.inf), kind="stable")
    found: list[int] = positions[order[: int((apart <= NEAR_KM).sum())]][:MOST_NEAR].tolist()
    return found
