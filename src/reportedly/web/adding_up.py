"""Tolls by headings and spans of time from columns, as `answers.tolls` sums them from records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from reportedly.answers import TollRow
from reportedly.answers.buckets import UNDATED, Bucket, heading, time_bucket
from reportedly.answers.sums import By
from reportedly.records import When
from reportedly.vocabulary import vocabulary
from reportedly.web.index import Index, Mask

Codes = NDArray[np.int64]
SMALL = 2**40  # a million figures below it add up within 64 bits
DAYS = 2**22  # more than there are days on the calendar


@dataclass(frozen=True)
class Summed:
    """Sums of one effect by bucket. `endless`: in how many incidents nobody gave an upper bound. `lent`: how many of
    `best` no claim's own words put there."""

    low: Codes
    best: Codes
    high: Codes
    incidents: Codes
    endless: Codes
    lent: Codes


def toll_rows(index: Index, mask: Mask, by: By) -> list[TollRow]:
    """Sums for each bucket and effect over the asserted incidents of a mask."""
    counted = mask & index.statuses.where(index.status, lambda status: status == "asserted")
    names, codes = _buckets(index, by)
    everybody = np.bincount(codes[counted], minlength=len(names))
    once = {effect: index.told_once(effect, counted) for effect in index.harm}
    lent = {"party": index.party_lent, "place": index.place_lent}.get(by)
    sums = {effect: summed(told, codes[told[:, 0]], len(names), lent) for effect, told in once.items()}
    told = [at for at in range(len(names)) if any(one.incidents[at] for one in sums.values())]
    killed = sums["killed"].best if "killed" in sums else np.zeros(len(names), dtype=np.int64)
    timed = by in ("day", "week", "month")
    ordered = sorted(told, key=lambda at: names[at] if timed else (-killed[at], names[at]))
    return [row for at in ordered for row in _rows(names[at], int(everybody[at]), sums, at)]


def summed(told: Codes, at: Codes, many: int, lent: Mask | None = None) -> Summed:
    """Rows of `Index.harm`, each under one of so many headings: bounds add as bounds; an upper bound that nobody gave
    makes none for the sum. `lent`: which incidents no claim's own words put under their heading."""
    figures = np.maximum(told[:, 1:4], 0)
    exact = np.int64 if figures.max(initial=0) < SMALL else object  # sums of any size stay whole numbers
    columns = figures.T.astype(exact)
    around = columns[1] * (np.zeros(len(told), dtype=bool) if lent is None else lent[told[:, 0]])
    sums = np.zeros((4, many), dtype=exact)
    for row, column in zip(sums, (*columns, around), strict=True):
        np.add.at(row, at, column)
    low, best, high, from_context = sums
    incidents, endless = np.bincount(at, minlength=many), np.bincount(at[told[:, 3] < 0], minlength=many)
    return Summed(low, best, high, incidents, endless, from_context)


def _rows(bucket: Bucket, everybody: int, sums: Mapping[str, Summed], at: int) -> Iterator[TollRow]:
    for effect in vocabulary().ids("effects"):
        if effect in sums and sums[effect].incidents[at]:
            one = sums[effect]
            yield TollRow(
                bucket=bucket.key, label=bucket.label, effect=effect, low=int(one.low[at]), best=int(one.best[at]),
                high=None if one.endless[at] else int(one.high[at]), incidents=int(one.incidents[at]),
                all_incidents=everybody, from_context=int(one.lent[at]),
            )  # fmt: skip


def _buckets(index: Index, by: By) -> tuple[list[Bucket], Codes]:
    """The buckets, and which of them each incident is in; made once for an index."""
    if by not in index.buckets:
        index.buckets[by] = _made(index, by)
    names, codes = index.buckets[by]
    return names, codes


def _made(index: Index, by: By) -> tuple[list[Bucket], Codes]:
    found, at = _headings(index, by)
    names = {bucket: number for number, bucket in enumerate(dict.fromkeys(found))}
    return list(names), np.array([names[bucket] for bucket in found], dtype=np.int64)[at]


def _headings(index: Index, by: By) -> tuple[list[Bucket], Codes]:
    """A bucket for each name or span of time that there is, and which one is each incident's."""
    if by == "place":
        return [heading(name or "") for name in index.places.values], index.place
    if by == "party":
        return [heading("; ".join(names)) for names in index.actors.values], index.actor
    if by == "kind":
        kinds = vocabulary().event_kinds
        return [Bucket((0, kind), kind, kinds[kind].label) for kind in index.kinds.values], index.kind
    times = (index.earliest * DAYS + index.latest) * 2 + index.bounded  # one number for a span: sorted much faster
    spans, at = np.unique(times, return_inverse=True)
    return [_begun(span // 2 // DAYS, span // 2 % DAYS, bool(span % 2), by) for span in spans.tolist()], np.ravel(at)


def _begun(first: int, last: int, bounded: bool, span: str) -> Bucket:
    if not bounded:
        return UNDATED
    begins, ends = date.fromordinal(first), date.fromordinal(last)
    return time_bucket(When(edtf=begins.isoformat(), earliest=begins, latest=ends, precision="days"), span)
