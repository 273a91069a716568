"""Who shot himself died of it where the report calls that a suicide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from reportedly.claims.findings.toll_mentions import TollMention
from reportedly.claims.people.tables import words_table
from reportedly.claims.text.sentences import first_of_sentence
from reportedly.claims.text.token_table import token_table
from reportedly.claims.tolls.by_name import HIMSELF


def by_own_hand(doc: Doc, tolls: Sequence[TollMention]) -> list[TollMention]:
    """The tolls. "Shot himself" alone leaves open whether he lives; in a report of a "murder-suicide" he does not, nor
    does whom he shot with the same words or in the sentence that calls it so."""
    named, words = words_table()["suicide"]["words"], token_table(doc).lowers
    told = [doc[i] for i, word in enumerate(words) if word in named and _is_told(doc[i])]
    if not told:
        return list(tolls)
    own = [toll for toll in tolls if _is_hit(toll) and _is_of_himself(doc, toll)]
    murders = [token for token in told if _is_murder_too(token)]
    deadly = {id(toll.hit) for toll in own} if murders else set()
    sentences = {first_of_sentence(token) for token in murders}
    return [
        replace(toll, effect="killed", also=())
        if toll in own
        or (_is_hit(toll) and (id(toll.hit) in deadly or first_of_sentence(doc[toll.hit.anchor]) in sentences))
        else toll
        for toll in tolls
    ]


def _is_hit(toll: TollMention) -> bool:
    return toll.effect == "injured" and "killed" in toll.also


def _is_of_himself(doc: Doc, toll: TollMention) -> bool:
    return toll.low == toll.high == 1 and doc[toll.end - 1].lower_ in HIMSELF


def _is_told(suicide: Token) -> bool:
    """ "A murder-suicide", "ruled a suicide"; no "suicide bomber", "suicide hotline", "attempted suicide"."""
    if suicide.dep_ in ("compound", "amod", "nmod") and suicide.head.i > suicide.i:
        return False
    before = suicide.doc[max(0, suicide.i - 3) : suicide.i]
    return not any(token.lower_ in words_table()["suicide"]["not_done"] for token in before)


def _is_murder_too(suicide: Token) -> bool:
    """ "Murder-suicide", "a homicide and suicide"."""
    before = suicide.doc[max(0, suicide.i - 2) : suicide.i]
    return any(token.lower_ in words_table()["suicide"]["murders"] for token in before)
