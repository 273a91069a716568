"""Speakers that a parse made a part of something else."""

import pytest


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "On the other side of the frontier in Karm Ostrand officials said the rebels had gunned down 21 men.",
            "gunned down",
            "Ostrand officials",
        ),
        (
            '"Most of the dead are civilians" said the Red Cross director adding that many had been shot in the leg.',
            "shot in the leg",
            "Red Cross",
        ),
        (
            "In Karm, a boy of ten died when a bicycle bomb went off, police colonel Luis Mora told reporters.",
            "bomb went off",
            "Luis Mora",
        ),
        ("The defence ministry conceded 25 soldiers killed in Lorn.", "25 soldiers", "defence ministry"),
        ("The ministry put out a video that it said showed air strikes on Lorn.", "air strikes", "ministry"),
    ],
)
def test_the_speaker_is_found_all_the_same(claims_of, text, words, name):
    assert next(name in claim.source.name for claim in claims_of(text) if words in claim.evidence.exact)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Shells hit a camp at dawn; a nurse at the clinic said she had counted 17 dead.", "Shells hit"),
        ("Jets hit a house in Lorn on Monday; local sources reported the deaths of 18 people.", "Jets hit"),
        ("A bomb went off near the Justice Palace with no victims reported.", "bomb went off"),
        ("Gunmen broke the calm declared by the army and fired rockets at Lorn.", "fired rockets"),
        ("The council could not confirm the killing of 12 farmers.", "killing"),
    ],
)
def test_what_nobody_told_is_the_report_s(claims_of, text, words):
    assert next(claim.source.text for claim in claims_of(text) if words in claim.evidence.exact) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rebels 'executed 12 prisoners' - UN\n\nThe world body raised alarm on Monday.", "United Nations"),
        ("Explainer: Why the army shelled Lorn\n\nShells have hit the town since May.", None),
    ],
)
def test_a_headline_names_a_body_behind_a_dash_and_nobody_by_its_label(claims_of, text, name):
    source = claims_of(text)[0].source
    assert (source.name if source.text else None) == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Shells hit a mill in Lorn leaving 61 people hurt a rescue service operating in rebel areas said.",
            "Shells hit",
            "rescue service",
        ),
        (
            "A bomb fell on a clinic in Lorn killing two nurses and a patient said Anna Berg a doctor who works there.",
            "A bomb fell",
            "Anna Berg",
        ),
        (
            "The foreign ministry in two letters to the United Nations said that rebels had fired 164 shells at Lorn.",
            "164 shells",
            "foreign ministry",
        ),
        (
            "Casualty Watch said shells hit Lorn. Its director said nine people had died.",
            "nine people",
            "Casualty Watch director",
        ),
        (
            "Shells killed 12 people in Lorn. The UN High Commissioner for Refugees put the figure at 88.",
            "figure at 88",
            "UNHCR",
        ),
    ],
)
def test_a_speaker_is_told_from_where_and_to_whom_he_speaks(claims_of, text, words, name):
    assert next(claim.source.name for claim in claims_of(text) if words in claim.evidence.exact) == name
