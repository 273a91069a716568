"""What keeps two claims of one report from telling one happening, or only speaks against it."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.claims.findings.happening import ATTACKS
from reportedly.claims.happenings.which_draft import (
    FINE,
    KILOMETRES,
    Draft,
    is_total,
    named_elsewhere,
    nearness,
    numbers_of,
    parties_of,
    relation_of,
    steps_apart,
    window,
)
from reportedly.records import Participant, When

DAYS_APART = 3
LONG_DAYS = 6  # a longer time is more than one happening's
ONE_SIDED = frozenset(ATTACKS) - {"battle"}  # who does it is one side; in a battle both are
LONG = "a long time"
FAR_GREATER = 2  # times as many: what a total counts beside one happening


def contradict(a: Draft, b: Draft) -> bool:
    """Whether two claims cannot tell one happening: settlements apart, unless the numbers are the same; of one kind,
    stated days that lie apart, or two parties of which one voice says that each attacked; a total over a long time and
    what it counts."""
    if is_total(a) != is_total(b) and _counts_the_other(a, b):
        return True
    if settlements_apart(a, b) and not numbers_of(a) & numbers_of(b):
        return True
    return a.kind == b.kind and (days_apart(a.when, b.when) or _each_did_it(a, b))


def plainly_apart(a: Draft, b: Draft) -> bool:
    """Whether the claims' own words name settlements that lie apart, and tell days that do."""
    return settlements_apart(a, b) and days_apart(a.when, b.when)


def settlements_apart(a: Draft, b: Draft) -> bool:
    if a.place is None or b.place is None or not named_elsewhere(a, b):
        return False
    apart = next(steps_apart(a.place, b.place), f"kilometres:{KILOMETRES[0]}") != f"kilometres:{KILOMETRES[0]}"
    return apart and a.place.precision in FINE and b.place.precision in FINE


def days_apart(a: When | None, b: When | None) -> bool:
    """Both told by the claims' own words, and so far from each other that neither is likely to be misread."""
    if a is None or b is None or not a.basis == b.basis == "text":
        return False
    one, two = window(a), window(b)
    return one is not None and two is not None and max((two[0] - one[1]).days, (one[0] - two[1]).days) >= DAYS_APART


def other_parties(a: Participant | None, b: Participant | None) -> bool:
    one, two = parties_of(a), parties_of(b)
    return bool(one and two) and not one & two


def _counts_the_other(a: Draft, b: Draft) -> bool:
    """Whether a total over a long time is far greater than what the other claim counts of the same harm."""
    total, other = (a, b) if is_total(a) else (b, a)
    if _length(total.when) != LONG:
        return False
    few = numbers_of(other)
    return any(many > FAR_GREATER * low for effect, many in numbers_of(total) for name, low in few if name == effect)


def _each_did_it(a: Draft, b: Draft) -> bool:
    """Whether one voice says of two parties that each attacked: where one voice blames whom another clears, it is one
    deed that both tell of."""
    if a.kind not in ONE_SIDED or not a.status == b.status == "asserted" or a.source.name != b.source.name:
        return False
    return other_parties(a.actor, b.actor)


def doubts(a: Draft, b: Draft) -> Iterator[str]:
    """What speaks against one happening without ruling it out: the rules may have taken the toll of a long battle for a
    total, or two names of one side for two sides."""
    if is_total(a) != is_total(b):
        yield from _total(a, b)
    if a.kind == b.kind and other_parties(a.actor, b.actor):
        yield f"parties, {nearness(a, b)}"
        yield f"parties, {a.kind}"
        if numbers_of(a) & numbers_of(b):
            yield "parties, same number"
        if parties_of(a.actor) & parties_of(b.target) or parties_of(b.actor) & parties_of(a.target):
            yield "parties crossed"


def _total(a: Draft, b: Draft) -> Iterator[str]:
    """One of the two is a total: when, how great, with which noun it is told."""
    side = "earlier" if is_total(a) else "later"
    total, other = (a, b) if is_total(a) else (b, a)
    yield f"total {side}, {nearness(a, b)}"
    yield f"total {side}, {'same' if a.kind == b.kind else 'other'} kind"
    yield f"total {side}, other counts {'some' if numbers_of(other) else 'nobody'}"
    yield f"total of {_length(total.when)}"
    yield f"total, noun:{total.noun}"
    yield f"total, {total.report_scope}"
    if numbers_of(total) & numbers_of(other):
        yield "total, same number"
    many, few = (max((low for _, low in numbers_of(one)), default=0) for one in (total, other))
    if many and few:
        yield f"total {'far greater' if many > FAR_GREATER * few else 'greater' if many > few else 'not greater'}"
    if a.place is not None and b.place is not None:
        yield f"total, place:{relation_of(a.place, b.place)}:{total.named_place + other.named_place}"


def _length(when: When | None) -> str:
    days = window(when)
    if when is None or days is None or when.basis == "report":
        return "no time"
    return LONG if (days[1] - days[0]).days > LONG_DAYS else "a short time"
