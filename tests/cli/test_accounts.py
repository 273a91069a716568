"""`account`: who may use a team's page, kept in one file."""

from pathlib import Path

import pytest
from cli_runs import Command

PASSWORD = b"a long enough password\n"


@pytest.fixture
def team(command: Command) -> Command:
    assert command("account", "add", "mina", "--role", "editor", "--accounts", "team", stdin=PASSWORD).code == 0
    return command


def test_an_account_is_listed_with_its_role_until_it_is_removed(team: Command) -> None:
    assert '{"name": "mina", "role": "editor"}' in team("account", "list", "--accounts", "team", "--json").out
    assert "may not log in any more" in team("account", "remove", "mina", "--accounts", "team").err
    assert team("account", "list", "--accounts", "team", "--json").out == ""


def test_a_token_is_shown_once_and_kept_as_a_hash(team: Command, tmp_path: Path) -> None:
    secret = team("account", "token", "mina", "--accounts", "team").out.strip()
    assert len(secret) > 30
    assert secret not in (tmp_path / "team").read_text(encoding="utf-8")


def test_a_mark_on_a_report_is_kept_and_can_be_lifted(team: Command, tmp_path: Path) -> None:
    team("account", "restrict", "0123456789abcdef", "--accounts", "team")
    assert "0123456789abcdef" in (tmp_path / "team").read_text(encoding="utf-8")
    team("account", "restrict", "0123456789abcdef", "--lift", "--accounts", "team")
    assert "0123456789abcdef" not in (tmp_path / "team").read_text(encoding="utf-8")


@pytest.mark.parametrize("asked", [("list",), ("remove", "mina"), ("token", "mina"), ("restrict", "0123456789abcdef")])
def test_a_missing_file_is_told_and_not_made(command: Command, tmp_path: Path, asked: tuple[str, ...]) -> None:
    ended = command("account", *asked, "--accounts", "teem")
    assert ended.code == 2
    assert "teem: there is no such file" in ended.err
    assert list(tmp_path.iterdir()) == []


def test_a_role_and_a_password_that_cannot_be_are_refused(command: Command, tmp_path: Path) -> None:
    assert "is none of" in command("account", "add", "mina", "--role", "king", "--accounts", "team", stdin=PASSWORD).err
    assert "at least 12" in command("account", "add", "mina", "--accounts", "team", stdin=b"short\n").err
    assert list(tmp_path.iterdir()) == []
