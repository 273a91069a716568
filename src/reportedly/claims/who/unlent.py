"""Who is not held to have done what a report only recalls or sums up: there only its own words tell who did it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.claims.findings.found import Found


def without_lent_actors(own: Sequence[Found], chosen: Sequence[Found]) -> Iterator[Found]:
    """Claims without the actors that others lent to an old happening or to the dead of a whole war: the report tells
    of them for what they cost, and not who is to blame. `own`: what each clause says by itself."""
    for told, item in zip(own, chosen, strict=True):
        lent = item.actor is not None and told.actor is None and told.pronoun is None
        yield replace(item, actor=None) if lent and _is_recalled(item) else item


def _is_recalled(item: Found) -> bool:
    return item.report_scope != "current" or any(toll.scope == "cumulative" for toll in item.tolls)
