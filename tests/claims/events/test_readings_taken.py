"""Who or what is taken away, and by whom; who is buried; who is stoned."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Soldiers raided homes in Lorn and took away twelve men.", "detention"),
        ("Gunmen took away twelve men in Lorn.", "abduction"),
        ("Militants carried off 20 girls from a school in Lorn.", "abduction"),
        ("The militia made off with the livestock of the villagers.", "looting_destruction"),
        ("Their houses had been stripped bare.", "looting_destruction"),
        ("Two women were stoned on charges of adultery in Lorn.", "killing"),
        ("Gunmen slit the throats of four shepherds near Lorn.", "killing"),
    ],
)
def test_what_is_taken_and_by_whom_tells_the_kind(claims_of, sentence, kind):
    assert kind in {claim.kind for claim in claims_of(sentence)}


@pytest.mark.parametrize(
    "sentence",
    ["Rescuers took away the bodies of nine people in Lorn.", "A crowd stoned the police in Lorn."],
)
def test_bodies_are_no_captives_and_stones_kill_nobody(claims_of, sentence):
    claims = claims_of(sentence)
    assert not [claim for claim in claims if claim.kind == "abduction"]
    assert not [toll for claim in claims for toll in claim.tolls if "stoned" in sentence]


def test_a_family_under_the_debris_is_harmed_by_the_raid(claims_of):
    (claim,) = claims_of("Jets pounded Lorn, flattening two houses and burying a family of six under the debris.")
    assert claim.kind == "air_strike"
    assert [(toll.effect, toll.low) for toll in claim.tolls] == [("trapped", 6)]
