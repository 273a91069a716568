"""Claims of one report that tell of the same happening share a label."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import reportedly
from reportedly.claims.assemble import examined
from reportedly.claims.happenings.lend import drafts_of
from reportedly.claims.happenings.which import Likeness, log_odds, weights
from reportedly.claims.happenings.which_draft import Draft
from reportedly.claims.happenings.which_features import Pairs
from reportedly.records import Source

SENTENCES = (
    "Shells killed three people in Aleppo on Monday.",
    "The shelling wounded nine.",
    "Rebels captured a village near Homs.",
    "A car bomb exploded in Mosul.",
    "More than 300 people have been killed since last week.",
)


def labels(claims):
    return [claim.happening for claim in claims]


@pytest.mark.parametrize(
    "text",
    [
        "An air strike hit a school in Aleppo on Monday. The air strike killed four teachers.",
        "A car bomb exploded in Mosul. The explosion wounded nine people.",
    ],
)
def test_a_happening_told_again_keeps_its_label(claims_of, text):
    first, second = labels(claims_of(text))
    assert first == second


@pytest.mark.parametrize(
    "text",
    [
        "An air strike hit a school in Aleppo. Rebels looted a warehouse in Mosul.",
        "A car bomb exploded in Mosul. A car bomb exploded in Baghdad.",
        "Shells fell on Aleppo on Monday. Shells fell on Aleppo on Friday.",
        "Turkish jets bombed a mill. Israeli jets bombed a farm.",
    ],
)
def test_another_kind_place_day_or_actor_is_another_happening(claims_of, text):
    first, second = labels(claims_of(text))
    assert first != second


def test_a_total_is_never_joined_with_the_happening_it_counts(claims_of):
    claims = claims_of(
        "Shelling killed four people in Aleppo. Shelling has killed 300 people in Aleppo since last week."
    )
    assert len(set(labels(claims))) == 2


def test_labels_begin_with_the_report(claims_of):
    (claim,) = claims_of("Shells fell on the bus station.")
    assert claim.happening.startswith(claim.report)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked the town of Tadef on Monday and captured two hills.",
        "A car bomb exploded in Mosul on Sunday, killing nine people. The market was crowded. "
        "Officials blamed nobody. The blast destroyed a row of shops.",
        "Jets bombed a clinic in Idlib on Friday. Doctors spoke of chaos. The strike killed six nurses.",
    ],
)
def test_one_happening_is_told_in_several_kinds_and_sentences(claims_of, text):
    assert len(set(labels(claims_of(text)))) == 1


def test_known_parties_of_which_none_is_the_same_fight_two_battles(claims_of):
    first, second = labels(claims_of("Turkish jets bombed a mill in Idlib. In Idlib, Israeli jets bombed a farm."))
    assert first != second


def test_many_claims_are_still_compared_in_time_linear_in_their_number():
    draft = Draft(
        kind="killing",
        known=True,
        place=None,
        named_place=False,
        when=None,
        actor=None,
        target=None,
        status="asserted",
        report_scope="current",
        source=Source(name="a paper", kind="media"),
        tolls=(),
        sentence=1,
    )
    pairs = Pairs([draft] * 20_000)
    assert sum(1 for position in range(19_000, 19_100) for _ in pairs.before(position)) <= 100


def test_a_chance_of_one_happening_is_never_more_than_one(coder):
    context = coder.context(reportedly.report(" ".join(SENTENCES), language="en"))
    together = Likeness(drafts_of(context, examined(context))).together
    assert all(0 < chance <= 1 for chances in together for chance in chances.values())
    assert all(together[other][one] == chance for one, row in enumerate(together) for other, chance in row.items())


def test_what_was_never_seen_weighs_nothing():
    assert log_odds(["no such feature"]) == log_odds([])


def test_every_weight_is_one_of_a_feature_that_speaks_for_itself():
    assert all(isinstance(weight, float) and feature.strip() for feature, weight in weights()["weights"].items())


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6))
def test_a_label_is_the_position_of_the_first_claim_that_has_it(claims_of, sentences):
    found = [int(label.rsplit("-", 1)[1]) for label in labels(claims_of(" ".join(sentences)))]
    assert len(found) >= len(set(sentences))
    assert all(label <= position and found[label] == label for position, label in enumerate(found))
