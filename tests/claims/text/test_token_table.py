"""The table says of each token what the token itself says."""

import pytest

from reportedly.claims.text.parse import language_model, parse
from reportedly.claims.text.token_table import KEY, text_in, token_table, tokens_in, words_in

TEXT = "Shells fell on the Old Mill. The choir sang on.\n\nTwo MILLERS were hurt: nobody knew why."


@pytest.fixture(scope="module")
def doc():
    return parse(TEXT, lambda passage: "choir" not in passage).doc


def test_it_reads_what_the_tokens_say(doc):
    table = token_table(doc)
    assert table.texts == [token.text for token in doc]
    assert table.lowers == [token.lower_ for token in doc]
    assert table.parts == [token.pos_ for token in doc]
    assert "" in table.parts
    assert table.starts == [token.idx for token in doc]


def test_parsing_makes_it(doc):
    assert KEY in doc.user_data


def test_it_is_read_once(doc):
    assert token_table(doc) is token_table(doc)


def test_it_tells_where_words_stand(doc):
    table = token_table(doc)
    assert [doc[at].text for at in table.lowered({"millers", "mill"})] == ["Mill", "MILLERS"]
    assert [doc[at].text for at in table.written((":",))] == [":"]


def test_a_document_without_tokens_has_an_empty_one():
    assert token_table(language_model().make_doc("")).texts == []


@pytest.mark.parametrize(("start", "end"), [(0, 3), (2, 2), (4, 9), (5, 400), (400, 500)])
def test_a_stretch_is_the_same_as_the_span_says(doc, start, end):
    span = doc[start:end]
    assert words_in(doc, start, end) == [token.lower_ for token in span]
    assert text_in(doc, start, end) == span.text
    assert tokens_in(doc, start, end) == list(span)
