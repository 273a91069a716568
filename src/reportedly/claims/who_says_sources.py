"""Whose voice words name: known sources, parties of the conflict, persons, and voices without a name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from reportedly.records import PartyReference
from reportedly.vocabulary import KnownSource, vocabulary

WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*\.?|&", re.UNICODE)
LONGEST_ALIAS = 9  # words
LONGEST_NAME = 120  # code points
ARTICLES = frozenset(("the", "a", "an", "some", "several", "many", "his", "her", "their", "its", "one", "two", "three"))


@dataclass(frozen=True)
class Voice:
    """Who a source's words were taken to mean. `id` is a known source's, `party` the party it speaks for."""

    name: str
    kind: str
    id: str | None = None
    party: str | None = None


@dataclass(frozen=True)
class Voices:
    """What is needed to tell whose voice words name: the known sources, and a way to resolve a party's name."""

    sources: Mapping[str, KnownSource]
    resolve_party: Callable[[str], PartyReference | None] | None = None

    @cached_property
    def aliases(self) -> Mapping[tuple[str, ...], KnownSource]:
        """Known sources by the words of their names, aliases and descriptions."""
        table: dict[tuple[str, ...], KnownSource] = {}
        for source in self.sources.values():
            for alias in (source.name, *source.aliases, *source.descriptions):
                table.setdefault(words_of(alias), source)
        return table

    @cached_property
    def kinds(self) -> Mapping[tuple[str, ...], str]:
        """Source kinds by the nouns that show them."""
        return {
            words_of(word): kind
            for kind, entry in vocabulary().ids("source_kinds").items()
            for word in getattr(entry, "words", ())
        }

    def known(self, text: str) -> KnownSource | None:
        """The known source with the longest name inside `text`."""
        found = longest(words_of(text), self.aliases)
        return found if isinstance(found, KnownSource) else None

    def kind(self, text: str) -> str | None:
        """The source kind that the nouns of `text` show."""
        found = longest(words_of(text), self.kinds)
        return found if isinstance(found, str) else None

    def party(self, text: str) -> PartyReference | None:
        return self.resolve_party(text) if self.resolve_party is not None and text else None


def words_of(text: str) -> tuple[str, ...]:
    """Lower-case words without leading article and possessive ending."""
    words = [re.sub(r"['’]s$|\.$", "", match.group().lower()) for match in WORD.finditer(text[:400])]
    return tuple(words[1:] if words and words[0] == "the" else words)


def longest(words: tuple[str, ...], table: Mapping[tuple[str, ...], object]) -> object | None:
    """The entry of the longest run of `words` that the table holds; of equal runs the first."""
    for size in range(min(LONGEST_ALIAS, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            found = table.get(words[start : start + size])
            if found is not None:
                return found
    return None


def clean_name(words: Iterable[str]) -> str:
    """A nameless voice's words as its name: without article, not longer than a line."""
    parts = " ".join(words).split()
    while len(parts) > 1 and parts[0].lower() in ARTICLES:
        parts = parts[1:]
    return " ".join(parts)[:LONGEST_NAME].strip(" ,;:-–—\"'“”") or "unknown"


def voice_of(text: str, voices: Voices) -> Voice:
    """Whose voice the words of a source name."""
    known = voices.known(text)
    if known is not None:
        return Voice(known.name, known.kind, known.id, known.party)
    party = voices.party(text)
    if party is not None:
        return Voice(party.name, "party", None, party.id)
    return Voice(clean_name(text.split()), voices.kind(text) or "unknown")
