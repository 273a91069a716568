"""The day on which a bulletin or a statement was issued, and lines of a log, each of its own day."""

from datetime import date

import pytest

from reportedly.claims.times.opening import own_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Raid kills 14\nBamako, 9 August 2022\n\nNote", date(2022, 8, 9)),
        ("Bomb in Lorn\nPESHAWAR, PAKISTAN, MARCH 4, 2022\n\nA bomb", date(2022, 3, 4)),
        ("Weekly briefing, 18 August 2023\n\nKARVIA\nFighting", date(2023, 8, 18)),
        ("Campaign Assessment, May 17, 2024\nKey points", date(2024, 5, 17)),
    ],
)
def test_a_line_of_place_or_issue_and_date_dates_the_report(text, day):
    assert own_day(text)[0] == day


@pytest.mark.parametrize(
    "text",
    [
        "Massacre of Karm, 12 May 1995\n\nMany died.",
        "In Karm, 12 May 1995\n\nMany died.",
        "Log\n\n03/04/2022: Shelling of Lorn.\n14/04/2022: Rockets hit Karm.\n",
    ],
)
def test_the_day_of_a_happening_does_not(text):
    assert own_day(text) is None
