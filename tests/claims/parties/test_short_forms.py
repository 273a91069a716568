"""Short forms that a report uses for a party which it names in full, or which publishes it."""

import pytest

from reportedly.claims.parties.parties import default_party_book
from reportedly.claims.parties.short_forms import ShortForms

TEXT = "The Syrian National Coalition met in Karvel. Later the Coalition spoke of nine dead."


def in_full(words, text=TEXT, publisher=None):
    return ShortForms(default_party_book(), text, publisher).in_full(words)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the Coalition", "the Syrian National Coalition"),
        ("president of the Coalition Anna Berg", "president of the Syrian National Coalition Anna Berg"),
        ("Coalition", "Syrian National Coalition"),
        ("the opposition Coalition", "the opposition Syrian National Coalition"),
    ],
)
def test_the_last_word_of_a_name_stands_for_it(words, expected):
    assert in_full(words) == expected


@pytest.mark.parametrize(
    "words", ["the coalition", "the US-led Coalition", "the Coalition of the Willing", "the Council"]
)
def test_other_words_stay_as_they_are(words):
    assert in_full(words) == words


def test_the_publishers_own_name_comes_first():
    assert in_full("the Coalition", publisher="Karvel Coalition") == "the Karvel Coalition"
