"""The weapon or means is named where the words name it, and nowhere else."""

import pytest

from reportedly.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("sentence", "words", "kind"),
    [
        ("Warplanes dropped barrel bombs on a market in Karvel, killing nine.", "barrel bombs", "barrel_bomb"),
        ("A car bomb exploded outside the courthouse in Karvel.", "car bomb", "vehicle_bomb"),
        ("A suicide bomber killed three guards at a checkpoint.", "suicide bomber", "suicide_bomb"),
        ("Rebels destroyed two tanks with an anti-tank missile near Karvel.", "anti-tank missile", "missile"),
        ("A roadside bomb killed two drivers on the Karvel road.", "roadside bomb", "improvised_explosive"),
        ("Mortar shells fell on the bus station in Karvel.", "Mortar shells", "mortar"),
        ("Militants beheaded three soldiers in Karvel.", "beheaded", "blade"),
        ("Gunmen armed with rifles killed a judge in Karvel.", "rifles", "firearm"),
        ("An air strike killed twelve people at a weapons depot.", "air strike", "aircraft"),
        ("A drone strike killed two commanders near Lorn.", "drone strike", "drone"),
        ("A chlorine attack choked nine people in the town.", "chlorine", "chemical"),
        ("A landmine killed two shepherds near Lorn.", "landmine", "landmine"),
    ],
)
def test_a_weapon_is_named_by_its_words(claims_of, sentence, words, kind):
    claim = claims_of(sentence)[0]
    assert claim.weapon is not None
    assert (claim.weapon.text, claim.weapon.kind) == (words, kind)
    assert sentence[claim.weapon.start : claim.weapon.end] == words
    assert [(s.entry, s.words) for s in claim.trace if s.field == "weapon"] == [(kind, words)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Gunmen killed three villagers near a gold mine.",
        "The army attacked a tank near Karvel.",
        "Nine people were killed in clashes in Karvel.",
        "Turkey delivered rockets to the rebels in May.",
    ],
)
def test_what_is_hit_or_delivered_is_no_means(claims_of, sentence):
    assert [claim.weapon for claim in claims_of(sentence)] == [None] * len(claims_of(sentence))


def test_a_weapon_in_capitals_is_given_as_printed(claims_of):
    (claim,) = claims_of("A CAR BOMB EXPLODED OUTSIDE THE COURTHOUSE IN KARVEL ON MONDAY.")
    assert claim.weapon is not None
    assert (claim.weapon.text, claim.weapon.kind) == ("CAR BOMB", "vehicle_bomb")


def test_every_word_of_the_table_is_one_the_tokenizer_leaves_whole():
    for kind in vocabulary().weapon_kinds.values():
        assert all("-" not in word for word in kind.words), kind.id
