"""The table gives each token what the language model's own ruler and lemmatizer give it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from reportedly.claims.text.attribute_table import GIVEN, NAME
from reportedly.claims.text.parse import language_model

WORDS = (
    "That",
    "there",
    "is",
    "gon",
    "na",
    "n't",
    "does",
    "It",
    "ai",
    "because",
    "shells",
    "  ",
    "killed",
    "'s",
    "nothin'",
)
TAGS = ("DT", "EX", "VBZ", "VBD", "VBN", "RB", "PRP", "IN", "NNS", "_SP", "TO")
DEPS = ("nsubj", "expl", "ROOT", "aux", "mark", "det", "dobj", "neg", "dep")
TOKENS = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(TAGS), st.sampled_from(DEPS)), max_size=12)


def document(tokens):
    words, tags, deps = zip(*tokens, strict=True) if tokens else ((), (), ())
    return Doc(language_model().vocab, list(words), tags=list(tags), deps=list(deps), heads=[0] * len(words))


def plainly(doc):
    """What the language model's own components give."""
    nlp = language_model()
    return nlp.get_pipe("lemmatizer")(nlp.get_pipe("attribute_ruler")(doc)).to_array(GIVEN)


@settings(deadline=None)  # the first example loads the model
@given(TOKENS)
def test_any_tokens_get_what_ruler_and_lemmatizer_give(tokens):
    assert (language_model().get_pipe(NAME)(document(tokens)).to_array(GIVEN) == plainly(document(tokens))).all()


@pytest.mark.parametrize(
    "sentence",
    [
        "They gon na shell it.",
        "There's nothin' left of the mill, it is rubble.",
        "There was a raid and there were shells; let's go, y'all.",
    ],
)
def test_patterns_of_several_words_are_kept(sentence):
    nlp = language_model()
    doc = nlp.make_doc(sentence)
    for name in ("tok2vec", "tagger", "parser"):
        doc = nlp.get_pipe(name)(doc)
    expected = plainly(doc.copy())
    assert (nlp.get_pipe(NAME)(doc).to_array(GIVEN) == expected).all()


def test_they_themselves_no_longer_run_in_the_pipeline():
    names = language_model().pipe_names
    assert NAME in names
    assert not {"attribute_ruler", "lemmatizer"} & set(names)
