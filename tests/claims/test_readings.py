"""A word means what it means where it stands."""

import pytest

MEANT = [
    ("chemical_attack", "Chlorine gas was dropped on the village of Lorn on Sunday."),
    ("shelling", "Dozens of rockets were fired at the bus station in Karvel."),
    ("looting_destruction", "The explosions caused heavy damage to houses in Karvel."),
    ("looting_destruction", "A hospital and two schools were destroyed in Karvel on Sunday."),
    ("looting_destruction", "The report describes the destruction of the museum in Karvel."),
    ("control", "The government holds the west of Karvel."),
    ("control", "The Lorn Front-held town of Bessar was quiet on Sunday."),
    ("control", "Dresna has been in rebel hands for a year."),
    ("demand", "The council must take steps to protect civilians in Karvel."),
    ("battle", "Soldiers advanced against the militants in Karvel."),
    ("battle", "The rebels are fighting to capture the airport of Karvel."),
    ("displacement", "The offensive has displaced 4,000 people in the valley."),
    ("ceasefire_violation", "The monitors counted 12 violations of the truce near Lorn."),
    ("abduction", "The militia captured nine civilians at a checkpoint."),
]
NOT_MEANT = [
    ("arms_supply", "The army destroyed three vehicles equipped with machineguns."),
    ("shooting", "The army destroyed three machinegun-equipped vehicles in Karvel."),
    ("chemical_attack", "An air strike hit a store of chemical weapons near Karvel."),
    ("killing", "The army executed attacks on the hill near Karvel."),
    ("battle", "The offensive has displaced 4,000 people in the valley."),
    ("ceasefire", "Rebels violated the ceasefire near Lorn within hours."),
    ("demand", "The gunman must have been waiting in the yard for hours."),
    ("control", "Farmers in rebel-held areas sold their wheat, the agency said."),
    ("control", "Envoys of the two sides held a meeting in the town."),
    ("capture", "The rebels are fighting to capture the airport of Karvel."),
    ("abduction", "The army drove the militants from the town of Karvel."),
    ("shelling", "The army seized 40 rockets and two mortars in a house."),
]


@pytest.mark.parametrize(("kind", "sentence"), MEANT)
def test_words_that_mean_it_here(claims_of, kind, sentence):
    assert kind in {claim.kind for claim in claims_of(sentence)}


@pytest.mark.parametrize(("kind", "sentence"), NOT_MEANT)
def test_words_that_mean_something_else_here(claims_of, kind, sentence):
    assert kind not in {claim.kind for claim in claims_of(sentence)}


def test_kinds_told_in_one_row_are_two_claims(claims_of):
    assert {"air_strike", "battle"} <= {
        c.kind for c in claims_of("Air strikes and clashes went on in Karvel on Sunday.")
    }


def test_one_count_of_dead_is_one_claim(claims_of):
    claims = claims_of("At least nine people were killed in artillery fire and air strikes on Karvel.")
    assert len([claim for claim in claims if claim.tolls]) == len(claims) == 1


def test_damage_done_by_an_attack_that_killed_belongs_to_it(claims_of):
    claims = claims_of("Mortar shells hit a street in Karvel, killing two men and causing damage to houses.")
    assert [claim.kind for claim in claims] == ["shelling"]


def test_the_dead_of_a_whole_war_are_not_those_of_the_last_air_strike(claims_of):
    claims = claims_of(
        "An air strike hit a bakery in Karvel on Sunday. More than 90,000 people have been killed since the war began."
    )
    assert {claim.kind for claim in claims if claim.tolls} == {"killing"}
