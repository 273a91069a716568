"""The figure of a cell."""

import pytest

from reportedly.claims.tables.figure import Figure, figure_in


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("12", 12, 12),
        ("1,234", 1234, 1234),
        ("1 234", 1234, 1234),
        ("12*", 12, 12),
        ("12 [3]", 12, 12),
        ("98 (provisional)", 98, 98),
        ("at least 12", 12, None),
        ("12+", 12, None),
        (">10", 11, None),
        ("10-12", 10, 12),
        ("~200", 180, 220),
        ("0", 0, 0),
    ],
)
def test_a_number_with_its_bounds_and_notes(words, low, high):
    assert figure_in(words) == Figure(low, high)


@pytest.mark.parametrize(
    "words", ["", "-", "n/a", "12 %", "12%", "Karm", "3 May 2024", "5/12", "4 houses", "12-10", "9" * 5000]
)
def test_what_is_no_number_is_none(words):
    assert figure_in(words) is None
