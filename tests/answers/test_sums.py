"""Sums count everybody once, and say what is not known."""

from __future__ import annotations

from datetime import date

import pytest
from answer_samples import HARBOUR, NORTH, SOUTH, estimate, incident, when
from hypothesis import given
from hypothesis import strategies as st

from reportedly.answers.sums import Bounds, groups, told_twice, tolls, whole
from reportedly.records import Estimate, Incident

GROUPS = ["people", "civilians", "combatants", "women", "men", "children", "medics", "families", "police"]
DAY = when(date(2016, 9, 27))


@st.composite
def estimates(draw: st.DrawFn) -> Estimate:
    low, best, high = sorted(draw(st.tuples(*[st.integers(0, 50)] * 3)))
    return estimate(low, best, draw(st.sampled_from([high, None])), "killed", draw(st.sampled_from(GROUPS)))


@st.composite
def incidents(draw: st.DrawFn) -> list[Incident]:
    made = []
    for number in range(draw(st.integers(0, 6))):
        chosen = {e.group: e for e in draw(st.lists(estimates(), max_size=4))}
        day = draw(st.none() | st.dates(date(2016, 8, 1), date(2016, 10, 1)))
        made.append(incident(f"i{number}", *chosen.values(), day=when(day) if day else None))
    return made


@given(incidents(), st.sampled_from(["day", "week", "month", "place", "party", "kind"]))
def test_sums_stay_in_order_and_rows_add_up_to_the_same_whole(made: list[Incident], by: str) -> None:
    rows = tolls(made, by)  # type: ignore[arg-type]  # one of the allowed words
    for row in rows:
        assert row.low <= row.best
        assert row.high is None or row.best <= row.high
        assert 0 < row.incidents <= row.all_incidents
    found = [bounds for one in made if (bounds := whole(one, "killed"))]
    assert sum(row.best for row in rows) == sum(bounds.best for bounds in found)
    assert sum(row.low for row in rows) == sum(bounds.low for bounds in found)
    assert sum(row.incidents for row in rows) == len(found)


@given(incidents(), st.randoms())
def test_the_order_of_the_incidents_does_not_matter(made: list[Incident], shuffler) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(made)
    shuffler.shuffle(shuffled)
    assert tolls(shuffled) == tolls(made)


@given(st.lists(estimates(), max_size=5))
def test_a_whole_is_never_less_than_any_of_its_groups(listed: list[Estimate]) -> None:
    chosen = {e.group: e for e in listed if e.group not in ("people", "families")}
    found = whole(incident("i", *chosen.values()), "killed")
    assert (found is None) == (not chosen)
    for part in chosen.values():
        assert found is not None
        assert found.low >= part.low
        assert found.best >= part.best


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        ([estimate(10, 12, 15), estimate(3, 3, 3, group="children")], Bounds(10, 12, 15)),
        ([estimate(5, 6, 7, group="civilians"), estimate(2, 2, 4, group="combatants")], Bounds(7, 8, 11)),
        ([estimate(5, 5, 5, group="civilians"), estimate(3, 3, 3, group="children")], Bounds(5, 5, 5)),
        ([estimate(3, 3, 3, group="women"), estimate(2, 2, 2, group="children")], Bounds(5, 5, 5)),
        ([estimate(5, 5, None, group="civilians"), estimate(1, 1, 1, group="combatants")], Bounds(6, 6, None)),
        ([estimate(2, 2, 2, group="medics"), estimate(1, 1, 1, group="journalists")], Bounds(2, 2, 2)),
        ([estimate(4, 4, 4, group="families")], None),
        ([], None),
    ],
)
def test_nobody_is_counted_twice(given_: list[Estimate], expected: Bounds | None) -> None:
    assert whole(incident("i", *given_), "killed") == expected


def test_weeks_come_in_order_with_the_undated_last() -> None:
    made = [
        incident("late", estimate(1, 1, 1), day=when(date(2016, 10, 4))),
        incident("undated", estimate(8, 8, 8)),
        incident("early", estimate(2, 3, 4), day=DAY),
        incident("also early", estimate(1, 1, None), estimate(5, 6, 7, "injured"), day=DAY),
        incident("no figure", day=DAY),
    ]
    rows = [
        (row.label, row.effect, row.low, row.best, row.high, row.incidents, row.all_incidents) for row in tolls(made)
    ]
    assert rows == [
        ("2016-W39 (26 Sep - 2 Oct 2016)", "killed", 3, 4, None, 2, 3),
        ("2016-W39 (26 Sep - 2 Oct 2016)", "injured", 5, 6, 7, 1, 3),
        ("2016-W40 (3 - 9 Oct 2016)", "killed", 1, 1, 1, 1, 1),
        ("undated", "killed", 8, 8, 8, 1, 1),
    ]


def test_cumulative_figures_are_never_added() -> None:
    made = incident("i", estimate(2, 2, 2), cumulative=(estimate(400, 400, None),), day=DAY)
    assert [row.best for row in tolls([made])] == [2]


@pytest.mark.parametrize("status", ["denied", "possible", "planned", "demanded"])
def test_what_is_not_asserted_has_harmed_nobody(status: str) -> None:
    assert tolls([incident("i", estimate(2, 2, 2), day=DAY, status=status)]) == []


