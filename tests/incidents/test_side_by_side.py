"""People counted side by side in one sentence are added, whatever lists call them."""

import pytest

import reportedly


@pytest.mark.parametrize(
    ("words", "dead"),
    [
        ("Twelve staff members and seven patients were killed", 19),
        ("Shells killed three officials and two soldiers", 5),
        ("Two officials as well as 20 civilians were killed", 22),
        ("Five people, including two children, were killed", 5),
        ("Twelve people were killed and three children injured", 12),
    ],
)
def test_their_sum_is_the_figure(words, dead):
    report = reportedly.report(f"{words} in Aleppo on Tuesday, a doctor said.", language="en")
    (incident,) = reportedly.link([(report, reportedly.code(report).claims)])
    assert incident.estimate("killed").best == dead
