"""Deciding on the command line: who, when, why; taken back by a further decision; read back as it was known."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_runs import Command


@pytest.fixture
def filled(command: Command, report: Path) -> Command:
    assert command("add", str(report)).code == 0
    return command


def incident(command: Command) -> dict[str, object]:
    (found,) = (json.loads(line) for line in command("incidents", "--json").out.splitlines())
    return found


def test_a_rejected_claim_is_gone_until_the_decision_is_undone(filled: Command) -> None:
    whole = str(incident(filled)["id"])
    assert filled("decide", "reject", whole, "--why", "of last year", "--by", "Mina").code == 0
    assert filled("incidents", "--json").out == ""
    (made,) = (json.loads(line) for line in filled("decisions", "--json").out.splitlines())
    assert (made["kind"], made["decided_by"], made["why"]) == ("reject", "Mina", "of last year")
    assert filled("undo", made["id"][:8], "--why", "of this year after all", "--by", "Mina").code == 0
    assert incident(filled)["id"] == whole
    assert "(undone)" in filled("decisions").out


def test_a_correction_shows_in_the_record_and_says_by_whom(filled: Command) -> None:
    claim = str(incident(filled)["claims"][0])  # type: ignore[index] # the line is JSON
    arguments = ("decide", "correct", claim[:10], "--field", "tolls.0.low", "--value", "14", "--why", "fourteen")
    assert filled(*arguments, "--by", "Mina").code == 0
    shown = filled("show", str(incident(filled)["id"])).out
    assert "What people decided" in shown
    assert "tolls.0.low = 14" in shown
    assert incident(filled)["estimates"][0]["low"] == 14  # type: ignore[index] # the line is JSON


def test_a_grade_by_a_person_stands_before_the_proposal(filled: Command) -> None:
    whole = str(incident(filled)["id"])
    assert filled("decide", "grade", whole, "--value", "fair", "--why", "two voices", "--by", "Mina").code == 0
    shown = filled("show", whole).out
    assert "given by Mina: fair. two voices" in shown


def test_people_who_differ_are_told(filled: Command) -> None:
    whole = str(incident(filled)["id"])
    filled("decide", "accept", whole, "--why", "as told", "--by", "Mina")
    ended = filled("decide", "grade", whole, "--value", "weak", "--why", "one voice", "--by", "Mina")
    assert "differ" not in ended.err
    ended = filled("decide", "grade", whole, "--value", "fair", "--why", "a doctor", "--by", "Teun")
    assert "Mina and Teun differ" in ended.err
    assert "Mina and Teun differ" in filled("decisions").out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("decide", "reject", "ffffffff", "--why", "x"), "there is no claim and no incident 'ffffffff'"),
        (("decide", "reject", "INCIDENT", "--why", ""), "why: this must not be empty"),
        (("decide", "grade", "INCIDENT", "--value", "splendid", "--why", "x"), "table gradings: unassessed, confirmed"),
        (("decide", "bogus", "INCIDENT", "--why", "x"), "'bogus' is none of accept, reject, correct"),
        (("decide", "correct", "INCIDENT", "--field", "tolls.0", "--value", "x", "--why", "x"), "tolls.0: Input"),
        (("decide", "correct", "INCIDENT", "--value", "x", "--why", "x"), "needs a value and a field"),
        (("undo", "ffffffff", "--why", "x"), "ffffffff"),
    ],
)
def test_what_cannot_be_decided_is_told_in_a_sentence(filled: Command, arguments: tuple[str, ...], told: str) -> None:
    whole = str(incident(filled)["id"])
    ended = filled(*(whole if part == "INCIDENT" else part for part in arguments))
    assert ended.code == 2
    assert told in " ".join(ended.err.split())
    assert "Traceback" not in ended.err


def test_a_day_before_anything_was_added_knows_nothing(filled: Command) -> None:
    assert filled("incidents", "--json", "--as-known-on", "2020-01-01").out == ""
    assert filled("decisions", "--as-known-on", "2020-01-01").err.startswith("No decision")


def test_another_rule_may_be_asked_for(filled: Command) -> None:
    (found,) = (json.loads(line) for line in filled("incidents", "--json", "--rule", "acled").out.splitlines())
    assert {one["rule"] for one in found["estimates"]} == {"acled"}
    assert filled("incidents", "--rule", "guess").code == 2


def test_recoding_by_the_same_coder_does_nothing_and_by_another_adds_beside(filled: Command) -> None:
    assert "0 reports coded anew" in filled("recode").err
    ended = filled("recode", "--light")
    assert "1 report coded anew" in ended.err
    assert "0 reports coded anew" in filled("recode", "--light").err
