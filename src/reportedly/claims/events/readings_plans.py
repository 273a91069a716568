"""Readings of plans and demands: what somebody will do, is due to do, announces or must do."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from reportedly.claims.text.clauses import THINGS
from reportedly.claims.text.triggers import Hit
from reportedly.claims.text.words import whether_list, word_list

IMPERSONAL = frozenset({"it", "that", "this", "which"})


def will(doc: Doc, hit: Hit) -> Hit | None:
    """What a party says that it will do is a plan."""
    verb = doc[hit.anchor].head if doc[hit.anchor].dep_ == "aux" else None
    if verb is None or verb.lemma_.lower() in word_list("no_plans") or verb.dep_ in ("relcl", "advcl"):
        return None
    return own_plan(verb, hit) if doc[hit.anchor].lower_ == "would" else planned(doc, hit)


def own_plan(verb: Token, hit: Hit) -> Hit | None:
    """ "Said it would send experts": what the teller himself will do, and not what would be if."""
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    told = verb.dep_ == "ccomp" and verb.head.lemma_.lower() in whether_list("telling")
    itself = any(t.dep_ == "nsubj" and t.lower_ in word_list("askers") for t in verb.lefts)
    if not (told and itself) or any(t.lower_ in ("have", "if") for t in verb.sent if t.i > verb.head.i):
        return None
    return hit


def planned(doc: Doc, hit: Hit) -> Hit | None:
    """People, states and parties have plans; a talk that will continue has none."""
    token = doc[hit.anchor]
    verb = token.head if token.dep_ == "aux" else token
    subject = next((t for t in verb.lefts if t.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None:
        return hit if verb.dep_ in ("conj", "xcomp") else None
    party = subject.pos_ in ("PROPN", "PRON") or subject.lemma_.lower() in word_list("called_on") | word_list("parties")
    return hit if party and subject.lower_ not in ("it", "that", "which", "this") else None


def was_due(doc: Doc, hit: Hit) -> Hit | None:
    """ "Had been due to travel": what was planned once is no plan."""
    verb = doc[hit.anchor]
    words = [*verb.lefts, *doc[max(hit.start - 2, 0) : hit.end]]
    return None if any(t.lower_ == "had" for t in words) else hit


def must(doc: Doc, hit: Hit) -> Hit | None:
    """What a state, a party or the world must do is a demand; that something "must have been" is a guess."""
    token = doc[hit.anchor]
    verb = token.head if token.dep_ == "aux" else token
    if token.dep_ != "aux" and (hit.end - hit.start == 1 or token.tag_ not in ("VBP", "VBZ")):
        return None
    if any(t.lower_ in ("have", "be", "have", "been") and t.tag_ == "VB" and t.dep_ == "aux" for t in verb.lefts):
        return None
    if any(t.dep_ == "mark" and t.lower_ != "that" for t in verb.lefts) or verb.dep_ in ("relcl", "advcl"):
        return None
    subject = next((t for t in verb.lefts if t.dep_ in ("nsubj", "nsubjpass", "expl")), None)
    if subject is None:
        return None
    called = word_list("called_on") | word_list("parties")
    if token.lower_ == "must" and subject.lower_ not in IMPERSONAL:
        return hit
    return hit if subject.pos_ == "PROPN" or subject.lemma_.lower() in called else None


def announced(doc: Doc, hit: Hit) -> Hit | None:
    """Who announces that something happened only tells it; a thing announced is the claim."""
    token = doc[hit.anchor]
    if token.lemma_.lower() not in word_list("announcing"):
        return hit
    things = [t for t in token.children if t.dep_ in THINGS and t.lower_ != "it"]
    things += [token.head] if token.dep_ == "acl" else []
    if things and all(t.lemma_.lower() in word_list("deeds") for t in things):
        return None  # "announced the liberation of the town": who tells it is its source
    to_do = any(t.dep_ == "xcomp" and t.tag_ != "VBG" for t in token.children)
    return hit if things or to_do or token.dep_ in ("acl", "relcl") else None


def marched(doc: Doc, hit: Hit) -> Hit | None:
    """Who is marched off somewhere protests against nothing."""
    verb = doc[hit.anchor]
    made = any(t.dep_ in ("auxpass", "nsubjpass") for t in verb.children)
    return None if verb.lemma_.lower() == "march" and hit.form == "verb" and made else hit
