"""What the coder's modules find on the way to claims. Offsets are code points of the report's text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.records import Place

Span = tuple[int, int]


@dataclass(frozen=True)
class TimeMention:
    """A time expression. `type` and `value` are TIMEX3 (TimeML 1.2.1); `edtf`, `earliest`, `latest` and `precision` are
    ours (`edtf` None: it names no calendar time, as "recently"). `role` is "at", "since", "until", "before", "after",
    "during", "duration", "set" or "dateline": what the words around it make of it."""

    start: int
    end: int
    text: str
    type: str
    value: str
    edtf: str | None = None
    earliest: date | None = None
    latest: date | None = None
    precision: str | None = None
    role: str = "at"
    rule: str = ""


@dataclass(frozen=True)
class PlaceMention:
    """A place name in the text and what it was resolved to. `relation` is how the words place something against it:
    "in", "near", "north of", "between", "from", "to", ...; `used_as` says that it stands for something else
    ("party" for "Moscow said", "people" for a demonym)."""

    start: int
    end: int
    text: str
    place: Place | None
    relation: str = "in"
    used_as: str = "place"
    rule: str = ""


def places_in(mentions: Sequence[PlaceMention], start: int, end: int) -> Sequence[PlaceMention]:
    """Those of a report's places, in the order of its text, that begin in a stretch: a long report has thousands."""
    first, last = (bisect_left(mentions, at, key=lambda mention: mention.start) for at in (start, end))
    return mentions[first:last]


@dataclass(frozen=True)
class Attribution:
    """Who says what: the source's words, the cue ("said", "according to") and the pieces of what is said.

    `verb` is the cue's lemma; `stance` is "say", "claim", "deny", "possible", "plan", "demand", "condemn" or "accuse".
    `quoted` tells that the content stands between quotation marks. `anchor` is the source words that a pronoun or a
    description ("the UK-based group", "he") goes back to, where that was found.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    verb: str = ""
    stance: str = "say"
    quoted: bool = False
    anchor: Span | None = None
    rule: str = ""
