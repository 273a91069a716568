"""Both sides between whom ground is divided: "split between the army in the west and rebels in the east"."""

from __future__ import annotations

from spacy.tokens import Doc

from reportedly.claims.parties.phrases import Phrase
from reportedly.claims.text.sentences import sentence_bounds
from reportedly.claims.text.token_table import token_table

REACH = 14  # tokens from "between" to the "and" before the second side
NAMING = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "PRON"})


def sharers(doc: Doc, verb: int) -> tuple[Phrase, ...]:
    """The two noun phrases after the "between" of a verb of dividing; none where there are not two."""
    end = sentence_bounds(doc, verb)[1]
    lowers = token_table(doc).lowers
    start = next((at for at in range(verb + 1, end) if lowers[at] == "between"), None)
    if start is None:
        return ()
    joint = next((at for at in range(start + 1, min(end, start + REACH)) if lowers[at] == "and"), None)
    if joint is None:
        return ()
    sides = tuple(side for at in (start + 1, joint + 1) if (side := _phrase_at(doc, at, end)) is not None)
    return sides if len(sides) == 2 else ()


def _phrase_at(doc: Doc, start: int, end: int) -> Phrase | None:
    """The plain noun phrase that begins at a token, up to the first word that is no part of a name."""
    last = start
    while last < end and (doc[last].pos_ in NAMING or doc[last].text == "-"):
        last += 1
    return Phrase(start, last, last - 1) if last > start and doc[last - 1].pos_ in ("NOUN", "PROPN") else None
