"""What talks, pacts and truces mean where they stand: they are made or held, or something else only rests on them."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from reportedly.claims.text.clauses import THINGS
from reportedly.claims.text.triggers import Hit, trigger_of
from reportedly.claims.text.words import word_list

DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their"})


def talks(doc: Doc, hit: Hit) -> Hit | None:
    """ "In line with the accord", "said after an emergency session", "the summit was the first": the talks are no news.
    A pact for a truce is the truce."""
    noun = doc[hit.anchor]
    if _in_line_with(noun) or _only_when(noun) or _is_described(noun) or _names_truce(noun):
        return None
    return hit


def pact(doc: Doc, hit: Hit) -> Hit | None:
    """Who signs a deal for a truce makes a truce; who meets his own aides holds no talks."""
    verb = doc[hit.anchor]
    if hit.form != "verb":
        return hit
    things = [t for t in verb.children if t.dep_ in THINGS]
    if any(_is_own_staff(t) for t in _met(verb)):
        return None
    truce = any(_names_truce(t) or _is_truce_pact(t) for t in things)
    return replace(hit, trigger=trigger_of("ceasefire.noun")) if truce else hit


def struck_deal(doc: Doc, hit: Hit) -> Hit | None:
    """ "The deal, struck by both presidents": made, and not hit."""
    verb = doc[hit.anchor]
    if verb.lemma_.lower() != "strike" or hit.form != "verb":
        return hit
    things = [t for t in verb.children if t.dep_ in THINGS]
    before = doc[max(verb.i - 2, 0) : verb.i] if verb.tag_ == "VBN" else ()
    things += [t for t in before if t.dep_ != "amod"]
    made = any(t.lemma_.lower() in word_list("pacts") for t in things)
    return replace(hit, trigger=trigger_of("negotiation.verb")) if made else hit


def _in_line_with(noun: Token) -> bool:
    """ "Consistent with the agreement", "in breach of the agreement"."""
    over = noun.head
    along = over.lower_ == "with" and over.head.lemma_.lower() in word_list("in_line")
    against = over.lower_ == "of" and over.head.lemma_.lower() in word_list("in_breach")
    return noun.dep_ == "pobj" and (along or (against and over.head.dep_ == "pobj"))


def _only_when(noun: Token) -> bool:
    """Talks that only tell where or after what somebody said something."""
    over = noun.head
    return (
        noun.dep_ == "pobj"
        and over.lower_ in ("after", "at", "during", "following")
        and over.head.lemma_.lower() in word_list("announcing") | word_list("adding")
    )


def _is_described(noun: Token) -> bool:
    """ "The summit was the first": what talks were, where they are known already."""
    definite = any(t.lower_ in DEFINITE for t in noun.lefts)
    return (
        definite
        and noun.dep_ == "nsubj"
        and noun.head.lemma_ == "be"
        and any(t.dep_ == "attr" for t in noun.head.rights)
    )


def _names_truce(noun: Token) -> bool:
    """ "The cessation of hostilities agreement", "a deal for a truce"."""
    words = word_list("truce")
    if noun.lemma_.lower() not in word_list("pacts"):
        return False
    if any(t.lower_ in words for t in noun.lefts):
        return True
    for prep in noun.rights:
        if prep.lower_ in ("for", "on", "of") and any(t.lower_ in words for t in prep.children if t.dep_ == "pobj"):
            return True
    return False


def _is_truce_pact(noun: Token) -> bool:
    return any(
        t.lemma_.lower() in word_list("truce_pacts") for t in noun.lefts if t.dep_ in ("compound", "amod", "nmod")
    )


def met(doc: Doc, hit: Hit) -> Hit | None:
    """ "Envoys of both sides met in Karm", "the ministers have met since May": those who talk, not "met resistance"."""
    verb = doc[hit.anchor]
    if verb.pos_ != "VERB" or any(t.dep_ in ("dobj", "auxpass", "nsubjpass") for t in verb.children):
        return None
    who = [t for t in verb.lefts if t.dep_ == "nsubj"]
    who = [verb.head] if verb.dep_ == "relcl" and all(t.lower_ in ("who", "which") for t in who) else who
    people = [t for t in who if t.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in t.rights)]
    inside = [t for noun in who for of in noun.rights if of.lower_ == "of" for t in of.rights]
    return hit if any(t.lemma_.lower() in word_list("talkers") for t in (*people, *inside)) else None


def _met(verb: Token) -> list[Token]:
    things = [t for t in verb.children if t.dep_ == "dobj"]
    return things + [t for prep in verb.children if prep.lower_ == "with" for t in prep.children if t.dep_ == "pobj"]


def _is_own_staff(noun: Token) -> bool:
    """ "Met his aides", "discussed it with her cabinet"."""
    return noun.lemma_.lower() in word_list("own_staff") and any(t.dep_ == "poss" for t in noun.lefts)


def known_truce(doc: Doc, hit: Hit) -> Hit | None:
    """A truce that something else only goes by: "a guarantor of the truce", "despite the ceasefire", "in the zone"."""
    noun = doc[hit.anchor]
    if hit.form != "noun" or noun.dep_ != "pobj":
        return hit
    over = noun.head
    if noun.lemma_.lower() == "zone":
        return (
            None if over.lower_ in ("in", "inside", "outside", "within", "of") and over.head.lemma_ != "part" else hit
        )
    if not any(t.lower_ in DEFINITE for t in noun.lefts) or any(t.dep_ in ("acl", "relcl") for t in noun.rights):
        return hit
    if over.lower_ in ("despite", "during", "amid"):
        return None
    return None if over.lower_ == "of" and over.head.lemma_.lower() in word_list("around_truces") else hit


def held_ground(doc: Doc, hit: Hit) -> Hit | None:
    """ "Struck strongholds of the league", "the stronghold came under fire": who holds it is not what is told. It is
    where a stronghold stands with its name, or is said to be one."""
    noun = doc[hit.anchor]
    if noun.lemma_.lower() not in word_list("strongholds"):
        return hit
    if noun.tag_ == "NNS" or noun.dep_ in ("nsubj", "dobj", "nsubjpass"):
        return None
    return hit
