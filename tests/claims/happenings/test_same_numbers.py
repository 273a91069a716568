"""Attacks told twice with the same numbers."""


def happenings(claims_of, text):
    return {claim.happening for claim in claims_of(text) if claim.tolls}


def test_the_same_dead_and_hurt_in_a_place_and_inside_of_it_are_one_happening(claims_of):
    text = (
        "Two civilians were killed and three others were injured in rocket attacks on Aleppo on Monday. A source "
        "said militants fired rockets at al-Hamdaniya neighborhood in Aleppo. The attacks killed two people and "
        "injured three."
    )
    assert len(happenings(claims_of, text)) == 1


def test_the_same_numbers_in_two_towns_are_two_happenings(claims_of):
    text = (
        "Two civilians were killed and three others were injured when rockets hit Aleppo on Monday. "
        "In Homs, two civilians were killed and three were injured by a car bomb."
    )
    assert len(happenings(claims_of, text)) == 2


def test_one_voice_that_counts_the_same_dead_of_two_allies_tells_of_one_raid(claims_of):
    text = (
        "At least 23 civilians were killed in US airstrikes on Homs, a monitor said. At least 23 civilians were killed "
        "on Monday by airstrikes carried out by the US-led coalition, the monitor said."
    )
    assert len(happenings(claims_of, text)) == 1
