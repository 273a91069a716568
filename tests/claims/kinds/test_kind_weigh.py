"""Weighing the rules' reading of an attack's kind against what the report around it shows."""

from datetime import date

import pytest

import reportedly
from reportedly.claims.assemble import ruled_kinds
from reportedly.claims.coder import EnglishCoder
from reportedly.claims.findings.happening import ATTACKS
from reportedly.claims.kinds import weigh as kind_weigh
from reportedly.claims.kinds.features import Attacks
from reportedly.claims.kinds.weigh import ANY, chosen, likeliest_kinds, weights

REPORT = (
    "Warplanes bombed a mill near Aleppo on Monday. Mortar shells fell on a market in Idlib on Tuesday. "
    "The attack left six people dead. The rebels withdrew from the town."
)
NOTHING = {kind: {} for kind in (ANY, *ATTACKS)}


@pytest.fixture(scope="module")
def told():
    coder = EnglishCoder()
    context = coder.context(reportedly.report(REPORT, published=date(2016, 5, 3), language="en"))
    return context, *ruled_kinds(context)


def kinds(found):
    return [item.happening.kind for item in found]


def test_where_nothing_weighs_the_rules_reading_stands(told):
    context, found, hits = told
    assert kinds(likeliest_kinds(context, found, hits, NOTHING)) == kinds(found)


def test_a_weight_that_is_heavy_enough_moves_the_kind_and_says_why(told):
    context, found, hits = told
    moved = likeliest_kinds(context, found, hits, {**NOTHING, "bombing": {"effect:killed": 9.0}})
    changed = [item for item, before in zip(moved, found, strict=True) if item.happening.kind != before.happening.kind]
    assert [item.happening.kind for item in changed] == ["bombing"]
    assert changed[0].weighed["kind"].startswith("effect:killed")
    assert changed[0].happening.anchor in [item.happening.anchor for item in found]


def test_only_attacks_are_weighed(told):
    context, found, hits = told
    moved = kinds(likeliest_kinds(context, found, hits, {**NOTHING, "killing": {"bias": 9.0}}))
    assert [kind in ATTACKS for kind in moved] == [kind in ATTACKS for kind in kinds(found)]
    assert {kind for kind in moved if kind in ATTACKS} == {"killing"}


def test_a_bombardment_becomes_no_fight_on_the_ground_whatever_weighs_for_it(told):
    context, found, hits = told
    moved = kinds(likeliest_kinds(context, found, hits, {**NOTHING, "battle": {"bias": 9.0}}))
    assert moved[:2] == kinds(found)[:2] == ["air_strike", "shelling"]


def test_a_lighter_weight_than_the_margin_moves_nothing():
    around = {kind: [] for kind in ATTACKS}
    assert chosen(["lent"], around, "battle", {**NOTHING, "killing": {"lent": 0.2}}) == "battle"
    assert chosen(["lent"], around, "battle", {**NOTHING, "killing": {"lent": 0.4}}) == "killing"


def test_an_attack_is_seen_beside_those_told_before_and_after(told):
    context, found, hits = told
    attacks = Attacks(context, found, hits)
    lent = next(n for n, item in enumerate(found) if item.happening.main.trigger.id == "attack.noun")
    own, around = attacks.features(lent)
    assert {"lent", "article:the", "effect:killed", "dead:9"} <= set(own)
    assert {"rules", "told before", "one before:1"} <= set(around["shelling"])
    assert {"told first", "one before:2"} <= set(around["air_strike"])
    assert "never told" in around["chemical_attack"]


def test_a_report_without_attacks_has_none_to_weigh():
    context = EnglishCoder().context(reportedly.report("The rebels withdrew from Aleppo.", language="en"))
    found, hits = ruled_kinds(context)
    assert likeliest_kinds(context, found, hits) == found


def test_the_trace_says_that_the_kind_was_weighed(monkeypatch):
    monkeypatch.setattr(kind_weigh, "weights", lambda: {**NOTHING, "bombing": {"effect:killed": 9.0}})
    coding = EnglishCoder().code(reportedly.report(REPORT, published=date(2016, 5, 3), language="en"))
    claim = next(claim for claim in coding.claims if claim.kind == "bombing")
    assert any(step.field == "kind" and "effect:killed" in step.rule for step in claim.trace)


def test_there_are_weights_for_each_kind_and_for_any():
    assert weights().keys() == {ANY, *ATTACKS}
