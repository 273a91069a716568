"""A share of the dead counts nobody."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "An air strike in Lorn killed 30 people; two thirds of the dead were women.",
        "Shelling killed 30 people in Karm, half of them children.",
        "Shelling killed 30 people in Karm. One in three of the dead was a child.",
        "Shelling killed 30 people. Two out of five were children.",
        "Shelling killed 30 people in Karm, three-fifths of them soldiers.",
    ],
)
def test_a_share_of_the_dead_is_no_number_of_people(claims_of, text):
    assert [(t.effect, t.low) for claim in claims_of(text) for t in claim.tolls] == [("killed", 30)]


@pytest.mark.parametrize(
    ("text", "low"),
    [("Soldiers killed two in three raids.", 2), ("A third man was killed in Lorn.", 1)],
)
def test_other_numbers_still_count_people(claims_of, text, low):
    assert [t.low for claim in claims_of(text) for t in claim.tolls] == [low]
