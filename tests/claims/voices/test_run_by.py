"""Whose ministry tells it: a body that a party runs speaks for that party, and does no deed by that."""

import pytest


@pytest.mark.parametrize(
    ("text", "name", "kind", "party"),
    [
        ("The Houthi-run health ministry said nine men died.", "Houthi-run health ministry", "medic", "houthis"),
        ("Nine people died in Gaza, the Hamas-run health ministry said.", "Gaza Health Ministry", "medic", "hamas"),
        ("The Taliban-run interior ministry said nine men died.", "Taliban-run interior ministry", "party", "taliban"),
        ("The Houthi-controlled Saba news agency said nine people died.", "Saba News Agency", "media", "houthis"),
    ],
)
def test_a_body_that_a_party_runs_speaks_for_it(claims_of, text, name, kind, party):
    (claim,) = claims_of(text)
    assert (claim.source.name, claim.source.kind, claim.source.party) == (name, kind, party)


def test_the_rebel_run_ministry_is_no_ground_that_rebels_hold(claims_of):
    (claim,) = claims_of("The rebel-run health authority said nine people died in Karm.")
    assert (claim.kind, claim.source.kind) == ("killing", "medic")


@pytest.mark.parametrize("runner", ["state", "family"])
def test_who_is_no_party_runs_a_body_for_none(claims_of, runner):
    (claim,) = claims_of(f"The {runner}-run news agency said nine people died.")
    assert claim.source.party is None


def test_who_runs_the_ministry_did_not_kill_those_whom_it_counts(claims_of):
    (claim,) = claims_of("Gaza's Hamas-run civil defence agency said nine people died in Jabalia.")
    assert claim.actor is None


@pytest.mark.parametrize(
    "text",
    [
        "Police declined to comment on reports that officers shot two protesters.",
        "The army would not comment on claims that officers shot two protesters.",
        "The ministry refused to answer questions on reports that officers shot two protesters.",
    ],
)
def test_who_leaves_a_claim_unanswered_is_not_its_source(claims_of, text):
    (claim,) = claims_of(text)
    assert claim.source.name == "unknown"


def test_accusations_that_nobody_answers_were_made(claims_of):
    claims = claims_of("The army has never responded to accusations by Amnesty International that it bombed Lorn.")
    assert {(claim.status, claim.source.name) for claim in claims} == {("asserted", "Amnesty International")}


@pytest.mark.parametrize(
    "text",
    [
        "Nine people died in Karm, according to what doctors could document.",
        "According to what doctors said, nine people died in Karm.",
    ],
)
def test_who_tells_it_in_a_clause_of_what_is_the_source(claims_of, text):
    (claim,) = claims_of(text)
    assert claim.source.text == "doctors"
