"""The word of harm that a number belongs to."""

import pytest

from reportedly.claims.text.parse import parse
from reportedly.claims.text.triggers import trigger_index
from reportedly.claims.tolls.how_many import find_tolls


def effects(text):
    doc = parse(text).doc
    return [(toll.low, toll.effect) for toll in find_tolls(doc, trigger_index().hits(doc))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The raid killed 30 people.", [(30, "killed")]),
        ("The raid left 30 people wounded.", [(30, "injured")]),
        ("Thirty people were found dead.", [(30, "killed")]),
        ("The death of 30 people was confirmed.", [(30, "killed")]),
        ("The toll rose to 30 dead.", [(30, "killed")]),
        ("The raid raised the death toll to 30.", [(30, "killed")]),
        ("The raid killed 30 people and wounded 12.", [(30, "killed"), (12, "injured")]),
        ("Two more died, bringing the total to 30.", [(2, "killed"), (30, "killed")]),
        ("Thirty people who fled the town live in tents.", [(30, "displaced")]),
        ("Dozens were killed and scores more hurt.", [(24, "killed"), (40, "injured")]),
        ("The blast left five people dead and 12 others with injuries.", [(5, "killed"), (12, "injured")]),
        ("The toll was 20 with 50 others injured.", [(20, "killed"), (50, "injured")]),
        ("The ministry put the number of dead at 33 and the injured at 90.", [(33, "killed"), (90, "injured")]),
        ("Killed: 5. Injured: 12.", [(5, "killed"), (12, "injured")]),
        ("Suicide attack on wedding kills 30 injures 90", [(30, "killed"), (90, "injured")]),
        ("22 soldiers and 15 rebels dead in Karvel clashes.", [(22, "killed"), (15, "killed")]),
        ("The group said nine had been killed; the army spoke of 20.", [(9, "killed"), (20, "killed")]),
        ("The raid cost nine people their lives.", [(9, "killed")]),
        ("Twelve people starved to death in the town.", [(12, "killed")]),
        ("None of the 12 passengers was hurt.", [(0, "injured")]),
        (
            "A deal took effect: 640 people, including 210 fighters, were evacuated on Friday.",
            [(640, "evacuated"), (210, "evacuated")],
        ),
    ],
)
def test_the_harm_follows_from_verb_noun_or_predicate(text, expected):
    assert effects(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Thirty gunmen killed the mayor's dog.",
        "Some 30 rebels wounded the lion of the zoo.",
        "Thirty soldiers watched while shells destroyed the empty mill.",
        "Thirty doctors treated the wounded.",
    ],
)
def test_who_harms_or_looks_on_is_not_harmed(text):
    assert effects(text) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Also killed was a nurse.", [("killed", "medics", 1)]),
        ("Wounded in the blast was a nurse.", [("injured", "medics", 1)]),
        ("The officer who was killed was a father.", [("killed", "combatants", 1)]),
    ],
)
def test_the_word_of_harm_may_be_put_first(tolls_of, text, numbers):
    assert [toll[:3] for toll in tolls_of(text)] == numbers


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Shells fell on the town all night with 40 people dying in the bombardment.", 40),
        ("Jets bombed the camp, 12 children dying in their tents.", 12),
        ("Forty people died in one night.", 40),
    ],
)
def test_people_who_are_told_to_be_dying_are_counted_and_nights_are_not(claims_of, text, number):
    assert [toll.low for claim in claims_of(text) for toll in claim.tolls] == [number]
