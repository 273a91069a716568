"""Brackets that a stretch of words opens and leaves open."""

from __future__ import annotations

from spacy.tokens import Doc

from reportedly.claims.text.token_table import token_table

PAIRS = {"(": ")", "[": "]"}


def closed(doc: Doc, start: int, end: int) -> int:
    """The end of a stretch of tokens, with the brackets right behind it that close what it opens."""
    texts = token_table(doc).texts
    waited: list[str] = []
    for text in texts[start:end]:
        if text in PAIRS:
            waited.append(PAIRS[text])
        elif waited and text == waited[-1]:
            waited.pop()
    while waited and end < len(texts) and texts[end] == waited.pop():
        end += 1
    return end
