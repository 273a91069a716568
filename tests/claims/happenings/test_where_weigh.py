"""Weighing the rules' place of a claim against the others that its report names."""

from datetime import date

import pytest

import reportedly
from reportedly.claims.assemble import placed_by_rules
from reportedly.claims.coder import EnglishCoder
from reportedly.claims.happenings.where_features import Scene
from reportedly.claims.happenings.where_weigh import likelier_places, weights, with_likelier
from reportedly.claims.happenings.where_words import cues_of

REPORT = (
    "Shells fell on a market in Aleppo on Monday. Warplanes bombed a mill near Idlib on Tuesday. "
    "Gunmen killed two guards. Troops later withdrew from a village in Syria."
)


@pytest.fixture(scope="module")
def told():
    context = EnglishCoder().context(reportedly.report(REPORT, published=date(2016, 5, 3), language="en"))
    return context, *placed_by_rules(context)


def by_kind(found, kind):
    return next(n for n, item in enumerate(found) if item.happening.kind == kind)


def test_where_nothing_weighs_the_rules_place_stands(told):
    context, found, labels = told
    assert likelier_places(context, found, labels, {}) == [None] * len(found)


def test_a_weight_that_is_heavy_enough_moves_the_place_and_says_why(told):
    context, found, labels = told
    number = by_kind(found, "air_strike")
    likelier = likelier_places(context, found, labels, {"opens the report": 9.0, "back: 1 sentences": 9.0})[number]
    assert likelier is not None
    assert likelier.place.name.startswith("Aleppo")
    assert likelier.place.basis == "context"
    assert "opens the report" in likelier.reasons


def test_the_place_taken_is_where_its_words_stand(told):
    context, found, labels = told
    likelier = likelier_places(context, found, labels, {"opens the report": 9.0, "in its words": 20.0})
    for item, other in zip(found, likelier, strict=True):
        place = with_likelier(item, other).place
        assert place is None or REPORT[place.start : place.end] == place.text


def test_a_claim_keeps_everything_but_its_place(told):
    context, found, labels = told
    likelier = likelier_places(context, found, labels, {"opens the report": 9.0})
    for item, other in zip(found, likelier, strict=True):
        moved = with_likelier(item, other)
        assert (moved.happening, moved.when, moved.tolls) == (item.happening, item.when, item.tolls)
        assert ("place" in moved.weighed) == (other is not None)


def test_a_wider_place_has_to_outweigh_the_rules_by_more(told):
    context, found, labels = told
    number = by_kind(found, "air_strike")
    wider = next(one for one in Scene(context, found, labels).candidates(number) if one.is_wider)
    assert wider.place.name == "Syria"
    assert likelier_places(context, found, labels, {"country": 0.2})[number] is None
    assert likelier_places(context, found, labels, {"country": 0.4})[number] is not None


def test_a_report_that_names_no_place_has_none_to_weigh():
    context = EnglishCoder().context(reportedly.report("Gunmen killed two guards.", language="en"))
    found, labels = placed_by_rules(context)
    assert found
    assert likelier_places(context, found, labels) == [None] * len(found)


@pytest.mark.parametrize(
    ("words", "cue"),
    [
        ("Shells killed six people in a rebel-held town.", "a place"),
        ("Shells killed six people in the besieged town.", "the place"),
        ("Shells killed six people there.", "there"),
        ("Shells killed six people across the country.", "throughout"),
    ],
)
def test_words_tell_where_without_a_name(words, cue):
    context = EnglishCoder().context(reportedly.report(words, language="en"))
    found, _ = placed_by_rules(context)
    assert cue in cues_of(context, found[0])


def test_the_weights_are_of_features_and_name_no_place():
    assert not any(name in feature for feature in weights() for name in ("Syria", "Ukraine", "Gaza", "Iraq"))
