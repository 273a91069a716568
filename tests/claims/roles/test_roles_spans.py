"""Words that may fill a role, from the tags of their pieces."""

import itertools
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from reportedly.claims.roles.pieces import Piece
from reportedly.claims.roles.spans import Reading, candidates, plain
from reportedly.claims.roles.tags import (
    INCIDENTS,
    LONGEST_WINDOW,
    OVERLAP,
    ROLES,
    SHORT_OVERLAP,
    SHORT_WINDOW,
    TAGS,
    tag_number,
    windows,
)

TEXT = "Gunmen shot the mayor, Ana Orth, and the GUNMEN fled."


def reading_of(text, tagged):
    """A reading in which the words and marks at these places carry the tag with probability .9."""
    pieces = [Piece(5, *match.span(), True) for match in re.finditer(r"\w+|[^\w\s]", text)]
    tags = np.full((len(pieces), len(TAGS)), 0.1 / (len(TAGS) - 1))
    tags[:, 0] = 0.9
    for number, (role, begins) in tagged.items():
        tags[number] = 0.1 / (len(TAGS) - 1)
        tags[number, tag_number(role, begins=begins)] = 0.9
    return Reading(pieces, tags, np.full(len(INCIDENTS), 0.5))


def said(text, tagged):
    return [
        (one.role, one.words, [text[span.start : span.end] for span in one.spans])
        for one in candidates(text, reading_of(text, tagged))
    ]


def test_words_that_go_on_are_one_span_without_the_marks_at_its_edges():
    tagged = {5: ("victim_name", True), 6: ("victim_name", False)}
    assert said(TEXT, tagged) == [("victim_name", "ana orth", ["Ana Orth"])]


def test_the_same_words_are_one_candidate_whatever_their_case():
    tagged = {0: ("perpetrator_individual", True), 10: ("perpetrator_individual", True)}
    assert said(TEXT, tagged) == [("perpetrator_individual", "gunmen", ["Gunmen", "GUNMEN"])]


def test_a_word_that_begins_after_a_mark_is_a_span_of_its_own_and_one_inside_a_name_is_not():
    name = ("victim_name", True)
    tagged = dict.fromkeys(range(3), name) | {1: ("victim_name", False)}
    assert [words for _, words, _ in said("Orth, Behn fell.", tagged)] == ["orth", "behn"]
    assert [words for _, words, _ in said("Ana Orth fell.", dict.fromkeys(range(2), name))] == ["ana orth"]


def test_what_is_likelier_inside_a_span_is_a_candidate_of_its_own():
    reading = reading_of("Mayor Ana Orth fell.", {1: ("victim_name", True), 2: ("victim_name", False)})
    reading.tags[0, tag_number("victim_name", begins=True)] = 0.2
    found = candidates("Mayor Ana Orth fell.", reading)
    assert [one.words for one in found] == ["ana orth", "mayor ana orth"]


def test_no_span_begins_or_ends_with_a_word_that_only_joins():
    tagged = {at: ("physical_target", at == 0) for at in range(3)}
    assert [words for _, words, _ in said("bridges of the river", tagged)] == ["bridges"]


def test_nothing_likely_gives_nothing():
    assert said(TEXT, {}) == []


@pytest.mark.parametrize(
    ("words", "same"), [("The  Old\nBridge", "old bridge"), ("a U.S. post", "us post"), ("...", "")]
)
def test_marks_articles_and_case_are_no_part_of_what_is_said(words, same):
    assert plain(words) == same


@given(st.lists(st.text(alphabet="ab.,'", min_size=1, max_size=5), min_size=1, max_size=12), st.data())
def test_every_span_lies_in_the_text_and_begins_and_ends_with_a_letter(words, data):
    text = " ".join(words)
    pieces = reading_of(text, {}).pieces
    tags = data.draw(arrays(np.float64, (len(pieces), len(TAGS)), elements=st.floats(0, 1)))
    reading = Reading(pieces, tags, np.zeros(len(INCIDENTS)))
    for candidate in candidates(text, reading):
        assert candidate.role in ROLES
        for span in candidate.spans:
            exact = text[span.start : span.end]
            assert exact[0].isalpha()
            assert exact[-1].isalpha()
            assert plain(exact) == candidate.words


@pytest.mark.parametrize(("longest", "overlap"), [(LONGEST_WINDOW, OVERLAP), (SHORT_WINDOW, SHORT_OVERLAP)])
@given(pieces=st.integers(1, 5000))
def test_windows_cover_a_text_and_overlap(longest, overlap, pieces):
    found = list(windows(pieces, longest, overlap))
    assert (found[0].start, found[-1].end) == (0, pieces)
    assert all(0 < window.end - window.start <= longest for window in found)
    assert all(before.end - after.start == overlap for before, after in itertools.pairwise(found))
