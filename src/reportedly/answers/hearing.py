"""What each voice says: how often, through whom, of whom, with which figures beside the others'."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from reportedly.answers.filters import folded
from reportedly.incidents import copies
from reportedly.records import Claim, Incident, Report

UNNAMED = "unnamed publisher"
Span = tuple[int, int | None]


@dataclass(frozen=True)
class Compared:
    """A voice's killed in an incident (at its latest), and the least and greatest that others give for it."""

    incident: str
    own: Span
    least: int
    greatest: int

    @property
    def stands(self) -> str:
        """Below all others, above all, or among them."""
        low, high = self.own
        if high is not None and high < self.least:
            return "lower"
        return "higher" if low > self.greatest else "same"

    @property
    def log_ratio(self) -> float:
        """Logarithm of the own number over the middle (geometric) of the others'; one is added to each."""
        return math.log1p(self.own[0]) - (math.log1p(self.least) + math.log1p(self.greatest)) / 2


@dataclass
class Heard:
    """What is heard of one voice. `blames`: parties that it names as doing harm. `harmed`: as suffering it."""

    name: str
    kind: str
    party: str | None = None
    claims: int = 0
    reports: set[str] = field(default_factory=set)
    publishers: Counter[str] = field(default_factory=Counter)
    via: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    blames: Counter[str] = field(default_factory=Counter)
    harmed: Counter[str] = field(default_factory=Counter)
    compared: list[Compared] = field(default_factory=list)

    def stands(self) -> dict[str, int]:
        """In how many incidents its killed lie below, among and above the others'."""
        found = Counter(one.stands for one in self.compared)
        return {name: found[name] for name in ("lower", "same", "higher")}

    def ratio(self) -> float | None:
        """Its killed over the others', the geometric mean of all incidents that both tell of."""
        if not self.compared:
            return None
        return round(math.exp(sum(one.log_ratio for one in self.compared) / len(self.compared)), 3)


@dataclass(frozen=True)
class Sources:
    """All voices by key; who quotes whom, from the publisher by way of the tellers to the voice; who copies whom."""

    voices: dict[str, Heard]
    quoted: Counter[tuple[str, str]]
    copied: Counter[tuple[str, str]]


def key_of(claim: Claim, publisher: str | None) -> tuple[str, str, str]:
    """Key, name and kind of a claim's voice: the source that the report names, else its publisher."""
    source = claim.source
    if source.text is None:
        name = publisher or UNNAMED
        return folded(name), name, "media"
    return source.id or folded(source.name), source.name, source.kind


class TooManyClaims(Exception):  # noqa: N818 - it is what there is
    """More claims are asked for than are looked through at once."""


def hear(
    filed: Iterable[tuple[Report, Sequence[Claim]]], incidents: Iterable[Incident], most: float = math.inf
) -> Sources:
    """The voices of claims, which come with their reports in order of publication, and how their killed compare in the
    incidents that these claims may be in. TooManyClaims where there are more than `most`."""
    found, heard = _Hearing(), 0
    for report, told in filed:
        heard += len(told)
        if heard > most:
            raise TooManyClaims
        found.add(report, told)
    for incident in incidents:
        found.compare(incident)
    return Sources(found.voices, found.quoted, _copied(found.reports))


def most_heard(sources: Sources) -> list[tuple[str, Heard]]:
    """The voices with their keys, the most heard first."""
    return sorted(sources.voices.items(), key=lambda pair: (-pair[1].claims, pair[0]))


class _Hearing:
    def __init__(self) -> None:
        self.voices: dict[str, Heard] = {}
        self.quoted: Counter[tuple[str, str]] = Counter()
        self.reports: dict[str, Report] = {}
        self._spoken: dict[str, str] = {}
        self._figures: dict[str, list[Span]] = {}

    def add(self, report: Report, claims: Sequence[Claim]) -> None:
        self.reports[report.id] = report
        publisher = report.publisher or UNNAMED
        for claim in claims:
            key, name, kind = key_of(claim, report.publisher)
            heard = self.voices.setdefault(key, Heard(name, kind, claim.source.party))
            heard.claims += 1
            heard.reports.add(report.id)
            heard.publishers[publisher] += 1
            heard.kinds[claim.kind] += 1
            heard.via.update(claim.source.via)
            for one, counter in ((claim.actor, heard.blames), (claim.target, heard.harmed)):
                if one is not None and one.basis == "text" and claim.tolls and claim.status == "asserted":
                    counter.update({party.name for party in one.parties})
            self._quote(claim, publisher, name)
            self._spoken[claim.id] = key
            self._figures[claim.id] = list(_killed(claim))

    def _quote(self, claim: Claim, publisher: str, voice: str) -> None:
        """From the paper by way of the tellers, the nearest to the voice last."""
        tellers = [publisher, *reversed(claim.source.via), voice]
        self.quoted.update((one, two) for one, two in pairwise(tellers) if one != two)

    def compare(self, incident: Incident) -> None:
        """Each voice's killed in an incident with what others say of it."""
        told: dict[str, Span] = {}
        for claim in incident.claims:
            if self._figures.get(claim):
                told[self._spoken[claim]] = self._figures[claim][-1]
        if len(told) < 2:
            return
        for key, own in told.items():
            others = [span for other, span in told.items() if other != key]
            greatest = max(low if high is None else high for low, high in others)
            least = min(low for low, _ in others)
            self.voices[key].compared.append(Compared(incident.id, own, least, greatest))


def _killed(claim: Claim) -> Iterator[Span]:
    for toll in claim.tolls:
        if toll.effect == "killed" and toll.group == "people" and toll.scope == "incident" and toll.low is not None:
            yield toll.low, toll.high


def _copied(reports: Mapping[str, Report]) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for copy, original in copies(reports.values()).items():
        one, two = reports[copy].publisher, reports[original].publisher
        if copy != original and one and two and one != two:
            found[one, two] += 1
    return found
