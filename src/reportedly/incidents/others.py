"""People told of beside others of the same report: "a man died; two others were shot" counts two who live."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.records import Claim, Toll

_OTHERS = re.compile(r"\b(?:others?|another|more|also)\b")


@dataclass(frozen=True)
class Harm:
    """What one report tells of dead and hit people: where it first tells of any dead, the greatest number of dead, the
    greatest number of people hurt or hit, and the numbers of those who are others than people told of before."""

    first_dead: int | None = None
    dead: int = 0
    hit: int = 0
    others: frozenset[int] = frozenset()


def harm_told(claims: Iterable[Claim]) -> Mapping[str, Harm]:
    """Report -> its harm, whoever speaks of it."""
    found: dict[str, Harm] = defaultdict(Harm)
    for claim in claims:
        for toll in claim.tolls if claim.status == "asserted" else ():
            if toll.low and toll.scope != "cumulative" and not toll.superseded:
                found[claim.report] = _with(found[claim.report], toll)
    return found


def _with(harm: Harm, toll: Toll) -> Harm:
    number = toll.low or 0
    if toll.effect == "killed" and not toll.also:
        first = toll.evidence.start if harm.first_dead is None else min(harm.first_dead, toll.evidence.start)
        return replace(harm, first_dead=first, dead=max(harm.dead, number))
    if toll.effect != "injured":
        return harm
    others = harm.others | {number} if _are_others((toll,)) else harm.others
    return replace(harm, hit=max(harm.hit, number), others=others)


def survived(tolls: Sequence[Toll], harm: Harm) -> bool:
    """Whether people told as hit are none of the dead of their report: others than the dead told of before them ("two
    other men were shot"), or just as many as all who were hit without the dead ("four were shot, one fatally. Three
    victims were taken to hospital")."""
    if harm.first_dead is None:
        return False
    number = sum(toll.low or 0 for toll in tolls)
    if number > 1 and number == harm.hit - harm.dead:
        return True
    return tolls[0].evidence.start > harm.first_dead and _are_others(tolls)


def are_addends(tolls: Sequence[Toll], harm: Harm) -> bool:
    """Whether people hurt or hit are some of more whom their report counts, told beside the others of these: "five were
    shot. Two victims were found there; three others were taken to hospital"."""
    number = sum(toll.low or 0 for toll in tolls)
    hurt = tolls[0].effect == "injured" and harm.first_dead is None
    return hurt and 1 < number < harm.hit and not harm.others.isdisjoint((number, harm.hit - number))


def _are_others(tolls: Sequence[Toll]) -> bool:
    return any(_OTHERS.search(toll.evidence.exact.casefold()) for toll in tolls)
