"""Word pieces of a text, each with its place in the text as it was given.

The pieces are those of BERT's uncased vocabulary (Devlin et al. 2019): accents and case are dropped, words split at
punctuation, and a word is cut into the longest pieces that the vocabulary holds. We cut ourselves, because offsets have
to fit the untouched text to the code point, and because the vocabulary is a part of the published one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

UNKNOWN, OPENING, CLOSING, PADDING = "[UNK]", "[CLS]", "[SEP]", "[PAD]"
CONTINUED = "##"
LONGEST_WORD = 100  # letters; a longer word is one unknown piece, as in the published tokenizer


@dataclass(frozen=True)
class Piece:
    """Code points `start` to `end` (excluded) of the text; `opens` where a word begins."""

    id: int
    start: int
    end: int
    opens: bool


class Pieces:
    """Cuts texts into the pieces of one vocabulary, whose order gives the numbers."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self.ids: Mapping[str, int] = {piece: number for number, piece in enumerate(vocabulary)}
        self.unknown, self.opening, self.closing = (self.ids[one] for one in (UNKNOWN, OPENING, CLOSING))
        self._cut: dict[str, tuple[tuple[int, int], ...]] = {}

    def read(self, text: str) -> list[Piece]:
        """The pieces in the order of the text, without the marks that open and close a window."""
        return [piece for letters, places in _words(text) for piece in self._pieces(letters, places)]

    def _pieces(self, letters: str, places: Sequence[int]) -> Iterator[Piece]:
        start = 0
        for number, length in self._cut_word(letters):
            yield Piece(number, places[start], places[start + length - 1] + 1, start == 0)
            start += length

    def _cut_word(self, letters: str) -> tuple[tuple[int, int], ...]:
        """(id, letters) of a word's pieces; one unknown piece where it cannot be cut."""
        if len(letters) > LONGEST_WORD:
            return ((self.unknown, len(letters)),)
        if letters not in self._cut:
            if len(self._cut) > 100_000:
                self._cut.clear()
            self._cut[letters] = self._longest_first(letters)
        return self._cut[letters]

    def _longest_first(self, letters: str) -> tuple[tuple[int, int], ...]:
        found, start = [], 0
        while start < len(letters):
            mark = CONTINUED if start else ""
            for end in range(len(letters), start, -1):
                number = self.ids.get(mark + letters[start:end])
                if number is not None:
                    found.append((number, end - start))
                    start = end
                    break
            else:
                return ((self.unknown, len(letters)),)
        return tuple(found)


def _words(text: str) -> Iterator[tuple[str, list[int]]]:
    """Words and marks: their letters without case and accents, and the place in the text that each comes from."""
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for letter in _plain(character):
            alone = _stands_alone(letter)
            if letters and (alone or letter == " "):
                yield "".join(letters), places
                letters, places = [], []
            if alone:
                yield letter, [place]
            elif letter != " ":
                letters.append(letter)
                places.append(place)
    if letters:
        yield "".join(letters), places


def _plain(character: str) -> str:
    """The character in lower case without accents; a blank for white space, nothing for controls."""
    if "a" <= character <= "z" or "0" <= character <= "9" or character == " ":
        return character
    if character.isspace():
        return " "
    if character.isascii():
        return character.lower() if character.isprintable() else ""
    if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn") or character == "\ufffd":
        return ""
    plain = unicodedata.normalize("NFD", character.lower())
    return "".join(letter for letter in plain if unicodedata.category(letter) != "Mn")


def _stands_alone(letter: str) -> bool:
    """Punctuation, every ASCII sign, and the ideographs, which are written without blanks."""
    if letter.isascii():
        return not letter.isalnum() and letter != " "
    return unicodedata.category(letter).startswith("P") or 0x3400 <= ord(letter) <= 0x9FFF or ord(letter) >= 0x20000
