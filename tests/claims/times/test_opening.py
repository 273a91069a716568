"""The head of a report is kept apart from its first sentence."""

from datetime import date

import pytest

import reportedly
from reportedly.claims.times.opening import breaks, headline_again, stated_day

TITLE = "Shells hit the mill of Karvel"
BODY = "Shells hit the mill of Karvel 14 June 2021 Two millers were killed when shells hit the mill on Monday."


def report(text, title=TITLE):
    return reportedly.report(text, title=title, published=date(2021, 6, 15), language="en")


def breaks_of(read):
    return breaks(read, stated_day(read.text, read.published))


def test_a_repeated_headline_is_found():
    read = report(BODY)
    start, end = headline_again(read)
    assert read.text[start:end] == TITLE


def test_a_body_that_goes_on_otherwise_repeats_nothing():
    assert headline_again(report("Two millers died on Monday.")) == (0, 0)


def test_sentences_break_after_title_repetition_and_date():
    read = report(BODY)
    pieces = [read.text[offset:] for offset in breaks_of(read)]
    assert any(piece.lstrip().startswith("Two millers") for piece in pieces)
    assert read.body_start in breaks_of(read)


def test_a_report_without_title_or_dateline_has_no_breaks():
    assert breaks_of(report("Shells hit the mill.", title="")) == []


def test_a_headline_that_only_repeats_the_body_is_no_claim(claims_of):
    claims = claims_of("Shells hit the mill of Karvel on Monday, killing two millers.", title=TITLE)
    assert [claim.evidence.start > len(TITLE) for claim in claims] == [True]


def test_a_headline_that_says_more_is_a_claim(claims_of):
    claims = claims_of("The mill of Karvel was shelled on Monday.", title="Shells kill two millers in Karvel")
    assert claims[0].evidence.start < len(TITLE)
    assert claims[0].tolls[0].low == 2


RUN_ON = "Two millers hurt as shells hit Karvel Two millers were hurt when shells hit the mill on Monday."


def test_a_sentence_may_begin_where_a_full_stop_is_missing():
    read = report(RUN_ON, title="")
    assert [read.text[offset:][:16] for offset in breaks_of(read)] == ["Two millers were"]


def test_a_head_that_runs_into_the_text_is_told_once(tolls_of):
    assert [toll[2] for toll in tolls_of(RUN_ON)] == [2]


def test_a_name_in_the_middle_of_a_sentence_is_no_beginning():
    assert breaks_of(report("He told The Ostrand Herald that shells hit a mill At Karvel.", title="")) == []


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        ("KABUL, Afghanistan (Feb. 21, 2011) - Troops found a cache.", date(2011, 2, 21)),
        ("BEIRUT, Sept 25 (Reuters) - Troops found a cache.", date(2016, 9, 25)),
        ("Published 3 June 2016\nA convoy was hit.", date(2016, 6, 3)),
        ("World 1025 19.04.2017(updated 1041 19.04.2017) Get the app. A convoy was hit.", date(2017, 4, 19)),
        ("Convoy hit near the border AFP Mon Aug 22 2016 A convoy was hit.", date(2016, 8, 22)),
        ("Last updated at Oct 042016 A convoy was hit.", date(2016, 10, 4)),
        ("The army took Karvel, Syria, Nov. 6, 2015. It lost it later.", None),
        ("The village fell on 3 June 2016, the monitor said.", None),
        ("A convoy was hit.", None),
    ],
)
def test_a_report_states_its_date_at_its_top_only(top, expected):
    stated = stated_day(top, date(2016, 9, 27))
    assert (stated.day if stated else None) == expected


@pytest.mark.parametrize(
    ("top", "sure"),
    [
        ("Convoy hit near Kell Mon Aug 22 2016 A convoy was hit.", True),
        ("Convoy hit near Kell Tue Aug 22 2016 A convoy was hit.", False),
        ("Date of publication 22 August 2016 A convoy was hit.", True),
        ("Last updated 22 August 2016 A convoy was hit.", False),
    ],
)
def test_a_weekday_that_agrees_or_a_label_makes_the_stated_day_sure(top, sure):
    assert stated_day(top, None).sure is sure


def test_a_day_and_its_mirror_image_are_told_apart_by_publication_else_by_the_mark():
    near, far = date(2014, 1, 9), date(2014, 6, 30)
    top = "01-11-2014 A convoy was hit."
    assert stated_day(top, near).day == date(2014, 1, 11)
    assert stated_day(top, far).day == date(2014, 11, 1)
    assert stated_day(top.replace("-", "/"), far).day == date(2014, 1, 11)


def test_a_number_that_ends_the_headline_is_no_day_of_the_date_below():
    stated = stated_day("Toll of the Karvel raid climbs to 12\n\nMarch 14, 2025 - Two more millers died.")
    assert stated is not None
    assert stated.day == date(2025, 3, 14)
