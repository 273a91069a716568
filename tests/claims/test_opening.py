"""The head of a report is kept apart from its first sentence."""

from datetime import date

import reportedly
from reportedly.claims.opening import breaks, headline_again

TITLE = "Shells hit the mill of Karvel"
BODY = "Shells hit the mill of Karvel 14 June 2021 Two millers were killed when shells hit the mill on Monday."


def report(text, title=TITLE):
    return reportedly.report(text, title=title, published=date(2021, 6, 15), language="en")


def test_a_repeated_headline_is_found():
    read = report(BODY)
    start, end = headline_again(read)
    assert read.text[start:end] == TITLE


def test_a_body_that_goes_on_otherwise_repeats_nothing():
    assert headline_again(report("Two millers died on Monday.")) == (0, 0)


def test_sentences_break_after_title_repetition_and_date():
    read = report(BODY)
    pieces = [read.text[offset:] for offset in breaks(read)]
    assert any(piece.lstrip().startswith("Two millers") for piece in pieces)
    assert read.body_start in breaks(read)


def test_a_report_without_title_or_dateline_has_no_breaks():
    assert breaks(report("Shells hit the mill.", title="")) == []


def test_a_headline_that_only_repeats_the_body_is_no_claim(claims_of):
    claims = claims_of("Shells hit the mill of Karvel on Monday, killing two millers.", title=TITLE)
    assert [claim.evidence.start > len(TITLE) for claim in claims] == [True]


def test_a_headline_that_says_more_is_a_claim(claims_of):
    claims = claims_of("The mill of Karvel was shelled on Monday.", title="Shells kill two millers in Karvel")
    assert claims[0].evidence.start < len(TITLE)
    assert claims[0].tolls[0].low == 2
