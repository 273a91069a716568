"""The Python client gives the record under the API's own names, as records and as frames."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pandas
import pytest

import reportedly
from reportedly.answers.deciding import Asked, decide
from reportedly.answers.view import Answers
from reportedly.ledger import Custody, Ledger, LedgerError, UnknownEntry
from reportedly.ledger_client import Client, frame
from reportedly.records import Claim

ARRIVED = Custody(collected_at=datetime(2021, 7, 1, tzinfo=UTC))
NEWS = (
    "At least 12 people were killed on Tuesday when shells hit a market in Aleppo, a doctor said.",
    "Rebels captured the town of Idlib on Tuesday, residents said.",
)
LISTS = ("incidents", "claims", "reports", "tolls", "checks", "control", "sources", "decisions", "agreement")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("client") / "own.ledger"
    coder = reportedly.coder()
    with Ledger.open(made) as ledger:
        for number, words in enumerate(NEWS):
            report = reportedly.report(
                words, published=date(2021, 6, 16), publisher=f"Paper {number}", language="en", title=f"News {number}"
            )
            raw = words.encode()
            report = report.model_copy(update={"raw_sha256": sha256(raw).hexdigest()})
            ledger.add(report, raw, coder.code(report), ARRIVED)
        first = Answers(ledger).incidents()[0]
        note = Asked(what="note", subjects=(first.id,))  # type: ignore[arg-type] # one of its words
        decide(Answers(ledger), note, "Mina", "look again", ARRIVED.collected_at)
    return made


@pytest.fixture
def asked(path: Path) -> Iterator[Client]:
    with reportedly.client(path) as opened:
        yield opened


def test_the_lists_of_the_api_go_by_the_same_names(asked: Client) -> None:
    for name in LISTS:
        assert isinstance(getattr(asked, name)(), list), name
        assert isinstance(getattr(asked.frames, name)(), pandas.DataFrame), name


def test_a_second_client_can_be_opened(path: Path) -> None:
    for _ in range(2):
        with reportedly.client(path) as opened:
            assert opened.reports()


def test_filters_are_those_of_the_command_line(asked: Client) -> None:
    assert {one.kind for one in asked.incidents(place="Aleppo")} == {"shelling"}
    assert asked.incidents(since=date(2022, 1, 1)) == []
    assert [one.publisher for one in asked.reports("market")] == ["Paper 0"]
    with pytest.raises(ValueError, match="kind"):
        asked.incidents(kind="quarrel")


def test_a_frame_holds_what_the_records_hold(asked: Client) -> None:
    table = asked.frames.incidents(place="Aleppo")
    (record,) = asked.incidents(place="Aleppo")
    row = table.iloc[0]
    assert (row["incident"], row["killed_low"], row["earliest"].date()) == (record.id, 12, record.when.earliest)  # type: ignore[union-attr] # it has one
    assert pandas.isna(row["killed_high"])
    assert str(table["killed_low"].dtype) == "Int64"


def test_records_inside_records_become_columns(asked: Client) -> None:
    table = asked.frames.claims()
    assert len(table) == len(asked.claims())
    assert {"id", "kind", "place.name", "source.name", "evidence.exact"} <= set(table.columns)
    assert "place" not in table.columns


def test_a_frame_of_nothing_still_has_its_columns(asked: Client) -> None:
    assert "killed_best" in asked.frames.incidents(place="Nowhere").columns
    assert {"id", "kind"} <= set(frame([], Claim).columns)


def test_voices_are_those_of_the_api(asked: Client) -> None:
    assert {one.voice for one in asked.sources()} == {"doctor", "residents"}
    assert sum(one.claims for one in asked.sources()) == len(asked.claims())


def test_one_record_is_found_by_how_its_id_begins(asked: Client) -> None:
    claim = asked.claims()[0]
    assert asked.claim(claim.id[:12]) == claim
    assert asked.report(claim.report[:12]).id == claim.report
    with pytest.raises(UnknownEntry):
        asked.incident("nowhere")


def test_an_earlier_day_and_another_rule_can_be_asked_for(path: Path) -> None:
    with reportedly.client(path, rule="airwars", as_known_on=date(2020, 1, 1)) as opened:
        assert opened.incidents() == []
    with pytest.raises(ValueError, match="none of"):
        reportedly.client(path, rule="guess")


def test_what_came_in_since_is_seen_by_a_fresh_one(asked: Client, path: Path) -> None:
    before = len(asked.decisions())
    with Ledger.open(path) as ledger:
        note = Asked(what="note", subjects=(asked.incidents()[0].id,))  # type: ignore[arg-type] # one of its words
        decide(Answers(ledger), note, "Rana", "once more", datetime(2021, 7, 2, tzinfo=UTC))
    assert len(asked.decisions()) == before
    assert len(asked.fresh().decisions()) == before + 1


def test_a_ledger_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(LedgerError):
        reportedly.client(tmp_path / "gone.ledger")


def test_without_pandas_the_records_are_there_all_the_same(asked: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    assert asked.incidents()
    with pytest.raises(ModuleNotFoundError):
        asked.frames.incidents()
