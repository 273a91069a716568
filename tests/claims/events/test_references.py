"""Nouns that only take up an attack told elsewhere are no claims."""

import pytest


@pytest.mark.parametrize(
    "sentence",
    [
        "Doctors helped the victims of terrorist attacks on the embassy.",
        "The attack shows that nobody is safe.",
        "Prices rose after the Lorn attack.",
        "Lorn was hit by a drought last year.",
        "Tags Lorn Karvel Front bombing",
    ],
)
def test_an_attack_that_is_only_referred_to_is_no_claim(claims_of, sentence):
    assert claims_of(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The attack occurred in Lorn.", "battle"),
        ("Two attacks in Lorn killed 28 people.", "killing"),
        ("Shells hit Lorn on Sunday. The opposition blamed the army.", "shelling"),
        ("Fighters backed by air strikes took the town of Lorn.", "capture"),
        ("Fighting raged in Lorn and triggered an armed rebellion.", "battle"),
    ],
)
def test_an_attack_that_is_told_is_a_claim_of_its_kind(claims_of, sentence, kind):
    assert claims_of(sentence)[-1].kind == kind


def test_forces_that_have_killed_fighters_have_none_there(claims_of):
    claims = claims_of("The Front has killed several government fighters in Lorn.")
    assert "deployment" not in {claim.kind for claim in claims}
