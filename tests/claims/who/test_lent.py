"""Whom only the report around names is lent to a claim only where a careful reader would name him."""

import pytest

from reportedly.claims.who.lent import LEAST, features, is_doubtful, is_lent
from reportedly.claims.who.weigh import choose, likeliest, weights
from reportedly.claims.who.weigh_features import Scene

REPORT = (
    "Hezbollah fighters attacked a village near Palmyra in Syria on Monday. The attack killed two men. "
    "They also shelled a hill. Nine people were wounded in the attack."
)


@pytest.fixture(scope="module")
def loans(told):
    scene = Scene(*told)
    choices = [(number, choose(scene, number, "actor", weights())) for number in range(len(scene.found))]
    lent = [(number, choice) for number, choice in choices if is_lent(scene, number, choice.taken.candidate.who)]
    assert lent
    return scene, lent


def test_who_is_named_or_taken_up_by_a_pronoun_is_not_lent(told, loans):
    scene, lent = loans
    quotes = [REPORT[slice(*scene.found[number].span)] for number, _ in lent]
    assert not any("Hezbollah" in quote or "They" in quote for quote in quotes)


def test_nobody_is_lent_where_all_speaks_against_it(told):
    table = {**weights(), "lent": {"lent": -9.0}}
    scene = Scene(*told)
    for number, item in enumerate(likeliest(*told, table)):
        assert not is_lent(scene, number, item.actor)


def test_without_weights_everybody_is_lent(told):
    before = likeliest(*told, {**weights(), "lent": {}})
    assert any(is_lent(Scene(*told), number, item.actor) for number, item in enumerate(before))


def test_who_is_lent_falls_with_the_odds_against_him(loans):
    scene, lent = loans
    number, choice = lent[0]
    candidate = choice.taken.candidate
    assert not is_doubtful(scene, number, candidate, 0.0, {})  # even odds
    assert is_doubtful(scene, number, candidate, 0.0, {"lent": -2.0})
    assert 0 < LEAST < 0.5


def test_what_speaks_for_and_against_it_can_be_told_in_words_and_names_no_party(loans):
    scene, lent = loans
    for number, choice in lent:
        named = list(features(scene, number, choice.taken.candidate, 1.5))
        assert "over nobody: 1" in named
        assert any(feature.startswith("sentences between: ") for feature in named)
        assert not any("Hezbollah" in feature for feature in named)


def test_whom_the_claims_own_words_name_stays_whatever_the_weights(told):
    table = {**weights(), "lent": {"lent": -9.0}}
    items = likeliest(*told, table)
    first = next(item for item in items if REPORT[slice(*item.span)].startswith("Hezbollah"))
    assert first.actor.name == "Hezbollah"
