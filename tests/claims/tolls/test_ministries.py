"""Figures in the words of ministries and armies."""

import pytest


def told(claims):
    return [(toll.effect, toll.group, toll.low, claim.status) for claim in claims for toll in claim.tolls]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hospitals received 26 martyrs and 51 injuries on Monday.",
            [("killed", "people", 26, "asserted"), ("injured", "people", 51, "asserted")],
        ),
        (
            "The toll has risen to 44,805 martyrs and 106,257 injuries since 7 October 2020.",
            [("killed", "people", 44805, "asserted"), ("injured", "people", 106257, "asserted")],
        ),
        (
            "The ministry said 12 martyrs, including 4 children, had been brought to the hospital of Karm.",
            [("killed", "people", 12, "asserted"), ("killed", "children", 4, "asserted")],
        ),
        (
            "The brigade reported 5 KIA and 7 WIA near Lorn.",
            [("killed", "combatants", 5, "asserted"), ("injured", "combatants", 7, "asserted")],
        ),
        ("The staff said that the enemy lost 1,150 personnel on Monday.", [("killed", "combatants", 1150, "asserted")]),
        (
            "Six officers and fourteen detainees were killed in the riot.",
            [("killed", "combatants", 6, "asserted"), ("killed", "prisoners", 14, "asserted")],
        ),
        ("Three nurses were wrongly reported to have died in the blast.", [("killed", "medics", 3, "denied")]),
        ("It was wrongly reported that 12 people died in the raid.", [("killed", "people", 12, "denied")]),
    ],
)
def test_the_dead_and_the_hurt_are_told_apart(claims_of, text, expected):
    assert told(claims_of(text)) == expected


def test_the_dead_of_one_town_and_the_hurt_of_another(claims_of):
    claims = claims_of("Shells killed 20 in Aleppo and injured 30 in Idlib.")
    assert [(claim.place.text, claim.tolls[0].low) for claim in claims] == [("Aleppo", 20), ("Idlib", 30)]


def test_one_place_behind_both_is_that_of_both(claims_of):
    claims = claims_of("The raids killed 164 and injured 910 in Aleppo.")
    assert [(claim.place.text, [toll.low for toll in claim.tolls]) for claim in claims] == [("Aleppo", [164, 910])]


def test_whoever_was_found_alive_is_not_dead(claims_of):
    assert told(claims_of("Eight people who were reported dead were found alive in Lorn.")) == []


def test_ages_count_nobody(claims_of):
    claims = claims_of("In Karm shelling wounded three women, 45, 51 and 70 years old.")
    assert told(claims) == [("injured", "women", 3, "asserted")]


def test_the_dead_of_a_month_that_an_office_recorded_are_a_total(claims_of):
    claims = claims_of("In April, the office recorded the deaths of 129 civilians.")
    assert [toll.scope for claim in claims for toll in claim.tolls] == ["cumulative"]


def test_the_dead_of_a_day_are_not_replaced_by_those_of_a_war(claims_of):
    claims = claims_of(
        "35 martyrs arrived at hospitals during the past 24 hours. "
        "The toll rose to 44,612 martyrs since 7 October 2020."
    )
    assert [(toll.low, toll.superseded) for claim in claims for toll in claim.tolls] == [(35, False), (44612, False)]
