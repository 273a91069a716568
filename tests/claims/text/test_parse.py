"""Parsing keeps every character in its place, and spends nothing on passages without a hit."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.claims.text.parse import MAX_PASSAGE, parse

DULL = "The choir of Karvel sang in the square, and the baker gave out warm rolls."
TOLD = "Shells fell on the mill at noon."


def worth(passage):
    return "Shells" in passage


def test_a_passage_without_a_hit_is_tokenised_but_not_tagged():
    parsed = parse(f"{DULL} {TOLD} {DULL}", worth)
    tagged = [token.text for token in parsed.doc if token.pos_]
    assert tagged == ["Shells", "fell", "on", "the", "mill", "at", "noon", "."]


def test_offsets_stay_right_when_passages_are_joined():
    text = f"{DULL}\n\n{TOLD}  {DULL} {TOLD}\t{DULL}"
    parsed = parse(text, worth)
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in parsed.doc)
    assert parsed.doc.text == text


def test_an_untagged_passage_is_a_sentence_of_its_own():
    parsed = parse(f"{DULL} {TOLD}", worth)
    assert [sentence.text.strip() for sentence in parsed.sentences()] == [DULL, TOLD]


def test_everything_is_parsed_without_a_first_cut():
    assert all(token.pos_ for token in parse(f"{DULL} {TOLD}").doc)


def test_no_sentence_runs_over_a_break():
    text = "Shelling of the town Karvel Herald 3 May Shells fell on the mill"
    parsed = parse(text, breaks=[text.index("Shells fell")])
    assert text.index("Shells fell") in {sentence.start_char for sentence in parsed.sentences()}


def test_a_sentence_begins_after_a_blank_line():
    read = parse("A death near the mill of Lorn\n\nTwo groups of men were fighting there.")
    assert [sentence.text.strip() for sentence in read.sentences()][-1] == "Two groups of men were fighting there."


def test_an_abbreviation_ends_no_passage():
    text = "Gen. Ferro left. Col. Brandt came."
    sentences = parse(text, lambda passage: "Ferro" in passage).sentences()
    assert next(sentences).text == "Gen. Ferro left."


def test_an_endless_passage_is_parsed_in_pieces():
    text = "shells fell " * (2 * MAX_PASSAGE // 12 + 10)
    parsed = parse(text, lambda passage: False)
    assert parsed.doc.text == text
    assert max(len(sentence.text) for sentence in parsed.sentences()) <= MAX_PASSAGE


@pytest.mark.parametrize("unit", ["(", '"', "a", "9", "😀", "1,"])
def test_an_endless_word_is_one_token_in_its_place(unit):
    run = unit * 10_000
    text = f"Shells fell {run[: len(run) // len(unit)]} on the mill."
    parsed = parse(text)
    assert "".join(token.text_with_ws for token in parsed.doc) == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in parsed.doc)
    assert sum(len(token) > 400 for token in parsed.doc) == 1


def test_an_empty_text_has_no_tokens():
    assert len(parse("").doc) == 0


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=80), st.integers(0, 80))
def test_every_token_stands_where_it_says(text, broken):
    parsed = parse(text, lambda passage: len(passage) % 2 == 0, [broken] if 0 < broken < len(text) else ())
    assert "".join(token.text_with_ws for token in parsed.doc) == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in parsed.doc)


def test_an_owner_without_apostrophe_is_read_as_one_and_the_text_stays_what_it_is() -> None:
    text = "Jets hit a clinic near Syrias second city on Monday and the armys base in the countrys north."
    doc = parse(text).doc
    assert doc.text == text
    assert {owner.head.text for owner in doc if owner.dep_ == "poss"} >= {"city", "base", "north"}
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_a_group_named_like_a_verb_is_read_as_a_name() -> None:
    text = "Clashes killed about 100 IS fighters near Kell. IS is strong there."
    assert [token.pos_ for token in parse(text).doc if token.lower_ == "is"] == ["PROPN", "PROPN", "AUX"]
