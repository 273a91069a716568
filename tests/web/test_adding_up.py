"""Sums from columns are those that the answers make from records."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_index import PARTIES, ROW, incident

from reportedly.answers import tolls
from reportedly.answers.facets import Facets
from reportedly.answers.sums import By
from reportedly.records import Estimate, Incident, When
from reportedly.web.adding_up import toll_rows
from reportedly.web.index import Index

MADE = st.tuples(ROW, st.sampled_from(["killed", "injured"]), st.integers(0, 3), st.sampled_from([None, 0, 40]))


def varied(number: int, made: Any) -> Incident:
    """With several effects, spans of time, half-open times, and upper bounds."""
    row, effect, more, days = made
    found = incident(number, row)
    high = None if more == 3 else 9
    estimate = Estimate(effect=effect, group="civilians", low=more, best=more, high=high, rule="ucdp", claims=("c",))
    when = found.when
    if when is not None and when.earliest is not None and days is not None:
        last = when.earliest + timedelta(days=days) if days else None
        when = When(edtf="x", earliest=when.earliest, latest=last, precision="days")
    others = tuple(one for one in found.estimates if one.effect != effect)
    lent = tuple(party.name for party in PARTIES[: more - 1] if number % 2)
    place = found.place and found.place.model_copy(update={"basis": ("text", "context")[number % 3 // 2]})
    told = {"estimates": (*others, estimate), "when": when, "actors": PARTIES[:more], "place": place}
    return found.model_copy(update=told | {"actors_from_context": lent})


@pytest.mark.parametrize("by", ["day", "week", "month", "place", "party", "kind"])
@settings(deadline=None)
@given(st.lists(MADE, max_size=12))
def test_sums_from_columns_are_sums_from_records(by: By, rows: list[Any]) -> None:
    found = [varied(number, row) for number, row in enumerate(rows)]
    index = Index((one, Facets()) for one in found)
    mask = index.kinds.where(index.kind, lambda kind: kind == "battle")
    chosen = [one for one in found if one.kind == "battle"]
    assert toll_rows(index, mask, by) == tolls(chosen, by)


def test_numbers_of_any_size_are_added_without_running_over() -> None:
    most, day = 2**61, date(2024, 1, 1)
    when = When(edtf="2024-01-01", earliest=day, latest=day, precision="day")
    killed = Estimate(effect="killed", group="people", low=most, best=most, high=most, rule="ucdp", claims=("c",))
    one = Incident(id="i", kind="battle", claims=("c",), reports=("r",), when=when, estimates=(killed,))
    huge = [one.model_copy(update={"id": f"i{number}"}) for number in range(8)]
    index = Index((one, Facets()) for one in huge)
    (row,) = toll_rows(index, index.dated, "month")
    assert row.best == 8 * 2**61
