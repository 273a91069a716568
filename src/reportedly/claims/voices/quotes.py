"""Quoted passages of a text: which tokens stand between quotation marks, over several paragraphs too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from reportedly.claims.text.token_table import token_table

OPENING = frozenset(("“", "„", "«", "``", "`", "‟"))
CLOSING = frozenset(("”", "»"))
NEUTRAL = frozenset(('"', "''", "＂"))
MARKS = OPENING | CLOSING | NEUTRAL
LONGEST = 1_500  # tokens: a quotation that never closes does not swallow the report


@dataclass(frozen=True)
class Quotation:
    """Tokens first..last (both included) of a quoted passage, its marks among them."""

    first: int
    last: int

    def __contains__(self, index: int) -> bool:
        return self.first <= index <= self.last

    def is_sentence(self, doc: Doc) -> bool:
        """Whether it reads as something said in full, and not as a phrase put in quotation marks."""
        inner = [t for t in doc[self.first : self.last + 1] if t.text not in MARKS and not t.is_space]
        return len(inner) >= 4 and (inner[0].text[:1].isupper() or not inner[0].text[:1].isalpha())


def find_quotations(doc: Doc) -> list[Quotation]:
    """Quoted passages in order. A passage ends at its closing mark, or at the end of a paragraph unless the next one
    opens with a mark again, as quotations that run over paragraphs do."""
    found: list[Quotation] = []
    start: int | None = None
    for at, text in enumerate(token_table(doc).texts):
        if text not in MARKS and "\n" not in text:
            continue
        token = doc[at]
        if start is not None and token.is_space and "\n" in token.text and not _goes_on(doc, token.i, start):
            _close(found, start, token.i - 1)
            start = None
        if token.text not in MARKS or _is_doubled(token):
            continue
        if start is None:
            if token.text not in CLOSING and not _is_inches(token) and not _can_only_close(token):
                start = token.i
        elif _opens_again(doc, token.i):
            continue
        elif token.text in CLOSING or token.text in NEUTRAL:
            _close(found, start, token.i)
            start = None
    if start is not None and len(doc) - start < LONGEST:
        _close(found, start, len(doc) - 1)
    return found


def _close(found: list[Quotation], start: int, last: int) -> None:
    if 1 < last - start < LONGEST:
        found.append(Quotation(start, last))


def _is_inches(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).like_num and not token.nbor(-1).whitespace_ and token.text in NEUTRAL


def _is_doubled(token: Token) -> bool:
    """The second of two marks that stand for one, as tables of text write them."""
    return (
        token.text in NEUTRAL and token.i > 0 and token.nbor(-1).text == token.text and not token.nbor(-1).whitespace_
    )


def _can_only_close(token: Token) -> bool:
    """A mark that hangs on the word before it and stands off from the next: one whose partner was lost."""
    return token.i > 0 and not token.nbor(-1).whitespace_ and not token.nbor(-1).is_space and bool(token.whitespace_)


def _opens_again(doc: Doc, index: int) -> bool:
    """A mark at a paragraph's start while a quotation runs opens nothing new: it carries on."""
    return index > 0 and doc[index - 1].is_space and "\n" in doc[index - 1].text


def _goes_on(doc: Doc, newline: int, start: int) -> bool:
    after = newline + 1
    if after >= len(doc) or doc[after].text not in MARKS - CLOSING:
        return False
    return doc[newline - 1].text not in MARKS and newline - start < LONGEST


def by_token(quotations: list[Quotation]) -> Iterator[tuple[int, Quotation]]:
    """Every token index inside a quotation, with that quotation."""
    for quotation in quotations:
        for index in range(quotation.first, quotation.last + 1):
            yield index, quotation
