"""The table of trigger words, and how its words are found."""

from collections import defaultdict

import pytest

from reportedly.claims.text.parse import language_model, parse
from reportedly.claims.text.triggers import ROLES, TriggerIndex, load_triggers, trigger_index
from reportedly.vocabulary import VocabularyError, vocabulary

ENTRY = '["raid.noun"]\nkind = "battle"\nrole = "attack"\nnouns = ["raid"]\n'


def found(text):
    parsed = parse(text)
    return [(parsed.doc[hit.start : hit.end].text, hit.trigger.id) for hit in trigger_index().hits(parsed.doc)]


def table(tmp_path, text):
    path = tmp_path / "triggers.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_kind_but_other_has_words():
    kinds = {trigger.kind for trigger in load_triggers() if trigger.role != "light"}
    assert kinds == set(vocabulary().ids("event_kinds")) - {"other"}


def test_every_effect_of_the_vocabulary_is_shown_by_a_word():
    assert {t.effect for t in load_triggers() if t.effect} == set(vocabulary().ids("effects"))


def test_the_table_is_in_lower_case_with_one_blank_between_words():
    for trigger in load_triggers():
        for phrase in (*trigger.verbs, *trigger.nouns, *trigger.adjectives):
            assert phrase == " ".join(phrase.lower().split()), f"{trigger.id}: {phrase!r}"


def test_only_harm_has_an_effect():
    assert all((t.effect is not None) == (t.role == "harm") for t in load_triggers())
    assert {t.role for t in load_triggers()} <= set(ROLES)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('kind = "battle"', 'kind = "brawl"'),
        ('role = "attack"', 'role = "assault"'),
        ('role = "attack"', 'role = "harm"\neffect = "bruised"'),
        ('nouns = ["raid"]', 'noun = ["raid"]'),
        ('nouns = ["raid"]', 'nouns = "raid"'),
    ],
)
def test_a_wrong_entry_is_named(tmp_path, before, after):
    with pytest.raises(VocabularyError, match=r"triggers\.toml: entry raid\.noun"):
        load_triggers(table(tmp_path, ENTRY.replace(before, after)))


def test_a_table_of_ones_own_is_used(tmp_path):
    index = TriggerIndex(load_triggers(table(tmp_path, ENTRY)))
    assert index.worth("Raiders came at night.")
    assert not index.worth("Shells fell at night.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A car bomb exploded.", [("car bomb", "bombing.noun"), ("exploded", "bombing.verb")]),
        ("They dropped twelve heavy bombs.", [("dropped twelve heavy bombs", "air_strike.verb")]),
        ("Women were raped.", [("were", "light.verb"), ("raped", "sexual_violence.any")]),
        ("The choir sang.", []),
    ],
)
def test_the_longest_phrase_wins_in_any_inflection(text, expected):
    hits = found(text)
    assert [hit for hit in expected if hit not in hits] == []


def test_untagged_passages_carry_no_hit():
    parsed = parse("A car bomb exploded.", lambda passage: False)
    assert trigger_index().hits(parsed.doc) == []


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell on the mill.",
        "The besieged town waits.",
        "They struck at dawn.",
        "Rebels held the hill.",
        "HUNDREDS FLED.",
        "Soldiers fought on.",
    ],
)
def test_the_first_cut_keeps_what_has_a_hit(text):
    assert trigger_index().worth(text)


@pytest.mark.parametrize("text", ["", "The choir sang in the square.", "Plums are sweet in the valley.", "12 34 56"])
def test_the_first_cut_lets_other_text_pass(text):
    assert not trigger_index().worth(text)


def test_the_first_cut_keeps_every_phrase_of_the_table_in_every_irregular_form():
    """The forms are the lemmatizer's own; "fell on" and "withdrew" are as good as "fall on" and "withdraw"."""
    forms = language_model().get_pipe("lemmatizer").lookups.get_table("lemma_exc")["verb"]
    inflected = defaultdict(set)
    for form, lemmas in forms.items():
        for lemma in lemmas:
            inflected[lemma].add(form)
    missed = set()
    for trigger in load_triggers():
        phrases = () if trigger.role == "light" else (*trigger.verbs, *trigger.nouns, *trigger.adjectives)
        for phrase in phrases:
            if phrase in ("will", "shall"):
                continue  # they tell a plan only in sentences that another word lets through
            first, *others = phrase.replace(" .. ", " ").replace(" - ", "-").split()
            spellings = {first} | (inflected[first] if phrase in trigger.verbs else set())
            missed |= {form for form in spellings if not trigger_index().worth(" ".join([form, *others]))}
    assert missed == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "The guards blocked an aid convoy near Lorn.",
        "An aid convoy was blocked near Lorn.",
        "The convoy, blocked at a bridge, turned home.",
        "The guards blocked two long and heavily laden white convoys.",
    ],
)
def test_a_verb_finds_its_thing_before_it_and_further_off(sentence):
    assert "aid.verb" in {name for _, name in found(sentence)}


def test_a_verb_does_not_take_a_thing_that_is_not_its_own():
    assert "aid.verb" not in {
        name for _, name in found("The guards blocked a road while the convoy was asleep in Lorn.")
    }
