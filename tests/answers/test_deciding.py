"""Answers are read through people's decisions, and through those of their own day only."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from answer_samples import HARBOUR, claim, report, toll, when

from reportedly.answers import Answers
from reportedly.answers.deciding import Asked, What, conflicts_of, decide, undo
from reportedly.incidents import link
from reportedly.ledger import Custody, Ledger
from reportedly.records import Coding, Decision, Evidence

DAY = date(2016, 9, 26)
ARRIVED = datetime(2016, 10, 1, tzinfo=UTC)
LATER = datetime(2016, 10, 9, tzinfo=UTC)
AT = datetime(2016, 10, 3, tzinfo=UTC)


def file(ledger: Ledger, name: str, killed: int, day: date = DAY, arrived: datetime = ARRIVED) -> None:
    coder = "by hand" if arrived == ARRIVED else "newer"
    made = report(name, date(2016, 9, 27), publisher=f"Paper {name}")
    told = claim(
        f"{coder}-{name}",
        "shelling",
        report=name,
        coder=coder,
        when=when(day),
        place=HARBOUR,
        evidence=Evidence(start=0, end=len(name), exact=name),
        tolls=(toll(killed, killed),),
    )
    coding = Coding(report=name, coder=coder, coded=True, claims=(told,))
    if not ledger.add(made, name.encode(), coding, Custody(collected_at=arrived)):
        ledger.add_coding(coding, arrived)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.db") as opened:
        file(opened, "r1", 9)
        file(opened, "r2", 9)
        file(opened, "r3", 9, day=date(2016, 8, 2))
        yield opened


def put(ledger: Ledger, what: What, *subjects: str, by: str = "Mina", at: datetime = AT, **more: object) -> Decision:
    asked = Asked(what=what, subjects=subjects, **more)
    return decide(Answers(ledger), asked, by, "read it again", at)


def groups(ledger: Ledger, known: date | None = None) -> list[tuple[str, ...]]:
    return sorted(tuple(sorted(one.reports)) for one in Answers(ledger, as_known_on=known).all_incidents)


def test_two_accounts_of_a_day_and_place_are_one_and_that_of_another_month_is_not(ledger: Ledger) -> None:
    assert groups(ledger) == [("r1", "r2"), ("r3",)]


def test_incidents_called_the_same_are_so_with_all_their_claims(ledger: Ledger) -> None:
    whole, other = sorted(Answers(ledger).all_incidents, key=lambda one: -len(one.reports))
    made = put(ledger, What.SAME, whole.id, other.id)
    assert sorted(made.claims) == ["by hand-r1", "by hand-r2", "by hand-r3"]
    assert groups(ledger) == [("r1", "r2", "r3")]


def test_a_split_keeps_claims_apart_until_it_is_undone(ledger: Ledger) -> None:
    whole = next(one for one in Answers(ledger).all_incidents if len(one.reports) == 2)
    made = put(ledger, What.SPLIT, whole.id, "by hand-r2")
    assert groups(ledger) == [("r1",), ("r2",), ("r3",)]
    undo(Answers(ledger), made.id, "Mina", "one after all", AT.replace(day=4))
    assert groups(ledger) == [("r1", "r2"), ("r3",)]


def test_a_merge_joins_incidents_that_the_program_kept_apart(ledger: Ledger) -> None:
    put(ledger, What.MERGE, *(one.id for one in Answers(ledger).all_incidents))
    assert groups(ledger) == [("r1", "r2", "r3")]


def test_a_rejected_claim_counts_nowhere(ledger: Ledger) -> None:
    put(ledger, What.REJECT, "by hand-r3")
    assert groups(ledger) == [("r1", "r2")]
    assert "by hand-r3" not in Answers(ledger).claims


def test_a_corrected_number_is_in_the_incident(ledger: Ledger) -> None:
    put(ledger, What.CORRECT, "by hand-r3", field="tolls.0", value={**toll(4, 4).model_dump(mode="json")})
    (found,) = [one for one in Answers(ledger).all_incidents if one.reports == ("r3",)]
    killed = found.estimate("killed")
    assert killed is not None
    assert (killed.low, killed.best, killed.high) == (4, 4, 4)


def test_a_grade_belongs_to_the_incident_and_its_history_tells_of_it(ledger: Ledger) -> None:
    whole = next(one for one in Answers(ledger).all_incidents if len(one.reports) == 2)
    made = put(ledger, What.GRADE, whole.id, value="fair")
    answers = Answers(ledger)
    same = next(one for one in answers.all_incidents if len(one.reports) == 2)
    assert answers.grade(same) == made
    taken_back = undo(answers, made.id, "Mina", "too soon", AT.replace(day=4))
    answers = Answers(ledger)
    assert answers.grade(same) is None
    assert answers.history(same) == [made, taken_back]


def test_two_people_who_differ_are_told_at_once(ledger: Ledger) -> None:
    put(ledger, What.REJECT, "by hand-r3")
    made = put(ledger, What.ACCEPT, "by hand-r3", by="Teun", at=AT.replace(hour=2))
    (told,) = conflicts_of(Answers(ledger), made)
    assert "Mina and Teun differ" in told


@pytest.mark.parametrize(
    ("what", "subjects", "more", "told"),
    [
        (What.CORRECT, ["by hand-r1"], {"field": "kind"}, "needs a value and a field"),
        (What.CORRECT, ["by hand-r1"], {"field": "kind", "value": "quarrel"}, "quarrel"),
        (What.GRADE, ["by hand-r1"], {}, "needs a value"),
        (What.GRADE, ["by hand-r1"], {"value": "splendid"}, "splendid"),
        (What.ACCEPT, ["by hand-r1"], {"value": "x"}, "takes neither"),
        (What.NOT_SAME, ["by hand-r1"], {}, "needs two"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_kept(
    ledger: Ledger, what: What, subjects: list[str], more: dict[str, object], told: str
) -> None:
    with pytest.raises(ValueError, match=told):
        put(ledger, what, *subjects, **more)
    assert list(ledger.decisions()) == []


def test_claims_to_be_split_off_must_be_in_the_incident_and_not_all_of_it(ledger: Ledger) -> None:
    whole = next(one for one in Answers(ledger).all_incidents if len(one.reports) == 2)
    with pytest.raises(ValueError, match="is not in that incident"):
        put(ledger, What.SPLIT, whole.id, "by hand-r3")
    with pytest.raises(ValueError, match="all claims"):
        put(ledger, What.SPLIT, whole.id, *whole.claims)


def test_a_past_day_is_answered_as_it_was_known_whatever_is_added_later(ledger: Ledger) -> None:
    known = date(2016, 10, 2)
    before = Answers(ledger, as_known_on=known).all_incidents
    put(ledger, What.REJECT, "by hand-r1")
    file(ledger, "r4", 12, arrived=LATER)
    file(ledger, "r1", 40, arrived=LATER)
    assert Answers(ledger, as_known_on=known).all_incidents == before
    assert Answers(ledger).all_incidents != before


def test_a_decision_outlives_a_new_coding(ledger: Ledger) -> None:
    put(ledger, What.REJECT, "by hand-r1")
    file(ledger, "r1", 9, arrived=LATER)
    assert "newer-r1" not in Answers(ledger).claims


def test_what_is_stored_is_what_is_rebuilt_from_nothing(ledger: Ledger) -> None:
    put(ledger, What.MERGE, *(one.id for one in Answers(ledger).all_incidents))
    stored = [one.model_dump_json() for one in Answers(ledger).all_incidents]
    again = [one.model_dump_json() for one in Answers(ledger).all_incidents]  # read from the ledger
    rebuilt = [one.model_dump_json() for one in Answers(ledger, linker=None)._drawn_together(link)]
    assert stored == again
    assert sorted(rebuilt) == sorted(stored)
