"""What decisions come to: the later one counts, undone ones do not, people's differences are told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.incidents.decided import apply, carried, corrected, in_force, settle
from reportedly.records import Claim, Decision, Evidence, Participant, Report, Source, Toll

FIRST = datetime(2024, 3, 6, 9, tzinfo=UTC)
TEXT = "Shells killed 13 people in Harbour. A bomb wounded four others there."
SHA = "0" * 64
SOURCE = Source(name="r", kind="media")
REPORT = Report(id="r", text=TEXT, raw_sha256=SHA, text_sha256=SHA)


def made(number: int, kind: str, *claims: str, by: str = "Mina", **about: Any) -> Decision:
    at = FIRST + timedelta(minutes=number)
    return Decision(
        id=f"d{number}", kind=kind, claims=claims, decided_by=by, why=f"reason {number}", decided_at=at, **about
    )


def undo(number: int, of: int) -> Decision:
    return made(number, "undo", decision=f"d{of}")


def claim(name: str = "a", kind: str = "shelling", words: str = "Shells killed 13 people") -> Claim:
    start = TEXT.index(words)
    evidence = Evidence(start=start, end=start + len(words), exact=words)
    tolls = (Toll(effect="killed", group="people", low=13, high=13, evidence=evidence),)
    return Claim(
        id=name, report="r", coder="c", evidence=evidence, kind=kind, source=SOURCE, tolls=tolls, happening="1"
    )


def test_an_undone_decision_does_not_count_and_an_undone_undo_lets_it_count_again() -> None:
    decisions = [made(1, "reject", "a"), undo(2, 1)]
    assert in_force(decisions) == []
    assert [one.id for one in in_force([*decisions, undo(3, 2)])] == ["d1"]


def test_the_later_decision_counts() -> None:
    decided = settle([made(1, "reject", "a"), made(2, "accept", "a"), made(3, "reject", "b")])
    assert decided.accepted == {"a"}
    assert decided.rejected == {"b"}
    assert decided.conflicts == ()  # one person may think again


def test_two_people_who_differ_are_told_and_both_named() -> None:
    decided = settle([made(1, "reject", "a"), made(2, "accept", "a", by="Teun")])
    (conflict,) = decided.conflicts
    assert "Mina and Teun differ on whether claim a is as its report says" in conflict.text
    assert conflict.decisions == ("d1", "d2")


def test_two_people_who_agree_are_no_conflict() -> None:
    assert settle([made(1, "reject", "a"), made(2, "reject", "a", by="Teun")]).conflicts == ()


def test_what_must_and_must_not_be_one_happening_comes_as_pairs() -> None:
    decided = settle([made(1, "same", "b", "a", "c"), made(2, "not_same", "c", against=("b",))])
    assert decided.same == {("a", "b"), ("a", "c")}
    assert decided.apart == {("b", "c")}


def test_a_rejected_claim_is_left_out_and_a_corrected_one_says_by_whom() -> None:
    fix = made(1, "correct", "a", field="tolls.0.low", value=12)
    decided = settle([fix, made(2, "reject", "b")])
    ((_, claims),) = apply([(REPORT, (claim("a"), claim("b")))], decided)
    (kept,) = claims
    assert kept.tolls[0].low == 12
    assert "corrected by Mina" in kept.trace[-1].rule


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("kind", "quarrel", "quarrel"),
        ("tolls.0.low", 14, "wrong way round: 14 > 13"),
        ("tolls.3.low", 1, "there is no tolls.3"),
        ("colour", "red", "there is no colour"),
        ("evidence.exact", "other words", "evidence of a claim cannot be corrected"),
    ],
)
def test_a_correction_that_does_not_fit_is_refused_with_the_reason(field: str, value: object, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        corrected(claim(), made(1, "correct", "a", field=field, value=value))


def test_an_object_corrects_the_fields_that_it_names_and_leaves_the_others() -> None:
    found = corrected(claim(), made(1, "correct", "a", field="tolls.0", value={"low": 14, "high": 15}))
    assert (found.tolls[0].low, found.tolls[0].high, found.tolls[0].effect) == (14, 15, "killed")


def test_a_correction_that_fits_no_more_is_left_out() -> None:
    decided = settle([made(1, "correct", "a", field="tolls.7.low", value=1)])
    assert apply([(REPORT, (claim(),))], decided) == [(REPORT, (claim(),))]


def test_a_decision_goes_over_to_the_claim_of_a_later_coding_that_says_the_same() -> None:
    later = claim("new", words="killed 13 people in Harbour")
    other = claim("other", kind="bombing", words="A bomb wounded four")
    (moved,) = carried([made(1, "reject", "old")], {"old": claim("old")}, {"r": (later, other)})
    assert moved.claims == ("new",)


def test_a_decision_stays_with_its_claim_where_the_later_coding_says_nothing_alike() -> None:
    other = claim("other", kind="bombing", words="A bomb wounded four")
    (moved,) = carried([made(1, "reject", "old")], {"old": claim("old")}, {"r": (other,)})
    assert moved.claims == ("old",)


def test_a_merge_of_very_many_claims_holds_them_all_together_by_a_chain() -> None:
    names = [f"c{number:05}" for number in range(10_000)]
    same = settle([made(1, "same", *names)]).same
    assert same == set(pairwise(names))


@given(st.permutations(range(6)))
def test_decisions_come_to_the_same_in_whichever_order_they_are_read(order: list[int]) -> None:
    decisions = [
        made(1, "reject", "a"),
        made(2, "accept", "a", by="Teun"),
        made(3, "correct", "b", field="kind", value="battle"),
        made(4, "same", "a", "b"),
        made(5, "not_same", "a", against=("b",), by="Teun"),
        undo(6, 5),
    ]
    assert settle(decisions[i] for i in order) == settle(decisions)


def test_whom_a_person_names_is_no_longer_taken_from_the_report_around() -> None:
    lent = claim().model_copy(update={"actor": Participant(text="the army", start=0, end=8, basis="context")})
    named = corrected(lent, made(1, "correct", "a", field="actor", value={"parties": [{"id": None, "name": "Guard"}]}))
    assert named.actor is not None
    assert (named.actor.name, named.actor.basis) == ("Guard", "text")
    kept = corrected(lent, made(2, "correct", "a", field="actor", value={"text": "the Guard", "basis": "context"}))
    assert kept.actor is not None
    assert kept.actor.basis == "context"
