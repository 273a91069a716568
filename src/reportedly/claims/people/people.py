"""Which nouns are people, and which group they belong to."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from spacy.tokens import Token

from reportedly.claims.people.numbers import read_number
from reportedly.claims.people.tables import word_set, words_table
from reportedly.claims.text.kept import kept_for_token
from reportedly.claims.text.token_table import token_table, words_in
from reportedly.vocabulary import vocabulary

WIDE = ("people", "civilians")  # groups that others are part of
AGED = frozenset({"old", "olds"})  # the last word of an age that stands for somebody
OF_AGE = 18  # Convention on the Rights of the Child, article 1


@cache
def person_nouns() -> Mapping[str, str]:
    """Lower-case nouns (plurals and singulars, one or two words) to the group that they name."""
    words: dict[str, str] = {}
    for group, nouns in words_table()["people"].items():
        for noun in nouns:
            words[noun] = words[_plural(noun)] = group
    for entry in vocabulary().groups.values():
        words |= dict.fromkeys(entry.words, entry.id)
    return words


@cache
def things() -> frozenset[str]:
    nouns = words_table()["things"]
    return frozenset(nouns) | {_plural(noun) for noun in nouns}


def _plural(noun: str) -> str:
    if noun.endswith("man"):
        return noun[:-2] + "en"
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeiou" else noun + "s"


@cache
def _ends_of_peoples() -> tuple[str, ...]:
    return tuple(words_table()["peoples"]["ends"])


def age_of(token: Token) -> int | None:
    """The age of somebody told by it alone ("a 16-year-old was hurt"); None elsewhere, and where a noun follows."""
    if token.lower_ not in AGED or token.dep_ in ("amod", "acomp") or token.i < 4:
        return None
    number, unit = token.nbor(-4), token.nbor(-2).lower_
    if token.nbor(-1).text != "-" or token.nbor(-3).text != "-" or not unit.startswith(("year", "month")):
        return None
    read = read_number([number.lower_])
    return read[0] if read is not None and unit.startswith("year") else 0 if read is not None else None


@kept_for_token
def group_of(noun: Token) -> str | None:
    """The group that a noun names: with the word before it ("aid workers"), by itself, or "people" for a plural
    nationality; None where it names no people."""
    words, table, at = person_nouns(), token_table(noun.doc), noun.i
    word, part = table.lowers[at], table.parts[at]
    age = age_of(noun) if word in AGED else None
    if age is not None:
        return "children" if age < OF_AGE else "people"
    if part in ("NOUN", "PROPN") and _is_young(noun):
        return "children"
    if at:
        pair = words.get(f"{table.lowers[at - 1]} {word}")
        if pair is not None:
            return pair
    own = words.get(word) or words.get(table.lemmas[at].lower())
    if word == "men" and any(t.dep_ == "poss" and t.lower_ in ("his", "its", "their") for t in noun.lefts):
        return "combatants"  # "the commander and four of his men"
    if word in word_set("members", "aid_roles") and _brings_aid(noun):
        return "aid_workers"
    if own in ("people", "combatants") and word in word_set("members", "words"):
        return _group_of_members(noun)
    if own is not None:
        return own
    if part in ("PROPN", "NOUN", "ADJ") and table.texts[at][:1].isupper() and word.endswith(_ends_of_peoples()):
        return "people"
    return None


def _is_young(noun: Token) -> bool:
    """ "A 9-year-old shepherd"."""
    if "old" not in words_in(noun.doc, noun.left_edge.i, noun.i):
        return False  # as of most, which is told more quickly than what hangs on the noun
    olds = (t for t in noun.lefts if t.lower_ == "old" and t.dep_ == "amod" and t.i > 3)
    for old in olds:
        number, unit = old.nbor(-4), old.nbor(-2).lower_
        read = read_number([number.lower_]) if unit == "year" and old.nbor(-3).text == "-" else None
        if read is not None and read[0] < OF_AGE:
            return True
    return False


def _brings_aid(noun: Token) -> bool:
    """ "A Red Crescent driver", "three employees of the UN": whom they work for tells that they bring aid."""
    bodies = words_table()["members"]["aid_bodies"]
    own = (t for t in noun.lefts if t.dep_ in ("compound", "nmod", "amod", "poss"))
    of = (t for prep in noun.rights if prep.lower_ in ("of", "from") for t in prep.rights)
    return any(t.lower_ in bodies or any(inner.lower_ in bodies for inner in t.lefts) for t in (*own, *of))


def _is_name(token: Token) -> bool:
    return token.pos_ == "PROPN" or (token.text.isupper() and len(token) > 1)


def _group_of_members(noun: Token) -> str:
    """ "Members of the al-Nusra Front" are combatants; members of a family, a council or the staff are people."""
    table = words_table()["members"]
    if noun.lower_ in table["armed"]:
        return "combatants"
    words = {token.lower_ for token in noun.subtree}
    if words & set(table["civil_bodies"]):
        return "people"
    named = any(token.text[:1].isupper() and _is_name(token) for token in noun.subtree if token.i != noun.i)
    return "combatants" if named or words & set(table["armed_bodies"]) else "people"
