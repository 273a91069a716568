"""Draws pairs together into incidents: the best pair first, never two that contradict each other."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Mapping

UNSEEN = -2.7  # what a pair weighs that no key brought together


def cluster(
    many: int, scores: Mapping[tuple[int, int], float], threshold: float, never: Callable[[int, int], bool]
) -> list[list[int]]:
    """Groups of positions 0..many-1: average linkage over the scores of pairs (i < j), best first.

    Two groups are joined while the mean over all pairs between them is at least `threshold` and no pair between them
    is forbidden. Equal means are taken in the order of the positions, so the result depends on nothing else.
    """
    return _Clusters(many, scores, threshold, never).run()


class _Clusters:
    def __init__(
        self, many: int, scores: Mapping[tuple[int, int], float], threshold: float, never: Callable[[int, int], bool]
    ) -> None:
        self.members = {i: [i] for i in range(many)}
        self.near: dict[int, dict[int, tuple[float, int]]] = {i: {} for i in range(many)}
        self.threshold, self.never = threshold, never
        for (i, j), score in sorted(scores.items()):
            self.near[i][j] = self.near[j][i] = (score, 1)
        self.queue = [(-score, i, j, 2) for (i, j), score in sorted(scores.items()) if score >= threshold]
        heapq.heapify(self.queue)

    def run(self) -> list[list[int]]:
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
        gone = self.near.pop(j)
        del self.near[i][j], gone[i]
        for other, (score, count) in gone.items():
            del self.near[other][j]
            old_score, old_count = self.near[i].get(other, (0.0, 0))
            self.near[i][other] = self.near[other][i] = (old_score + score, old_count + count)
        for other in self.near[i]:
            self._offer(i, other)

    def _offer(self, i: int, other: int) -> None:
        score, count = self.near[i][other]
        pairs = len(self.members[i]) * len(self.members[other])
        mean = (score + UNSEEN * (pairs - count)) / pairs
        if mean >= self.threshold:
            low, high = sorted((i, other))
            heapq.heappush(self.queue, (-mean, low, high, len(self.members[i]) + len(self.members[other])))
