"""Incidents over time: how many, of which kinds or by which parties, how many killed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Literal

import numpy as np
from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response
from numpy.typing import NDArray

from reportedly.answers.buckets import time_bucket
from reportedly.records import When
from reportedly.web import shapes_incidents
from reportedly.web.adding_up import summed
from reportedly.web.asking import Seen, kept
from reportedly.web.index import FIRST, LAST, Index, Mask
from reportedly.web.narrowing import Choosing, mask_of

router = APIRouter(tags=["incidents"])
LADDER = ((100, "day"), (800, "week"), (5000, "month"))  # days up to which a span of time is drawn by these
Positions = NDArray[np.int64]


@router.get("/timeline", response_model=shapes_incidents.TimelineAnswer)
def timeline(
    request: Request,
    seen: Seen,
    asked: Choosing,
    by: Literal["auto", "day", "week", "month", "year"] = "week",
    stack: Literal["kind", "party"] = "kind",
) -> Response:
    """How many incidents, of which kinds or by which parties, and how many killed, by spans of time; `auto` chooses the
    span after the time that the incidents take. Incidents without a day, or with a longer time than the span, are
    counted apart."""
    return kept(request, seen, lambda: JSONResponse(_drawn(seen.index, mask_of(seen, asked), by, stack)))


def _drawn(index: Index, mask: Mask, by: Literal["auto", "day", "week", "month", "year"], stack: str) -> dict[str, Any]:
    chosen = np.flatnonzero(mask)
    by = _fitting(index, chosen) if by == "auto" else by
    starts, keys = _buckets(index, chosen, by)
    dated, at = chosen[starts >= 0], starts[starts >= 0]
    column, values = (index.kind, index.kinds.values) if stack == "kind" else (index.actor, index.actors.values)
    buckets = [
        {"start": start, "label": label, "count": 0, "stacks": {}, "killed": list(killed)}
        for (start, label), killed in zip(keys, _killed(index, dated, at, len(keys)), strict=True)
    ]
    pairs, counts = np.unique(at * len(values) + column[dated], return_counts=True)
    for pair, count in zip(pairs.tolist(), counts.tolist(), strict=True):
        _count(buckets[pair // len(values)], values[pair % len(values)], count)
    return {"buckets": buckets, "undated": len(chosen) - len(dated), "by": by}


def _count(bucket: dict[str, Any], value: str | tuple[str, ...], count: int) -> None:
    told = value if isinstance(value, str) else "; ".join(value) or "unknown"
    bucket["count"] += count
    bucket["stacks"][told] = bucket["stacks"].get(told, 0) + count


def _fitting(index: Index, chosen: Positions) -> Literal["day", "week", "month", "year"]:
    """Few enough bars to be told apart, many enough to show a course. One in fifty at either end may lie outside: one
    old incident beside many new ones does not flatten them."""
    first, last = index.earliest[chosen], index.latest[chosen]
    known = (first > FIRST) & (last < LAST) & (last - first <= 31)
    if not known.any():
        return "week"
    ends = np.sort(first[known]), np.sort(last[known])
    aside = int(known.sum()) // 50
    days = int(ends[1][-1 - aside] - ends[0][aside])
    for most, name in LADDER:
        if days <= most:
            return name  # type: ignore[return-value] # one of the ladder's names
    return "year"


def _buckets(index: Index, chosen: Positions, by: str) -> tuple[Positions, list[tuple[str, str]]]:
    """For each incident the number of its bucket, -1 for none; the first day and the name of each bucket, in order."""
    spans, at = np.unique(index.earliest[chosen] * (LAST + 1) + index.latest[chosen], return_inverse=True)
    found = [_bucket(span // (LAST + 1), span % (LAST + 1), by) for span in spans.tolist()]
    keys = sorted({one for one in found if one is not None})
    number = {key: position for position, key in enumerate(keys)}
    numbers = np.array([-1 if one is None else number[one] for one in found], dtype=np.int64)
    return (numbers[np.ravel(at)] if len(chosen) else np.zeros(0, dtype=np.int64)), keys


def _killed(index: Index, dated: Positions, at: Positions, many: int) -> list[tuple[int, int, int | None]]:
    """Bounds add as bounds; an upper bound that nobody gave makes none for the sum. Only what is asserted counts, and
    nobody twice."""
    asked = np.zeros(len(index), dtype=bool)
    asked[dated] = True
    asked &= index.statuses.where(index.status, lambda status: status == "asserted")
    told = index.told_once("killed", asked)
    sums = summed(told, at[np.searchsorted(dated, told[:, 0])], many)  # positions come in order
    figures = zip(sums.low.tolist(), sums.best.tolist(), sums.high.tolist(), sums.endless.tolist(), strict=True)
    return [(low, best, None if endless else high) for low, best, high, endless in figures]


def _bucket(first: int, last: int, by: str) -> tuple[str, str] | None:
    """First day and name of the bucket that a time belongs to; None for none."""
    if first == FIRST or last == LAST:
        return None
    begins, ends = date.fromordinal(first), date.fromordinal(last)
    when = When(edtf=begins.isoformat(), earliest=begins, latest=ends, precision="days", basis="text")
    found = time_bucket(when, by)
    if found.key == "undated":
        return None
    starts = {
        "day": begins,
        "week": begins - timedelta(days=min(begins.weekday(), first - 1)),
        "month": begins.replace(day=1),
        "year": begins.replace(month=1, day=1),
    }
    return starts[by].isoformat(), found.label
