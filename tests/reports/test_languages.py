"""The language of a text."""

from __future__ import annotations

import pytest

from reportedly.reports.languages import detect_language, language_code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The army said on Sunday that its soldiers had left the town.", "en"),
        ("THE ARMY SAID ON SUNDAY THAT ITS SOLDIERS HAD LEFT THE TOWN.", "en"),
        ("L'armée a déclaré dimanche que ses soldats avaient quitté la ville.", "fr"),
        ("Армия сообщила в воскресенье, что ее солдаты покинули город.", "ru"),
        ("El ejército dijo el domingo que sus soldados habían salido de la ciudad.", "es"),
        ("Ordu, askerlerinin pazar günü kasabadan ayrıldığını söyledi.", "tr"),
    ],
)
def test_sentences_are_told(text, code):
    assert detect_language(text) == code


@pytest.mark.parametrize("text", ["", "Marran", "12 000 1,234 ---- 5", "Five died."])
def test_a_few_letters_stay_undetermined(text):
    assert detect_language(text) is None


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("en-GB", "en"),
        ("EN_us", "en"),
        ("eng", "en"),
        ("English", "en"),
        ("ckb", "ckb"),
        ("x", None),
        ("the best", None),
    ],
)
def test_codes_and_names_are_brought_to_one_form(words, code):
    assert language_code(words) == code
