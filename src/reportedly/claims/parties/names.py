"""Words of names as they are compared: without case, accents, possessives and the whims of transliteration."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from reportedly.vocabulary import vocabulary

APOSTROPHES = "'’ʼ‘`´"
TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?"  # U.S., U.S.A
    r"|[^\W\d_]\.[^\W\d_](?![^\W_])"  # U.S
    rf"|[^\W_]+(?:[{APOSTROPHES}][^\W_]+)*[{APOSTROPHES}]?"
    r"|[,;:/&+()]"
)
MARKS = frozenset(",;:/&+()")
DETERMINERS = frozenset({"the", "a", "an"})
MAX_WORD = 60  # longer runs of letters are no names


class Word(NamedTuple):
    """A word or a separating mark of a text, with its compared form. `end` leaves a possessive out."""

    start: int
    end: int
    text: str
    form: str
    possessive: bool


def words(text: str) -> list[Word]:
    """Words and separating marks of a text, in order."""
    found, make = [], Word._make  # which is quicker than to call Word
    for match in TOKEN.finditer(text):
        written, (start, end) = match.group(), match.span()
        form, possessive, cut = compared(written) if end - start <= MAX_WORD else (written, False, 0)
        found.append(make((start, end - cut, written, form, possessive)))
    return found


@lru_cache(maxsize=20_000)
def compared(written: str) -> tuple[str, bool, int]:
    """The compared form of one word, whether it is a possessive, and how many characters that takes at the end."""
    form = written.casefold()
    possessive, cut = False, 0
    if form[-1] in APOSTROPHES:
        form, possessive, cut = form[:-1], True, 1
    elif len(form) > 2 and form[-1] == "s" and form[-2] in APOSTROPHES:
        form, possessive, cut = form[:-2], True, 2
    if not form.isascii():
        form = "".join(c for c in unicodedata.normalize("NFKD", form) if not unicodedata.combining(c))
    form = form.translate(_DROPPED)
    return _spellings().get(form, form), possessive, cut


def form_at(found: Sequence[Word], at: int) -> str | None:
    return found[at].form if 0 <= at < len(found) else None


def form_before(found: Sequence[Word], start: int) -> str | None:
    """The form of the last word before a position that is no determiner."""
    at = start - 1
    while at >= 0 and found[at].form in DETERMINERS:
        at -= 1
    return form_at(found, at)


def is_mark(found: Sequence[Word], at: int) -> bool:
    return at < len(found) and found[at].form in MARKS


_DROPPED = dict.fromkeys(map(ord, APOSTROPHES + "."))


@cache
def _spellings() -> dict[str, str]:
    plain = {entry.id: [word.translate(_DROPPED) for word in entry.words] for entry in vocabulary().spellings.values()}
    return {word: name for name, others in plain.items() for word in others}
