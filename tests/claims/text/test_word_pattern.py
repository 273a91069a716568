"""One pattern finds what a row of alternatives would."""

import re

from hypothesis import given
from hypothesis import strategies as st

from reportedly.claims.text.word_pattern import any_of

WORDS = st.lists(st.text("abc- .é", min_size=1, max_size=5), min_size=1, max_size=8)


@given(WORDS, st.text("abc- .é", max_size=6))
def test_it_matches_the_words_and_nothing_else(words, text):
    assert (re.fullmatch(any_of(words), text) is not None) == (text in words)


@given(WORDS, st.text("abc- .é", max_size=12))
def test_it_finds_the_longest_of_words_that_begin_alike(words, text):
    found, at = re.search(any_of(words), text), [text.find(word) for word in words if word in text]
    assert (found is not None) == bool(at)
    if found is not None:
        assert found.start() == min(at)
        assert len(found[0]) == max(len(word) for word in words if text.startswith(word, found.start()))
