"""News, background and habit: only what a report tells as one happening may be counted."""

from datetime import date

import pytest

import reportedly


@pytest.mark.parametrize(
    ("sentence", "scope"),
    [
        ("The army shelled the town on Monday.", "current"),
        ("The army shelled the town repeatedly on Monday.", "current"),
        ("The army has shelled the town in the past week, killing nine civilians.", "current"),
        ("Shells fell on the town every night this week.", "current"),
        ("In 2012 the army shelled the town.", "background"),
        ("The army had shelled the same town two years earlier.", "background"),
        ("An earlier shelling killed nine people.", "background"),
        ("The army regularly shells the town.", "generic"),
        ("The army has repeatedly shelled the town.", "generic"),
        ("The army has shelled the town in the past.", "generic"),
        ("In the past, the army has shelled the town.", "generic"),
        ("The army has shelled this town before.", "generic"),
        ("The army has previously shelled towns here.", "generic"),
        ("In recent years the army has shelled dozens of towns.", "generic"),
        ("Hospitals have been shelled throughout the conflict.", "generic"),
        ("Rebels used to shell the airfield from these hills.", "generic"),
        ("Rebels used a launcher to fire rockets at the airfield.", "current"),
        ("Every night, rebels shell the airfield.", "generic"),
        ("The valley has seen frequent shelling by the army.", "generic"),
        ("The army has a history of shelling on hospitals.", "generic"),
    ],
)
def test_news_background_and_habit_are_told_apart(claim_of, sentence, scope):
    assert claim_of(sentence, "shelling").report_scope == scope


def test_a_siege_of_months_is_no_habit(claim_of):
    assert claim_of("In recent months the army has surrounded the town.", "siege").report_scope == "current"


def test_what_a_group_has_done_in_the_past_is_never_counted_as_a_new_happening():
    text = "The Northern Front has bombed markets in Karvel in the past, killing dozens. It often attacks convoys."
    report = reportedly.report(text, published=date(2021, 6, 15), language="en")
    claims = reportedly.coder().code(report).claims
    assert claims
    assert {claim.report_scope for claim in claims} == {"generic"}
    assert reportedly.link([(report, claims)]) == ()
