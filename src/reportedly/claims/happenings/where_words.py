"""What a claim says of where it happened without naming a place: "a town", "there", "across the country"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from reportedly.claims.context import Context
from reportedly.claims.findings.found import Found
from reportedly.claims.text.words import place_list, ties

WORD = re.compile(r"[^\W_]+")
BEFORE = 3  # words between an article and its noun, and the article
ANYWHERE = ("throughout", "apart", "summing")


def cues_of(context: Context, item: Found) -> tuple[str, ...]:
    """Names of what such words say in a claim, each once."""
    words = WORD.findall(context.report.text[slice(*item.span)].lower())
    return tuple(dict.fromkeys((*_cues(words), *_article(context.parsed.doc[item.happening.anchor]))))


def _cues(words: Sequence[str]) -> Iterator[str]:
    for at, word in enumerate(words):
        if word in place_list("nouns_for_places"):
            yield from _told_before(words[max(0, at - BEFORE) : at])
        elif word in place_list("there") and not (at + 1 < len(words) and words[at + 1] in place_list("being")):
            yield "there"
    found = set(words)
    for name in ANYWHERE:
        if found & place_list(name):
            yield name


def _told_before(words: Sequence[str]) -> Iterator[str]:
    """Whether an article takes a place up that was told before, or tells a new one."""
    for word in reversed(words):
        if word in place_list("definite"):
            yield "the place"
            return
        if word in place_list("indefinite"):
            yield "a place"
            return


def _article(token: Token) -> Iterator[str]:
    """The same for the happening, where a noun tells it."""
    if token.pos_ == "NOUN":
        lefts = {word.lower_ for word in token.lefts}
        known, new = lefts & ties("definite"), lefts & place_list("indefinite")
        yield "told with an article" if known else "told anew" if new else "told without an article"
