"""A brief tells what the record holds, with bounds, sources and disputes, and what it cannot tell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from answer_samples import NORTH, claim, estimate, incident, participant, report, toll, when

from reportedly.answers import Answers, Filter
from reportedly.answers.brief import Scope, brief, main_incidents, span_of
from reportedly.answers.deciding import Asked, decide
from reportedly.ledger import Custody, Ledger
from reportedly.records import Coding, Source

ARRIVED = Custody(collected_at=datetime(2016, 10, 1, tzinfo=UTC))
TODAY = date(2016, 10, 5)
EVERYTHING = Scope(Filter(), TODAY)


def file(ledger: Ledger, name: str, day: date | None, **changes: object) -> None:
    made = report(name, published=day, publisher=f"Paper {name}")
    fields = {"report": name, "when": when(day) if day else None, "actor": participant(NORTH), **changes}
    told = claim(f"claim-{name}", str(fields.pop("kind", "shelling")), **fields)
    ledger.add(made, name.encode(), Coding(report=name, coder="by hand", coded=True, claims=(told,)), ARRIVED)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.db") as opened:
        file(opened, "r1", date(2016, 9, 20), tolls=(toll(9, 9), toll(4, 4, group="children")))
        file(opened, "r2", date(2016, 9, 27), tolls=(toll(2, None),))
        file(opened, "r3", None, tolls=(toll(50, 50),))
        file(opened, "r4", date(2016, 9, 28), tolls=(toll(70, 70),), status="denied")
        file(opened, "r5", date(2016, 9, 29), tolls=(toll(300, None, scope="cumulative"),), kind="battle")
        yield opened


def test_figures_are_sums_of_what_is_asserted_with_the_groups_inside_them(ledger: Ledger) -> None:
    found = brief(Answers(ledger), EVERYTHING).figures
    assert [(one.name, one.group, one.low, one.best, one.high) for one in found] == [
        ("Killed", False, 61, 61, None),
        ("Not told whether civilians or combatants", True, 57, 57, None),
        ("Children", True, 4, 4, 4),
    ]


def test_totals_of_reports_stand_beside_the_sums_and_not_in_them(ledger: Ledger) -> None:
    (check,) = brief(Answers(ledger), EVERYTHING).checks
    assert "at least 300 people killed" in check
    assert check.endswith("incidents are fewer.")


def test_the_filters_choose_and_are_told(ledger: Ledger) -> None:
    asked = Filter(place="harbour", since=date(2016, 9, 26), until=date(2016, 9, 27))
    found = brief(Answers(ledger), Scope(asked, TODAY))
    assert found.title == "harbour, 2016-09-26 to 2016-09-27"
    assert found.asked == (("Place", "harbour"), ("Days", "2016-09-26 to 2016-09-27"))
    assert [one.best for one in found.figures if not one.group] == [2]
    assert [one.name for one in found.voices] == ["Paper r2"]
    assert any("1 incident of the ledger without a known day" in one for one in found.limits)


def test_the_rule_is_named_and_says_what_it_does(ledger: Ledger) -> None:
    found = brief(Answers(ledger, rule="acled"), EVERYTHING)
    assert found.rule == "acled"
    assert found.rule_text.startswith("The most conservative figure")
    assert "docs/" not in brief(Answers(ledger), EVERYTHING).rule_text


def test_an_earlier_day_is_told_as_it_was_known_then(ledger: Ledger) -> None:
    found = brief(Answers(ledger, as_known_on=date(2016, 9, 1)), EVERYTHING)
    assert (found.incidents, found.known_on) == ((), date(2016, 9, 1))
    assert "no proof that nothing happened" in found.summary[0]
    assert brief(Answers(ledger), EVERYTHING).known_on == TODAY


def test_the_most_harmful_stand_first_and_what_nobody_asserts_last(ledger: Ledger) -> None:
    found = brief(Answers(ledger), EVERYTHING)
    assert [one.figures[:1] for one in found.main] == [
        ("Killed: low 50, best 50, high 50",),
        ("Killed: low 9, best 9, high 9",),
        ("Killed: low 2, best 2, no upper bound",),
        (),
        (),
    ]
    assert found.main[-1].kind == "Shelling (denied)"
    assert "1 denied" in found.summary[-1]


def test_of_equals_other_harm_and_then_violence_come_first() -> None:
    found = [incident("a", kind="protest"), incident("b"), incident("c", estimate(1, 1, 1, effect="injured"))]
    assert [one.id for one in main_incidents(found, 3)] == ["c", "b", "a"]
    assert [one.id for one in main_incidents(found, 1)] == ["c"]


def test_what_is_not_told_one_by_one_is_counted(ledger: Ledger) -> None:
    found = brief(Answers(ledger), Scope(Filter(), TODAY, most=2))
    assert len(found.main) == 2
    assert any(one.startswith("3 further incidents") for one in found.limits)


def test_an_account_gives_words_voice_report_and_marks_a_party(ledger: Ledger) -> None:
    army = Source(text="they", start=0, end=4, id="north", name="Northern Army", kind="party", party="north")
    file(ledger, "r6", date(2016, 9, 1), tolls=(toll(500, 500),), source=army)
    (account,) = brief(Answers(ledger), EVERYTHING).main[0].accounts
    assert (account.quote, account.chain) == ("they", "Northern Army, in Paper r6")
    assert (account.party, account.report, account.published) == (True, "r6", "2016-09-01")


def test_only_addresses_of_the_web_become_links(ledger: Ledger) -> None:
    for number, url in enumerate(["javascript:alert(1)", "https://example.org/1"]):
        name = f"u{number}"
        made = report(name, published=date(2016, 9, 1)).model_copy(update={"url": url})
        told = claim(f"claim-{name}", "shelling", report=name, tolls=(toll(900 + number, 900 + number),))
        ledger.add(made, name.encode(), Coding(report=name, coder="by hand", coded=True, claims=(told,)), ARRIVED)
    accounts = [account for one in brief(Answers(ledger), EVERYTHING).main for account in one.accounts]
    assert {one.report: one.url for one in accounts if one.report.startswith("u")} == {
        "u0": None,
        "u1": "https://example.org/1",
    }


def test_a_persons_grade_is_told_with_the_name(ledger: Ledger) -> None:
    asked = Asked(what="grade", subjects=("claim-r3",), value="fair")
    decide(Answers(ledger), asked, "Mina", "two voices", datetime(2016, 10, 2, tzinfo=UTC))
    assert brief(Answers(ledger), EVERYTHING).main[0].grade == "fair (Mina)"


def test_the_timeline_is_as_fine_as_can_be_read() -> None:
    def harmed(name: str, day: date) -> object:
        return incident(name, estimate(1, 1, 1), day=when(day))

    start = date(2016, 9, 1)
    spans = [date(2016, 9, 20), date(2016, 12, 1), date(2019, 1, 1)]
    assert [span_of([harmed("a", start), harmed("b", end)]) for end in spans] == ["day", "week", "month"]  # type: ignore[list-item] # incidents
    assert span_of([]) == "day"


def test_periods_add_up_to_the_dated_figures(ledger: Ledger) -> None:
    rows = brief(Answers(ledger), EVERYTHING).periods
    assert [(one.label, one.incidents, one.killed) for one in rows] == [
        ("2016-09-20", 1, "9"),
        ("2016-09-27", 1, "2+"),
        ("undated", 1, "50"),
    ]
