"""Whether a toll is that of one happening, a total over many, or a part of another toll."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from spacy.tokens import Doc, Span

from reportedly.claims.how_many import TollMention
from reportedly.claims.mentions import PlaceMention
from reportedly.claims.people import words_table
from reportedly.records import When

WIDE = frozenset({"settlement", "adm2", "adm1", "country"})
LONG = 3  # days: an interval longer than this speaks of a period


def _table() -> Mapping[str, Any]:
    table: Mapping[str, Any] = words_table()["cumulative"]
    return table


def scope_of_toll(
    doc: Doc, mention: TollMention, when: When | None, places: Sequence[PlaceMention] = ()
) -> tuple[str, str]:
    """The scope, and the words that gave it. `places` are the report's, of which those of the sentence count."""
    if mention.part:
        return "part", ""
    sentence = doc[mention.start].sent
    words = f" {' '.join(sentence.text.lower().split())} "
    near = f" {doc[max(sentence.start, mention.start - 4) : min(sentence.end, mention.end + 16)].text.lower()} "
    for word in _table()["words"]:
        if f" {word} " in near:
            return "cumulative", word
    for phrase in _table()["periods"]:
        if f" {phrase}" in words:
            return "cumulative", phrase
    if when is not None and _is_period(when):
        return "cumulative", when.text or ""
    if any(t.lemma_.lower() in _table()["wars"] and t.dep_ in ("nsubj", "pobj") for t in sentence):
        return "cumulative", "war"
    several = _separate(sentence, places)
    return ("cumulative", " and ".join(several)) if len(several) > 1 else ("incident", "")


def _is_period(when: When) -> bool:
    """A stretch of days told as such; "last week" may be any one day of it."""
    if when.basis != "text" or when.earliest is None or when.latest is None or not when.text:
        return False
    opens = when.text.lower().startswith(tuple(_table()["openings"]))
    return opens and (when.latest - when.earliest).days > LONG


def _separate(sentence: Span, places: Sequence[PlaceMention]) -> list[str]:
    """Towns, provinces or countries of a sentence that are joined by "and" or stand in a row, none inside another."""
    names: dict[str, PlaceMention] = {}
    for mention in places:
        inside = sentence.start_char <= mention.start and mention.end <= sentence.end_char
        place = mention.place
        if inside and mention.used_as == "place" and place is not None and place.precision in WIDE:
            names.setdefault(place.name, mention)
    apart = [n for n in names if not any(n != o and (n.endswith(f", {o}") or o.endswith(f", {n}")) for o in names)]
    joined = [name for name in apart if _is_joined(sentence, names[name])]
    return joined if len(joined) > 1 else []


def _is_joined(sentence: Span, mention: PlaceMention) -> bool:
    span = sentence.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None:
        return False
    return span.root.dep_ == "conj" or any(t.dep_ == "conj" for t in span.root.children)
