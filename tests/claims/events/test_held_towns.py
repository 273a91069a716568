"""Who holds a town that is told by its name alone, and what is no ground."""

import pytest


@pytest.mark.parametrize(
    ("told", "holder"),
    [
        ("Government forces still held Homs in Syria on Monday, residents said.", "syria"),
        ("M23 rebels hold Goma in Congo.", "m23"),
    ],
)
def test_a_town_is_held(claim_of, told, holder):
    claim = claim_of(told, "control")
    assert claim.actor.parties[0].id == holder
    assert claim.place.text in ("Homs", "Goma")


@pytest.mark.parametrize(
    "told",
    [
        "The army held Eid prayers in Homs, Syria, on Monday.",
        "The army holds Homs responsible for the raid on Aleppo, Syria.",
        "Government forces held Homs to a draw in Aleppo, Syria.",
        "The army still holds Velkarm, not far from Homs in Syria.",
    ],
)
def test_what_is_no_known_town_is_not(claims_of, told):
    assert "control" not in {claim.kind for claim in claims_of(told)}


def test_who_frees_prisoners_in_numbers_takes_no_ground(claims_of):
    told = "The rebels freed hundreds of prisoners from the central prison of Hama, Syria, on Monday."
    assert "capture" not in {claim.kind for claim in claims_of(told)}


def test_who_seizes_weapons_takes_no_ground(claims_of):
    told = "Fighters attacked a post near Saraqib, Syria, killing four and seizing weapons, the Saraqib council said."
    assert "capture" not in {claim.kind for claim in claims_of(told)}
