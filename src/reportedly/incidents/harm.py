"""What one report tells of harm: how many dead and hurt, who are others than the dead, who is told of one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reportedly.incidents.persons import Named, one_by_one
from reportedly.incidents.who_is_meant import wording, words_of
from reportedly.records import Claim, Toll


@dataclass(frozen=True)
class Harm:
    """What the asserted claims of one report tell of harm, whoever speaks in it.

    `dead`: the greatest number of dead; `groups`: the groups that the dead are told by; `first_dead`: where in the text
    they are first told of. `hurt`: the greatest number of people hurt or hit, whether they live or not; `others`: the
    numbers of those of them who are told as others than people told of before. Totals of a period and old figures are
    none of these. `by_own_hand`: somebody ends his own life. `named`: effect -> people named one by one. `effects`:
    what is told to have befallen people, with a number or without, some of a whole aside. `greatest`: effect and group
    -> the greatest whole number.
    """

    dead: int = 0
    groups: frozenset[str] = frozenset()
    first_dead: int | None = None
    hurt: int = 0
    others: frozenset[int] = frozenset()
    by_own_hand: bool = False
    named: Mapping[str, Named] = field(default_factory=dict)
    effects: frozenset[str] = frozenset()
    greatest: Mapping[tuple[str, str], int] = field(default_factory=dict)


def harm_told(claims: Sequence[Claim]) -> Mapping[str, Harm]:
    """Report -> its harm, for each report that claims are of."""
    asserted: dict[str, list[Claim]] = {claim.report: [] for claim in claims}
    for claim in claims:
        if claim.status == "asserted":
            asserted[claim.report].append(claim)
    named = one_by_one(claims)
    return {
        report: _harm([t for c in told for t in c.tolls], named.get(report, {})) for report, told in asserted.items()
    }


def are_others(tolls: Sequence[Toll]) -> bool:
    """Whether people are told of as others than people told of before."""
    return any(wording().others.search(words_of(toll)) for toll in tolls)


def is_by_own_hand(toll: Toll) -> bool:
    """Whether somebody ends his own life."""
    single = (toll.effect, toll.low, toll.high) == ("killed", 1, 1)
    return single and wording().own_hand.search(words_of(toll)) is not None


def _harm(tolls: Sequence[Toll], named: Mapping[str, Named]) -> Harm:
    now = [toll for toll in tolls if toll.low and toll.scope != "cumulative" and not toll.superseded]
    dead = [toll for toll in now if toll.effect == "killed" and not toll.also]
    hurt = [toll for toll in now if toll.effect == "injured"]
    return Harm(
        dead=_most(dead),
        groups=frozenset(toll.group for toll in dead),
        first_dead=min((toll.evidence.start for toll in dead), default=None),
        hurt=_most(hurt),
        others=frozenset(toll.low for toll in hurt if toll.low and are_others((toll,))),
        by_own_hand=any(map(is_by_own_hand, tolls)),
        named=named,
        effects=frozenset(toll.effect for toll in tolls if toll.scope == "incident" and not toll.also),
        greatest=_greatest(tolls, named),
    )


def _most(tolls: Sequence[Toll]) -> int:
    return max((toll.low or 0 for toll in tolls), default=0)


def _greatest(tolls: Sequence[Toll], named: Mapping[str, Named]) -> Mapping[tuple[str, str], int]:
    found = Counter({(effect, "people"): people.number for effect, people in named.items()})
    for toll in tolls:
        if toll.scope == "incident" and not toll.superseded:
            found[toll.effect, toll.group] = max(found[toll.effect, toll.group], toll.low or 0)
    return found
