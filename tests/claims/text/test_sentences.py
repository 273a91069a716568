"""The sentence of a token is looked up, and is the one that the parse tells."""

from reportedly.claims.text.parse import language_model, parse
from reportedly.claims.text.sentences import end_of_sentence, first_of_sentence, with_known_sentences

TEXT = "Shells fell on the mill.\n\nTwo millers were hurt. The choir sang on; nobody knew why. Rain came"


def test_every_token_has_the_sentence_that_it_stands_in():
    doc = parse(TEXT).doc
    told = [(sentence.start, sentence.end) for sentence in doc.sents for _ in sentence]
    assert [(token.sent.start, token.sent.end) for token in doc] == told
    assert [(first_of_sentence(token), end_of_sentence(token)) for token in doc] == told
    assert len(set(told)) > 2


def test_a_document_without_tokens_has_none():
    assert list(with_known_sentences(language_model().make_doc(""))) == []
