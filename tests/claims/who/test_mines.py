"""Who comes upon a mine suffers it."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "A Nigerien army vehicle hit a mine near Torodi on Monday.",
        "A convoy of the Nigerien army ran over a mine near Torodi on Monday.",
    ],
)
def test_whose_vehicle_it_is_laid_no_mine(claims_of, text):
    (claim,) = claims_of(text)
    assert (claim.actor, claim.target.name) == (None, "Government of Niger")


def test_who_hits_a_post_with_bombs_did_it(claims_of):
    (claim,) = claims_of("Taliban fighters hit an army post in Kunduz with bombs, killing two soldiers.")
    assert claim.actor.name == "Taliban"
