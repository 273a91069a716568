"""Turns a chosen gazetteer entry and the words around it into a Place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reportedly.claims.findings.mentions import PlaceMention
from reportedly.claims.places.scan import Candidate, Text
from reportedly.claims.text.words import place_list
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
TOWNS = ("settlement", "near_settlement")
BESIDE = frozenset(["near", "outside", "around", "surrounding"])
FAR = 0.6  # degrees: a quarter this far from its city is another place of that name
BARE = "gazetteer, no preposition"  # the rule of a mention that nothing places anything against


@dataclass(frozen=True)
class Setting:
    """The words that narrow or widen a name: relation ("near", "north of"), direction ("eastern"), rural noun."""

    relation: str
    direction: str = ""
    rural: bool = False
    start: int = 0


def setting_of(text: Text, candidate: Candidate) -> Setting:
    """Reads the words before a name, from the name outwards, and the noun after it."""
    at = candidate.first - 1
    rural = text.lower(candidate.last) in place_list("rural")
    if text.lower(at) == "of" and text.lower(at - 1) in place_list("rural"):
        rural, at = True, at - 2
    direction = ""
    at -= text.lower(at) in text.words.neighbouring
    start = candidate.start
    if text.lower(at) in text.words.directions and text.lower(at - 1) != "of":
        direction, start = text.lower(at), text.starts[at]
    while at >= 0 and (text.lower(at) == "the" or text.lower(at) in text.words.directions or _kind_before_of(text, at)):
        if text.lower(at) in text.words.directions and text.lower(at + 1) == "of":
            break
        at -= 2 if _kind_before_of(text, at) else 1
    return Setting(_relation(text, at), direction, rural, start)


def _kind_before_of(text: Text, at: int) -> bool:
    """ "city of" before a name, `at` being "of"."""
    return text.lower(at) == "of" and text.words.kind_of(text.lower(at - 1)) is not None


def _relation(text: Text, at: int) -> str:
    """The preposition; "in" where there is none."""
    word = text.lower(at)
    if word in text.words.directions and text.lower(at + 1) == "of":
        return f"{word} of"
    if word == "of":
        before = text.lower(at - 1)
        if before in text.words.directions:
            return f"{before} of"
        return "outside" if before in place_list("edges") else "of"
    return word if word in text.words.locative else "in"


def bare_country(mention: PlaceMention) -> bool:
    """A country without a preposition is more often the state that acts than the place."""
    return mention.rule == BARE and mention.place is not None and mention.place.precision == "country"


def is_town(place: Place) -> bool:
    """A town or village, also one that no gazetteer holds and whose point is that of its province."""
    village = place.entry is None and place.precision in ("adm1", "adm2", "country", "region")
    return place.precision in TOWNS or (village and place.name.startswith(f"{place.text}, "))


@cache
def radius(precision: str) -> float:
    """The typical uncertainty of a precision in kilometres."""
    entry = vocabulary().ids("place_precisions")[precision]
    assert isinstance(entry, PlacePrecision)  # the table's class is fixed by the loader
    return entry.radius_km


def names_of(entry: Entry, gazetteer: Gazetteer, words: str | None = None) -> list[str]:
    """Names from the place to its country. `words`: how the report spells the place, which is kept where the
    gazetteer's own spelling needs letters that English has not."""
    names = [above.name for above in gazetteer.chain(entry) if above.kind != "continent" or above is entry]
    if words and words.isascii() and not entry.name.isascii():
        names[0] = words.title() if words.isupper() else words
    country = gazetteer.country(entry.country) if entry.country else None
    if country is not None and country.name not in names:
        names.append(country.name)
    return names


def chained(names: list[str]) -> str:
    """The names joined, repeated ones once."""
    return ", ".join(dict.fromkeys(name for name in names if name))


def place_for(entry: Entry, gazetteer: Gazetteer, span: tuple[int, int, str], setting: Setting) -> Place:
    """The Place of an entry; `span` is start, end and words of the name in the report."""
    start, end, words = span
    precision = PRECISIONS.get(entry.kind, "settlement")
    names = names_of(entry, gazetteer, words)
    if setting.rural and entry.kind in ("settlement", "adm1"):
        names.insert(0, f"{setting.direction} countryside of {names[0]}".strip())
        precision = "adm2" if entry.kind == "settlement" else "adm1"
    elif setting.direction and entry.kind in ("country", "adm1", "settlement", "region", "adm2"):
        names.insert(0, f"{setting.direction} {names[0]}")
        names = [names[0], *(name for name in names[1:] if entry.kind == "settlement" or name != entry.name)]
        precision = "settlement" if entry.kind == "settlement" else "region"
    elif entry.kind == "settlement" and (setting.relation in BESIDE or setting.relation.endswith(" of")):
        precision = "near_settlement"
    return Place(
        text=words,
        start=start,
        end=end,
        name=chained(names),
        entry=entry.id,
        latitude=entry.latitude,
        longitude=entry.longitude,
        precision=precision,
        radius_km=radius(precision),
        country=entry.country,
        admin1=entry.admin1,
    )


def far_apart(one: Place | Entry, other: Place | Entry) -> bool:
    """Whether two places lie apart; False where it is not known where one lies. A province may surround the one of its
    town, as that of a capital, so that the name of a province alone does not tell."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return False
    return max(abs(one.latitude - other.latitude), abs(one.longitude - other.longitude)) > FAR
