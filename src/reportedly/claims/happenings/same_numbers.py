"""Attacks that a report tells twice with the same numbers: "two were killed and three hurt in rocket attacks on Karvel.
Rockets fell on its old town; they killed two and hurt three"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from reportedly.claims.findings.found import Found
from reportedly.claims.findings.happening import ATTACKS
from reportedly.claims.happenings.which_draft import relation_of, window

MANY = 10  # one number so great is seldom that of two happenings
LATEST = 8  # tellings of the same numbers that a new one is held against


def one_by_numbers(found: Sequence[Found], labels: Sequence[int]) -> list[int]:
    """The happenings of claims; attacks of the same days and place with the same dead and hurt are one."""
    joined: dict[int, int] = {}
    told: dict[frozenset[tuple[str, int]], list[int]] = defaultdict(list)
    for later, item in enumerate(found):
        numbers = _numbers(item)
        if len(numbers) < 2 and max((many for _, many in numbers), default=0) < MANY:
            continue
        earlier = next((at for at in told[numbers][-LATEST:] if _may_be_one(found[at], item)), None)
        if earlier is not None:
            first, other = sorted((_first(labels[earlier], joined), _first(labels[later], joined)))
            if first != other:
                joined[other] = first
        told[numbers].append(later)
    return [_first(label, joined) for label in labels]


def _first(label: int, joined: dict[int, int]) -> int:
    """The label under which a happening goes, at the end of those that it was joined to one after another."""
    steps = []
    while label in joined:
        steps.append(label)
        label = joined[label]
    joined.update(dict.fromkeys(steps, label))  # asked again, it is found at once
    return label


def _numbers(item: Found) -> frozenset[tuple[str, int]]:
    """Whom an attack that happened killed and hurt."""
    if item.happening.kind not in ATTACKS or item.status != "asserted":
        return frozenset()
    return frozenset((t.effect, t.low) for t in item.tolls if t.scope == "incident" and t.low and t.low > 1)


def _may_be_one(a: Found, b: Found) -> bool:
    if a.place is not None and b.place is not None and relation_of(a.place, b.place) == "else":
        return False
    one, two = window(a.when), window(b.when)
    return one is None or two is None or (one[0] <= two[1] and two[0] <= one[1])
