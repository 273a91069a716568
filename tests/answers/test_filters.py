"""A filter finds what was asked for, in any spelling of a name, and nothing else."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from answer_samples import HARBOUR, NORTH, SOUTH, claim, incident, participant, report, when
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from reportedly.answers.filters import Filter, folded, found_in
from reportedly.records import Place, Source

DAYS = st.dates(date(2016, 1, 1), date(2016, 3, 1))


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("aleppo", "Sukkari, Aleppo, Syria"),
        ("ALEPPO, syria", "Sukkari, Aleppo, Syria"),
        ("alep*", "Sukkari, Aleppo, Syria"),
        ("Shaar", "Sha'ar, Aleppo"),
        ("Sha’ar", "Shaar, Aleppo"),
        ("sao tome", "São Tomé"),
        ("Łódź", "Lodz"),
        ("deir ez zor", "Deir ez-Zor, Syria"),
    ],
)
def test_names_are_found_whatever_their_case_accents_and_punctuation(asked: str, name: str) -> None:
    assert found_in(asked, name)


def test_a_word_is_found_from_its_beginning_only() -> None:
    assert not found_in("homs*", "Khoms, Libya")


def test_a_name_is_not_found_in_a_longer_word() -> None:
    assert not found_in("Niger", "Kano, Nigeria")
    assert found_in("Niger", "Niamey, Niger")
    assert found_in("Nige*", "Kano, Nigeria")


@given(st.text(max_size=20))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(DAYS, DAYS, DAYS, DAYS)
def test_a_window_finds_what_shares_a_day_with_it(a: date, b: date, c: date, d: date) -> None:
    (begins, ends), (since, until) = sorted((a, b)), sorted((c, d))
    days = {begins + timedelta(days=n) for n in range((ends - begins).days + 1)}
    window = {since + timedelta(days=n) for n in range((until - since).days + 1)}
    asked = Filter(since=since, until=until)
    assert asked.matches_claim(claim("a", when=when(begins, ends)), report()) == bool(days & window)
    assert asked.matches_incident(incident("i", day=when(begins, ends))) == bool(days & window)


@given(DAYS, DAYS)
def test_a_window_open_at_one_side_has_no_end_there(day: date, bound: date) -> None:
    found = claim("a", when=when(day))
    assert Filter(since=bound).matches_claim(found, report()) == (day >= bound)
    assert Filter(until=bound).matches_claim(found, report()) == (day <= bound)


def test_what_has_no_day_is_outside_every_window() -> None:
    undated = claim("a", when=None)
    assert Filter().matches_claim(undated, report())
    assert not Filter(since=date(2016, 1, 1)).matches_claim(undated, report())
    assert not Filter(until=date(2016, 1, 1)).matches_incident(incident("i"))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Filter(), True),
        (Filter(place="northford"), True),
        (Filter(place="Southford"), False),
        (Filter(party="north"), True),
        (Filter(party="southern front"), True),
        (Filter(party="militia"), False),
        (Filter(kind="battle"), True),
        (Filter(kind="shelling"), False),
        (Filter(status="denied"), False),
        (Filter(source_kind="media"), True),
        (Filter(source_kind="monitor"), False),
        (Filter(publisher="northford post"), True),
        (Filter(publisher="Other"), False),
        (Filter(place="northford", kind="battle", party="south", status="asserted"), True),
        (Filter(place="northford", kind="shelling"), False),
    ],
)
def test_each_field_must_hold(asked: Filter, found: bool) -> None:
    told = claim("a", actor=participant(NORTH), target=participant(SOUTH))
    assert asked.matches_claim(told, report()) is found


def test_a_party_that_was_not_resolved_is_found_by_its_words() -> None:
    told = claim("a", actor=participant(text="masked gunmen"))
    assert Filter(party="gunmen").matches_claim(told, report())


def test_a_claim_without_a_place_is_at_no_place() -> None:
    assert not Filter(place="Northford").matches_claim(claim("a", place=None), report())


def test_one_claim_of_an_incident_must_have_source_kind_and_publisher_together() -> None:
    claims = (
        claim("a", report="r1"),
        claim("b", report="r2", source=Source(name="Exercise Monitor", kind="monitor")),
    )
    reports = {"r1": report("r1", publisher="The Post"), "r2": report("r2", publisher="The Mail")}
    made = incident("i")
    assert Filter(source_kind="monitor", publisher="mail").matches_incident(made, claims, reports)
    assert not Filter(source_kind="monitor", publisher="post").matches_incident(made, claims, reports)
    assert not Filter(source_kind="monitor").matches_incident(made)


def test_a_party_named_by_one_of_its_claims_finds_the_incident() -> None:
    told = claim("a", actor=participant(text="masked gunmen"))
    assert not Filter(party="gunmen").matches_incident(incident("i"))
    assert Filter(party="gunmen").matches_incident(incident("i"), (told,))


def test_words_outside_the_vocabulary_and_windows_the_wrong_way_round_are_errors() -> None:
    with pytest.raises(ValidationError, match="no entry of the vocabulary"):
        Filter(kind="explosion")
    with pytest.raises(ValidationError, match="wrong way round"):
        Filter(since=date(2016, 2, 1), until=date(2016, 1, 1))


def test_places_match_by_any_part_of_their_name() -> None:
    place = Place(text="Old Quarter", start=0, end=11, name=f"Old Quarter, {HARBOUR.name}")
    for words in ("old quarter", "Harbour", "exercise land"):
        assert Filter(place=words).matches_incident(incident("i", place=place))
