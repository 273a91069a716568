"""Which of a sentence's times is that of what happened."""

from datetime import date

import pytest

import reportedly


@pytest.mark.parametrize(
    ("text", "kind", "when"),
    [
        # found on Wednesday, hit on Monday
        (
            "Two more bodies were recovered on Wednesday from a house in Kell that was hit by jets two days earlier.",
            "air_strike",
            "2016-10-03",
        ),
        # the parse hangs the month on "said"
        (
            "In March 2015, conflict-related violence killed at least 164 civilians in Aleppo, the Kell Office said.",
            "killing",
            "2015-03",
        ),
    ],
)
def test_the_time_is_that_of_the_deed_and_not_of_the_finding_or_the_saying(text, kind, when):
    report = reportedly.report(text, language="en", published=date(2016, 10, 10))
    assert (kind, when) in {(c.kind, c.when.edtf) for c in reportedly.coder().code(report).claims if c.when}
