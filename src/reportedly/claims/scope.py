"""Whether a toll is that of one happening, a total over many, or a part of another toll."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from spacy.tokens import Doc

from reportedly.claims.how_many import TollMention
from reportedly.claims.people import words_table
from reportedly.records import When

LONG = 3  # days: an interval longer than this speaks of a period


def _table() -> Mapping[str, Any]:
    table: Mapping[str, Any] = words_table()["cumulative"]
    return table


def scope_of_toll(doc: Doc, mention: TollMention, when: When | None) -> tuple[str, str]:
    """The scope, and the words that gave it."""
    if mention.part:
        return "part", ""
    sentence = doc[mention.start].sent
    words = f" {sentence.text.lower()} "
    near = f" {doc[max(sentence.start, mention.start - 4) : min(sentence.end, mention.end + 16)].text.lower()} "
    for word in _table()["words"]:
        if f" {word} " in near:
            return "cumulative", word
    for phrase in _table()["periods"]:
        if f" {phrase}" in words:
            return "cumulative", phrase
    if (
        when is not None
        and when.basis == "text"
        and when.earliest
        and when.latest
        and (when.latest - when.earliest).days > LONG
        and "/" in when.edtf
    ):
        return "cumulative", when.text or ""
    if any(t.lemma_.lower() in _table()["wars"] and t.dep_ in ("nsubj", "pobj") for t in sentence):
        return "cumulative", "war"
    return "incident", ""
