"""Totals of what lasts or goes on, told without a period: a siege, a war, refugees who are hosted, a month's dead."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Span, Token

from reportedly.claims.findings.toll_mentions import TollMention
from reportedly.claims.people.tables import word_set
from reportedly.claims.text.clauses import UP, verb_over
from reportedly.claims.text.token_table import token_table
from reportedly.claims.text.words import word_list
from reportedly.records import When

MANY = 2000  # dead whom no single deed killed, where none is named
MANY_A_MONTH = 20  # harmed in a month, more than one deed mostly harms
EXACT = ("day", "days")  # how exactly a time must be known to be that of one deed


def of_what_lasts(mention: TollMention, window: Span, when: When | None) -> str | None:
    """The words that say so around a toll; None where none do."""
    return next(_signs(mention, window, when), None)


def _signs(mention: TollMention, window: Span, when: When | None) -> Iterator[str]:
    verb = verb_over(window.doc[mention.hit.anchor])
    if _is_perfect(verb):
        yield from _lasting(verb, window)
        if when is not None and when.basis == "text" and when.text and when.text.lower().startswith("this "):
            yield when.text  # "have killed 20 this month"
    yield from _seen_by_a_month(window.doc[mention.hit.anchor])
    if _is_of_a_month(mention, window, when) and when is not None:
        yield when.text or ""
    words = set(token_table(window.doc).lowers[window.start : window.end])
    if mention.effect == "displaced":
        yield from sorted(words & word_set("cumulative", "hosting"))
    dated = when is not None and when.basis == "text" and when.precision in EXACT
    if (
        mention.effect == "killed"
        and (mention.low or 0) >= MANY
        and not dated
        and words.isdisjoint(word_set("cumulative", "blows"))
    ):
        yield str(mention.low)


def _is_of_a_month(mention: TollMention, window: Span, when: When | None) -> bool:
    """ "60 people were killed in Lorn in April", "fighting killed 112 in April", by no one deed and nobody."""
    if when is None or when.basis != "text" or when.precision != "month" or (mention.low or 0) < MANY_A_MONTH:
        return False
    lemmas = {lemma.lower() for lemma in token_table(window.doc).lemmas[window.start : window.end]}
    if lemmas & (word_set("cumulative", "blows") | word_set("cumulative", "deeds") | {"when"}):
        return False
    verb = verb_over(window.doc[mention.hit.anchor])
    suffered = any(t.dep_ == "auxpass" for t in verb.lefts) and not any(t.dep_ == "agent" for t in verb.rights)
    subject = next((t for t in verb.lefts if t.dep_ == "nsubj"), None)
    goes_on = subject is not None and subject.lower_ in word_set("cumulative", "lasting")
    recorded = verb.lemma_ in word_set("cumulative", "recording")
    return goes_on or suffered or recorded or verb.lemma_ == "die"


def _is_perfect(verb: Token) -> bool:
    return any(token.lower_ in ("has", "have") and token.dep_ in ("aux", "auxpass") for token in verb.lefts)


def _lasting(verb: Token, window: Span) -> Iterator[str]:
    """ "The siege has killed 60", "has lost 370 men in the battle for Karm"."""
    doc, lemmas = window.doc, token_table(window.doc).lemmas
    lasting = (
        doc[at] for at in range(window.start, window.end) if lemmas[at].lower() in word_set("cumulative", "lasting")
    )
    for token in lasting:
        acts = token.dep_ == "nsubj" and token.head.i == verb.i
        if acts or (token.dep_ == "pobj" and token.head.lower_ in ("in", "during")):
            yield token.text


def _seen_by_a_month(harm: Token) -> Iterator[str]:
    """ "November saw 84 people killed"."""
    for verb in (harm, *islice(harm.ancestors, UP)):
        if verb.lemma_ == "see" and any(t.dep_ == "nsubj" and _is_month(t) for t in verb.lefts):
            yield verb.text


def _is_month(token: Token) -> bool:
    return token.text in word_list("months") and token.pos_ == "PROPN"
