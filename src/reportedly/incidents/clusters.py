"""Draws pairs together into incidents: the best pair first, never two that contradict each other."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Mapping, Sequence

UNSEEN = -2.7  # what a pair weighs that no key brought together
NEIGHBOURS = 40  # so many others to either side a unit meets under one key, however many share it
MOST_MET = NEIGHBOURS * (NEIGHBOURS + 1) // 2  # pairs between two groups that lie side by side under one key

Never = Callable[[Sequence[int], Sequence[int], bool], bool]


class Ties:
    """Which of so many positions are tied together, by way of others or not."""

    def __init__(self, many: int) -> None:
        self._first = list(range(many))

    def _root(self, item: int) -> int:
        first = self._first
        while first[item] != item:
            first[item] = first[first[item]]
            item = first[item]
        return item

    def tie(self, a: int, b: int) -> None:
        low, high = sorted((self._root(a), self._root(b)))
        self._first[high] = low

    def first(self) -> list[int]:
        """For each position the first one that it is tied to; itself if there is none before it."""
        return [self._root(item) for item in range(len(self._first))]


def components(many: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """For each of `many` positions the first one that it is tied to by way of pairs."""
    ties = Ties(many)
    for a, b in pairs:
        ties.tie(a, b)
    return ties.first()


def cluster(
    twins: Mapping[int, int],
    scores: Mapping[tuple[int, int], float],
    threshold: float,
    never: Never,
    same: Sequence[tuple[int, int]] = (),
) -> list[list[int]]:
    """Groups of the keys of `twins`: average linkage over the scores of pairs (i < j), best first. `twins` gives each
    unit a label; equal labels mark accounts that are copies of each other.

    Two groups are joined while the mean over all pairs between them is at least `threshold` and `never` does not hold
    for their members. Its third argument says that both are copies of one text. A pair without a score counts `UNSEEN`,
    as far as it could have been looked at: not between copies, since of a text printed a thousand times not every pair
    is, and between a great many accounts no more than meet under one key. Equal means are taken in the order of the
    keys, so nothing else matters. The pairs of `same` (i < j, in order) are joined before all others, whatever they
    score.
    """
    return _Clusters(twins, scores, threshold, never).run(same)


class _Clusters:
    def __init__(
        self, twins: Mapping[int, int], scores: Mapping[tuple[int, int], float], threshold: float, never: Never
    ) -> None:
        self.twin: dict[int, int | None] = dict(twins)
        self.members = {i: [i] for i in self.twin}
        self.near: dict[int, dict[int, tuple[float, int]]] = {i: {} for i in self.twin}
        self.threshold, self.never = threshold, never
        pairs = sorted(scores.items())
        for (i, j), score in pairs:
            self.near[i][j] = self.near[j][i] = (score, 1)
        self.queue = [(-score, i, j, 2) for (i, j), score in pairs if score >= threshold]
        heapq.heapify(self.queue)

    def run(self, same: Sequence[tuple[int, int]] = ()) -> list[list[int]]:
        home = {i: i for i in self.members}
        for i, j in same:
            one, two = sorted((home[i], home[j]))
            if one != two:
                moved = self.members[two]
                self._join(one, two)
                home.update(dict.fromkeys(moved, one))
        while self.queue:
            negative, i, j, size = heapq.heappop(self.queue)
            alive = i in self.members and j in self.members and j in self.near[i]
            if alive and len(self.members[i]) + len(self.members[j]) == size and -negative >= self.threshold:
                if self.never(self.members[i], self.members[j], self._copies(i, j)):
                    del self.near[i][j], self.near[j][i]
                else:
                    self._join(i, j)
        return sorted(sorted(group) for group in self.members.values())

    def _copies(self, i: int, j: int) -> bool:
        return self.twin[i] is not None and self.twin[i] == self.twin[j]

    def _join(self, i: int, j: int) -> None:
        self.members[i] = sorted(self.members[i] + self.members.pop(j))
        self.twin[i] = self.twin[i] if self.twin[i] == self.twin[j] else None
        gone = self.near.pop(j)
        self.near[i].pop(j, None)  # what people joined may never have been compared
        gone.pop(i, None)
        for other, (score, count) in gone.items():
            del self.near[other][j]
            old_score, old_count = self.near[i].get(other, (0.0, 0))
            self.near[i][other] = self.near[other][i] = (old_score + score, old_count + count)
        self._offer(i)

    def _offer(self, i: int) -> None:
        """Puts a group with each that it may be joined to into the queue."""
        own, copied, members = len(self.members[i]), self.twin[i], self.members
        for other, (score, count) in self.near[i].items():
            others = len(members[other])
            pairs = count
            if copied is None or copied != self.twin[other]:
                few = own if own < others else others
                pairs = max(count, min(own * others, few * 2 * NEIGHBOURS, MOST_MET))
            mean = (score + UNSEEN * (pairs - count)) / pairs
            if mean >= self.threshold:
                low, high = (i, other) if i < other else (other, i)
                heapq.heappush(self.queue, (-mean, low, high, own + others))
