"""Nouns that only take up a happening told elsewhere: "after the attack", "the victims of the raid"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from reportedly.claims.findings.happening import ATTACKS, Happening
from reportedly.claims.text.clauses import owning_verb, stands_behind
from reportedly.claims.text.words import word_list

DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "all", "its", "their", "any"})


PLAIN = ("pobj", "poss", "dobj", "compound", "nmod", "conj", "appos")


def is_reference(doc: Doc, happening: Happening) -> bool:
    """A noun that only takes up a happening told elsewhere: "after the attack", "this massacre", "reports of clashes"
    in a clause about something else. It has neither number nor verb of its own."""
    hit, token = happening.main, doc[happening.anchor]
    if hit.form != "noun" or happening.tolls or happening.kind not in (*ATTACKS, "negotiation"):
        return False
    if _is_halted(token) or _is_habit(token) or _is_backing(token):
        return True
    if len(happening.hits) > 2 or owning_verb(token) is not None or stands_behind(token):
        return False
    if not happening.known and len(happening.hits) == 1 and (_is_beside_the_point(token) or _is_judged(token)):
        return True
    if token.dep_ not in PLAIN or token.head.lemma_ in word_list("carriers"):
        return False
    if any(h.form == "verb" for h in happening.hits if h.trigger.kind != "accuse"):
        return False
    head = token.head
    if (token.dep_ == "pobj" and head.lower_ in ("in", "from") and head.head.pos_ == "VERB") or (
        token.dep_ == "dobj" and head.lemma_.lower() in word_list("plotting")
    ):
        return False  # "suffered losses in the raids", "planned the attacks": something is told of it
    placed = any(t.dep_ == "prep" and any(n.pos_ == "PROPN" for n in t.subtree) for t in token.rights)
    named = any(t.pos_ == "PROPN" or t.lower_ in word_list("naming_sides") for t in token.lefts)
    return _is_definite(token) and not placed and not named


def _is_halted(token: Token) -> bool:
    """Attacks of which an end is announced or agreed: "declared a halt to attacks on the road" is told as the halt."""
    if token.dep_ != "pobj" or token.head.lower_ not in ("to", "of", "in"):
        return False
    verb = token.head.head if token.head.head.pos_ == "VERB" else token.head.head.head
    if verb.lower_ == "to":  # "agreed to a halt in"
        verb = verb.head
    ends = [token.head.head, *(t for t in verb.rights if t.dep_ == "dobj")]
    made = verb.lemma_.lower() in word_list("announcing") | {"accept", "agree", "order"}
    return made and any(t.lemma_.lower() in word_list("halts") for t in ends)


def _is_habit(token: Token) -> bool:
    """What attacks of a sort are for somebody: "car bombs are a hallmark of the group", "ambushes are common"."""
    if token.dep_ != "nsubj" or token.head.lemma_ not in ("be", "remain", "become") or _is_definite(token):
        return False
    told = [t for t in token.head.rights if t.dep_ in ("attr", "acomp")]
    return token.tag_ == "NNS" and any(t.lemma_.lower() in word_list("habits") for t in told)


def _is_backing(token: Token) -> bool:
    """Attacks by which a force is only said to be helped: "fighters backed by air strikes took the town"."""
    preposition = token.head
    verb = preposition.head
    helped = (
        verb.dep_ in ("acl", "amod", "advcl") and verb.tag_ == "VBN" and verb.lemma_.lower() in word_list("backing")
    )
    return token.dep_ == "pobj" and preposition.lower_ in ("by", "with") and helped


def _is_definite(token: Token) -> bool:
    return any(t.lower_ in DEFINITE for t in token.lefts)


def _is_beside_the_point(token: Token) -> bool:
    """A general word for an attack that only tells when, where or over what something else was: "after the Lorn
    attack", "the victims of terrorist attacks"."""
    preposition = token.head
    if token.dep_ != "pobj" or any(t.dep_ == "poss" for t in token.lefts):
        return False
    if preposition.lower_ in word_list("beside_attacks") and preposition.head.pos_ != "NOUN":
        return True
    return preposition.head.lemma_.lower() in word_list("left_by_attacks")


def _is_judged(token: Token) -> bool:
    """What an attack shows or means: "the attack shows", "the raids come a day after"."""
    return token.dep_ == "nsubj" and _is_definite(token) and token.head.lemma_.lower() in word_list("meaning")
