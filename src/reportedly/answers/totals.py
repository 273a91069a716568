"""Totals that reports give, each beside the sum of the incidents found inside its window: a check, never an addend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from reportedly.answers.filters import folded
from reportedly.answers.sums import NOTHING, Bounds, told_twice, total, whole
from reportedly.records import Claim, Incident, Place, Record, Report, Toll

Verdict = Literal["fits", "incidents are fewer", "incidents are more", "none found", "cannot be told"]


class CumulativeCheck(Record):
    """What somebody says in total, and what the incidents of the same window and place come to.

    `since` None: the report does not say from when on. The found figures: `found_low` and `found_best` are of the
    incidents that lie inside the window (`inside`), `found_high` also of those that may (`partly`: their days, or their
    place, reach beyond it). `verdict` "none found": no incident with such a figure may lie inside.
    """

    source: str
    effect: str
    group: str
    low: int | None
    high: int | None
    since: date | None
    until: date | None
    place: str | None
    claims: tuple[str, ...]
    found_low: int
    found_best: int
    found_high: int | None
    inside: tuple[str, ...]
    partly: tuple[str, ...]
    verdict: Verdict


@dataclass(frozen=True)
class _Total:
    """What makes two cumulative tolls the same statement."""

    source: str
    effect: str
    group: str
    low: int | None
    high: int | None
    since: date | None
    until: date | None
    place: str | None


def checks(incidents: Iterable[Incident], records: Iterable[tuple[Report, Sequence[Claim]]]) -> list[CumulativeCheck]:
    """One check for each asserted cumulative toll; the same words of the same source in several reports are one."""
    said: dict[_Total, list[str]] = {}
    for report, claims in records:
        for claim in claims:
            for stated in _totals(claim, report):
                said.setdefault(stated, []).append(claim.id)
    counted = [incident for incident in incidents if incident.status == "asserted"]
    made = [_check(stated, tuple(dict.fromkeys(ids)), counted) for stated, ids in said.items()]
    return sorted(made, key=lambda check: (check.until or date.max, check.source, check.effect, check.claims))


def _totals(claim: Claim, report: Report) -> Iterator[_Total]:
    if claim.status == "asserted":
        since, until = _window(claim, report)
        place = claim.place.name if claim.place else None
        for toll in claim.tolls:
            if toll.scope == "cumulative" and not toll.also:
                yield _Total(claim.source.name, toll.effect, toll.group, *_numbers(toll), since, until, place)


def _numbers(toll: Toll) -> tuple[int | None, int | None]:
    return toll.low, toll.high


def _window(claim: Claim, report: Report) -> tuple[date | None, date | None]:
    """The days a total is over. The report's own date, and a single day that does not stand in the claim's words, is
    when it was told, and says nothing of when the counting began."""
    when = claim.when
    if when is None or (when.earliest is None and when.latest is None):
        return None, report.published
    until = when.latest or report.published
    if when.basis == "report" or (when.basis != "text" and when.earliest == when.latest):
        return None, until
    return when.earliest, until


def _check(stated: _Total, claims: tuple[str, ...], incidents: Sequence[Incident]) -> CumulativeCheck:
    figures: list[tuple[Incident, Bounds, bool]] = []
    for incident in incidents:
        bounds, surely = _figure(incident, stated), _lies_inside(incident, stated)
        if bounds is not None and surely is not None:
            figures.append((incident, bounds, surely))
    # each sum by itself: a day that surely lies inside counts there, though the offensive around it only may
    inside = total(bounds for _, bounds, _ in _once([figure for figure in figures if figure[2]])) or NOTHING
    reach = total(bounds for _, bounds, _ in _once(figures)) or NOTHING
    return CumulativeCheck(
        **stated.__dict__,
        claims=claims,
        found_low=inside.low,
        found_best=inside.best,
        found_high=reach.high,
        inside=tuple(incident.id for incident, _, surely in figures if surely),
        partly=tuple(incident.id for incident, _, surely in figures if not surely),
        verdict=_verdict(stated, inside, reach.high) if figures else "none found",
    )


def _once(figures: list[tuple[Incident, Bounds, bool]]) -> list[tuple[Incident, Bounds, bool]]:
    """Without those whose people are counted in the incident that they are part of, or in its parts."""
    parts = {incident.id: incident.part_of for incident, _, _ in figures if incident.part_of is not None}
    twice = told_twice({incident.id: bounds for incident, bounds, _ in figures}, parts) if parts else frozenset()
    return [figure for figure in figures if figure[0].id not in twice]


def _figure(incident: Incident, stated: _Total) -> Bounds | None:
    if stated.group == "people":
        return whole(incident, stated.effect)
    estimate = incident.estimate(stated.effect, stated.group)
    return None if estimate is None else Bounds(estimate.low, estimate.best, estimate.high)


def _verdict(stated: _Total, found: Bounds, high: int | None) -> Verdict:
    """How the ranges compare. Incidents of which somebody says "at least" may come to any total: that tells nothing."""
    if stated.low is None:
        return "cannot be told"
    if high is not None and high < stated.low:
        return "incidents are fewer"
    if stated.high is not None and found.low > stated.high:
        return "incidents are more"
    return "cannot be told" if high is None and found.best < stated.low else "fits"


def _lies_inside(incident: Incident, stated: _Total) -> bool | None:
    """True: inside the total's window and place; False: perhaps; None: outside."""
    days, there = _in_window(incident, stated), _in_place(incident.place, stated.place)
    return None if days is None or there is None else days and there


def _in_window(incident: Incident, stated: _Total) -> bool | None:
    since, until = stated.since or date.min, stated.until or date.max
    when = incident.when
    earliest, latest = (when.earliest, when.latest) if when else (None, None)
    if (latest or date.max) < since or (earliest or date.min) > until:
        return None
    return since <= (earliest or date.min) and (latest or date.max) <= until


def _in_place(place: Place | None, around: str | None) -> bool | None:
    """Whether a place's name ends with the parts of the place around it, from the most specific one on."""
    if around is None:
        return True
    if place is None:
        return False
    own, outer = _parts(place.name), _parts(around)
    if own[-len(outer) :] == outer or (outer[0] in own and own[-1] == outer[-1]):
        return True
    return False if outer[-len(own) :] == own else None


def _parts(name: str) -> list[str]:
    return [part for piece in name.split(",") if (part := folded(piece))] or [""]
