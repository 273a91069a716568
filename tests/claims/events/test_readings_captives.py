"""Who is taken, held, besieged or buried."""

import pytest


@pytest.mark.parametrize(
    "sentence", ["Ten people were buried on Monday.", "He said he had buried two of his cousins after the raid."]
)
def test_who_lies_in_a_grave_is_not_trapped(claims_of, sentence):
    assert not [toll for claim in claims_of(sentence) for toll in claim.tolls if toll.effect == "trapped"]


@pytest.mark.parametrize(
    "sentence",
    ["Two women were buried under the house.", "The blast buried two men.", "Three people were still buried there."],
)
def test_who_lies_under_a_house_is_trapped(claims_of, sentence):
    assert [toll.effect for claim in claims_of(sentence) for toll in claim.tolls] == ["trapped"]


@pytest.mark.parametrize(
    ("sentence", "low"),
    [
        ("The fighting left 30 assailants dead and five captured.", 5),
        ("The rebels retook the camp and captured 14 of the general's men.", 14),
    ],
)
def test_fighters_told_by_a_number_are_held(claims_of, sentence, low):
    held = [toll for claim in claims_of(sentence) for toll in claim.tolls if toll.effect == "detained"]
    assert [toll.low for toll in held] == [low]


def test_who_is_stuck_in_a_house_that_fell_is_besieged_by_nobody(claims_of):
    found = claims_of("A house in Lorn was levelled with a family stuck inside.")
    assert "trapped" in [toll.effect for claim in found for toll in claim.tolls]
    assert "siege" not in [claim.kind for claim in found]
