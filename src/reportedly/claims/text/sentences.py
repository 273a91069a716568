"""Sentences of a parsed document, looked up: spaCy searches the document for the sentence of a token each time."""

from __future__ import annotations

import numpy
from spacy.attrs import SENT_START
from spacy.tokens import Doc, Span, Token

KEY, STARTS = "reportedly_sentences", "reportedly_sentence_starts"


def sentence_starts(doc: Doc) -> list[int]:
    """The first token of each sentence; of a document without tokens 0."""
    known: list[int] | None = doc.user_data.get(STARTS)
    if known is None:
        known = sorted({0, *numpy.flatnonzero(doc.to_array(SENT_START) == 1).tolist()})
        doc.user_data[STARTS] = known
    return known


def with_known_sentences(doc: Doc) -> Doc:
    """The same document, whose `token.sent` is looked up. Its sentences must not change any more."""
    doc.user_token_hooks["sent"] = _sentence
    return doc


def sentence_bounds(doc: Doc, at: int) -> tuple[int, int]:
    """The first token of the sentence in which a token stands, and the one behind its last: told much more quickly than
    the sentence."""
    known: list[tuple[int, int]] | None = doc.user_data.get(KEY)
    if known is None:
        starts = sentence_starts(doc)
        known = doc.user_data[KEY] = []
        for start, end in zip(starts, [*starts[1:], len(doc)], strict=True):
            known += [(start, end)] * (end - start)
    return known[at]


def first_of_sentence(token: Token) -> int:
    """The first token of a token's sentence."""
    return sentence_bounds(token.doc, token.i)[0]


def end_of_sentence(token: Token) -> int:
    """The token behind the last of a token's sentence."""
    return sentence_bounds(token.doc, token.i)[1]


def _sentence(token: Token) -> Span:
    return Span(token.doc, *sentence_bounds(token.doc, token.i))
