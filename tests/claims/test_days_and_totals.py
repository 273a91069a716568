"""Days and totals as reports on a whole month tell them: what is of which day, and what is a total."""

from datetime import date

import pytest

from reportedly.claims.places.where import find_places
from reportedly.claims.text.parse import parse
from reportedly.claims.times.when import find_times
from reportedly.gazetteers import default_gazetteer

TODAY = date(2024, 6, 3)


def days(claims_of, text):
    return [(claim.when.edtf, [toll.low for toll in claim.tolls]) for claim in claims_of(text, published=TODAY)]


def scopes(claims_of, text):
    return [(toll.low, toll.scope) for claim in claims_of(text, published=TODAY) for toll in claim.tolls]


def places(text):
    return [mention.place.name for mention in find_places(parse(text), default_gazetteer()) if mention.place]


def test_the_full_stop_behind_a_month_is_the_sentences():
    texts = [mention.text for mention in find_times(parse("Nine died on 22 May. They ran on 3 Jan. and hid."), TODAY)]
    assert texts == ["22 May", "3 Jan."]


def test_a_day_is_no_town():
    assert places("On 23 August, nine people died in Constanta, Romania.") == [
        "Constanta, Constanța, Romania",
        "Romania",
    ]


def test_a_month_behind_the_dead_and_the_hurt_is_that_of_both(claims_of):
    text = "The office said on Monday it had counted at least 64 civilians killed and 210 injured in Kharkiv in May."
    assert days(claims_of, text) == [("2024-05", [64]), ("2024-05", [210])]


def test_a_total_is_not_told_of_the_day_of_one_of_its_deeds(claims_of):
    text = "Monitors recorded 212 civilians killed across Syria in May 2024. The worst was the bombing of a school in "
    text += "Idlib on 9 May, in which 21 people were killed."
    assert {low: edtf for edtf, lows in days(claims_of, text) for low in lows} == {
        212: "2024-05",
        21: "2024-05-09",
    }


def test_the_share_of_one_place_in_a_total_is_a_total(claims_of):
    text = "A total of 981 civilians were killed in Syria in May, the UN said. "
    text += "In Idlib province alone 164 people were killed."
    assert scopes(claims_of, text) == [(981, "cumulative"), (164, "cumulative")]
    assert {edtf for edtf, _ in days(claims_of, text)} == {"2024-05"}


@pytest.mark.parametrize("words", ["a day after", "one day after"])
def test_what_another_deed_came_after_was_told_a_day_before_it(claims_of, words):
    text = "Four fishermen were killed when a helicopter fired on their boat off Latakia on Friday. "
    text += f"It came {words} shells killed 14 people at a market in Latakia."
    assert days(claims_of, text) == [("2024-05-31", [4]), ("2024-05-30~", [14])]
    assert scopes(claims_of, text) == [(4, "incident"), (14, "incident")]
    assert len({claim.happening for claim in claims_of(text, published=TODAY)}) == 2


def test_where_people_died_the_previous_day_is_another_deed(claims_of):
    text = "An air strike on Saturday killed five villagers in Sarmin in Idlib in Syria, near Binnish, where 23 people "
    text += "died in the bombing of a school the previous day."
    assert len({claim.happening for claim in claims_of(text, published=TODAY)}) == 2


def test_since_when_a_deed_is_the_worst_is_no_time_of_it(claims_of):
    text = "In April 2023, a raid on Idlib in the same province killed 165 people, one of the deadliest since "
    text += "the 2011 revolt."
    assert {edtf for edtf, _ in days(claims_of, text)} == {"2023-04"}


@pytest.mark.parametrize("head", ["IDLIB, Syria, June 3 (Karm News) - ", "IDLIB, Syria, 3 June 2024 - "])
def test_what_stands_behind_the_date_of_a_dateline_is_none_of_the_claim(claims_of, head):
    (claim,) = claims_of(
        head + "A hospital director on Monday put the death toll of the raid at nine.", published=TODAY
    )
    assert claim.evidence.exact.startswith("A hospital director")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nine died in the village of Letpan in northern Sagaing in Myanmar.", "Letpan, northern Sagaing, Myanmar"),
        ("Nine died in the town of Douma in rural Damascus in Syria.", "Douma, Rif Dimashq, Syria"),
        ("Nine died in Yar Shin, a small village in Idlib province in Syria.", "Yar Shin, Idlib, Syria"),
    ],
)
def test_a_village_lies_where_the_words_put_it(text, name):
    assert places(text)[0] == name


def test_a_village_announced_once_is_known_again():
    text = (
        "Gunmen killed nine in Kola Bent, a hamlet in the north of Plateau State in Nigeria. A raid hit Sokoto, then "
    )
    assert places(text + "shells fell on Kola Bent at dusk.")[-1] == "Kola Bent, Plateau, Nigeria"


def test_a_village_is_the_same_wherever_the_report_names_it():
    text = "Letpan mourns. Nine died in Letpan. The raid hit the village of Letpan in northern Sagaing in Myanmar."
    assert set(places(text)[:-2]) == {"Letpan, northern Sagaing, Myanmar"}
