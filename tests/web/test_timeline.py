"""Counts and sums over time."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from web_samples import add, client, told

from reportedly.ledger import Ledger
from reportedly.web.settings import Settings


def served(path: Path, days: list[date], high: int | None = 3) -> TestClient:
    with Ledger.open(path) as ledger:
        for number, day in enumerate(days):
            report, claim = told(number, f"Town{number}", day)
            tolls = tuple(toll.model_copy(update={"high": high}) for toll in claim.tolls)
            add(ledger, report, claim.model_copy(update={"tolls": tolls}), number)
    return client(Settings(ledger=path))


@pytest.mark.parametrize(("apart", "span"), [(0, "day"), (90, "day"), (300, "week"), (3000, "month"), (9000, "year")])
def test_the_span_fits_the_time_that_the_incidents_take(tmp_path: Path, apart: int, span: str) -> None:
    asking = served(tmp_path / "l.ledger", [date(2001, 3, 5), date(2001, 3, 5) + timedelta(days=apart)])
    found = asking.get("/api/v1/timeline?by=auto").json()
    assert found["by"] == span
    assert sum(one["count"] for one in found["buckets"]) == 2


def test_a_year_is_one_bar(tmp_path: Path) -> None:
    asking = served(tmp_path / "l.ledger", [date(2001, 3, 5), date(2001, 12, 31), date(2002, 1, 1)])
    found = asking.get("/api/v1/timeline?by=year").json()["buckets"]
    assert [(one["start"], one["label"], one["count"], one["killed"]) for one in found] == [
        ("2001-01-01", "2001", 2, [6, 6, 6]),
        ("2002-01-01", "2002", 1, [3, 3, 3]),
    ]


def test_where_no_upper_bound_is_given_the_sum_has_none(tmp_path: Path) -> None:
    asking = served(tmp_path / "l.ledger", [date(2001, 3, 5), date(2001, 3, 6)], high=None)
    (found,) = asking.get("/api/v1/timeline?by=month").json()["buckets"]
    assert found["killed"] == [6, 6, None]
    assert found["stacks"] == {"shelling": 2}
