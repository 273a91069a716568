"""Tolls by headings and spans of time from columns, as `answers.tolls` sums them from records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

import numpy as np
from numpy.typing import NDArray

from reportedly.answers import TollRow
from reportedly.answers.buckets import UNDATED, Bucket, time_bucket
from reportedly.answers.sums import UNKNOWN, By
from reportedly.records import When
from reportedly.vocabulary import vocabulary
from reportedly.web.index import Index, Mask

Codes = NDArray[np.int64]


def toll_rows(index: Index, mask: Mask, by: By) -> list[TollRow]:
    """Sums for each bucket and effect over the asserted incidents of a mask."""
    counted = mask & index.statuses.where(index.status, lambda status: status == "asserted")
    names, codes = _buckets(index, by)
    inside = Counter(codes[counted].tolist())
    merged: dict[Bucket, dict[str, list[int | None]]] = {}
    everybody: Counter[Bucket] = Counter()
    for code, count in inside.items():
        everybody[names[code]] += count
    for effect in index.harm:
        chosen = index.told_once(effect, counted)
        for code, (_, low, best, high) in zip(codes[chosen[:, 0]].tolist(), chosen.tolist(), strict=True):
            _put(merged.setdefault(names[code], {}).setdefault(effect, [0, 0, 0, 0]), low, best, high)
    timed = by in ("day", "week", "month")
    ordered = sorted(merged, key=lambda bucket: bucket if timed else (-_killed(merged[bucket]), bucket))
    return [row for bucket in ordered for row in _rows(bucket, merged[bucket], everybody[bucket])]


def _put(row: list[int | None], low: int, best: int, high: int) -> None:
    """Bounds add as bounds; an upper bound that nobody gave makes none for the sum."""
    row[0], row[1], row[3] = (row[0] or 0) + low, (row[1] or 0) + best, (row[3] or 0) + 1
    row[2] = None if row[2] is None or high < 0 else row[2] + high


def _killed(effects: dict[str, list[int | None]]) -> int:
    return effects["killed"][1] or 0 if "killed" in effects else 0


def _rows(bucket: Bucket, effects: dict[str, list[int | None]], everybody: int) -> Iterator[TollRow]:
    for effect in vocabulary().ids("effects"):
        if effect in effects:
            low, best, high, incidents = effects[effect]
            yield TollRow(
                bucket=bucket.key, label=bucket.label, effect=effect, low=low or 0, best=best or 0, high=high,
                incidents=incidents or 0, all_incidents=everybody,
            )  # fmt: skip


def _buckets(index: Index, by: By) -> tuple[list[Bucket], Codes]:
    """The buckets, and which of them each incident is in."""
    if by == "place":
        return [_heading(name or "") for name in index.places.values], index.place
    if by == "party":
        return [_heading("; ".join(names)) for names in index.actors.values], index.actor
    if by == "kind":
        kinds = vocabulary().event_kinds
        return [Bucket((0, kind), kind, kinds[kind].label) for kind in index.kinds.values], index.kind
    times = np.stack([index.earliest, index.latest, index.bounded], axis=1)
    spans, codes = np.unique(times, axis=0, return_inverse=True)
    return [_begun(span, by) for span in spans.tolist()], np.ravel(codes)


def _heading(name: str) -> Bucket:
    return Bucket((0, name), name, name) if name else UNKNOWN


def _begun(days: list[int], span: str) -> Bucket:
    first, last, bounded = days
    if not bounded:
        return UNDATED
    begins, ends = date.fromordinal(first), date.fromordinal(last)
    return time_bucket(When(edtf=begins.isoformat(), earliest=begins, latest=ends, precision="days"), span)
