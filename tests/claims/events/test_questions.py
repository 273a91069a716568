"""What an interviewer asks is told by nobody."""

import pytest


@pytest.mark.parametrize("text", ["Q: Were 200 people killed in the theatre?", "Were 20 soldiers killed in Lorn?"])
def test_a_question_asserts_nothing(claims_of, text):
    assert {claim.status for claim in claims_of(text)} == {"possible"}


def test_a_statement_does(claims_of):
    assert {claim.status for claim in claims_of("There were 200 people killed in the theatre.")} == {"asserted"}
