"""A decision names what its kind needs, and nothing else."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from pydantic import ValidationError

from reportedly.records import Decision


def made(kind: str, **about: Any) -> Decision:
    at = datetime(2024, 3, 6, 9, tzinfo=UTC)
    return Decision(id="d", kind=kind, decided_by="Mina", why="read it again", decided_at=at, **about)


@pytest.mark.parametrize(
    ("kind", "about"),
    [
        ("accept", {"claims": ("a",)}),
        ("reject", {"claims": ("a",)}),
        ("note", {"claims": ("a",)}),
        ("correct", {"claims": ("a",), "field": "kind", "value": "shelling"}),
        ("correct", {"claims": ("a",), "field": "place", "value": None}),
        ("same", {"claims": ("a", "b")}),
        ("not_same", {"claims": ("a",), "against": ("b",)}),
        ("grade", {"claims": ("a",), "value": "fair"}),
        ("undo", {"decision": "d0"}),
    ],
)
def test_each_kind_stands_with_what_it_needs(kind: str, about: dict[str, Any]) -> None:
    assert Decision.model_validate_json(made(kind, **about).model_dump_json()) == made(kind, **about)


@pytest.mark.parametrize(
    ("kind", "about", "told"),
    [
        ("accept", {}, "needs claims"),
        ("accept", {"claims": ("a",), "value": 3}, "takes no value"),
        ("reject", {"claims": ("a",), "against": ("b",)}, "takes no against"),
        ("correct", {"claims": ("a",)}, "needs field"),
        ("same", {"claims": ("a", "a")}, "two claims or more"),
        ("not_same", {"claims": ("a",)}, "needs against"),
        ("not_same", {"claims": ("a",), "against": ("a",)}, "both sides"),
        ("grade", {"claims": ("a",), "value": "splendid"}, "splendid"),
        ("undo", {"claims": ("a",), "decision": "d0"}, "takes no claims"),
        ("undo", {}, "needs decision"),
    ],
)
def test_what_does_not_belong_to_a_kind_is_refused_with_the_reason(kind: str, about: dict[str, Any], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        made(kind, **about)


def test_a_decision_without_a_reason_or_a_name_is_refused() -> None:
    at = datetime(2024, 3, 6, tzinfo=UTC)
    with pytest.raises(ValidationError, match="why"):
        Decision(id="d", kind="accept", claims=("a",), decided_by="Mina", why="", decided_at=at)
