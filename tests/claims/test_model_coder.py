"""What is kept of a model's answer: what the report's own words bear out, and nothing else."""

import json
from datetime import date

import pytest

import reportedly
from reportedly.claims.model_answer import AnswerError, drafts_of
from reportedly.claims.model_coder import PASSAGE, ModelCoder, ModelError, instructions, passages

TEXT = (
    "Rebels shelled the town of Idlib on Monday. At least 12 people were killed, a doctor said. "
    "The army denied that it lost a base in Palmyra."
)


def coded(*claims, text=TEXT):
    coder = ModelCoder(lambda prompt: json.dumps({"claims": claims}), "scripted")
    report = reportedly.report(text, published=date(2021, 6, 15), publisher="Southern Wire", language="en")
    return coder.code(report)


SHELLING = {
    "quote": "Rebels shelled the town of Idlib on Monday",
    "kind": "shelling",
    "actor": "Rebels",
    "place": "Idlib",
    "when": "on Monday",
    "tolls": [],
}
DEAD = {
    "quote": "At least 12 people were killed",
    "kind": "shelling",
    "source": "a doctor",
    "tolls": [{"quote": "At least 12 people were killed", "effect": "killed", "group": "people", "low": 12}],
}


def test_words_of_the_model_are_resolved_as_the_english_coder_resolves_them():
    (claim,) = coded(SHELLING).claims
    assert claim.place.name.startswith("Idlib")
    assert (claim.when.earliest, claim.when.latest) == (date(2021, 6, 14), date(2021, 6, 14))
    assert (claim.actor.text, claim.source.name, claim.source.kind) == ("Rebels", "Southern Wire", "media")


def test_the_source_is_who_the_words_name():
    (claim,) = coded(DEAD).claims
    assert (claim.source.text, claim.source.kind) == ("a doctor", "medic")


def test_a_number_is_read_from_its_words_and_not_from_the_model():
    wrong = DEAD | {"tolls": [DEAD["tolls"][0] | {"low": 40, "high": 40}]}
    (claim,) = coded(wrong).claims
    assert [(toll.low, toll.high) for toll in claim.tolls] == [(12, None)]


def test_a_number_without_words_is_dropped():
    made_up = SHELLING | {"tolls": [{"quote": "Rebels shelled the town", "effect": "killed", "low": 7, "high": 7}]}
    (claim,) = coded(made_up).claims
    assert claim.tolls == ()


@pytest.mark.parametrize(
    "change",
    [
        {"quote": "Rebels shelled the town of Aleppo on Monday"},
        {"quote": ""},
        {"quote": None},
        {"quote": 7},
        {"kind": "massacre"},
        {"kind": None},
        {"status": "certain"},
    ],
)
def test_a_claim_with_a_quote_that_is_not_there_or_a_term_that_nobody_defined_is_dropped(change):
    assert [claim.kind for claim in coded(SHELLING | change, DEAD).claims] == ["shelling"]
    assert coded(SHELLING | change).claims == ()


def test_words_of_a_field_that_are_not_in_the_report_leave_the_field_unknown():
    (claim,) = coded(SHELLING | {"actor": "The air force", "place": "Aleppo", "target": ["Idlib"]}).claims
    assert (claim.actor, claim.place, claim.target) == (None, None, None)


def test_the_same_claim_twice_is_one():
    assert len(coded(DEAD, DEAD).claims) == 1


def test_claims_with_one_label_are_one_happening():
    labels = [claim.happening for claim in coded(SHELLING | {"happening": 1}, DEAD | {"happening": 1}).claims]
    assert labels[0] == labels[1]
    labels = [claim.happening for claim in coded(SHELLING, DEAD).claims]
    assert labels[0] != labels[1]


@pytest.mark.parametrize("answer", ["", "I cannot help with that.", "[]", '{"claims": 3}', '{"claims"', "{" * 90_000])
def test_an_answer_that_is_no_list_of_claims_leaves_the_report_uncoded_with_the_reason(answer):
    coding = ModelCoder(lambda prompt: answer, "silent").code(reportedly.report(TEXT, language="en"))
    assert not coding.coded
    assert coding.reason.startswith("the model silent, passage 1: the answer")


def test_talk_around_the_answer_is_passed_over():
    answer = f"Here you are:\n```json\n{json.dumps({'claims': [DEAD]})}\n```"
    assert [draft.kind for draft in drafts_of(answer, TEXT, (0, len(TEXT)))] == ["shelling"]


def test_drafts_of_no_object_are_refused():
    with pytest.raises(AnswerError, match="no JSON object"):
        list(drafts_of("null", TEXT, (0, len(TEXT))))


def test_a_model_that_cannot_be_asked_leaves_the_report_uncoded_with_the_reason():
    def broken(prompt):
        raise ModelError("the model at http://localhost:1 does not answer")

    coding = ModelCoder(broken, "absent").code(reportedly.report(TEXT, language="en"))
    assert (coding.coded, coding.reason) == (False, "the model at http://localhost:1 does not answer")


def test_a_long_report_is_asked_for_in_passages_that_leave_nothing_out():
    text = "Shells killed 3 people. " * 1_000
    cuts = list(passages(text))
    assert len(cuts) > 3
    assert "".join(text[start:end] for start, end in cuts) == text
    assert all(end - start <= PASSAGE for start, end in cuts)
    assert all(text[:end].endswith(". ") for _, end in cuts[:-1])


def test_the_instructions_hold_every_term_and_end_before_the_report():
    asked = []

    def listen(prompt):
        asked.append(prompt)
        return '{"claims": []}'

    ModelCoder(listen, "listener").code(reportedly.report(TEXT, language="en"))
    assert asked == [instructions() + TEXT]
    assert {"air_strike", "cumulative"} <= set(instructions().replace(",", "").split())
