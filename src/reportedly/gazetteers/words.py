"""The words that tell places from other names, from `data/place_words.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache, cached_property

from reportedly.gazetteers.tables import DATA


@dataclass(frozen=True)
class PlaceWords:
    """Lower-case words by what they do; each field is a table of the data file."""

    settlement: frozenset[str]
    neighbourhood: frozenset[str]
    adm2: frozenset[str]
    adm1: frozenset[str]
    region: frozenset[str]
    directions: frozenset[str]
    locative: frozenset[str]
    connectors: frozenset[str]
    articles: frozenset[str]
    titles: frozenset[str]
    speech_verbs: frozenset[str]
    outlets: frozenset[str]
    undertakings: frozenset[str]
    never: frozenset[str]
    surnames: frozenset[str]
    given_names: frozenset[str]
    institutions: frozenset[str]
    state_nouns: frozenset[str]
    first_halves: frozenset[str]
    place_verbs: frozenset[str]
    undergoing: frozenset[str]
    stationed: frozenset[str]
    landmarks: frozenset[str]
    landmark_modifiers: frozenset[str]
    named_otherwise: frozenset[str]
    within: frozenset[str]
    falls_on: frozenset[str]
    moves: frozenset[str]
    parts_of: frozenset[str]
    ground_verbs: frozenset[str]
    pacts: frozenset[str]
    spanning: frozenset[str]
    world_regions: frozenset[str]
    wards: frozenset[str]
    bringing: frozenset[str]
    tellers: frozenset[str]
    dealings: frozenset[str]
    from_abroad: frozenset[str]
    neighbouring: frozenset[str]

    def kind_of(self, noun: str) -> str | None:
        """The precision that a noun for a kind of place gives, or None."""
        return self._kinds.get(noun)

    @cached_property
    def _kinds(self) -> dict[str, str]:
        """The kind of each noun; of several the first."""
        kinds = ("settlement", "neighbourhood", "adm2", "adm1", "region")
        return {noun: kind for kind in reversed(kinds) for noun in getattr(self, kind)}


@cache
def place_words() -> PlaceWords:
    """The package's table."""
    tables = tomllib.loads((DATA / "place_words.toml").read_text(encoding="utf-8"))
    return PlaceWords(**{field.name: frozenset(tables[field.name]["words"]) for field in fields(PlaceWords)})
