"""What keeps two claims of one report from telling one happening, or only speaks against it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.claims.findings.happening import ATTACKS
from reportedly.claims.happenings.which_draft import (
    FINE,
    KILOMETRES,
    Draft,
    named_elsewhere,
    nearness,
    relation_of,
    steps_apart,
)
from reportedly.records import When

DAYS_APART = 3
LONG_DAYS = 6  # a longer time is more than one happening's
ONE_SIDED = frozenset(ATTACKS) - {"battle"}  # who does it is one side; in a battle both are
DAY_BEFORE = re.compile(
    r"\bprevious (?:day|night|evening|afternoon|morning)\b|\bday (?:before|earlier)\b", re.IGNORECASE
)
LONG = "a long time"
FAR_GREATER = 2  # times as many: what a total counts beside one happening


def contradict(a: Draft, b: Draft) -> bool:
    """Whether two claims cannot tell one happening: settlements apart, unless the numbers are the same; of one kind,
    stated days that lie apart, or two parties of which one voice says that each attacked; a total over a long time and
    what it counts; and what the later of the two calls the deed before."""
    if not a.numbers & b.numbers and a.kind in ATTACKS and b.kind in ATTACKS and _is_the_one_before(a, b):
        return True
    if a.is_total != b.is_total and _counts_the_other(a, b):
        return True
    if settlements_apart(a, b) and not a.numbers & b.numbers:
        return True
    return a.kind == b.kind and (days_apart(a, b) or _each_did_it(a, b))


def plainly_apart(a: Draft, b: Draft) -> bool:
    """Whether the claims' own words name settlements that lie apart, and tell days that do."""
    return settlements_apart(a, b) and days_apart(a, b)


def settlements_apart(a: Draft, b: Draft) -> bool:
    if a.place is None or b.place is None or not named_elsewhere(a, b):
        return False
    apart = next(steps_apart(a.place, b.place), f"kilometres:{KILOMETRES[0]}") != f"kilometres:{KILOMETRES[0]}"
    return apart and a.place.precision in FINE and b.place.precision in FINE


def days_apart(a: Draft, b: Draft) -> bool:
    """Both told by the claims' own words, and so far from each other that neither is likely to be misread."""
    if a.when is None or b.when is None or not a.when.basis == b.when.basis == "text":
        return False
    one, two = a.days, b.days
    return one is not None and two is not None and max((two[0] - one[1]).days, (one[0] - two[1]).days) >= DAYS_APART


def _is_the_one_before(a: Draft, b: Draft) -> bool:
    """Whether the later claim tells of what "it came a day after", or of "the previous day"."""
    if a.when is None or a.report_scope != "current":
        return False
    return (b.earlier and not a.earlier) or (b.when is not None and _on_the_day_before(b.when) and _disjoint(a, b))


def _on_the_day_before(when: When) -> bool:
    return when.basis == "text" and when.text is not None and DAY_BEFORE.search(when.text) is not None


def _disjoint(a: Draft, b: Draft) -> bool:
    one, two = a.days, b.days
    return one is not None and two is not None and (two[1] < one[0] or one[1] < two[0])


def _other_actors(a: Draft, b: Draft) -> bool:
    """Whether known parties act in both claims, and none in both."""
    return bool(a.actors and b.actors) and a.actors.isdisjoint(b.actors)


def _counts_the_other(a: Draft, b: Draft) -> bool:
    """Whether a total over a long time is far greater than what the other claim counts of the same harm."""
    total, other = (a, b) if a.is_total else (b, a)
    if _length(total) != LONG:
        return False
    few = other.numbers
    return any(many > FAR_GREATER * low for effect, many in total.numbers for name, low in few if name == effect)


def _each_did_it(a: Draft, b: Draft) -> bool:
    """Whether one voice says of two parties that each attacked: where one voice blames whom another clears, it is one
    deed that both tell of, as it is where the numbers are the same. Two parties that shot down what flew at them tell
    of two deeds, whoever says so."""
    if a.downing and b.downing:
        one, two = _shooters(a), _shooters(b)
        return (bool(one and two) and one.isdisjoint(two)) or bool(one & b.targets or two & a.targets)
    if a.kind not in ONE_SIDED or not a.status == b.status == "asserted" or a.source.name != b.source.name:
        return False
    return _other_actors(a, b) and not a.numbers & b.numbers


def _shooters(draft: Draft) -> frozenset[str]:
    """The parties that shot something down; of "it downed nine drones" whoever says so."""
    own = frozenset({draft.source.party}) if draft.source.party and draft.pronoun else frozenset[str]()
    return draft.actors or own


def doubts(a: Draft, b: Draft) -> Iterator[str]:
    """What speaks against one happening without ruling it out: the rules may have taken the toll of a long battle for a
    total, or two names of one side for two sides."""
    if a.is_total != b.is_total:
        yield from _total(a, b)
    if a.kind == b.kind and _other_actors(a, b):
        yield f"parties, {nearness(a, b)}"
        yield f"parties, {a.kind}"
        if a.numbers & b.numbers:
            yield "parties, same number"
        if a.actors & b.targets or b.actors & a.targets:
            yield "parties crossed"


def _total(a: Draft, b: Draft) -> Iterator[str]:
    """One of the two is a total: when, how great, with which noun it is told."""
    side = "earlier" if a.is_total else "later"
    total, other = (a, b) if a.is_total else (b, a)
    yield f"total {side}, {nearness(a, b)}"
    yield f"total {side}, {'same' if a.kind == b.kind else 'other'} kind"
    yield f"total {side}, other counts {'some' if other.numbers else 'nobody'}"
    yield f"total of {_length(total)}"
    yield f"total, noun:{total.noun}"
    yield f"total, {total.report_scope}"
    if total.numbers & other.numbers:
        yield "total, same number"
    many, few = (max((low for _, low in one.numbers), default=0) for one in (total, other))
    if many and few:
        yield f"total {'far greater' if many > FAR_GREATER * few else 'greater' if many > few else 'not greater'}"
    if a.place is not None and b.place is not None:
        yield f"total, place:{relation_of(a.place, b.place)}:{total.named_place + other.named_place}"


def _length(draft: Draft) -> str:
    when, days = draft.when, draft.days
    if when is None or days is None or when.basis == "report":
        return "no time"
    return LONG if (days[1] - days[0]).days > LONG_DAYS else "a short time"
