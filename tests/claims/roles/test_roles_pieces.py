"""Texts are cut into word pieces, each with its place in the text."""

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.claims.roles.pieces import Pieces

LETTERS = [chr(code) for code in range(ord("a"), ord("z") + 1)]
WORDS = ["mine", "mill", "##er", "##s", "bridge", ".", ",", "'", "-"]
VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *LETTERS, *(f"##{letter}" for letter in LETTERS), *WORDS]


@pytest.fixture(scope="module")
def pieces():
    return Pieces(VOCABULARY)


def cut(pieces, text):
    return [(VOCABULARY[piece.id], text[piece.start : piece.end]) for piece in pieces.read(text)]


def test_a_word_is_cut_into_the_longest_pieces(pieces):
    assert cut(pieces, "miners") == [("mine", "mine"), ("##r", "r"), ("##s", "s")]
    assert cut(pieces, "millers") == [("mill", "mill"), ("##er", "er"), ("##s", "s")]


def test_case_and_accents_make_no_difference_and_the_place_is_that_of_the_text_as_given(pieces):
    assert cut(pieces, "MÍNE bridge.") == [("mine", "MÍNE"), ("bridge", "bridge"), (".", ".")]


def test_an_accent_that_is_a_character_of_its_own_stands_inside_the_word(pieces):
    assert cut(pieces, "mi\u0301ne") == [("mine", "mi\u0301ne")]


def test_marks_stand_alone_and_a_word_after_one_begins_anew(pieces):
    assert [piece.opens for piece in pieces.read("mill-mill")] == [True, True, True]


def test_a_word_with_letters_that_the_vocabulary_lacks_is_unknown_as_a_whole(pieces):
    assert cut(pieces, "mill мост") == [("mill", "mill"), ("[UNK]", "мост")]


def test_an_endless_word_is_one_unknown_piece(pieces):
    assert cut(pieces, "m" * 100_000) == [("[UNK]", "m" * 100_000)]


@given(st.text(max_size=300))
def test_pieces_follow_each_other_and_hold_all_letters(text):
    read = Pieces(VOCABULARY).read(text)
    assert all(0 <= piece.start < piece.end <= len(text) for piece in read)
    # One character may stand for several letters, which then share its place.
    assert all(before.start <= after.start for before, after in itertools.pairwise(read))
    covered = {place for piece in read for place in range(piece.start, piece.end)}
    assert {at for at, letter in enumerate(text) if unicodedata.category(letter)[0] in "LNP"} <= covered


@given(st.text(alphabet="minelrs .,-'", max_size=80))
def test_known_words_read_in_capitals_are_the_same_pieces(text):
    read = Pieces(VOCABULARY).read
    assert read(text) == read(text.upper())
