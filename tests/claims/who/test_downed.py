"""Who shot down what flew at him: whose it was suffered it, and two who did so tell of two deeds."""

import pytest


def fights(claims):
    return [claim for claim in claims if claim.kind == "battle"]


@pytest.mark.parametrize(
    ("text", "actor", "target"),
    [
        ("Hezbollah said its fighters shot down an Israeli drone over Tyre.", "Hezbollah", "Israel"),
        ("Moscow said it had downed 24 Ukrainian drones over Bryansk.", "Russia", "Ukraine"),
        ("Syrian air defences intercepted Israeli missiles over Damascus.", "Government of Syria", "Israel"),
    ],
)
def test_whose_drone_was_shot_down_did_not_shoot(claims_of, text, actor, target):
    (claim,) = fights(claims_of(text))
    assert (claim.actor.name, claim.target.name) == (actor, target)


def test_who_fires_missiles_still_does(claims_of):
    claims = claims_of("Israeli drones hit a house in Tyre and killed two men.")
    assert claims[0].actor.name == "Israel"


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine shot down 79 drones overnight. Germany pledged to supply more air defence.",
        "Ukraine shot down 79 of 105 drones at night. In Kyiv the government urged Germany to supply more air defence.",
    ],
)
def test_who_is_asked_for_arms_or_gives_them_is_not_fought(claims_of, text):
    (claim,) = fights(claims_of(text))
    assert claim.target is None or "Germany" not in (claim.target.name or "")


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine said it shot down 79 drones on Tuesday. Russia said it intercepted 24 drones on Tuesday.",
        "Ukraine shot down 79 drones launched by Russia. Moscow said it had downed 24 Ukrainian drones over Bryansk.",
        "Ukraine downed 79 drones. In Moscow, the ministry said its troops downed 24 Ukrainian drones.",
    ],
)
def test_two_sides_that_shot_down_drones_tell_of_two_happenings(claims_of, text):
    first, second = fights(claims_of(text))
    assert first.happening != second.happening


def test_one_side_told_by_two_voices_may_tell_of_one(claims_of):
    first, second = fights(
        claims_of("Ukraine said it shot down 79 drones on Tuesday. The drones were downed over Kyiv, the army said.")
    )
    assert first.happening == second.happening


def test_nobody_is_lent_the_killing_of_his_own_men(claims_of):
    claims = claims_of("Islamic State fighters attacked a base near Palmyra. At least 31 IS fighters died in it.")
    (toll,) = [claim for claim in claims if claim.tolls]
    assert toll.actor is None or toll.actor.name != "Islamic State"
