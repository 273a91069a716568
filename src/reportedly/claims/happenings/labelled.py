"""Lists of places with their dead: "Karm: 6 killed, 10 injured". Each line stands in its own place, and the sum above
or below the list in none of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from reportedly.claims.context import Context
from reportedly.claims.findings.found import Found
from reportedly.claims.findings.mentions import PlaceMention
from reportedly.claims.text.line_marks import line_start
from reportedly.claims.text.sentences import first_of_sentence
from reportedly.claims.times.clause import is_long
from reportedly.records import Place, When

MARK = re.compile(r"[\s•·*–—-]*(?:\(?\d{1,2}[.)]\s+)?(?:In )?")
BEHIND = re.compile(r"(?:,? [^\W\d_]+(?:[ ,][^\W\d_]+){0,3})?\s?(?::|[–—-] )\s*")
NEAR = 12  # claims after a sum among which its list is looked for


def label_of(context: Context, item: Found) -> PlaceMention | None:
    """The place that the line or sentence of a claim's first number begins with, before a colon or a dash."""
    if not item.happening.tolls:
        return None
    doc, text = context.parsed.doc, context.parsed.text
    number = doc[item.happening.tolls[0].start]
    line = line_start(text, number.idx)
    if line <= context.report.body_start and doc[first_of_sentence(number)].idx <= line:
        return None  # a dateline
    for start in sorted({line, doc[first_of_sentence(number)].idx}):
        mark = MARK.match(text, start)
        at = mark.end() if mark is not None else start
        first = bisect_left(context.places, at, key=lambda mention: mention.start)
        mention = context.places[first] if first < len(context.places) else None
        if mention is None or mention.start != at or mention.place is None or mention.used_as == "people":
            continue
        behind = BEHIND.match(text, mention.end, max(mention.end, number.idx))
        listed = start == line and text[line:at].strip(" \t") != ""
        if behind is not None and (_counts(doc, behind.end()) or (listed and doc[first_of_sentence(number)].idx <= at)):
            return mention
    return None


def _counts(doc: Doc, at: int) -> bool:
    """Whether a number stands right behind a label."""
    span = doc.char_span(at, at + 1, alignment_mode="expand")
    return span is not None and any(token.pos_ == "NUM" for token in span[:1])


def in_labelled_places(context: Context, found: Sequence[Found]) -> list[Found]:
    """The claims, those of a list's lines in the place that each begins with, on the days of the sum above. Their
    numbers are splits of that sum, or totals where it is one of a long time."""
    placed: list[Found] = []
    above: When | None = None
    for item in found:
        label = label_of(context, item)
        if label is None:
            above = item.when if item.tolls else above
            placed.append(item)
        else:
            placed.append(_line(item, label, above))
    return placed


def _line(item: Found, label: PlaceMention, above: When | None) -> Found:
    long = above is not None and is_long(above)
    when = above.model_copy(update={"basis": "context"}) if item.when is None and above is not None else item.when
    mentions = [replace(toll, split=toll.split or not long) for toll in item.happening.tolls]
    happening = replace(item.happening, tolls=mentions)
    return replace(item, happening=happening, place=label.place, named_place=True, when=when)


def happenings_of_lines(context: Context, found: Sequence[Found], labels: Sequence[int]) -> list[int]:
    """The happenings of claims; each place of a list has one of its own."""
    apart: dict[str, int] = {}
    own = list(labels)
    for at, item in enumerate(found):
        label = label_of(context, item)
        if label is not None and label.place is not None:
            own[at] = apart.setdefault(label.place.name, at)
    return own


def sums_in_no_line(context: Context, found: Sequence[Found]) -> list[Found]:
    """The claims; a total that names no place itself does not stand in that of a line of its list, whose lines are
    totals where it is one of a long time."""
    lines: dict[int, Place] = {}
    settled = list(found)
    for at, item in enumerate(found):
        if (label := label_of(context, item)) is not None and label.place is not None:
            lines[at] = label.place
            settled[at] = _of_its_time(item)
    return [_outside(context, settled, at, lines) if lines else item for at, item in enumerate(settled)]


def _of_its_time(item: Found) -> Found:
    """A line on the days of its list: a total where these are many, else its own toll."""
    long = item.when is not None and is_long(item.when)
    if long and item.when is not None and item.when.basis != "context":
        return item
    scope = "cumulative" if long else "incident"
    tolls = (toll if toll.scope == "part" else toll.model_copy(update={"scope": scope}) for toll in item.tolls)
    return replace(item, tolls=tuple(tolls))


def _outside(context: Context, found: Sequence[Found], at: int, lines: dict[int, Place]) -> Found:
    item = found[at]
    total = any(toll.scope == "cumulative" for toll in item.tolls)
    if at in lines or not total or item.place is None or context.parsed.tells(item.span, item.place.start):
        return item
    near = {lines[other].name for other in range(at - NEAR, at + NEAR + 1) if other in lines}
    return replace(item, place=None, named_place=False) if item.place.name in near else item
