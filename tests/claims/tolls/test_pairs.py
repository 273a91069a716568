"""Somebody and his own, who are counted as one number."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "tolls"),
    [
        (
            "A raid killed a man and his wife in Karvel.",
            [("people", 2, "incident"), ("men", 1, "part"), ("women", 1, "part")],
        ),
        ("A rocket killed a general and six of his guards in Karvel.", [("combatants", 7, "incident")]),
        ("A raid killed a man and a woman in Karvel.", [("men", 1, "incident"), ("women", 1, "incident")]),
        (
            "Two people died, a woman and her son.",
            [("people", 2, "incident"), ("women", 1, "part"), ("children", 1, "part")],
        ),
    ],
)
def test_one_and_his_own_are_one_number(claims_of, sentence, tolls):
    found = [toll for claim in claims_of(sentence) for toll in claim.tolls]
    assert [(toll.group, toll.low, toll.scope) for toll in found] == tolls
