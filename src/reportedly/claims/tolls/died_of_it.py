"""The hurt of whom the same report tells that they died of it: "two men were shot. Both died"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from reportedly.claims.findings.toll_mentions import TollMention
from reportedly.claims.people.tables import word_set
from reportedly.claims.text.sentences import first_of_sentence
from reportedly.claims.text.triggers import Hit

NEAR = 45  # tokens between the hurt and a pronoun that means them
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def died_of_it(doc: Doc, tolls: Sequence[TollMention], harms: Mapping[int, Hit]) -> list[TollMention]:
    """The tolls; dead are those counted as hurt of whom words of death that count nobody else speak: by a verb joined
    to that of their harm, by their name, or by a pronoun in the same sentence or the next."""
    found = list(tolls)
    counted = {id(toll.hit) for toll in tolls}
    for i, hit in harms.items():
        if hit.trigger.effect != "killed" or hit.trigger.also or id(hit) in counted or hit.form == "noun":
            continue
        verb = doc[i] if hit.form == "verb" else doc[i].head if doc[i].dep_ in ("oprd", "acomp") else doc[i]
        subject = _who_died(verb)
        at = _toll_of(doc, subject, found) if subject is not None and not _is_open(verb) else None
        if at is not None:
            found[at] = replace(found[at], effect="killed", also=())
    return found


def _who_died(verb: Token) -> Token | None:
    """The subject of a death, or that of the verb before to which it is joined: "was shot and was pronounced dead"."""
    passive = any(t.dep_ == "auxpass" for t in verb.children)
    found = verb.pos_ != "VERB" or passive or verb.lemma_ in word_set("harmed", "by_oneself")
    own = next((t for t in verb.children if t.dep_ in SUBJECTS), None)
    if own is not None or not found:
        return own if found else None
    return next((t for t in verb.head.children if t.dep_ in SUBJECTS), None) if verb.dep_ == "conj" else None


def _is_open(verb: Token) -> bool:
    """ "Has not died", "could have died"."""
    return any(t.dep_ == "neg" or t.tag_ == "MD" for t in verb.children)


def _toll_of(doc: Doc, subject: Token, tolls: Sequence[TollMention]) -> int | None:
    """Where the toll stands of those whom the subject means."""
    before = [at for at, toll in enumerate(tolls) if toll.start <= subject.i]
    if not before:
        return None
    at = max(before, key=lambda one: tolls[one].start)
    last = tolls[at]
    if last.effect != "injured" or last.part or last.low is None or last.low != last.high:
        return None
    if last.start <= subject.i < last.end:
        return at
    if subject.text.istitle() and subject.tag_ in ("NNP", "NN") and last.low == 1:
        return at if any(t.text == subject.text for t in doc[last.start : last.end]) else None
    near = subject.i - last.end <= NEAR and first_of_sentence(doc[max(0, first_of_sentence(subject) - 1)]) <= last.start
    return at if near and _may_mean(subject, last.low) else None


def _may_mean(pronoun: Token, number: int) -> bool:
    word = pronoun.lower_
    alone = not any(t.dep_ in ("prep", "conj") for t in pronoun.rights)
    many = (word == "both" and number == 2) or (word in ("they", "all") and number > 1)
    return alone and (many or (number == 1 and word in ("he", "she", "him", "her")))
