"""Who speaks, where lost commas and clumsy parses blur it."""

from __future__ import annotations

import pytest
from test_who_says import attributions
from test_who_says_sources import resolve, source

from reportedly.claims.voices.who_says import Voices
from reportedly.vocabulary import vocabulary


@pytest.fixture(scope="module")
def voices() -> Voices:
    return Voices(vocabulary().sources).resolving(resolve)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A woman died later in a hospital police said on Monday.", "police"),
        ("Gunmen fired at a bus and shot three people local officials said.", "local officials"),
        ("The boy was shot in the arm and is in stable condition Subari said.", "Subari"),
        ("Nine people died in the raid a doctor and witnesses said.", "a doctor and witnesses"),
    ],
)
def test_the_end_of_what_is_said_is_no_part_of_the_speaker(text: str, speaker: str) -> None:
    assert [words for words, stance, _ in attributions(text) if stance == "say"] == [speaker]


@pytest.mark.parametrize(
    ("text", "cue", "speaker"),
    [
        ("The army reported the blast saying a car had exploded near the bridge.", "a car", "The army"),
        (
            "The ministry condemned the raid committed by jets warning that civilians are at risk.",
            "civ",
            "The ministry",
        ),
        ("Borland sent letters to the Upper Council saying that jets had killed nine civilians.", "jets", "Borland"),
    ],
)
def test_what_is_said_in_a_participle_is_said_by_somebody(text: str, cue: str, speaker: str) -> None:
    assert any(cue in content and words == speaker for words, _, content in attributions(text))


def test_who_issues_a_statement_says_what_is_in_it() -> None:
    text = "The Free Division issued a statement giving the guards two days to release those they took hostage."
    assert any(words == "The Free Division" and "took hostage" in content for words, _, content in attributions(text))


def test_hearsay_in_the_passive_names_nobody(voices: Voices) -> None:
    found = source("Weber is accused of shelling the market and is held in Kell.", "shelling", voices)
    assert (found.name, found.kind) == ("unknown", "unknown")
    found = source("Karvel which is believed to be held by rebels lies near the sea.", "held by rebels", voices)
    assert (found.name, found.kind) == ("unknown", "unknown")


def test_what_photographs_show_is_said_by_who_points_to_them(voices: Voices) -> None:
    text = "The mayor said that early photos clearly showed that shells had killed nine people."
    assert source(text, "shells had killed", voices).name == "mayor"


def test_a_statement_goes_back_to_its_author(voices: Voices) -> None:
    found = source("Shells killed two farmers the Borland army statement added.", "killed two", voices)
    assert (found.name, found.party) == ("Government of Borland", "borland")
    text = "Harakat Selmi said in a statement that its men had left. According to the statement shells hit two tanks."
    assert "Selmi" in source(text, "shells hit", voices).name


@pytest.mark.parametrize(
    "speaker", ["Officer Hector Almar a Kell Police spokesman", "Hector Almar mayor of Lower Kell", "Hector Almar, 43"]
)
def test_a_name_stands_without_its_office(speaker: str, voices: Voices) -> None:
    assert source(f"Nine people were hurt said {speaker}.", "Nine people", voices).name == "Hector Almar"


def test_a_body_with_a_plural_name_is_one_body(voices: Voices) -> None:
    text = (
        "The directorate of health said that it was closed. Farmers Without Fields (FWF) said that a hospital was hit. "
        "It pointed out that nine hospitals had been bombed since May."
    )
    assert source(text, "nine hospitals", voices).name.startswith("Farmers Without Fields")


def test_a_channel_of_a_party_stays_a_channel(voices: Voices) -> None:
    found = source("Nine people died in a raid a television channel of the army said.", "Nine people", voices)
    assert (found.kind, found.party) == ("media", "borland")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Nine people died in the raid, a nurse who works at a hospital in Karm said.",
            "a nurse who works at a hospital",
        ),
        ('"They shot the doctors," a survivor who reached the town of Karm told the Southern Wire.', "a survivor who"),
        ("Envoy Ida Berg-Olsen said the raid killed nine people.", "Envoy Ida Berg-Olsen"),
    ],
)
def test_a_speaker_is_told_with_the_whole_of_his_phrase(text: str, speaker: str) -> None:
    assert [words.startswith(speaker) for words, _, _ in attributions(text)] == [True]


def test_it_said_goes_back_to_the_body_that_the_sentence_before_tells_of(voices: Voices) -> None:
    text = (
        "The Karm Daily said the road was cut. The Lorn Rescue Committee put the toll at nine. "
        "It said six nurses were killed there."
    )
    assert source(text, "six nurses were killed", voices).name == "Lorn Rescue Committee"


@pytest.mark.parametrize(
    ("speaker", "kind"),
    [
        ("Lieutenant-Colonel Ida Berg", "party"),
        ("Major General Ida Berg", "party"),
        ("Vice-President Ida Berg", "official"),
    ],
)
def test_a_rank_tells_what_kind_of_voice_it_is(speaker: str, kind: str, voices: Voices) -> None:
    found = voices.voice(speaker)
    assert (found.name, found.kind) == ("Ida Berg", kind)
