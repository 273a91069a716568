"""Who is meant by whom tells it: terrorists of a state's voice, a body that only counts, its own things."""

from datetime import date

import pytest

import reportedly
from reportedly.claims.who.named import Names


@pytest.mark.parametrize("teller", ["Syrian state television", "A military source", "The Syrian government"])
def test_whom_a_state_calls_terrorists_are_the_rebels_that_fight_it(claims_of, teller):
    (claim,) = claims_of(f"{teller} said that terrorists fired rockets at a school in Aleppo, Syria.")
    assert claim.actor.name == "Syrian rebels"


def test_terrorists_of_other_tellers_stay_nobody_known(claims_of):
    (claim,) = claims_of("A shopkeeper said that terrorists fired rockets at a school in Aleppo, Syria.")
    assert claim.actor.text == "terrorists"
    assert claim.actor.parties == ()


def test_a_body_that_counts_the_missing_captures_nothing(claims_of):
    claims = claims_of("The Syrian Network for Human Rights says that 105 people are missing since it captured Raqqa.")
    assert [claim.actor for claim in claims if claim.kind == "capture"] == [None]


def test_its_tanks_are_those_of_who_says_so_behind(claims_of):
    (claim,) = claims_of("A rocket hit two of its tanks, the Turkish army said.")
    assert claim.target.text == "two of its tanks"
    assert claim.target.name == "Turkey"


def test_ground_is_not_taken_from_a_state_of_elsewhere_that_only_bombs(claims_of):
    claims = claims_of("Russian jets bombed the district. Rebels took a village in Aleppo province, Syria, on Sunday.")
    capture = next(claim for claim in claims if claim.kind == "capture")
    assert capture.actor.name == "Syrian rebels"
    assert capture.target is None


@pytest.mark.parametrize(
    "words",
    [
        "Boko Haram claimed responsibility.",
        "The attack was claimed by Boko Haram.",
        "Boko Haram said it was behind it.",
    ],
)
def test_who_owns_up_to_an_attack_did_it(claims_of, words):
    claims = claims_of(f"A suicide bomber killed nine traders at a market in Maiduguri, Nigeria. {words}")
    assert claims[0].actor.name == "Boko Haram"
    assert claims[0].actor.basis == "context"


@pytest.mark.parametrize("words", ["Nobody claimed responsibility.", "Boko Haram has not claimed responsibility."])
def test_who_does_not_own_up_did_nothing(claims_of, words):
    claims = claims_of(f"A suicide bomber killed nine traders at a market in Maiduguri, Nigeria. {words}")
    assert claims[0].actor.text == "A suicide bomber"
    assert claims[0].actor.parties == ()


def test_who_is_told_by_name_did_it_whoever_owns_up(claims_of):
    claims = claims_of("Al-Shabaab fighters shelled Karm in Somalia, killing nine. Boko Haram claimed responsibility.")
    assert claims[0].actor.name == "Al-Shabaab"


def test_soldiers_of_whom_their_state_tells_abroad_are_its_own(claims_of):
    (claim,) = claims_of("The Russian Defence Ministry said two servicemen died in a mortar attack in Homs, Syria.")
    assert claim.target.name == "Russia"


def test_soldiers_of_the_state_that_the_sentence_names_stay_its(claims_of):
    text = "The Russian Defence Ministry said snipers hit government troops in Homs, Syria, killing two servicemen."
    assert claims_of(text)[0].target.name == "Government of Syria"


def test_an_army_told_only_as_the_countrys_may_have_done_what_is_told_beside_it(coder):
    text = "Government troops lost the hill near Homs, Syria. Rebels had held Karm."
    context = coder.as_read(reportedly.report(text, published=date(2016, 5, 3), language="en"))
    told = Names(context).told({"government", "rebel_group"})
    assert [(text[start:end].lower(), party.id) for start, end, party in told] == [
        ("government troops", "syria"),
        ("rebels", "syrian-rebels"),
    ]
