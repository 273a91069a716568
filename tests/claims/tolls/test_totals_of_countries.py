"""What is counted in a whole country over weeks is a total, and what the next sentence counts is a share of it."""

import pytest


def tolls_of(claims):
    return {toll.low: toll.scope for claim in claims for toll in claim.tolls}


@pytest.mark.parametrize(
    "text",
    [
        "In April, air strikes killed 240 people across Yemen, the UN said.",
        "Fighting killed 240 people in Mali in the first quarter of the year, the UN said.",
        "The network documented the deaths of 240 civilians in Syria in March.",
    ],
)
def test_the_dead_of_a_country_and_a_month_are_a_total(claims_of, text):
    assert tolls_of(claims_of(text)) == {240: "cumulative"}


@pytest.mark.parametrize(
    "text",
    [
        "A strike in Syria in March killed 24 people, the network said.",
        "Last week 24 soldiers died in Mali when their camp was overrun.",
        "Air strikes killed 24 people across Yemen on Monday, medics said.",
        "In March a bomb killed 24 people in Taiz, the UN said.",
    ],
)
def test_one_deed_or_one_day_is_an_incident(claims_of, text):
    assert tolls_of(claims_of(text)) == {24: "incident"}


@pytest.mark.parametrize(
    ("share", "scope"),
    [
        ("Ninety died in El Fasher.", "cumulative"),
        ("Of them, 90 died in El Fasher.", "part"),
        ("On 9 March, 90 died in El Fasher.", "incident"),
        ("A blast in El Fasher killed 90 people.", "incident"),
        ("Ninety were shot in one night in El Fasher.", "incident"),
    ],
)
def test_a_share_of_a_total_is_no_incident(claims_of, share, scope):
    claims = claims_of(f"Violence killed 164 civilians in Sudan in March, the office said. {share}")
    assert tolls_of(claims)[90] == scope


@pytest.mark.parametrize(
    ("words", "group"),
    [("Three of them were children.", "children"), ("At least three of these were women.", "women")],
)
def test_who_some_of_them_were_is_told_in_the_next_sentence(claims_of, words, group):
    claims = claims_of(f"Rockets killed nine people in Marib on Monday. {words}")
    assert [(t.low, t.group, t.scope) for c in claims for t in c.tolls] == [
        (9, "people", "incident"),
        (3, group, "part"),
    ]


def test_what_became_of_some_of_them_is_no_toll(claims_of):
    claims = claims_of("Nine people were killed in Marib on Monday. Three of them were from one family.")
    assert tolls_of(claims) == {9: "incident"}
