"""What must not be kept or shown: gone for good with its reason left behind, or blocked out wherever it is read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_samples import add, claim_of, raw_of, report_of

from reportedly.ledger import Ledger, LedgerDamaged, UnknownEntry, packing, redaction

AT = datetime(2024, 3, 6, tzinfo=UTC)
FIRST = report_of(1)
BLOCKS = redaction.BLOCK * len("Northford")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.db") as opened:
        for number in (1, 2):
            add(opened, number)
        yield opened


def test_a_deleted_report_is_gone_with_all_that_was_made_of_it(ledger: Ledger) -> None:
    made = ledger.delete(FIRST.id[:8], "Mina", "its source asked for it", AT)
    assert (made.report, made.claims, made.why) == (FIRST.id, 1, "its source asked for it")
    assert list(ledger.deletions()) == [made]
    assert [report.id for report in ledger.reports()] == [report_of(2).id]
    assert ledger.counts().claims == 1
    assert ledger.search("Northford killed") == [report_of(2).id]
    with pytest.raises(UnknownEntry):
        ledger.claim(claim_of(FIRST).id)
    assert ledger.check().problems == ()


def test_nothing_of_a_deleted_report_is_left_in_the_file(ledger: Ledger, tmp_path: Path) -> None:
    rare = "Quillonbury"
    report = report_of(7, title=rare)
    from ledger_samples import ARRIVED, coding_of

    ledger.add(report, raw_of(7), coding_of(report), ARRIVED)
    assert any(rare.encode() in path.read_bytes() for path in tmp_path.iterdir())
    ledger.delete(report.id, "Mina", "asked for", AT)
    for path in tmp_path.iterdir():
        assert rare.encode() not in path.read_bytes()
        assert rare.lower().encode() not in path.read_bytes()


def test_a_deleted_report_is_not_taken_in_again(ledger: Ledger) -> None:
    ledger.delete(FIRST.id, "Mina", "asked for", AT)
    assert not add(ledger, 1)
    assert ledger.counts().reports == 1


def test_rows_are_let_go_only_where_a_tombstone_says_why(ledger: Ledger, tmp_path: Path) -> None:
    ledger.delete(FIRST.id, "Mina", "asked for", AT)
    connection = sqlite3.connect(tmp_path / "ledger.db")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute("DELETE FROM claims")
    connection.close()


def test_a_redacted_name_is_blocked_wherever_it_is_read(ledger: Ledger) -> None:
    ledger.redact(FIRST.id, "northford", "Mina", "a private person", AT)
    shown = ledger.report(FIRST.id)
    assert "Northford" not in shown.text
    assert len(shown.text) == len(FIRST.text)
    assert BLOCKS in shown.text
    (claim,) = ledger.claims_of(FIRST.id)
    assert claim.place is not None
    assert (claim.place.text, claim.place.name) == (BLOCKS, f"{BLOCKS}, Exercise Land")
    assert claim.id == claim_of(FIRST).id
    assert ledger.search("Northford") == [report_of(2).id]
    assert dict(ledger.records())[shown] == (claim,)
    assert ledger.raw(FIRST.id) == raw_of(1)  # custody: the bytes stay as they came
    assert ledger.check().problems == ()


def test_other_reports_show_the_name_still(ledger: Ledger) -> None:
    ledger.redact(FIRST.id, "Northford", "Mina", "a private person", AT)
    assert "Northford" in ledger.report(report_of(2).id).text


def test_a_redaction_is_kept_once(ledger: Ledger) -> None:
    for _ in range(2):
        ledger.redact(FIRST.id, "Northford", "Mina", "a private person", AT)
    assert len(list(ledger.redactions())) == 1


@pytest.mark.parametrize(("words", "why"), [("Southport", "x"), ("North", "x"), ("  ", "x"), ("Northford", " ")])
def test_what_cannot_be_redacted_is_refused(ledger: Ledger, words: str, why: str) -> None:
    with pytest.raises(ValueError, match=r"stand in report|must not be empty"):
        ledger.redact(FIRST.id, words, "Mina", why, AT)
    assert list(ledger.redactions()) == []


@given(st.text(max_size=60), st.lists(st.text(min_size=1, max_size=8).filter(str.strip), min_size=1, max_size=3))
def test_blocking_keeps_every_position(text: str, words: list[str]) -> None:
    shown = redaction.hidden(text, words)
    assert len(shown) == len(text)
    assert all(new in (old, redaction.BLOCK) for old, new in zip(text, shown, strict=True))


@given(st.text())
def test_what_is_packed_comes_out_as_it_went_in(text: str) -> None:
    clean = text.encode("utf-8", "ignore").decode()
    assert packing.unpack(packing.pack(clean)) == clean


@pytest.mark.parametrize("packed", [b"", b"\x01", b"\x01nonsense", b"\x63rest"])
def test_damaged_packing_is_told(packed: bytes) -> None:
    with pytest.raises(packing.DamagedError, match="cannot be unpacked"):
        packing.unpack(packed)


def test_a_damaged_claim_is_told_as_damage_of_the_ledger(ledger: Ledger, tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "ledger.db")
    connection.execute("DROP TRIGGER claims_no_update")
    connection.execute("UPDATE claims SET packed = x'01ff'")
    connection.commit()
    connection.close()
    with pytest.raises(LedgerDamaged, match="reportedly check"):
        list(ledger.records())
