"""What was told in error: "stated wrongly that two were killed", "an earlier version of this story said"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from reportedly.claims.findings.happening import Happening
from reportedly.claims.text.clauses import SUBJECTS, is_negated
from reportedly.claims.text.words import whether_list

IN_ERROR = "in error"


def told_in_error(verb: Token) -> str | None:
    """The words that take back what a verb tells; None where none do."""
    if verb.lemma_.lower() not in whether_list("telling_of") or is_negated(verb):
        return None
    wrongly = next((t for t in verb.children if t.lower_ in whether_list("in_error")), None)
    if wrongly is not None and wrongly.dep_ == "advmod":
        return wrongly.text
    if any(t.lower_ == "in" and any(e.lower_ == "error" for e in t.children) for t in verb.children):
        return IN_ERROR
    return next((subject.text for subject in verb.lefts if subject.dep_ in SUBJECTS and _is_old_version(subject)), None)


def harm_in_error(doc: Doc, happening: Happening) -> tuple[str, str] | None:
    """What takes back the harm of a deed that was done: "wrongly reported to have died in the blast"."""
    if not happening.tolls:
        return None
    errors = [_error_of(doc[toll.hit.anchor]) for toll in happening.tolls]
    return ("denied", errors[0]) if errors[0] is not None and None not in errors else None


def _error_of(harm: Token) -> str | None:
    """The words that take back a verb of harm."""
    return told_in_error(harm.head) if harm.dep_ in ("ccomp", "xcomp") else None


def takes_back(words: str) -> bool:
    """Whether words that make a claim a denied one take it back, which only the report itself can do."""
    return words == IN_ERROR or words.lower() in whether_list("in_error") | whether_list("versions")


def _is_old_version(noun: Token) -> bool:
    """ "An earlier version of this story"."""
    if noun.lemma_.lower() not in whether_list("versions"):
        return False
    old = any(t.lower_ in whether_list("earlier_versions") for t in noun.lefts)
    own = (t for of in noun.rights if of.lower_ == "of" for t in of.children if t.dep_ == "pobj")
    return old and any(t.lower_ in ("this", "our", "the") for text in own for t in text.lefts)
