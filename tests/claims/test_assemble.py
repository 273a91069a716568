"""The claim as it is put together: source, trace, identity, order."""

import pytest

TEXT = (
    "Turkish jets bombed a mill near Kobani on Monday, killing four people, the Syrian Observatory for Human Rights "
    "said. The Turkish defence ministry denied the attack. Hundreds of villagers fled."
)


def test_claims_come_in_the_order_of_their_words(claims_of):
    starts = [claim.evidence.start for claim in claims_of(TEXT)]
    assert starts == sorted(starts)


def test_ids_differ_within_a_report(claims_of):
    ids = [claim.id for claim in claims_of(TEXT)]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("Shells hit a mill.", "The Ostrand Herald", "media"),
        (
            "The Syrian Observatory for Human Rights said shells hit a mill.",
            "Syrian Observatory for Human Rights",
            "monitor",
        ),
        ("Shells hit a mill, according to doctors.", "doctors", "medic"),
        ('"Shells hit the mill," a resident of Karvel said.', "resident of Karvel", "witness"),
    ],
)
def test_a_claim_has_the_voice_that_the_report_names(claims_of, sentence, name, kind):
    (claim,) = claims_of(sentence)
    assert (claim.source.name, claim.source.kind) == (name, kind)


def test_only_the_report_s_own_voice_has_no_words(claims_of):
    (own,) = claims_of("Shells hit a mill.")
    (other,) = claims_of("Doctors said shells hit a mill.")
    assert own.source.text is None
    assert other.source.text == "Doctors"


def test_the_trace_names_the_trigger_the_words_and_the_rule(claims_of):
    claim = claims_of(TEXT)[0]
    steps = {step.field: step for step in claim.trace}
    assert {"kind", "actor", "place", "when", "source", "tolls"} <= set(steps)
    assert all(step.rule for step in claim.trace)
    assert all(step.words in TEXT for step in claim.trace if step.words)
    assert {step.entry for step in claim.trace if step.field == "kind"} >= {"bombing.bomb"}


def test_two_tellings_of_a_sentence_are_two_claims(claims_of):
    claims = claims_of("Shells hit a mill. Shells hit a mill.")
    assert len({claim.id for claim in claims}) == 2
