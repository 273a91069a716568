"""Turns a chosen gazetteer entry and the words around it into a Place."""

from __future__ import annotations

from reportedly.gazetteers import Entry, Gazetteer
from reportedly.records import Place
from reportedly.vocabulary import vocabulary
from reportedly.vocabulary.model import PlacePrecision

PRECISIONS = {
    "country": "country",
    "adm1": "adm1",
    "adm2": "adm2",
    "settlement": "settlement",
    "neighbourhood": "neighbourhood",
    "camp": "neighbourhood",
    "landmark": "neighbourhood",
    "region": "region",
    "water": "sea_or_airspace",
    "continent": "region",
}


def radius(precision: str) -> float:
    """The typical uncertainty of a precision in kilometres."""
    entry = vocabulary().ids("place_precisions")[precision]
    assert isinstance(entry, PlacePrecision)  # the table's class is fixed by the loader
    return entry.radius_km


def full_name(entry: Entry, gazetteer: Gazetteer, words: str | None = None) -> str:
    """The chain from the place to its country, without repeated names. `words`: how the report spells the place, which
    is kept where the gazetteer's own spelling needs letters that English has not."""
    chain = gazetteer.chain(entry)
    names = [above.name for above in chain if above.kind not in ("continent",)]
    if words and not entry.name.isascii() and words.isascii():
        names[0] = words.title() if words.isupper() else words
    country = gazetteer.country(entry.country) if entry.country else None
    if country is not None and country.name not in names:
        names.append(country.name)
    return ", ".join(dict.fromkeys(names))


def place_for(entry: Entry, gazetteer: Gazetteer, span: tuple[int, int, str]) -> Place:
    """The Place of an entry; `span` is start, end and words in the report."""
    start, end, text = span
    precision = PRECISIONS.get(entry.kind, "settlement")
    return Place(
        text=text,
        start=start,
        end=end,
        name=full_name(entry, gazetteer, text),
        entry=entry.id,
        latitude=entry.latitude,
        longitude=entry.longitude,
        precision=precision,
        radius_km=radius(precision),
        country=entry.country,
        admin1=entry.admin1,
    )
