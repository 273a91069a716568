"""Lines without a full stop between the entries of a page that is written on."""


def test_a_heading_and_the_line_below_are_two_sentences(claims_of):
    text = "12:50 GMT\nCrossing stays closed\nBorland says that Ostrand must open the crossing at Karvel."
    assert [(claim.kind, claim.source.name) for claim in claims_of(text)] == [("demand", "Borland")]


def test_lines_that_were_wrapped_stay_one_sentence(claims_of):
    text = (
        "Nine people were killed on Monday in a raid on the market of the town of\n"
        "Karvel, where many had come to sell their goods, a doctor at the clinic said."
    )
    assert [(claim.kind, claim.tolls[0].low) for claim in claims_of(text)] == [("air_strike", 9)]
