"""What the lines around a table tell of all its rows: days, place, kind of deed, who did it and who counts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.claims.context import Context
from reportedly.claims.findings.happening import ATTACKS
from reportedly.claims.findings.mentions import places_in
from reportedly.claims.tables.columns import words_of
from reportedly.claims.tables.figure import TABLE
from reportedly.claims.tables.labels import names_attack
from reportedly.claims.tables.placed import SHORT, Placed
from reportedly.claims.text.triggers import Hit
from reportedly.claims.text.words import word_lists
from reportedly.claims.times.clause import is_long
from reportedly.claims.times.when import when_of
from reportedly.claims.voices.who_says import source_of
from reportedly.records import Claim, Place, Source, When

BELOW = 400  # code points below a table in which its source is named
NAMED = re.compile(r"\s*\(?(?:Sources?|Data|Credit)\s?:\s?(?P<who>[^\n]{2,200})", re.IGNORECASE)
Deed = tuple[int, str]  # where a kind of attack is named, and which


@dataclass(frozen=True)
class Around:
    """`stretch`: its rows are totals of more than a few days. `claim`: the one that the caption itself makes."""

    when: When | None
    place: Place | None
    kind: str | None
    stretch: bool
    source: Source
    claim: Claim | None


def deeds_in(context: Context, hits: Sequence[Hit]) -> list[Deed]:
    """Where the report names kinds of attacks."""
    doc = context.parsed.doc
    kinds = ((hit.anchor, hit.trigger.kind) for hit in hits if names_attack(hit))
    return sorted((doc[at].idx, kind) for at, kind in kinds)


def around(context: Context, placed: Placed, told: Claim | None, deeds: Sequence[Deed]) -> Around:
    """What stands around a table of the report. `told` is the claim that its caption makes."""
    report = context.report
    lines = [*placed.above, *([(0, len(report.title))] if report.title else [])]
    words = {word for first, end in lines for word in words_of(report.text[first : min(end, first + SHORT)])}
    when = _when(context, lines)
    long = when is not None and is_long(when)
    source = told.source if told is not None and told.source.text is not None else None
    return Around(
        when=when,
        place=_place(context, lines),
        kind=told.kind if told is not None and told.kind in ATTACKS else _kind(lines, deeds),
        stretch=long or not words.isdisjoint(word_lists(TABLE)["stretches"]),
        source=_source(context, placed) or source or _own_voice(context, placed),
        claim=told,
    )


def is_of_caption(claim: Claim, placed: Placed) -> bool:
    """Whether a claim is nothing but the heading of a table: it counts nobody itself."""
    first, end = placed.above[0] if placed.above else (0, 0)
    return not claim.tolls and end - first <= SHORT and first <= claim.evidence.start and claim.evidence.end <= end


def _when(context: Context, lines: Sequence[tuple[int, int]]) -> When | None:
    """The days that the nearest line names."""
    for span in lines:
        when = when_of(span, context.times, context.parsed, context.today)
        if when is not None and when.basis == "text" and when.start is not None and span[0] <= when.start < span[1]:
            return when.model_copy(update={"basis": "context"})
    return None


def _place(context: Context, lines: Sequence[tuple[int, int]]) -> Place | None:
    """The place that the nearest line names."""
    for first, end in lines:
        for mention in places_in(context.places, first, end):
            if mention.place is not None and mention.used_as == "place":
                return mention.place.model_copy(update={"basis": "context"})
    return None


def _kind(lines: Sequence[tuple[int, int]], deeds: Sequence[Deed]) -> str | None:
    """The one kind of attack that the lines name."""
    kinds: set[str] = set()
    for first, end in lines:
        kinds.update(kind for _, kind in deeds[bisect_left(deeds, (first, "")) : bisect_left(deeds, (end, ""))])
    return kinds.pop() if len(kinds) == 1 else None


def _source(context: Context, placed: Placed) -> Source | None:
    """Who is named as the source in the line above or below."""
    text = context.report.text
    below = text[placed.end : placed.end + BELOW].lstrip("| \n")
    start = text.find(below, placed.end) if below else placed.end
    spans = [(start, start + len(below)), *placed.above]
    for first, end in spans:
        match = NAMED.match(text, first, end)
        if match is not None:
            words = match["who"].rstrip(" .)")
            return context.voices.voice(words).source(words, match.start("who"))
    return None


def _own_voice(context: Context, placed: Placed) -> Source:
    return source_of((placed.start, placed.end), (), context.parsed, context.voices, context.report)
