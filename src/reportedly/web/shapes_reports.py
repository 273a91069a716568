"""What the API answers on reports, claims and voices."""

from __future__ import annotations

from reportedly.records import Claim, Report
from reportedly.web.shapes import Named, ReportLine, Shape, Toll


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
