"""Who is said to be behind an act, and who fights it off."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "kind", "actor"),
    [
        ("Eric Olsen has been charged in the car bombing that killed nine people.", "bombing", "Eric Olsen"),
        ("Prosecutors named Eric Olsen as a suspect in the car bombing that killed nine people.", "bombing", "Olsen"),
        ("Eric Olsen is a suspect in the car bombing that killed nine people.", "bombing", "Olsen"),
        (
            "Eric Olsen, sought by the police as a suspect in the car bombing that killed nine people, is abroad.",
            "bombing",
            "Olsen",
        ),
        ("Hezbollah claimed responsibility for the car bombing that killed nine people.", "bombing", "Hezbollah"),
        ("The ministry blamed Hezbollah for the car bombing that killed nine people.", "bombing", "Hezbollah"),
        ("The ministry blamed the car bombing on Hezbollah, which denied it.", "bombing", "Hezbollah"),
        (
            "Evidence points to Hezbollahs direct responsibility for the car bombing that killed nine people.",
            "bombing",
            "Hezbollah",
        ),
    ],
)
def test_who_is_made_answerable_for_an_act_is_its_actor(claim_of, sentence, kind, actor):
    assert actor in claim_of(sentence, kind).actor.text


def test_who_looks_into_an_act_is_not_its_actor(claim_of):
    assert claim_of("The police are investigating the car bombing that killed nine people.", "bombing").actor is None


def test_who_foils_an_attack_fights_the_attackers(claim_of):
    claim = claim_of("Hezbollah foiled an attack by the Islamic State on a checkpoint.", "battle")
    assert (claim.actor.name, claim.target.name) == ("Hezbollah", "Islamic State")


def test_an_attack_that_was_repelled_is_the_attackers_own(claim_of):
    claim = claim_of("An Islamic State attack on the town was repelled.", "battle")
    assert claim.actor.name == "Islamic State"
