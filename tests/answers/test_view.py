"""Answers over a ledger: linked once, kept until the claims or the program change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from answer_samples import NORTH, SOUTH, claim, estimate, incident, participant, report, toll, when

from reportedly.answers import Answers, Filter, incidents
from reportedly.answers.view import default_linker, fingerprint
from reportedly.ledger import AmbiguousEntry, Custody, Ledger, UnknownEntry, schema
from reportedly.records import Claim, Coding, Incident, Place, Report

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


def test_one_incident_is_read_without_all_others(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "one.db") as ledger:
        for number in range(40):
            file(ledger, f"r{number}", date(2016, 9, 1) + timedelta(days=9 * number))
        every = Answers(ledger).all_incidents
        answers = Answers(ledger)
        assert [answers.incident(one.id) for one in every] == list(every)
        assert answers.incident(every[0].id[:12]) == every[0]
        alike = next(one.id[0] for one in every if sum(other.id[0] == one.id[0] for other in every) > 1)
        with pytest.raises(AmbiguousEntry, match=f"several incidents begin with '{alike}'"):
            answers.incident(alike)
        with pytest.raises(UnknownEntry):
            answers.incident("no such")
        assert (
            Answers(ledger, rule="majority").incident(every[0].id) == Answers(ledger, rule="majority").all_incidents[0]
        )
        assert not {"all_incidents", "coded"} & set(vars(answers)), "nothing asked for all"


def test_a_whole_and_its_parts_are_found_around_each_other(tmp_path: Path) -> None:
    harbour = Place(text="Harbour", start=0, end=7, name="Harbour, Northford, Exercise Land", precision="settlement")
    with Ledger.open(tmp_path / "parts.db") as ledger:
        file(ledger, "r0", date(2016, 9, 20), place=harbour)
        add_lasting(ledger)
        answers = Answers(ledger)
        for one in answers.all_incidents:
            near = Answers(ledger)
            assert near.around(one) == [
                other for other in answers.all_incidents if other.id == one.part_of or other.part_of == one.id
            ]
            assert len(near.around(one)) == 1
            assert "all_incidents" not in vars(near)


def add_lasting(ledger: Ledger) -> None:
    """A battle of three weeks."""
    place = Place(text="Northford", start=0, end=9, name="Northford, Exercise Land", precision="adm1")
    made = report("lasting", published=date(2016, 9, 30))
    days = when(date(2016, 9, 5), date(2016, 9, 28))
    told = claim("claim-lasting", "battle", report="lasting", when=days, actor=participant(NORTH), place=place)
    coding = Coding(report="lasting", coder="by hand", coded=True, claims=(told,))
    ledger.add(made, b"lasting", coding, ARRIVED)


def test_copies_are_told_from_what_linking_left_behind(tmp_path: Path) -> None:
    text = " ".join(f"word{number}" for number in range(60))
    with Ledger.open(tmp_path / "copies.db") as ledger:
        for number, words in enumerate((text, text + " more", "other " * 40)):
            made = report(f"r{number}", published=date(2016, 9, 20 + number)).model_copy(update={"text": words})
            coding = Coding(report=made.id, coder="by hand", coded=True, claims=())
            ledger.add(made, made.id.encode(), coding, ARRIVED)
        answers = Answers(ledger)
        assert answers.originals == {"r0": "r0", "r1": "r0", "r2": "r2"}
        assert "coded" not in vars(answers)
        with ledger._writing() as connection:
            connection.execute(schema.derived_workings.delete().where(schema.derived_workings.c.name == "0/sketches"))
        assert Answers(ledger).originals == answers.originals, "without it, from the texts"


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
