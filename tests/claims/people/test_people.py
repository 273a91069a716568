"""Which nouns are people, and of which group."""

import pytest

from reportedly.claims.people.people import group_of, person_nouns, things
from reportedly.claims.text.parse import parse
from reportedly.vocabulary import vocabulary


def group(text, word):
    return group_of(next(token for token in parse(text).doc if token.text == word))


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Nine villagers were killed.", "villagers", "civilians"),
        ("Nine soldiers were killed.", "soldiers", "combatants"),
        ("Nine aid workers were killed.", "workers", "aid_workers"),
        ("Nine women were killed.", "women", "women"),
        ("Nine Norwegians were killed.", "Norwegians", "people"),
        ("Nine members of the council were killed.", "members", "people"),
        ("Nine members of the Northern League were killed.", "members", "combatants"),
        ("Nine bridges were destroyed.", "bridges", None),
    ],
)
def test_a_noun_names_a_group(text, word, expected):
    assert group(text, word) == expected


def test_every_group_of_a_person_noun_is_in_the_vocabulary():
    assert set(person_nouns().values()) <= set(vocabulary().ids("groups"))


def test_words_for_things_are_lower_case():
    assert all(noun == noun.lower() for noun in things())


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Two facilitators were captured.", "facilitators", "combatants"),
        ("A kidnapper was arrested.", "kidnapper", "suspects"),
        ("Three of his associates were held.", "associates", "people"),
    ],
)
def test_those_whom_raids_look_for_are_people(text, word, expected):
    assert group(text, word) == expected
