"""Rows of places, each with its own count or each taken, left or held: one claim for each place, as in "killed 12 in
Karm, 7 in Lorn" or "captured Karm, Lorn and Dell"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from reportedly.claims.context import Context
from reportedly.claims.findings.found import Found
from reportedly.claims.findings.happening import GROUND
from reportedly.claims.findings.mentions import PlaceMention, places_in
from reportedly.claims.findings.toll_mentions import TollMention
from reportedly.claims.places.place import is_town
from reportedly.claims.text.sentences import end_of_sentence
from reportedly.records import Place

BEHIND = 8  # tokens between a count and its place
DEAD_AND_HURT = frozenset({"killed", "injured"})
JOINED = re.compile(r",? and |, ")
INSIDE = ("in", "at", "near", "inside", "around", "outside", "on", "between")


@dataclass(frozen=True)
class Stretch:
    """Counts of one place: positions among the claim's tolls, and where the place stands in the text."""

    tolls: tuple[int, ...]
    place: Place
    end: int


def apart_by_place(context: Context, found: Sequence[Found]) -> list[Found]:
    """The claims, where one that counts the same harm in several places becomes one for each place. What sums the row
    up, and what has no place of its own, is a claim before them."""
    return [one for item in found for one in _apart(context, item)]


def _apart(context: Context, item: Found) -> Iterator[Found]:
    row = _row_of_ground(context, item) if item.happening.kind in GROUND and not item.tolls else []
    if len(row) > 1:
        for town in row:
            yield replace(item, span=(item.span[0], town.end), place=town.place, named_place=True)
        return
    stretches = _stretches(context, item) if len(item.tolls) > 1 else []
    if len({one.place.name for one in stretches}) < 2 or not _is_row(item, stretches):
        yield item
        return
    doc = context.parsed.doc
    taken = {at for one in stretches for at in one.tolls}
    rest = [at for at in range(len(item.tolls)) if at not in taken]
    start = item.span[0]
    if rest:
        end = doc[item.happening.tolls[stretches[0].tolls[0]].start].idx
        yield _with(item, rest, (start, max(_last(doc, item, rest), min(end, item.span[1]))), _common(item, stretches))
    for number, one in enumerate(stretches):
        first = doc[item.happening.tolls[one.tolls[0]].start].idx
        span = (start if number == 0 and not rest else first, one.end)
        yield _with(item, one.tolls, span, one.place)


def _row_of_ground(context: Context, item: Found) -> list[PlaceMention]:
    """The towns that a claim tells side by side, its own among them."""
    start, end = item.span
    row: list[PlaceMention] = []
    for one in places_in(context.places, start, end):
        if one.place is None or one.used_as != "place" or one.end > end or not (is_town(one.place) or _village(one)):
            continue
        if row and JOINED.fullmatch(context.report.text, row[-1].end, one.start) is None:
            if _holds(row, item):
                break
            row = []
        row.append(one)
    return row if _holds(row, item) else []


def _village(mention: PlaceMention) -> bool:
    return mention.place is not None and mention.place.entry is None and mention.place.text == mention.text


def _holds(row: Sequence[PlaceMention], item: Found) -> bool:
    return item.place is not None and any(one.start == item.place.start for one in row)


def _stretches(context: Context, item: Found) -> list[Stretch]:
    """Runs of counts that each end in a place, and the parts of these that follow. A sum of the row has none."""
    mentions, made = item.happening.tolls, list[Stretch]()
    run: list[int] = []
    for at, (mention, toll) in enumerate(zip(mentions, item.tolls, strict=True)):
        if mention.total or toll.scope == "cumulative" or mention.superseded:
            run = []
        elif toll.scope == "part" and not run and made:  # "12 in Karm, three of them children, and 7 in Lorn"
            end = context.parsed.doc[mention.end - 1]
            made[-1] = replace(made[-1], tolls=(*made[-1].tolls, at), end=end.idx + len(end))
        else:
            run.append(at)
            until = mentions[at + 1].start if at + 1 < len(mentions) else len(context.parsed.doc)
            place = _behind(context, mention, until) if toll.scope != "part" else None
            if place is not None and place.place is not None:
                made.append(Stretch(tuple(run), place.place, place.end))
                run = []
    return made


def _behind(context: Context, mention: TollMention, until: int) -> PlaceMention | None:
    """The place right behind a count, before the next count, in its sentence and before another verb."""
    doc = context.parsed.doc
    last = max(mention.end, mention.hit.end if mention.hit.end <= until else 0)
    stop = min(until, last + BEHIND, end_of_sentence(doc[mention.start]))
    for token in doc[last:stop]:
        if token.pos_ in ("VERB", "AUX") and not mention.hit.start <= token.i < mention.hit.end:
            stop = token.i
            break
    if stop <= last:
        return None
    first, end = doc[last].idx, doc[stop - 1].idx + len(doc[stop - 1])
    near = (m for m in context.places if first <= m.start and m.end <= end and m.used_as == "place")
    return next((m for m in near if m.place is not None and m.relation in INSIDE), None)


def _is_row(item: Found, stretches: Sequence[Stretch]) -> bool:
    """Whether two places count the same harm, or one the dead and one the hurt, and none of the places lies in
    another."""
    effects = [{item.tolls[at].effect for at in one.tolls} for one in stretches]
    names = list(dict.fromkeys(one.place.name for one in stretches))
    inside = any(a != b and a.endswith(f", {b}") for a in names for b in names)
    again = any(a & b for n, a in enumerate(effects) for b in effects[n + 1 :])
    return not inside and (again or set().union(*effects) == DEAD_AND_HURT)


def _common(item: Found, stretches: Sequence[Stretch]) -> Place | None:
    """The claim's place, unless it is one of the row's: a sum belongs to none of them."""
    return None if item.place is not None and item.place.name in {s.place.name for s in stretches} else item.place


def _last(doc: Doc, item: Found, tolls: Sequence[int]) -> int:
    """Where the words of the last of some tolls end."""
    token = doc[max(item.happening.tolls[at].end for at in tolls) - 1]
    return token.idx + len(token)


def _with(item: Found, tolls: Sequence[int], span: tuple[int, int], place: Place | None) -> Found:
    return replace(
        item,
        happening=replace(item.happening, tolls=[item.happening.tolls[at] for at in tolls]),
        span=span,
        place=place,
        named_place=place is not None,
        tolls=tuple(item.tolls[at] for at in tolls),
    )
