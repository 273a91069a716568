"""Yardstick voices: every attribution of an article, each word in at most one content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import reportedly

if TYPE_CHECKING:
    from reportedly.claims.findings.mentions import Attribution


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One prediction line for each article."""
    for row in rows:
        found = outermost(reportedly.attributions(row["text"]))
        yield {"id": row["id"], "attributions": [as_row(a) for a in found]}


def outermost(found: list[Attribution]) -> list[Attribution]:
    """The corpus gives each word to one content: of those that share words the longest is kept, hearsay last."""
    kept: list[Attribution] = []
    taken: set[int] = set()
    for attribution in sorted(
        found, key=lambda a: (a.rule == "parenthesis", a.rule == "hearsay", -len(positions(a)), a.content)
    ):
        held = positions(attribution)
        if 2 * len(held & taken) < len(held):
            kept.append(attribution)
            taken |= held
    return sorted(kept, key=lambda a: a.content)


def positions(attribution: Attribution) -> set[int]:
    return {i for start, end in attribution.content for i in range(start, end)}


def as_row(attribution: Attribution) -> dict[str, Any]:
    spans = {"source": attribution.source, "cue": attribution.cue, "content": attribution.content}
    return {name: [list(span) for span in value] or None for name, value in spans.items()}
