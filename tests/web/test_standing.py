"""What stands behind an incident's figures, and beside it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from starlette.testclient import TestClient
from web_samples import add, client, told

from reportedly.ledger import Ledger
from reportedly.web.settings import Settings


def test_each_rule_comes_with_the_numbers_that_it_was_given(asking: TestClient) -> None:
    (one,) = asking.get("/api/v1/incidents?place=Harbour").json()["items"]
    found = asking.get(f"/api/v1/incidents/{one['id']}").json()
    assert set(found["figures_by_rule"]) == set(found["rules"])
    by_voice = found["figures_by_rule"]["ucdp"]
    assert [figure["low"] for figure in by_voice] == [3, 3, 12]
    assert {claim for figure in by_voice for claim in figure["claims"]} == set(one["claims"])
    assert [one["how"] for one in found["arrivals"]] == ["file"] * 3
    assert all(one["at"].startswith("2024-03-09") for one in found["arrivals"])


def test_other_incidents_of_the_kind_in_the_area_and_days_are_named(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.ledger") as ledger:
        for number, (north, day, killed) in enumerate([(10.0, 5, 30), (10.1, 7, 90), (10.0, 25, 30), (14.0, 5, 7)]):
            report, claim = told(number, f"Town{number}", date(2024, 3, day), killed)
            place = claim.place.model_copy(update={"latitude": north}) if claim.place else None
            add(ledger, report, claim.model_copy(update={"place": place}), number)
    asking = client(Settings(ledger=tmp_path / "l.ledger"))
    (first,) = asking.get("/api/v1/incidents?place=Town0").json()["items"]
    near = asking.get(f"/api/v1/incidents/{first['id']}").json()["near"]
    assert ["Town1" in one["label"] for one in near] == [True]
