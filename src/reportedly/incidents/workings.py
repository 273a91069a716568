"""What linking leaves behind, so that the next one need not begin from nothing: the units as rows of numbers, what each
was tied to, and which incident it ended in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from reportedly.incidents.columns import Numbers, Ragged
from reportedly.incidents.copies import CopyFinder, Papers
from reportedly.incidents.encoding import Encoder
from reportedly.incidents.grouping import group
from reportedly.incidents.numbering import number
from reportedly.incidents.options import LinkOptions
from reportedly.incidents.sheets import Sheet, places_in
from reportedly.incidents.units import Filed, bare_units
from reportedly.incidents.weighing import Given, Rarity, columns
from reportedly.incidents.words import SAMPLE


@dataclass(frozen=True)
class Workings:
    """All units of a collection, in any order, and for each: its most distinctive words, the number of the text that
    its report is a copy of, its crowd, how busy its days were; `component`: what is so tied that it may be one incident
    has one label; `group`: what is one incident has one label. `pairs`: how many were compared to get here."""

    sheet: Sheet
    papers: Papers
    rarity: Rarity
    rare: Ragged
    family: Numbers
    crowd: Numbers
    busy: Numbers
    component: Numbers
    group: Numbers
    pairs: int = 0

    def __len__(self) -> int:
        return len(self.sheet)

    def told(self) -> list[tuple[str, ...]]:
        """The claims of each incident."""
        return [claims for _, claims in self.told_by(np.arange(len(self)))]

    def told_by(self, rows: Numbers) -> list[tuple[int, tuple[str, ...]]]:
        """The labels of the incidents that some units ended in, with all claims of those units, in order."""
        order = rows[np.lexsort((self.sheet.plain["identity"][rows], self.group[rows]))]
        label = self.group[order]
        cuts = [0, *(np.flatnonzero(np.diff(label)) + 1).tolist(), len(order)] if len(order) else [0]
        claims, at = self.sheet.claims, order.tolist()
        return [
            (int(label[start]), tuple(claim for i in at[start:end] for claim in claims[i]))
            for start, end in pairwise(cuts)
        ]


def read(filed: Iterable[Filed], options: LinkOptions) -> tuple[Sheet, CopyFinder]:
    """The units of reports, and what tells copies among these; goes through the reports once and keeps no hold of
    them."""
    found, encoder = CopyFinder(), Encoder()
    for report, claims in filed:
        found.add(report)
        for unit in bare_units(report, claims, options.apart):
            encoder.add(unit)
    return encoder.sheet(), found


def linked(sheet: Sheet, papers: Papers, options: LinkOptions) -> Workings:
    """Draws units together from nothing."""
    sheet = sheet.taken(sheet.order())
    rarity, family = Rarity.of(sheet), family_of(sheet, papers)
    units = columns(sheet, Given(family, rarity))
    found = group(units, options)
    label = np.zeros(len(units), dtype=np.int64)
    for n, members in enumerate(found.groups):
        label[members] = n
    return Workings(
        sheet, papers, rarity, units.rare, family, units.crowd, units.busy, found.component, label, found.pairs
    )


def family_of(sheet: Sheet, papers: Papers) -> Numbers:
    """For each unit the number of the text that its report is a copy of."""
    numbers = np.array([number(one) for one in papers.ids], dtype=np.int64)
    order = np.argsort(numbers)
    first = numbers[np.array(papers.first, dtype=np.int64)]
    found: Numbers = first[order][places_in(numbers[order], sheet.plain["report"])] if len(order) else numbers
    return found


def sampled(sheet: Sheet) -> Sequence[int]:
    """The identities of the units by which it is told how rare words are, in order."""
    found: list[int] = sheet.plain["identity"][sheet.first(SAMPLE)].tolist()
    return found
