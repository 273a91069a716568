"""Quantities: what digits and words say, and what the words around them bound."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.claims.people.numbers import LARGEST, bounds, find_quantities, read_number
from reportedly.claims.text.parse import language_model

ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
ONES += ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled(number):
    """English words for a number below a million, as newspapers print them."""
    if number >= 1000:
        return spelled(number // 1000) + ["thousand"] + (spelled(number % 1000) if number % 1000 else [])
    if number >= 100:
        return [ONES[number // 100], "hundred"] + (["and", *spelled(number % 100)] if number % 100 else [])
    if number >= 20:
        return [TENS[number // 10 - 2]] + (["-", ONES[number % 10]] if number % 10 else [])
    return [ONES[number]]


def quantities(text):
    return [(q.low, q.high) for q in find_quantities(language_model().make_doc(text))]


@given(st.integers(0, 999_999))
def test_spelled_numbers_are_read_back(number):
    words = spelled(number)
    assert read_number(words) == (number, len(words))


@given(st.integers(1, LARGEST), st.sampled_from([",", ".", "'", " "]))
def test_grouped_digits_are_read_back(number, mark):
    words = f"{number:,}".replace(",", mark).split(" ")
    assert read_number(words) == (number, len(words))


@given(
    st.lists(st.sampled_from(["two", "hundred", "and", "-", "1,234", "12", "k", "million", "dozen", "the"]), max_size=8)
)
def test_reading_any_words_ends_within_them(words):
    read = read_number(words)
    assert read is None or (0 < read[1] <= len(words) and read[0] >= 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12", [(12, 12)]),
        ("1,234", [(1234, 1234)]),
        ("1.234", [(1234, 1234)]),
        ("1.2 million", [(1_200_000, 1_200_000)]),
        ("300 000 people", [(300_000, 300_000)]),
        ("a hundred thousand people", [(100_000, 100_000)]),
        ("a quarter of a million people", [(250_000, 250_000)]),
        ("three quarters of a million", [(750_000, 750_000)]),
        ("10,000,000,000", [(10**10, 10**10)]),
        ("5k", [(5000, 5000)]),
        ("two hundred", [(200, 200)]),
        ("three dozen", [(36, 36)]),
        ("a hundred", [(100, 100)]),
        ("dozens", [(24, 99)]),
        ("hundreds", [(200, 999)]),
        ("at least 12", [(12, None)]),
        ("12 or more", [(12, None)]),
        ("over 12", [(13, None)]),
        ("handed over 95 prisoners", [(95, 95)]),
        ("as many as 12", [(1, 12)]),
        ("less than 12", [(1, 11)]),
        ("almost 100", [(90, 100)]),
        ("some 30", [(27, 33)]),
        ("about five", [(5, 5)]),
        ("20 to 30", [(20, 30)]),
        ("between 20 and 30", [(20, 30)]),
        ("two or three", [(2, 3)]),
        ("20 and 30", [(20, 20), (30, 30)]),
        ("no one", []),
        ("one another", []),
        ("007", []),
        ("no numbers here", []),
    ],
)
def test_words_bound_a_number(text, expected):
    assert quantities(text) == expected


@given(
    st.integers(0, 10**9), st.sampled_from(["at least", "more than", "at most", "less than", "almost", "roughly", None])
)
def test_bounds_are_in_order_and_never_negative(value, bound):
    low, high = bounds(value, bound)
    assert low >= 0
    assert high is None or low <= high


@given(st.text(alphabet="0123456789,. -tohundredadozen'k", max_size=60))
def test_quantities_never_overlap(text):
    doc = language_model().make_doc(text)
    found = find_quantities(doc)
    assert all(0 <= q.from_ <= q.start < q.end <= len(doc) for q in found)
    assert all(first.end <= second.start for first, second in pairwise(found))


def test_numbers_of_dates_are_left_alone():
    doc = language_model().make_doc("On 14 March 12 died")
    assert [q.low for q in find_quantities(doc, barred={1, 2})] == [12]


def test_a_vague_word_at_the_end_of_a_text_ends_with_it():
    doc = language_model().make_doc("The shelling wounded dozens")
    assert [(q.start, q.end) for q in find_quantities(doc)] == [(3, 4)]


@given(st.integers(0, 20), st.sampled_from(["at least", "more than", "at most", "less than", "almost", "roughly"]))
def test_bounds_are_never_the_wrong_way_round(value, bound):
    low, high = bounds(value, bound)
    assert low >= 0
    assert high is None or low <= high
