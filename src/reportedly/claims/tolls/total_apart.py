"""Totals with a stretch of days of their own: "28 people died in 24 hours, bringing the toll since May to 805"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.claims.context import Context
from reportedly.claims.findings.found import Found
from reportedly.claims.happenings.days_since import days_since
from reportedly.claims.tolls.with_since import total_since
from reportedly.records import Toll


def apart_by_stretch(context: Context, found: Sequence[Found]) -> list[Found]:
    """The claims, where one that adds its dead to a total with its own "since" becomes two: the total is of all these
    days, not of the day of those that it grew by."""
    return [one for item in found for one in _apart(context, item)]


def _apart(context: Context, item: Found) -> Iterator[Found]:
    doc, (start, end) = context.parsed.doc, item.span
    for at, mention in enumerate(item.happening.tolls):
        told = total_since(doc, mention)
        when = days_since(context, told.since) if told is not None else None
        if told is None or when is None or (at and item.happening.tolls[at - 1].end > told.bringing):
            continue
        idx = doc[told.bringing].idx
        if at:
            before = len(context.report.text[start:idx].rstrip(" ,;"))
            yield _with(item, slice(0, at), (start, start + before))
        total = _with(item, slice(at, None), (idx if at else start, max(end, _last(context, item, at))))
        total = replace(total, target=None) if at else total
        yield replace(total, when=when, tolls=tuple(map(_cumulative, total.tolls)))
        return
    yield item


def _cumulative(toll: Toll) -> Toll:
    return toll if toll.scope == "part" else toll.model_copy(update={"scope": "cumulative"})


def _last(context: Context, item: Found, at: int) -> int:
    token = context.parsed.doc[item.happening.tolls[at].end - 1]
    return token.idx + len(token)


def _with(item: Found, tolls: slice, span: tuple[int, int]) -> Found:
    happening = replace(item.happening, tolls=item.happening.tolls[tolls])
    return replace(item, happening=happening, span=span, tolls=item.tolls[tolls])
