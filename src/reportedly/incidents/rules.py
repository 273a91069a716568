"""Named, published rules that turn what the voices say into low / best / high: functions of the figures alone."""

from __future__ import annotations

import inspect
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from reportedly.incidents.people import NO_PEOPLE, Figure, different, disjoint
from reportedly.incidents.readings import BY_REPORT, BY_VOICE, Reading
from reportedly.records import Estimate

Span = tuple[int, int, int | None]
APART = frozenset({"people", *NO_PEOPLE})  # no group of people


@dataclass(frozen=True)
class Rule:
    """A way to make low, best and high. `settle` takes figures of one effect and group, at least one. `reading` says
    how claims become the figures it takes. `by_votes`: best is what most voices say, and two that agree on more of one
    group than others count in all are heard."""

    settle: Callable[[Sequence[Figure]], Span]
    reading: Reading = BY_VOICE
    by_votes: bool = False

    @property
    def text(self) -> str:
        """What the rule does, in English."""
        return inspect.getdoc(self.settle) or ""


class UnknownRuleError(ValueError):
    """There is no rule of this name; the message lists those there are."""


def ucdp(figures: Sequence[Figure]) -> Span:
    """The default, after the meanings that UCDP GED gives to low, best and high (`docs/rules.md`).

    low is the least lower bound and high the greatest number that any voice names; high is open only where nobody gives
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


def most_recent(figures: Sequence[Figure]) -> Span:
    """What was told last, of equals the lower number; low and high span all voices."""
    low, high = _bounds(figures)
    return low, min(figures, key=lambda figure: (-figure.told.toordinal(), figure.low)).low, high


def majority(figures: Sequence[Figure]) -> Span:
    """The number most voices give, every voice alike, the least of equals; low and high span all voices."""
    votes = Counter(figure.low for figure in figures)
    low, high = _bounds(figures)
    return low, min(votes, key=lambda number: (-votes[number], number)), high


def minimum_maximum(figures: Sequence[Figure]) -> Span:
    """The least and the greatest number of any voice; best is the least, as the most cautious reading."""
    low, high = _bounds(figures)
    return low, low, high


def acled(figures: Sequence[Figure]) -> Span:
    """The most conservative figure, as ACLED's coding does: low and best are the least that any voice gives at its
    latest; high is the greatest, so that a disagreement stays visible. "Several" count as 3, "tens" as 10, "dozens" as
    12, "hundreds" as 100: ACLED's numbers for vague words."""
    return minimum_maximum(figures)


def airwars(figures: Sequence[Figure]) -> Span:
    """The range from the least to the greatest number of any voice, copies and earlier figures of one source left out,
    as Airwars publishes it. There is always a greatest number: "at least 12" names 12. best is the least."""
    low, _ = _bounds(figures)
    return low, low, max(figure.top for figure in figures)


def maverick_conservative(figures: Sequence[Figure]) -> Span:
    """The least value that any report gives, of low, best and high each (van Baalen and Höglund, MAVERICK): every
    report counts, whoever speaks in it and whether or not it was updated."""
    lows, highs = _columns(figures)
    return min(lows), min(lows), min(highs, default=None)


def maverick_informative(figures: Sequence[Figure]) -> Span:
    """The greatest value that any report gives, of low, best and high each (van Baalen and Höglund, MAVERICK): every
    report counts, whoever speaks in it and whether or not it was updated."""
    lows, _ = _columns(figures)
    return max(lows), max(lows), max(figure.top for figure in figures) if _bounded(figures) else None


def maverick_representative(figures: Sequence[Figure]) -> Span:
    """The value that most reports give, of low, best and high each, the least of equals (van Baalen and Höglund,
    MAVERICK): every report counts, whoever speaks in it and whether or not it was updated."""
    lows, highs = _columns(figures)
    best, high = _mode(lows), _mode(highs) if highs else None
    return best, best, None if high is None else max(best, high)


def _columns(figures: Sequence[Figure]) -> tuple[list[int], list[int]]:
    return [figure.low for figure in figures], [figure.high for figure in figures if figure.high is not None]


def _mode(numbers: Sequence[int]) -> int:
    """The most frequent number, the least of equals."""
    often = Counter(numbers)
    return min(often, key=lambda number: (-often[number], number))


def _bounded(figures: Sequence[Figure]) -> bool:
    return any(figure.high is not None for figure in figures)


def _bounds(figures: Sequence[Figure]) -> tuple[int, int | None]:
    high = max(figure.top for figure in figures) if _bounded(figures) else None
    return min(figure.low for figure in figures), high


