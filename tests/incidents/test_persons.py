"""People whom a report tells of by name, one by one."""

from __future__ import annotations

from typing import Any

import pytest

from reportedly.incidents.persons import one_by_one
from reportedly.records import Claim, Participant

from .conftest import Newsroom, claim, party, place, report, toll
from .test_rules import estimates

PAPER = report("a", "Weber died at once. Klein died later.")


def death(name: str, **more: Any) -> Claim:
    more.setdefault("tolls", (toll(1),))
    return claim(PAPER, "killing", target=Participant(text=name, start=0, end=len(name)), **more)


def file(newsroom: Newsroom, *claims: Claim) -> None:
    newsroom.filed.append((PAPER, claims))


def test_two_named_one_after_the_other_are_two(newsroom: Newsroom) -> None:
    file(newsroom, death("Weber"), death("Klein"))
    assert estimates(newsroom) == {("killed", "people"): (2, 2, 2)}


def test_a_name_inside_a_longer_one_is_the_same_person(newsroom: Newsroom) -> None:
    file(newsroom, death("Jan Weber, 24"), death("Weber"), death("Officer Jan Weber Jr."))
    assert estimates(newsroom) == {("killed", "people"): (1, 1, 1)}


def test_relatives_who_share_a_name_are_two(newsroom: Newsroom) -> None:
    file(newsroom, death("Jan Weber"), death("Ida Weber"), death("Weber"))
    assert estimates(newsroom) == {("killed", "people"): (2, 2, 2)}


def test_a_number_that_the_report_gives_goes_before_names(newsroom: Newsroom) -> None:
    file(newsroom, death("Weber"), death("Klein"), claim(PAPER, tolls=(toll(5),)))
    assert estimates(newsroom)["killed", "people"] == (5, 5, 5)


def test_names_are_some_of_those_whom_another_report_counts(newsroom: Newsroom) -> None:
    file(newsroom, death("Weber"), death("Klein"))
    newsroom.file("b", tolls=(toll(5),))
    assert estimates(newsroom)["killed", "people"] == (5, 5, 5)


@pytest.mark.parametrize(
    "words", ["a man", "Two Men", "Lower Hill High School", "the widow of Weber", "Police", "Orsk"]
)
def test_what_names_nobody_is_nobody(words: str) -> None:
    told = [death("Klein", place=place("Orsk, Arland")), death(words, place=place("Orsk, Arland"))]
    assert one_by_one(told) == {}


def test_a_party_is_nobody() -> None:
    assert one_by_one([death("Klein"), claim(PAPER, target=party("Blue Front"), tolls=(toll(1),))]) == {}


def test_what_is_denied_names_nobody() -> None:
    assert one_by_one([death("Klein"), death("Weber", status="denied")]) == {}
