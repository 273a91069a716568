"""What the API answers, as its description tells it: lists, the summary, deciding. Incidents are in `shapes_incidents`,
reports, claims and voices in `shapes_reports`. The answers are made elsewhere; a test holds them against these."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict

from reportedly.records import Decision
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


class ReportLine(Shape):
    """What a report is, without its text."""

    id: str
    title: str
    publisher: str | None
    published: str | None
    url: str | None
    language: str | None


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
