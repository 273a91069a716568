"""The voices: how often, on which side, whom they quote, who copies whom, how their figures compare with others'."""

from __future__ import annotations

from collections import Counter
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from reportedly.answers import Filter
from reportedly.answers.hearing import Compared, Heard, Sources, TooManyClaims, most_heard
from reportedly.web import shapes, shapes_reports
from reportedly.web.asking import Asking, Paged, Seen, listed
from reportedly.web.errors import Problem
from reportedly.web.hearing import gathered
from reportedly.web.incidents import label, tolls_of
from reportedly.web.snapshot import Snapshot

router = APIRouter(tags=["sources"])
MOST_NODES = 80
MOST_HEARD = 50_000  # claims that are looked through at once
MOST_COMPARED = 100  # incidents told of one voice, the ones on which it differs most


def sources_of(seen: Snapshot, asked: Filter) -> Sources:
    """The voices of the claims asked for; made once for each state and question."""
    found: Sources | None = seen.voices.of(asked, lambda: _gathered(seen, asked))
    if found is None:
        told = f"more than {MOST_HEARD} claims are asked for; name a place, a party or days"
        raise Problem(422, told, "place")
    return found


def _gathered(seen: Snapshot, asked: Filter) -> Sources | None:
    """None where there are too many claims to look through."""
    try:
        return gathered(seen, asked, MOST_HEARD)
    except TooManyClaims:
        return None


@router.get("/sources", response_model=shapes.Listed[shapes_reports.VoiceLine], responses=shapes.STREAMS)
def sources(request: Request, seen: Seen, asked: Asking, page: Paged) -> Response:
    """Voices of the claims asked for, the most heard first."""
    found = most_heard(sources_of(seen, asked))
    return listed(request, page, found, lambda part: (_row(key, heard) for key, heard in part))


def _row(key: str, heard: Heard) -> dict[str, Any]:
    return {
        "key": key,
        "voice": heard.name,
        "kind": heard.kind,
        "party": heard.party,
        "claims": heard.claims,
        "reports": len(heard.reports),
        "publishers": _most(heard.publishers),
        "via": _most(heard.via),
        "blames": _most(heard.blames, 3),
        "harmed": _most(heard.harmed, 3),
        "compared": heard.stands(),
        "ratio": heard.ratio(),
    }


def _most(counted: Counter[str], many: int = 10) -> list[str]:
    return [name for name, _ in counted.most_common(many)]


@router.get("/sources/graph", response_model=shapes_reports.Graph)
def graph(seen: Seen, asked: Asking) -> JSONResponse:
    """Who quotes whom and who copies whom, of the most heard voices."""
    found = sources_of(seen, asked)
    weight: Counter[str] = Counter()
    for (one, two), count in (*found.quoted.items(), *found.copied.items()):
        weight[one] += count
        weight[two] += count
    kept = {name for name, _ in sorted(weight.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_NODES]}
    kinds = {heard.name: heard.kind for heard in found.voices.values()}
    edges = [
        {"from": one, "to": two, "kind": kind, "count": count}
        for kind, counted in (("quotes", found.quoted), ("copies", found.copied))
        for (one, two), count in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
        if one in kept and two in kept
    ]
    nodes = [{"name": name, "kind": kinds.get(name, "media"), "count": weight[name]} for name in sorted(kept)]
    return JSONResponse({"nodes": nodes, "edges": edges})


@router.get("/sources/{key:path}", response_model=shapes_reports.VoiceWhole)
def source(seen: Seen, asked: Asking, key: str) -> JSONResponse:
    """One voice: in which papers and how often, what it tells of, and its killed beside the others' in each incident
    that both tell of, those on which they differ most first."""
    heard = sources_of(seen, asked).voices.get(key)
    if heard is None:
        raise Problem(404, f"there is no voice '{key}'", "key")
    apart = sorted(heard.compared, key=lambda one: (-abs(one.log_ratio), one.incident))[:MOST_COMPARED]
    return JSONResponse(
        {
            **_row(key, heard),
            "published_in": [{"name": name, "count": count} for name, count in heard.publishers.most_common(30)],
            "kinds": [{"name": name, "count": count} for name, count in heard.kinds.most_common()],
            "incidents": list(_beside(seen, apart)),
        }
    )


def _beside(seen: Snapshot, apart: list[Compared]) -> Any:
    found = {one.id: one for one in seen.incidents([compared.incident for compared in apart])}
    for compared in apart:
        incident = found.get(compared.incident)
        if incident is not None:
            yield {
                "id": incident.id,
                "label": label(incident),
                "own": list(compared.own),
                "others": [compared.least, compared.greatest],
                "stands": compared.stands,
                "toll": tolls_of(incident),
            }
