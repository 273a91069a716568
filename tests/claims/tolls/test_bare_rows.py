"""Bare rows of harms, as bulletins give them, and the sum below a list."""

import pytest


@pytest.mark.parametrize(
    "text",
    ["Artillery shelled Lorn. 5 civilians killed, 20 wounded.", "5 civilians killed; 20 wounded in shelling of Lorn."],
)
def test_the_dead_of_a_row_are_not_hurt(claims_of, text):
    tolls = [(t.effect, t.low) for claim in claims_of(text) for t in claim.tolls]
    assert tolls == [("killed", 5), ("injured", 20)]


def test_a_headed_total_is_no_incident(claims_of):
    claims = claims_of("Drones hit Kherson, killing 9. Total for the day: 16 killed.")
    assert [(t.low, t.scope) for claim in claims for t in claim.tolls] == [(9, "incident"), (16, "cumulative")]


def test_a_count_of_a_charge_counts_nobody(claims_of):
    claims = claims_of("The accused is acquitted of Count 4 of the killings at Lorn.")
    assert not [toll for claim in claims for toll in claim.tolls]
