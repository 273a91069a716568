"""Sentences of a parsed document, looked up: spaCy searches the document for the sentence of a token each time."""

from __future__ import annotations

import numpy
from spacy.attrs import SENT_START
from spacy.tokens import Doc, Span, Token


def sentence_starts(doc: Doc) -> list[int]:
    """The first token of each sentence; of a document without tokens 0."""
    return sorted({0, *numpy.flatnonzero(doc.to_array(SENT_START) == 1).tolist()})


def with_known_sentences(doc: Doc) -> Doc:
    """The same document, whose `token.sent` is looked up. Its sentences must not change any more."""
    starts = sentence_starts(doc)
    bounds: list[tuple[int, int]] = []
    for start, end in zip(starts, [*starts[1:], len(doc)], strict=True):
        bounds += [(start, end)] * (end - start)

    def sentence(token: Token) -> Span:
        return Span(token.doc, *bounds[token.i])

    doc.user_token_hooks["sent"] = sentence
    return doc
