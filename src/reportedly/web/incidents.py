"""Incidents, one by one and in the lump: lists, the map, the timeline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Annotated, Any, Literal

import numpy as np
from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, Response

from reportedly.answers import telling
from reportedly.answers.buckets import time_bucket
from reportedly.answers.sums import whole
from reportedly.incidents import RULES, copies, explain, propose_grade, voices
from reportedly.incidents.linking import draw_together
from reportedly.incidents.voices import voice_of
from reportedly.records import Claim, Incident, Report, When
from reportedly.vocabulary import vocabulary
from reportedly.web.access import Unseen
from reportedly.web.asking import Asking, Paged, Seen, listed
from reportedly.web.errors import Problem
from reportedly.web.index import FIRST, LAST, UNTOLD, Index, Mask
from reportedly.web.snapshot import Snapshot

router = APIRouter(tags=["incidents"])
MOST_POINTS = 2000  # incidents that the map draws one by one
CELLS = 40  # clusters across a map's width
MOST_LINKS = 60  # claims of an incident beyond which single links are not worked out

Sort = Literal["time", "-time", "killed"]


@router.get("/incidents")
def incidents(request: Request, seen: Seen, asked: Asking, page: Paged, sort: Sort = "time") -> Response:
    """Incidents, each with a line in plain English, its tolls and its grade."""
    chosen = in_order(seen.index, seen.index.mask(asked), sort)
    return listed(request, page, chosen, lambda part: (summary(seen, one) for one in _read(seen, part)))


@router.get("/incidents/{identity}")
def incident(seen: Seen, identity: str, unseen: Unseen) -> JSONResponse:
    """One incident with all that stands behind it."""
    found = find(seen, identity)
    told = [(claim, report) for claim, report in seen.claims_of(found) if report.id not in unseen]
    claims, reports = [claim for claim, _ in told], {report.id: report for _, report in told}
    original = copies(reports.values())
    spoken = voice_of(heard := voices(claims, reports, original)) if claims else {}
    proposed = propose_grade(found, claims, heard) if claims else None
    given = seen.answers.grade(found)
    answer = {
        "incident": summary(seen, found),
        "claims": [
            {
                "claim": claim.model_dump(mode="json"),
                "line": telling.summary(claim),
                "chain": telling.chain(claim, report),
                "report": _head(report),
                "voice": spoken[claim.id].name,
                "voice_key": spoken[claim.id].key,
                "party": spoken[claim.id].party,
                "origin": original.get(report.id, report.id),
                "superseded": any(toll.superseded for toll in claim.tolls),
            }
            for claim, report in told
        ],
        "estimates_by_rule": {rule: _figures(seen, found, told, rule) for rule in RULES},
        "rules": {rule: " ".join(one.text.split()) for rule, one in RULES.items()},
        "history": [one.model_dump(mode="json") for one in seen.answers.history(found)],
        "conflicts": [one.text for one in seen.answers.decided.conflicts if _concerns(seen, found, one.decisions)],
        "grade": given.model_dump(mode="json") if given else None,
        "proposed_grade": {"grade": proposed.grade, "reasons": list(proposed.reasons)} if proposed else None,
        "links": _links(told),
    }
    return JSONResponse(answer)


def _concerns(seen: Snapshot, found: Incident, decisions: Sequence[str]) -> bool:
    own = {one.id for one in seen.answers.history(found)}
    return bool(own & set(decisions))


def _figures(seen: Snapshot, found: Incident, told: Sequence[tuple[Claim, Report]], rule: str) -> list[Any]:
    drawn = found if rule == seen.asked.rule else seen.by_rule(found, told, rule)
    return [estimate.model_dump(mode="json") for estimate in drawn.estimates]


def _links(told: Sequence[tuple[Claim, Report]]) -> list[dict[str, Any]]:
    """Why reports of an incident were joined, in words; nothing for very large ones."""
    if not 1 < len(told) <= MOST_LINKS:
        return []
    filed: dict[str, tuple[Report, list[Claim]]] = {}
    for claim, report in told:
        filed.setdefault(report.id, (report, []))[1].append(claim)
    linking = draw_together([(report, tuple(claims)) for report, claims in filed.values()])
    return [
        {"reports": [link.a.report.id, link.b.report.id], "text": explain(link)}
        for link in linking.links()
        if link.a.report.id != link.b.report.id
    ]


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
    tolls = {effect: whole(found, effect) for effect in vocabulary().ids("effects")}
    return {
        **found.model_dump(mode="json"),
        "label": label(found),
        "toll": {effect: list(bounds) for effect, bounds in tolls.items() if bounds is not None},
        "grade": given.value if given else None,
    }


def label(found: Incident) -> str:
    """ "Shelling, 2016-09-27, Aleppo, Syria"."""
    parts = (telling.kind(found), telling.when(found.when), telling.short_place(found.place))
    return ", ".join(part for part in parts if part != telling.UNKNOWN)


def in_order(index: Index, mask: Mask, sort: Sort) -> Sequence[int]:
    """Positions of the incidents, in the order asked for."""
    chosen = np.flatnonzero(mask)
    if sort == "-time":
        dated = index.dated[chosen]
        chosen = np.concatenate([chosen[dated][::-1], chosen[~dated]])
    elif sort == "killed":
        chosen = chosen[np.argsort(-index.best[chosen], kind="stable")]
    found: list[int] = chosen.tolist()
    return found


def _read(seen: Snapshot, positions: Sequence[int]) -> list[Incident]:
    return seen.incidents([seen.index.ids[position] for position in positions])


# --- the map ----------------------------------------------------------------------------------------------------------


@router.get("/map")
def points(
    seen: Seen,
    asked: Asking,
    bbox: Annotated[str | None, Query(max_length=100, description="west,south,east,north in degrees")] = None,
) -> JSONResponse:
    """Incidents inside a window of the map: one by one, or where there are very many, by cells of a grid."""
    west, south, east, north = _window(bbox)
    index = seen.index
    mask = index.mask(asked)
    placed = mask & ~np.isnan(index.latitude)
    inside = placed & (index.latitude >= south) & (index.latitude <= north)
    inside &= _between(index.longitude, west, east)
    chosen = np.flatnonzero(inside)
    many = len(chosen) > MOST_POINTS
    answer = {
        "points": [] if many else list(_points(seen, chosen.tolist())),
        "clusters": list(_clusters(index, chosen, ((east - west) % 360 or 360) / CELLS)) if many else [],
        "inside": len(chosen),
        "unknown": int(np.count_nonzero(mask & np.isnan(index.latitude))),
    }
    return JSONResponse(answer)


def _window(bbox: str | None) -> tuple[float, float, float, float]:
    if not bbox:
        return -180.0, -90.0, 180.0, 90.0
    try:
        west, south, east, north = (float(part) for part in bbox.split(","))
    except ValueError as error:
        raise Problem(422, "give four numbers: west,south,east,north", "bbox") from error
    if not all(map(np.isfinite, (west, south, east, north))) or south > north or max(abs(west), abs(east)) > 1000:
        raise Problem(422, "these are no degrees: west,south,east,north", "bbox")
    if east - west >= 360:
        return -180.0, south, 180.0, north
    return (west + 180) % 360 - 180, south, (east + 180) % 360 - 180 if east != 180 else 180.0, north


def _between(longitude: np.typing.NDArray[np.float64], west: float, east: float) -> Mask:
    """A window may lie across the 180th meridian."""
    above, below = longitude >= west, longitude <= east
    found: Mask = above & below if west <= east else above | below
    return found


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


# --- the timeline -----------------------------------------------------------------------------------------------------


@router.get("/timeline")
def timeline(
    seen: Seen,
    asked: Asking,
    by: Literal["day", "week", "month"] = "week",
    stack: Literal["kind", "party"] = "kind",
) -> JSONResponse:
    """How many incidents, of which kinds or by which parties, and how many killed, by spans of time. Incidents without
    a day, or with a longer time than the span, are counted apart."""
    index = seen.index
    names = index.kinds if stack == "kind" else index.actors
    column = index.kind if stack == "kind" else index.actor
    chosen = np.flatnonzero(index.mask(asked))
    times = np.stack([index.earliest[chosen], index.latest[chosen]], axis=1)
    spans, at = np.unique(times, axis=0, return_inverse=True)
    keys = [_bucket(int(first), int(last), by) for first, last in spans.tolist()]
    buckets: dict[str, dict[str, Any]] = {}
    asserted = index.statuses.where(index.status, lambda status: status == "asserted")
    undated = 0
    for position, span in zip(chosen.tolist(), np.ravel(at).tolist(), strict=True):
        key = keys[span]
        if key is None:
            undated += 1
            continue
        bucket = buckets.setdefault(
            key[0], {"start": key[0], "label": key[1], "count": 0, "stacks": {}, "killed": [0, 0, 0]}
        )
        name = names.values[column[position]]
        told = name if isinstance(name, str) else "; ".join(name) or "unknown"
        bucket["count"] += 1
        bucket["stacks"][told] = bucket["stacks"].get(told, 0) + 1
        if asserted[position] and index.best[position] != UNTOLD:
            _put(bucket["killed"], index, position)
    return JSONResponse({"buckets": [buckets[key] for key in sorted(buckets)], "undated": undated, "by": by})


def _put(killed: list[int | None], index: Index, position: int) -> None:
    """Bounds add as bounds; an upper bound that nobody gave makes none for the sum."""
    high = int(index.high[position])
    killed[0] = (killed[0] or 0) + int(index.low[position])
    killed[1] = (killed[1] or 0) + int(index.best[position])
    killed[2] = None if killed[2] is None or high < 0 else killed[2] + high


def _bucket(first: int, last: int, by: str) -> tuple[str, str] | None:
    """First day and name of the bucket that a time belongs to; None for none."""
    if first == FIRST or last == LAST:
        return None
    begins, ends = date.fromordinal(first), date.fromordinal(last)
    when = When(edtf=begins.isoformat(), earliest=begins, latest=ends, precision="days", basis="text")
    found = time_bucket(when, by)
    if found.key == "undated":
        return None
    start = (
        begins - timedelta(days=begins.weekday())
        if by == "week"
        else begins.replace(day=1)
        if by == "month"
        else begins
    )
    return start.isoformat(), found.label
