"""What holds for every coder: the full and the light reading, and one that asks a model."""

import json
from datetime import date

import pytest
from any_text import ANY_TEXT, check_quotes
from hypothesis import given, settings

import reportedly
from reportedly.claims.interface import Coder
from reportedly.claims.model_coder import ModelCoder, instructions
from reportedly.records import Coding


def careless(prompt: str) -> str:
    """A model that claims something of every line, half of it made up."""
    lines = [line for line in prompt.removeprefix(instructions()).splitlines() if line.strip()]
    real = [
        {"quote": line.strip(), "kind": "shelling", "actor": "the army", "place": "Aleppo", "when": "on Monday",
         "source": "the army", "tolls": [{"quote": line.strip(), "effect": "killed", "low": 12, "high": 12}]}
        for line in lines
    ]  # fmt: skip
    invented = [{"quote": f"{line} or so", "kind": "shelling"} for line in lines]
    return json.dumps({"claims": [*real, *invented]})


@pytest.fixture(scope="module", params=["full", "light", "model"])
def any_coder(request) -> Coder:
    if request.param == "model":
        return ModelCoder(careless, "careless")
    return reportedly.coder(reading=request.param)


@settings(max_examples=40, deadline=None)
@given(ANY_TEXT)
def test_every_claim_quotes_the_report_exactly(any_coder, text):
    report = reportedly.report(text, title="Shells kill 12 in Aleppo", published=date(2016, 9, 27), language="en")
    coding = any_coder.code(report)
    assert coding.coded
    assert (coding.report, coding.coder) == (report.id, any_coder.id)
    check_quotes(report, coding)


@settings(max_examples=20, deadline=None)
@given(ANY_TEXT)
def test_the_same_report_gives_the_same_claims_which_survive_their_json(any_coder, text):
    report = reportedly.report(text, published=date(2016, 9, 27), language="en")
    coding = any_coder.code(report)
    assert any_coder.code(report).model_dump_json() == coding.model_dump_json()
    assert Coding.model_validate_json(coding.model_dump_json()) == coding
    assert len({claim.id for claim in coding.claims}) == len(coding.claims)


def test_a_report_in_another_language_is_not_coded_and_says_so(any_coder):
    coding = any_coder.code(reportedly.report("Des obus ont tué douze personnes.", language="fr"))
    assert (coding.coded, coding.claims) == (False, ())
    assert coding.reason == "language fr is not coded"


def test_each_claim_says_how_it_came_about(any_coder):
    report = reportedly.report("Shells killed 12 people in Aleppo on Monday.", language="en")
    (claim,) = any_coder.code(report).claims
    assert claim.kind == "shelling"
    assert [(toll.low, toll.high) for toll in claim.tolls] == [(12, 12)]
    assert {step.field for step in claim.trace} >= {"kind", "place"}


def test_coders_that_may_differ_in_their_claims_differ_in_their_ids():
    coders = [
        reportedly.coder(),
        reportedly.coder(reading="light"),
        ModelCoder(careless, "a"),
        ModelCoder(careless, "b"),
    ]
    assert len({coder.id for coder in coders}) == 4
