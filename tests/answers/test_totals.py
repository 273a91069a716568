"""A total that somebody gives is set beside the incidents inside its window, and never added to them."""

from __future__ import annotations

from datetime import date

import pytest
from answer_samples import HARBOUR, claim, estimate, incident, report, toll, when

from reportedly.answers.totals import CumulativeCheck, checks
from reportedly.records import Claim, Incident, Place, Source

LAND = Place(text="Northford", start=0, end=9, name="Northford, Exercise Land")
SINCE_22 = when(date(2016, 9, 22), date(2016, 9, 27))


def total(low: int | None, high: int | None = None, **changes: object) -> Claim:
    cumulative = toll(low, high, group=str(changes.pop("group", "people")), scope="cumulative")
    fields = {"when": SINCE_22, "place": LAND, "tolls": (cumulative,)}
    return claim("total", "killing", **{**fields, **changes})


def check(told: Claim, *made: Incident) -> CumulativeCheck:
    (found,) = checks(made, [(report(), (told,))])
    return found


def test_incidents_inside_the_window_and_place_are_summed_beside_the_total() -> None:
    found = check(
        total(156),
        incident("a", estimate(5, 6, 20), day=when(date(2016, 9, 23))),
        incident("b", estimate(6, 8, 20), day=when(date(2016, 9, 27))),
        incident("before", estimate(50, 50, 50), day=when(date(2016, 9, 21))),
        incident(
            "elsewhere",
            estimate(50, 50, 50),
            day=when(date(2016, 9, 23)),
            place=LAND.model_copy(update={"name": "Southford, Exercise Land"}),
        ),
        incident("feared", estimate(50, 50, 50), day=when(date(2016, 9, 23)), status="possible"),
    )
    assert (found.since, found.until, found.place) == (date(2016, 9, 22), date(2016, 9, 27), LAND.name)
    assert (found.low, found.high) == (156, None)
    assert (found.found_low, found.found_best, found.found_high) == (11, 14, 40)
    assert found.inside == ("a", "b")
    assert found.verdict == "incidents are fewer"


def test_what_may_lie_inside_raises_only_the_upper_bound() -> None:
    found = check(
        total(10, 30),
        incident("inside", estimate(5, 6, 7), day=when(date(2016, 9, 23))),
        incident("across", estimate(8, 8, 8), day=when(date(2016, 9, 20), date(2016, 9, 23))),
        incident("undated", estimate(1, 1, 1)),
        incident("somewhere", estimate(1, 1, 1), day=when(date(2016, 9, 23)), place=None),
        incident(
            "wider",
            estimate(1, 1, 1),
            day=when(date(2016, 9, 23)),
            place=LAND.model_copy(update={"name": "Exercise Land"}),
        ),
    )
    assert (found.found_low, found.found_best, found.found_high) == (5, 6, 18)
    assert found.inside == ("inside",)
    assert found.partly == ("across", "undated", "somewhere", "wider")
    assert found.verdict == "fits"


@pytest.mark.parametrize(
    ("low", "high", "verdict"),
    [
        (1, 4, "incidents are more"),
        (1, 5, "fits"),
        (9, None, "fits"),
        (10, None, "incidents are fewer"),
        (None, None, "cannot be told"),
    ],
)
def test_the_verdict_compares_the_ranges(low: int | None, high: int | None, verdict: str) -> None:
    found = check(total(low, high), incident("a", estimate(5, 6, 9), day=when(date(2016, 9, 23))))
    assert found.verdict == verdict


def test_incidents_that_are_open_above_do_not_confirm_any_total() -> None:
    made = incident("a", estimate(5, 6, None), day=when(date(2016, 9, 23)))
    assert check(total(4), made).verdict == "fits"
    assert check(total(200_000), made).verdict == "cannot be told"


def test_a_total_told_on_a_day_does_not_say_since_when_it_counts() -> None:
    told = total(400, when=when(date(2016, 9, 27), basis="report"))
    assert check(told).since is None
    assert check(told).until == date(2016, 9, 27)
    assert check(total(400, when=when(date(2016, 9, 26), date(2016, 9, 27), basis="report"))).since is None
    assert check(total(25, when=when(date(2016, 9, 27)))).since == date(2016, 9, 27)
    assert (check(total(25, when=None)).since, check(total(25, when=None)).until) == (None, date(2016, 9, 27))


def test_totals_of_one_group_are_compared_with_that_group() -> None:
    made = incident("a", estimate(5, 6, 9), estimate(2, 2, 2, group="children"), day=when(date(2016, 9, 23)))
    assert check(total(3, group="children"), made).found_best == 2


def test_one_statement_in_several_reports_is_one_check() -> None:
    told = [(report(name), (total(156, id=f"total {name}"),)) for name in ("r1", "r2")]
    other = (report("r3"), (total(156, id="total r3", source=Source(name="Exercise Monitor", kind="monitor")),))
    found = checks([], [*told, other])
    assert sorted(one.claims for one in found) == [("total r1", "total r2"), ("total r3",)]


def test_denied_totals_incident_tolls_and_mixed_numbers_are_no_checks() -> None:
    plain = claim("a", tolls=(toll(5, 5),))
    mixed = total(40, tolls=(toll(40, 40, scope="cumulative").model_copy(update={"also": ("injured",)}),))
    assert checks([], [(report(), (plain, mixed, total(9, status="denied")))]) == []


def test_a_quarter_lies_in_its_city_even_if_the_province_is_left_out() -> None:
    quarter = HARBOUR.model_copy(update={"name": "Docks, Northford, North Province, Exercise Land"})
    found = check(total(1), incident("a", estimate(5, 6, 9), day=when(date(2016, 9, 23)), place=quarter))
    assert found.inside == ("a",)


def test_where_nothing_can_be_compared_it_says_so() -> None:
    made = incident("a", estimate(5, 6, 9, effect="injured"), day=when(date(2016, 9, 23)))
    assert check(total(30, 40), made).verdict == "none found"


def test_a_day_that_surely_lies_inside_counts_though_its_offensive_only_may() -> None:
    told = claim("c", tolls=(toll(5, 9, scope="cumulative"),), when=when(date(2016, 9, 22), date(2016, 9, 27)))
    offensive = incident("o", estimate(20, 20, 20), day=when(date(2016, 9, 20), date(2016, 9, 29)))
    strike = incident("s", estimate(5, 5, 5), day=when(date(2016, 9, 24)), part_of="o")
    (found,) = checks([offensive, strike], [(report(), [told])])
    assert (found.found_low, found.found_best, found.found_high) == (5, 5, 20)
    assert (found.inside, found.partly) == (("s",), ("o",))
