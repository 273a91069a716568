"""What goes into a ledger comes out of it, once, unchanged and in order."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_samples import ARRIVED, add, claim_of, coding_of, raw_of, report_of

from reportedly.ledger import (
    AmbiguousEntry,
    ClaimQuery,
    Counts,
    Custody,
    Ledger,
    LedgerConflict,
    UnknownEntry,
)
from reportedly.records import Coding, Estimate, Incident, Report, Toll, Unreadable, digest

NOW = datetime(2016, 10, 2, tzinfo=UTC)


def test_a_report_comes_back_as_it_went_in(ledger: Ledger) -> None:
    report = report_of(7, title="Report 7", url="https://example.org/7", external_id="x-7", content_type="text/html")
    coding = coding_of(report)
    assert ledger.add(report, raw_of(7), coding, ARRIVED)
    assert list(ledger.reports()) == [report]
    assert list(ledger.claims()) == list(coding.claims)
    assert list(ledger.records()) == [(report, coding.claims)]
    assert ledger.raw(report.id) == raw_of(7)
    assert ledger.custody(report.id) == ARRIVED


def test_the_same_bytes_are_added_once(ledger: Ledger) -> None:
    assert not ledger.known(report_of(1).raw_sha256)
    assert add(ledger, 1)
    assert ledger.known(report_of(1).raw_sha256)
    assert not add(ledger, 1)
    assert ledger.counts() == Counts(reports=1, coded=1, not_coded=0, claims=1, tolls=1, refusals=0)


def test_everything_is_still_there_after_the_ledger_was_closed(address: str) -> None:
    with Ledger.open(address) as first:
        add(first, 1)
        state = first.state_digest()
    with Ledger.open(address, create=False) as again:
        assert again.report(report_of(1).id) == report_of(1)
        assert again.state_digest() == state


def test_reports_come_by_day_of_publication_then_id_and_undated_ones_last(ledger: Ledger) -> None:
    made = [
        report_of(number, published=None if number % 4 == 0 else date(2016, 9, 1 + number % 3)) for number in range(12)
    ]
    for number, report in enumerate(made):
        ledger.add(report, raw_of(number), coding_of(report), ARRIVED)
    expected = sorted(made, key=lambda report: (report.published or date.max, report.id))
    assert list(ledger.reports()) == expected
    assert [claim.report for claim in ledger.claims()] == [report.id for report in expected]
    assert [report.id for report, _ in ledger.records()] == [report.id for report in expected]


def test_what_could_not_be_coded_is_kept_with_the_reason(ledger: Ledger) -> None:
    report = report_of(1, language="xx")
    ledger.add(report, raw_of(1), Coding(report=report.id, coder="coder-1", coded=False, reason="language"), ARRIVED)
    (entry,) = ledger.codings()
    assert (entry.coded, entry.reason, entry.claims, entry.coded_at) == (False, "language", 0, ARRIVED.collected_at)
    assert ledger.counts() == Counts(reports=1, coded=0, not_coded=1, claims=0, tolls=0, refusals=0)
    assert list(ledger.records()) == [(report, ())]


def test_claims_of_the_last_coding_count_and_older_ones_stay_readable(ledger: Ledger) -> None:
    add(ledger, 1)
    report = report_of(1)
    state = ledger.state_digest()
    newer = coding_of(report, "coder-2")
    assert ledger.add_coding(newer, NOW)
    assert not ledger.add_coding(newer, NOW)
    assert list(ledger.claims()) == list(newer.claims) == list(ledger.claims_of(report.id))
    assert ledger.claims_of_some([report.id, "unknown"]) == {report.id: newer.claims, "unknown": ()}
    assert ledger.claim(claim_of(report).id) == claim_of(report)
    assert [entry.coder for entry in ledger.codings()] == ["coder-1", "coder-2"]
    assert ledger.counts().claims == 1
    assert ledger.state_digest() != state


def test_a_coder_is_described_once(ledger: Ledger) -> None:
    assert ledger.describe_coder("coder-1", {"name": "ours", "version": "1"}, NOW)
    assert not ledger.describe_coder("coder-1", {"name": "other"}, NOW)
    assert add(ledger, 1)


def test_refusals_are_kept_once(ledger: Ledger) -> None:
    empty = Unreadable(origin="empty.txt", reason="empty", message="the file is empty", size=0)
    assert ledger.refuse(empty, NOW)
    assert not ledger.refuse(empty, NOW)
    assert ledger.refuse(empty.model_copy(update={"origin": "other.txt"}), NOW)
    assert [refusal.unreadable.origin for refusal in ledger.refusals()] == ["empty.txt", "other.txt"]
    assert {refusal.refused_at for refusal in ledger.refusals()} == {NOW}
    assert ledger.counts().refusals == 2


def test_a_beginning_of_an_identifier_is_enough_if_it_is_the_only_one(ledger: Ledger) -> None:
    for number in range(40):
        add(ledger, number)
    wanted = report_of(17)
    assert ledger.report(wanted.id) == ledger.report(wanted.id[:10]) == wanted
    assert ledger.claim(claim_of(wanted).id[:10]) == claim_of(wanted)
    beginnings = [report.id[0] for report in ledger.reports()]
    several = next(start for start in beginnings if beginnings.count(start) > 1)
    with pytest.raises(AmbiguousEntry, match="give more characters"):
        ledger.report(several)


@pytest.mark.parametrize("start", ["", "zz", "%", "_", "\0", "\U0010ffff", "'; DROP TABLE reports; --"])
def test_an_unknown_identifier_is_named_in_the_error(ledger: Ledger, start: str) -> None:
    add(ledger, 1)
    with pytest.raises(UnknownEntry, match="there is no report"):
        ledger.report(start)


def test_an_identifier_that_begins_another_one_is_found_itself(ledger: Ledger) -> None:
    for number, name in enumerate(("abc", "abcd")):
        report = report_of(number, id=name)
        ledger.add(report, raw_of(number), coding_of(report), ARRIVED)
    assert ledger.report("abc").id == "abc"
    assert ledger.report("abcd").id == "abcd"


def test_bytes_that_are_not_the_reports_own_are_refused(ledger: Ledger) -> None:
    report = report_of(1)
    with pytest.raises(LedgerConflict, match="not those that it was read from"):
        ledger.add(report, b"something else", coding_of(report), ARRIVED)
    with pytest.raises(LedgerConflict, match="coding is of report"):
        ledger.add(report, raw_of(1), coding_of(report_of(2)), ARRIVED)
    assert ledger.counts().reports == 0


def test_a_report_goes_in_whole_or_not_at_all(ledger: Ledger) -> None:
    report = report_of(1)
    claim = claim_of(report)
    with pytest.raises(LedgerConflict, match=r"contradicts what is kept .*claims[._]"):
        ledger.add(report, raw_of(1), coding_of(report, "coder-1", claim, claim), ARRIVED)
    assert not ledger.known(report.raw_sha256)
    assert ledger.counts() == Counts(reports=0, coded=0, not_coded=0, claims=0, tolls=0, refusals=0)
    assert add(ledger, 1)


def test_characters_that_no_text_may_hold_are_refused_with_a_sentence(ledger: Ledger) -> None:
    report = report_of(1, publisher="half a character \ud83d")
    with pytest.raises(LedgerConflict, match="characters that cannot be stored"):
        ledger.add(report, raw_of(1), coding_of(report), ARRIVED)
    assert ledger.counts().reports == 0


def test_numbers_beyond_the_columns_are_kept_in_the_record(ledger: Ledger) -> None:
    report = report_of(1)
    evidence = claim_of(report).evidence
    huge = claim_of(report, tolls=(Toll(effect="displaced", group="people", low=10**25, high=None, evidence=evidence),))
    ledger.add(report, raw_of(1), coding_of(report, "coder-1", huge), ARRIVED)
    assert next(ledger.claims()).tolls[0].low == 10**25


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="timezone"):
        Custody(collected_at=datetime(2016, 10, 1))


def test_moments_are_kept_in_utc(ledger: Ledger) -> None:
    report = report_of(1)
    eastern = datetime(2016, 10, 1, 2, tzinfo=timezone(timedelta(hours=3)))
    ledger.add(report, raw_of(1), coding_of(report), Custody(collected_at=eastern))
    assert ledger.custody(report.id).collected_at.isoformat() == "2016-09-30T23:00:00+00:00"


def test_claims_are_found_by_kind_status_source_and_time(ledger: Ledger) -> None:
    day = date(2016, 9, 20)
    report = report_of(19)
    assert report.published == day
    claims = (
        claim_of(report),
        claim_of(report, id="b", kind="battle", when=None),
        claim_of(
            report,
            id="c",
            status="denied",
            when={"edtf": "2016-09", "earliest": date(2016, 9, 1), "precision": "month"},
        ),
    )
    ledger.add(report, raw_of(19), coding_of(report, "coder-1", *claims), ARRIVED)

    def ids(**query: object) -> list[str]:
        return [claim.id for claim in ledger.claims(ClaimQuery(**query))]  # type: ignore[arg-type]  # one test, many fields

    assert ids() == sorted(claim.id for claim in claims)
    assert ids(kinds=("battle",)) == ["b"]
    assert ids(statuses=("denied",)) == ["c"]
    assert ids(source_kinds=("monitor",)) == []
    assert ids(since=day, until=day) == sorted([claims[0].id, "c"])
    assert ids(until=date(2016, 9, 2)) == ["c"]
    assert ids(since=date(2016, 9, 21)) == ["c"]
    assert ids(until=date(2016, 8, 1)) == []


def test_claims_are_found_by_the_names_of_their_places(ledger: Ledger) -> None:
    report = report_of(1)
    place = claim_of(report).place
    assert place is not None
    names = ("Eastford, Exercise Land", None, "Åby", "Northford, Exercise Land")
    claims = tuple(
        claim_of(report, id=f"c{n}", place=place.model_copy(update={"name": name}) if name else None)
        for n, name in enumerate(names)
    )
    assert ledger.place_names() == []
    ledger.add(report, raw_of(1), coding_of(report, "coder-1", *claims), ARRIVED)
    assert ledger.place_names() == ["Eastford, Exercise Land", "Northford, Exercise Land", "Åby"]
    found = ledger.claims(ClaimQuery(kinds=("shelling",), places=("Åby", "Eastford, Exercise Land")))
    assert [claim.id for claim in found] == ["c0", "c2"]
    assert list(ledger.claims(ClaimQuery(places=()))) == []


def test_a_reader_sees_one_state_while_others_add(ledger: Ledger) -> None:
    for number in range(5):
        add(ledger, number)
    reading = ledger.records()
    first = next(reading)
    with Ledger.open(ledger.path) as other:
        for number in range(5, 10):
            add(other, number)
    assert len([first, *reading]) == 5
    assert ledger.counts().reports == 10


def test_an_iterator_left_in_the_middle_holds_nothing_up(ledger: Ledger) -> None:
    for number in range(30):
        add(ledger, number)
    for _ in range(30):
        next(ledger.reports())
    assert add(ledger, 31)


def incident_of(name: str, *claims: str) -> Incident:
    estimate = Estimate(effect="killed", group="people", low=1, best=2, high=None, rule="ucdp", claims=claims)
    return Incident(id=name, kind="shelling", estimates=(estimate,), claims=claims, reports=())


def test_derived_incidents_are_kept_by_their_key_until_others_replace_them(ledger: Ledger) -> None:
    assert ledger.incidents("state 1") is None
    made = (incident_of("b", "c1", "c2"), incident_of("a", "c3"))
    ledger.store_incidents("state 1", made)
    assert ledger.incidents("state 1") == made[::-1], "in order of time, then of their ids"
    ledger.store_incidents("state 2", ())
    assert ledger.incidents("state 2") == ()
    assert ledger.incidents("state 1") is None


@st.composite
def report_and_raw(draw: st.DrawFn) -> tuple[Report, bytes]:
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
    raw = draw(st.binary(max_size=60))
    line = st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=10)
    report = Report(
        id=digest(raw),
        text=text,
        title=draw(line) or "",
        published=draw(st.none() | st.dates()),
        publisher=draw(line),
        raw_sha256=hashlib.sha256(raw).hexdigest(),
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        notes=tuple(draw(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=5), max_size=2))),
    )
    return report, raw


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(report_and_raw())
def test_any_text_and_any_bytes_come_back_as_they_went_in(ledger: Ledger, made: tuple[Report, bytes]) -> None:
    report, raw = made
    fresh = not ledger.known(report.raw_sha256)
    coding = Coding(report=report.id, coder="coder-1", coded=True)
    assert ledger.add(report, raw, coding, ARRIVED) == fresh
    assert ledger.raw(report.id) == raw
    if fresh:
        assert ledger.report(report.id) == report


def test_the_state_changes_with_what_incidents_are_made_from_and_with_nothing_else(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        states = [ledger.state_digest()]
        add(ledger, 1)
        states.append(ledger.state_digest())
        add(ledger, 1)
        ledger.describe_coder("coder-9", {"name": "another"}, ARRIVED.collected_at)
        assert ledger.state_digest() == states[-1]
        ledger.add_coding(coding_of(report_of(1), "coder-2"), ARRIVED.collected_at)
        states.append(ledger.state_digest())
    assert len(set(states)) == 3
