"""Dates in figures: which of day and month comes first, and what cannot be told."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reportedly
from reportedly.claims.times.numeric import slash_habit

PUBLISHED = date(2021, 12, 30)


def only(text):
    (found,) = reportedly.times(text, PUBLISHED)
    return found


def test_a_date_that_can_be_either_is_kept_as_one_of_two():
    found = only("A mine killed a farmer on 03/04/2021.")
    assert found.edtf == "[2021-03-04,2021-04-03]"
    assert (found.earliest, found.latest) == (date(2021, 3, 4), date(2021, 4, 3))


def test_another_date_of_the_report_shows_its_habit():
    first = reportedly.times("Shells fell on 27/02/2021. A mine killed a farmer on 03/04/2021.", PUBLISHED)[-1]
    second = reportedly.times("Shells fell on 02/27/2021. A mine killed a farmer on 03/04/2021.", PUBLISHED)[-1]
    assert (first.edtf, second.edtf) == ("2021-04-03", "2021-03-04")


def test_nearness_to_publication_decides():
    (found,) = reportedly.times("A mine killed a farmer on 03/04/2021.", date(2021, 4, 5))
    assert found.edtf == "2021-04-03"


def test_points_put_the_day_first():
    assert only("A mine killed a farmer on 03.04.2021.").edtf == "2021-04-03"


@pytest.mark.parametrize("text", ["", "27/02/2021 and 02/27/2021", "9/9/2021", "99/99/2021", "1/2/3/4"])
def test_no_habit_is_read_where_none_is_shown(text):
    assert slash_habit(text, PUBLISHED) == ""


@given(st.dates(date(1970, 1, 1), date(2068, 12, 31)))
def test_without_a_day_of_publication_the_true_day_is_always_among_those_given(day):
    (found,) = reportedly.times(f"A mine killed a farmer on {day.day:02}/{day.month:02}/{day.year}.")
    assert found.earliest <= day <= found.latest
    assert day.isoformat() in found.edtf
