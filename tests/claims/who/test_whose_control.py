"""Who holds a place, told between "under" and "control"; towns that fall, are lost, or nearly."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Saraqib in Syria remains under rebel control but is surrounded by the army.", "rebel"),
        ("The Ukrainian city of Kharkiv is still under Russian control, its governor said.", "Russian"),
    ],
)
def test_who_controls_a_place_is_told_before_the_word(claim_of, text, holder):
    assert claim_of(text, "control").actor.text == holder


def test_a_town_at_the_head_of_a_sentence_falls(claim_of):
    claim = claim_of("Bakhmut fell to Russian forces on 20 May 2021.", "capture")
    assert claim.place.name.startswith("Bakhmut")


def test_forces_lose_a_town_by_its_name(claim_of):
    assert claim_of("Syrian rebels lost Saraqib to the army on Friday.", "withdrawal").place.country == "SY"


def test_a_town_on_the_verge_of_falling_has_not_fallen(claim_of):
    text = "The town of Saraqib in Syria was on the verge of falling to rebels on Monday."
    assert claim_of(text, "capture").status == "possible"


def test_who_holds_a_town_is_told_in_passing(claim_of):
    claim = claim_of("The Syrian army, which still holds Saraqib, brought in food on Tuesday.", "control")
    assert claim.place.name.startswith("Saraqib")
