"""Harm that is only guessed, although the attack is told as a fact."""

import pytest


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Three soldiers may have been killed in the blast.", "possible"),
        ("Dozens might have died in the air strike, a witness said.", "possible"),
        ("Three soldiers were killed in the blast.", "asserted"),
        ("Three soldiers were killed and two others may have been hurt in the blast.", "asserted"),
    ],
)
def test_who_may_have_been_killed_is_not_told_as_a_fact(claims_of, text, status):
    assert {claim.status for claim in claims_of(text) if claim.tolls} == {status}


@pytest.mark.parametrize("text", ["He could have died in the raid, his brother said.", "They would have killed him."])
def test_who_escaped_is_not_counted(tolls_of, text):
    assert tolls_of(text) == []
