"""Harm done to people by a pronoun."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "tolls"),
    [
        ("The group paraded 16 captured soldiers before beheading them.", [("killed", 16)]),
        ("Gunmen seized 12 men and later executed them.", [("abducted", 12), ("killed", 12)]),
        ("The army killed 12 men, and the villagers buried them.", [("killed", 12)]),
        ("Nine rebels met the soldiers and killed them.", []),
    ],
)
def test_them_are_those_counted_before(tolls_of, sentence, tolls):
    assert [(effect, low) for effect, _, low, _, _ in tolls_of(sentence)] == tolls
