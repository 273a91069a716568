"""The verb that a word goes with, and its subject, where lost commas and misread words put them."""

from __future__ import annotations

from itertools import islice

from spacy.tokens import Token

from reportedly.claims.parties.phrases import is_time, listed, who_list
from reportedly.claims.text.kept import kept_for_token
from reportedly.claims.text.words import word_list

CLIMB = 4  # verbs up which a subject is looked for
MOST_CHILDREN = 64  # of a verb: more come only from endless lists, where walking over all takes the square of a text


def governed(token: Token) -> Token:
    """The verb that an auxiliary goes with, where the word for an act is the auxiliary ("will continue")."""
    return token.head if token.dep_ == "aux" and token.head.pos_ in ("VERB", "AUX") else token


def _own_subject(verb: Token) -> Token | None:
    """The subject among a verb's words; in "Karm: police detained 18 men" not the town that the line is about."""
    subjects = [t for t in verb.lefts if t.dep_ in ("nsubj", "csubj")]
    acting = (t for t in subjects if t.nbor().text != ":")
    return next(acting, subjects[0] if subjects else None)


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb: its own, or that of the verb which it is joined to or complements."""
    first = verb
    for _ in range(CLIMB):
        accused = _accused(verb)
        if accused is not None:
            return accused
        addressed = asked(verb)
        if addressed is not None:
            return addressed
        own = _own_subject(verb)
        if own is not None and not (
            verb is not first and _is_only_said(verb, own) and first.lemma_.lower() in word_list("demanding")
        ):
            return own
        passive = next((t for t in verb.lefts if t.dep_ == "nsubjpass"), None)
        if passive is not None:
            return passive if verb is not first and listed(verb, "raising") else None
        if _is_active_participle(verb):  # "rebels launched an offensive", read as "rebels who were launched"
            return verb.head
        if verb.dep_ == "xcomp" and not is_passive(verb.head):  # "helped the army seize", "allowed rebels to enter"
            made = next((t for t in verb.head.rights if t.dep_ == "dobj" and t.i < verb.i), None)
            if made is not None and verb.head.lemma_ in who_list("making_do"):
                return made
        if (
            verb.dep_ in ("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "acomp")
            and verb.head.i != verb.i
            and (verb.head.pos_ in ("VERB", "AUX", "ADP", "SCONJ") or verb.head.dep_ == "acomp")
            and (
                not (verb.dep_ == "ccomp" and verb.head.lemma_ in who_list("telling"))
                or (first.lemma_.lower() in word_list("demanding") and verb is not first)
            )
        ):
            verb = verb.head
        else:
            return None
    return None


def _is_only_said(verb: Token, subject: Token) -> bool:
    """What somebody says of a thing: it demands nothing ("said three hours were not enough and asked for two days")."""
    return verb.dep_ == "ccomp" and (is_time(subject) or subject.ent_type_ in ("DATE", "TIME", "QUANTITY", "PERCENT"))


def _is_active_participle(verb: Token) -> bool:
    """A past tense that the parse takes for a participle of the noun before it, though it has an object of its own."""
    return verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD") and any(t.dep_ in ("dobj", "oprd") for t in verb.rights)


@kept_for_token
def is_passive(verb: Token) -> bool:
    """Whether what a verb tells is done to its subject, or to the noun that it describes."""
    children = list(islice(verb.children, MOST_CHILDREN))
    if any(t.dep_ in ("auxpass", "nsubjpass") and not is_acronym(t) for t in children):
        return True
    objects = any(t.dep_ in ("dobj", "oprd") for t in children)
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod") and not objects


def is_acronym(token: Token) -> bool:
    """ "IS had carried out": a name that the tagger takes for a verb."""
    return token.pos_ == "AUX" and token.text.isupper() and len(token) > 1


def asked(verb: Token) -> Token | None:
    """Who is to do it in "urged the army to leave", "called on rebels to leave", "rebels were told to leave"."""
    asking = verb.head
    if verb.dep_ != "xcomp" or verb.tag_ != "VB" or asking.pos_ != "VERB" or asking.lemma_ not in who_list("asking"):
        return None
    if not any(t.lower_ == "to" and t.dep_ == "aux" for t in verb.lefts):
        return None
    if is_passive(asking):
        return next((t for t in asking.lefts if t.dep_ == "nsubjpass"), None)
    behind = (t for p in asking.rights if p.lower_ in ("on", "upon", "to") for t in p.rights if t.dep_ == "pobj")
    told = (t for t in asking.rights if t.dep_ == "dobj")
    return next((t for t in (*behind, *told) if asking.i < t.i < verb.i), None)


def _accused(verb: Token) -> Token | None:
    """Who is said to have done it in "accused the army of shelling", "blamed rebels for killing"."""
    if verb.dep_ != "pcomp" or verb.head.lower_ not in ("of", "for"):
        return None
    over = verb.head.head
    if over.dep_ == "dobj" and over.head.lemma_ == "accuse":  # where the parse hangs the "of" on the noun
        return over
    if over.pos_ != "VERB":
        return None
    return next((t for t in verb.head.head.children if t.dep_ == "dobj"), None)
