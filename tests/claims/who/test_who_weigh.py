"""Weighing the rules' answer for actor and target against the other parties that a report names."""

import json
from datetime import date
from itertools import pairwise

import reportedly
from reportedly.claims.assemble import ruled
from reportedly.claims.coder import EnglishCoder
from reportedly.claims.who.candidates import key_of, side_of
from reportedly.claims.who.weigh import TABLE, knows_less, likeliest, weights
from reportedly.claims.who.weigh_features import ROLES, Scene
from reportedly.claims.who.who import offered
from reportedly.records import Participant, PartyReference

REPORT = (
    "Hezbollah fighters attacked a village near Palmyra in Syria on Monday. The Islamic State lost two men. "
    "Air strikes wounded nine people in the village. Hezbollah seized a hill."
)


def test_without_weights_the_rules_answer_stands(told):
    context, found, answers, labels = told
    chosen = likeliest(context, found, answers, labels, {"actor": {}, "target": {}})
    assert [(item.actor, item.target) for item in chosen] == [(item.actor, item.target) for item in answers]


def test_a_weight_that_is_heavy_enough_moves_the_answer_and_says_why(told):
    context, found, answers, labels = told
    chosen = likeliest(context, found, answers, labels, {"actor": {"in the headline": 0.0}, "target": {"armed": 9.0}})
    moved = [item for item, before in zip(chosen, answers, strict=True) if item.target != before.target]
    assert moved
    assert all(side_of(item.target) == "armed" and "armed" in item.weighed["target"] for item in moved)


def test_nobody_is_made_his_own_target(told):
    context, found, answers, labels = told
    raid = next(at for at, item in enumerate(answers) if item.happening.kind == "air_strike")
    for role in ROLES:
        table = {"actor": {}, "target": {}} | {role: {"armed": 9.0}}
        alone = likeliest(context, found, answers, labels, table)[raid]
        assert key_of(getattr(alone, role)) == ("party", "Hezbollah")
    both = likeliest(context, found, answers, labels, {"actor": {"armed": 9.0}, "target": {"armed": 9.0}})[raid]
    assert (both.actor, both.target) == (answers[raid].actor, answers[raid].target)


def test_the_rules_answer_is_the_first_candidate_and_nobody_is_one(told):
    context, found, answers, labels = told
    scene = Scene(context, found, answers, labels)
    for number, item in enumerate(answers):
        for role in ROLES:
            candidates = scene.candidates(number, role)
            assert key_of(candidates[0].who) == key_of(getattr(item, role))
            assert any(candidate.who is None for candidate in candidates)
            keys = [key_of(candidate.who) for candidate in candidates]
            assert len(keys) == len(set(keys))


def test_every_candidate_stands_in_the_report(told):
    context, found, answers, labels = told
    scene = Scene(context, found, answers, labels)
    for number in range(len(found)):
        for candidate in (c for role in ROLES for c in scene.candidates(number, role) if c.who is not None):
            assert REPORT[candidate.who.start : candidate.who.end] == candidate.who.text


def test_the_weights_are_plain_numbers_by_role():
    table = json.loads(TABLE.read_text(encoding="utf-8"))
    assert set(table) == {*ROLES, "lent"} == set(weights())
    assert all(abs(weight) < 5 for features in table.values() for weight in features.values())
    names = [list(features) for features in table.values()]
    assert all(one < other for listed in names for one, other in pairwise(listed))


def test_why_tells_that_an_answer_was_weighed(claims_of):
    claims = claims_of(REPORT)
    steps = [step for claim in claims for step in claim.trace if step.field in ROLES]
    assert steps
    assert all(step.rule for step in steps)


def test_the_phrases_for_a_target_tell_what_sort_of_thing_they_name():
    text = "Rebels shelled the hospital and the town on Monday."
    context = EnglishCoder().context(reportedly.report(text, published=date(2016, 5, 3), language="en"))
    (shelling,) = ruled(context)[0]
    assert {offer.group for offer in offered(context, shelling.happening, "target")} & {"thing", "ground"}
    assert not {offer.group for offer in offered(context, shelling.happening, "actor")} & {"thing", "ground"}


def test_the_same_words_without_their_party_never_outweigh_those_with_it():
    known = Participant(text="Karm fighters", start=5, end=18, parties=(PartyReference(id="karm", name="Karm"),))
    words = Participant(text="nine Karm fighters", start=0, end=18)
    assert knows_less(words, known)
    assert not knows_less(known, words)
    assert not knows_less(Participant(text="a bridge", start=30, end=38), known)
