"""The words that carry a claim: exact, as short as the clause, selectable in the text."""

from hypothesis import given
from hypothesis import strategies as st

from reportedly.claims.evidence import CONTEXT, evidence


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 200))
def test_selectors_quote_the_text_exactly(text, first, second):
    start, end = sorted((min(first, len(text)), min(second, len(text))))
    selected = evidence(text, start, end)
    assert text[selected.start : selected.end] == selected.exact
    assert text[: selected.start].endswith(selected.prefix)
    assert text[selected.end :].startswith(selected.suffix)
    assert max(len(selected.prefix), len(selected.suffix)) <= CONTEXT
    assert selected.exact == selected.exact.strip()


def test_a_claim_leaves_out_who_says_it(claim_of):
    claim = claim_of("Rescuers said that a bomb destroyed the mill on Monday.", "bombing")
    assert claim.evidence.exact == "a bomb destroyed the mill on Monday"


def test_a_claim_ends_before_the_conjunction_that_leads_on(claims_of):
    claims = claims_of("The army will storm the eastern bank, and the mayor urged both sides to open a corridor.")
    assert claims[0].evidence.exact == "The army will storm the eastern bank"


def test_a_claim_leaves_out_the_other_event_of_its_sentence(claims_of):
    first, second = claims_of("The army shelled Karvel, and rebels captured the village of Dresna.")
    assert "captured" not in first.evidence.exact
    assert "shelled" not in second.evidence.exact
