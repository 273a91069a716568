"""Who may: on a laptop the one at this machine; on a team's server by account and role; other sites' pages never."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from web_samples import PASSWORD, client, team_accounts, writing

from reportedly.web.accounts import Accounts, AccountsError
from reportedly.web.guard import Rates
from reportedly.web.settings import Settings

ROLES = ("reader", "reviewer", "editor", "admin")
OPEN = {("get", "/api/v1/session"), ("post", "/api/v1/session"), ("delete", "/api/v1/session")}
NEEDS = {
    ("post", "/api/v1/decisions"): "reviewer",
    ("post", "/api/v1/decisions/{identity}/undo"): "reviewer",
    ("post", "/api/v1/reports"): "editor",
}


@pytest.fixture
def accounts(tmp_path: Path) -> Accounts:
    return team_accounts(tmp_path / "accounts.json")


@pytest.fixture
def team(ledger_path: Path, accounts: Accounts, tmp_path: Path) -> Iterator[TestClient]:
    settings = Settings(ledger=ledger_path, accounts=accounts.path, audit=tmp_path / "audit.jsonl", logins_a_minute=50)
    with client(settings) as opened:
        yield opened


def log_in(team: TestClient, name: str, password: str = PASSWORD) -> Any:
    return team.post("/api/v1/session", json={"name": name, "password": password})


def endpoints(team: TestClient) -> list[tuple[str, str]]:
    paths = team.get("/api/v1/openapi.json").json()["paths"]
    found = [(method, path) for path, ways in paths.items() for method in ways]
    assert ("post", "/api/v1/decisions") in found  # tests that ask each of them must not ask none
    return found


def ask(team: TestClient, method: str, path: str, headers: dict[str, str] | None = None) -> Any:
    body = {"what": "note", "subjects": ["x"], "why": "x"} if method == "post" and "reports" not in path else None
    return team.request(method, re.sub(r"\{.*?\}", "abc", path), json=body, headers=headers)


def test_nobody_gets_anything_without_a_login(team: TestClient) -> None:
    for method, path in endpoints(team):
        if (method, path) not in OPEN:
            answer = ask(team, method, path)
            assert answer.status_code == 401, (method, path)
            assert answer.json()["error"]["code"] == "login_needed"


@pytest.mark.parametrize("role", ROLES)
def test_each_endpoint_is_refused_to_lesser_roles_and_open_to_the_others(team: TestClient, role: str) -> None:
    assert log_in(team, role).status_code == 200
    headers = writing(team)
    for method, path in endpoints(team):
        if (method, path) in OPEN:
            continue
        needed = NEEDS.get((method, path), "reader")
        refused = ask(team, method, path, headers).status_code in (401, 403)
        assert refused == (ROLES.index(role) < ROLES.index(needed)), (method, path)


def test_a_write_without_the_pages_token_is_refused(team: TestClient) -> None:
    log_in(team, "editor")
    for headers in ({}, {"X-Reportedly-Token": "guessed"}):
        assert (
            team.post(
                "/api/v1/decisions", json={"what": "note", "subjects": ["x"], "why": "x"}, headers=headers
            ).status_code
            == 403
        )


def test_the_cookie_is_for_this_origin_only_and_no_script_sees_it(ledger_path: Path, accounts: Accounts) -> None:
    with client(Settings(ledger=ledger_path, accounts=accounts.path, secure=True)) as team:
        cookie = log_in(team, "reader").headers["set-cookie"].lower()
    assert all(word in cookie for word in ("httponly", "samesite=strict", "secure"))


def test_a_logout_ends_the_session(team: TestClient) -> None:
    log_in(team, "reader")
    assert team.get("/api/v1/incidents").status_code == 200
    team.delete("/api/v1/session")
    assert team.get("/api/v1/incidents").status_code == 401


def test_a_removed_account_is_out_at_once(team: TestClient, accounts: Accounts) -> None:
    log_in(team, "reader")
    accounts.remove("reader")
    assert team.get("/api/v1/incidents").status_code == 401


def test_a_wrong_password_and_an_unknown_name_are_told_alike(team: TestClient) -> None:
    wrong, unknown = log_in(team, "reader", "not the password"), log_in(team, "nobody", PASSWORD)
    assert wrong.status_code == unknown.status_code == 401
    assert wrong.json() == unknown.json()


def test_guessing_is_slowed_down(ledger_path: Path, accounts: Accounts) -> None:
    with client(Settings(ledger=ledger_path, accounts=accounts.path, logins_a_minute=3)) as team:
        codes = [log_in(team, "reader", "guess").status_code for _ in range(5)]
    assert codes == [401, 401, 401, 429, 429]


def test_tokens_do_what_they_were_made_for(team: TestClient, accounts: Accounts) -> None:
    looking, writing_too = accounts.make_token("editor", ("read",)), accounts.make_token("editor", ("read", "write"))
    body = {"what": "note", "subjects": ["nowhere"], "why": "x"}
    for token, code in ((looking, 403), (writing_too, 404)):
        headers = {"Authorization": f"Bearer {token}"}
        assert team.get("/api/v1/incidents", headers=headers).status_code == 200
        assert team.post("/api/v1/decisions", json=body, headers=headers).status_code == code
    assert team.get("/api/v1/incidents", headers={"Authorization": "Bearer nonsense"}).status_code == 401


def test_logins_and_writes_leave_a_line_each(team: TestClient, tmp_path: Path) -> None:
    log_in(team, "nobody")
    log_in(team, "reviewer")
    identity = team.get("/api/v1/incidents").json()["items"][0]["id"]
    team.post("/api/v1/decisions", json={"what": "accept", "subjects": [identity], "why": "x"}, headers=writing(team))
    lines = [json.loads(line) for line in (tmp_path / "audit.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["user"] for line in lines] == ["nobody", "reviewer", "reviewer"]
    assert PASSWORD not in (tmp_path / "audit.jsonl").read_text(encoding="utf-8")


def test_a_restricted_report_is_seen_by_editors_only(team: TestClient, accounts: Accounts) -> None:
    log_in(team, "editor")
    identity = team.get("/api/v1/reports", params={"text": "Selmere"}).json()["items"][0]["id"]
    claim = team.get(f"/api/v1/reports/{identity}").json()["claims"][0]["id"]
    accounts.restrict(identity)
    assert team.get(f"/api/v1/reports/{identity}").status_code == 200
    log_in(team, "reviewer")
    assert team.get(f"/api/v1/reports/{identity}").status_code == 404
    assert team.get(f"/api/v1/claims/{claim}").status_code == 404
    for path in ("reports", "claims", "reports?text=Selmere"):
        assert identity not in team.get(f"/api/v1/{path}").text
    accounts.restrict(identity, False)
    assert team.get(f"/api/v1/reports/{identity}").status_code == 200


def test_what_only_restricted_reports_tell_of_is_nowhere(team: TestClient, accounts: Accounts) -> None:
    asked = {"place": "Selmere"}
    log_in(team, "editor")
    told = team.get("/api/v1/incidents", params=asked).json()
    sums = team.get("/api/v1/tolls", params=asked).json()
    for name in {report for one in told["items"] for report in one["reports"]}:
        accounts.restrict(name)
    assert team.get("/api/v1/incidents", params=asked).json() == told
    log_in(team, "reviewer")
    for path in ("incidents", "tolls", "control", "checks", "sources", "claims"):
        found = team.get(f"/api/v1/{path}", params=asked).json()
        assert (found["items"], found["total"]) == ([], 0), path
    assert team.get(f"/api/v1/incidents/{told['items'][0]['id']}").status_code == 404
    for path in ("map", "timeline", "summary", "review", "decisions", "sources/graph"):
        assert "Selmere" not in team.get(f"/api/v1/{path}").text, path
    log_in(team, "editor")
    assert team.get("/api/v1/tolls", params=asked).json() == sums


def test_an_incident_is_told_without_the_restricted_one_of_its_reports(team: TestClient, accounts: Accounts) -> None:
    log_in(team, "reviewer")
    listed = team.get("/api/v1/incidents", params={"limit": 500}).json()["items"]
    told = next(one for one in listed if len(one["reports"]) > 1)
    accounts.restrict(told["reports"][0])
    (now,) = (one for one in team.get("/api/v1/incidents?limit=500").json()["items"] if one["id"] == told["id"])
    assert now["reports"] == told["reports"][1:]
    assert set(now["claims"]) < set(told["claims"])
    whole = team.get(f"/api/v1/incidents/{told['id']}").json()
    assert {one["report"]["id"] for one in whole["claims"]} == set(now["reports"])


def test_another_name_for_the_server_is_refused(asking: TestClient) -> None:
    assert asking.get("/api/v1/incidents", headers={"host": "evil.example"}).status_code == 403
    assert asking.get("/api/v1/incidents", headers={"host": "localhost:8710"}).status_code == 200


def test_another_sites_page_cannot_write(asking: TestClient) -> None:
    headers = {**writing(asking), "origin": "https://evil.example"}
    assert asking.post("/api/v1/decisions", json={}, headers=headers).status_code == 403


def test_a_body_that_is_far_too_large_is_refused_before_it_is_read(asking: TestClient) -> None:
    headers = {**writing(asking), "content-length": str(10**12)}
    assert asking.post("/api/v1/decisions", content=b"{}", headers=headers).status_code == 413


def test_too_many_requests_are_refused(ledger_path: Path) -> None:
    with client(Settings(ledger=ledger_path, requests_a_minute=5)) as asking:
        assert [asking.get("/api/v1/session").status_code for _ in range(7)] == [200] * 5 + [429] * 2


def test_rates_are_of_the_last_minute_and_of_each_client() -> None:
    rates = Rates(2)
    assert [rates.allows("a", at) for at in (0, 1, 2, 60.5, 61.5)] == [True, True, False, True, True]
    assert rates.allows("b", 2)


def test_errors_name_no_place_on_the_servers_disk(asking: TestClient, tmp_path: Path) -> None:
    for path in ("incidents/zzz", "reports/zzz", "claims/zzz"):
        assert str(tmp_path) not in asking.get(f"/api/v1/{path}").text


@pytest.mark.parametrize(
    "path",
    ["/../pyproject.toml", "/assets/../../settings.py", "/%2e%2e/%2e%2e/etc/passwd", "/assets/%2e%2e/index.html"],
)
def test_no_file_outside_the_page_is_served(asking: TestClient, path: str) -> None:
    answer = asking.get(path)
    assert "root:" not in answer.text
    assert "[project]" not in answer.text
    assert "dataclass" not in answer.text


def test_the_file_of_accounts_is_its_owners_only_and_holds_no_password(accounts: Accounts) -> None:
    assert accounts.path.stat().st_mode & 0o077 == 0
    assert PASSWORD not in accounts.path.read_text(encoding="utf-8")
    assert all(account.password.startswith("$argon2id$") for account in accounts.accounts)


@pytest.mark.parametrize(("name", "password"), [("Mina", "short"), ("", PASSWORD), ("a\nb", PASSWORD)])
def test_an_account_that_cannot_be_is_refused(accounts: Accounts, name: str, password: str) -> None:
    with pytest.raises(AccountsError):
        accounts.add(name, "reader", password)


def test_a_file_that_holds_something_else_is_told(tmp_path: Path) -> None:
    path = tmp_path / "accounts.json"
    path.write_text("{}]", encoding="utf-8")
    with pytest.raises(AccountsError, match="is no file of accounts"):
        Accounts(path)
