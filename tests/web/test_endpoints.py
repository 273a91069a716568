"""The API answers as it is described, in one shape, and decides as the command line does."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient
from web_samples import writing

DOCS = Path(__file__).parents[2] / "docs" / "api.md"
LISTS = ("incidents", "reports", "claims", "tolls", "checks", "control", "sources", "decisions")
GETS = (*LISTS, "summary", "map", "timeline", "sources/graph", "review", "decisions/agreement", "session")


def incidents(asking: TestClient, **asked: str) -> list[dict[str, object]]:
    return asking.get("/api/v1/incidents", params=asked).json()["items"]


def largest(asking: TestClient) -> dict[str, object]:
    return max(incidents(asking), key=lambda one: len(one["claims"]))  # type: ignore[arg-type] # lists in JSON


@pytest.mark.parametrize("path", GETS)
def test_every_question_is_answered_with_json_that_only_this_origin_may_use(asking: TestClient, path: str) -> None:
    answer = asking.get(f"/api/v1/{path}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_incidents_are_found_by_the_filters_of_the_command_line(asking: TestClient) -> None:
    assert len(incidents(asking)) == 2
    assert [one["place"]["name"] for one in incidents(asking, place="selm*")] == ["Selmere, Exercise Land"]
    assert incidents(asking, kind="battle") == []
    assert len(incidents(asking, since="2024-03-01")) == 1
    assert len(incidents(asking, party="northern")) == 2
    assert len(incidents(asking, publisher="Paper 3", source_kind="witness")) == 1
    assert incidents(asking, source_kind="monitor") == []


def test_an_incident_shows_its_claims_side_by_side_and_its_figures_by_every_rule(asking: TestClient) -> None:
    page = asking.get(f"/api/v1/incidents/{largest(asking)['id']}").json()
    assert len(page["claims"]) == 3
    assert {one["report"]["publisher"] for one in page["claims"]} == {"Paper 0", "Paper 1", "Paper 2"}
    (ucdp,) = page["estimates_by_rule"]["ucdp"]
    assert (ucdp["low"], ucdp["high"]) == (3, 12)
    assert set(page["rules"]) == set(page["estimates_by_rule"])
    assert page["proposed_grade"]["reasons"]


def test_the_beginning_of_an_id_is_enough(asking: TestClient) -> None:
    identity = str(largest(asking)["id"])
    assert asking.get(f"/api/v1/incidents/{identity[:8]}").json()["incident"]["id"] == identity
    assert asking.get("/api/v1/incidents/zzz").status_code == 404


def test_a_report_comes_with_its_text_its_claims_and_no_folder(asking: TestClient) -> None:
    (found,) = asking.get("/api/v1/reports", params={"text": "Selmere harbour"}).json()["items"]
    page = asking.get(f"/api/v1/reports/{found['id']}").json()
    (claim,) = page["claims"]
    words = claim["evidence"]
    assert page["report"]["text"][words["start"] : words["end"]] == words["exact"]
    assert page["report"]["origin"] == "3.txt"


def test_a_claim_says_why_it_is_coded_so(asking: TestClient) -> None:
    (claim, *_) = asking.get("/api/v1/claims").json()["items"]
    page = asking.get(f"/api/v1/claims/{claim['id']}").json()
    assert page["claim"]["id"] == claim["id"]
    assert page["why"]


def test_the_map_gives_places_with_radius_and_only_those_in_the_window(asking: TestClient) -> None:
    found = asking.get("/api/v1/map").json()
    assert (len(found["points"]), found["inside"], found["unknown"]) == (2, 2, 0)
    assert {point["radius_km"] for point in found["points"]} == {5.0}
    assert asking.get("/api/v1/map", params={"bbox": "-10,-10,0,0"}).json()["inside"] == 0
    assert asking.get("/api/v1/map", params={"bbox": "170,-90,-170,90"}).json()["inside"] == 0


def test_many_incidents_come_as_clusters_that_count_them_all(
    asking: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportedly.web.incidents.MOST_POINTS", 1)
    found = asking.get("/api/v1/map").json()
    assert found["points"] == []
    assert sum(cluster["count"] for cluster in found["clusters"]) == 2


def test_the_timeline_counts_and_sums_by_span(asking: TestClient) -> None:
    found = asking.get("/api/v1/timeline", params={"by": "month", "stack": "party"}).json()
    assert [(one["start"], one["count"]) for one in found["buckets"]] == [("2024-01-01", 1), ("2024-03-01", 1)]
    assert found["buckets"][0]["stacks"] == {"Northern Army": 1}
    assert found["buckets"][0]["killed"] == [20, 20, 20]


def test_tolls_are_those_of_the_command_line(asking: TestClient) -> None:
    rows = asking.get("/api/v1/tolls", params={"by": "month"}).json()["items"]
    assert [(row["bucket"], row["effect"], row["best"]) for row in rows] == [
        ("2024-01", "killed", 20),
        ("2024-03", "killed", 3),
    ]


def test_a_list_comes_page_by_page_without_a_gap(asking: TestClient) -> None:
    seen: list[str] = []
    cursor = None
    while True:
        page = asking.get("/api/v1/claims", params={"limit": 3, **({"cursor": cursor} if cursor else {})}).json()
        seen += [one["id"] for one in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == page["total"] == 4


@pytest.mark.parametrize("path", LISTS)
def test_a_list_streams_as_json_lines_and_as_csv(asking: TestClient, path: str) -> None:
    items = asking.get(f"/api/v1/{path}", params={"limit": 500}).json()["items"]
    lines = asking.get(f"/api/v1/{path}", headers={"accept": "application/x-ndjson"})
    assert [json.loads(line) for line in lines.text.splitlines()] == items
    table = asking.get(f"/api/v1/{path}", headers={"accept": "text/csv"})
    assert len(list(csv.DictReader(io.StringIO(table.text)))) == len(items)


def test_an_unchanged_ledger_is_not_sent_again(asking: TestClient) -> None:
    tag = asking.get("/api/v1/incidents").headers["etag"]
    assert asking.get("/api/v1/incidents", headers={"if-none-match": tag}).status_code == 304
    assert asking.get("/api/v1/incidents?limit=1", headers={"if-none-match": tag}).status_code == 200
    decide(asking, "note", str(largest(asking)["id"]))
    assert asking.get("/api/v1/incidents", headers={"if-none-match": tag}).status_code == 200


def test_what_everybody_asks_for_is_made_once(asking: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    monkeypatch.setattr("reportedly.web.incidents.label", lambda found: made.append(found) or "x")
    first = asking.get("/api/v1/incidents?limit=2")
    count = len(made)
    assert count == len(first.json()["items"]) == 2
    assert asking.get("/api/v1/incidents?limit=2").content == first.content
    assert len(made) == count
    assert asking.get("/api/v1/incidents?limit=1").json()["total"] == first.json()["total"]
    assert len(made) == count + 1


def decide(asking: TestClient, what: str, *subjects: str, **more: object) -> dict[str, object]:
    body = {"what": what, "subjects": subjects, "why": "read it again", **more}
    answer = asking.post("/api/v1/decisions", json=body, headers=writing(asking))
    assert answer.status_code == 201, answer.text
    return answer.json()["decision"]


def test_a_decision_changes_the_record_and_undoing_it_brings_it_back(asking: TestClient) -> None:
    selmere = str(incidents(asking, place="Selmere")[0]["id"])
    made = decide(asking, "reject", selmere)
    assert made["decided_by"] == "Mina"
    assert incidents(asking, place="Selmere") == []
    undone = asking.post(f"/api/v1/decisions/{made['id']}/undo", json={"why": "it was"}, headers=writing(asking))
    assert undone.status_code == 201
    assert len(incidents(asking, place="Selmere")) == 1
    assert [one["kind"] for one in asking.get("/api/v1/decisions").json()["items"]] == ["undo", "reject"]


def test_a_split_and_a_merge_move_claims(asking: TestClient) -> None:
    whole = largest(asking)
    decide(asking, "split", str(whole["id"]), str(whole["claims"][0]))  # type: ignore[index] # a list in JSON
    assert len(incidents(asking, place="Harbour")) == 2
    decide(asking, "merge", *(str(one["id"]) for one in incidents(asking, place="Harbour")))
    assert len(incidents(asking, place="Harbour")) == 1


def test_another_rule_and_an_earlier_day_can_be_asked_for(asking: TestClient) -> None:
    (found,) = incidents(asking, place="Harbour", rule="acled")
    assert {one["rule"] for one in found["estimates"]} == {"acled"}  # type: ignore[attr-defined] # a list in JSON
    assert incidents(asking, as_known_on="2020-01-01") == []


def test_the_queue_names_the_dispute_and_forgets_what_was_decided(asking: TestClient) -> None:
    items = asking.get("/api/v1/review").json()["items"]
    assert {"dispute", "large_toll", "low_confidence"} <= {item["reason"] for item in items}
    for one in incidents(asking):
        decide(asking, "accept", str(one["id"]))
    assert asking.get("/api/v1/review").json()["items"] == []


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("incidents?kind=quarrel", "kind"),
        ("incidents?since=2024-03-05&until=2024-03-01", None),
        ("incidents?limit=0", "limit"),
        ("incidents?limit=501", "limit"),
        ("incidents?cursor=nonsense", "cursor"),
        ("incidents?rule=guess", "rule"),
        ("incidents?as_known_on=yesterday", "as_known_on"),
        ("incidents?sort=beauty", "sort"),
        ("map?bbox=1,2,3", "bbox"),
        ("map?bbox=nan,0,1,1", "bbox"),
        ("timeline?by=fortnight", "by"),
        ("reports?text=%3F%3F", "text"),
        ("review?limit=1000", "limit"),
    ],
)
def test_what_cannot_be_answered_is_told_with_its_field(asking: TestClient, path: str, field: str | None) -> None:
    answer = asking.get(f"/api/v1/{path}")
    assert answer.status_code == 422
    error = answer.json()["error"]
    assert (error["code"], error["field"]) == ("invalid", field)
    assert error["message"]


@pytest.mark.parametrize(
    "body",
    [
        {"what": "reject", "subjects": [], "why": "x"},
        {"what": "reject", "subjects": ["nowhere"], "why": "x"},
        {"what": "grade", "subjects": ["INCIDENT"], "why": "x"},
        {"what": "grade", "subjects": ["INCIDENT"], "value": "splendid", "why": "x"},
        {"what": "reject", "subjects": ["INCIDENT"], "why": ""},
        {"what": "reject", "subjects": ["INCIDENT"], "why": "x", "extra": 1},
        {"what": "explode", "subjects": ["INCIDENT"], "why": "x"},
    ],
)
def test_a_decision_that_does_not_fit_is_refused_and_nothing_kept(asking: TestClient, body: dict[str, object]) -> None:
    identity = str(largest(asking)["id"])
    body["subjects"] = [identity if one == "INCIDENT" else one for one in body["subjects"]]  # type: ignore[attr-defined] # a list
    answer = asking.post("/api/v1/decisions", json=body, headers=writing(asking))
    assert answer.status_code in (404, 422)
    assert answer.json()["error"]["message"]
    assert asking.get("/api/v1/decisions").json()["total"] == 0


def test_a_file_is_taken_in_through_the_readers(asking: TestClient) -> None:
    upload = {"file": ("../../news.txt", b"Two people were killed when shells hit Aleppo on Monday.", "text/plain")}
    answer = asking.post("/api/v1/reports", files=upload, data={"published": "2024-03-05"}, headers=writing(asking))
    assert answer.status_code == 201
    (identity,) = answer.json()["added"]
    assert asking.get(f"/api/v1/reports/{identity}").json()["report"]["origin"] == "news.txt"
    assert asking.post("/api/v1/reports", files=upload, headers=writing(asking)).json()["known"] == 1
    broken = {"file": ("broken.txt", b"   ", "text/plain")}
    refused = asking.post("/api/v1/reports", files=broken, headers=writing(asking))
    assert refused.status_code == 415
    assert "/tmp" not in refused.json()["error"]["message"]


def test_each_line_of_a_file_of_reports_is_taken_in_with_its_own_bytes(asking: TestClient) -> None:
    lines = [json.dumps({"text": f"Shells killed {number} people in Aleppo on Monday."}) for number in (4, 5)]
    upload = {"file": ("news.jsonl", "\n".join(lines).encode(), "application/x-ndjson")}
    answer = asking.post("/api/v1/reports", files=upload, headers=writing(asking))
    assert answer.status_code == 201
    assert len(answer.json()["added"]) == 2
    assert asking.get(f"/api/v1/reports/{answer.json()['added'][1]}").json()["report"]["origin"] == "news.jsonl:2"


LONG_NAMES = ("新聞" * 80 + ".txt", "𝕹" * 99 + ".txt", "a" * 300)


@pytest.mark.parametrize("name", [*LONG_NAMES, "...", "nul\x00l.txt", " .txt", "C:\\news.txt"])
def test_a_file_of_any_name_is_taken_in(asking: TestClient, name: str) -> None:
    upload = {"file": (name, b"Two people were killed when shells hit Aleppo on Monday.", "text/plain")}
    answer = asking.post("/api/v1/reports", files=upload, headers=writing(asking))
    assert (answer.status_code, len(answer.json()["added"])) == (201, 1)


def test_every_address_is_documented_and_nothing_else(asking: TestClient) -> None:
    described = asking.get("/api/v1/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    there = {
        f"{method.upper()} {path.removeprefix('/api/v1')}"
        for path, ways in described["paths"].items()
        for method in ways
    }
    assert (
        set(re.findall(r"^\| `((?:GET|POST|DELETE) /[^`]*)` \|", DOCS.read_text(encoding="utf-8"), re.MULTILINE))
        == there
    )


def test_without_the_built_page_its_address_says_what_to_do(tmp_path: Path, ledger_path: Path) -> None:
    from web_samples import client

    from reportedly.web.settings import Settings

    with client(Settings(ledger=ledger_path, static=tmp_path)) as asking:
        assert "make web" in asking.get("/").text
        assert asking.get("/api/v1/nowhere").json()["error"]["code"] == "not_found"


WORDS = (
    "place party kind since until source_kind status publisher rule as_known_on limit cursor bbox by stack sort text on"
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(st.sampled_from(GETS), st.dictionaries(st.sampled_from(WORDS.split()), st.text(max_size=30), max_size=4))
def test_whatever_is_asked_is_answered_or_refused_in_the_one_shape(
    asking: TestClient, path: str, asked: dict[str, str]
) -> None:
    answer = asking.get(f"/api/v1/{path}", params=asked)
    assert answer.status_code in (200, 422)
    if answer.status_code == 422:
        assert set(answer.json()["error"]) == {"code", "message", "field"}
