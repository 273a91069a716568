"""On whom others lay a deed, and whose "its troops" are."""

import pytest


def actors_of(claims, kind):
    named = {
        claim.actor.parties[0].id for claim in claims if claim.kind == kind and claim.actor and claim.actor.parties
    }
    return sorted(name for name in named if name)


@pytest.mark.parametrize(
    "laid",
    [
        "Doctors attributed the attack to the Rapid Support Forces.",
        "The shelling was deadly; doctors attribute the shelling to the Rapid Support Forces.",
        "Doctors said the Rapid Support Forces were responsible for it.",
    ],
)
def test_a_deed_is_laid_on_somebody(claims_of, laid):
    claims = claims_of(f"Shells hit a market in Omdurman, Sudan, on Sunday, killing nine people. {laid}")
    assert actors_of(claims, "shelling") == ["rapid-support-forces"]


def test_who_lays_it_on_somebody_is_the_source(claims_of):
    claims = claims_of(
        "Shells hit a market in Omdurman, Sudan. Doctors attributed the attack to the Rapid Support Forces."
    )
    assert {claim.source.text for claim in claims if claim.actor} == {"Doctors"}


def test_whoever_is_responsible_for_something_else_did_nothing(claims_of):
    claims = claims_of(
        "Shells hit a market in Omdurman, Sudan. The army is responsible for all border crossings there."
    )
    assert actors_of(claims, "shelling") == []


@pytest.mark.parametrize(
    ("said", "who"),
    [
        (
            "Russia's defence ministry said that its troops had captured the village of Velyka in Donetsk region.",
            "russia",
        ),
        ("The TNLA said its troops had captured Lashio in Myanmar.", "taang-national-liberation-army"),
        ("The army and its allies captured the town of Saraqib in Syria.", "syria"),
    ],
)
def test_its_troops_are_those_of_whoever_tells_of_them(claims_of, said, who):
    assert actors_of(claims_of(said), "capture") == [who]
