"""Voices that are named in passing: credits at a sentence's end, posts, owners of a count, what was overheard."""

import pytest


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "At least 11 people were killed in a raid on Lorn on Monday, per the Karm health ministry.",
            "11 people",
            "Karm health ministry",
        ),
        ("Eleven people were killed in a raid on Lorn, via Lorn Media Centre.", "Eleven", "Lorn Media Centre"),
        ("@LornWatch: Two jets bombed the market in Lorn, nine killed", "jets bombed", "@LornWatch"),
        ("By the rebels' own reckoning, 60 of their fighters died in the battle for Lorn.", "60 of", "rebels"),
        ("The general was heard saying in a recording that his troops had burned two villages.", "burned", "general"),
        (
            "The minister said 20 people had been killed, down from the 25 that police reported earlier.",
            "20 people",
            "minister",
        ),
        ("The council briefed diplomats on Monday that 300 people had been killed.", "300 people", "council"),
        (
            "The Front's military wing took responsibility for the car bomb that killed six policemen.",
            "car bomb",
            "Front's military wing",
        ),
        ("The Ostrand military denied having shelled the camp.", "shelled", "Ostrand military"),
        ("Soldiers killed 12 farmers, the mayor said. Three of the dead were shot by snipers.", "snipers", "mayor"),
    ],
)
def test_who_is_named_in_passing_says_it(claims_of, text, words, name):
    assert next(claim.source.name for claim in claims_of(text) if words in claim.evidence.exact) == name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The shells killed nine people per day in Lorn.", "nine people"),
        ("The rebels fled to Karm, via Lorn.", "fled"),
        ("Nobody has taken responsibility for the blast that killed nine people.", "blast"),
        ("Shells killed nine people in Lorn, police said. The army holds most of the town.", "holds"),
    ],
)
def test_ways_and_measures_say_nothing(claims_of, text, words):
    assert next(claim.source.text for claim in claims_of(text) if words in claim.evidence.exact) is None


def test_who_said_nothing_about_reports_did_not_tell_them(claims_of):
    text = "The army said nothing about reports that its jets had bombed a hospital in Lorn."
    assert {claim.source.name for claim in claims_of(text)} == {"unknown"}


def test_what_is_called_false_is_denied_by_who_calls_it_so(claims_of):
    for text in (
        "State television described as false a report that rebels had taken Lorn.",
        "Media reports that rebels had taken Lorn are baseless, State television said.",
    ):
        claim = next(claim for claim in claims_of(text) if claim.kind == "capture")
        assert (claim.status, claim.source.name) == ("denied", "State television")


def test_by_what_something_is_sorted_is_no_speaker(claims_of):
    told = claims_of("The monitor says it tells whose planes raided Raqqa according to their type and flight paths.")
    assert {claim.source.name for claim in told} == {"monitor"}
