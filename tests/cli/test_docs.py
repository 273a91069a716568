"""Every command and every option is documented, and nothing is documented that is not there."""

import re
from pathlib import Path

import pytest
import typer.main

from reportedly.cli.app import app

DOCS = (Path(__file__).parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")
GROUP = typer.main.get_command(app)
COMMANDS = GROUP.commands  # type: ignore[attr-defined]  # a Typer app with several commands is a group


def section(heading: str) -> str:
    found = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", DOCS, re.MULTILINE | re.DOTALL)
    assert found, f"docs/commands.md has no section {heading}"
    return found[1]


def documented(text: str) -> set[str]:
    return set(re.findall(r"^\| `(--[\w-]+)` \|", text, re.MULTILINE))


def options(command: object) -> set[str]:
    params = command.params  # type: ignore[attr-defined]  # a command of the command line library
    return {name for param in params for name in param.opts if name.startswith("--")} - {"--help"}


def offered_by(command: object) -> set[str]:
    """The options of a command, or of all commands of a group."""
    return set().union(*map(options, getattr(command, "commands", {"": command}).values()))


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_option_of_a_command_stands_in_its_section(name: str) -> None:
    offered, filters = offered_by(COMMANDS[name]), documented(section("Filters"))
    told = documented(section(name))
    assert (filters <= offered) == ("[filters](#filters)" in section(name))
    assert told == (offered - filters if filters <= offered else offered)


@pytest.mark.parametrize("name", sorted(name for name in COMMANDS if hasattr(COMMANDS[name], "commands")))
def test_every_command_of_a_group_stands_in_its_section(name: str) -> None:
    own = COMMANDS[name].commands
    assert set(re.findall(rf"`reportedly {name} ([a-z]+)", section(name))) == set(own)
    for command in own.values():
        assert command.help
        assert all(param.help for param in command.params if getattr(param, "opts", None))
        assert options(command) <= documented(section(name))


def test_the_global_options_are_documented() -> None:
    assert options(GROUP) <= documented(DOCS.partition("## code")[0])


def test_no_command_is_documented_that_is_not_there() -> None:
    headings = set(re.findall(r"^## ([a-z]+)$", DOCS, re.MULTILINE))
    assert headings == set(COMMANDS)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_and_option_has_help(name: str) -> None:
    command = COMMANDS[name]
    assert command.help
    assert all(param.help for param in command.params if getattr(param, "opts", None)), name
