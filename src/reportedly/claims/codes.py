"""Codes of the field's event typologies for a short passage, by weighed phrases.

A claim's kind is linked to other code lists by the vocabulary, one code a kind. Some lists cut finer than our kinds
(a suicide bomb and a mine, a peaceful and a broken-up protest): their codes are told here by the passage's own words.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from reportedly.vocabulary import VocabularyError

FOLDER = Path(__file__).parent / "data"
WEIGHTS = {"decisive": 6.0, "strong": 3.0, "good": 2.0, "weak": 1.0, "against": -3.0}
HALVED = 2  # words after which a governed phrase counts for half
OTHERS = 0.15  # what a code's further phrases count for beside its best
LATER = 0.6  # what a phrase counts for after the first sentence: news says first what it is about
MAX_PASSAGE = 5_000  # code points that are looked at
WORD = re.compile(r"[a-z0-9]+")
SENTENCE = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]*[A-Z])|\n")
GAPS = {"..": r"(?:\S+ ){0,3}", "...": r"(?:\S+ ){0,7}"}


@dataclass(frozen=True)
class CodeScore:
    """A code, the weight of the phrases that speak for it, and those phrases as the table has them."""

    code: str
    score: float
    phrases: tuple[str, ...]


@dataclass(frozen=True)
class Phrase:
    code: str
    weight: float
    written: str
    pattern: re.Pattern[str]


class CodeTable:
    """Phrases that speak for codes. A phrase is words in a row; `x*` begins with x, `..` is up to three words, `...` up
    to seven, `@name` one of the phrases of a list, ` & ` joins phrases that must all occur."""

    def __init__(self, entries: Mapping[str, Mapping[str, Sequence[str]]], name: str = "table") -> None:
        self.name = name
        self.codes = tuple(code for code in entries if code != "lists")
        self._lists = entries.get("lists", {})
        self._phrases = [phrase for code in self.codes for phrase in self._read(code, entries[code])]

    def scores(self, text: str) -> list[CodeScore]:
        """Codes that any phrase speaks for, best first; of equally good ones the first of the table."""
        first, rest = _halves(text[:MAX_PASSAGE])
        found: dict[str, list[tuple[float, str]]] = {}
        for phrase in self._phrases:
            share = 1.0 if phrase.pattern.search(first) else LATER if phrase.pattern.search(first + rest) else 0.0
            if share:
                found.setdefault(phrase.code, []).append((phrase.weight * share, phrase.written))
        scored = [CodeScore(code, sum(w for w, _ in hits), tuple(p for _, p in hits)) for code, hits in found.items()]
        return sorted(scored, key=lambda item: (-item.score, self.codes.index(item.code)))

    def governing(self, text: str) -> list[CodeScore]:
        """As `scores`, for one clause: a verb governs what comes after it ("refused to send aid"), so the earlier a
        phrase stands the more it counts, and a code is worth its best phrase with little for the others."""
        words = f" {_words(text[:MAX_PASSAGE])} "
        found: dict[str, list[tuple[float, str]]] = {}
        for phrase in self._phrases:
            match = phrase.pattern.search(words)
            if match:
                before = words.count(" ", 0, match.start() + 1) - 1
                found.setdefault(phrase.code, []).append((phrase.weight / (1 + before / HALVED), phrase.written))
        scored = []
        for code, hits in found.items():
            hits.sort(key=lambda hit: -hit[0])
            rest = sum(weight for weight, _ in hits[1:])
            scored.append(CodeScore(code, hits[0][0] + OTHERS * rest, tuple(phrase for _, phrase in hits)))
        return sorted(scored, key=lambda item: (-item.score, self.codes.index(item.code)))

    def best(self, text: str) -> str | None:
        """The best code, or None where nothing speaks for any."""
        return next((item.code for item in self.scores(text) if item.score > 0), None)

    def _read(self, code: str, groups: Mapping[str, Sequence[str]]) -> Iterator[Phrase]:
        for group, phrases in groups.items():
            if group not in WEIGHTS:
                raise VocabularyError(f"{self.name}: entry {code}: '{group}' is none of {', '.join(WEIGHTS)}")
            for written in phrases:
                parts = [self._expression(code, part) for part in written.split(" & ")]
                # all parts in any order: each is looked for from the start of the passage
                joined = parts[0] if len(parts) == 1 else "^" + "".join(f"(?=.*?{part})" for part in parts)
                yield Phrase(code, WEIGHTS[group], written, re.compile(joined))

    def _expression(self, code: str, part: str) -> str:
        pieces = []
        for word in part.split():
            if word in GAPS:
                pieces.append(GAPS[word])
            elif word.startswith("@"):
                if word[1:] not in self._lists:
                    raise VocabularyError(f"{self.name}: entry {code}: list '{word[1:]}' is missing")
                options = "|".join(self._plain(item) for item in self._lists[word[1:]])
                pieces.append(f"(?:{options}) ")
            else:
                pieces.append(_word(word) + " ")
        return " " + "".join(pieces).removesuffix(" ") + " "

    def _plain(self, phrase: str) -> str:
        return " ".join(_word(word) for word in phrase.split())


def read_codes(path: Path) -> CodeTable:
    """Reads a table of codes: one TOML table a code, its phrases by weight; [lists] holds named lists of phrases."""
    try:
        entries: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise VocabularyError(f"{path}: {error}") from error
    return CodeTable(entries, path.name)


@cache
def acled_sub_events() -> CodeTable:
    """ACLED's 25 sub-event types."""
    return read_codes(FOLDER / "codes_acled.toml")


@cache
def plover_types() -> CodeTable:
    """PLOVER's 16 event types."""
    return read_codes(FOLDER / "codes_plover.toml")


def _word(word: str) -> str:
    return re.escape(word[:-1]) + r"\S*" if word.endswith("*") else re.escape(word)


def _halves(text: str) -> tuple[str, str]:
    """The first sentence and the rest, as words between single spaces."""
    cut = SENTENCE.search(text, 60)
    at = cut.end() if cut else len(text)
    return f" {_words(text[:at])} ", f"{_words(text[at:])} "


def _words(text: str) -> str:
    return " ".join(WORD.findall(text.lower().replace("’", "").replace("'", "")))
