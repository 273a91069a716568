"""Reports are found by their words, whatever is typed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_samples import ARRIVED, coding_of, raw_of, report_of

from reportedly.ledger import Ledger, search

TITLES = ("Shells hit the old harbour", "Café in Zürich reopens", "Harbour, old and new: a history of shells")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger.open(tmp_path_factory.mktemp("search") / "ledger.db") as opened:
        for number, title in enumerate(TITLES):
            report = report_of(number, title=title)
            opened.add(report, raw_of(number), coding_of(report), ARRIVED)
        yield opened


def numbers(ledger: Ledger, asked: str) -> set[int]:
    known = {report_of(number).id: number for number in range(len(TITLES))}
    return {known[report] for report in ledger.search(asked)}


def test_all_words_must_be_there(ledger: Ledger) -> None:
    assert numbers(ledger, "harbour shells") == {0, 2}
    assert numbers(ledger, "harbour café") == set()


def test_words_in_quotation_marks_follow_each_other(ledger: Ledger) -> None:
    assert numbers(ledger, '"old harbour"') == {0}


def test_case_and_accents_make_no_difference(ledger: Ledger) -> None:
    assert numbers(ledger, "CAFE zurich") == {1}


def test_the_number_of_answers_is_bounded(ledger: Ledger) -> None:
    assert len(ledger.search("Northford", limit=2)) == 2


def test_reports_of_later_days_are_not_found_for_an_earlier_one(ledger: Ledger) -> None:
    collected = ARRIVED.collected_at
    assert set(ledger.search("harbour", before=collected)) == set(ledger.search("harbour"))
    assert ledger.search("harbour", before=collected - timedelta(days=1)) == []


@pytest.mark.parametrize("asked", ["", "  ", "---", '""'])
def test_a_question_without_a_word_is_refused(ledger: Ledger, asked: str) -> None:
    with pytest.raises(ValueError, match="name a word"):
        ledger.search(asked)


@given(st.text(max_size=80))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_typed_is_a_question_or_refused_in_words(ledger: Ledger, asked: str) -> None:
    if search.phrases_of(asked):
        assert len(ledger.search(asked)) <= len(TITLES)
    else:
        with pytest.raises(ValueError, match="name a word"):
            ledger.search(asked)


def test_of_very_many_matches_the_newest_are_ranked(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "MOST_RANKED", 2)
    with Ledger.open(address) as ledger:
        for number in range(5):
            report = report_of(number)
            ledger.add(report, raw_of(number), coding_of(report), ARRIVED)
        newest = {report_of(number).id for number in (3, 4)}
        assert set(ledger.search("Northford", limit=1)) < newest
        assert set(ledger.search("Northford", limit=2)) == newest
        assert len(ledger.search("Northford", limit=4)) == 4
        at = ARRIVED.collected_at
        assert len(ledger.search("Northford", limit=2, before=at)) == 2
        assert ledger.search("Northford", before=at - timedelta(seconds=1)) == []
