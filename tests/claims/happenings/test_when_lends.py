"""The time that a claim ends up with: its own, its happening's, the one named beside it, or the report's."""

from datetime import date

import pytest

import reportedly

TUESDAY = date(2016, 9, 27)


def told(text, words, published=TUESDAY):
    """The EDTF of the claim whose words hold `words`."""
    report = reportedly.report(text, published=published, language="en")
    claims = reportedly.coder().code(report).claims
    return next(c.when.edtf if c.when else None for c in claims if words in c.evidence.exact)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The town has been under siege for two years.", "siege", "2014~/2016-09-27"),
        ("The army has shelled the town for over a month.", "shelled", "2016-08~/2016-09-27"),
        ("Rebels have captured six villages in four days.", "captured", "2016-09-23~/2016-09-27"),
        ("The army had shelled the town for two years.", "shelled", "2016-09-27~"),
        ("Jets bombed Karvel for the third straight day.", "bombed", "2016-09-25/2016-09-27"),
        ("Rebels shelled Karvel between Thursday and Sunday.", "shelled", "2016-09-22/2016-09-25"),
        ("Rebels shelled Karvel in early August.", "shelled", "2016-08-01/2016-08-10"),
        ("Police have hunted the man since the 14 August bombing of a market killed nine.", "bombing", "2016-08-14"),
        ("Nine men were killed in last year's shelling of Karvel.", "killed", "2015"),
        ("Rebels took hostages in Kell. Jets bombed the village of Orda on Sunday.", "hostages", "2016-09-25~"),
    ],
)
def test_a_claim_has_the_time_of_its_own_happening(text, words, expected):
    assert told(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Three days of fighting in Karvel have killed sixty people.", "fighting", "2016-09-24~/2016-09-27"),
        ("Clashes killed sixty people over three days in Karvel.", "Clashes", "2016-09-24~/2016-09-27"),
        ("Gunmen murdered more than 120 people in four days.", "murdered", "2016-09-23~/2016-09-27"),
        ("For the past ten days the army has shelled Karvel.", "shelled", "2016-09-17~/2016-09-27"),
        # the day that the sentence names is the last of them
        (
            "Sixty people were killed in three days of clashes in Karvel, doctors said on Sunday.",
            "clashes",
            "2016-09-22~/2016-09-25",
        ),
    ],
)
def test_a_length_that_a_deed_has_filled_ends_on_the_day_of_its_sentence_or_of_the_report(text, words, expected):
    assert told(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Rebels will withdraw from Karvel in three days.", "withdraw", None),
        ("Rebels agreed to a ceasefire in Karvel for three days.", "ceasefire", "2016-09-27~"),
        ("In June 2014, three days of fighting killed sixty people in Karvel.", "fighting", "2014-06"),
        ("The state declared three days of mourning for the nine killed in Karvel.", "killed", "2016-09-27~"),
        ("It was the second strike on Karvel in two days, and killed nine people.", "strike", "2016-09-27~"),
    ],
)
def test_a_length_dates_nothing_that_did_not_fill_it(text, words, expected):
    assert told(text, words) == expected


@pytest.mark.parametrize(
    ("text", "capture", "battle"),
    [
        ("Rebels took Karvel on Monday after three days of fierce fighting.", "2016-09-26", "2016-09-23~/2016-09-26"),
        ("After two weeks of fighting, rebels took Karvel.", "2016-09-27~", "2016-09-13~/2016-09-27"),
    ],
)
def test_a_town_falls_at_the_end_of_the_days_of_fighting(text, capture, battle):
    claims = reportedly.coder().code(reportedly.report(text, published=TUESDAY, language="en")).claims
    assert {c.kind: c.when.edtf for c in claims} == {"capture": capture, "battle": battle}


def test_the_stretch_that_the_head_of_a_report_names_is_that_of_its_news():
    text = (
        "The army reported raids over the past 24 hours. "
        + "It gave no details. " * 50
        + "Jets bombed a depot in Kell."
    )
    assert told(text, "depot") == "2016-09-26/2016-09-27"


def test_an_old_attack_is_known_by_the_name_that_the_report_gives_it():
    trial = (
        "A court opened its hearings on Monday into the 7 August 2014 bombings. Car bombs killed nine people in Kell."
    )
    assert told(trial, "killed nine") == "2014-08-07"
    fresh = "A court opened its hearings on Monday. Car bombs killed nine people in Kell."
    assert told(fresh, "killed nine") == "2016-09-26~"


def test_a_day_outweighs_the_month_that_holds_it():
    text = "Bombings this month in Kell shocked the world. The bombings in Kell on 7 September killed nine people."
    assert told(text, "killed nine") == "2016-09-07"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "The truce collapsed on 19 September. Two days after the truce collapsed, jets bombed Kell.",
            "bombed",
            "2016-09-21",
        ),
        (
            "Two days after the truce collapsed, jets bombed Kell. The truce collapsed on 19 September.",
            "bombed",
            "2016-09-21",
        ),
        ("Jets bombed Kell days after the truce collapsed on 19 September.", "bombed", "2016-09-21~/2016-09-27"),
        ("Hours after the truce collapsed on 19 September, jets bombed Kell.", "bombed", "2016-09-19~/2016-09-20"),
        (
            "The truce collapsed on 19 September. Jets bombed Kell two days before the truce collapsed.",
            "bombed",
            "2016-09-17",
        ),
    ],
)
def test_a_day_is_counted_from_another_happening_that_the_report_dates(text, words, expected):
    assert told(text, words) == expected


def test_the_day_that_the_text_gives_outweighs_that_of_the_saying():
    text = (
        "Air raids killed 42 people in Karvel, a monitor said on Tuesday. "
        "The air raids on Karvel killed 42 people on Sunday, residents said."
    )
    assert told(text, "Air raids killed 42") == "2016-09-25"


def test_this_year_ends_with_publication():
    assert told("Rebels have shelled Karvel six times this year.", "shelled") == "2016/2016-09-27"


def test_the_day_of_a_vote_is_not_that_of_the_attack():
    assert told("Rebels shelled a rally in support of the leader in a 9 October poll.", "shelled") != "2016-10-09"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The blast comes two days after gunmen killed nine people in Kell.", "killed", "2016-09-25~"),
        ("The fighting comes days after shells killed nine people in Kell.", "killed", "2016-09-18~/2016-09-25"),
        ("Sunday's blast came a week after gunmen killed nine people in Kell.", "killed", "2016-09-18~"),
        ("The blast comes two days after gunmen killed nine people in Kell on 9 May.", "killed", "2016-05-09"),
    ],
)
def test_the_news_comes_so_long_after_what_it_recalls(text, words, expected):
    assert told(text, words) == expected


def test_what_came_so_long_before_a_day_is_counted_back_from_it():
    text = "Shells hit Aleppo on Sunday, two days after rebels captured a village."
    assert told(text, "Shells") == "2016-09-25"
    assert told(text, "captured") == "2016-09-23"
