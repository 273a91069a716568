"""Incidents, one by one and in the lump: lists and the map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Literal

import numpy as np
from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response
from numpy.typing import NDArray

from reportedly.answers import saying, telling
from reportedly.answers.sums import whole
from reportedly.incidents import RULES, copies, explain, propose_grade, voices
from reportedly.incidents.voices import Voice, voice_of
from reportedly.records import Claim, Incident, Report
from reportedly.vocabulary import vocabulary
from reportedly.web import shapes, shapes_incidents
from reportedly.web.asking import Paged, Seen, kept, listed
from reportedly.web.doubts import MOST_CLAIMS, links_of
from reportedly.web.errors import Problem
from reportedly.web.index import FIRST, LAST, UNTOLD, Index, Mask
from reportedly.web.narrowing import WORLD, Box, Choosing, Corners, box_of, inside, mask_of, width
from reportedly.web.snapshot import Snapshot
from reportedly.web.standing import arrivals, figures_by_rule, near

router = APIRouter(tags=["incidents"])
MOST_POINTS = 2000  # incidents that the map draws one by one
CELLS = 26  # clusters across a map's width

Sort = Literal["time", "-time", "killed"]


@router.get("/incidents", response_model=shapes.Listed[shapes_incidents.IncidentLine], responses=shapes.STREAMS)
def incidents(request: Request, seen: Seen, asked: Choosing, page: Paged, sort: Sort = "time") -> Response:
    """Incidents, each with a line in plain English, its tolls and its grade."""

    def make() -> Response:
        chosen = in_order(seen.index, mask_of(seen, asked), sort)
        return listed(request, page, chosen, lambda part: (summary(seen, one) for one in _read(seen, part)))

    return kept(request, seen, make)


@router.get("/incidents/{identity}", response_model=shapes_incidents.IncidentWhole)
def incident(seen: Seen, identity: str) -> JSONResponse:
    """One incident with all that stands behind it."""
    found = find(seen, identity)
    told = seen.claims_of(found)
    claims, reports = [claim for claim, _ in told], {report.id: report for _, report in told}
    original = copies(reports.values())
    heard = voices(claims, reports, original)
    spoken = voice_of(heard)
    proposed = propose_grade(found, claims, heard) if claims else None
    given = seen.answers.grade(found)
    answer = {
        "incident": summary(seen, found),
        "claims": [
            _said(claim, report, spoken[claim.id]) | {"origin": original.get(report.id, report.id)}
            for claim, report in told
        ],
        "estimates_by_rule": {rule: _figures(seen, found, told, rule) for rule in RULES},
        "figures_by_rule": figures_by_rule(told, heard, original),
        "rules": {rule: " ".join(one.text.split()) for rule, one in RULES.items()},
        "history": [one.model_dump(mode="json") for one in seen.answers.history(found)],
        "conflicts": [one.text for one in seen.answers.decided.conflicts if _concerns(seen, found, one.decisions)],
        "grade": given.model_dump(mode="json") if given else None,
        "proposed_grade": {"grade": proposed.grade, "reasons": list(proposed.reasons)} if proposed else None,
        "links": _links(told),
        "arrivals": arrivals(seen, reports.values()),
        "near": [
            {"id": one.id, "label": label(one), "claim": one.claims[0], "toll": tolls_of(one)}
            for one in _read(seen, near(seen, found))
        ],
    }
    return JSONResponse(answer)


def _said(claim: Claim, report: Report, voice: Voice) -> dict[str, Any]:
    """A claim beside the others: who says so, through whom, in which report."""
    return {
        "claim": claim.model_dump(mode="json"),
        "line": saying.summary(claim),
        "chain": telling.chain(claim, report),
        "report": _head(report),
        "voice": voice.name,
        "voice_key": voice.key,
        "party": voice.party,
        "superseded": any(toll.superseded for toll in claim.tolls),
    }


def _concerns(seen: Snapshot, found: Incident, decisions: Sequence[str]) -> bool:
    own = {one.id for one in seen.answers.history(found)}
    return bool(own & set(decisions))


def _figures(seen: Snapshot, found: Incident, told: Sequence[tuple[Claim, Report]], rule: str) -> list[Any]:
    drawn = found if rule == seen.asked.rule else seen.by_rule(found, told, rule)
    return [estimate.model_dump(mode="json") for estimate in drawn.estimates]


def _links(told: Sequence[tuple[Claim, Report]]) -> list[dict[str, Any]]:
    """Why reports of an incident were joined, in words; nothing for very large ones."""
    if not 1 < len(told) <= MOST_CLAIMS:
        return []
    return [{"reports": [link.a.report.id, link.b.report.id], "text": explain(link)} for link in links_of(told)]


def _head(report: Report) -> dict[str, Any]:
    return report.model_dump(mode="json", include={"id", "title", "publisher", "published", "url", "language"})


def find(seen: Snapshot, identity: str) -> Incident:
    """The incident with this id, or whose id alone begins so."""
    names = [identity] if identity in seen.index.at else [one for one in seen.index.ids if one.startswith(identity)]
    if len(names) > 1:
        raise Problem(409, f"several incidents begin with '{identity}'; give more characters", "identity")
    found = seen.incidents(names)
    if not found:
        raise Problem(404, f"there is no incident '{identity}'", "identity")
    return found[0]


def summary(seen: Snapshot, found: Incident) -> dict[str, Any]:
    """An incident as a list shows it."""
    given = seen.answers.grade(found)
    return {
        **found.model_dump(mode="json"),
        "label": label(found),
        "toll": tolls_of(found),
        "grade": given.value if given else None,
    }


def tolls_of(found: Incident) -> dict[str, list[int | None]]:
    """Effect -> low, best, high of all people whom it befell."""
    tolls = {effect: whole(found, effect) for effect in vocabulary().ids("effects")}
    return {effect: list(bounds) for effect, bounds in tolls.items() if bounds is not None}


def label(found: Incident) -> str:
    """ "Shelling, 2016-09-27, Aleppo, Syria"."""
    parts = (telling.kind(found), telling.when(found.when), telling.short_place(found.place))
    return ", ".join(part for part in parts if part != telling.UNKNOWN)


def in_order(index: Index, mask: Mask, sort: Sort) -> NDArray[np.int64]:
    """Positions of the incidents, in the order asked for."""
    chosen = np.flatnonzero(mask)
    if sort == "-time":
        dated = index.dated[chosen]
        chosen = np.concatenate([chosen[dated][::-1], chosen[~dated]])
    elif sort == "killed":
        chosen = chosen[np.argsort(-index.best[chosen], kind="stable")]
    return chosen


def _read(seen: Snapshot, positions: Iterable[int]) -> list[Incident]:
    return seen.incidents([seen.index.ids[position] for position in positions])


# --- the map ----------------------------------------------------------------------------------------------------------


@router.get("/map", response_model=shapes_incidents.MapAnswer)
def points(request: Request, seen: Seen, asked: Choosing, bbox: Corners = None) -> Response:
    """Incidents inside a window of the map: one by one, or where there are very many, by cells of a grid."""
    box = box_of(bbox, "bbox") if bbox else WORLD
    return kept(request, seen, lambda: JSONResponse(_drawn(seen, mask_of(seen, asked), box)))


def _drawn(seen: Snapshot, mask: Mask, box: Box) -> dict[str, Any]:
    index = seen.index
    chosen = np.flatnonzero(mask & inside(index, box))
    many = len(chosen) > MOST_POINTS
    return {
        "points": [] if many else list(_points(seen, chosen.tolist())),
        "clusters": list(_clusters(index, chosen, width(box) / CELLS)) if many else [],
        "inside": len(chosen),
        "extent": _extent(index, chosen),
        "unknown": int(np.count_nonzero(mask & np.isnan(index.latitude))),
    }


def _extent(index: Index, chosen: np.typing.NDArray[np.int64]) -> list[float] | None:
    """west, south, east, north of the places; None where there are none."""
    if not len(chosen):
        return None
    latitude, longitude = index.latitude[chosen], index.longitude[chosen]
    return [float(n) for n in (longitude.min(), latitude.min(), longitude.max(), latitude.max())]


def _points(seen: Snapshot, positions: Sequence[int]) -> Iterator[dict[str, Any]]:
    index = seen.index
    for position in positions:
        radius, best = index.radius[position], int(index.best[position])
        yield {
            "id": index.ids[position],
            "latitude": float(index.latitude[position]),
            "longitude": float(index.longitude[position]),
            "radius_km": None if np.isnan(radius) else float(radius),
            "kind": index.kinds.values[index.kind[position]],
            "status": index.statuses.values[index.status[position]],
            "killed": None if best == UNTOLD else best,
            "place": index.places.values[index.place[position]],
            "earliest": _day(int(index.earliest[position])),
            "latest": _day(int(index.latest[position])),
        }


def _clusters(index: Index, chosen: np.typing.NDArray[np.int64], degrees: float) -> Iterator[dict[str, float | int]]:
    latitude, longitude = index.latitude[chosen], index.longitude[chosen]
    cells = np.floor(latitude / degrees) * 100_000 + np.floor(longitude / degrees)
    _, at, counts = np.unique(cells, return_inverse=True, return_counts=True)
    middles = [np.bincount(at, weights=values) / counts for values in (latitude, longitude)]
    killed = np.bincount(at, weights=np.maximum(index.best[chosen], 0))
    for number, count in enumerate(counts.tolist()):
        yield {
            "latitude": float(middles[0][number]),
            "longitude": float(middles[1][number]),
            "count": count,
            "killed": int(killed[number]),
        }


def _day(ordinal: int) -> str | None:
    return None if ordinal in (FIRST, LAST) else date.fromordinal(ordinal).isoformat()
