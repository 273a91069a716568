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
        "The convention outlaws the production and use of toxic agents.",
        "The resolution bans the use of chemical weapons in Karvel.",
        "The stockpiles of chemical weapons in Karvel were destroyed last year.",
    ],
)
def test_harmless_gas_and_banned_or_stored_weapons_show_none(claims_of, sentence):
    assert [claim for claim in claims_of(sentence) if claim.kind == CHEMICAL] == []


def test_those_who_gasp_for_air_are_counted_as_hurt(tolls_of):
    assert tolls_of("The gas attack on Karvel left 31 people gasping for air.") == [
        ("injured", "people", 31, 31, "incident")
    ]


def test_an_attack_that_another_answers_is_told_for_itself(claims_of):
    text = "Jets struck the airbase of Karvel on Sunday in response to a gas attack in Lorn that killed nine people."
    told = {claim.kind: [toll.low for toll in claim.tolls] for claim in claims_of(text)}
    assert told == {"air_strike": [], CHEMICAL: [9]}


def test_what_a_side_targets_later_is_not_struck_with_the_poison_told_before(claims_of):
    text = "A chlorine attack on Karvel killed six people. Lorn has targeted the ministry since then."
    assert [claim.kind for claim in claims_of(text)].count(CHEMICAL) == 1


def test_those_whom_a_hospital_takes_in_are_counted_as_hurt(tolls_of):
    assert tolls_of("Hospitals in Karvel received 41 people after the raid.") == [
        ("injured", "people", 41, 41, "incident")
    ]
    assert tolls_of("The mayor of Karvel received ten people in his office.") == []
