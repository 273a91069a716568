"""What is only looked back on: the deed of a trial, of an anniversary, of a memorial. The day on which it is marked, or
somebody is sentenced for it, is not its own; nor is the day of who speaks of what already has a name."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.claims.text.words import whether_list

CLIMB = 10  # heads followed upwards
UNDER = frozenset(  # parts through which a deed belongs to the word above it
    {"acl", "amod", "appos", "compound", "dobj", "nmod", "pcomp", "pobj", "poss", "prep", "relcl"}
)
BESIDE = frozenset(
    {"advcl", "conj", "nsubjpass"}
)  # parts that go on with the word above, but are not looked back on by it
APART = frozenset({"by", "with", "before", "after", "while"})  # "marked the day by shelling the town"

ABOUT = frozenset({"about", "after", "for", "of", "on", "over", "since"})  # "blamed them for the Kell Massacre"


def looks_back(deed: Token) -> Token | None:
    """The word that looks back on the deed a token tells, None where nothing does: "marked the anniversary of the
    raid", "was sentenced over the raid that killed nine"."""
    token = deed
    if deed.dep_ == "pobj" and deed.head.lower_ in ABOUT and _is_name(deed):
        return deed
    for _ in range(CLIMB):
        if token.dep_ not in UNDER | BESIDE or token.lower_ in APART:
            return None
        above = token.head
        if token.dep_ in UNDER and (_is_looking_back(above) or _is_name(above)):
            return above
        token = above
    return None


def _is_looking_back(word: Token) -> bool:
    name = "looking_back_verbs" if word.pos_ in ("VERB", "AUX") else "looking_back"
    return word.lemma_.lower() in whether_list(name)


def _is_name(noun: Token) -> bool:
    """ "The Kell Massacre that claimed 300 lives": what has a name is known for long."""
    if noun.lemma_.lower() not in whether_list("named_events") or not noun.text.istitle() or noun.head.text.istitle():
        return False
    return any(t.text == "the" for t in noun.lefts) and any(
        t.dep_ == "compound" and t.text[0].isupper() for t in noun.lefts
    )
