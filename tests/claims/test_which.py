"""Claims of one report that tell of the same happening share a label."""

import pytest


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
