"""What the API answers on incidents: lists, the whole of one, the map, the timeline."""

from __future__ import annotations

from typing import Any

from reportedly.records import Claim, Decision, Incident
from reportedly.web.shapes import ReportLine, Shape, Toll


class IncidentLine(Incident):
    """An incident as a list shows it. `toll`: effect to low, best, high. `grade`: as a person gave it."""

    label: str
    toll: dict[str, Toll]
    grade: str | None


class Said(Shape):
    """A claim beside the others: who says so, through whom, in which report. `origin`: the report that it is a copy of,
    else itself."""

    claim: Claim
    line: str
    chain: str
    report: ReportLine
    voice: str
    voice_key: str
    party: bool
    superseded: bool
    origin: str


class GivenFigure(Shape):
    """A number that a rule was given: whose it is, when it was told, in which claims it stands."""

    effect: str
    group: str
    low: int
    high: int | None
    voice: str
    party: bool
    own_success: bool
    whole: bool
    told: str | None
    claims: list[str]


class Arrival(Shape):
    """When and how a report came here."""

    report: str
    title: str
    publisher: str | None
    published: str | None
    at: str
    how: str


class ProposedGrade(Shape):
    """A grade after Airwars, and why; a person decides it."""

    grade: str
    reasons: list[str]


class WhyJoined(Shape):
    """Two reports of one incident, and why they were joined."""

    reports: tuple[str, str]
    text: str


class NearIncident(Shape):
    """Another incident that may be the same."""

    id: str
    label: str
    claim: str
    toll: dict[str, Toll]


class IncidentWhole(Shape):
    """One incident with all that stands behind it."""

    incident: IncidentLine
    claims: list[Said]
    estimates_by_rule: dict[str, list[dict[str, Any]]]
    figures_by_rule: dict[str, list[GivenFigure]]
    rules: dict[str, str]
    history: list[Decision]
    conflicts: list[str]
    grade: Decision | None
    proposed_grade: ProposedGrade | None
    links: list[WhyJoined]
    arrivals: list[Arrival]
    near: list[NearIncident]


class Point(Shape):
    """An incident on the map; places are as exact as `radius_km` says."""

    id: str
    latitude: float
    longitude: float
    radius_km: float | None
    kind: str
    status: str
    killed: int | None
    place: str | None
    earliest: str | None
    latest: str | None


class Cluster(Shape):
    """Incidents close together: the middle of their places, how many, how many killed by the best figures."""

    latitude: float
    longitude: float
    count: int
    killed: int


class MapAnswer(Shape):
    """Points, or clusters where there are many. `extent`: west, south, east, north. `unknown`: incidents without a
    place."""

    points: list[Point]
    clusters: list[Cluster]
    inside: int
    extent: tuple[float, float, float, float] | None
    unknown: int


class SpanOfTime(Shape):
    """A bar of the timeline."""

    start: str
    label: str
    count: int
    stacks: dict[str, int]
    killed: Toll


class TimelineAnswer(Shape):
    """Bars in order of time; `undated`: incidents in none of them."""

    buckets: list[SpanOfTime]
    undated: int
    by: str
