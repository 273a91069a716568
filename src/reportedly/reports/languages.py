"""The language of a text, told offline.

The classifier takes capital letters for other languages and cannot tell a few words, so texts are put into small
letters first, a text under 20 letters stays undetermined, and so does a text that looks foreign without being so
clearly: calling an English report foreign would lose it, the other way round costs only time.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from reportedly.reports.tables import table

CLASSIFIED = 5_000  # code points looked at
FEWEST_LETTERS = 20
CLEARLY_FOREIGN = 0.75  # share of probability; the lowest that kept all English texts of the yardsticks English


def detect_language(text: str) -> str | None:
    """ISO 639-1 code (639-3 where there is none), or None where the text does not tell."""
    sample = text[:CLASSIFIED].lower()
    if sum(map(str.isalpha, sample)) < FEWEST_LETTERS:
        return None
    code, share = _identifier().classify(sample)
    return str(code) if code == "en" or share >= CLEARLY_FOREIGN else None


def language_code(words: str) -> str | None:
    """The code for what a person or a page wrote ("en-GB", "eng", "English"), or None where it is no language."""
    word = words.strip().lower().replace("_", "-").split("-")[0]
    for code, names in table("languages").items():
        if word in names:
            return code
    return word if 2 <= len(word) <= 3 and word.isascii() and word.isalpha() else None


@cache
def _identifier() -> Any:
    """The classifier, without Nigerian Pidgin: it draws in short English news, and is read by the English coder."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in identifier.labels if code != "pcm"])
    return identifier
