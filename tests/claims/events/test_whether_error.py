"""What a report takes back is not so, and it is the report that says so."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "A notice issued on Wednesday stated wrongly that two nurses were killed in Karm.",
        "An earlier version of this story said two nurses were killed.",
        "The Herald had mistakenly reported that two nurses had died.",
        "We reported in error that two nurses had been killed.",
        "The council erroneously announced two deaths.",
    ],
)
def test_what_is_taken_back_is_denied_by_the_report(claims_of, text):
    (claim,) = claims_of(text)
    assert claim.status == "denied"
    assert claim.source.text is None


@pytest.mark.parametrize(
    "text",
    [
        "The ministry said six men had been wrongly detained.",
        "The army said its drone mistakenly hit a bus, killing nine people.",
        "The first version of the new drone killed nine people, the army said.",
        "An earlier version of the accord said the guns would fall silent. A shell killed nine people.",
        "Police said that soldiers had mistakenly killed two farmers.",
    ],
)
def test_a_deed_done_in_error_was_done(claims_of, text):
    assert claims_of(text)[-1].status == "asserted"


def test_the_right_figure_stands_beside_the_wrong_one(claims_of):
    text = "A notice stated wrongly that nine people were killed in Karm. The council says four people were killed."
    assert {c.tolls[0].low: c.status for c in claims_of(text) if c.tolls} == {9: "denied", 4: "asserted"}
