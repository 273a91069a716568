"""Records in plain English."""

from __future__ import annotations

import pytest

import reportedly
from reportedly.answers import telling


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("At least 12 people were killed when shells hit Aleppo, Syria.", ": at least 12 people killed"),
        ("Shells hit a bakery in Aleppo, Syria.", "on a bakery"),
    ],
)
def test_who_is_counted_is_told_once(text: str, told: str) -> None:
    line = telling.summary(reportedly.code(reportedly.report(text)).claims[0])
    assert told in line
    assert line.count("12 people") <= 1
