"""Answers over a ledger: linked once, kept until the claims or the program change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from answer_samples import NORTH, SOUTH, claim, estimate, incident, participant, report, toll, when

from reportedly.answers import Answers, Filter, incidents
from reportedly.answers.view import default_linker, fingerprint
from reportedly.ledger import AmbiguousEntry, Custody, Ledger, UnknownEntry
from reportedly.records import Claim, Coding, Incident, Report

ARRIVED = Custody(collected_at=datetime(2016, 10, 1, tzinfo=UTC))
calls: list[int] = []


def one_each(records: Sequence[tuple[Report, tuple[Claim, ...]]]) -> tuple[Incident, ...]:
    """A linker that joins nothing."""
    calls.append(len(records))
    return tuple(
        incident(
            f"i-{one.id}",
            estimate(3, 3, 3),
            day=one.when,
            claims=(one.id,),
            reports=(one.report,),
            kind=one.kind,
            place=one.place,
        )
        for _, claims in reversed(records)
        for one in claims
    )


def file(ledger: Ledger, name: str, day: date, **changes: object) -> None:
    made = report(name, published=day)
    told = claim(f"claim-{name}", "capture", report=name, when=when(day), actor=participant(NORTH), **changes)
    ledger.add(made, name.encode(), Coding(report=name, coder="by hand", coded=True, claims=(told,)), ARRIVED)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    calls.clear()
    with Ledger.open(tmp_path / "ledger.db") as opened:
        file(opened, "r1", date(2016, 9, 27))
        file(opened, "r2", date(2016, 9, 20), tolls=(toll(9, None, scope="cumulative"),))
        yield opened


def test_incidents_come_in_order_of_time_and_filtered(ledger: Ledger) -> None:
    assert [one.id for one in incidents(ledger, linker=one_each)] == ["i-claim-r2", "i-claim-r1"]
    asked = Filter(since=date(2016, 9, 25), publisher="northford")
    assert [one.id for one in incidents(ledger, asked, one_each)] == ["i-claim-r1"]


def test_what_was_linked_once_is_kept_until_a_claim_comes_in(ledger: Ledger) -> None:
    first = Answers(ledger, one_each).incidents()
    assert Answers(ledger, one_each).incidents() == first
    assert calls == [2]
    file(ledger, "r3", date(2016, 9, 28))
    assert len(Answers(ledger, one_each).incidents()) == 3
    assert calls == [2, 3]


def test_a_linker_without_a_home_is_not_kept(ledger: Ledger) -> None:
    def local(records: Sequence[tuple[Report, tuple[Claim, ...]]]) -> tuple[Incident, ...]:
        return one_each(records)

    for _ in range(2):
        assert len(incidents(ledger, linker=local)) == 2
    assert calls == [2, 2]


def test_a_report_that_comes_in_while_linking_is_not_taken_for_linked(ledger: Ledger) -> None:
    answers = Answers(ledger, one_each)
    assert len(answers.records) == 2
    file(ledger, "r3", date(2016, 9, 28))
    assert len(answers.incidents()) == 2
    assert len(Answers(ledger, one_each).incidents()) == 3


def test_a_protected_ledger_is_answered_from_too(ledger: Ledger) -> None:
    ledger.close()
    ledger.path.chmod(0o444)
    with Ledger.open(ledger.path, create=False, readonly_ok=True) as protected:
        assert len(incidents(protected, linker=one_each)) == 2


def test_an_incident_is_found_by_the_beginning_of_its_id(ledger: Ledger) -> None:
    answers = Answers(ledger, one_each)
    found = answers.incident("i-claim-r1")
    assert [one.id for one in answers.claims_of(found)] == ["claim-r1"]
    with pytest.raises(AmbiguousEntry, match="i-claim-r2, i-claim-r1"):
        answers.incident("i-claim")
    with pytest.raises(UnknownEntry, match="no incident ''"):
        answers.incident("")


def test_all_answers_come_from_the_same_records(ledger: Ledger) -> None:
    answers = Answers(ledger, one_each)
    assert [row.best for row in answers.tolls(by="month")] == [6]
    (check,) = answers.checks()
    assert (check.low, check.found_best, check.claims) == (9, 3, ("claim-r2",))
    (held,) = answers.control(Filter(party="north"))
    assert (held.holder, held.since) == ((NORTH,), date(2016, 9, 20))
    assert answers.control(Filter(party=SOUTH.name)) == []
    assert answers.control(on=date(2016, 9, 19)) == []


def test_the_fingerprint_of_a_program_is_the_same_each_time_and_its_own() -> None:
    assert fingerprint(default_linker()) == fingerprint(default_linker())
    assert fingerprint(one_each) != fingerprint(default_linker())
    assert fingerprint(lambda records: ()) is None


def test_of_what_is_stored_only_the_claims_asked_for_are_read(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "lazy.db") as ledger:
        for number in range(3):
            file(ledger, f"r{number}", date(2016, 9, 1 + 9 * number))
        assert len(Answers(ledger).all_incidents) == 3
        answers = Answers(ledger)
        found = answers.incidents(Filter(kind="capture"))
        assert [one.id for one in answers.claims_of(found[0])] == ["claim-r0"]
        assert "claim-r1" in answers.claims
        assert answers.reports["r2"].id == "r2"
        assert "coded" not in vars(answers), "nothing asked for all claims"
        assert list(answers.claims) == ["claim-r0", "claim-r1", "claim-r2"]
