"""The attributions of a report, looked up by where they stand: a long one has thousands, of which few are near."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from operator import itemgetter

from reportedly.claims.findings.mentions import Attribution, Span
from reportedly.vocabulary import KnownSource

BLOCK = 256  # code points in which attributions are kept together


class AttributionTable:
    """Attributions in the order of their contents, by what they cover, by their cues and by who speaks."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self.attributions = attributions
        blocks: dict[int, set[int]] = defaultdict(set)
        self._first: dict[int, Attribution] = {}
        for number, one in enumerate(attributions):
            for span in (*one.cue, (one.content[0][0], one.content[-1][1])):
                for block in _blocks(span):
                    blocks[block].add(number)
            if one.source and one.anchor is None:
                self._first.setdefault(one.source[0][0], one)
        self._blocks = {block: sorted(numbers) for block, numbers in blocks.items()}
        speaking = [one for one in attributions if one.source]
        self._speaking = sorted(speaking, key=lambda one: -one.source[0][0])

    def near(self, span: Span) -> list[Attribution]:
        """Those whose content or cue may share a code point with a stretch, in their order."""
        blocks = [self._blocks.get(block, []) for block in _blocks(span)]
        numbers = blocks[0] if len(blocks) == 1 else sorted({number for block in blocks for number in block})
        return [self.attributions[number] for number in numbers]

    def spoken_before(self, start: int) -> Iterator[Attribution]:
        """Those whose speaker is named before a code point, the last one first."""
        first = bisect_left(self._speaking, 1 - start, key=lambda one: -one.source[0][0])
        for number in range(first, len(self._speaking)):
            yield self._speaking[number]

    def speaking_at(self, start: int) -> Attribution | None:
        """The first whose speaker is named at a code point and goes back to nobody named before."""
        return self._first.get(start)


def nearest_named(named: Sequence[tuple[int, KnownSource]], start: int, before_first: bool) -> Iterator[KnownSource]:
    """The sources that a text names, nearest first: those before a code point and then those from it on, or those
    first. `named`: in the order of the text."""
    middle = bisect_left(named, start, key=itemgetter(0))
    before, after = range(middle - 1, -1, -1), range(middle, len(named))
    for at in chain(before, after) if before_first else chain(after, before):
        yield named[at][1]


def _blocks(span: Span) -> range:
    return range(span[0] // BLOCK, max(span[0], span[1] - 1) // BLOCK + 1)
