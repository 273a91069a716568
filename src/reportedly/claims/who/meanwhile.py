"""What is told to go on while a deed is done: who does the one has not done the other by that."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from reportedly.claims.findings.happening import BY_WEAPON, Happening
from reportedly.claims.text.clauses import goes_on_beside

CLIMB = 8  # heads followed upwards


def goes_on_meanwhile(doc: Doc, other: Happening, deed: Happening) -> bool:
    """Whether another happening only goes on while a deed is done: "Rockets hit a school as troops advanced".
    Where the other tells a weapon, too, or the deed tells none, one may be the other: "nine died as jets bombed"."""
    if deed.kind not in BY_WEAPON or other.kind in BY_WEAPON or other.kind == "killing":
        return False
    clause = _clause_of(doc[other.anchor])
    return clause is not None and not clause.is_ancestor(doc[deed.anchor]) and clause.sent == doc[deed.anchor].sent


def _clause_of(token: Token) -> Token | None:
    """The verb of the clause with "as" or "while" that holds a token."""
    for _ in range(CLIMB):
        if goes_on_beside(token):
            return token
        if token.head == token:
            return None
        token = token.head
    return None
