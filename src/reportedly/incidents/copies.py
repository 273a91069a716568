"""Which reports are copies of one text, and which sentences are one passage told again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from reportedly.incidents.minhash import Sketched, Sketches, exact_families, families
from reportedly.incidents.words import shingles
from reportedly.records import Claim, Report

REPORT_SHINGLE = 4
REPORT_LEAST = 0.5
REPORT_WORDS = 30
PASSAGE_SHINGLE = 2
PASSAGE_LEAST = 0.7
PASSAGE_WORDS = 8
_REACH = 400


def copies(reports: Iterable[Report]) -> dict[str, str]:
    """Report id -> id of the report it is a copy of, for every report (an original is its own).

    Two reports are copies where at least half of all runs of four words stand in both (Jaccard index >= 0.5, estimated
    from sketches of 128 values); texts of less than 30 such runs hold too little to tell copying from coincidence and
    must be equal. The original of a family is the report published first, undated ones last, of equals the one with the
    least id.
    """
    found = CopyFinder()
    for report in reports:
        found.add(report)
    return found.originals()


@dataclass(frozen=True)
class Papers:
    """Reports, in any order: their ids, days of publication as ordinals (those of `publication_order`), sketches of
    their texts."""

    ids: Sequence[str]
    published: NDArray[np.int64]
    sketches: Sketches

    @cached_property
    def first(self) -> list[int]:
        """For each report the place here of the one that it is a copy of; its own if it is none."""
        order = sorted(range(len(self.ids)), key=lambda n: (self.published[n], self.ids[n]))
        found = list(order)
        for n, first in enumerate(families(self.sketches[order], REPORT_LEAST)):
            found[order[n]] = order[first]
        return found

    @cached_property
    def originals(self) -> dict[str, str]:
        """Report id -> id of the report it is a copy of."""
        return {one: self.ids[first] for one, first in zip(self.ids, self.first, strict=True)}

    def taken(self, kept: NDArray[np.bool_]) -> Papers:
        """Some of them."""
        if kept.all():
            return self
        return Papers([self.ids[n] for n in np.flatnonzero(kept).tolist()], self.published[kept], self.sketches[kept])

    def with_more(self, *more: Papers) -> Papers:
        """These and others."""
        if not more:
            return self
        parts = (self, *more)
        published = np.concatenate([part.published for part in parts])
        sketches = np.concatenate([part.sketches for part in parts])
        return Papers([one for part in parts for one in part.ids], published, sketches)


class CopyFinder:
    """`copies` for reports that come one by one; keeps no hold of them."""

    def __init__(self) -> None:
        self._published: dict[str, int] = {}
        self._publishers: dict[str, tuple[str | None, date | None]] = {}
        self._sketched = Sketched()

    def add(self, report: Report) -> None:
        """A report; one that was added before is not added again."""
        if report.id not in self._published:
            self._published[report.id] = publication_order(report)[0].toordinal()
            self._publishers[report.id] = (report.publisher, report.published)
            runs = shingles(report.text, REPORT_SHINGLE)
            self._sketched.add(runs if len(runs) >= REPORT_WORDS else frozenset((report.text_sha256,)))

    def papers(self) -> Papers:
        """All reports that were added."""
        published = np.array(list(self._published.values()), dtype=np.int64)
        return Papers(list(self._published), published, self._sketched.sketches())

    def originals(self) -> dict[str, str]:
        """Report id -> id of the report it is a copy of."""
        return self.papers().originals

    def publisher(self, report: str) -> tuple[str | None, date | None]:
        """Who published a report that was added, and when."""
        return self._publishers[report]


def passages(claims: Sequence[Claim], reports: Mapping[str, Report]) -> dict[str, str]:
    """Claim id -> id of the claim whose evidence sentence it repeats nearly word for word in another report (its own id
    where it repeats none). Sentences of fewer than eight words are never taken for copies."""
    ordered = sorted(
        claims, key=lambda claim: (publication_order(reports[claim.report]), claim.evidence.start, claim.id)
    )
    sentences = [shingles(sentence(claim, reports[claim.report]), PASSAGE_SHINGLE) for claim in ordered]
    long = [runs if len(runs) >= PASSAGE_WORDS - PASSAGE_SHINGLE + 1 else frozenset[str]() for runs in sentences]
    first = exact_families(long, PASSAGE_LEAST, [claim.report for claim in ordered])
    return {claim.id: ordered[first[i]].id for i, claim in enumerate(ordered)}


def sentence(claim: Claim, report: Report) -> str:
    """The claim's evidence, widened to the sentence it stands in, at most 400 characters to either side."""
    text, start, end = report.text, claim.evidence.start, claim.evidence.end
    left, right = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    cut = max(left.rfind(mark) + len(mark) for mark in (". ", "! ", "? ", "\n"))
    begin = cut if any(mark in left for mark in (". ", "! ", "? ", "\n")) else 0
    stops = [at for at in (right.find(mark) for mark in (". ", "! ", "? ", "\n")) if at >= 0]
    return left[begin:] + text[start:end] + right[: min(stops) + 1 if stops else len(right)]


def publication_order(report: Report) -> tuple[date, str]:
    """Sorts reports by day of publication, undated ones last, then by id."""
    return report.published or date.max, report.id
