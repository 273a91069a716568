"""Named, published rules that turn what the voices say into low / best / high: functions of the figures alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from reportedly.incidents.figures import Figure, disjoint
from reportedly.records import Estimate

Rule = Callable[[Sequence[Figure]], tuple[int, int, int | None]]


class UnknownRuleError(ValueError):
    """There is no rule of this name; the message lists those there are."""


def ucdp(figures: Sequence[Figure]) -> tuple[int, int, int | None]:
    """The default, after the meanings that UCDP GED gives to low, best and high (`docs/rules.md`).

    low is the least lower bound and high the greatest number that any voice names; high is None only where nobody gives
    an upper bound. A party's figure for harm that it says it did itself is left out as long as another voice gives one.
    best is the number most voices agree on, a party's voice counting half; of equals the one told later, then the
    one with both bounds given, then the lower one. A range speaks for its lower bound.
    """
    counted = [figure for figure in figures if not figure.own_success] or list(figures)
    votes: Counter[int] = Counter()
    for figure in counted:
        votes[figure.low] += 1 if figure.party else 2

    def order(figure: Figure) -> tuple[int, int, bool, int]:
        return -votes[figure.low], -figure.told.toordinal(), figure.high is None, figure.low

    low, high = _bounds(counted)
    return low, min(counted, key=order).low, high


def most_recent(figures: Sequence[Figure]) -> tuple[int, int, int | None]:
    """What was told last, of equals the lower number; low and high span all voices."""
    low, high = _bounds(figures)
    return low, min(figures, key=lambda figure: (-figure.told.toordinal(), figure.low)).low, high


def majority(figures: Sequence[Figure]) -> tuple[int, int, int | None]:
    """The number most voices give, every voice alike, the least of equals; low and high span all voices."""
    votes = Counter(figure.low for figure in figures)
    low, high = _bounds(figures)
    return low, min(votes, key=lambda number: (-votes[number], number)), high


def minimum_maximum(figures: Sequence[Figure]) -> tuple[int, int, int | None]:
    """The least and the greatest number of any voice; best is the least, as the most cautious reading."""
    low, high = _bounds(figures)
    return low, low, high


def _bounds(figures: Sequence[Figure]) -> tuple[int, int | None]:
    bounded = any(figure.high is not None for figure in figures)
    return min(figure.low for figure in figures), max(figure.top for figure in figures) if bounded else None


RULES: Mapping[str, Rule] = {
    "ucdp": ucdp,
    "most-recent": most_recent,
    "majority": majority,
    "minimum-maximum": minimum_maximum,
}


def reconcile(figures: Sequence[Figure], rule: str = "ucdp") -> tuple[Estimate, ...]:
    """One estimate for each effect and group, in order of their names. UnknownRuleError lists the rules there are.

    Where no voice speaks of all people harmed (one of the civilians, one of the soldiers), people are the sum of the
    estimates for disjoint groups. A voice that speaks of some beside others who speak of all can raise high only.
    """
    if rule not in RULES:
        raise UnknownRuleError(f"no rule is named {rule!r}; there are {', '.join(sorted(RULES))}")
    groups: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures:
        groups.setdefault((figure.effect, figure.group), []).append(figure)
    made = {key: _estimate(RULES[rule], rule, found) for key, found in sorted(groups.items())}
    for (effect, group), found in groups.items():
        if group == "people" and not any(figure.whole for figure in found):
            mine = [estimate for (one, other), estimate in made.items() if one == effect and other != "people"]
            made[effect, group] = _together(mine)
    return tuple(made.values())


def _estimate(rule: Rule, name: str, found: list[Figure]) -> Estimate:
    whole = [figure for figure in found if figure.whole] or found
    low, best, high = rule(whole)
    if high is not None:
        high = max([high, *(figure.top for figure in found if not figure.whole and not figure.own_success)])
    claims = tuple(sorted({claim for figure in found for claim in figure.claims}))
    return Estimate(
        effect=found[0].effect, group=found[0].group, low=low, best=best, high=high, rule=name, claims=claims
    )


def _together(groups: Sequence[Estimate]) -> Estimate:
    """People, from the estimates of groups: of those that hold each other the wider one."""
    kept = disjoint({estimate.group: estimate.best for estimate in groups})
    addends = [estimate for estimate in groups if estimate.group in kept]
    highs = [estimate.high for estimate in addends]
    return Estimate(
        effect=addends[0].effect,
        group="people",
        low=sum(estimate.low for estimate in addends),
        best=sum(estimate.best for estimate in addends),
        high=None if None in highs else sum(high for high in highs if high is not None),
        rule=addends[0].rule,
        claims=tuple(sorted({claim for estimate in addends for claim in estimate.claims})),
    )