def test_headings_come_by_their_dead_and_each_incident_stands_under_one() -> None:
    made = [
        incident("a", estimate(1, 1, 1)),
        incident("b", estimate(9, 9, 9), actors=(NORTH, SOUTH), place=None, kind="air_strike"),
        incident("c", estimate(2, 2, 2), actors=()),
    ]
    assert [(row.label, row.best) for row in tolls(made, "party")] == [
        ("Northern Army; Southern Front", 9),
        ("unknown", 2),
        ("Northern Army", 1),
    ]
    assert [(row.label, row.best) for row in tolls(made, "place")] == [("unknown", 9), (HARBOUR.name, 3)]
    assert [(row.bucket, row.label) for row in tolls(made, "kind")] == [
        ("air_strike", "Air strike"),
        ("shelling", "Shelling"),
    ]


def test_groups_stand_inside_everybody_and_who_is_left_is_neither_civilian_nor_combatant_by_any_account() -> None:
    made = [
        incident("a", estimate(10, 12, 15), estimate(5, 5, 6, group="civilians"), estimate(3, 3, 3, group="children")),
        incident("b", estimate(4, 4, None, group="combatants")),
        incident("c", estimate(2, 2, 2, "injured")),
    ]
    rows = [(row.bucket, row.effect, row.low, row.best, row.high, row.incidents) for row in tolls(made, "group")]
    assert rows == [
        ("people", "killed", 14, 16, None, 2),
        ("people", "injured", 2, 2, 2, 1),
        ("civilians", "killed", 5, 5, 6, 1),
        ("combatants", "killed", 4, 4, None, 1),
        ("not_told", "killed", 4, 7, None, 2),
        ("not_told", "injured", 2, 2, 2, 1),
        ("children", "killed", 3, 3, 3, 1),
    ]


@pytest.mark.parametrize("status", ["denied", "possible", "planned", "demanded"])
def test_groups_of_what_is_not_asserted_are_not_counted(status: str) -> None:
    assert tolls([incident("i", estimate(2, 2, 2), status=status)], "group") == []


@given(st.lists(estimates(), max_size=5))
def test_nobody_is_called_a_civilian_or_a_combatant_whom_no_report_calls_so(listed: list[Estimate]) -> None:
    chosen = {e.group: e for e in listed}
    found = groups(incident("i", *chosen.values()), "killed")
    assert found.keys() <= {*chosen, "people", "not_told"}
    for bounds in found.values():
        assert 0 <= bounds.low <= bounds.best
        assert bounds.high is None or bounds.best <= bounds.high
    if rest := found.get("not_told"):
        assert rest.best <= found["people"].best


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_exact_numbers_divide_without_rest(civilians: int, combatants: int, others: int) -> None:
    numbers = {"people": civilians + combatants + others, "civilians": civilians, "combatants": combatants}
    found = groups(incident("i", *(estimate(n, n, n, group=group) for group, n in numbers.items())), "killed")
    assert found.get("not_told", Bounds(0, 0, 0)) == Bounds(others, others, others)


def test_of_a_whole_and_its_parts_counts_what_comes_to_more() -> None:
    siege = incident("siege", estimate(20, 20, 20), day=when(date(2016, 9, 20), date(2016, 9, 29)))
    strikes = [incident(f"strike {n}", estimate(n, n, n), day=DAY, part_of="siege") for n in (5, 7)]
    assert [row.best for row in tolls([siege, *strikes], "kind")] == [20]
    assert [row.best for row in tolls(strikes, "kind")] == [12]  # the siege is not asked for
    more = [*strikes, incident("strike 9", estimate(9, 9, 9), day=DAY, part_of="siege")]
    assert [row.best for row in tolls([siege, *more], "kind")] == [21]
    assert [row.best for row in tolls([siege, *more], "group") if row.bucket == "people"] == [21]


@given(st.lists(st.tuples(st.integers(0, 9), st.none() | st.integers(0, 9)), max_size=10))
def test_nobody_counts_as_part_and_as_whole(told: list[tuple[int, int | None]]) -> None:
    figures = {str(n): Bounds(killed, killed, killed) for n, (killed, _) in enumerate(told)}
    parts = {str(n): str(of) for n, (_, of) in enumerate(told) if of is not None and of < n}
    counted = set(figures) - told_twice(figures, parts)
    for one in counted:
        above = parts.get(one)
        while above in parts:
            assert above not in counted
            above = parts[above]
        assert above not in counted
    tops = [one for one in figures if one not in parts]
    assert sum(figures[one].best for one in counted) >= sum(figures[top].best for top in tops)


def test_sums_by_party_tell_how_many_rest_on_parties_that_no_claims_own_words_name() -> None:
    told = incident("a", estimate(3, 4, 5))
    lent = incident("b", estimate(6, 7, 8), actors_from_context=("Northern Army",))
    (row,) = tolls([told, lent], "party")
    assert (row.label, row.best, row.from_context) == ("Northern Army", 11, 7)
    assert [row.from_context for row in tolls([told, lent], "place")] == [0]


def test_sums_by_place_tell_how_many_rest_on_places_carried_over() -> None:
    around = HARBOUR.model_copy(update={"basis": "context"})
    (row,) = tolls([incident("a", estimate(3, 4, 5)), incident("b", estimate(1, 1, 1), place=around)], "place")
    assert (row.best, row.from_context) == (5, 1)
