"""Weeks are ISO weeks, labelled so that nobody has to count."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from answer_samples import when
from hypothesis import given
from hypothesis import strategies as st

from reportedly.answers.buckets import UNDATED, time_bucket, week


@pytest.mark.parametrize(
    ("day", "label"),
    [
        (date(2016, 9, 27), "2016-W39 (26 Sep - 2 Oct 2016)"),
        (date(2016, 10, 5), "2016-W40 (3 - 9 Oct 2016)"),
        (date(2017, 1, 1), "2016-W52 (26 Dec 2016 - 1 Jan 2017)"),
        (date(2021, 1, 3), "2020-W53 (28 Dec 2020 - 3 Jan 2021)"),
    ],
)
def test_a_week_is_labelled_with_its_days(day: date, label: str) -> None:
    assert week(day)[1] == label


@given(st.dates())
def test_days_share_a_week_exactly_if_they_share_its_monday(day: date) -> None:
    monday = day - timedelta(days=day.weekday())
    assert week(day) == week(monday)
    if day.weekday() == 6 and day < date.max:
        assert week(day + timedelta(days=1)) != week(day)


@given(st.dates(), st.dates(), st.sampled_from(["day", "week", "month", "year"]))
def test_buckets_come_in_the_order_of_their_days(a: date, b: date, span: str) -> None:
    first, second = (time_bucket(when(day), span) for day in sorted((a, b)))
    assert first <= second < UNDATED


def test_a_night_and_a_few_days_across_two_weeks_stand_where_they_begin() -> None:
    night = when(date(2016, 10, 2), date(2016, 10, 3))
    assert time_bucket(night, "day").key == "2016-10-02"
    assert time_bucket(night, "week").key == "2016-W39"
    assert time_bucket(when(date(2016, 9, 30), date(2016, 10, 4)), "week").key == "2016-W39"


def test_a_time_longer_than_the_span_is_in_none() -> None:
    september = when(date(2016, 9, 1), date(2016, 9, 30))
    assert time_bucket(september, "month").label == "Sep 2016"
    assert time_bucket(september, "week") == UNDATED
    assert time_bucket(when(date(2016, 9, 1), date(2016, 9, 4)), "day") == UNDATED
    assert time_bucket(None, "week") == UNDATED
    assert time_bucket(when(None), "month") == UNDATED
