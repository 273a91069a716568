"""Names that are no places though they are spelt like some: those of parties, agencies and papers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.vocabulary import Party, vocabulary


@dataclass(frozen=True)
class NamesOfOthers:
    """`whole`: as the vocabulary spells them, "SANA". `by_word`: those that hold other words before a word of theirs,
    by that word: the name in lower case, and where the word stands in it ("iraq" in "islamic state of iraq", "sabah"
    in "daily sabah")."""

    whole: frozenset[str]
    by_word: Mapping[str, tuple[tuple[str, int], ...]]

    def surround(self, text: str, start: int, word: str) -> bool:
        """Whether a word, which begins at a code point of the text, stands inside such a name: "Iraq" in "Islamic
        State in Iraq and the Levant", "Sabah" in "Daily Sabah"."""
        for name, at in self.by_word.get(word, ()):
            first = start - at
            end = first + len(name)
            if first >= 0 and text[first:end].lower() == name and not text[end : end + 1].isalnum():
                return True
        return False


def names_of_others(parties: Iterable[Party]) -> NamesOfOthers:
    """Of these parties but for governments, which are named by their countries, and of the sources that we know."""
    others = [party for party in parties if party.kind != "government"]
    armed = [(party.name, *party.aliases) for party in others]
    leagues = [(party.name, *party.aliases) for party in others if party.kind == "intergovernmental"]
    sources = list(vocabulary().sources.values())
    voices = [(source.name, *source.aliases) for source in sources if source.kind in ("media", "monitor")]
    speakers = [(one.name, *one.aliases) for one in sources if one.kind in ("media", "monitor", "ngo", "analyst")]
    found: dict[str, list[tuple[str, int]]] = {}
    for name, first in (*_with_first(armed, 2), *_with_first([*leagues, *speakers], 0)):
        words = name.split()
        for word in sorted({word for word in words[first:] if word.isalpha() and len(words) > 1}):
            found.setdefault(word, []).append((name, f" {name}".index(f" {word}")))
    whole = frozenset(name for names in (*voices, *armed) for name in names)
    return NamesOfOthers(whole, {word: tuple(names) for word, names in found.items()})


def _with_first(rows: Iterable[tuple[str, ...]], first: int) -> Iterator[tuple[str, int]]:
    """Each name in lower case, and from which word on a word of it is no place."""
    return ((name.lower(), first) for names in rows for name in names)


@cache
def default_names_of_others() -> NamesOfOthers:
    """Those of the parties that the package carries."""
    return names_of_others(vocabulary().parties.values())
