"""Spans of words that may fill a role, from the probabilities of the tags of their pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.claims.roles.pieces import Piece
from reportedly.claims.roles.tags import ROLES, tag_number

LEVELS = (0.1, 0.4)  # the second stage sees all that is likely at a level, and weighs it again
LONGEST = 12  # words
NO_WORD = re.compile(r"[^\w\s]|_")
ARTICLE = re.compile(r"\b(?:a|an|the)\b")
JOINING = frozenset({",", ";", "and", "or", "/"})
NO_EDGE = frozenset(
    {
        *("a", "an", "and", "are", "as", "at", "but", "by", "for", "from", "has", "in", "is", "of", "on", "or"),
        *("that", "the", "to", "was", "were", "which", "who", "with"),
    }
)


@dataclass(frozen=True)
class Reading:
    """What the network gives for a text: its pieces, for each the probabilities of the tags [pieces, tags], and the
    probability of each kind of incident [incidents]."""

    pieces: Sequence[Piece]
    tags: NDArray[np.float64]
    incidents: NDArray[np.float64]


@dataclass(frozen=True)
class Span:
    """Code points `start` to `end` (excluded). `score` is the mean probability of the role over the words, `weakest`
    the lowest, `begins` that the first word begins a filler, `outside` that of the likelier word beside it."""

    start: int
    end: int
    score: float
    weakest: float = 0.0
    begins: float = 0.0
    outside: float = 0.0


@dataclass(frozen=True)
class Candidate:
    """The spans of a text that say the same words for the same role, in the order of the text."""

    role: str
    words: str
    spans: tuple[Span, ...]

    @property
    def score(self) -> float:
        return max(span.score for span in self.spans)


def candidates(text: str, reading: Reading) -> list[Candidate]:
    """For each role the likely words, likeliest first."""
    found = []
    for role in ROLES:
        said: dict[str, list[Span]] = {}
        for span in spans(text, reading, role):
            words = plain(text[span.start : span.end])
            if words:
                said.setdefault(words, []).append(span)
        of_role = [Candidate(role, words, tuple(at)) for words, at in said.items()]
        found += sorted(of_role, key=lambda one: (-one.score, one.spans[0].start))
    return found


def plain(words: str) -> str:
    """Lower case without marks and articles, single blanks: what makes two mentions the same words."""
    return " ".join(ARTICLE.sub(" ", NO_WORD.sub("", words.casefold())).split())


def spans(text: str, reading: Reading, role: str) -> Iterator[Span]:
    """Runs of words that are likely of the role, at several levels of likelihood: a higher one cuts closer. Each place
    once, in the order of the text."""
    opening = [number for number, piece in enumerate(reading.pieces) if piece.opens]
    begins = reading.tags[opening, tag_number(role, begins=True)]
    likely = begins + reading.tags[opening, tag_number(role, begins=False)]
    said = [text[reading.pieces[at].start : _end(reading, opening, place)] for place, at in enumerate(opening)]
    found: dict[tuple[int, int], Span] = {}
    for level in LEVELS:
        for first, stop in _runs(likely >= level, begins > likely / 2, said):
            start, end = reading.pieces[opening[first]].start, _end(reading, opening, stop - 1)
            outside = max(likely[first - 1] if first else 0.0, likely[stop] if stop < len(likely) else 0.0)
            inside = likely[first:stop]
            one = Span(start, end, float(inside.mean()), float(inside.min()), float(begins[first]), float(outside))
            found.setdefault((start, end), one)
    return iter(sorted(found.values(), key=lambda one: (one.start, one.end)))


def _runs(likely: NDArray[np.bool_], begins: NDArray[np.bool_], said: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Runs of likely words; a word that begins starts a new one after a mark or a joining word. No run begins or ends
    with what cannot: marks, prepositions, joining words."""
    at = 0
    while at < len(said):
        stop = at + 1
        if likely[at]:
            while stop < len(said) and likely[stop] and not (begins[stop] and said[stop - 1].casefold() in JOINING):
                stop += 1
            first, last = at, min(stop, at + LONGEST)
            while first < last and _is_edge(said[first]):
                first += 1
            while first < last and _is_edge(said[last - 1]):
                last -= 1
            if first < last:
                yield first, last
        at = stop


def _is_edge(word: str) -> bool:
    return word.casefold() in NO_EDGE or not any(letter.isalnum() for letter in word)


def _end(reading: Reading, opening: Sequence[int], place: int) -> int:
    """Where the word ends that is at that place among the words."""
    after = opening[place + 1] if place + 1 < len(opening) else len(reading.pieces)
    return reading.pieces[after - 1].end
