"""Pictures and the numbers of footnotes are no words of a sentence."""

import pytest

from reportedly.claims.text.marks import without_marks
from reportedly.claims.text.parse import parse


@pytest.mark.parametrize(
    "text",
    ["wounding 26.[13] Witnesses spoke.", "🚑 Two hurt ❗️ in Lorn", "half \ud83d a character", "It was 5 ° cold – so"],
)
def test_every_character_keeps_its_place(text):
    assert len(without_marks(text)) == len(text)


def test_the_number_of_a_footnote_joins_no_other():
    read = parse(without_marks("They wounded 26.[13] Witnesses spoke."))
    assert [t.text for t in read.doc if not t.is_space][2:4] == ["26", "."]


def test_a_number_in_brackets_of_its_own_stays():
    assert without_marks("killing [12] men") == "killing [12] men"


def test_those_counted_before_a_footnote_are_counted(claims_of):
    claims = claims_of("Shells hit a market in Taizz,[12] killing 14 civilians and wounding 26.[13] It was noon.")
    assert [(t.effect, t.low) for claim in claims for t in claim.tolls] == [("killed", 14), ("injured", 26)]


def test_those_counted_behind_a_picture_are_counted(claims_of):
    claims = claims_of("❗️ Russian aviation dropped a bomb on a street in Kherson 💥 4 killed, 9 wounded 🚑")
    assert [(t.effect, t.low) for claim in claims for t in claim.tolls] == [("killed", 4), ("injured", 9)]


def test_whom_a_claim_names_stands_so_in_the_report(claims_of):
    text = "Russian 🇷🇺 forces shelled the market,[3] killing 14 civilians, the Lorn[4] brigade said."
    claim = claims_of(text)[0]
    told = [claim.actor, claim.target, claim.source]
    assert [text[one.start : one.end] for one in told if one and one.text] == [
        one.text for one in told if one and one.text
    ]
    assert "sentence case" not in " ".join(step.rule for step in claim.trace)
