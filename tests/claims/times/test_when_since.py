"""Stretches that run up to publication from a time told in another clause, and the 24 hours before."""

from datetime import date

import pytest

import reportedly

PUBLISHED = date(2016, 10, 10)


def times(text):
    report = reportedly.report(text, language="en", published=PUBLISHED)
    return {claim.kind: claim.when.edtf for claim in reportedly.coder().code(report).claims if claim.when}


@pytest.mark.parametrize(
    ("text", "when"),
    [
        (
            "The monitor has counted 290 deaths in Aleppo since the assault was announced on 22 September.",
            "2016-09-22/2016-10-10",
        ),
        (
            "The group has killed hundreds of people since it declared a caliphate in June last year.",
            "2015-06/2016-10-10",
        ),
        ("The conflict in Syria, which began in March 2011, has killed 80,000 people.", "2011-03/2016-10-10"),
        ("Gunmen came to Aleppo in March. Since then they have killed 40 people.", "2016-03/2016-10-10"),
    ],
)
def test_a_present_perfect_runs_from_what_is_dated_to_publication(text, when):
    assert times(text)["killing"] == when


def test_what_stands_inside_such_a_clause_is_of_its_own_time():
    text = "ISIL has killed hundreds of people since it declared a truce in June last year."
    assert times(text)["ceasefire"] == "2015-06"


def test_a_past_tense_is_of_the_time_named_and_no_stretch():
    assert times("Gunmen came to Aleppo in March. They killed 40 people then.")["killing"] != "2016-03/2016-10-10"


def test_the_last_day_is_the_one_up_to_now():
    assert times("Jets bombed Aleppo over the last day.")["air_strike"] == "2016-10-09~/2016-10-10"


def test_a_day_earlier_counts_from_publication_where_no_day_was_named():
    text = "It was the worst raid this year. A day earlier a car bomb killed four recruits in Aden."
    assert times(text)["bombing"] == "2016-10-09"


def test_the_toll_from_a_days_raid_is_of_that_day():
    told = "The death toll from Friday's air strike in Aleppo has risen to 15, rescuers said."
    assert times(told)["air_strike"] == "2016-10-07"
    assert times("Since Friday's truce air strikes in Aleppo have killed 15 people.")["air_strike"].endswith(
        "/2016-10-10"
    )


def test_the_quarter_of_a_town_is_no_time():
    assert [m.text for m in reportedly.times("They burned houses in the eastern quarter on 3 May 2016.")] == [
        "3 May 2016"
    ]
    assert [m.text for m in reportedly.times("It fell in the latest quarter.", PUBLISHED)] == ["the latest quarter"]
