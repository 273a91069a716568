"""The voices: how often, on which side, whom they quote, who copies whom, how their figures compare with others'."""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from reportedly.answers.filters import folded
from reportedly.incidents import copies
from reportedly.records import Claim, Incident, Report
from reportedly.web.asking import Paged, Seen, listed
from reportedly.web.snapshot import Snapshot

router = APIRouter(tags=["sources"])
MOST_NODES = 80
_making = threading.Lock()


@dataclass
class Heard:
    """What is heard of one voice."""

    name: str
    kind: str
    party: str | None = None
    claims: int = 0
    reports: set[str] = field(default_factory=set)
    publishers: Counter[str] = field(default_factory=Counter)
    via: Counter[str] = field(default_factory=Counter)
    lower: int = 0
    same: int = 0
    higher: int = 0


@dataclass(frozen=True)
class Sources:
    """All voices by key, and which publisher copies which."""

    voices: dict[str, Heard]
    copied: Counter[tuple[str, str]]


def key_of(claim: Claim, publisher: str | None) -> tuple[str, str, str]:
    """Key, name and kind of a claim's voice: the source that the report names, else its publisher."""
    source = claim.source
    if source.text is None:
        name = publisher or "unnamed publisher"
        return folded(name), name, "media"
    return source.id or folded(source.name), source.name, source.kind


def sources_of(seen: Snapshot) -> Sources:
    """All voices of a state; made once."""
    with _making:
        found: Sources | None = getattr(seen, "sources", None)
        if found is None:
            found = _gather(seen)
            seen.sources = found  # type: ignore[attr-defined] # kept with the state that it tells of
        return found


def _gather(seen: Snapshot) -> Sources:
    voices: dict[str, Heard] = {}
    spoken: dict[str, str] = {}
    figures: dict[str, list[tuple[int, int | None]]] = {}
    reports: dict[str, Report] = {}
    for report, claims in seen.answers.records:
        reports[report.id] = report
        for claim in claims:
            key, name, kind = key_of(claim, report.publisher)
            heard = voices.setdefault(key, Heard(name, kind, claim.source.party))
            heard.claims += 1
            heard.reports.add(report.id)
            heard.publishers[report.publisher or "unnamed publisher"] += 1
            heard.via.update(claim.source.via)
            spoken[claim.id] = key
            figures[claim.id] = [
                (toll.low, toll.high)
                for toll in claim.tolls
                if toll.effect == "killed"
                and toll.group == "people"
                and toll.scope == "incident"
                and toll.low is not None
            ]
    for incident in seen.all_incidents():
        _compare(incident, voices, spoken, figures)
    return Sources(voices, _copied(reports))


def _compare(
    incident: Incident,
    voices: dict[str, Heard],
    spoken: dict[str, str],
    figures: dict[str, list[tuple[int, int | None]]],
) -> None:
    """Each voice's killed in an incident, against the best figure where others tell of it too."""
    estimate = incident.estimate("killed")
    told = {spoken[claim]: figures[claim][-1] for claim in incident.claims if figures.get(claim)}
    if estimate is None or len(told) < 2:
        return
    for key, (low, high) in told.items():
        if high is not None and high < estimate.best:
            voices[key].lower += 1
        elif low > estimate.best:
            voices[key].higher += 1
        else:
            voices[key].same += 1


def _copied(reports: dict[str, Report]) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for copy, original in copies(reports.values()).items():
        one, two = reports[copy].publisher, reports[original].publisher
        if copy != original and one and two and one != two:
            found[one, two] += 1
    return found


@router.get("/sources")
def sources(request: Request, seen: Seen, page: Paged) -> Response:
    """Voices, the most heard first."""
    found = sorted(sources_of(seen).voices.items(), key=lambda pair: (-pair[1].claims, pair[0]))
    return listed(request, page, found, lambda part: (_row(key, heard) for key, heard in part))


def _row(key: str, heard: Heard) -> dict[str, Any]:
    return {
        "key": key,
        "voice": heard.name,
        "kind": heard.kind,
        "party": heard.party,
        "claims": heard.claims,
        "reports": len(heard.reports),
        "publishers": [name for name, _ in heard.publishers.most_common(10)],
        "via": [name for name, _ in heard.via.most_common(10)],
        "compared": {"lower": heard.lower, "same": heard.same, "higher": heard.higher},
    }


@router.get("/sources/graph")
def graph(seen: Seen) -> JSONResponse:
    """Who quotes whom and who copies whom, of the most heard voices."""
    found = sources_of(seen)
    quotes: Counter[tuple[str, str]] = Counter()
    for heard in found.voices.values():
        for publisher, count in heard.publishers.items():
            if publisher != heard.name:
                quotes[publisher, heard.name] += count
    weight: Counter[str] = Counter()
    for (one, two), count in (*quotes.items(), *found.copied.items()):
        weight[one] += count
        weight[two] += count
    kept = {name for name, _ in sorted(weight.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_NODES]}
    kinds = {heard.name: heard.kind for heard in found.voices.values()}
    edges = [
        {"from": one, "to": two, "kind": kind, "count": count}
        for kind, counted in (("quotes", quotes), ("copies", found.copied))
        for (one, two), count in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
        if one in kept and two in kept
    ]
    nodes = [{"name": name, "kind": kinds.get(name, "media"), "count": weight[name]} for name in sorted(kept)]
    return JSONResponse({"nodes": nodes, "edges": edges})
