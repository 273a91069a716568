"""The vectors that the language model begins with are looked up, and are those that it would make."""

import numpy
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.claims.text import word_vectors
from reportedly.claims.text.parse import language_model
from reportedly.claims.text.word_vectors import NAME, WordVectors, with_word_vectors

WORDS = st.lists(
    st.sampled_from(["Shells", "hit", "the", "mill", "near", "Kell", ",", "officials", "said", "\n", "'s", "14"]),
    min_size=1,
    max_size=12,
)


def plain():
    return spacy.load(f"{language_model().meta['lang']}_{language_model().meta['name']}", exclude=["ner"])


def first_step(nlp):
    return nlp.get_pipe("tok2vec").model.layers[0]


@pytest.fixture(scope="module")
def steps():
    """What makes the vectors of a pipeline, as it comes and from the table."""
    return first_step(plain()), first_step(with_word_vectors(plain()))


@settings(max_examples=30, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=3))
def test_vectors_are_those_of_the_model(steps, sentences):
    docs = [language_model().make_doc(" ".join(words)) for words in sentences]
    for mine, other in zip(steps[1].predict(docs), steps[0].predict(docs), strict=True):
        assert mine == pytest.approx(other, abs=1e-4)


@settings(max_examples=30, deadline=None)
@given(WORDS)
def test_a_vector_does_not_depend_on_the_words_read_beside_it_or_before(steps, words):
    doc = language_model().make_doc(" ".join(words))
    at_once, one_by_one = WordVectors(*steps[1].layers), WordVectors(*steps[1].layers)
    for at in reversed(range(len(doc))):
        one_by_one([doc[at : at + 1].as_doc()])
    assert numpy.array_equal(at_once([doc])[0], one_by_one([doc])[0])


def test_the_pipeline_reads_from_the_table():
    assert first_step(language_model()).name == NAME


def test_a_full_table_begins_anew(steps, monkeypatch):
    docs = [language_model().make_doc("Shells hit the mill near Kell"), language_model().make_doc("Officials said so")]
    before = steps[1].predict(docs)
    monkeypatch.setattr(word_vectors, "REMEMBERED", 3)
    for _ in range(2):
        assert all(map(numpy.array_equal, steps[1].predict(docs), before))


def test_a_pipeline_made_in_another_way_is_left_as_it_is():
    nlp = spacy.blank("en")
    assert with_word_vectors(nlp) is nlp
    assert nlp.pipe_names == []
