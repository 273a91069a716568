"""The pronoun that stands where the words of a happening would name who acts: "it began an air campaign"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from reportedly.claims.findings.happening import Happening
from reportedly.claims.parties.phrases import listed
from reportedly.claims.parties.subjects import governed, is_passive, subject_of

OWNERS = {"our": "we", "its": "it", "their": "they", "his": "he", "her": "she"}
PERSONAL = frozenset({"it", "they", "he", "she", "we", "i"})  # pronouns that go back to who was named before


def acting_pronoun(doc: Doc, happening: Happening) -> str | None:
    """The pronoun that stands where the actor would: "it", "they", "he", "we"; None where there is none."""
    token = acting_pronoun_token(doc, happening)
    return OWNERS.get(token.lower_, token.lower_) if token is not None else None


def acting_pronoun_token(doc: Doc, happening: Happening) -> Token | None:
    """The token of `acting_pronoun`."""
    for hit in happening.ordered():
        token = governed(doc[hit.anchor])
        if token.i != hit.anchor and happening.kind == "demand":
            continue  # "they must leave": of whom it is demanded
        subject = subject_of(token) if token.pos_ == "VERB" and not is_passive(token) else None
        if subject is None and hit.form != "verb":
            subject = _carried_by(token)
            if subject is not None and subject.lower_ not in PERSONAL:
                continue
        if subject is not None and subject.lower_ in PERSONAL:
            return subject
        if subject is not None and hit.form == "verb" and (listed(subject, "forces") or listed(subject, "military")):
            owner = next((t for t in subject.lefts if t.dep_ == "poss" and t.lower_ in OWNERS), None)
            if owner is not None:  # "its guns were firing"
                return owner
        if hit.form != "verb" and hit.role != "harm" and not listed(token, "done_to"):
            owner = next((t for t in token.lefts if t.dep_ == "poss" and t.lower_ in OWNERS), None)
            if owner is not None:
                return owner
    return None


def _carried_by(noun: Token) -> Token | None:
    """The subject of the light verb whose object an act is: "it" in "it began an air campaign"."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.pos_ != "VERB" or is_passive(verb) or listed(verb, "regarding"):
        return None
    return subject_of(verb)
