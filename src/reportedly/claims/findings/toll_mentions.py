"""A toll as it stands in the text, before it becomes a record."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.claims.text.triggers import Hit


@dataclass(frozen=True)
class TollMention:
    """A toll in the text: tokens of its words (`end` excluded), the hit that shows the harm, what it counts.

    `bare`: the number stands without a noun; `split`: it has a place or a day of its own; `total`: it sums up such
    splits; `superseded`: the report itself puts another figure in its place."""

    start: int
    end: int
    hit: Hit
    effect: str
    group: str
    low: int | None
    high: int | None
    part: bool = False
    vague: str | None = None
    others: bool = False
    rule: str = ""
    also: tuple[str, ...] = ()
    bare: bool = False
    split: bool = False
    total: bool = False
    superseded: bool = False
