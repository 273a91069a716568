"""The table gives each token what the language model's own ruler gives it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from reportedly.claims.attribute_table import GIVEN, AttributeTable
from reportedly.claims.parse import language_model

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


@settings(deadline=None)  # the first example loads the model
@given(TOKENS)
def test_any_tokens_get_what_the_ruler_gives(tokens):
    ruler = language_model().get_pipe("attribute_ruler")
    ours, theirs = AttributeTable(ruler)(document(tokens)), ruler(document(tokens))
    assert (ours.to_array(GIVEN) == theirs.to_array(GIVEN)).all()


@pytest.mark.parametrize("sentence", ["They gon na shell it.", "There's nothin' left of the mill, it is rubble."])
def test_patterns_of_several_words_are_kept(sentence):
    nlp = language_model()
    doc = nlp.make_doc(sentence)
    for name in ("tok2vec", "tagger", "parser"):
        doc = nlp.get_pipe(name)(doc)
    expected = nlp.get_pipe("attribute_ruler")(doc.copy())
    assert (nlp.get_pipe("reportedly_attribute_table")(doc).to_array(GIVEN) == expected.to_array(GIVEN)).all()


def test_the_ruler_itself_no_longer_runs_in_the_pipeline():
    assert "attribute_ruler" not in language_model().pipe_names
    assert "reportedly_attribute_table" in language_model().pipe_names
