"""A total with its own "since" is of all those days, and a claim beside those whom it grew by."""

import pytest


def told(claims):
    return {
        toll.low: (toll.scope, claim.when and claim.when.edtf, toll.superseded)
        for claim in claims
        for toll in claim.tolls
    }


@pytest.mark.parametrize(
    ("text", "grown", "total", "days"),
    [
        (
            "The ministry said 28 people had died in the past 24 hours, bringing the toll since May 2020 to 805.",
            28,
            805,
            "2020-05/",
        ),
        (
            "Shells killed six people in Karm on Tuesday, taking the number of dead since the start of the raids in "
            "May 2020 to 310.",
            6,
            310,
            "2020-05/",
        ),
        (
            "Four people died in a raid on Tuesday, pushing the death toll to 97 since the truce collapsed on 9 March "
            "2020.",
            4,
            97,
            "2020-03-09/",
        ),
    ],
)
def test_a_total_keeps_its_own_days(claims_of, text, grown, total, days):
    tolls = told(claims_of(text))
    scope, when, superseded = tolls[total]
    assert scope == "cumulative"
    assert when.startswith(days)
    assert not superseded
    assert not tolls[grown][1].startswith(days)
    assert not tolls[grown][2]


def test_those_whom_a_total_grew_by_are_of_one_happening(claims_of):
    text = "Shells killed six people in Karm on Tuesday, bringing the overall toll since May 2020 to 310."
    assert told(claims_of(text))[6][0] == "incident"


@pytest.mark.parametrize(
    "text",
    [
        "Five soldiers died in an ambush on Monday, bringing the toll to 16 in the deadliest attack since March 2019.",
        "Five soldiers died in an ambush on Monday, bringing the toll to 16, two of them since dawn.",
        "Five soldiers died in an ambush on Monday, bringing the toll to 16.",
    ],
)
def test_a_total_of_one_deed_stays_with_it(claims_of, text):
    tolls = told(claims_of(text))
    assert tolls[16][0] == "incident"
    assert tolls[16][1] == tolls[5][1]
