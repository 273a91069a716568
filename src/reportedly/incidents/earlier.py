"""What a report tells of an earlier happening beside an incident: "two were killed in that street on Monday, too"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from reportedly.incidents.settle import settled_when
from reportedly.records import Claim, When

SLACK = timedelta(days=1)  # a report's days may be read one day off


def without_earlier_harm(claims: Sequence[Claim]) -> list[Claim]:
    """The claims; those that state an earlier day than the incident's without their tolls, totals apart, where their
    report counts dead or hurt of the incident's own day, too. Where it does not, its day may have been misread."""
    day = settled_when(claims)
    if day is None or day.basis == "report":
        return list(claims)
    earlier = {claim.id for claim in claims if _ends_before(claim.when, day)}
    counting = {claim.report for claim in claims if claim.id not in earlier and _counts_harm(claim)}
    return [_bare(claim) if claim.id in earlier and claim.report in counting else claim for claim in claims]


def _ends_before(when: When | None, day: When) -> bool:
    if when is None or when.basis == "report" or when.latest is None or day.earliest is None:
        return False
    return day.earliest - when.latest > SLACK


def _counts_harm(claim: Claim) -> bool:
    return claim.status == "asserted" and any(toll.low and toll.effect in ("killed", "injured") for toll in claim.tolls)


def _bare(claim: Claim) -> Claim:
    totals = tuple(toll for toll in claim.tolls if toll.scope == "cumulative")
    return claim.model_copy(update={"tolls": totals})
