"""`ledger copy`, `backup`, `pack`, `unpack`: the same ledger elsewhere, and one sentence where it cannot be."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from reportedly.cli.app import run

TEXT = "Shelling of Northford killed three people on Monday, the mayor said.\n"


@pytest.fixture
def ledger(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    report = tmp_path / "report.txt"
    report.write_text(TEXT)
    assert run(["--ledger", str(tmp_path / "one.db"), "add", str(report), "--published", "2024-03-06"]) == 0
    capsys.readouterr()
    return str(tmp_path / "one.db")


def head_of(path: Path | str, capsys: pytest.CaptureFixture[str]) -> str:
    assert run(["--ledger", str(path), "check"]) == 0
    return capsys.readouterr().out.strip()


def test_all_of_them_make_the_same_ledger(ledger: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    head = head_of(ledger, capsys)
    assert re.fullmatch("[0-9a-f]{64}", head)
    pack = str(tmp_path / "pack.zip")
    for name, command in {
        "copy": ["ledger", "copy", ledger, str(tmp_path / "copy")],
        "backup": ["--ledger", ledger, "ledger", "backup", str(tmp_path / "backup")],
        "pack": ["--ledger", ledger, "ledger", "pack", pack],
        "unpack": ["ledger", "unpack", pack, str(tmp_path / "unpack")],
    }.items():
        assert run(command) == 0, name
        said = capsys.readouterr()
        assert said.out.strip() == head
        assert "All is as it was added" in said.err
        if name != "pack":
            assert head_of(tmp_path / name, capsys) == head


def test_nothing_is_written_over(ledger: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["backup", ledger], ["pack", ledger]):
        assert run(["--ledger", ledger, "ledger", *command]) == 2
        assert "nothing is written over" in capsys.readouterr().err
    assert run(["ledger", "copy", ledger, ledger]) == 2
    assert "is not empty; copy into a new ledger" in capsys.readouterr().err


def test_a_copy_of_an_altered_ledger_says_so(ledger: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    connection = sqlite3.connect(ledger)
    connection.execute("DROP TRIGGER reports_no_update")
    connection.execute("UPDATE reports SET publisher = 'another'")
    connection.commit()
    connection.close()
    assert run(["ledger", "copy", ledger, str(tmp_path / "copy.db")]) == 1
    said = capsys.readouterr()
    assert "was altered after it was added" in said.out
    assert "before it was copied" in said.err


def test_an_address_of_no_server_is_told_without_the_password(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("psycopg")
    assert run(["--ledger", "postgresql://mina:hidden@/deaths?host=/nowhere/at/all", "reports"]) == 2
    said = capsys.readouterr().err
    assert "the server cannot be reached" in said
    assert "hidden" not in said
