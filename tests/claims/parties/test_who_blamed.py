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
        ("The ministry blamed the car bombing on Hezbollah.", "bombing", "Hezbollah"),
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


def test_who_blames_somebody_for_a_deed_told_before_tells_the_deed(claims_of):
    text = "A car bombing killed nine people in Karvel. The ministry blamed Hezbollah."
    plain, blame = claims_of(text)
    assert (plain.kind, plain.actor, plain.source.text) == ("bombing", None, None)
    assert (blame.kind, blame.actor.name, blame.source.text) == ("bombing", "Hezbollah", "The ministry")


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("Hezbollah denied responsibility.", "Hezbollah"),
        ("Hezbollah rejected claims that its fighters were behind the attack.", "Hezbollah"),
        ("Hezbollah dismissed the accusations as lies.", None),
        ("Hezbollah called the charges baseless.", None),
        ("Hezbollah denies it.", None),
    ],
)
def test_a_denial_takes_the_kind_of_the_deed_and_tells_nobody_else_who_did_it(claims_of, sentence, actor):
    plain, denial = claims_of(f"A car bombing killed nine people in Karvel. {sentence}")
    assert (denial.kind, denial.source.name) == ("bombing", "Hezbollah")
    assert plain.actor is None
    assert (denial.actor.name if denial.actor else None) == actor


def test_a_denial_of_nothing_that_is_told_is_no_claim(claims_of):
    assert claims_of("Hezbollah rejected the report on Sunday.") == ()


def test_blame_for_no_deed_is_an_accusation(claim_of):
    claim = claim_of("Hezbollah accused the ministry of falsifying the facts about Karvel.", "accuse")
    assert claim.actor.name == "Hezbollah"


@pytest.mark.parametrize(
    "text",
    [
        "Since the truce brokered by Washington and Moscow fell apart a week ago, shells have hit Aleppo.",
        "A ceasefire mediated by Qatar collapsed on Monday.",
        "The Russian side has registered 14 cases of firing in the provinces of Aleppo and Idlib.",
    ],
)
def test_who_brokers_a_truce_or_counts_its_breaches_did_not_break_it(claims_of, text):
    assert [claim.actor for claim in claims_of(text) if claim.kind == "ceasefire_violation"] == [None]


def test_who_breaks_a_truce_that_others_brokered_did(claims_of):
    (claim,) = [c for c in claims_of("M23 fighters broke the truce brokered by Qatar.") if c.actor.name == "M23"]
    assert claim.kind == "ceasefire_violation"


def test_who_lost_men_in_a_fight_did_not_kill_them(claims_of):
    (claim,) = claims_of("Georgia has lost 133 soldiers in the fighting, its defence ministry said.")
    assert claim.actor is None or claim.actor.name != "Georgia"
