"""Who is told of as another than the dead lives, and who is told of beside others is some of all."""

from __future__ import annotations

import pytest

from reportedly.records import Evidence, Source, Toll

from .conftest import Newsroom, toll
from .test_rules import estimates

POLICE = Source(name="Karvel Police", kind="official", text="Karvel Police")
LATER = 80  # where in the report the second words stand


def told(number: int, words: str, at: int = 0, **more: object) -> Toll:
    made = toll(number).model_copy(update={"evidence": Evidence(start=at, end=at + len(words), exact=words)})
    return made.model_copy(update=more)


def hit(number: int, words: str, at: int = LATER) -> Toll:
    return told(number, words, at, effect="injured", also=("killed",))


@pytest.mark.parametrize("words", ["two other men were shot", "two more were shot", "two men were also shot"])
def test_others_than_the_dead_live(newsroom: Newsroom, words: str) -> None:
    newsroom.file("a", tolls=(told(1, "a clerk was killed"),))
    newsroom.file("a", kind="shooting", tolls=(hit(2, words),))
    assert estimates(newsroom)["injured", "people"] == (2, 2, 2)


def test_others_told_of_before_any_dead_may_be_among_them(newsroom: Newsroom) -> None:
    newsroom.file("a", kind="shooting", tolls=(hit(2, "two other men were shot", 0),))
    newsroom.file("a", tolls=(told(1, "one of them died", LATER),))
    assert estimates(newsroom)["injured", "people"] == (1, 1, 1)


def test_as_many_as_were_hit_and_did_not_die_all_live(newsroom: Newsroom) -> None:
    newsroom.file("a", kind="shooting", tolls=(hit(4, "four were shot", 0), told(1, "one fatally")))
    newsroom.file("a", kind="shooting", source=POLICE, tolls=(hit(3, "three victims were taken to hospital"),))
    assert estimates(newsroom)["injured", "people"] == (3, 3, 3)


def test_some_beside_others_are_not_all(newsroom: Newsroom) -> None:
    newsroom.file("a", kind="shooting", tolls=(hit(5, "five people were shot", 0),))
    newsroom.file("a", kind="killing", source=POLICE, tolls=(hit(3, "three other victims were in hospital"),))
    assert estimates(newsroom)["injured", "people"] == (5, 5, 5)
