"""People told by what they live by are civilians where they suffer, though a militia is called so, too."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed six herders near Zamfara in Nigeria, police said.",
        "Soldiers shot dead two Fulani herders near Jos in Nigeria.",
        "Bandits abducted nine herdsmen in Borno, Nigeria.",
    ],
)
def test_herders_who_are_killed_are_civilians(claims_of, text):
    (claim,) = claims_of(text)
    assert claim.target.name == "civilians"


def test_herders_who_attack_or_carry_arms_are_the_militia(claims_of):
    (claim,) = claims_of("Armed herders killed nine farmers in Benue state, Nigeria.")
    assert (claim.actor.name, claim.target.name) == ("Fulani militias", "civilians")
