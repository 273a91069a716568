"""People whom a report tells one by one, by an article, a role or a name."""

import pytest

from reportedly.claims.text.parse import parse
from reportedly.claims.tolls.singles import singulars


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("A woman and her son were killed.", ["woman", "son"]),
        ("Another child was killed.", ["child"]),
        ("The woman was killed.", []),
        ("Women were killed.", []),
        ("A bridge was hit.", []),
        ("Both pilots were killed.", ["pilots"]),
    ],
)
def test_an_article_counts_one_person(text, nouns):
    assert [c.noun.text for c in singulars(parse(text).doc, set())] == nouns


@pytest.mark.parametrize(
    ("sentence", "tolls"),
    [
        (
            "The mayor, his wife and two bodyguards were shot dead on Monday.",
            [("killed", "people", 1, 1), ("killed", "women", 1, 1), ("killed", "people", 2, 2)],
        ),
        (
            "The commander was killed along with four of his men.",
            [("killed", "combatants", 1, 1), ("killed", "combatants", 4, 4)],
        ),
        (
            "The blast killed four soldiers and the bomber.",
            [("killed", "combatants", 4, 4), ("killed", "combatants", 1, 1)],
        ),
        (
            "The father shot and killed the mother of his child.",
            [("killed", "women", 1, 1)],
        ),
        (
            "The man killed his two sons and himself.",
            [("killed", "children", 2, 2), ("killed", "men", 1, 1)],
        ),
        (
            "A man, his wife and 12-year-old daughter were shot dead.",
            [("killed", "men", 1, 1), ("killed", "women", 1, 1), ("killed", "children", 1, 1)],
        ),
        (
            "An 8-year-old boy and 12-year-old girl were shot dead.",
            [("killed", "children", 1, 1), ("killed", "children", 1, 1)],
        ),
        (
            "The suicide bomber killed himself and four soldiers.",
            [("killed", "combatants", 1, 1), ("killed", "combatants", 4, 4)],
        ),
        (
            "Three men shot, a fourth wounded by shrapnel in Lorn",
            [("injured", "men", 3, 3), ("injured", "people", 1, 1)],
        ),
        ("The clerk's stepfather was killed in the raid.", [("killed", "people", 1, 1)]),
        ("Adler's uncle was wounded in the raid.", [("injured", "people", 1, 1)]),
        ("Two people were killed and a 3rd was hurt.", [("killed", "people", 2, 2), ("injured", "people", 1, 1)]),
        ("Two people were killed and a third was wounded.", [("killed", "people", 2, 2), ("injured", "people", 1, 1)]),
        ("Adan Rel and Belo Tarn were arrested in Lorn on Monday.", [("detained", "people", 2, 2)]),
        ("Adan Rel, Belo Tarn and Mara Quill were arrested on Monday.", [("detained", "people", 3, 3)]),
        ("Journalist Mara Quill was killed by a sniper.", [("killed", "journalists", 1, 1)]),
        ("The army said it killed the group's leader in a strike.", [("killed", "combatants", 1, 1)]),
        (
            "The judge was shot dead at home; two of his guards also died.",
            [("killed", "people", 1, 1), ("killed", "combatants", 2, 2)],
        ),
        ("The raid left the suspect dead.", [("killed", "suspects", 1, 1)]),
        ("The raid left Mara Quill dead.", [("killed", "people", 1, 1)]),
    ],
)
def test_people_told_by_role_or_name_are_counted(tolls_of, sentence, tolls):
    assert [toll[:4] for toll in tolls_of(sentence)] == tolls


def test_one_of_the_dead_is_a_part(tolls_of):
    assert tolls_of("The brigade's commander, Adan Rel, was among the dead.") == [
        ("killed", "combatants", 1, 1, "part")
    ]


def test_a_third_of_the_dead_is_no_person(tolls_of):
    assert [toll[2] for toll in tolls_of("The raid killed 30 people, a third of them women.")] == [30]


@pytest.mark.parametrize(
    ("text", "lows"),
    [
        ("Colonel Mara Berg and three soldiers were killed in the battle.", [1, 3]),
        ("A device went off under the car of a commander, killing him and his driver.", [1, 1]),
        ("Anna Berg and her son were killed in the raid.", [1, 1]),
        ("Raids on Homs and two villages killed nine people.", [9]),
    ],
)
def test_a_person_named_before_others_counts_too(tolls_of, text, lows):
    assert [low for _, _, low, _, _ in tolls_of(text)] == lows


@pytest.mark.parametrize(
    "text", ["Not a single civilian was hurt in the raid.", "Not one soldier was hurt in the raid."]
)
def test_not_a_single_one_is_nobody(tolls_of, text):
    assert [(low, high) for _, _, low, high, _ in tolls_of(text)] == [(0, 0)]


@pytest.mark.parametrize(
    "text",
    [
        "The army took several hilltops near the town, killing nine militants.",
        "The airport is held by a group of militants killing nine people.",
    ],
)
def test_neither_places_nor_those_who_kill_are_counted(tolls_of, text):
    assert [low for _, _, low, _, _ in tolls_of(text)] == [9]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The victims, 17 and 19, died at the scene.", [2]),
        ("His sons, ages 4, 6 and 7, were killed.", [3]),
        ("Two brothers, 9 and 11, were killed.", [2]),
        ("The farmers, 17 of them from Lorn, were killed.", [17]),
    ],
)
def test_ages_tell_how_many_they_are(tolls_of, text, number):
    assert [toll[2] for toll in tolls_of(text)] == number
