"""Which day and place an incident goes by."""

from __future__ import annotations

from reportedly.incidents.settle import settled_place, settled_when

from .conftest import Newsroom, place, when

ORSK = place("Orsk, Lower Province, Arland", (40.0, 20.0))
MARKET = place("Market quarter, Orsk, Lower Province, Arland", (40.01, 20.01), "neighbourhood")
VELIN = place("Velin, Upper Province, Arland", (42.5, 23.0))
PROVINCE = place("Lower Province, Arland", (40.2, 20.3), "adm1")


def test_the_most_precise_place_is_taken(newsroom: Newsroom) -> None:
    for name, where in (("a", PROVINCE), ("b", ORSK), ("c", MARKET)):
        newsroom.file(name, place=where)
    assert settled_place(newsroom.claims) == MARKET


def test_of_equally_precise_places_the_one_that_most_reports_name(newsroom: Newsroom) -> None:
    for name, where in (("a", VELIN), ("b", ORSK), ("c", ORSK)):
        newsroom.file(name, place=where)
    assert settled_place(newsroom.claims) == ORSK


def test_without_a_place_there_is_none(newsroom: Newsroom) -> None:
    newsroom.file("a")
    assert settled_place(newsroom.claims) is None
    assert settled_when(newsroom.claims) is None


def test_the_day_that_most_reports_bear_out_is_taken(newsroom: Newsroom) -> None:
    for name, day in (
        ("a", when("2020-05-02")),
        ("b", when("2020-05-03")),
        ("c", when("2020-05-03")),
        ("d", when("2020-05-03", "2020-05-05")),
    ):
        newsroom.file(name, when=day)
    found = settled_when(newsroom.claims)
    assert found is not None
    assert found.edtf == "2020-05-03"


def test_a_stated_day_goes_before_days_of_publication(newsroom: Newsroom) -> None:
    newsroom.file("a", when=when("2020-05-04", basis="report"))
    newsroom.file("b", when=when("2020-05-04", basis="report"))
    newsroom.file("c", when=when("2020-05-02"))
    found = settled_when(newsroom.claims)
    assert found is not None
    assert found.edtf == "2020-05-02"


def test_a_month_and_a_day_in_it_make_the_day(newsroom: Newsroom) -> None:
    newsroom.file("a", when=when("2020-05-01", "2020-05-31"))
    newsroom.file("b", when=when("2020-05-09"))
    found = settled_when(newsroom.claims)
    assert found is not None
    assert found.edtf == "2020-05-09"


def test_of_claims_that_tell_one_place_that_counts_whose_own_words_do(newsroom: Newsroom) -> None:
    orsk = place("Orsk, Arland")
    newsroom.file("a", place=orsk.model_copy(update={"basis": "context"}))
    newsroom.file("b", place=orsk)
    settled = settled_place(newsroom.claims)
    assert settled is not None
    assert settled.basis == "text"
