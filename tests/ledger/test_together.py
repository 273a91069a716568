"""Additions made together wait for the disk now and then, and are transactions of their own all the same."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from ledger_samples import ARRIVED, coding_of, raw_of, report_of

from reportedly.ledger import Ledger, file
from reportedly.ledger.errors import LedgerUnavailable


def add(ledger: Ledger, number: int) -> bool:
    report = report_of(number)
    return ledger.add(report, raw_of(number), coding_of(report), ARRIVED)


def counted_syncs(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> list[None]:
    made: list[None] = []
    sync = ledger._database.sync

    def counted() -> None:
        made.append(None)
        sync()

    monkeypatch.setattr(ledger._database, "sync", counted)
    return made


def test_others_see_each_addition_at_once(address: str) -> None:
    with Ledger.open(address) as ledger, Ledger.open(address) as other, ledger.together():
        for number in range(3):
            assert add(ledger, number)
            assert other.counts().reports == number + 1


def test_the_disk_is_waited_for_once_at_the_end(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    made = counted_syncs(ledger, monkeypatch)
    with ledger.together():
        for number in range(5):
            add(ledger, number)
        assert made == []
    assert len(made) == 1
    assert ledger.check().problems == ()


def test_the_disk_is_waited_for_when_its_time_has_come(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    made = counted_syncs(ledger, monkeypatch)
    monkeypatch.setattr(file, "SYNC_SECONDS", 0.0)
    with ledger.together():
        add(ledger, 1)
        add(ledger, 2)
        assert len(made) == 2


def test_what_breaks_off_keeps_what_was_added_before(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    made = counted_syncs(ledger, monkeypatch)

    def broken_off() -> None:
        with ledger.together():
            add(ledger, 1)
            raise RuntimeError("somebody stopped it")

    with pytest.raises(RuntimeError, match="somebody stopped it"):
        broken_off()
    assert len(made) == 1
    assert ledger.counts().reports == 1
    assert add(ledger, 2)
    assert len(made) == 1, "afterwards each addition waits for the disk itself"


def test_a_disk_that_refuses_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_number: int) -> None:
        raise OSError(5, "Input/output error")

    def refused(ledger: Ledger) -> None:
        with ledger.together():
            add(ledger, 1)
            monkeypatch.setattr(os, "fsync", refuse)

    with Ledger.open(tmp_path / "ledger.db") as ledger:
        with pytest.raises(LedgerUnavailable, match="Input/output error"):
            refused(ledger)
        monkeypatch.undo()
        assert ledger.counts().reports == 1
