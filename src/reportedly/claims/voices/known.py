"""Known sources and the nouns of source kinds, looked up by their words."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from reportedly.claims.voices.names import plain
from reportedly.vocabulary import KnownSource, SourceKind, vocabulary

WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*\.?", re.UNICODE)
LONGEST_ALIAS = 9  # words
LONGEST_WORDS = 400  # code points of a source that are looked at


@dataclass(frozen=True)
class Alias:
    """A name of a known source as its data file writes it."""

    source: KnownSource
    text: str


class SourceIndex:
    """Known sources and the nouns of source kinds, by their words."""

    def __init__(self, sources: Mapping[str, KnownSource]) -> None:
        self.aliases: dict[tuple[str, ...], Alias] = {}
        for source in sources.values():
            for text in (source.name, *source.aliases, *source.descriptions):
                self.aliases.setdefault(words_of(text), Alias(source, text))
        self.first = frozenset(words[0] for words in self.aliases if words)
        self.kinds: dict[tuple[str, ...], str] = {}
        for kind, entry in vocabulary().ids("source_kinds").items():
            for word in entry.words if isinstance(entry, SourceKind) else ():
                self.kinds.setdefault(words_of(word), kind)


def words_of(text: str) -> tuple[str, ...]:
    """Lower-case words without leading article and possessive ending."""
    words = [plain(match.group()) for match in WORD.finditer(text[:LONGEST_WORDS])]
    return tuple(words[1:] if words and words[0] == "the" else words)


def stands(word: str, alias: Alias) -> bool:
    """Whether a name is written for itself: not in the possessive, its apostrophe lost or not."""
    return plain(word) == words_of(alias.text)[-1] and not word.lower().endswith(("'s", "’s"))


def written_alike(word: str, alias: str) -> bool:
    """A single word names a source only if it is written as a name: "WHO" and "Time", not "who" and "time"."""
    name = alias.removeprefix("the ").removeprefix("The ")
    if name.isupper() and len(name) <= 5:
        return word.rstrip(".").removesuffix("'s").removesuffix("’s").isupper()
    return word[:1].isupper() or name.islower()


def ends_another(alias: Alias, before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether a name that needs its article is a part of another: "The Times" in "Moscow Times", "The National" in
    "the National Council", "the Observatory" in "Karm Rights Observatory"."""
    around = (word for word in (*before, *after) if word.lower() != "the" and not word.lower().endswith("-based"))
    return alias.text.lower().startswith("the ") and any(word[:1].isupper() for word in around)


def is_elsewhere(alias: Alias, countries: Collection[str]) -> bool:
    """Whether one plain word with its article, which names this source in reports on its countries, stands in a report
    on others: "the Observatory"."""
    plain_word = alias.text.startswith("the ") and len(words_of(alias.text)) == 1
    return plain_word and bool(countries) and not set(alias.source.countries) & set(countries)
