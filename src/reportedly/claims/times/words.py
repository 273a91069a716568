"""The words of time expressions: cuts a text into tokens and writes their classes as one short string.

One character stands for each token ("on Friday, 7 May" becomes "i D, N m"), so that the grammar is a plain regular
expression over a string far shorter than the text, and a place in the string is the number of a token.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate

from reportedly.claims.text.words import DATA, word_lists
from reportedly.vocabulary.loader import VocabularyError, read_toml

WORDS = DATA / "when_words.toml"
PARTED = re.compile(r"\n\s*\n| (?<=\d )[A-Z][a-z]{2,8}\n(?=\d{1,3}\s)")  # or "8 May" and the count of the next line
MAX_CHUNK = 8_000  # code points looked at together; longer passages are cut at white space
TOKEN = re.compile(
    r"(?P<iso>\d{4}-\d{1,2}-\d{1,2}|\d{1,2}-\d{1,2}-\d{4})(?![\d-])"
    r"|(?P<number>\d+(?:[.,:/]\d+)*)(?P<tail>[^\W\d_]*)"
    r"|(?P<meridiem>[AaPp]\.\s?[Mm]\b\.?)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<space>\s+)"
    r"|(?P<mark>.)",
    re.DOTALL,
)
DIGIT = re.compile(r"\d")
# what TOKEN cuts out; most are words of several letters and blanks, which are tried first
PIECES = re.compile(rf"[^\W\d_]{{2,}}|\s+|{re.sub(r'[(][?]P<[a-z]+>', '(?:', TOKEN.pattern)}", re.DOTALL)
REMEMBERED = 20_000  # pieces whose class is kept


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number, mark or stretch of white space, with what its class makes of it."""

    start: int
    end: int
    text: str
    value: int | str = 0


class Chunk:
    """Neighbouring tokens and their classes: `codes[i]` is the class of token i. Few tokens are ever asked for, so they
    are made when they are."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._pieces: list[str] = PIECES.findall(text, start, end)
        self._starts = list(accumulate(map(len, self._pieces), initial=start))
        self.codes = "".join(map(_codes().__getitem__, self._pieces))

    def __len__(self) -> int:
        return len(self._pieces)

    def token(self, at: int) -> Token:
        """The token of a number, from 0 on."""
        return Token(self._starts[at], self._starts[at + 1], self._pieces[at], class_of(self._pieces[at])[1])

    def before(self, at: int, reach: int) -> str:
        """The words and marks of up to `reach` tokens before a token, in lower case."""
        return "".join(self._pieces[max(0, at - reach) : at]).lower()

    def tokens(self, first: int, last: int) -> list[Token]:
        """Tokens from one number up to another, that excluded."""
        return [self.token(at) for at in range(first, last)]


@cache
def lexicon() -> dict[str, tuple[str, int | str]]:
    """Lower-case word to class code and value. VocabularyError where a word stands in two classes."""
    words: dict[str, tuple[str, int | str]] = {}
    for name, table in read_toml(WORDS).items():
        for word, value in table["words"].items():
            if word in words:
                raise VocabularyError(f"{WORDS.name}: {name}: the word {word!r} stands in two classes")
            words[word] = (table["code"], value)
    return words


def cues() -> Mapping[str, frozenset[str]]:
    """Lists of words around time expressions, by name."""
    return word_lists("when_cues.toml")


@cache
def _worth() -> re.Pattern[str]:
    """What a passage without a digit must hold to be worth looking at: part of a word of time."""
    parts, ends = sorted(cues()["worth"]), sorted(cues()["worth_at_end"])
    return re.compile(rf"(?i){'|'.join(map(re.escape, parts))}|(?:{'|'.join(map(re.escape, ends))})\b")


def chunks(text: str) -> Iterator[Chunk]:
    """The text's paragraphs that can hold a time, as tokens; the others cost one search."""
    for start, end in _passages(text):
        if DIGIT.search(text, start, end) or _worth().search(text, start, end):
            yield Chunk(text, start, end)


def _passages(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for stop in [match.end() for match in PARTED.finditer(text)] + [len(text)]:
        while stop - start > MAX_CHUNK:
            cut = text.rfind(" ", start + 1, start + MAX_CHUNK) + 1 or start + MAX_CHUNK
            yield start, cut
            start = cut
        if stop > start:
            yield start, stop
            start = stop


class _Codes(dict[str, str]):
    """The class codes of pieces: a look-up for each piece of a report, so that it is to be a quick one."""

    def __missing__(self, piece: str) -> str:
        code = class_of(piece)[0]
        if len(self) < REMEMBERED:
            self[piece] = code
        return code


@cache
def _codes() -> _Codes:
    return _Codes()


@lru_cache(maxsize=REMEMBERED)
def class_of(piece: str) -> tuple[str, int | str]:
    """Class and value of a piece of text that TOKEN cuts out."""
    match = TOKEN.match(piece)
    kind = match.lastgroup if match is not None else "mark"
    if kind == "word":
        return lexicon().get(piece.lower(), ("w", 0))
    if kind == "space":
        return " ", 0
    if kind == "mark":
        return piece if piece in ".,:/-()'" else "'" if piece in "’`‘" else "-" if piece in "‐‑–" else "?", 0
    if kind == "meridiem":
        return "Z", piece[0].lower()
    assert match is not None  # the other kinds are numbers
    return number_class(match.group("iso") or match.group("number"), match.group("tail") or "")


def number_class(digits: str, tail: str) -> tuple[str, int | str]:
    """Class and value of a number: N up to two digits, Y a year, O an ordinal, c a decade, I a numeric date, J a clock
    time, B a clock time with its half of the day, # any other."""
    tail = tail.lower()
    if digits.isascii() and digits.isdigit() and len(digits) <= 4:
        return _plain(digits, tail)
    if re.fullmatch(r"[0-2]?\d[:.][0-5]\d(?::[0-5]\d)?", digits) and tail in ("", "am", "pm", "h"):
        if tail in ("am", "pm"):
            return "B", f"{digits.replace('.', ':')}{tail[0]}"
        return ("J", digits) if ":" in digits else ("#", digits)
    if not tail and re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}-\d{1,2}-\d{4}|\d{1,4}[./]\d{1,2}[./]\d{2,4}", digits):
        return "I", digits
    return ("w", 0) if tail else ("#", digits)


def _plain(digits: str, tail: str) -> tuple[str, int | str]:
    number = int(digits)
    if tail in ("st", "nd", "rd", "th"):
        return ("O", number) if 1 <= number <= 99 else ("w", 0)
    if tail in ("am", "pm"):
        return ("B", f"{digits}:00{tail[0]}") if 1 <= number <= 12 else ("w", 0)
    if tail == "s":
        return ("c", number) if number % 10 == 0 and (len(digits) == 4 or 10 <= number < 100) else ("w", 0)
    if tail:
        return "w", 0
    if len(digits) <= 2:
        return "N", number
    if len(digits) == 4 and 1000 <= number < 2100:
        return "Y", number
    return "#", digits
