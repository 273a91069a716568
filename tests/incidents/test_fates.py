"""Who is told as hurt, and later as dead, is not counted twice."""

from __future__ import annotations

import pytest

from reportedly.records import Toll

from .conftest import Newsroom, toll
from .test_figures import worded
from .test_rules import estimates

EARLY, LATE = "2020-05-04", "2020-05-06"


def test_who_died_of_wounds_is_no_longer_among_the_injured(newsroom: Newsroom) -> None:
    newsroom.file("a", published=EARLY, tolls=(toll(3, effect="injured"),))
    newsroom.file("b", published=LATE, tolls=(toll(1),))
    assert estimates(newsroom) == {("injured", "people"): (2, 2, 2), ("killed", "people"): (1, 1, 1)}


def test_nobody_is_left_injured_where_all_have_died(newsroom: Newsroom) -> None:
    newsroom.file("a", published=EARLY, tolls=(toll(1, effect="injured"),))
    newsroom.file("b", published=LATE, tolls=(toll(1),))
    assert set(estimates(newsroom)) == {("killed", "people")}


def test_a_child_who_died_is_no_longer_an_injured_child(newsroom: Newsroom) -> None:
    newsroom.file("a", published=EARLY, tolls=(toll(1, effect="injured", group="children"),))
    newsroom.file("b", published=LATE, tolls=(toll(1),))
    assert set(estimates(newsroom)) == {("killed", "people")}


def test_the_injured_stay_where_the_later_report_counts_them_too(newsroom: Newsroom) -> None:
    newsroom.file("a", published=EARLY, tolls=(toll(3, effect="injured"),))
    newsroom.file("b", published=LATE, tolls=(toll(1), toll(3, effect="injured")))
    assert estimates(newsroom)["injured", "people"] == (3, 3, 3)


def test_the_injured_stay_where_their_own_report_knows_of_dead(newsroom: Newsroom) -> None:
    newsroom.file("a", published=EARLY, tolls=(toll(1), toll(3, effect="injured")))
    newsroom.file("b", published=LATE, tolls=(toll(1),))
    assert estimates(newsroom)["injured", "people"] == (3, 3, 3)


def test_two_reports_of_one_day_do_not_correct_each_other(newsroom: Newsroom) -> None:
    newsroom.file("a", published=EARLY, tolls=(toll(3, effect="injured"),))
    newsroom.file("b", published=EARLY, tolls=(toll(1),))
    assert estimates(newsroom)["injured", "people"] == (3, 3, 3)


def test_who_killed_others_and_then_himself_is_one_more(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(worded(2, "killed his two sons"),))
    newsroom.file("a", kind="killing", tolls=(worded(1, "turned the gun on himself"),))
    assert estimates(newsroom)["killed", "people"] == (3, 3, 3)


def test_who_shot_others_dead_and_then_himself_is_one_more(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(worded(1, "shot a boy"),))
    newsroom.file("a", kind="killing", tolls=(worded(1, "shot a boy and then himself"),))
    assert estimates(newsroom)["killed", "people"] == (2, 2, 2)


def test_who_is_told_to_have_killed_others_and_himself_in_one_sentence_is_one_more(newsroom: Newsroom) -> None:
    sons = worded(2, "killed his two sons").model_copy(update={"group": "children"})
    newsroom.file("a", tolls=(sons, worded(1, "killed his two sons and himself")))
    assert estimates(newsroom)["killed", "people"] == (3, 3, 3)


def test_a_number_of_dead_holds_who_killed_himself(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(worded(3, "three people are dead"),))
    newsroom.file("a", kind="killing", tolls=(worded(1, "turned the gun on himself"),))
    assert estimates(newsroom)["killed", "people"] == (3, 3, 3)


@pytest.mark.parametrize("words", ["the girl was hurt", "she was injured", "Mara Quill was wounded", "wounding her"])
def test_who_is_told_as_dead_is_not_counted_among_the_hurt(newsroom: Newsroom, words: str) -> None:
    newsroom.file("a", tolls=(worded(1, "a girl was killed"),))
    newsroom.file("a", kind="killing", tolls=(hurt(1, words),))
    assert set(estimates(newsroom)) == {("killed", "people")}


@pytest.mark.parametrize(
    "words", ["a girl was hurt", "another was injured", "wounding his wife", "Quill's son was hurt", "1 hurt"]
)
def test_somebody_else_who_was_hurt_is_counted(newsroom: Newsroom, words: str) -> None:
    newsroom.file("a", tolls=(worded(1, "a man was killed"),))
    newsroom.file("a", kind="killing", tolls=(hurt(1, words),))
    assert estimates(newsroom)["injured", "people"] == (1, 1, 1)


def test_the_wounded_beside_as_many_dead_are_counted(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(worded(3, "three villagers were killed"),))
    newsroom.file("a", kind="killing", tolls=(hurt(3, "the three wounded were taken to hospital"),))
    assert estimates(newsroom)["injured", "people"] == (3, 3, 3)


def test_the_hurt_are_counted_where_they_are_more_than_the_dead(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(worded(1, "a man was killed"),))
    newsroom.file("a", kind="killing", tolls=(hurt(2, "both victims were hurt"),))
    assert estimates(newsroom)["injured", "people"] == (2, 2, 2)


def test_both_victims_are_the_two_dead(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(worded(2, "two people were killed"),))
    newsroom.file("a", kind="killing", tolls=(hurt(2, "both victims had wounds"),))
    assert set(estimates(newsroom)) == {("killed", "people")}


def hurt(number: int, words: str) -> Toll:
    return worded(number, words).model_copy(update={"effect": "injured"})
