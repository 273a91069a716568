"""The OWASP top ten (2021), those that apply, each tried on the served API.

A01 is also in `test_access`, A03 (markup) in `test_page` and `test_vectors`, A06 in the house's tests of the lock."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from test_access import OPEN, ask, endpoints, log_in
from web_samples import PASSWORD, client, make_ledger, team_accounts, writing

from reportedly.answers.filters import folded
from reportedly.ledger import Ledger
from reportedly.web.accounts import Accounts
from reportedly.web.guard import HEADERS
from reportedly.web.settings import Settings

WRITES = ("post", "put", "patch", "delete")


@pytest.fixture
def accounts(tmp_path: Path) -> Accounts:
    return team_accounts(tmp_path / "accounts.json")


@pytest.fixture
def settings(ledger_path: Path, accounts: Accounts, tmp_path: Path) -> Settings:
    return Settings(ledger_path, accounts.path, tmp_path / "audit.jsonl", logins_a_minute=50)


@pytest.fixture
def team(settings: Settings) -> Iterator[TestClient]:
    with client(settings) as opened:
        yield opened


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


# --- A01: broken access control ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "headers", [{"Cookie": "reportedly=guessed"}, bearer("guessed"), bearer(""), {"Authorization": "Basic YTpi"}]
)
def test_a_made_up_login_opens_nothing(team: TestClient, headers: dict[str, str]) -> None:
    for method, path in endpoints(team):
        if (method, path) not in OPEN:
            assert ask(team, method, path, headers).status_code == 401, (method, path)


def test_a_token_for_reading_writes_nothing_even_for_an_admin(team: TestClient, accounts: Accounts) -> None:
    headers = bearer(accounts.make_token("admin", ("read",)))
    for method, path in endpoints(team):
        if (method, path) not in OPEN and method in WRITES:
            assert ask(team, method, path, headers).status_code == 403, (method, path)


def test_a_token_does_no_more_than_its_owner_may_now(team: TestClient, accounts: Accounts) -> None:
    headers = bearer(accounts.make_token("reviewer", ("read", "write")))
    body = {"what": "note", "subjects": ["nowhere"], "why": "x"}
    assert team.post("/api/v1/decisions", json=body, headers=headers).status_code == 404
    accounts.add("reviewer", "reader", PASSWORD)
    assert team.post("/api/v1/decisions", json=body, headers=headers).status_code == 403


def test_a_write_is_done_only_with_the_pages_own_token(team: TestClient) -> None:
    log_in(team, "admin")
    for method, path in endpoints(team):
        if (method, path) not in OPEN and method in WRITES:
            assert ask(team, method, path).status_code == 403, (method, path)


@pytest.mark.parametrize("path", ["incidents", "session", "openapi.json"])
def test_no_other_sites_page_may_read(asking: TestClient, path: str) -> None:
    answer = asking.get(f"/api/v1/{path}", headers={"origin": "https://evil.example"})
    assert not [name for name in answer.headers if name.startswith("access-control-")]
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"


# --- A02: cryptographic failures --------------------------------------------------------------------------------------


def test_behind_https_nothing_goes_without_it(ledger_path: Path, accounts: Accounts) -> None:
    with client(Settings(ledger_path, accounts.path, secure=True)) as team:
        answer = log_in(team, "reader")
    assert "max-age=" in answer.headers["strict-transport-security"]
    assert "; secure" in answer.headers["set-cookie"].lower()


def test_no_answer_holds_a_hash_or_a_token(team: TestClient, accounts: Accounts) -> None:
    token = accounts.make_token("admin", ("read",))
    held = json.loads(accounts.path.read_text(encoding="utf-8"))
    secrets = [token, held["tokens"][0]["sha256"], *(one["password"] for one in held["accounts"])]
    assert token not in accounts.path.read_text(encoding="utf-8")
    for method, path in endpoints(team):
        if method == "get":
            text = ask(team, method, path, bearer(token)).text
            assert not [secret for secret in secrets if secret in text], path


# --- A03: injection ---------------------------------------------------------------------------------------------------

INJECTED = (
    "' OR 1=1 --",
    '" OR ""="',
    "'; DROP TABLE claims; --",
    "%' UNION SELECT raw_zlib FROM reports --",
    "x\x00y",
    "a\r\nSet-Cookie: reportedly=1",
    "{{7*7}}",
    "$(id)",
    "../../../etc/passwd",
    "text:* NEAR(a b)",
    '"',
    "a AND NOT b*",
)


@pytest.mark.parametrize("words", INJECTED)
def test_words_that_are_asked_for_stay_words(asking: TestClient, words: str) -> None:
    lists = ("incidents", "claims", "reports", "tolls", "checks", "control", "sources")
    for path in lists:
        for name in ("place", "party", "publisher", "text"):
            answer = asking.get(f"/api/v1/{path}", params={name: words})
            assert answer.status_code in (200, 422), (path, name, answer.text[:200])
            assert "set-cookie" not in answer.headers
    if folded(words):  # signs alone ask for nothing
        assert asking.get("/api/v1/incidents", params={"place": words}).json().get("items", []) == []
    for path in ("incidents", "claims", "reports", "sources"):
        assert asking.get(f"/api/v1/{path}/{words!r}").status_code in (404, 422)
    assert asking.get("/api/v1/claims").json()["total"] == 4


def test_a_filters_wildcards_are_letters(asking: TestClient) -> None:
    assert asking.get("/api/v1/incidents", params={"place": "%"}).json()["total"] in (0, 2)
    assert asking.get("/api/v1/incidents", params={"place": "Selm%"}).json()["total"] in (0, 1)
    assert asking.get("/api/v1/incidents/%25").status_code == 404
    assert asking.get("/api/v1/reports/_").status_code == 404


# --- A04: insecure design: bounds -------------------------------------------------------------------------------------


def test_a_bound_holds_for_each_person_and_not_for_the_proxy_before_them(ledger_path: Path, accounts: Accounts) -> None:
    with client(Settings(ledger_path, accounts.path, requests_a_minute=5)) as team:
        tokens = [accounts.make_token(name, ("read",)) for name in ("reader", "editor")]
        for token in tokens:
            codes = [team.get("/api/v1/incidents", headers=bearer(token)).status_code for _ in range(7)]
            assert codes == [200] * 5 + [429] * 2
        codes = [team.get("/api/v1/incidents", headers=bearer(f"made up {n}")).status_code for n in range(7)]
        assert codes == [401] * 5 + [429] * 2


def test_behind_a_proxy_the_caller_is_who_the_proxy_says_and_not_who_they_say(
    ledger_path: Path, accounts: Accounts
) -> None:
    def asked(team: TestClient, forwarded: str) -> int:
        return team.get("/api/v1/session", headers={"X-Forwarded-For": forwarded}).status_code

    with client(Settings(ledger_path, accounts.path, secure=True, requests_a_minute=2)) as team:
        assert [asked(team, f"10.0.0.{n}, 192.0.2.1") for n in range(3)] == [200, 200, 429]
        assert asked(team, "192.0.2.2") == 200
    with client(Settings(ledger_path, accounts.path, requests_a_minute=2)) as team:
        assert [asked(team, f"192.0.2.{n}") for n in range(3)] == [200, 200, 429]


@pytest.mark.parametrize(
    ("name", "content"),
    [("nested.json", b"[" * 200_000), ("bomb.html", b"<div>" * 300_000), ("nul.txt", b"\x00" * 100_000)],
)
def test_uploads_go_through_the_readers_limits(asking: TestClient, name: str, content: bytes) -> None:
    upload = {"file": (name, content, "application/octet-stream")}
    answer = asking.post("/api/v1/reports", files=upload, headers=writing(asking))
    assert answer.status_code == 415
    assert answer.json()["error"]["field"] == "file"


def test_an_upload_that_is_too_large_is_refused(asking: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.web.reports.LARGEST_UPLOAD", 1000)
    upload = {"file": ("large.txt", b"x" * 1001, "text/plain")}
    assert asking.post("/api/v1/reports", files=upload, headers=writing(asking)).status_code == 413


# --- A05: security misconfiguration -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path", ["/", "/api/v1/incidents", "/api/v1/nowhere", "/api/v1/incidents?limit=0", "/docs", "/api/v1/openapi.json"]
)
def test_every_answer_carries_the_headers_refusals_too(asking: TestClient, path: str) -> None:
    answer = asking.get(path)
    for name in HEADERS:
        assert answer.headers[name.lower()]
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "server" not in answer.headers


def test_a_fault_is_told_without_its_traceback(
    ledger_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: Any) -> None:
        raise RuntimeError(f"secret of {ledger_path}")

    monkeypatch.setattr("reportedly.web.incidents.in_order", broken)
    with client(Settings(ledger_path)) as asking:
        answer = asking.get("/api/v1/incidents")
    assert answer.status_code == 500
    assert answer.json()["error"]["code"] == "failed"
    assert "secret" not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "secret of" in caplog.text


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "OPTIONS"])
def test_ways_that_are_not_offered_are_refused_in_the_one_shape(asking: TestClient, method: str) -> None:
    answer = asking.request(method, "/api/v1/incidents")
    assert answer.status_code == 405
    assert answer.json()["error"]["code"] == "method_not_allowed"


def test_a_file_of_accounts_that_is_not_there_lets_nobody_in(ledger_path: Path, tmp_path: Path) -> None:
    with client(Settings(ledger_path, tmp_path / "gone.json")) as team:
        assert team.get("/api/v1/incidents").status_code == 401


# --- A07: identification and authentication failures ------------------------------------------------------------------


def test_a_session_is_made_at_the_login_and_never_taken_over(team: TestClient) -> None:
    team.cookies.set("reportedly", "planted")
    log_in(team, "reader")
    first = team.cookies.get("reportedly", domain="localhost.local") or dict(team.cookies)["reportedly"]
    assert first != "planted"
    team.cookies.clear()
    team.cookies.set("reportedly", first)
    log_in(team, "reader")
    team.cookies.clear()
    team.cookies.set("reportedly", first)
    assert team.get("/api/v1/incidents").status_code == 401


def test_another_password_ends_the_sessions_made_with_the_old_one(team: TestClient, accounts: Accounts) -> None:
    log_in(team, "reader")
    assert team.get("/api/v1/incidents").status_code == 200
    accounts.add("reader", "reader", "another long password")
    assert team.get("/api/v1/incidents").status_code == 401
    assert log_in(team, "reader").status_code == 401
    assert log_in(team, "reader", "another long password").status_code == 200


def test_a_session_ends_with_its_time(team: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    log_in(team, "reader")
    monkeypatch.setattr("reportedly.web.access.time.monotonic", lambda: 1e12)
    assert team.get("/api/v1/incidents").status_code == 401


def test_a_removed_accounts_token_is_out_at_once(team: TestClient, accounts: Accounts) -> None:
    headers = bearer(accounts.make_token("reader", ("read",)))
    assert team.get("/api/v1/incidents", headers=headers).status_code == 200
    accounts.remove("reader")
    assert team.get("/api/v1/incidents", headers=headers).status_code == 401


# --- A08: software and data integrity failures ------------------------------------------------------------------------


def test_what_was_decided_through_the_api_stands_in_the_log_of_the_ledger(
    asking: TestClient, ledger_path: Path
) -> None:
    with Ledger.open(ledger_path) as ledger:
        before = ledger.check().head
    identity = asking.get("/api/v1/incidents").json()["items"][0]["id"]
    body = {"what": "accept", "subjects": [identity], "why": "read"}
    assert asking.post("/api/v1/decisions", json=body, headers=writing(asking)).status_code == 201
    with Ledger.open(ledger_path) as ledger:
        after = ledger.check()
    assert (after.problems, after.head == before) == ((), False)


# --- A09: security logging and monitoring failures --------------------------------------------------------------------


def test_the_audit_tells_who_came_who_wrote_and_who_was_refused(team: TestClient, settings: Settings) -> None:
    log_in(team, "reader", "wrong password")
    log_in(team, "reader")
    team.post("/api/v1/decisions", json={"what": "note", "subjects": ["x"], "why": "x"}, headers=writing(team))
    team.delete("/api/v1/session")
    log_in(team, "editor")
    upload = {"file": ("news.txt", b"Two people were killed when shells hit Aleppo on Monday.", "text/plain")}
    assert team.post("/api/v1/reports", files=upload, headers=writing(team)).status_code == 201
    assert settings.audit is not None
    assert settings.audit.stat().st_mode & 0o077 == 0
    lines = [json.loads(line) for line in settings.audit.read_text(encoding="utf-8").splitlines()]
    assert [(line["user"], line["what"].split()[0]) for line in lines] == [
        ("reader", "login"),
        ("reader", "logged"),
        ("reader", "refused"),
        ("reader", "logged"),
        ("editor", "logged"),
        ("editor", "took"),
    ]
    assert all(line["at"] and line["from"] for line in lines)


def test_a_line_of_the_audit_cannot_be_forged(team: TestClient, settings: Settings) -> None:
    log_in(team, 'x"}\n{"at": "now", "user": "admin')
    assert settings.audit is not None
    (line,) = settings.audit.read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["what"].startswith("login refused")


# --- A10: server-side request forgery ---------------------------------------------------------------------------------


def test_nothing_that_an_upload_names_is_fetched(tmp_path: Path) -> None:
    """Sockets are refused in these tests: a fetch would fail loudly."""
    page = b"""<html><head><meta http-equiv="refresh" content="0;url=http://169.254.169.254/latest">
    <link rel="canonical" href="http://localhost:8710/api/v1/session"><title>Shells hit a town</title></head>
    <body><article><p>Two people were killed when shells hit Aleppo on Monday, doctors said.</p>
    <img src="http://localhost/x"><iframe src="file:///etc/passwd"></iframe></article></body></html>"""
    with client(Settings(make_ledger(tmp_path / "own.ledger"))) as asking:
        upload = {"file": ("page.html", page, "text/html")}
        answer = asking.post("/api/v1/reports", files=upload, headers=writing(asking))
        assert answer.status_code == 201, answer.text
        (identity,) = answer.json()["added"]
        assert "root:" not in asking.get(f"/api/v1/reports/{identity}").text
