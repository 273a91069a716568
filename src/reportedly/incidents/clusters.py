"""Draws pairs together into incidents: the best pair first, never two that contradict each other."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Mapping, Sequence

UNSEEN = -2.7  # what a pair weighs that no key brought together


Never = Callable[[int, int], bool]


def cluster(
    twins: Sequence[str],
    scores: Mapping[tuple[int, int], float],
    threshold: float,
    never: Never,
    same: Sequence[tuple[int, int]] = (),
) -> list[list[int]]:
    """Groups of the positions of `twins`: average linkage over the scores of pairs (i < j), best first. `twins` gives
    each position a label; equal labels mark accounts that are copies of each other.

    Two groups are joined while the mean over all pairs between them is at least `threshold` and no pair between them
    is forbidden. A pair without a score counts `UNSEEN`, but not between copies: of a text printed a thousand times
    not every pair is looked at. Equal means are taken in the order of the positions, so nothing else matters. The pairs
    of `same` (i < j, in order) are joined before all others, whatever they score.
    """
    return _Clusters(twins, scores, threshold, never).run(same)


class _Clusters:
    def __init__(
        self, twins: Sequence[str], scores: Mapping[tuple[int, int], float], threshold: float, never: Never
    ) -> None:
        self.twin: dict[int, str | None] = dict(enumerate(twins))
        self.members = {i: [i] for i in self.twin}
        self.near: dict[int, dict[int, tuple[float, int]]] = {i: {} for i in self.twin}
        self.threshold, self.never = threshold, never
        for (i, j), score in sorted(scores.items()):
            self.near[i][j] = self.near[j][i] = (score, 1)
        self.queue = [(-score, i, j, 2) for (i, j), score in sorted(scores.items()) if score >= threshold]
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
                if any(self.never(a, b) for a in self.members[i] for b in self.members[j]):
                    del self.near[i][j], self.near[j][i]
                else:
                    self._join(i, j)
        return sorted(sorted(group) for group in self.members.values())

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
        for other in self.near[i]:
            self._offer(i, other)

    def _offer(self, i: int, other: int) -> None:
        score, count = self.near[i][other]
        copies = self.twin[i] is not None and self.twin[i] == self.twin[other]
        pairs = count if copies else len(self.members[i]) * len(self.members[other])
        mean = (score + UNSEEN * (pairs - count)) / pairs
        if mean >= self.threshold:
            low, high = sorted((i, other))
            heapq.heappush(self.queue, (-mean, low, high, len(self.members[i]) + len(self.members[other])))
