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
