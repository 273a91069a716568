"""Words of speech mean what they mean where they stand: judgements, demands, threats."""

import pytest


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("condemn", "The president branded the attack on Karvel an affront to humanity."),
        ("condemn", "The minister described the strike on the school in Karvel as barbaric."),
        ("condemn", "The ministry voiced its opposition to the operation in Karvel."),
        ("demand", "The envoy asked the allies of Lorn to open the road."),
        ("demand", "The opposition wants the Security Council to act."),
        ("demand", "The ministry insisted that the inspectors look at the matter in Karvel."),
        ("demand", "The government had been asked by the inspectors to open the laboratory."),
        ("demand", "The envoy said there could be no impunity for atrocities in Lorn."),
        ("demand", "An independent investigation into the shelling of Karvel is needed."),
        ("threaten", "The spokesman hinted at military action against Karvel."),
        ("negotiation", "The two presidents spoke by telephone about Karvel."),
        ("negotiation", "Russia vetoed a draft resolution on Lorn at the Security Council."),
        ("arms_supply", "A shipment of rifles for the militia arrived in Karvel."),
        ("ceasefire_violation", "The truce was declared over and both sides let the truce lapse in Lorn."),
    ],
)
def test_speech_is_read_as_what_it_does(claims_of, kind, sentence):
    assert kind in {claim.kind for claim in claims_of(sentence)}


@pytest.mark.parametrize(
    "sentence",
    [
        "An officer who asked not to be named spoke of the matter.",
        "He asked whether the road to Karvel was open.",
        "The general insisted that the road to Karvel was open.",
        "They called him a hero and described the day as long.",
        "Bread and water are needed in Karvel.",
    ],
)
def test_questions_accounts_and_praise_are_no_demands_or_condemnations(claims_of, sentence):
    assert {claim.kind for claim in claims_of(sentence)} & {"demand", "condemn"} == set()


def test_what_others_are_urged_to_say_is_no_claim_of_its_own(claims_of):
    text = "The ministry called on the Security Council to condemn the crime and to punish the militia."
    assert [claim.kind for claim in claims_of(text)] == ["demand"]


def test_what_a_warning_threatens_is_told_once(claims_of):
    text = "The president warned that the men who did it will pay a heavy price."
    assert [claim.kind for claim in claims_of(text)] == ["threaten"]


def test_a_demand_over_crimes_is_no_accusation_beside(claims_of):
    text = "The ambassador said that Lorn must stop the war crimes in Karvel."
    assert [claim.kind for claim in claims_of(text)] == ["demand"]
