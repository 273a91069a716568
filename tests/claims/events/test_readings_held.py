"""Who is held by whom, who gives himself up, and who is missed."""

import pytest


def told(claims_of, text):
    return [(toll.effect, toll.low) for claim in claims_of(text) for toll in claim.tolls]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The police are holding 12 men.", [("detained", 12)]),
        ("The rebels are holding 14 nurses in Karvel.", [("abducted", 14)]),
        ("Ten teachers are still being held by the rebels.", [("abducted", 10)]),
        ("Some 3,000 women remain in captivity.", [("abducted", 2700)]),
        ("The bandits marched 60 women into the forest.", [("abducted", 60)]),
        ("Gunmen stopped two buses and took 26 people with them.", [("abducted", 26)]),
        ("Relatives of the 43 abductees gathered in Karvel.", [("abducted", 43)]),
        ("The security forces have picked up 15 activists.", [("detained", 15)]),
        ("Plainclothes officers hauled away six lawyers.", [("detained", 6)]),
        ("Police netted 70 suspects in the suburb.", [("detained", 70)]),
        ("Fifty government troops surrendered at the garrison.", [("detained", 50)]),
        ("Thirteen soldiers died and another seven were captured.", [("killed", 13), ("detained", 7)]),
    ],
)
def test_people_are_held_in_many_words(claims_of, text, expected):
    assert told(claims_of, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The whereabouts of 27 soldiers are unknown.", [("missing", 27)]),
        ("The fate of 31 nurses remains unclear.", [("missing", 31)]),
        ("Search teams are looking for 17 people.", [("missing", 17)]),
        ("Nineteen men vanished at a checkpoint in March.", [("missing", 19)]),
    ],
)
def test_people_are_missed_in_many_words(claims_of, text, expected):
    assert told(claims_of, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fighting pushed 72,000 people out of their villages.", [("displaced", 72_000)]),
        ("Air raids sent 4,300 people fleeing towards the border.", [("displaced", 4_300)]),
        ("The rebels expelled 250 people from the quarter.", [("displaced", 250)]),
        ("Soldiers forced 400 herders off their land.", [("displaced", 400)]),
        ("Houses were burnt, leaving 320 people without a roof.", [("displaced", 320)]),
        ("Some 400 people live under siege in Karvel.", [("trapped", 360)]),
        ("The towns of 20,000 people have been under siege since May.", [("trapped", 20_000)]),
        ("Thousands of residents have been blockaded in Karvel.", [("trapped", 2_000)]),
        ("Some 9,000 people in the encircled quarter live on bread.", [("trapped", 8_100)]),
        ("More than 7,000 people, half of them children, are stuck at the border.", [("trapped", 7_001)]),
    ],
)
def test_people_are_driven_out_and_shut_in_in_many_words(claims_of, text, expected):
    assert told(claims_of, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The hall holds 300 people.",
        "The army held the town with 300 men.",
        "Rebels hold the town and 12 villages.",
        "Police are looking for two suspects.",
        "Some 50 militants gave themselves up to settle their status.",
        "The army expelled 250 militants from the quarter.",
        "The army encircled the town of 3,000 people.",
        "The girl's father wept as rescue workers picked up her body.",
    ],
)
def test_not_everybody_who_is_counted_is_held_or_driven_out(claims_of, text):
    assert told(claims_of, text) == []
