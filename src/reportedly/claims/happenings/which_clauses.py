"""How two claims of one sentence hang together, and in which tense each is told."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from reportedly.claims.happenings.which_draft import Draft, class_of

CLAUSES = frozenset({"conj", "advcl", "ccomp", "relcl", "acl", "xcomp", "parataxis", "pcomp"})  # ties of a clause
DEEP = 25  # words above one that are followed; damaged text can be parsed into long chains
TO_VERB = 6  # steps from a happening's noun to its verb
GAPS = (3, 7, 14)  # tokens
VERBS = ("VERB", "AUX")
AUXILIARIES = {  # the first that fits decides
    "future": ("will", "would", "shall", "'ll"),
    "pluperfect": ("had",),
    "perfect": ("has", "have"),
    "infinitive": ("to",),
    "past": ("was", "were"),
    "present": ("is", "are"),
}
FORMS = {"VBD": "past", "VBG": "ing", "VBZ": "present", "VBP": "present"}


def above(token: Token) -> tuple[tuple[int, str], ...]:
    """A word and those it hangs on, up to the head of the sentence: position and tie of each."""
    chain = [(token.i, token.dep_)]
    while token.head is not token and token.head.i != token.i and len(chain) < DEEP:
        token = token.head
        chain.append((token.i, token.dep_))
    return tuple(chain)


def tense_of(token: Token) -> str:
    """The tense of the verb that tells a happening, or that its noun hangs on."""
    for _ in range(TO_VERB):
        if token.pos_ in VERBS or token.head.i == token.i:
            break
        token = token.head
    if token.pos_ not in VERBS:
        return "none"
    helpers = {child.lower_ for child in token.children if child.dep_ in ("aux", "auxpass")}
    for tense in ("future", "pluperfect", "perfect", "infinitive"):
        if helpers.intersection(AUXILIARIES[tense]):
            return tense
    if token.tag_ in FORMS and not (token.tag_ != "VBD" and helpers.intersection(AUXILIARIES["past"])):
        return FORMS[token.tag_]
    return next((tense for tense in ("past", "present") if helpers.intersection(AUXILIARIES[tense])), "other")


def tenses(a: Draft, b: Draft) -> Iterator[str]:
    """The tense of the later claim, and how it differs from the earlier one's."""
    yield from _two_tenses(a.tense, b.tense)


@cache
def _two_tenses(one: str, two: str) -> tuple[str, ...]:
    return f"tense:{two}", "tense:same" if one == two else f"tense:{one}, then {two}"


def hanging(a: Draft, b: Draft) -> Iterator[str]:
    """How the later claim's word hangs on the earlier one's, in one sentence."""
    if a.sentence != b.sentence or not (a.above and b.above):
        return
    how, ties = _path(a, b)
    clauses = [tie for tie in ties if tie in CLAUSES]
    by = "same clause" if not clauses else clauses[0] if len(clauses) == 1 else "several clauses"
    yield f"hangs:{how}"
    yield f"hangs:{how}, {by}"
    yield f"{'same' if a.kind == b.kind else 'other'} kind hangs:{how}, {by}"
    yield f"{class_of(a.kind)}-{class_of(b.kind)} hangs:{how}"
    gap = b.above[0][0] - a.above[0][0]
    yield f"gap:{next((end for end in GAPS if gap <= end), 'more')}"


def _path(a: Draft, b: Draft) -> tuple[str, list[str]]:
    """Which of two words stands above the other, and the ties between them."""
    up = {position: n for n, (position, _) in enumerate(a.above)}
    shared = next((n for n, (position, _) in enumerate(b.above) if position in up), None)
    if shared is None:
        return "apart", []
    one, two = a.above[: up[b.above[shared][0]]], b.above[:shared]
    ties = [tie for _, tie in (*one, *two)]
    return "both below" if one and two else "earlier below" if one else "later below", ties
