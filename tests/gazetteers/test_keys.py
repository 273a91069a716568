"""Spellings of one name meet under one key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.gazetteers.keys import MAX_NAME, loose_key, plain_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ALEPPO", "Aleppo"),
        ("Dar‘ā", "Dar'a"),
        ("Deir ez-Zor", "Deir ez Zor"),
        ("St. Petersburg", "Saint Petersburg"),
        ("The Hague", "Hague"),
        ("U.S.", "US"),
        ("Łódź", "Lodz"),
    ],
)
def test_writing_makes_no_difference_to_the_plain_key(one, other):
    assert plain_key(one) == plain_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("al-Qusayr", "Qusayr"),
        ("As-Suwayda", "Suwayda"),
        ("Qamishli", "Kamishli"),
        ("Ghouta", "Gouta"),
        ("Moadamiyah", "Moadamiyeh"),
        ("Latakiya", "Latakieh"),
        ("Khmelnytskyi", "Khmelnytsky"),
        ("Hassakah", "Hasakeh"),
    ],
)
def test_transliterations_meet_under_the_loose_key(one, other):
    assert plain_key(one) != plain_key(other)
    assert loose_key(plain_key(one)) == loose_key(plain_key(other))


@pytest.mark.parametrize(("one", "other"), [("Homs", "Hama"), ("Mosul", "Masyaf"), ("Al Bab", "Bab")])
def test_different_names_keep_different_plain_keys(one, other):
    assert plain_key(one) != plain_key(other)


@given(st.text(max_size=300))
def test_any_text_has_keys_that_are_stable(text):
    key = plain_key(text)
    assert plain_key(key) in (key, plain_key(plain_key(key)))
    assert len(key) <= 20 * MAX_NAME
    assert isinstance(loose_key(key), str)
