"""Who is told beside a word of harm as the one who did it, or is charged with it, and suffered nothing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Token

from reportedly.claims.people.tables import words_table
from reportedly.claims.text.triggers import Hit

UP = 4  # heads between people and the word that charges them
OBJECTS = frozenset({"dobj", "nsubjpass", "pobj"})


def did_it(people: Token, hit: Hit) -> bool:
    """ "The shooting of a man by a boy": the boy did it. "Murder charges against two men", "charged two men for a
    murder": the men are charged with it."""
    harm = people.doc[hit.anchor]
    if people.dep_ == "pobj" and people.head.lower_ == "by":
        return hit.form == "noun" and harm.i < people.i
    return any(_is_charged(token, people, harm) for token in _row(people))


def _row(people: Token) -> Iterator[Token]:
    """The people and those whom they are joined to: of "a man and two boys" the man."""
    for _ in range(UP):
        yield people
        if people.dep_ != "conj":
            return
        people = people.head


def _is_charged(token: Token, people: Token, harm: Token) -> bool:
    table = words_table()["accused"]
    if token.dep_ == "pobj" and token.head.lower_ == "against":
        charge = token.head.head
        return charge.lemma_.lower() in table["nouns"] and any(t.i == harm.i for t in charge.lefts)
    charged = token.dep_ in OBJECTS and token.head.lemma_.lower() in table["verbs"]
    return charged and harm.i > people.i and token.head in islice(harm.ancestors, UP)
