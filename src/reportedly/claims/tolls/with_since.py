"""Totals that are told with a stretch of their own: "bringing the toll since May to 805"."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from reportedly.claims.findings.toll_mentions import TollMention
from reportedly.claims.people.tables import word_set
from reportedly.claims.text.sentences import end_of_sentence, first_of_sentence
from reportedly.claims.text.token_table import token_table, words_in
from reportedly.claims.tolls.scope import is_moment

BEHIND = 10  # tokens between a total and a "since" that follows it
NAMED = 3  # tokens behind a total in which "the number of dead" may follow it


@dataclass(frozen=True)
class TotalSince:
    """Where its "bringing" and its "since" (or "this year") stand, in tokens."""

    bringing: int
    since: int


def total_since(doc: Doc, mention: TollMention) -> TotalSince | None:
    """The words that give a total its own stretch of days; None where it has none."""
    start, lowers = mention.start, token_table(doc).lowers
    words, nouns = word_set("updates", "bringing"), word_set("tally", "nouns")
    first, end = first_of_sentence(doc[start]), end_of_sentence(doc[start])
    bringing = next((at for at in range(start - 1, first - 1, -1) if lowers[at] in words), None)
    if bringing is None or nouns.isdisjoint(words_in(doc, bringing, min(end, mention.end + NAMED))):
        return None
    for at in range(bringing + 1, min(end, mention.end + BEHIND)):
        this_year = lowers[at] == "this" and lowers[at + 1 : at + 2] == ["year"]
        if this_year or (lowers[at] == "since" and not is_moment(doc, doc[at])):
            return TotalSince(bringing, at)
    return None
