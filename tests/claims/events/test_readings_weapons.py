"""A weapon that is used, dropped or fired is an attack; one that is named for something else is not."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("A missile tore into a school in Karvel.", "shelling"),
        ("Tank rounds ripped into the hospital at Lorn.", "shelling"),
        ("The army used ground-to-ground missiles against Lorn.", "shelling"),
        ("The use of cluster bombs in Lorn killed nobody, a monitor said.", "air_strike"),
        ("Bombs fell from the sky on Lorn.", "air_strike"),
        ("Jets unleashed their bombs on a bakery in Lorn.", "air_strike"),
        ("A tractor struck an anti-tank mine near Lorn and its driver died.", "bombing"),
        ("Helicopters dropped sea mines on a market in Lorn.", "air_strike"),
        ("A roadside device tore apart a minibus near Lorn.", "bombing"),
        ("Masked men riddled a car with bullets in Lorn.", "shooting"),
        ("Gunmen raked the checkpoint at Lorn with machine-gun fire.", "shooting"),
        ("Mortar rounds fired from that suburb crashed into Lorn on Sunday.", "shelling"),
        ("Gunmen opened mortar fire on the village of Lorn.", "shelling"),
        ("A helicopter opened fire on motorbikes near Lorn.", "air_strike"),
        ("Fighter jets crossed the border and fired four missiles at a mill near Lorn.", "air_strike"),
        ("Some 900 guerrillas rained gas-cylinder bombs on the barracks of Lorn.", "shelling"),
    ],
)
def test_what_a_weapon_does_tells_the_attack(claims_of, sentence, kind):
    assert kind in {claim.kind for claim in claims_of(sentence)}


@pytest.mark.parametrize(
    "sentence",
    [
        "The treaty on the use of missiles was read out in Lorn.",
        "The report on the budget was riddled with errors.",
        "Car bombs are a hallmark of the group.",
    ],
)
def test_a_weapon_that_is_only_spoken_of_is_no_attack(claims_of, sentence):
    assert not [claim for claim in claims_of(sentence) if claim.kind in ("shelling", "shooting", "bombing")]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Jets razed a block of flats in Lorn on Sunday.", "air_strike"),
        ("Two villages near Lorn were razed by howitzer fire.", "shelling"),
        ("An air raid destroyed a house in Lorn and killed a man.", "air_strike"),
    ],
)
def test_what_a_weapon_destroys_is_told_of_its_attack(claims_of, sentence, kind):
    assert [claim.kind for claim in claims_of(sentence)] == [kind]


def test_rockets_that_were_fired_and_hit_a_town_are_one_attack(claims_of):
    claims = claims_of("Rockets fired from the hills hit the town of Lorn and killed a man.")
    assert [(claim.kind, len(claim.tolls)) for claim in claims] == [("shelling", 1)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Militants fired rockets at a helicopter near Lorn.",
        "Helicopters with troops on board came under fire in Lorn.",
        "The plane was fired on by soldiers in Lorn.",
    ],
)
def test_what_flies_and_is_fired_on_makes_no_air_strike(claims_of, sentence):
    assert [claim for claim in claims_of(sentence) if claim.kind != "air_strike"]


def test_a_mine_where_people_work_is_no_weapon(claims_of):
    kinds = [claim.kind for claim in claims_of("Two guards at the gold mine of Lorn were shot dead.")]
    assert kinds == ["shooting"]
