"""Actor and target: the words that do it and the words that suffer it."""

from datetime import date

import pytest


@pytest.mark.parametrize(
    ("sentence", "kind", "actor", "target"),
    [
        ("Turkish jets bombed a Kurdish convoy near Kobani.", "air_strike", "Turkish", "a Kurdish convoy"),
        ("A Kurdish convoy was bombed by Turkish jets.", "air_strike", "Turkish", "A Kurdish convoy"),
        ("Israeli artillery shelled a farm.", "shelling", "Israeli", "a farm"),
        ("Norway arrested 300 soldiers at the border.", "detention", "Norway", "300 soldiers"),
        ("Masked men abducted a pharmacist.", "abduction", "Masked men", "a pharmacist"),
        ("Boko Haram fighters attacked the village.", "battle", "Boko Haram fighters", "the village"),
        ("An attack by Boko Haram on the village began at noon.", "battle", "Boko Haram", "the village"),
    ],
)
def test_actor_and_target_are_words_of_the_sentence(claim_of, sentence, kind, actor, target):
    claim = claim_of(sentence, kind)
    assert actor in claim.actor.text
    assert target in claim.target.text
    assert sentence[claim.actor.start : claim.actor.end] == claim.actor.text
    assert sentence[claim.target.start : claim.target.end] == claim.target.text


@pytest.mark.parametrize(
    ("sentence", "kind", "name"),
    [
        ("Turkish jets bombed a convoy.", "air_strike", "Turkey"),
        ("Boko Haram fighters attacked the village.", "battle", "Boko Haram"),
        ("Russian and Syrian warplanes bombed Aleppo.", "air_strike", "Russia; Government of Syria"),
    ],
)
def test_a_known_party_is_resolved(claim_of, sentence, kind, name):
    assert claim_of(sentence, kind).actor.name == name


def test_an_actor_of_no_known_party_keeps_its_words_and_stays_unknown(claim_of):
    actor = claim_of("Masked men abducted a pharmacist.", "abduction").actor
    assert (actor.text, actor.name, actor.parties) == ("Masked men", None, ())


@pytest.mark.parametrize(
    "sentence",
    [
        "A pharmacist was abducted.",
        "Shells fell on the bus station.",
        "Medics carried away the remains of three children.",
        "Residents buried 20 dead on Friday.",
    ],
)
def test_nobody_is_blamed_where_the_report_blames_nobody(claims_of, sentence):
    (claim,) = claims_of(sentence)
    assert claim.actor is None


@pytest.mark.parametrize(
    "sentence",
    ["Seven people were killed and 15 others wounded in the blast.", "Two Turkish soldiers died in a car bombing."],
)
def test_the_harmed_are_no_actors(claims_of, sentence):
    assert [claim.actor for claim in claims_of(sentence)] == [None]


def test_a_pronoun_takes_up_the_actor_told_before(claims_of):
    claims = claims_of("Boko Haram fighters attacked the village at dawn. They looted the shops and left.")
    looting = next(claim for claim in claims if claim.kind == "looting_destruction")
    assert looting.actor is not None
    assert looting.actor.name == "Boko Haram"


@pytest.mark.parametrize(
    ("sentence", "kind", "actor"),
    [
        ("Norway said three hours were not enough and asked for a pause of two days.", "demand", "Norway"),
        ("Turkish troops were in control of the town of Lorn.", "control", "Turkish troops"),
        (
            "Activists accused the Turkish air force of dropping a chlorine cylinder.",
            "chemical_attack",
            "the Turkish air force",
        ),
        ("Fighters loyal to Boko Haram seized the town of Lorn.", "capture", "Boko Haram"),
    ],
)
def test_who_acts_is_found_behind_the_words_between(claim_of, sentence, kind, actor):
    assert actor in claim_of(sentence, kind).actor.text


def test_who_only_tells_of_a_deed_did_not_do_it(claim_of):
    claim = claim_of("Human Rights Watch said they had executed 31 unarmed men.", "killing")
    assert claim.actor is None or "Watch" not in claim.actor.text


@pytest.mark.parametrize(
    ("sentence", "kind", "target"),
    [
        ("Norway will rush deliveries of missiles to Kyiv.", "arms_supply", "Ukraine"),
        ("The rebels received truckloads of weapons from Norway.", "arms_supply", "The rebels"),
        ("The army threatened to wipe out both towns.", "threaten", "both towns"),
        ("The council called for Norway to end its raids.", "demand", "Norway"),
        ("Norway called for an end to Turkish shelling of the town.", "demand", "Turkey"),
        ("The army's artillery on Mount Karm shelled Lorn and Selm.", "shelling", "Lorn and Selm"),
        ("The army engaged in heavy clashes with remnants of Boko Haram.", "battle", "Boko Haram"),
    ],
)
def test_whom_it_is_done_to_is_found_further_off(claim_of, sentence, kind, target):
    suffered = claim_of(sentence, kind).target
    assert target in (suffered.name, suffered.text)


def test_nationals_of_a_state_are_not_the_state(claim_of):
    assert claim_of("Shelling killed two Lebanese in Arsal.", "shelling").target.parties == ()


def test_people_whom_a_claim_counts_are_not_changed_for_fighters_named_elsewhere(claims_of):
    first = "The Turkish army shelled Boko Haram positions near Lorn."
    claims = claims_of(f"{first} Two nurses were wounded when a shell hit a ward in Karm.")
    assert claims[-1].target.text == "Two nurses"


def test_a_month_is_nobody(claims_of):
    claims = claims_of("Between May and October, shelling killed 300 people in Aleppo.", published=date(2021, 11, 15))
    assert [claim.actor for claim in claims] == [None]


def test_the_town_that_heads_a_line_is_not_its_state_that_acts(claims_of):
    claims = claims_of("BAGHDAD - Gunmen in police uniforms kidnapped a minister from his home in Baghdad.")
    assert all(claim.actor is None or claim.actor.name != "Government of Iraq" for claim in claims)
