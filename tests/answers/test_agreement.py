"""Cohen's kappa between reviewers, against values worked out by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from answer_samples import claim
from hypothesis import given
from hypothesis import strategies as st

from reportedly.answers import Agreement, agreement
from reportedly.records import Decision

FIRST = datetime(2024, 3, 6, tzinfo=UTC)
CLAIMS = {f"c{number}": claim(f"c{number}") for number in range(10)}


def made(number: int, by: str, kind: str, *claims: str, **about: Any) -> Decision:
    at = FIRST + timedelta(minutes=number)
    return Decision(id=f"d{number}-{by}", kind=kind, claims=claims, decided_by=by, why="x", decided_at=at, **about)


def judged(by: str, verdicts: str) -> list[Decision]:
    """One verdict a claim: + accept, - reject."""
    kinds = {"+": "accept", "-": "reject"}
    return [made(n, by, kinds[verdict], f"c{n}") for n, verdict in enumerate(verdicts)]


def of(field: str, decisions: list[Decision]) -> Agreement:
    (found,) = [one for one in agreement(decisions, CLAIMS) if one.field == field]
    return found


def test_kappa_is_as_worked_out_by_hand() -> None:
    found = of("claim", judged("Mina", "++++++----") + judged("Teun", "+++++--+--"))
    # alike 8 of 10; by chance .6 * .6 + .4 * .4 = .52
    assert (found.items, found.agreed) == (10, 8)
    assert found.expected == pytest.approx(0.52)
    assert found.kappa == pytest.approx((0.8 - 0.52) / (1 - 0.52))


def test_where_chance_alone_would_always_agree_there_is_no_kappa() -> None:
    found = of("claim", judged("Mina", "+++") + judged("Teun", "+++"))
    assert (found.agreed, found.kappa) == (3, None)


def test_a_field_that_one_corrects_and_the_other_accepts_is_disagreed_on() -> None:
    decisions = judged("Mina", "+++") + judged("Teun", "-++")
    decisions.append(made(50, "Mina", "correct", "c1", field="kind", value="shelling"))
    found = of("kind", decisions)
    assert (found.items, found.agreed) == (2, 1)  # c0 was rejected by one of them


def test_two_who_correct_alike_agree() -> None:
    decisions = judged("Mina", "++") + judged("Teun", "++")
    decisions += [
        made(50 + n, by, "correct", "c1", field="kind", value="shelling") for n, by in enumerate(["Mina", "Teun"])
    ]
    found = of("kind", decisions)
    assert (found.items, found.agreed, found.kappa) == (2, 2, 1.0)


def test_pairs_and_grades_are_compared_as_well() -> None:
    decisions = [
        made(1, "Mina", "same", "c1", "c2"),
        made(2, "Teun", "not_same", "c2", against=("c1",)),
        made(3, "Mina", "grade", "c1", value="fair"),
        made(4, "Teun", "grade", "c1", value="fair"),
    ]
    assert (of("same happening", decisions).items, of("same happening", decisions).agreed) == (1, 0)
    assert of("grade", decisions).agreed == 1


def test_what_was_undone_does_not_count() -> None:
    decisions = judged("Mina", "+") + judged("Teun", "-")
    decisions.append(made(60, "Teun", "undo", decision="d0-Teun"))
    assert agreement(decisions, CLAIMS) == []


@given(st.lists(st.sampled_from(["++", "+-", "-+", "--"]), min_size=1, max_size=10))
def test_kappa_is_at_most_one_and_the_same_for_both(verdicts: list[str]) -> None:
    first, second = ("".join(pair[n] for pair in verdicts) for n in (0, 1))
    one = of("claim", judged("Mina", first) + judged("Teun", second))
    two = of("claim", judged("Mina", second) + judged("Teun", first))
    assert one.kappa == pytest.approx(two.kappa) if one.kappa is not None else two.kappa is None
    assert one.kappa is None or one.kappa <= 1
