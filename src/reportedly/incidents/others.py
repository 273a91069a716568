"""People told of beside others of the same report: "a man died; two others were shot" counts two who live."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.incidents.harm import Harm, are_others
from reportedly.incidents.who_is_meant import wording
from reportedly.records import Toll


def survived(tolls: Sequence[Toll], harm: Harm) -> bool:
    """Whether people told as hit are none of the dead of their report: others than the dead told of before them ("two
    other men were shot"), or just as many as all who were hit without the dead ("four were shot, one fatally. Three
    victims were taken to hospital")."""
    if harm.first_dead is None:
        return False
    number = sum(toll.low or 0 for toll in tolls)
    if number > 1 and number == harm.hurt - harm.dead:
        return True
    return tolls[0].evidence.start > harm.first_dead and are_others(tolls)


def are_addends(tolls: Sequence[Toll], harm: Harm) -> bool:
    """Whether people hurt or hit are some of more whom their report counts, told beside the others of these: "five were
    shot. Two victims were found there; three others were taken to hospital"."""
    number = sum(toll.low or 0 for toll in tolls)
    hurt = tolls[0].effect == "injured" and harm.first_dead is None
    return hurt and 1 < number < harm.hurt and not harm.others.isdisjoint((number, harm.hurt - number))


def are_joined(one: Toll, other: Toll) -> bool:
    """Whether two numbers stand side by side: "three officials and two soldiers"."""
    first, last = sorted((one.evidence, other.evidence), key=lambda words: (words.start, words.end))
    joins = wording().side_by_side
    if first.start == last.start:
        return joins.match(last.exact[len(first.exact) :].casefold()) is not None
    if last.start < first.end:  # the words of harm stand behind both
        return any(
            match.end() == last.start - first.start
            for match in joins.finditer(first.exact, 0, last.start - first.start)
        )
    between = first.suffix[: last.start - first.end]
    return len(between) == last.start - first.end and joins.fullmatch(between.casefold()) is not None
