"""The second stage weighs the likely words against each other and against the text."""

import numpy as np

from reportedly.claims.roles.choose import Choice, chosen, features, head, probabilities
from reportedly.claims.roles.spans import Candidate, Reading, Span
from reportedly.claims.roles.tags import INCIDENTS

TEXT = "The Red Dawn Front (RDF) struck. The Front struck a mill; the front fled."


def candidate(words, *scores, role="perpetrator_organisation"):
    at = TEXT.casefold().index(words)
    return Candidate(role, words, tuple(Span(at, at + len(words), score) for score in scores))


def read(incident=0.5):
    return Reading([], np.zeros((0, 0)), np.full(len(INCIDENTS), incident))


def row(found, at, incident=0.5):
    return list(features(found, TEXT, read(incident)))[at]


def test_what_a_likelier_candidate_says_too_is_seen():
    found = [candidate("red dawn front", 0.9), candidate("front", 0.6), candidate("rdf", 0.5)]
    assert (row(found, 0)["inside"], row(found, 0)["first"]) == (0.0, 1.0)
    assert (row(found, 1)["inside"], row(found, 1)["same_head"], row(found, 1)["first"]) == (1.0, 1.0, 0.0)
    assert (row(found, 1)["initials"], row(found, 2)["initials"]) == (0.0, 1.0)


def test_candidates_of_other_roles_are_no_rivals_but_the_same_words_there_are_seen():
    found = [candidate("mill", 0.9, role="physical_target"), candidate("mill", 0.3, role="weapon")]
    assert row(found, 1)["first"] == 1.0
    assert (row(found, 0)["elsewhere"], row(found, 1)["elsewhere"]) == (0.3, 0.9)


def test_every_place_where_the_words_stand_counts():
    found = [candidate("front", 0.5, 0.4)]
    assert row(found, 0)["said"] == np.log(4)
    assert row(found, 0)["share"] == 2 / 3


def test_the_head_stands_before_the_first_preposition():
    assert head("members of front") == "members"
    assert head("red dawn front") == "front"


def test_weights_make_probabilities_and_a_role_without_weights_is_undecided():
    choice = Choice({"weapon": {"constant": -2.0, "incident": 1.0}}, 0.5)
    found = [candidate("mill", 0.9, role="weapon"), candidate("front", 0.9)]
    sure, _ = probabilities(found, TEXT, read(0.999), choice)
    doubtful, undecided = probabilities(found, TEXT, read(0.001), choice)
    assert 0 < doubtful < 0.01 < 0.9 < sure < 1
    assert undecided == 0.5


def test_a_weaker_form_of_the_same_words_is_left_out_but_another_thing_is_kept():
    found = [candidate("red dawn front", 0.9), candidate("front", 0.6), candidate("red", 0.5), candidate("rdf", 0.4)]
    assert chosen(found, [0.9, 0.6, 0.5, 0.1], 0.3) == [0]
    apart = [candidate("rdf", 0.9), candidate("front", 0.6)]
    assert chosen(apart, [0.9, 0.6], 0.3) == [0, 1]


def test_of_two_forms_the_surer_is_kept_though_it_is_the_shorter():
    at = TEXT.casefold().rindex("the front")
    short = Candidate("perpetrator_organisation", "front", (Span(at + 4, at + 9, 0.9),))
    assert chosen([candidate("red dawn front", 0.4), short], [0.4, 0.9], 0.3) == [1]


def test_a_form_in_another_role_is_no_rival():
    found = [candidate("front", 0.9), candidate("front", 0.8, role="physical_target")]
    assert chosen(found, [0.9, 0.8], 0.3) == [0, 1]
