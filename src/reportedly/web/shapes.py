"""What the API answers, as its description tells it. The answers are made elsewhere; a test holds them against this."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict

from reportedly.records import Claim, Decision, Incident, Report
from reportedly.web.asking import CSV, NDJSON

Item = TypeVar("Item")
Toll = tuple[int, int, int | None]  # low, best, high; None: no upper bound is given


class Shape(BaseModel):
    """An object of an answer, with all its fields."""

    model_config = ConfigDict(extra="forbid")


class Listed(Shape, Generic[Item]):
    """A page of a list. `next`: the cursor of the page after it."""

    items: list[Item]
    next: str | None
    total: int


class Items(Shape, Generic[Item]):
    """A whole list."""

    items: list[Item]


class Named(Shape):
    """How often a name occurs."""

    name: str
    count: int


class Summary(Shape):
    """Counts, first and last day, what filters can be set to, the names of all codes, the rules."""

    version: str
    state: str
    counts: dict[str, int]
    first: str | None
    last: str | None
    kinds: dict[str, int]
    statuses: dict[str, int]
    places: list[Named]
    parties: list[Named]
    source_kinds: list[Named]
    publishers: list[Named]
    labels: dict[str, dict[str, str]]
    rules: dict[str, str]
    default_rule: str
    writable: bool


class Harm(Shape):
    """low, best and high of one effect over many incidents."""

    effect: str
    low: int
    best: int
    high: int | None
    incidents: int


class WholeHarm(Items[Harm]):
    """Each effect, and the number of incidents asked for."""

    incidents: int


# --- incidents --------------------------------------------------------------------------------------------------------


class IncidentLine(Incident):
    """An incident as a list shows it. `toll`: effect to low, best, high. `grade`: as a person gave it."""

    label: str
    toll: dict[str, Toll]
    grade: str | None


class ReportLine(Shape):
    """What a report is, without its text."""

    id: str
    title: str
    publisher: str | None
    published: str | None
    url: str | None
    language: str | None


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


# --- reports, claims, voices ------------------------------------------------------------------------------------------


class ReportHead(ReportLine):
    """A report of a list. `words`: how many it has."""

    origin: str
    words: int


class ReportText(Report):
    """A report with its text."""

    words: int


class ClaimLine(Claim):
    """A claim with a line in plain English, and who says so through whom."""

    line: str
    chain: str


class ReportWhole(Shape):
    """A report, its claims as they were decided, and how it came here."""

    report: ReportText
    claims: list[ClaimLine]
    custody: dict[str, str | None]


class Step(Shape):
    """A step of the reasons for a claim; `depth`: inside which one."""

    depth: int
    text: str


class ClaimWhole(Shape):
    """A claim and why it was coded so."""

    claim: ClaimLine
    report: ReportHead
    why: list[Step]


class TakenIn(Shape):
    """Reports that were added, how many were known, and why others were refused."""

    added: list[str]
    known: int
    refused: list[str]


class VoiceLine(Shape):
    """A voice: how often it is heard, where, through whom, and how its killed compare with others'."""

    key: str
    voice: str
    kind: str
    party: str | None
    claims: int
    reports: int
    publishers: list[str]
    via: list[str]
    blames: list[str]
    harmed: list[str]
    compared: dict[str, int]
    ratio: float | None


class BesideOthers(Shape):
    """A voice's killed in an incident beside the least and greatest of the others."""

    id: str
    label: str
    own: tuple[int, int | None]
    others: tuple[int, int]
    stands: str
    toll: dict[str, Toll]


class VoiceWhole(VoiceLine):
    """One voice."""

    published_in: list[Named]
    kinds: list[Named]
    incidents: list[BesideOthers]


class Node(Shape):
    """A voice or a paper in the graph."""

    name: str
    kind: str
    count: int


class Graph(Shape):
    """Who quotes and who copies whom; edges have `from`, `to`, `kind`, `count`."""

    nodes: list[Node]
    edges: list[dict[str, str | int]]


# --- deciding ---------------------------------------------------------------------------------------------------------


class QueueItem(Shape):
    """Something that needs a person: why, in words, and what a decision would be about."""

    reason: str
    text: str
    subjects: list[str]
    incident: str
    reports: list[str]
    score: float
    apart: list[str] | None = None
    other: str | None = None


class ReviewAnswer(Shape):
    """The queue, and how many there are of each reason."""

    items: list[QueueItem]
    reasons: dict[str, int]
    total: int


class DecisionMade(Shape):
    """A decision, and in words which others it contradicts."""

    decision: Decision
    conflicts: list[str]


class SessionAnswer(Shape):
    """Who asks, what they may do, and the token that every write must carry."""

    user: str | None
    role: str | None
    login_required: bool
    accounts: bool
    csrf: str | None
    tiles: str | None


STREAMS: dict[int | str, dict[str, Any]] = {
    200: {"content": {NDJSON: {"schema": {"type": "string"}}, CSV: {"schema": {"type": "string"}}}}
}
