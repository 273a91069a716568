"""The API is what its description says: schemathesis asks all that it allows, and no answer is a failure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from starlette.testclient import TestClient
from web_samples import client, make_ledger, writing

from reportedly.web.settings import Settings

EXAMPLES = 10  # of each address: under half a minute of work in all
ASKED = ("params", "json", "data", "files", "content")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = make_ledger(tmp_path_factory.mktemp("described") / "l.ledger")
    with client(Settings(path, requests_a_minute=10**9)) as opened:
        yield opened


def operations(served: TestClient) -> list[Any]:
    described = schemathesis.openapi.from_dict(served.get("/api/v1/openapi.json").json())
    return [found.ok() for found in described.get_all_operations()]


def test_whatever_the_description_allows_is_answered_or_refused_but_never_fails(served: TestClient) -> None:
    headers = writing(served)
    asked = operations(served)
    assert len(asked) > 20
    for operation in asked:

        @settings(
            max_examples=EXAMPLES, deadline=None, database=None, derandomize=True, suppress_health_check=[*HealthCheck]
        )
        @given(case=operation.as_strategy())
        def ask(case: Any) -> None:
            given = case.as_transport_kwargs(base_url="http://localhost")
            sent = {name: given[name] for name in ASKED if given.get(name) is not None}
            answer = served.request(given["method"], given["url"], headers=headers, **sent)
            assert answer.status_code < 500, (given, answer.text[:300])
            if answer.status_code >= 400:
                assert set(answer.json()["error"]) == {"code", "message", "field"}, given

        ask()


def test_the_description_is_one_that_programs_can_read(served: TestClient) -> None:
    described = served.get("/api/v1/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    assert all(operation.definition.raw.get("summary") for operation in operations(served))
