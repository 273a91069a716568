"""What a number counts."""

import pytest

from reportedly.claims.people.numbers import find_quantities
from reportedly.claims.text.parse import parse
from reportedly.claims.tolls.counted import count


def counted(text):
    doc = parse(text).doc
    return [
        (c.quantity.low, c.noun.text if c.noun else None, c.group) for q in find_quantities(doc) if (c := count(doc, q))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The raid killed 14 young farmers.", [(14, "farmers", "civilians")]),
        ("The raid killed 14 rebel fighters.", [(14, "fighters", "combatants")]),
        ("In the raid 14 were killed.", [(14, None, "people")]),
        ("The toll has risen to 85 since last week.", [(85, None, "people")]),
        ("The raid destroyed 14 tanks.", []),
        ("The raid lasted 14 hours.", []),
        ("The raid took place in 2014.", []),
        ("The raid took place on 14 May.", []),
        ("The raid cost $14.", []),
        ("Only 14% of the voters came.", []),
        ("A 14-year-old boy was killed.", []),
        ("The mayor, 52, was killed.", []),
        ("WQRF 7 News told of the raid.", []),
        ("These are homicides number 10 and 11.", []),
        ("He faces two felonies after the murder.", []),
        ("The papers shed some light on the killings.", []),
        ("The raid killed some farmers.", [(3, "farmers", "civilians")]),
        ("Drought killed 108,780 deer.", []),
        ("The fire killed thousands of trees.", []),
        ("Fire burned two rooms.", []),
        ("Police found 52 holes in the car.", []),
        ("A man with three children was killed.", []),
        ("A man and three children were killed.", [(3, "children", "children")]),
        ("A 12-gauge shotgun killed him.", []),
        ("A 40-barrel launcher fired.", []),
        ("A 12-member patrol was killed.", []),
        ("The raid killed two juveniles.", [(2, "juveniles", "children")]),
        ("The raid killed 12 sick and old people.", [(12, "people", "people")]),
    ],
)
def test_a_number_counts_people_or_nothing(text, expected):
    assert counted(text) == expected


def test_others_are_marked():
    doc = parse("Seven died and 15 others were wounded.").doc
    assert [count(doc, q).others for q in find_quantities(doc)] == [False, True]


def test_a_number_among_the_dead_is_a_part():
    doc = parse("Two nurses were among the dead.").doc
    assert count(doc, find_quantities(doc)[0]).part


def test_a_number_with_a_part_after_it_is_the_whole():
    doc = parse("Nine patients were killed, among them two nurses.").doc
    assert [count(doc, q).part for q in find_quantities(doc)] == [False, True]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Three brothers were among the 12 people killed.", [True, False]),
        ("Of the 20 dead, 12 were women.", [False, True]),
    ],
)
def test_a_part_may_stand_before_or_after_its_whole(text, parts):
    doc = parse(text).doc
    assert [count(doc, q).part for q in find_quantities(doc)] == parts


def test_a_girl_of_nine_is_no_nine_people():
    assert counted("A girl of nine was killed.") == []


def test_two_numbers_share_the_noun_behind_the_second(tolls_of):
    found = tolls_of("Two Kenyan and one Rwandan peacekeepers were killed this week.")
    assert [(group, low) for _, group, low, _, _ in found] == [("peacekeepers", 2), ("peacekeepers", 1)]


def test_lines_of_a_list_are_sentences_of_their_own(tolls_of):
    found = tolls_of("Highlights\n- Nine people were killed this week\n- 1.9 million people severely food insecure")
    assert [low for _, _, low, _, _ in found] == [9]


def test_animals_of_somebody_are_no_people():
    assert counted("Mortar rounds killed 40 of his sheep police said.") == []
    assert counted("The raid killed 4 of their field commanders.")[0][0] == 4


def test_a_boy_whom_somebody_shot_is_not_as_many_as_his_years():
    assert counted("Doctors treated a boy of 11 whom snipers had shot.") == []
