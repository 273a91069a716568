"""The API is what its description says: schemathesis asks all that it allows, and no answer is a failure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import jsonschema
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


def addresses(served: TestClient) -> dict[str, str]:
    """Each address that answers with JSON, with identifiers that there are, and its path in the description."""

    def first(path: str, key: str = "id") -> str:
        return str(served.get(f"/api/v1/{path}").json()["items"][0][key])

    known = {"incidents": first("incidents"), "reports": first("reports"), "claims": first("claims")}
    found = {}
    for path, ways in served.get("/api/v1/openapi.json").json()["paths"].items():
        if "get" in ways:
            room = path.removeprefix("/api/v1/").partition("/")[0]
            name = known.get(room) or first("sources", "key")
            found[path.replace("{identity}", name).replace("{key}", name)] = path
    return found


def test_every_answer_is_of_the_shape_that_the_description_tells(served: TestClient) -> None:
    incident = served.get("/api/v1/incidents").json()["items"][0]["id"]
    wanted = {"what": "grade", "subjects": [incident], "value": "fair", "why": "two voices"}
    assert served.post("/api/v1/decisions", json=wanted, headers=writing(served)).status_code == 201
    described = served.get("/api/v1/openapi.json").json()
    asked = addresses(served)
    assert len(asked) > 15
    for address, path in asked.items():
        shape = described["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        assert shape, f"{path} tells no shape"
        answer = served.get(address)
        assert answer.status_code == 200, address
        jsonschema.Draft202012Validator({**shape, "components": described["components"]}).validate(answer.json())


def test_an_answer_with_a_field_too_many_or_too_few_is_not_of_its_shape(served: TestClient) -> None:
    described = served.get("/api/v1/openapi.json").json()
    shape = described["paths"]["/api/v1/map"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    holds = jsonschema.Draft202012Validator({**shape, "components": described["components"]})
    answer = served.get("/api/v1/map").json()
    assert holds.is_valid(answer)
    assert not holds.is_valid({**answer, "more": 1})
    assert not holds.is_valid({"points": []})
