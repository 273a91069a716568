"""What an account leaves open must not bring together what others tell apart.

Of a report that names no place every place is true, and its mean with two towns' reports is high. So two groups are
joined only where those of their accounts that tell a thing (a place, a weapon, who was harmed, what was hit) would be
joined without those that do not tell it; and an account that names no place, and might as well belong to one of two
happenings that are not one, is joined to neither, unless a number, a party or what was hit ties it to one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import product

import numpy as np

from reportedly.incidents.columns import Columns, Numbers
from reportedly.incidents.encoding import kind_masks, mask
from reportedly.incidents.geography import WIDE_RANK
from reportedly.incidents.scenes import ARMED, SORTS, UNARMED
from reportedly.incidents.tables import kinds

Scores = Mapping[tuple[int, int], float]
PLACE, WEAPON, PEOPLE, SCENE = (1 << n for n in range(4))  # what an account may tell
TORN = 0.75  # log odds: less, and nothing tells which of two happenings an account is of


def telling(units: Columns) -> list[int]:
    """What each unit tells, as bits: a place finer than a province, a weapon, people of one sort, a scene."""
    spots = units.spots
    finest = np.full(len(units), WIDE_RANK)
    np.minimum.at(finest, spots.owner(), units.places.rank[spots.columns[0]])
    sorts = [mask(frozenset({one}), SORTS) for one in (ARMED, UNARMED)]
    told: Numbers = PLACE * (finest < WIDE_RANK) + WEAPON * ((units.kinds & kind_masks(kinds().means)[0]) != 0)
    told += PEOPLE * np.isin(units.harmed, sorts) + SCENE * (units.scenes != 0)
    return [int(one) for one in told]


def bridged(sides: tuple[Sequence[int], Sequence[int]], told: Sequence[int], scores: Scores, threshold: float) -> bool:
    """Whether two groups are held together by accounts alone that leave open what others of them tell."""
    sums: dict[int, tuple[float, int]] = defaultdict(lambda: (0.0, 0))
    for i, j in product(*sides):
        score = scores.get((i, j) if i < j else (j, i))
        both = told[i] & told[j]
        if score is not None and both:
            total, many = sums[both]
            sums[both] = total + score, many + 1
    return any(_mean(sums, thing) < threshold for thing in (PLACE, WEAPON, PEOPLE, SCENE))


def _mean(sums: Mapping[int, tuple[float, int]], thing: int) -> float:
    held = [sums[both] for both in sorted(sums) if both & thing]
    many = sum(count for _, count in held)
    return sum(total for total, _ in held) / many if many else float("inf")


def torn(
    found: Iterable[int], told: Sequence[int], scores: Scores, threshold: float
) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """Accounts without a place that might as well belong to another happening: for each the pair that is likest, and
    all its pairs with accounts that name a place."""
    open_ = {i for i in found if not told[i] & PLACE}
    near: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for (i, j), score in scores.items():
        for one, other in ((i, j), (j, i)):
            if one in open_ and other not in open_ and score >= threshold:
                near[one].append((-score, other))
    ordered = ((one, sorted(others)) for one, others in near.items())
    return {
        (one, others[0][1]): [(min(one, other), max(one, other)) for _, other in others]
        for one, others in ordered
        if _between_two(others, scores, threshold)
    }


def _between_two(others: Sequence[tuple[float, int]], scores: Scores, threshold: float) -> bool:
    """Whether of the accounts that one is most like, best first, some are not one happening with the best."""
    least, best = others[0]
    close = [other for negative, other in others[1:] if negative - least < TORN]
    return any(scores.get((min(best, other), max(best, other)), threshold - 1) < threshold for other in close)
