"""Weighing the rules' reading of a toll's scope against what the report around it shows."""

import json
from datetime import date

import pytest

import reportedly
from reportedly.claims.assemble import ruled_scopes
from reportedly.claims.coder import EnglishCoder
from reportedly.claims.tolls.scope_features import Tolls, step
from reportedly.claims.tolls.scope_weigh import TABLE, likeliest_scopes, weights

SCOPES = ["cumulative", "incident", "part"]
REPORT = (
    "Raids killed 11 people in the north of Syria on Monday. A raid on a mill near Aleppo killed four villagers. "
    "Seven people, including two nurses, were killed in a raid on Idlib."
)
AS_RULED = {
    "labels": SCOPES,
    "bias": [0.0, 0.0, 0.0],
    "weights": {f"rules:{scope}": [9.0 * (scope == other) for other in SCOPES] for scope in SCOPES},
}


@pytest.fixture(scope="module")
def told():
    coder = EnglishCoder()
    context = coder.context(reportedly.report(REPORT, published=date(2016, 5, 3), language="en"))
    return context, *ruled_scopes(context)


def scopes(found):
    return [toll.scope for item in found for toll in item.tolls]


def test_where_the_rules_reading_weighs_most_it_stands(told):
    context, found, labels = told
    assert scopes(likeliest_scopes(context, found, labels, AS_RULED)) == scopes(found)


def test_a_weight_that_is_heavy_enough_moves_the_scope_and_says_why(told):
    context, found, labels = told
    table = {**AS_RULED, "weights": {**AS_RULED["weights"], "effect:killed": [20.0, 0.0, 0.0]}}
    moved = likeliest_scopes(context, found, labels, table)
    assert set(scopes(moved)) == {"cumulative", "part"}
    reasons = [words for item in moved for name, words in item.weighed.items() if name.startswith("toll ")]
    assert reasons
    assert all(words.startswith("effect:killed") for words in reasons)


def test_what_the_rules_know_for_a_part_stays_one(told):
    context, found, labels = told
    table = {**AS_RULED, "weights": {"effect:killed": [0.0, 20.0, 0.0]}}
    moved = scopes(likeliest_scopes(context, found, labels, table))
    assert [scope == "part" for scope in moved] == [scope == "part" for scope in scopes(found)]
    assert "part" in moved


def test_only_the_scope_is_weighed(told):
    context, found, labels = told
    for before, after in zip(found, likeliest_scopes(context, found, labels), strict=True):
        plain = [toll.model_copy(update={"scope": "incident"}) for toll in before.tolls]
        assert [toll.model_copy(update={"scope": "incident"}) for toll in after.tolls] == plain


def test_a_toll_is_seen_beside_the_others_of_its_effect(told):
    context, found, labels = told
    tolls = Tolls(context, found, labels)
    features = {one.low: tolls.features(at) for at, one in enumerate(tolls.told)}
    assert "rank:most" in features[11]
    assert "smaller ones add up" in features[11]
    assert "no whole" in features[11]
    assert "whole by the same word" in features[2]
    assert "whole's group:closer" in features[2]


def test_no_feature_is_told_twice(told):
    context, found, labels = told
    tolls = Tolls(context, found, labels)
    for at in range(len(tolls.told)):
        assert len(tolls.features(at)) == len(set(tolls.features(at)))


def test_a_report_without_tolls_has_nothing_to_weigh(told):
    context, _, _ = told
    assert likeliest_scopes(context, [], []) == []


@pytest.mark.parametrize(("value", "told_as"), [(0, "1"), (1, "1"), (2, "5"), (5, "5"), (6, "5+")])
def test_steps_are_told_by_their_upper_ends(value, told_as):
    assert step(value, (1, 5)) == told_as


def test_the_weights_are_plain_numbers_by_scope():
    table = json.loads(TABLE.read_text(encoding="utf-8"))
    assert table["labels"] == SCOPES
    assert len(table["bias"]) == len(SCOPES)
    assert all(len(row) == len(SCOPES) for row in table["weights"].values())
    assert weights() == table


def test_the_trace_says_why_another_scope_is_likelier(coder):
    for claim in coder.code(reportedly.report(REPORT, published=date(2016, 5, 3), language="en")).claims:
        told = [step.rule for step in claim.trace if step.field == "tolls"]
        assert len(told) == len(claim.tolls)
        assert all(rule.startswith(toll.scope) for rule, toll in zip(told, claim.tolls, strict=True))
