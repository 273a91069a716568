"""A part of the map, and what lies on no map or has no day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from web_samples import add, client, told

from reportedly.ledger import Ledger
from reportedly.web.settings import Settings


@pytest.fixture
def scattered(tmp_path: Path) -> TestClient:
    """Harbour at 10 north, Selmere at 13 north, Nowhere without coordinates, Sometime without a day."""
    with Ledger.open(tmp_path / "l.ledger") as ledger:
        for number, town in ((0, "Harbour"), (3, "Selmere"), (1, "Nowhere"), (2, "Sometime")):
            report, claim = told(number, town, date(2024, 3, 1 + 7 * number))
            if town == "Nowhere" and claim.place:
                blank = {"latitude": None, "longitude": None, "radius_km": None, "precision": None}
                claim = claim.model_copy(update={"place": claim.place.model_copy(update=blank)})
            if town == "Sometime":
                claim = claim.model_copy(update={"when": None})
            add(ledger, report, claim, number)
    return client(Settings(ledger=tmp_path / "l.ledger"))


def towns(asking: TestClient, **asked: str) -> set[str]:
    items = asking.get("/api/v1/incidents", params=asked).json()["items"]
    return {one["place"]["name"].split(",")[0] for one in items}


def test_an_area_keeps_what_lies_inside_in_list_map_timeline_and_tolls(scattered: TestClient) -> None:
    box = {"area": "19,9,21,11"}
    assert towns(scattered, **box) == {"Harbour"}
    assert [one["place"] for one in scattered.get("/api/v1/map", params=box).json()["points"]] == [
        "Harbour, Exercise Land"
    ]
    assert sum(one["count"] for one in scattered.get("/api/v1/timeline", params=box).json()["buckets"]) == 1
    assert scattered.get("/api/v1/tolls", params=box).json()["items"][0]["incidents"] == 1
    assert towns(scattered, area="170,9,-170,14") == set()


def test_what_lies_on_no_map_and_what_has_no_day_can_be_listed(scattered: TestClient) -> None:
    assert towns(scattered, placed="no") == {"Nowhere"}
    assert towns(scattered, placed="yes") == {"Harbour", "Selmere", "Sometime"}
    assert towns(scattered, dated="no") == {"Sometime"}
    assert scattered.get("/api/v1/map").json()["unknown"] == 1


@pytest.mark.parametrize("asked", ["area=1,2", "area=1,9,2,inf", "placed=maybe", "dated=1"])
def test_what_is_no_area_and_no_answer_is_refused(scattered: TestClient, asked: str) -> None:
    answer = scattered.get(f"/api/v1/incidents?{asked}")
    assert answer.status_code == 422
    assert answer.json()["error"]["field"] == asked.split("=")[0]


def test_the_whole_toll_is_the_sum_of_its_months(scattered: TestClient) -> None:
    for asked in ({}, {"area": "19,9,21,11"}, {"placed": "no"}):
        whole = {one["effect"]: one for one in scattered.get("/api/v1/tolls/whole", params=asked).json()["items"]}
        months = scattered.get("/api/v1/tolls", params=asked).json()["items"]
        assert whole["killed"]["best"] == sum(one["best"] for one in months if one["effect"] == "killed") > 0
        assert whole["killed"]["incidents"] == sum(one["incidents"] for one in months if one["effect"] == "killed")
