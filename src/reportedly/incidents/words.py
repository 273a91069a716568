"""Words of a text as the linker sees them: tokens, shingles, and how distinctive a word is in a collection."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import islice
from pathlib import Path

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_NAME = re.compile(r"[^\W\d_][^\W_]*(?:['’-][^\W_]+)*")
SAMPLE = 2048  # accounts, those published first, by which it is told how rare a word is
_MOST = 4_000  # words of one text that are looked at; what a hostile text holds beyond them cannot tell much

Vector = Mapping[str, float]


@cache
def function_words() -> frozenset[str]:
    """English words that tell nothing about a happening."""
    return _listed("function_words.txt")


@cache
def words_of_bodies() -> frozenset[str]:
    """Words that stand in the names of bodies and places, and in no person's."""
    return _listed("bodies.txt")


def _listed(name: str) -> frozenset[str]:
    text = (Path(__file__).parent / "data" / name).read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def fold(text: str) -> str:
    """Case-folded, without accents: "Alépo" and "ALEPO" are one spelling."""
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def tokens(text: str) -> list[str]:
    """The folded words of a text, in order."""
    found = _WORD.findall(fold(text))[:_MOST]
    return [word.replace("’", "'").removesuffix("'s") if "'" in word or "’" in word else word for word in found]


def shingles(text: str, size: int) -> frozenset[str]:
    """Every run of `size` words; a shorter text is one shingle."""
    words = tokens(text)
    if len(words) <= size:
        return frozenset((" ".join(words),)) if words else frozenset()
    return frozenset(" ".join(words[i : i + size]) for i in range(len(words) - size + 1))


def content_words(text: str) -> Counter[str]:
    """How often each word that is no function word stands in the text; single letters are left out."""
    skip = function_words()
    return Counter(word for word in tokens(text) if len(word) > 1 and word not in skip)


def name_pairs(text: str) -> Counter[str]:
    """Every two capitalised words side by side ("Jane Doe", "Mill Street"): names of people, places, bodies."""
    found: Counter[str] = Counter()
    before: re.Match[str] | None = None
    for match in islice(_NAME.finditer(text), _MOST):
        if match.group()[0].isupper():
            if before and text[before.end() : match.start()] == " ":
                found[f"{fold(before.group())} {fold(match.group())}"] += 1
            before = match
        else:
            before = None
    return found


class Rarities(dict[str, float]):
    """How much a word tells apart the texts of a collection; a word that is not held counts as if it stood in one."""

    def __init__(self, bags: Sequence[Mapping[str, int]]) -> None:
        """ln((N + 1) / df) for each word of N bags, of which it stands in df."""
        many = len(bags) + 1
        super().__init__(
            {word: math.log(many / n) for word, n in Counter(word for bag in bags for word in bag).items()}
        )
        self.unknown = math.log(many)

    def __missing__(self, word: str) -> float:
        return self.unknown


def vector(bag: Mapping[str, int], rarity: Mapping[str, float]) -> Vector:
    """The tf-idf vector of a bag, of length 1: (1 + ln tf) x rarity. A word of this text alone keeps its weight, since
    what the other text does not say counts against the likeness."""
    return _unit({word: (1 + math.log(n)) * rarity[word] for word, n in bag.items()})


def _unit(vector: Mapping[str, float]) -> Vector:
    length = math.sqrt(math.fsum(x * x for x in vector.values()))
    return {word: x / length for word, x in sorted(vector.items())} if length else {}


def cosine(a: Vector, b: Vector) -> float:
    """Likeness of two vectors of length 1, from 0 to 1; summed exactly, so that the order of words cannot matter."""
    if len(b) < len(a):
        a, b = b, a
    return math.fsum([x * b[word] for word, x in a.items() if word in b])


def shared(a: Vector, b: Vector, most: int = 6) -> tuple[str, ...]:
    """The words that make two texts alike, heaviest first."""
    common: Iterable[str] = (word for word in a if word in b)
    return tuple(sorted(common, key=lambda word: (-a[word] * b[word], word))[:most])