DEFAULT_RULE = "ucdp"
RULES: Mapping[str, Rule] = {
    "ucdp": Rule(ucdp, by_votes=True),
    "acled": Rule(acled, Reading(vague="acled")),
    "airwars": Rule(airwars),
    "most-recent": Rule(most_recent),
    "majority": Rule(majority, by_votes=True),
    "minimum-maximum": Rule(minimum_maximum),
    "maverick-conservative": Rule(maverick_conservative, BY_REPORT),
    "maverick-informative": Rule(maverick_informative, BY_REPORT),
    "maverick-representative": Rule(maverick_representative, BY_REPORT),
}


def rule_named(name: str) -> Rule:
    """UnknownRuleError lists the rules there are."""
    if name not in RULES:
        raise UnknownRuleError(f"no rule is named {name!r}; there are {', '.join(sorted(RULES))}")
    return RULES[name]


def reconcile(figures: Sequence[Figure], rule: str = DEFAULT_RULE) -> tuple[Estimate, ...]:
    """One estimate for each effect and group, in order of their names, of figures made with the rule's `reading`.
    UnknownRuleError lists the rules there are.

    Where no voice speaks of all people harmed (one of the civilians, one of the soldiers), people are the sum of the
    estimates for disjoint groups. A voice that speaks of some beside others who speak of all can raise high only. A
    whole is put no lower than a group inside it as long as it can be true; else that is in dispute. Where the rule goes
    by votes, best is no lower than what two voices count of a group.
    """
    chosen = rule_named(rule)
    groups: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures:
        groups.setdefault((figure.effect, figure.group), []).append(figure)
    made = {key: _estimate(chosen.settle, rule, found) for key, found in sorted(groups.items())}
    for effect in sorted({effect for effect, _ in groups}):
        told = groups.get((effect, "people"), [])
        mine = {group: made[effect, group] for one, group in groups if one == effect and group not in APART}
        if told and not any(figure.whole for figure in told):
            whole = [group for group in mine if not all(figure.part for figure in groups[effect, group])]
            if whole:
                made[effect, "people"] = _together([mine[group] for group in whole])
        if told and mine:
            made[effect, "people"] = _holding(made[effect, "people"], list(mine.values()), told)
            if chosen.by_votes:
                inside = [(mine[group], groups[effect, group]) for group in sorted(mine)]
                made[effect, "people"] = _at_least(made[effect, "people"], told, inside)
    return tuple(made.values())


def _holding(people: Estimate, groups: Sequence[Estimate], told: Sequence[Figure]) -> Estimate:
    """People, no lower than any group of them, up to the greatest number that bounds all of them."""
    low, best = max(one.low for one in groups), max(one.best for one in groups)
    bounds = [figure.high for figure in told if figure.whole and figure.high is not None]
    if bounds and people.high is not None:
        ceiling = min(people.high, max(bounds))
        low, best = min(low, ceiling), min(best, ceiling)
    low, best = max(people.low, low), max(people.best, best)
    high = None if people.high is None else max(people.high, best)
    return people.model_copy(update={"low": low, "best": max(low, best), "high": high})


def _at_least(
    people: Estimate, told: Sequence[Figure], groups: Sequence[tuple[Estimate, Sequence[Figure]]]
) -> Estimate:
    """People, with a best no lower than that of a group in which two voices or more count so many: who speaks of fewer
    people did not know of all. low is left, since it is the least that anybody tells."""
    best = max([people.best, *(group.best for group, found in groups if _is_agreed(group.best, found, told))])
    high = None if people.high is None else max(people.high, best)
    return people.model_copy(update={"best": best, "high": high})


def _is_agreed(number: int, found: Sequence[Figure], told: Sequence[Figure]) -> bool:
    """Whether two voices or more count so many of a group, or more. Who has since spoken of fewer people is none of
    these, nor is a party that speaks of harm that it did itself."""
    fewer = {figure.voice for figure in told if figure.whole and figure.low < number}
    return len({one.voice for one in found if one.low >= number and not one.own_success} - fewer) > 1


def _estimate(settle: Callable[[Sequence[Figure]], Span], name: str, found: list[Figure]) -> Estimate:
    whole = [figure for figure in found if figure.whole] or found
    whole = [figure for figure in whole if not figure.vague] or whole
    low, best, high = settle(whole)
    if high is not None:
        high = max([high, *(figure.top for figure in found if not figure.whole and not figure.own_success)])
    claims = tuple(sorted({claim for figure in found for claim in figure.claims}))
    return Estimate(
        effect=found[0].effect, group=found[0].group, low=low, best=best, high=high, rule=name, claims=claims
    )


def _together(groups: Sequence[Estimate]) -> Estimate:
    """People, from the estimates of groups: of those that hold each other the wider one."""
    kept = disjoint({estimate.group: estimate.best for estimate in groups})
    addends = different([estimate for estimate in groups if estimate.group in kept])
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
