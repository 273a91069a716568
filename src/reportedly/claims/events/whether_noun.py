"""What the words around a noun make of what it tells: "no clashes", "a possible raid", "talks are set to resume"."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.claims.text.clauses import is_negated
from reportedly.claims.text.words import whether_list

ORDERED = (("arrest", "order"), ("warrant", "issue"))


def of_noun(token: Token) -> tuple[str, str] | None:
    """Words on the noun: "no clashes", "a possible attack", "the planned offensive", "the chance of a truce"."""
    for child in token.lefts:
        if child.lower_ == "no":
            return "denied", "no"
        if child.lower_ in whether_list("possible"):
            return "possible", child.text
        if child.lower_ in whether_list("planned"):
            return "planned", child.text
    return _of_head(token) or _of_noun_over(token)


def _of_head(token: Token) -> tuple[str, str] | None:
    """What the word that a noun hangs on makes of it: "hopes for a truce", "plotted an attack"."""
    if token.dep_ == "nsubjpass" and token.head.lemma_ == "deny" and not is_negated(token.head):
        return "denied", token.head.text  # "the abduction was denied by the rebels"
    if token.dep_ == "pobj" and token.head.lower_ == "for" and token.head.head.lemma_.lower() in whether_list("hoping"):
        return "possible", token.head.head.text
    if token.dep_ == "dobj" and _could_not_check(token.head):
        return "possible", token.head.text
    if token.dep_ == "pobj" and token.head.i > 1 and _is_but_not(token.head):
        return "denied", "not"
    if token.dep_ == "dobj" and token.head.lemma_.lower() in whether_list("plots") and not is_definite(token):
        return "planned", token.head.text
    if (
        token.dep_ == "pobj"
        and token.head.lower_ in ("to", "toward", "towards")
        and token.head.head.lemma_.lower() in whether_list("pointing")
    ):
        return "possible", token.head.head.text  # "the evidence pointed to an attack by the army"
    return None


def _of_noun_over(token: Token) -> tuple[str, str] | None:
    """What another noun makes of it: "no part in the battle", "dismissed reports of a raid", "a chance of talks"."""
    if token.dep_ != "pobj" or token.head.lower_ not in ("of", "for", "in"):
        return None
    over = token.head.head
    if over.lower_ in ("part", "role") and has_no(over):
        return "denied", f"no {over.text}"  # "took no part in the battle"
    if token.head.lower_ == "in":
        return None
    if (
        over.lemma_.lower() in whether_list("said") | whether_list("uses")
        and over.dep_ == "dobj"
        and over.head.lemma_.lower() in whether_list("denials")
    ):
        return "denied", over.head.text  # "dismissed reports of a raid"
    for name, status in (("chances", "possible"), ("preparations", "planned")):
        if over.pos_ == "NOUN" and over.lemma_.lower() in whether_list(name):
            return status, over.text
    return None


def _could_not_check(verb: Token) -> bool:
    """ "Could not confirm the killing of nine"."""
    could = any(t.dep_ == "aux" and t.lower_ in ("could", "can", "ca") for t in verb.lefts)
    return could and verb.lemma_.lower() in whether_list("vouching") and is_negated(verb)


def _is_but_not(preposition: Token) -> bool:
    """ "Agreed to let aid in but not to a truce"."""
    return preposition.nbor(-1).lower_ == "not" and preposition.nbor(-2).lower_ in ("but", "and", "though")


def of_demand(token: Token) -> tuple[str, str] | None:
    """ "Urged a ceasefire", "calls for a withdrawal", "ordered the arrest of nine", "issued warrants"."""
    if (token.lemma_.lower(), token.head.lemma_.lower()) in ORDERED and token.dep_ in ("dobj", "nsubjpass"):
        return "demanded", token.head.text
    over = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "for" else token.head
    if token.dep_ in ("dobj", "pobj") and over.lemma_.lower() in whether_list("demands"):
        return "demanded", over.text
    return None


def looked_into(verb: Token) -> tuple[str, str] | None:
    """ "Reports that civilians died are under investigation", "are being investigated"."""
    noun, over = verb.head, verb.head.head
    told = verb.dep_ in ("acl", "ccomp", "relcl") and noun.lemma_.lower() in whether_list("said")
    if not told or noun.dep_ not in ("nsubj", "nsubjpass"):
        return None
    under = (t for prep in over.rights if prep.lower_ == "under" for t in prep.rights)
    if any(t.lower_ in whether_list("inquiries") for t in under):
        return "possible", "under"
    checked = noun.dep_ == "nsubjpass" and over.lemma_.lower() in whether_list("inquiring")
    return ("possible", over.text) if checked else None


def of_due(noun: Token) -> tuple[str, str] | None:
    """ "Talks are set to resume", "an evacuation was scheduled to begin"."""
    verb = noun.head
    if noun.dep_ not in ("nsubj", "nsubjpass") or verb.pos_ not in ("VERB", "AUX", "ADJ"):
        return None
    due = next((t for t in (verb, *verb.rights) if t.lower_ in whether_list("due") and t.tag_ != "VBD"), None)
    goals = [t for word in (verb, due) if word for t in word.rights if t.dep_ == "xcomp" and t.tag_ == "VB"]
    if due is None or not goals or all(t.lemma_.lower() in whether_list("effects") for t in goals):
        return None  # "the capture is expected to help them" expects no capture
    return None if any(t.dep_ == "neg" for t in verb.lefts) else ("planned", due.text)


def count_may_rise(noun: Token) -> tuple[str, str] | None:
    """ "The toll is expected to rise", "more dead are feared under the rubble": who may have died beside those told."""
    verb = noun.head
    if noun.dep_ not in ("nsubj", "nsubjpass") or verb.pos_ not in ("VERB", "AUX"):
        return None
    guesses = [verb, *(t for t in verb.rights if t.dep_ == "acomp")]
    guess = next((t for t in guesses if t.lemma_.lower() in whether_list("hopes")), None)
    if guess is None or (guess.tag_ == "VBD" and noun.dep_ == "nsubj"):
        return None
    rises = any(t.dep_ == "xcomp" and t.lemma_.lower() in whether_list("rises") for t in guess.rights)
    return ("possible", guess.text) if rises or guess.lemma_.lower() == "fear" else None


def is_definite(noun: Token) -> bool:
    return any(t.dep_ == "poss" or t.lower_ in ("the", "this", "that", "these", "those") for t in noun.lefts)


def has_no(noun: Token) -> bool:
    return any(t.lower_ in ("no", "not") for t in noun.lefts)
