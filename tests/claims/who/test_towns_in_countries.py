"""The country behind a town's name tells where the town lies: its state neither acts nor suffers by that."""

import pytest


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("bombing", "A blast at a market in Aleppo, Syria, which killed nine people, was condemned by the council."),
        ("air_strike", "The raid on the port of Hodeidah, Yemen, that left five dead was the third this week."),
        ("bombing", "An explosion rocked Kabul, Afghanistan, killing seven."),
        ("air_strike", "A strike hit a school in Kutum, Sudan, which killed nine pupils."),
    ],
)
def test_the_state_that_a_town_lies_in_neither_did_it_nor_suffered_it(claim_of, kind, text):
    claim = claim_of(text, kind)
    named = [party.name for who in (claim.actor, claim.target) if who is not None for party in who.parties]
    assert named == []


def test_a_state_that_strikes_is_named_although_a_town_of_its_own_is_told_elsewhere(claim_of):
    text = "Sudan, which shelled the town of Abyei on Monday, lost nine soldiers in Kutum, Sudan."
    assert claim_of(text, "shelling").actor.name == "Government of Sudan"


def test_capitals_that_stand_for_their_states_are_no_addresses(claim_of):
    claim = claim_of("Moscow, Damascus and Tehran condemned the raid on the camp.", "condemn")
    assert claim.actor.name == "Russia"
