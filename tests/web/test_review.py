"""The queue: what most needs a person, and for whom."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient
from web_samples import add, client, make_ledger, told, writing

from reportedly.ledger import Ledger
from reportedly.web.settings import Settings


def queue(asking: TestClient) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = asking.get("/api/v1/review").json()["items"]
    return items


def decide(asking: TestClient, what: str, *subjects: str, **more: object) -> None:
    body = {"what": what, "subjects": subjects, "why": "read it again", **more}
    answer = asking.post("/api/v1/decisions", json=body, headers=writing(asking))
    assert answer.status_code == 201, answer.text


def near_ledger(path: Path, days_apart: int) -> Path:
    """Two accounts of shelling that may be one: the same town, days apart, other numbers."""
    with Ledger.open(path) as ledger:
        for number, (day, killed) in enumerate([(5, 30), (5 + days_apart, 60)]):
            report, claim = told(number, "Harbour", date(2024, 3, day), killed)
            place = claim.place.model_copy(update={"latitude": 10.0}) if claim.place else None
            add(ledger, report, claim.model_copy(update={"place": place}), number)
    return path


def two(path: Path, days_apart: int) -> TestClient:
    return client(Settings(ledger=near_ledger(path, days_apart)))


def test_what_was_nearly_joined_is_asked_about_and_can_be_joined(tmp_path: Path) -> None:
    asking = two(tmp_path / "l.ledger", days_apart=2)
    assert asking.get("/api/v1/incidents").json()["total"] == 2
    (found,) = [one for one in queue(asking) if one["reason"] == "apart"]
    assert "Are they one happening? For it: " in found["text"]
    assert len(found["subjects"]) == 2
    decide(asking, "merge", *found["subjects"])
    assert asking.get("/api/v1/incidents").json()["total"] == 1
    assert not [one for one in queue(asking) if one["reason"] == "apart"]


def test_what_was_joined_by_little_can_be_taken_apart(tmp_path: Path) -> None:
    asking = two(tmp_path / "l.ledger", days_apart=1)
    (found,) = [one for one in queue(asking) if one["reason"] == "same"]
    assert found["apart"][0] == found["incident"]
    decide(asking, "split", *found["apart"])
    assert asking.get("/api/v1/incidents").json()["total"] == 2


def test_a_second_person_is_asked_without_being_told_what_the_first_one_said(tmp_path: Path) -> None:
    path = make_ledger(tmp_path / "l.ledger")
    first, second = (client(Settings(ledger=path, user=name)) for name in ("Mina", "Rana"))
    (one,) = first.get("/api/v1/incidents?place=Selmere").json()["items"]
    decide(first, "grade", one["id"], value="weak")
    assert not [item for item in queue(first) if item["incident"] == one["id"]]
    (again,) = [item for item in queue(second) if item["incident"] == one["id"]]
    assert again["reason"] == "second_look"
    assert "weak" not in again["text"]
    decide(second, "grade", one["id"], value="weak")
    assert not [item for item in queue(second) if item["incident"] == one["id"]]
    (kappa,) = second.get("/api/v1/decisions/agreement").json()["items"]
    assert (kappa["one"], kappa["two"], kappa["field"], kappa["items"], kappa["agreed"]) == (
        "Mina", "Rana", "grade", 1, 1,
    )  # fmt: skip


def test_a_note_settles_nothing_and_an_undone_decision_neither(asking: TestClient) -> None:
    before = queue(asking)
    decide(asking, "note", before[0]["incident"])
    assert queue(asking) == before
    decide(asking, "reject", before[0]["incident"])
    assert queue(asking) != before
    made = asking.get("/api/v1/decisions").json()["items"][0]["id"]
    asking.post(f"/api/v1/decisions/{made}/undo", json={"why": "too soon"}, headers=writing(asking))
    assert queue(asking) == before


def test_how_many_wait_for_which_reason_is_counted(asking: TestClient) -> None:
    found = asking.get("/api/v1/review?limit=1").json()
    assert len(found["items"]) == 1
    assert sum(found["reasons"].values()) == found["total"] > 2
