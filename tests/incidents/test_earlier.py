"""Who was harmed on an earlier day than the incident's is told of beside it, and counted with another incident."""

from __future__ import annotations

from reportedly.records import When

from .conftest import Newsroom, toll, when
from .test_rules import estimates

DAY = when("2020-05-04")


def test_the_dead_of_an_earlier_day_are_none_of_the_incident(newsroom: Newsroom) -> None:
    newsroom.file("a", when=DAY, tolls=(toll(3, effect="injured"),))
    newsroom.file("b", when=DAY)
    newsroom.file("a", kind="shooting", when=when("2020-04-20"), tolls=(toll(2),))
    assert estimates(newsroom) == {("injured", "people"): (3, 3, 3)}


def test_they_are_counted_where_their_report_counts_nobody_of_the_incident_s_day(newsroom: Newsroom) -> None:
    newsroom.file("a", when=DAY)
    newsroom.file("b", when=DAY)
    newsroom.file("c", when=when("2020-04-20"), tolls=(toll(2),))
    assert estimates(newsroom) == {("killed", "people"): (2, 2, 2)}


def test_a_day_may_be_misread_by_one(newsroom: Newsroom) -> None:
    newsroom.file("a", when=DAY, tolls=(toll(3, effect="injured"),))
    newsroom.file("b", when=DAY)
    newsroom.file("a", kind="shooting", when=when("2020-05-03"), tolls=(toll(2),))
    assert estimates(newsroom)["killed", "people"] == (2, 2, 2)


def test_who_died_on_a_later_day_is_one_of_the_incident_s(newsroom: Newsroom) -> None:
    newsroom.file("a", when=DAY, tolls=(toll(3, effect="injured"),))
    newsroom.file("b", when=DAY)
    newsroom.file("a", kind="shooting", when=when("2020-05-09"), tolls=(toll(1),))
    assert estimates(newsroom)["killed", "people"] == (1, 1, 1)


def test_a_day_that_is_only_the_report_s_sets_nobody_apart(newsroom: Newsroom) -> None:
    newsroom.file("a", when=DAY, tolls=(toll(3, effect="injured"),))
    newsroom.file("b", when=DAY)
    newsroom.file("a", kind="shooting", when=when("2020-04-20", basis="report"), tolls=(toll(2),))
    assert estimates(newsroom)["killed", "people"] == (2, 2, 2)


def test_a_time_without_an_end_sets_nobody_apart(newsroom: Newsroom) -> None:
    newsroom.file("a", when=DAY, tolls=(toll(3, effect="injured"),))
    newsroom.file("b", when=DAY)
    since = When(edtf="2020-04-20/..", earliest=when("2020-04-20").earliest, latest=None, precision="day", basis="text")
    newsroom.file("a", kind="shooting", when=since, tolls=(toll(2),))
    assert estimates(newsroom)["killed", "people"] == (2, 2, 2)
