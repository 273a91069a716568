"""Which sentences the light reading parses."""

import pytest

import reportedly
from reportedly.claims import assemble
from reportedly.claims.first_cut import first_cut


@pytest.mark.parametrize(
    "sentence",
    [
        "Shells killed 14 people.",
        "Dozens were wounded.",
        "A soldier was shot dead.",
        "No civilians were hurt in the raid.",
        "Twenty-one fighters died.",
        "A young woman lost her life when the wall fell.",
    ],
)
def test_the_light_reading_takes_sentences_that_count_the_harmed(sentence):
    assert first_cut("light")(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The army seized the town.",
        "Talks were held by the 5 parties.",
        "The wounded were taken to a hospital.",
        "The wounded left at 10:30 on 3 May 2016.",
        "The dead of May 3rd were buried.",
    ],
)
def test_the_light_reading_passes_over_the_rest_which_the_full_one_reads(sentence):
    assert not first_cut("light")(sentence)


def test_the_full_reading_takes_every_word_that_tells_of_a_happening():
    assert first_cut("full")("The army seized the town.")
    assert not first_cut("full")("The choir sang.")


def test_a_light_coder_finds_the_toll_and_leaves_out_what_counts_nobody():
    text = "Rebels captured the town of Tarnholt. Shells then killed 14 people there."
    report = reportedly.report(text, language="en")
    light, full = (reportedly.coder(reading=reading).code(report).claims for reading in ("light", "full"))
    assert [claim.kind for claim in full] == ["capture", "shelling"]
    assert [(claim.kind, claim.tolls[0].low) for claim in light] == [("shelling", 14)]


def test_only_the_full_reading_weighs_who_did_it_anew(monkeypatch):
    weighed = []
    monkeypatch.setattr(assemble, "likeliest", lambda context, found, ruled, labels: weighed.append(1) or list(ruled))
    report = reportedly.report("Rebels shelled Tarnholt and killed 14 people.", language="en")
    light = reportedly.coder(reading="light").code(report).claims
    assert (len(light), weighed) == (1, [])
    full = reportedly.coder().code(report).claims
    assert (len(full), weighed) == (1, [1])
