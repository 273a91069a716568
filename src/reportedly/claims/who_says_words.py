"""The words that show who says what: reporting verbs with their stance, prepositions, nouns."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data" / "who_says.toml"


@dataclass(frozen=True)
class ReportingVerb:
    """How a verb reports. `takes` holds "clause", "object", "infinitive", "label"; `speech` False: an attitude."""

    stance: str
    speech: bool
    takes: frozenset[str]
    prepositions: frozenset[str] = frozenset()


@dataclass(frozen=True)
class ReportingWords:
    """All reporting words by lemma; `nouns` maps a noun as written to its stance."""

    verbs: Mapping[str, ReportingVerb]
    prepositions: tuple[tuple[str, ...], ...]
    adverbs: frozenset[str]
    nouns: Mapping[str, str]
    misread: Mapping[str, str]

    def lemma(self, lemma: str) -> str:
        """The lemma in lower case, with the tagger's known slips put right."""
        lowered = lemma.lower()
        return self.misread.get(lowered, lowered)


@cache
def reporting_words() -> ReportingWords:
    """The words of the package's data file."""
    table = tomllib.loads(DATA.read_text(encoding="utf-8"))
    verbs: dict[str, ReportingVerb] = {}
    for group in table["verbs"]:
        entry = ReportingVerb(
            group["stance"], group["speech"], frozenset(group["takes"]), frozenset(group.get("with", ()))
        )
        for word in group["words"]:
            if word in verbs:
                raise ValueError(f"{DATA.name}: verb {word} stands in two groups")
            verbs[word] = entry
    return ReportingWords(
        verbs,
        tuple(tuple(phrase.split()) for phrase in table["prepositions"]["phrases"]),
        frozenset(table["adverbs"]["words"]),
        {word: stance for stance, words in table["nouns"].items() for word in words},
        table["misread"],
    )
