"""What no careful newsroom would file must neither stop the linker nor glue everything together."""

from __future__ import annotations

import random
import time
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.incidents import LinkOptions, link

from .conftest import Filed, Newsroom, claim, place, report, toll, when

ORSK = place("Orsk, Lower Province, Arland", (40.0, 20.0))
DAY = when("2020-05-03")
NOUNS = ["market", "school", "bridge", "mosque", "bakery", "hospital", "square", "station", "mill", "barracks"]
VERBS = ["hit", "struck", "levelled", "shelled", "ruined", "burned", "reached", "wrecked", "shook", "pounded"]


def accounts(many: int) -> list[Filed]:
    """Reports in words of their own on one strike."""
    choose = random.Random(7)
    filed: list[Filed] = []
    for n in range(many):
        words = " ".join(choose.sample(NOUNS + VERBS, 6))
        told = report(f"r{n}", f"Jets over Orsk killed 83 people at the covered bazaar; {words}, witness {n} said.")
        filed.append((told, (claim(told, kind="air_strike", when=DAY, place=ORSK, tolls=(toll(83),)),)))
    return filed


def test_a_happening_that_thousands_tell_of_is_one_incident() -> None:
    (found,) = link(accounts(1_000))
    assert len(found.claims) == 1_000
    assert (found.estimates[0].low, found.estimates[0].high) == (83, 83)


@pytest.mark.slow
def test_ten_thousand_claims_of_one_report_on_one_happening_are_one_incident() -> None:
    told = report("a", "Shells fell on Orsk. " * 10_000)
    claims = tuple(claim(told, when=DAY, place=ORSK).model_copy(update={"id": f"c{n:05}"}) for n in range(10_000))
    start = time.process_time()
    (found,) = link([(told, claims)])
    assert len(found.claims) == 10_000
    assert time.process_time() - start < 60


def test_claims_without_place_or_time_are_joined_by_their_words_and_do_not_glue() -> None:
    filed: list[Filed] = []
    for n, noun in enumerate(NOUNS):
        for paper in "ab":
            text = f"The {noun} of the {noun} keepers fell in the {noun} raid, said {noun} warden {VERBS[n]}son."
            told = report(f"{noun} {paper}", text, published=None)
            filed.append((told, (claim(told, kind="air_strike", tolls=(toll(20 + n),)),)))
    found = link(filed)
    assert max(len(one.reports) for one in found) <= 2
    assert any(len(one.reports) == 2 for one in found)


def test_reports_without_anything_but_a_kind_stay_apart() -> None:
    filed = [(told, (claim(told),)) for told in (report(f"r{n}", f"Shells fell {VERBS[n]}.", None) for n in range(10))]
    assert len(link(filed)) == 10


@pytest.mark.parametrize("day", ["0001-01-01", "1016-05-03", "1920-05-03", "2120-05-03", "9999-12-31"])
def test_a_date_in_the_wrong_century_stands_alone(newsroom: Newsroom, day: str) -> None:
    newsroom.file("a", "Jets hit the market of Orsk, 14 dead.", when=DAY, place=ORSK, tolls=(toll(14),))
    newsroom.file("b", "Jets hit the market in Orsk: 14 dead.", when=DAY, place=ORSK, tolls=(toll(14),))
    newsroom.file("c", "Jets hit the market of Orsk, 14 killed.", day, when=when(day), place=ORSK, tolls=(toll(14),))
    assert sorted(one.reports for one in link(newsroom.filed)) == [("a", "b"), ("c",)]


def test_reports_published_on_the_first_day_of_the_calendar_are_linked(newsroom: Newsroom) -> None:
    newsroom.file("a", "Shells fell on Orsk.", "0001-01-01", place=ORSK)
    newsroom.file("b", "Shells fell on Orsk.", "0001-01-01", place=ORSK, when=when("0001-01-01", basis="report"))
    assert sum(len(one.reports) for one in link(newsroom.filed)) == 2


@pytest.mark.parametrize("number", [0, 1, 10_000_000, 2**62 + 1, 10**30])
def test_tolls_of_any_size_are_linked_and_kept(newsroom: Newsroom, number: int) -> None:
    for name in "ab":
        newsroom.file(name, f"Jets hit Orsk, paper {name}.", when=DAY, place=ORSK, tolls=(toll(number),))
    (found,) = link(newsroom.filed)
    assert (found.estimates[0].low, found.estimates[0].high) == (number, number)


def test_contradictory_decisions_keep_apart_what_was_to_be_kept_apart(newsroom: Newsroom) -> None:
    one, two, three = (newsroom.file(name, when=DAY, place=ORSK).id for name in "abc")
    pairs = {name: (min(a, b), max(a, b)) for name, a, b in (("ab", one, two), ("bc", two, three), ("ac", one, three))}
    options = LinkOptions(same=frozenset({pairs["ab"], pairs["bc"]}), apart=frozenset({pairs["ac"]}))
    for incident in link(newsroom.filed, options):
        assert not {one, three} <= set(incident.claims)
    both = LinkOptions(same=frozenset({pairs["ab"]}), apart=frozenset({pairs["ab"]}))
    assert not any({one, two} <= set(incident.claims) for incident in link(newsroom.filed, both))


@settings(max_examples=15, deadline=None)
@given(
    st.sets(st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda pair: pair[0] < pair[1])),
    st.sets(st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda pair: pair[0] < pair[1])),
    st.randoms(use_true_random=False),
)
def test_no_decision_to_keep_apart_is_ever_overruled(
    same: set[tuple[int, int]], apart: set[tuple[int, int]], shuffle: random.Random
) -> None:
    filed = accounts(12)
    ids = [claims[0].id for _, claims in filed]

    def named(pairs: set[tuple[int, int]]) -> frozenset[tuple[str, str]]:
        return frozenset((min(ids[a], ids[b]), max(ids[a], ids[b])) for a, b in pairs)

    options = LinkOptions(same=named(same), apart=named(apart))
    found = link(filed, options)
    for a, b in apart:
        assert not any({ids[a], ids[b]} <= set(incident.claims) for incident in found)
    shuffle.shuffle(filed)
    assert link(filed, options) == found


def test_an_incident_of_every_day_of_a_year_keeps_its_days_apart() -> None:
    filed: list[Filed] = []
    for n in range(365):
        day = date(2020, 1, 1) + timedelta(days=n)
        told = report(f"r{n}", "Shells fell on Orsk.", day.isoformat())
        filed.append((told, (claim(told, when=when(day.isoformat()), place=ORSK),)))
    assert max(len(one.reports) for one in link(filed)) < 30
