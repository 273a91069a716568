"""Lines of lists and timelines that begin with a number or a day."""

from reportedly.claims.text.parse import parse

TIMELINE = (
    "Timeline\n\n1 June: An air strike by the army of Karvia kills 11 soldiers in Marawi, the governor says."
    "\n16 October: Soldiers kill a commander in Marawi."
)


def sentences(text):
    return [sentence.text.strip() for sentence in parse(text).sentences()]


def test_a_day_and_what_is_told_of_it_are_one_sentence():
    assert sentences(TIMELINE)[-1] == "16 October: Soldiers kill a commander in Marawi."


def test_what_is_told_behind_a_day_is_of_that_day(claims_of):
    days = [claim.when.edtf for claim in claims_of(TIMELINE) if claim.tolls]
    assert days == ["2021-06-01", "2021-10-16"]


def test_a_count_that_begins_a_line_is_no_year_of_the_day_before(claims_of):
    claims = claims_of("Figures\n\n71,681 people displaced since 8 May\n12 killed in attacks on Lorn")
    assert [(t.effect, t.low) for claim in claims for t in claim.tolls] == [("displaced", 71_681), ("killed", 12)]
