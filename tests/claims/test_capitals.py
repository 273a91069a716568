"""Passages in capitals are read in sentence case, and quoted as they are printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.claims.capitals import in_capitals, readable

WIRE = (
    "LIMA, 3 JAN 90 -- [TEXT] THE PERUVIAN ARMY FREED MAYOR JOSE QUISPE. HE WAS HELD IN SAN RAMON BY THE MRTA.\n"
    "TWO GUARDS WERE KILLED WHEN SHELLS FELL ON A MILL NEAR THE TOWN, A SPOKESMAN FOR THE POLICE SAID ON\n"
    "WEDNESDAY.\n"
)


def test_a_wire_keeps_its_length_and_its_names():
    read = readable(WIRE)
    assert in_capitals(WIRE)
    assert not in_capitals(read)
    assert len(read) == len(WIRE)
    for words in (
        "Peruvian Army freed mayor Jose Quispe",
        "Jose Quispe. He was held",
        "San Ramon by the MRTA",
        "Wednesday",
    ):
        assert words in read


def test_lines_set_to_a_width_are_read_on():
    assert "said on Wednesday" in readable(WIRE)


def test_a_plain_text_is_left_as_it_is():
    text = "The UNHCR, the WFP and the ICRC said that NATO jets had hit a mill.\nKARVEL (AP) - Nine died."
    assert readable(text) is text


def test_the_plain_body_tells_the_names_of_a_headline_in_capitals():
    text = "MARKET MILLER OF LORN SHOT DEAD NEAR BRIDGE\nThe dairyman Orvo Miller was shot near the bridge of Lorn."
    assert readable(text).startswith("Market Miller of Lorn shot dead near bridge\nThe dairyman")


def test_quotes_are_given_as_printed(coding_of):
    (claim,) = [c for c in coding_of(WIRE).claims if any(t.effect == "killed" for t in c.tolls)]
    for words in (claim.evidence, *(toll.evidence for toll in claim.tolls)):
        assert words.exact == WIRE[words.start : words.end]
        assert WIRE[: words.start].endswith(words.prefix)
        assert WIRE[words.end :].startswith(words.suffix)
    assert claim.source.text is not None
    assert claim.source.text.isupper()
    assert [toll.low for toll in claim.tolls] == [2]
    assert "printed in capitals, read in sentence case" in [step.rule for step in claim.trace]


def test_the_trace_of_a_plain_report_says_nothing_of_capitals(claims_of):
    (claim,) = claims_of("Shells killed two guards at a mill near Karvel.")
    assert not [step for step in claim.trace if step.field == "evidence"]


def test_a_text_in_capitals_gives_the_tolls_of_the_plain_one(tolls_of):
    text = "At least nine villagers were killed and 20 others wounded when two shells hit a mill near Karvel."
    assert tolls_of(text.upper()) == tolls_of(text)


@pytest.mark.slow
def test_capitals_take_no_square_time():
    assert len(readable("SHELLS FELL ON THE MILL NEAR THE OLD BRIDGE. " * 4_000)) == 180_000


@given(st.text(max_size=300).map(lambda text: (text * 3).upper()))
def test_no_character_moves(text):
    read = readable(text)
    assert len(read) == len(text)
    assert all(a.lower() == b.lower() or (a, b) == ("\n", " ") for a, b in zip(text, read, strict=True))


def test_marks_of_direction_are_part_of_no_word_and_stay_in_the_quotes(claim_of):
    text = "Warplanes bombed \u202bDouma\u202c on Monday, killing \u200ffour people."
    claim = claim_of(text, "air_strike")
    assert claim.place.text == "Douma"
    assert [(toll.effect, toll.low) for toll in claim.tolls] == [("killed", 4)]
    assert claim.evidence.exact in text
    assert "\u200f" in claim.evidence.exact
    assert "evidence" not in {step.field for step in claim.trace}
