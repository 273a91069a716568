"""`reportedly brief`: from a ledger to paper in one command."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from cli_runs import Command

from reportedly.answers import Filter
from reportedly.cli.briefing import name_of


@pytest.fixture
def filled(command: Command, report: Path) -> Command:
    assert command("add", str(report)).code == 0
    return command


def test_html_and_pdf_are_written_under_a_name_that_says_what_was_asked(filled: Command, tmp_path: Path) -> None:
    done = filled("brief", "--place", "Aleppo", "--from", "2024-03-01", "--to", "2024-03-31")
    assert done.code == 0, done.err
    stem = "brief-aleppo-2024-03-01-2024-03-31"
    assert f"1 incident written to {stem}.html and {stem}.pdf." in done.err
    page = (tmp_path / f"{stem}.html").read_text(encoding="utf-8")
    assert "At least 12 people were killed" in page
    assert "Southern Wire" in page
    assert (tmp_path / f"{stem}.pdf").read_bytes().startswith(b"%PDF-")


def test_one_format_another_rule_and_an_earlier_day(filled: Command, tmp_path: Path) -> None:
    done = filled("brief", "--out", "one.html", "--rule", "airwars", "--as-known-on", "2020-01-01")
    assert done.code == 0, done.err
    assert [path.name for path in tmp_path.glob("one*")] == ["one.html"]
    page = (tmp_path / "one.html").read_text(encoding="utf-8")
    assert "airwars" in page
    assert "as known on 2020-01-01" in page


def test_a_folder_is_no_file_to_write(filled: Command, tmp_path: Path) -> None:
    done = filled("brief", "--out", str(tmp_path))
    assert done.code == 2
    assert "is a folder" in done.err


def test_a_name_leads_nowhere_else() -> None:
    assert name_of(Filter()) == "brief"
    asked = Filter(place="../../etc/pass wd", party="الجيش", since=date(2024, 1, 2))
    assert name_of(asked) == "brief-etc-pass-wd-الجيش-2024-01-02"
