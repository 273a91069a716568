"""Brackets that words open are closed where they are quoted."""


def test_a_quote_ends_with_the_bracket_that_it_opened(claims_of):
    (claim,) = claims_of("The army shelled Tripoli (the capital).")
    assert claim.evidence.exact == "The army shelled Tripoli (the capital)"
    assert claim.target.text == "Tripoli (the capital)"


def test_a_bracket_around_the_words_is_none_of_theirs(claims_of):
    claims = claims_of("The mayor fled (the army had shelled Tripoli).")
    assert next(claim for claim in claims if claim.kind == "shelling").evidence.exact.endswith("Tripoli")
