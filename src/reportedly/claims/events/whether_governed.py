"""What the words that govern a verb make of it: "plans to", "failed to", "urged ... to", "denied that"."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.claims.events.refused import nobody
from reportedly.claims.events.whether_error import told_in_error
from reportedly.claims.events.whether_noun import has_no
from reportedly.claims.events.whether_verb import goes_on, of_verb
from reportedly.claims.text.clauses import is_left_open, is_negated
from reportedly.claims.text.words import whether_list

UP = 5  # governing words looked at
GOVERNORS = (("plans", "planned"), ("hopes", "possible"), ("demands", "demanded"), ("denials", "denied"))


def of_governor(verb: Token, deed: bool) -> tuple[str, str] | None:
    """What governing words make of it: "plans to", "failed to", "urged ... to", "is expected to". What is done to do a
    `deed` leaves the deed to come; who goes somewhere to talk or to help does talk or help."""
    token = verb
    if verb.dep_ == "xcomp" and verb.head.lemma_ == "be" and verb.head.tag_ != "VB" and _is_to_do(verb):
        return "planned", verb.head.text  # "are to leave the towns"
    for _ in range(UP):
        if token.dep_ not in ("xcomp", "ccomp", "advcl", "acl", "pcomp", "conj", "prep", "relcl"):
            return None
        head = token.head
        if _is_apart(token, head):
            return None
        infinitive = _is_to_do(token)
        if head.lemma_.lower() in whether_list("denials") and is_left_open(head):
            return None  # "did not deny shelling the town"
        none = nobody(head) if token.dep_ == "xcomp" else None
        if none is not None:
            return "denied", none  # "neither side wants to talk"
        if token.dep_ == "ccomp" and (doubt := _unconfirmed(head)) is not None:
            return "possible", doubt
        if token.dep_ == "conj":
            if goes_on(token, head):
                return of_verb(head)
        elif _is_what_is_told(token) and (error := told_in_error(head)) is not None:
            return "denied", error
        elif _is_denied(token, head.lemma_.lower()) or _is_unseen(token, head):
            return "denied", head.text
        elif _is_a_chance(token, head) or (token.dep_ == "relcl" and _is_for_others(token)):
            return "possible", head.text
        elif infinitive or token.dep_ in ("pcomp", "ccomp"):
            found = _of_head(token, head, infinitive)
            if found is not None:
                return found
            if infinitive and deed and token.dep_ in ("advcl", "acl") and token.tag_ == "VB":
                return "planned", "to"
        elif token.dep_ == "relcl":
            return None
        inner = of_verb(head) if token.dep_ == "xcomp" else None
        if inner is not None:
            return inner
        token = head
    return None


def _is_apart(token: Token, head: Token) -> bool:
    """ "... when the army stormed the town"; "villagers accuse the army of it; the army has dismissed that"."""
    first, last = sorted((token.i, head.i))
    halves = token.dep_ == "ccomp" and any(t.text == ";" for t in token.doc[first:last])
    return halves or (token.dep_ == "advcl" and token.tag_ in ("VBD", "VBZ", "VBP"))


def _unconfirmed(verb: Token) -> str | None:
    """The word of "unconfirmed reports said"."""
    words = (t for subject in verb.lefts if subject.dep_ == "nsubj" for t in subject.lefts)
    return next((t.text for t in words if t.lower_ in whether_list("unconfirmed")), None)


def _is_what_is_told(token: Token) -> bool:
    """ "Said that nine were killed", "were reported to have died", "listed nine as killed"."""
    return token.dep_ in ("ccomp", "xcomp") or (token.dep_ == "prep" and token.lower_ == "as")


def _is_to_do(verb: Token) -> bool:
    return any(t.lower_ == "to" and t.dep_ == "aux" for t in verb.lefts)


def _is_a_chance(token: Token, head: Token) -> bool:
    """ "A suspicion that the rebels did it"."""
    told = token.dep_ == "acl" and any(t.dep_ in ("nsubj", "nsubjpass") for t in token.lefts)
    return told and head.lemma_.lower() in whether_list("chances")


def _is_for_others(verb: Token) -> bool:
    """ "Opened the way for convoys to reach the town": they may reach it."""
    return _is_to_do(verb) and any(t.lower_ == "for" and t.dep_ == "mark" for t in verb.lefts)


def _is_unseen(token: Token, head: Token) -> bool:
    """ "Saw no sign that troops had come"."""
    return token.dep_ in ("acl", "ccomp") and head.lemma_.lower() in whether_list("signs") and has_no(head)


def _of_head(token: Token, head: Token, infinitive: bool) -> tuple[str, str] | None:
    """What the word that a clause hangs on makes of it. Who tries to do something does something."""
    lemma = head.lemma_.lower()
    if head.pos_ == "VERB" and lemma in whether_list("tries"):
        return None
    helped = any(t.dep_ == "aux" and t.tag_ in ("VBP", "VBZ", "VBD") for t in token.lefts)
    if lemma == "insist" and not infinitive and (helped or token.tag_ in ("VBD", "VBZ", "VBN")):
        return None  # "insisted that it strikes only bases"
    asked = any(t.tag_ in ("WP", "WRB", "WDT") for t in token.lefts)  # "it is not known who fired": somebody did
    if not infinitive and lemma in whether_list("checks") and head.i < token.i and is_negated(head) and not asked:
        return "possible", head.text  # "could not confirm that jets had bombed the town"
    if head.tag_ == "VBD" and head.lower_ == "thought":
        return None  # "I thought it was over, and then there was a blast"
    if infinitive and lemma in whether_list("plans") and (has_no(head) or is_negated(head)):
        return ("asserted" if token.lemma_ in whether_list("endings") else "denied"), head.text  # "has no plans to"
    if lemma == "suppose" and token.lemma_ == "be":
        return None  # "is supposed to be part of the truce": what it is
    attempted = head.pos_ == "NOUN" and lemma in whether_list("attempts")
    if attempted and head.head.lemma_.lower() in whether_list("attempting"):
        return None  # "made one more attempt to storm the town": they fought
    for name, status in GOVERNORS:
        if lemma in whether_list(name) and (infinitive or name != "plans"):
            return status, head.text
    return None


def _is_denied(token: Token, lemma: str) -> bool:
    """ "Denied shelling the town", "rejected claims that it had shelled the town"."""
    denials = whether_list("denials") if not is_negated(token.head) else frozenset()
    having = token.tag_ == "VBN" and any(t.lower_ == "having" and t.dep_ == "aux" for t in token.lefts)
    if token.dep_ == "xcomp" and (token.tag_ == "VBG" or having):
        return lemma in denials
    noun = token.head.head if token.dep_ == "pcomp" and token.head.dep_ == "prep" else token.head
    about = (
        token.dep_ in ("acl", "relcl", "pcomp")
        and noun.dep_ in ("dobj", "nsubjpass")
        and noun.lemma_.lower() in whether_list("said")
    )
    return about and noun.head.lemma_.lower() in denials and not is_negated(noun.head)
