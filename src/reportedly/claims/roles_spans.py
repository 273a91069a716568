"""Spans of words that may fill a role, from the probabilities of the tags of their pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.claims.roles_pieces import Piece
from reportedly.claims.roles_tags import ROLES, tag_number

LIKELY = 0.15  # the second stage sees what is at least so likely, and weighs it again
LONGEST = 12  # words
NO_WORD = re.compile(r"[^\w\s]|_")
ARTICLE = re.compile(r"\b(?:a|an|the)\b")
EDGES = " \t\r\n.,;:!?\"'()[]-–—“”‘’«»"


@dataclass(frozen=True)
class Reading:
    """What the network gives for a text: its pieces, for each the probabilities of the tags [pieces, tags], and the
    probability of each kind of incident [incidents]."""

    pieces: Sequence[Piece]
    tags: NDArray[np.float64]
    incidents: NDArray[np.float64]


@dataclass(frozen=True)
class Span:
    """Code points `start` to `end` (excluded); `score` is the mean probability of the role over the words."""

    start: int
    end: int
    score: float


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
    """Runs of words that are likely of the role; a word that rather begins than goes on begins a new one."""
    opening = [number for number, piece in enumerate(reading.pieces) if piece.opens]
    begins = reading.tags[opening, tag_number(role, begins=True)]
    goes_on = reading.tags[opening, tag_number(role, begins=False)]
    likely = begins + goes_on
    at, count = 0, len(opening)
    while at < count:
        if likely[at] < LIKELY:
            at += 1
            continue
        stop = at + 1
        while stop < count and stop - at < LONGEST and likely[stop] >= LIKELY and goes_on[stop] >= begins[stop]:
            stop += 1
        last = opening[stop] - 1 if stop < count else len(reading.pieces) - 1
        span = _trimmed(text, reading.pieces[opening[at]].start, reading.pieces[last].end)
        if span is not None:
            yield Span(*span, score=float(likely[at:stop].mean()))
        at = stop


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Without the marks at its edges; None if nothing is left."""
    inside = text[start:end]
    start += len(inside) - len(inside.lstrip(EDGES))
    end -= len(inside) - len(inside.rstrip(EDGES))
    return (start, end) if start < end else None
