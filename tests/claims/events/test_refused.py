"""What the words around a happening say is not so, or will not be."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Talks with the rebels are out of the question, the commander said.", "negotiation"),
        ("The palace ruled out talks with the rebels.", "negotiation"),
        ("The rebels rejected a truce.", "ceasefire"),
        ("Neither side wants to talk about a ceasefire, an envoy said.", "ceasefire"),
        ("No soldier has entered the town, the mayor said, and no shell hit it.", "shelling"),
        ("The army has no plans to storm the town.", "battle"),
        ("The army does not plan to storm the town.", "battle"),
        ("No one was arrested in Lorn, police said.", "detention"),
        ("Soldiers stopped short of storming the town.", "battle"),
        ("It is not true that the army bombed the clinic, the minister said.", "air_strike"),
        ("There is no truth in reports that the army bombed the clinic.", "air_strike"),
        ("Reports of shelling near Lorn are false, the army said.", "shelling"),
        ("The army said it did not shell the market in Lorn.", "shelling"),
        ("The mayor insisted that the rebels did not take the bridge.", "capture"),
    ],
)
def test_a_refusal_or_a_rebuttal_denies_what_it_is_about(claims_of, sentence, kind):
    assert (kind, "denied") in {(claim.kind, claim.status) for claim in claims_of(sentence)}


def test_claims_called_false_are_one_denied_claim_of_who_calls_them_so(claims_of):
    told = claims_of("Claims that soldiers shot nine farmers are false, the general said.")
    assert [(claim.kind, claim.status, claim.source.name) for claim in told] == [("shooting", "denied", "general")]


@pytest.mark.parametrize(
    "sentence",
    [
        "No fewer than 20 people were killed in Lorn.",
        "The army neither confirmed nor denied the raid on Lorn.",
        "The army did not deny shelling the clinic.",
        "The minister did not rule out talks with the rebels.",
    ],
)
def test_what_only_looks_like_a_refusal_denies_nothing(claims_of, sentence):
    assert "denied" not in {claim.status for claim in claims_of(sentence)}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Nobody was hurt in an air strike on Lorn.", "air_strike"),
        ("No one was killed in a shelling of the market of Lorn.", "shelling"),
    ],
)
def test_an_attack_in_which_nobody_was_hurt_is_one(claims_of, sentence, kind):
    assert (kind, "asserted") in {(claim.kind, claim.status) for claim in claims_of(sentence)}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Nobody has launched an attack on Lorn, the mayor said.", "battle"),
        ("Nobody with symptoms of gas poisoning was admitted, a surgeon in Lorn said.", "chemical_attack"),
    ],
)
def test_what_nobody_did_or_showed_is_denied(claims_of, sentence, kind):
    assert (kind, "denied") in {(claim.kind, claim.status) for claim in claims_of(sentence)}
