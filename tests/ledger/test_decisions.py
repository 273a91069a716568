"""Decisions in the ledger: added once, named by how ids begin, told as they were known on any day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from ledger_samples import add, claim_of, report_of

from reportedly.ledger import Ledger, UnknownEntry

AT = datetime(2024, 3, 6, 9, tzinfo=UTC)


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    with Ledger.open(address) as opened:
        for number in (1, 2):
            add(opened, number)
        yield opened


FIRST, SECOND = (claim_of(report_of(number)).id for number in (1, 2))


def test_a_decision_comes_back_as_it_was_made(ledger: Ledger) -> None:
    made = ledger.decide("reject", "Mina", "not of this war", AT, claims=(FIRST[:8],))
    assert made.claims == (FIRST,)
    assert list(ledger.decisions()) == [made]
    assert ledger.decision(made.id[:6]) == made


def test_the_same_decision_by_the_same_person_at_the_same_moment_is_kept_once(ledger: Ledger) -> None:
    for _ in range(2):
        ledger.decide("reject", "Mina", "not of this war", AT, claims=(FIRST,))
    assert len(list(ledger.decisions())) == 1


def test_a_decision_on_a_claim_that_is_not_there_is_refused(ledger: Ledger) -> None:
    with pytest.raises(UnknownEntry, match="nowhere"):
        ledger.decide("reject", "Mina", "why", AT, claims=("nowhere",))
    assert list(ledger.decisions()) == []


def test_decisions_of_later_days_are_not_told_for_an_earlier_one(ledger: Ledger) -> None:
    early = ledger.decide("reject", "Mina", "why", AT, claims=(FIRST,))
    late = ledger.decide("undo", "Mina", "it was", AT.replace(day=9), decision=early.id[:10])
    assert list(ledger.decisions(before=AT.replace(day=7))) == [early]
    assert list(ledger.decisions()) == [early, late]


def test_the_state_changes_with_each_decision_and_stays_for_the_past(ledger: Ledger) -> None:
    past = AT.replace(day=7)
    before = ledger.state_digest(past)
    ledger.decide("same", "Mina", "one shell", AT.replace(day=8), claims=(FIRST, SECOND))
    assert ledger.state_digest(past) == before
    assert ledger.state_digest() != before
