"""Attacks with poison, by what a weapon holds and by what it does to people."""

import pytest

CHEMICAL = "chemical_attack"


@pytest.mark.parametrize(
    "sentence",
    [
        "A helicopter threw canisters suspected of holding chlorine on the town of Karvel on Sunday.",
        "Planes dropped barrels loaded with chlorine on the town of Karvel, killing two children.",
        "Gunmen fired a rocket filled with chemicals on the town of Karvel, killing nine soldiers.",
        "Jets pounded the town of Karvel with munitions that contained a nerve agent.",
        "The army shelled the town of Karvel using toxic gases, the monitor said.",
        "Twelve people were left short of breath after the strike, doctors said.",
        "More than 40 suffocation cases were recorded in Karvel after the raid, activists said.",
        "Tests on soil from the town of Karvel came back positive for sarin, the laboratory said.",
    ],
)
def test_what_a_weapon_holds_and_does_to_people_shows_a_chemical_attack(claim_of, sentence):
    assert claim_of(sentence, CHEMICAL).status == "asserted"


@pytest.mark.parametrize(
    "sentence",
    [
        "Police fired tear gas and several students choked on it in Karvel.",
        "Two firemen suffocated in the smoke of a warehouse in Karvel.",
        "The shell hit a chemical plant in Karvel on Sunday.",
        "Missiles struck a store of chemical weapons in Karvel on Sunday.",
    ],
)
def test_tear_gas_smoke_and_plants_show_none(claims_of, sentence):
    assert [claim for claim in claims_of(sentence) if claim.kind == CHEMICAL] == []


def test_those_who_gasp_for_air_are_counted_as_hurt(tolls_of):
    assert tolls_of("The gas attack on Karvel left 31 people gasping for air.") == [
        ("injured", "people", 31, 31, "incident")
    ]


def test_an_attack_that_another_answers_is_told_for_itself(claims_of):
    text = "Jets struck the airbase of Karvel on Sunday in response to a gas attack in Lorn that killed nine people."
    told = {claim.kind: [toll.low for toll in claim.tolls] for claim in claims_of(text)}
    assert told == {"air_strike": [], CHEMICAL: [9]}
