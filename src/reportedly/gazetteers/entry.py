"""One row of a gazetteer."""

from __future__ import annotations

from dataclasses import dataclass

KINDS = (
    "country",
    "adm1",
    "adm2",
    "settlement",
    "neighbourhood",
    "camp",
    "landmark",
    "region",
    "water",
    "continent",
)


@dataclass(frozen=True)
class Entry:
    """A place. `id` is "geonames:170063", "own:aleppo/al-shaar" or "user:...". Coordinates are WGS 84 degrees and stand
    for the whole place; None where a gazetteer does not say. `country` is ISO 3166 alpha-2, or whatever code a user's
    gazetteer gives a country of its own. `parent` is the id of the place it lies in; `capital` marks the
    capital of a country."""

    id: str
    name: str
    kind: str
    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    admin1: str | None = None
    parent: str | None = None
    population: int = 0
    capital: bool = False


@dataclass(frozen=True)
class Match:
    """An entry as a name found it: `exact` by the plain key rather than by a variant spelling, `main` by its own name
    rather than by another one, `people` by a word for its people ("Syrian"), `short` by an abbreviation ("UK")."""

    entry: Entry
    exact: bool = True
    main: bool = True
    people: bool = False
    short: bool = False
