"""Claims of one sentence that tell one act are one claim."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Air raids that hit a convoy near Lorn killed nine drivers.", ["air_strike"]),
        ("Gunmen shelled the village, firing dozens of rockets at its houses.", ["shelling"]),
        ("The army shelled Karvel on Monday after rebels shelled Lorn on Sunday.", ["shelling", "shelling"]),
        ("The army captured Lorn and rebels captured Karvel.", ["capture", "capture"]),
    ],
)
def test_what_goes_on_with_an_act_is_no_second_claim(claims_of, sentence, kinds):
    assert [claim.kind for claim in claims_of(sentence)] == kinds


def test_two_counts_of_the_dead_are_two_acts(claims_of):
    claims = claims_of("An air strike killed nine people in Lorn and another air strike killed four in Karvel.")
    assert [[toll.low for toll in claim.tolls] for claim in claims] == [[9], [4]]
