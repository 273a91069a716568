"""Days of what is told beside a deed: a trial, an anniversary, who blames whom; and days of the events that hold it."""

import pytest


def days(claims_of, text, kind):
    return [claim.when.edtf if claim.when else None for claim in claims_of(text) if claim.kind == kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Families on Monday marked the anniversary of the bombing that killed 40 people in Homs.", "bombing"),
        ("On Friday a court convicted a general over the shelling of the market that killed 43 people.", "shelling"),
        ("A court on Tuesday sentenced two men for the shooting of nine people in Paris.", "shooting"),
    ],
)
def test_the_day_on_which_a_deed_is_looked_back_on_is_not_its_own(claims_of, text, kind):
    assert days(claims_of, text, kind) == [None]


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("Gunmen on Sunday attacked a memorial service in Kabul, killing nine.", "shooting", "2021-06-13"),
        ("The army marked the day by shelling the town on Sunday, killing four.", "shelling", "2021-06-13"),
        ("He was sentenced on Monday for killing two policemen in 2009.", "killing", "2009"),
    ],
)
def test_what_happens_at_a_memorial_or_has_a_day_of_its_own_keeps_it(claims_of, text, kind, day):
    assert days(claims_of, text, kind) == [day]


def test_who_blames_somebody_on_a_day_only_bounds_the_deed(claims_of):
    text = "On Monday the envoy blamed rebels for the massacre in Homs, which killed 120 people."
    assert days(claims_of, text, "killing") == ["2021-06-14~"]


@pytest.mark.parametrize(
    "text",
    [
        "Hama saw an uprising in 1982 that the army put down, killing up to 40,000 people.",
        "Hama was the centre of an uprising in 1982 which was put down by the army with 40,000 people dying.",
        "Hama saw a 1982 uprising that the army put down, killing up to 40,000 people.",
    ],
)
def test_an_event_gives_its_year_to_what_its_clause_tells(claims_of, text):
    assert set(days(claims_of, text, "killing")) == {"1982"}


def test_an_event_with_a_name_has_no_day_of_who_speaks_of_it(claims_of):
    text = "The envoy on Monday blamed rebels for the Homs Massacre that claimed the lives of over 300 civilians."
    assert [claim.when for claim in claims_of(text) if claim.tolls] == [None]
    text = "A massacre in Homs on Monday claimed the lives of over 300 civilians."
    assert [claim.when.edtf for claim in claims_of(text) if claim.tolls] == ["2021-06-14"]


def test_an_event_behind_of_gives_its_year_too(claims_of):
    text = "The city was also the centre of an uprising in 1982 which was brutally put down with 40,000 people dying."
    assert {claim.when.edtf for claim in claims_of(text) if claim.tolls} == {"1982"}
