"""What can tell a happening at all."""

import pytest


@pytest.mark.parametrize(
    "since",
    [
        "since the invasion began on February 24",
        "since fighting broke out in April 2021",
        "since the offensive was launched on 3 March",
        "since the start of the offensive in March",
    ],
)
def test_since_when_the_dead_are_counted_is_no_deed_that_killed_them(claims_of, since):
    assert [claim.kind for claim in claims_of(f"More than 400 civilians have been killed {since}.")] == ["killing"]


def test_who_calls_a_raid_on_a_town_a_crime_condemns_it(claims_of):
    assert "condemn" in {claim.kind for claim in claims_of("The president called the strike on Aleppo a crime.")}
    assert "demand" not in {claim.kind for claim in claims_of("The president called the strike on Aleppo a success.")}
