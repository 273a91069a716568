"""Which units make one incident: candidates, scores, and groups drawn from them, over columns of numbers.

Only units that are tied by a pair that may begin an incident, or by way of others, can end in one incident. So what
is so tied together is grouped by itself, and of all that was compared nothing else is kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np

from reportedly.incidents.bridges import bridged, telling, torn
from reportedly.incidents.candidates import Pairs, candidate_pairs
from reportedly.incidents.clusters import cluster, components
from reportedly.incidents.columns import Columns, Flags, Numbers, Reals
from reportedly.incidents.options import LinkOptions
from reportedly.incidents.scores import contradictions, score_pairs, ties

Pair = tuple[int, int]
Named = tuple[str, str]
DOUBTFUL = 1.0  # log odds above the threshold, up to which a tie depends on how many tell of a place and day
FEW = 4  # accounts of one place and day
EACH_PAIR = (
    4096  # of so many pairs between two groups each is looked at; of more, one for each that differ in time or place
)


@dataclass(frozen=True)
class Grouping:
    """Positions of units by incident; for each unit the first one that it is tied to; how many pairs were compared."""

    groups: list[list[int]]
    component: Numbers
    pairs: int


def group(units: Columns, options: LinkOptions, candidates: Iterable[Pairs] | None = None) -> Grouping:
    """The groups of all units. `candidates`: the pairs that are looked at, if it is not to be all that share a key."""
    decided = Decided.of(units, options.same, options.apart)
    one, two, score, looked_at = _scored(units, candidate_pairs(units) if candidates is None else candidates)
    strong = tied(units, (one, two), score, options.threshold)
    ties = zip(one[strong].tolist(), two[strong].tolist(), strict=True)
    label = np.array(components(len(units), (*ties, *decided.same)), dtype=np.int64)
    kept = label[one] == label[two]
    drawn = _Drawing(units, options.threshold, decided)
    groups = list(drawn.all(label, (one[kept], two[kept], score[kept])))
    return Grouping(sorted(groups), label, looked_at)


def tied(units: Columns, pairs: Pairs, score: Reals, threshold: float) -> Flags:
    """Which pairs may begin an incident. One that is hardly above the threshold does so only between accounts that
    both tell a place and a day of which few tell: else it might as well belong to many others, and doubt upon doubt
    would tie half of a long record together."""
    one, two = (units.crowd[side] for side in pairs)
    few = (np.minimum(one, two) > 0) & (np.maximum(one, two) <= FEW)
    found: Flags = (score >= threshold + DOUBTFUL) | (few & (score >= threshold))
    return found


def _scored(units: Columns, candidates: Iterable[Pairs]) -> tuple[Numbers, Numbers, Reals, int]:
    """The candidate pairs that nothing forbids, with their scores; and how many were compared."""
    parts: list[tuple[Numbers, Numbers, Reals]] = []
    looked_at = 0
    for one, two in candidates:
        looked_at += len(one)
        score, never = score_pairs(units, one, two)
        free = ~never
        parts.append((one[free].astype(np.int32), two[free].astype(np.int32), score[free].astype(np.float32)))
    if not parts:
        nothing = np.zeros(0, dtype=np.int64)
        return nothing, nothing, np.zeros(0), 0
    one, two, score = (np.concatenate(column) for column in zip(*parts, strict=True))
    return one, two, score, looked_at


@dataclass(frozen=True)
class Decided:
    """What people decided, by positions of units. `same` are pairs to be joined, the lesser position first, without
    those that would bring together, by way of others, what is to be kept apart."""

    same: tuple[Pair, ...]
    apart: Mapping[int, frozenset[int]]

    @classmethod
    def of(cls, units: Columns, same: Iterable[tuple[str, str]], apart: Iterable[tuple[str, str]]) -> Decided:
        named = {claim for pairs in (same, apart) for pair in pairs for claim in pair}
        at = {claim: i for i, claims in enumerate(units.claims) for claim in claims if claim in named} if named else {}
        kept: dict[int, set[int]] = defaultdict(set)
        for i, j in _positions(apart, at):
            kept[i].add(j)
            kept[j].add(i)
        made = {i: frozenset(others) for i, others in kept.items()}
        return cls(tuple(_joined(sorted(_positions(same, at)), made)), made)

    def keep_apart(self, one: Sequence[int], two: Sequence[int]) -> bool:
        return bool(self.apart) and any(not self.apart[i].isdisjoint(two) for i in one if i in self.apart)


def _joined(pairs: Sequence[Pair], apart: Mapping[int, frozenset[int]]) -> Iterator[Pair]:
    groups: dict[int, set[int]] = {}
    for i, j in pairs:
        one, two = groups.setdefault(i, {i}), groups.setdefault(j, {j})
        if one is two or any(a in apart and not apart[a].isdisjoint(two) for a in one):
            continue
        yield i, j
        one |= two
        groups.update(dict.fromkeys(two, one))


def _positions(pairs: Iterable[tuple[str, str]], at: Mapping[str, int]) -> set[Pair]:
    found = {(at[a], at[b]) for a, b in pairs if a in at and b in at}
    return {(min(i, j), max(i, j)) for i, j in found if i != j}


@dataclass
class _Drawing:
    """Draws the units of each component together."""

    units: Columns
    threshold: float
    decided: Decided
    known: dict[Pair, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.twin = _twins(self.units)
        self.sort = _sorts(self.units)
        self.told = telling(self.units)

    def all(self, label: Numbers, pairs: tuple[Numbers, Numbers, Reals]) -> Iterator[list[int]]:
        """The groups of all components; `pairs` lie inside of them."""
        order = np.argsort(label[pairs[0]], kind="stable")
        one, two, score = (column[order] for column in pairs)
        starts = np.searchsorted(label[one], np.arange(len(label) + 1))
        same: dict[int, list[Pair]] = defaultdict(list)
        for i, j in self.decided.same:
            same[int(label[i])].append((i, j))
        members: dict[int, list[int]] = defaultdict(list)
        for i, first in enumerate(label.tolist()):
            members[first].append(i)
        for first, found in members.items():
            own = slice(int(starts[first]), int(starts[first + 1]))
            if len(found) == 1:
                yield found
            else:
                scores = dict(
                    zip(zip(one[own].tolist(), two[own].tolist(), strict=True), score[own].tolist(), strict=True)
                )
                twins = {i: self.twin[i] for i in found}
                for pair in self._torn(found, scores):
                    del scores[pair]
                self._foresee(scores)
                never = partial(self._never, scores)
                yield from cluster(twins, scores, self.threshold, never, same.get(first, ()))

    def _torn(self, found: Sequence[int], scores: Mapping[Pair, float]) -> set[Pair]:
        between = torn(found, self.told, scores, self.threshold)
        if not between:
            return set()
        one, two = (np.array(side) for side in zip(*between, strict=True))
        free = ~ties(self.units, one, two)
        return {pair for loose, pairs in zip(free.tolist(), between.values(), strict=True) if loose for pair in pairs}

    def _never(self, scores: Mapping[Pair, float], one: Sequence[int], two: Sequence[int], copies: bool) -> bool:
        """Whether a decision, one report, a contradiction or a lack of telling accounts keeps two groups apart."""
        reports = self.units.report
        if not set(reports[list(one)].tolist()).isdisjoint(reports[list(two)].tolist()):
            return True
        if self.decided.keep_apart(one, two):
            return True
        return not copies and (self._contradicted(one, two) or self._bridged(scores, one, two))

    def _bridged(self, scores: Mapping[Pair, float], one: Sequence[int], two: Sequence[int]) -> bool:
        few = 1 < len(one) * len(two) <= EACH_PAIR
        return few and bridged((one, two), self.told, scores, self.threshold)

    def _contradicted(self, one: Sequence[int], two: Sequence[int]) -> bool:
        if len(one) * len(two) <= EACH_PAIR:
            sorts = {
                (int(self.sort[i]), int(self.sort[j])): (i, j) for i in one for j in two if self.twin[i] != self.twin[j]
            }
        else:
            left, right = ({int(self.sort[i]): i for i in side} for side in (one, two))
            sorts = {(a, b): (i, j) for a, i in left.items() for b, j in right.items()}
        pairs = {(min(key), max(key)): pair for key, pair in sorts.items() if key[0] != key[1]}
        self._learn(pairs)
        return any(self.known[key] for key in pairs)

    def _foresee(self, scores: Mapping[Pair, float]) -> None:
        """Asks at once about the pairs that may be joined first, which is far quicker than one by one."""
        strong = [pair for pair, score in scores.items() if score >= self.threshold]
        sorts = [((self.sort[i], self.sort[j]), (i, j)) for i, j in strong if self.twin[i] != self.twin[j]]
        self._learn({(min(key), max(key)): pair for key, pair in sorts if key[0] != key[1]})

    def _learn(self, pairs: Mapping[Pair, Pair]) -> None:
        """Whether units of two sorts contradict each other, for pairs of sorts, each with two units of these."""
        asked = [(key, pair) for key, pair in pairs.items() if key not in self.known]
        if asked:
            first, second = (np.array(side) for side in zip(*(pair for _, pair in asked), strict=True))
            found = contradictions(self.units, first, second).tolist()
            self.known.update(zip((key for key, _ in asked), found, strict=True))


def _twins(units: Columns) -> list[int]:
    """A label that accounts of one happening in copies of one text share: the original, the kinds, the numbers, and the
    days, if they are stated: the same words of another week may tell of another happening."""
    tolls = list(zip(*(column.tolist() for column in units.tolls.columns), strict=True))
    windows = list(zip(*(column.tolist() for column in units.windows.columns), strict=True))
    labels: dict[object, int] = {}
    found = []
    for i, plain in enumerate(zip(units.family.tolist(), units.kinds.tolist(), strict=True)):
        told = sorted(tolls[units.tolls.starts[i] : units.tolls.starts[i + 1]])
        days = [window for window in windows[units.windows.starts[i] : units.windows.starts[i + 1]] if window[2]]
        found.append(labels.setdefault((plain, tuple(told), tuple(days)), len(labels)))
    return found


def _sorts(units: Columns) -> list[int]:
    """A label that units share whose times, places and length of text are the same: they contradict the same others."""
    windows = list(zip(*(column.tolist() for column in units.windows.columns), strict=True))
    spots, found = units.spots.columns[0].tolist(), []
    labels: dict[object, int] = {}
    for i, long in enumerate(zip(units.long.tolist(), units.total.tolist(), strict=True)):
        times = tuple(windows[units.windows.starts[i] : units.windows.starts[i + 1]])
        told = (long, times, tuple(spots[units.spots.starts[i] : units.spots.starts[i + 1]]))
        found.append(labels.setdefault(told, len(labels)))
    return found
