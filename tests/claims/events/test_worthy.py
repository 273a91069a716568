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


@pytest.mark.parametrize(
    "text",
    [
        "Firefighters battled a blaze at a refinery near Homs on Monday.",
        "Doctors battled to save the wounded at a hospital in Homs.",
        "Firefighters battled to put out fires in several buildings in Douma.",
        "The ministry is fighting against cholera in Aden.",
    ],
)
def test_a_fight_without_an_enemy_is_no_battle(claims_of, text):
    assert [claim.kind for claim in claims_of(text)] == []


def test_a_fight_with_an_enemy_is_a_battle(claims_of):
    assert [claim.kind for claim in claims_of("Soldiers battled rebels in Homs on Monday.")] == ["battle"]
