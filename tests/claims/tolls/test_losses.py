"""The losses of a party, which count people where a number of them stands behind the word."""

import pytest


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        ("The army put its own losses at 16 soldiers in the battle.", [(16, "combatants")]),
        ("Rebels attacked Karvel on Monday. The army put its losses in that assault at 21.", [(21, "people")]),
        ("The army admitted the loss of three soldiers in Karvel.", [(3, "combatants")]),
        (
            "Since the attack began the losses are 77 army soldiers and 32 of the group.",
            [(77, "combatants"), (32, "people")],
        ),
        ("The loss of two villages in Karvel angered the army.", []),
        ("The loss of three in the battle of Karvel angered the army.", []),
        ("Shop owners in Karvel put their losses from the shelling at 16 million dollars.", []),
    ],
)
def test_losses_count_people_and_nothing_else(claims_of, text, tolls):
    found = [toll for claim in claims_of(text) for toll in claim.tolls]
    assert [(toll.low, toll.group) for toll in found] == tolls
    assert {toll.effect for toll in found} <= {"killed"}
