"""How many victims one more makes."""

from __future__ import annotations

import pytest

from reportedly.incidents.readings import BY_VOICE
from reportedly.records import Evidence, Toll

from .conftest import Newsroom, toll
from .test_rules import estimates


def worded(words: str, number: int = 1, effect: str = "injured", start: int = 0) -> Toll:
    evidence = Evidence(start=start, end=start + len(words), exact=words)
    return toll(number, effect=effect).model_copy(update={"evidence": evidence})


@pytest.mark.parametrize(
    ("words", "victims"),
    [
        ("an eighth teen was hurt", 8),
        ("An 8th teen was hurt", 8),
        ("a third was wounded", 3),
        ("second man hurt", 2),
        ("a girl was hurt", 1),
        ("the fifth person hurt this year", 1),
        ("hurt a third of them", 1),
    ],
)
def test_an_ordinal_counts_the_hurt_before(words: str, victims: int) -> None:
    assert BY_VOICE.bounds(worded(words)) == (victims, victims)


def test_the_dead_are_among_the_victims_before(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(worded("three men were killed", 3, "killed"), worded("a fourth was wounded", start=30)))
    found = estimates(newsroom)
    assert (found["killed", "people"], found["injured", "people"]) == ((3, 3, 3), (1, 1, 1))


def test_beside_those_before_him_a_fourth_is_one_more(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(worded("three men were hurt", 3), worded("a fourth man was hurt", start=30)))
    assert estimates(newsroom)["injured", "people"] == (4, 4, 4)


def test_who_is_hurt_after_seven_in_an_earlier_report_makes_eight(newsroom: Newsroom) -> None:
    newsroom.file("a", published="2020-05-04", tolls=(worded("seven teens were hurt", 7),))
    newsroom.file("b", published="2020-05-06", tolls=(worded("an eighth teen was hurt"),))
    assert estimates(newsroom)["injured", "people"][1] == 8
