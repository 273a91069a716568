"""Lines that lead to other reports are no part of this one."""

import pytest

from reportedly.reports.surroundings import without_leads


@pytest.mark.parametrize(
    "line",
    ["Also read: 15 soldiers killed in Lorn ambush", "READ MORE | Two dead in Karm", "➡️ Related - Raid on Lorn"],
)
def test_a_line_that_leads_elsewhere_is_left_out(line):
    assert without_leads(f"Gunmen killed two men.\n{line}\nThey fled.") == ("Gunmen killed two men.\nThey fled.", 1)


@pytest.mark.parametrize(
    "line",
    ["Related families were moved.", "Watch towers were shelled - two died.", "Read more", "Listen: " + "x" * 250],
)
def test_a_line_that_tells_something_stays(line):
    assert without_leads(line) == (line, 0)
