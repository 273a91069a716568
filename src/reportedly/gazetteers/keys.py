"""Keys under which names are filed, so that spellings of one name meet.

`plain_key` folds what no reader takes for a difference: case, accents, apostrophes, full stops, hyphens, a leading
"the", and "St.", "Ft.", "Mt." for the full word. `loose_key` goes on to what differs between transliterations: the
Arabic article (al-, as-, ash-, el-, ...), q/k, gh/g, dh/d, kh/h, double letters, ou/oo/u, ee/i, a final
-iyah/-iya/-iyeh, a final -ah/-eh/-a, and the Slavic endings -skyi/-skyy/-skiy/-skij/-sky/-ski. Both take linear time.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MAX_NAME = 120  # code points: no longer string is a name

_LETTERS = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a",
        "'": "", "’": "", "‘": "", "ʼ": "", "ʿ": "", "ʾ": "", "`": "", "´": "", "ʻ": "", "′": "", ".": "",
        "-": " ", "–": " ", "‐": " ", "‑": " ", "/": " ", "_": " ", "\u00a0": " ", "\u0640": "", "&": " and ",
    }
)  # fmt: skip
_DIRECTIONS = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_INVISIBLE = re.compile(r"[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")  # with those that join letters
_MARKS = dict.fromkeys(
    [*range(0x300, 0x370), *range(0x591, 0x5C8), *range(0x64B, 0x660), 0x670]
)  # accents, vowel signs
_FULL = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}
_ARTICLES = frozenset(
    ["al", "el", "il", "ul", "ar", "as", "ash", "at", "ath", "ad", "adh", "az", "an", "es", "esh", "ed", "er", "ez"]
)
_DOUBLE = re.compile(r"([a-z])\1")
_ENDINGS = (
    (re.compile(r"(?:iyyah|iyyeh|iyya|iyah|iyeh|iya|ieh|iah|iye|iyye)$"), "ia"),
    (re.compile(r"(?<=..)(?:skyi|skyy|skiy|skij|skyj|sky|skii)$"), "ski"),
    (re.compile(r"(?<=..)(?:ah|eh|e)$"), "a"),
)
_SOUNDS = (("ou", "u"), ("oo", "u"), ("ee", "i"), ("q", "k"), ("gh", "g"), ("dh", "d"), ("kh", "h"), ("y", "i"))


def without_marks(text: str) -> str:
    """The text without the invisible marks that set its direction: they are part of no name."""
    return text if text.isascii() else _DIRECTIONS.sub("", text)


def plain_key(name: str) -> str:
    """The name without case, accents, punctuation and invisible marks; "" for what is no name."""
    name = name[:MAX_NAME].casefold()
    if not name.isascii():
        name = unicodedata.normalize("NFKD", _INVISIBLE.sub("", name)).translate(_MARKS)
    words = name.translate(_LETTERS).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(_FULL.get(word, word) for word in words) if len(words) > 1 else " ".join(words)


def loose_key(plain: str) -> str:
    """The key shared by transliterations of one name; takes a plain key."""
    words = plain.split()
    if len(words) > 1:
        words = [*(word for word in words[:-1] if word not in _ARTICLES), words[-1]]
    return " ".join(_loose_word(word) for word in words)


@lru_cache(maxsize=65536)  # words come back in many names
def _loose_word(word: str) -> str:
    if not word.isascii() or len(word) < 4:
        return word.replace("q", "k")
    for ending, common in _ENDINGS if word[-1] in "aehijy" else ():
        found = ending.search(word)
        if found is not None:
            word = word[: found.start()] + common
            break
    for sound, common in _SOUNDS:
        word = word.replace(sound, common)
    return _DOUBLE.sub(r"\1", word) if _DOUBLE.search(word) else word
