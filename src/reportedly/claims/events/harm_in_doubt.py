"""Harm that is only guessed, although the attack is told as a fact: "three may have been killed in the blast"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from reportedly.claims.findings.happening import Happening

GUESSES = ("may", "might", "could")


def harm_in_doubt(doc: Doc, happening: Happening) -> tuple[str, str] | None:
    """Possible, and the word of the guess, where all that a happening counts is only guessed; None where anything is
    told as a fact."""
    words = [guessed(doc[toll.hit.anchor]) for toll in happening.tolls]
    return ("possible", words[0]) if words and words[0] and all(words) else None


def guessed(verb: Token) -> str | None:
    """The helper of "may have been killed"."""
    helpers = {token.lower_: token.text for token in verb.lefts if token.dep_ in ("aux", "auxpass")}
    return next((helpers[word] for word in GUESSES if word in helpers and "have" in helpers), None)
