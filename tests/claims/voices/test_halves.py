"""Who speaks in one half of a sentence, and who in the other."""

import pytest

from reportedly.claims.text.parse import parse
from reportedly.claims.voices.drafts import Draft
from reportedly.claims.voices.halves import carry_over


def told_by(claims, words):
    return next((c.source.name, c.source.via) for c in claims if words in c.evidence.exact)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "According to the mayor, 30 raiders were killed; the Lorn hospital reported the death of one guard.",
            "mayor",
            "Lorn hospital",
        ),
        ("Police said that nine people had died; doctors insisted that a guard was killed.", "Police", "doctors"),
    ],
)
def test_a_semicolon_parts_what_two_tell(claims_of, text, first, second):
    claims = claims_of(text)
    assert told_by(claims, "30 raiders" if "raiders" in text else "nine people") == (first, ())
    assert told_by(claims, "guard") == (second, ())


def test_what_a_speaker_interrupts_goes_on_behind_him(claims_of):
    text = "Five of the guards were wounded, the mayor said, and at least 20 militants killed."
    sources = {c.source.name for c in claims_of(text)}
    assert sources == {"mayor"}


def test_an_attribution_that_lost_its_content_is_left_alone():
    draft = Draft(source=[0], cue=[1])
    carry_over(parse("Police said, and left.").doc, [draft])
    assert not draft.content
