"""A claim that its sentence rebuts is told by one and denied by the other."""

import pytest


def told(claims):
    return {(claim.status, claim.source.text) for claim in claims if claim.kind not in ("accuse", "control")}


@pytest.mark.parametrize(
    ("text", "denier", "claimant"),
    [
        ("The army denied that it had bombed a market in Karm, as residents said.", "The army", "residents"),
        ("The army denied bombing the hospital in Lorn, as doctors claimed.", "The army", "doctors"),
        ("The mayor rejected the army's account that rebels shelled the market.", "The mayor", "the army"),
        ("Russia rejected Ukraine's allegation that it had shelled the clinic.", "Russia", "Ukraine"),
        ("The ministry rejected reports from residents that soldiers burned huts.", "The ministry", "residents"),
    ],
)
def test_both_who_denies_and_who_claims_it_are_kept(claims_of, text, denier, claimant):
    assert told(claims_of(text)) == {("denied", denier), ("asserted", claimant)}


@pytest.mark.parametrize(
    "text",
    [
        "The army denied bombing the market in Lorn, a spokesman said.",
        "The army denied that it had bombed the market in Karm.",
    ],
)
def test_a_denial_that_names_no_claimant_stays_one_claim(claims_of, text):
    assert [claim.status for claim in claims_of(text)] == ["denied"]


def test_who_claims_a_deed_is_not_held_to_have_done_it(claims_of):
    claims = claims_of("Russia rejected Ukraine's allegation that it had shelled the clinic.")
    assert {claim.actor.name for claim in claims if claim.kind == "shelling"} == {"Russia"}
