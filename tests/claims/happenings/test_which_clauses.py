"""How words of one sentence hang together, and the tense in which a happening is told."""

from dataclasses import replace

import pytest

import reportedly
from reportedly.claims.happenings.which_clauses import above, hanging, tense_of
from reportedly.claims.happenings.which_draft import Draft
from reportedly.records import Source


def word(coder, text, chosen):
    doc = coder.context(reportedly.report(text, language="en")).parsed.doc
    return next(token for token in doc if token.text == chosen)


def draft(token):
    return Draft(
        kind="battle",
        known=True,
        place=None,
        named_place=False,
        when=None,
        actor=None,
        target=None,
        status="asserted",
        report_scope="current",
        source=Source(name="a paper", kind="media"),
        tolls=(),
        sentence=1,
        above=above(token),
    )


@pytest.mark.parametrize(
    ("text", "verb", "tense"),
    [
        ("Rebels attacked the mill.", "attacked", "past"),
        ("Rebels had attacked the mill.", "attacked", "pluperfect"),
        ("Rebels have attacked the mill.", "attacked", "perfect"),
        ("Rebels will attack the mill.", "attack", "future"),
        ("The mill was attacked.", "attacked", "past"),
    ],
)
def test_the_tense_is_that_of_the_verb(coder, text, verb, tense):
    assert tense_of(word(coder, text, verb)) == tense


def test_a_noun_is_told_in_the_tense_of_its_verb(coder):
    assert tense_of(word(coder, "The attack had killed nine people.", "attack")) == "pluperfect"


def test_a_clause_hangs_below_the_one_that_it_goes_with(coder):
    text = "Rebels attacked the mill, killing nine people."
    attacked, killing = (draft(word(coder, text, verb)) for verb in ("attacked", "killing"))
    assert {"hangs:later below", "hangs:later below, advcl"} <= set(hanging(attacked, killing))


def test_words_of_two_sentences_do_not_hang_together(coder):
    token = word(coder, "Rebels attacked the mill.", "attacked")
    assert not list(hanging(draft(token), replace(draft(token), sentence=2)))


def test_a_chain_of_words_ends_at_the_head_of_the_sentence(coder):
    chain = above(word(coder, "Rebels attacked the mill.", "mill"))
    assert [tie for _, tie in chain][-1] == "ROOT"
