"""Whether a claim's own words tell who acts, who suffers and where, or the report around does."""

import pytest

ATTACK = "Syrian army jets bombed a market in Idlib on Monday, killing nine civilians. "


def last(claims):
    return claims[-1]


def test_who_is_named_in_the_claims_words_is_told_there(claims_of):
    (claim,) = claims_of(ATTACK)
    assert (claim.actor.basis, claim.target.basis, claim.place.basis) == ("text", "text", "text")


def test_the_attacker_of_the_claim_before_is_taken_from_the_report_around(claims_of):
    claim = last(claims_of(ATTACK + "The raid wounded twelve residents."))
    assert claim.actor.name == "Government of Syria"
    assert (claim.actor.basis, claim.target.basis) == ("context", "text")


def test_whom_a_pronoun_stands_for_is_told_by_it(claims_of):
    claim = last(claims_of(ATTACK + "They also shelled a clinic."))
    assert claim.actor.name == "Government of Syria"
    assert claim.actor.basis == "text"


def test_a_subject_that_a_second_verb_shares_is_told_there(claims_of):
    claims = claims_of("Hezbollah fighters shelled a village near Qusayr and then seized two posts of the army.")
    assert {claim.actor.basis for claim in claims if claim.actor} == {"text"}


def test_the_group_that_a_description_goes_back_to_is_told_by_the_description(claims_of):
    claim = last(claims_of("Boko Haram fighters attacked the village. A day later the militants abducted a teacher."))
    assert (claim.actor.name, claim.actor.basis) == ("Boko Haram", "text")


def test_the_speaker_of_a_demand_is_told_by_its_being_said(claims_of):
    claim = last(claims_of('"The siege of Homs must end," a Hezbollah commander said.'))
    assert claim.actor.basis == "text"


def test_whose_jets_they_are_that_only_the_publisher_owns_is_not_told(claims_of):
    (claim,) = claims_of("Six warplanes destroyed a depot near Homs, Syria.", publisher="SANA")
    assert (claim.actor.name, claim.actor.basis) == ("Government of Syria", "context")


def test_who_held_ground_that_an_enemy_took_elsewhere_is_taken_from_there(claims_of):
    claims = claims_of("Hezbollah attacked the Islamic State near Palmyra on Monday. Hezbollah seized two villages.")
    assert (last(claims).target.name, last(claims).target.basis) == ("Islamic State", "context")


def test_a_place_carried_on_is_taken_from_the_text_before(claims_of):
    claim = last(claims_of(ATTACK + "Two more shells killed a boy."))
    assert claim.place.text == "Idlib"
    assert claim.place.basis == "context"


def test_the_town_that_the_words_take_up_is_told_by_them(claims_of):
    claim = last(claims_of("Shells hit Aleppo, Syria, on Monday. Twelve people were killed in the city on Tuesday."))
    assert (claim.place.text, claim.place.basis) == ("Aleppo", "text")


@pytest.mark.parametrize("field", ["actor", "place"])
def test_the_trace_says_in_english_what_was_taken_from_around(claims_of, field):
    claim = last(claims_of(ATTACK + "Twelve residents were wounded in the raid."))
    assert getattr(claim, field).basis == "context"
    (step,) = [step for step in claim.trace if step.field == field]
    assert "taken from the report around, not told here" in step.rule


def test_what_is_taken_from_around_stands_outside_of_the_claims_words(claims_of):
    text = ATTACK + "It also seized a hill. The raid wounded twelve residents. Rebels fled to Hama. Nine died there."
    told = [(claim, one) for claim in claims_of(text) for one in (claim.actor, claim.target, claim.place) if one]
    taken = [(claim, one) for claim, one in told if one.basis == "context"]
    assert taken
    assert not [one.text for claim, one in taken if claim.evidence.start <= one.start < claim.evidence.end]
