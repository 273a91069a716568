"""Headings of a briefing that name a country: what stands below is told of it, until the next."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.claims.findings.mentions import PlaceMention

LINE = re.compile(r"\n[^\w\n]*\Z")  # before what begins a line
SENTENCE = re.compile(r"[.!?][\"”')]*\s+\Z")
ALONE = re.compile(r"[ \t]*[.:)]?[ \t]*\n")
COLON = re.compile(r":\s")
BACK = 12  # code points before a name that are looked at


def country_headings(text: str, places: Sequence[PlaceMention]) -> tuple[tuple[int, str], ...]:
    """Where each heading begins, and its country; none where fewer than two countries have one, for a single "Syria:"
    may tell who says it."""
    found = [
        (mention.start, mention.place.country)
        for mention in places
        if mention.place is not None
        and mention.place.country is not None
        and mention.place.precision == "country"
        and _is_heading(text, mention)
    ]
    return tuple(found) if len({country for _, country in found}) > 1 else ()


def _is_heading(text: str, mention: PlaceMention) -> bool:
    """Whether a name is a line by itself, or stands with a colon at the head of a line or sentence."""
    before = text[max(0, mention.start - BACK) : mention.start] if mention.start else "\n"
    line = LINE.search(before) is not None
    if COLON.match(text, mention.end) is not None:
        return line or SENTENCE.search(before) is not None
    return line and ALONE.match(text, mention.end) is not None
