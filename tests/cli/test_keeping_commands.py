"""Searching, checking, redacting and deleting on the command line."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from cli_runs import Command


@pytest.fixture
def filled(command: Command, report: Path) -> Command:
    assert command("add", str(report)).code == 0
    return command


def found(command: Command, *words: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in command("search", *words, "--json").out.splitlines()]


def test_a_report_is_found_by_its_words_and_shown_with_what_stands_around_them(filled: Command) -> None:
    (report,) = found(filled, "market", "doctor")
    assert report["title"] == "Shells hit Tarnholt"
    assert "shells hit a market in Aleppo" in filled("search", "hit a market").out
    assert found(filled, "market", "hospital") == []
    assert "No report holds" in filled("search", "hospital").err


def test_a_question_of_signs_is_refused(filled: Command) -> None:
    ended = filled("search", "???")
    assert ended.code == 2
    assert "name a word to search for" in ended.err


def test_a_whole_ledger_is_proved_whole_and_its_head_stays_in_the_log(filled: Command, tmp_path: Path) -> None:
    ended = filled("check")
    assert ended.code == 0
    head = ended.out.strip()
    (tmp_path / "second.txt").write_text("Two people were killed in Homs on Monday.", encoding="utf-8")
    filled("add", "second.txt")
    assert filled("check", "--head", head).code == 0
    assert filled("check", "--head", head.upper()).code == 0
    assert filled("check", "--head", "0" * 63 + "1").code == 1
    assert filled("check", "--head", head[:-1]).code == 2  # a slip of the pen, no damage


def test_what_was_altered_is_named(filled: Command, tmp_path: Path) -> None:
    (path,) = tmp_path.glob("*.ledger")
    connection = sqlite3.connect(path)
    connection.execute("DROP TRIGGER reports_no_update")
    connection.execute("UPDATE reports SET publisher = 'Somebody else'")
    connection.commit()
    connection.close()
    ended = filled("check")
    assert ended.code == 1
    assert "was altered after it was added" in ended.out
    assert "the guard against update is missing" in ended.out


def test_a_redacted_name_is_not_shown_any_more(filled: Command) -> None:
    (report,) = found(filled, "market")
    assert filled("redact", report["id"][:8], "Aleppo", "--why", "a test", "--by", "Mina").code == 0
    assert found(filled, "Aleppo") == []
    assert "Aleppo" not in filled("export", "--format", "jsonl").out
    assert "does not stand in" in filled("redact", report["id"], "Paris", "--why", "a test").err


def test_a_deleted_report_is_gone_and_is_not_added_again(filled: Command, report: Path) -> None:
    (known,) = found(filled, "market")
    ended = filled("delete", known["id"], "--why", "its author asked for it", "--by", "Mina")
    assert ended.code == 0
    assert "Deleted report" in ended.err
    assert found(filled, "market") == []
    filled("add", str(report))
    assert found(filled, "market") == []
    assert filled("check").code == 0
    assert filled("delete", known["id"], "--why", "again").code == 2
