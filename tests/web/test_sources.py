"""Voices: their figures beside the others', and who quotes whom."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient
from web_samples import add, client, told

import reportedly
from reportedly.ledger import Ledger
from reportedly.web.settings import Settings


def voice(asking: TestClient, name: str) -> dict[str, object]:
    items = asking.get("/api/v1/sources").json()["items"]
    return next(one for one in items if one["voice"] == name)


def test_a_voice_is_compared_with_what_others_say_of_the_same(asking: TestClient) -> None:
    doctors = voice(asking, "Saint Anna Hospital")
    assert doctors["compared"] == {"lower": 0, "same": 0, "higher": 1}
    assert float(str(doctors["ratio"])) > 3
    assert doctors["blames"] == ["Northern Army"]
    found = asking.get(f"/api/v1/sources/{doctors['key']}").json()
    (only,) = found["incidents"]
    assert (only["own"], only["others"], only["stands"]) == ([12, 12], [3, 3], "higher")
    assert "Harbour" in only["label"]
    assert voice(asking, "Mayor of Selmere")["ratio"] is None


def test_voices_are_those_of_the_claims_asked_for(asking: TestClient) -> None:
    found = asking.get("/api/v1/sources?place=Selmere").json()
    assert [one["voice"] for one in found["items"]] == ["Mayor of Selmere"]
    edges = asking.get("/api/v1/sources/graph?place=Selmere").json()["edges"]
    assert [(one["from"], one["to"]) for one in edges] == [("Paper 3", "Mayor of Selmere")]
    assert asking.get("/api/v1/sources/nobody").status_code == 404


@pytest.mark.parametrize("asked", [{}, {"place": "Selmere"}, {"status": "asserted"}, {"publisher": "Paper 1"}])
def test_the_python_client_hears_the_voices_that_the_api_tells_of(
    asking: TestClient, ledger_path: Path, asked: dict[str, str]
) -> None:
    items = asking.get("/api/v1/sources", params=asked).json()["items"]
    same = ("key", "voice", "kind", "party", "claims", "reports", "publishers", "ratio")
    told = [{**{name: one[name] for name in same}, **one["compared"]} for one in items]
    with reportedly.client(ledger_path) as own:
        heard = [one.model_dump(mode="json") for one in own.sources(**asked)]  # type: ignore[arg-type] # words of filters
    assert heard == told != []


def test_a_quotation_is_drawn_by_way_of_its_tellers(tmp_path: Path) -> None:
    report, claim = told(0)
    chain = claim.source.model_copy(update={"via": ("Near Agency", "Far Agency")})
    with Ledger.open(tmp_path / "l.ledger") as ledger:
        add(ledger, report, claim.model_copy(update={"source": chain}), 0)
    edges = client(Settings(ledger=tmp_path / "l.ledger")).get("/api/v1/sources/graph").json()["edges"]
    assert {(one["from"], one["to"]) for one in edges} == {
        ("Paper 0", "Far Agency"),
        ("Far Agency", "Near Agency"),
        ("Near Agency", "Harbour Master"),
    }


def test_more_claims_than_can_be_looked_through_need_a_narrower_question(
    asking: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportedly.web.sources.MOST_HEARD", 1)
    refused = asking.get("/api/v1/sources")
    assert refused.status_code == 422
    assert "name a place" in refused.json()["error"]["message"]
    assert asking.get("/api/v1/sources?place=Selmere").status_code == 200
