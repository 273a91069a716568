"""Draws claims of many reports together into incidents, and says why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from reportedly.incidents.assemble import assemble
from reportedly.incidents.candidates import candidate_pairs
from reportedly.incidents.clusters import cluster
from reportedly.incidents.compare import Comparison, Context, compare, context
from reportedly.incidents.copies import copies
from reportedly.incidents.rules import DEFAULT_RULE
from reportedly.incidents.units import Filed, Unit, units
from reportedly.records import Incident, digest

TELLING = 0.15  # log odds; what weighs less is not worth a word


@dataclass(frozen=True)
class LinkOptions:
    """`threshold`: the least mean log odds at which two groups of accounts are joined. `rule`: how tolls are reconciled
    (`rules.RULES`). `same`, `apart`: pairs of claim ids that people decided to be one happening, or not to be."""

    threshold: float = 0.0
    rule: str = DEFAULT_RULE
    same: frozenset[tuple[str, str]] = frozenset()
    apart: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True)
class Link:
    """Two units that were compared: their ids, the features, and whether they ended in one incident."""

    a: Unit
    b: Unit
    comparison: Comparison
    joined: bool


@dataclass(frozen=True)
class PairExplanation:
    """Why two reports are, or are not, in one incident: the best pair of their units, and one English sentence."""

    reports: tuple[str, str]
    joined: bool
    text: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Linking:
    """The result with its reasons. `groups` are positions of `units`, one group for each of `incidents`."""

    units: tuple[Unit, ...]
    context: Context
    comparisons: Mapping[tuple[int, int], Comparison]
    groups: tuple[tuple[int, ...], ...]
    incidents: tuple[Incident, ...]

    @cached_property
    def group_of(self) -> Mapping[str, int]:
        """Unit id -> number of its group."""
        return {self.units[i].id: number for number, group in enumerate(self.groups) for i in group}

    def links(self) -> tuple[Link, ...]:
        """Every pair that was compared."""
        return tuple(self._link(self.units[i], self.units[j], found) for (i, j), found in self.comparisons.items())

    def explain_pair(self, a: str, b: str) -> PairExplanation:
        """Why the reports with these ids were, or were not, joined; KeyError names a report without any claims here."""
        mine = {one: [unit for unit in self.units if unit.report.id == one] for one in (a, b)}
        for one, found in mine.items():
            if not found:
                raise KeyError(f"report {one} has no claims among those that were linked")
        pairs = [self._link(x, y, compare(x, y, self.context, speak=True)) for x in mine[a] for y in mine[b]]
        pairs.sort(key=lambda link: (not link.joined, -link.comparison.score, link.a.id, link.b.id))
        best = pairs[0]
        return PairExplanation((a, b), best.joined, explain(best), tuple(pairs))

    def _link(self, a: Unit, b: Unit, comparison: Comparison) -> Link:
        return Link(a, b, comparison, self.group_of[a.id] == self.group_of[b.id])


def link(filed: Sequence[Filed], options: LinkOptions | None = None) -> tuple[Incident, ...]:
    """The incidents that reports tell of, in order of their ids; the order of the reports does not matter.

    Takes each report with its claims. Near linear in the number of claims: only units that share a key are compared.
    """
    return draw_together(filed, options).incidents


def draw_together(filed: Sequence[Filed], options: LinkOptions | None = None) -> Linking:
    """`link`, with everything that it rests on."""
    chosen = options or LinkOptions()
    reports = {report.id: report for report, _ in filed}
    originals = copies(reports.values())
    made = units(filed, chosen.apart)
    known = context(made, originals)
    compared = {(i, j): compare(made[i], made[j], known) for i, j in candidate_pairs(made, originals)}
    scores = {pair: found.score for pair, found in compared.items() if not found.never}

    twins = [_twin(unit, originals) for unit in made]
    decided = _Decided(made, chosen)

    def never(i: int, j: int) -> bool:
        if decided.apart(i, j):
            return True
        if twins[i] == twins[j]:
            return made[i].report.id == made[j].report.id
        pair = (min(i, j), max(i, j))
        if pair not in compared:
            return compare(made[i], made[j], known).never
        return compared[pair].never

    groups = cluster(twins, scores, chosen.threshold, never, decided.same)
    claims = [[claim for i in group for claim in made[i].claims] for group in groups]
    found = [assemble(one, reports, originals, chosen.rule) for one in claims]
    order = sorted(range(len(found)), key=lambda number: found[number].id)
    return Linking(tuple(made), known, compared, tuple(tuple(groups[n]) for n in order), tuple(found[n] for n in order))


class _Decided:
    """What people decided, by positions of units. `same` are pairs to be joined, the lesser position first."""

    def __init__(self, made: Sequence[Unit], options: LinkOptions) -> None:
        at = {claim.id: i for i, unit in enumerate(made) for claim in unit.claims}
        self._apart = _positions(options.apart, at)
        self.same = list(self._joined(sorted(_positions(options.same, at))))

    def _joined(self, pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """The pairs that do not bring together, by way of others, what was decided to be kept apart."""
        groups: dict[int, set[int]] = {}
        for i, j in pairs:
            one, two = groups.setdefault(i, {i}), groups.setdefault(j, {j})
            if any(self.apart(a, b) for a in one for b in two):
                continue
            yield i, j
            one |= two
            groups.update(dict.fromkeys(one, one))

    def apart(self, i: int, j: int) -> bool:
        return bool(self._apart) and (min(i, j), max(i, j)) in self._apart


def _positions(pairs: Iterable[tuple[str, str]], at: Mapping[str, int]) -> set[tuple[int, int]]:
    found = {(at[a], at[b]) for a, b in pairs if a in at and b in at}
    return {(min(i, j), max(i, j)) for i, j in found if i != j}


def _twin(unit: Unit, copies: Mapping[str, str]) -> str:
    """A label that accounts of one happening in copies of one text share: the original, the kinds, the numbers."""
    return digest(copies[unit.report.id], sorted(unit.kinds), sorted(unit.tolls.items()))


def explain(link: Link) -> str:
    """One English sentence: what speaks for one happening, what against, and what came of it."""
    features = [feature for feature in link.comparison.features if feature.level.feature != "prior"]
    said = [(f.points, f"{f.level.say(f.points)}{_values(f.values)}") for f in features if abs(f.points) >= TELLING]
    for_it = [words for points, words in said if points > 0]
    against = [words for points, words in said if points < 0]
    outcome = "Joined" if link.joined else "Not joined"
    reasons = "; ".join(for_it) or "nothing"
    doubts = "; ".join(against) or "nothing"
    return f"{outcome} (log odds {link.comparison.score:+.1f}): for it: {reasons}; against it: {doubts}."


def _values(values: str) -> str:
    return f" ({values})" if values else ""
