"""Totals of a stretch of days that another claim of the happening tells."""

import pytest


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Since Saturday the air force has bombed the city of Idlib. Dozens were killed, doctors said.", "cumulative"),
        ("Warplanes have been pounding Douma for ten days. At least 80 people have died, doctors said.", "cumulative"),
        ("Since Friday jets have bombed the city of Idlib. A raid on a market killed 12, doctors said.", "incident"),
        ("Since Friday jets have bombed the city of Idlib. On Monday 12 people were killed.", "incident"),
        ("Jets bombed the city of Idlib on Friday. Dozens were killed, doctors said.", "incident"),
    ],
)
def test_what_is_counted_right_after_a_stretch_of_days_is_its_total(tolls_of, text, scope):
    assert [toll[4] for toll in tolls_of(text)] == [scope]
