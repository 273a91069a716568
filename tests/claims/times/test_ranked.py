"""Times that only say among what a happening is ranked are not its day."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "The attack on Mosul, the deadliest this year, killed 40 people.",
        "Gunmen killed 40 people in Mosul in the worst attack so far this year.",
        "Gunmen killed 40 people in Mosul in the third raid since May.",
        "Gunmen killed 40 people in Mosul in this year's deadliest attack.",
    ],
)
def test_the_time_of_a_rank_is_no_time_of_the_deed(claims_of, text):
    assert {claim.when.edtf for claim in claims_of(text)} == {"2021-06-15~"}


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Shells have killed at least 40 people in Mosul this year.", "2021/2021-06-15"),
        ("Shells have killed at least 40 people in Mosul since May.", "2021-05/2021-06-15"),
        ("Gunmen killed 40 people in Mosul in the worst attack since May, on Sunday.", "2021-06-13"),
    ],
)
def test_a_time_that_ranks_nothing_stays(claims_of, text, edtf):
    assert {claim.when.edtf for claim in claims_of(text)} == {edtf}
