"""Who is not held to have done what a report only recalls or sums up: there only its own words tell who did it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.claims.context import Context
from reportedly.claims.findings.found import Found
from reportedly.claims.findings.happening import ATTACKS
from reportedly.claims.who.not_they import cannot_be, held_it_before, is_on_their_side
from reportedly.claims.who.unnamed import is_unnamed
from reportedly.records import Participant, When

FEW = 10  # days that the news of a report may go back


def without_lent_actors(context: Context, own: Sequence[Found], chosen: Sequence[Found]) -> Iterator[Found]:
    """Claims without the actors that others lent to an old happening or to the dead of a whole war: the report tells
    of them for what they cost, and not who is to blame. Where attackers are told whom nobody names ("suspected
    jihadists"), what they did is lent to them and to no party. `own`: what each clause says by itself."""
    attackers: Participant | None = None
    for told, item in zip(own, chosen, strict=True):
        attack = item.happening.kind in ATTACKS
        lent = item.actor is not None and told.actor is None and told.pronoun is None
        if item.actor is not None and _did_not(context, item, item.actor, lent=lent):
            yield replace(item, actor=None)
        elif told.actor is not None and item.actor != told.actor and is_on_their_side(told.actor):
            yield replace(item, actor=told.actor)
        elif lent and attack and attackers is not None and is_unnamed(context, attackers.text):
            yield replace(item, actor=attackers)
        else:
            yield item
        attackers = told.actor if attack and told.actor is not None else attackers


def _did_not(context: Context, item: Found, who: Participant, *, lent: bool) -> bool:
    if lent and (is_recalled(item) or cannot_be(context, item, who)):
        return True
    return held_it_before(context, item, who)


def is_recalled(item: Found) -> bool:
    """Whether a claim tells of earlier happenings, of a habit or of a total, but that of the last days."""
    totals = any(toll.scope == "cumulative" for toll in item.tolls)
    return item.report_scope != "current" or (totals and not _of_these_days(item.when))


def _of_these_days(when: When | None) -> bool:
    """What was counted over a few days is told of by what the report tells, not of a war's dead."""
    if when is None or when.basis == "report" or when.earliest is None or when.latest is None:
        return False
    return (when.latest - when.earliest).days <= FEW
