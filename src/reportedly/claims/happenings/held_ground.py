"""Ground told only by who holds it or by where it lies: "in territory held by rebels" is not the town that the report
spoke of before, and "the rebel-held east" is no single quarter of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from reportedly.claims.context import Context
from reportedly.claims.events.readings_ground import held_towns
from reportedly.claims.findings.found import Found
from reportedly.claims.findings.mentions import places_in
from reportedly.claims.places.place import chained, is_town, radius
from reportedly.claims.text.sentences import sentence_bounds
from reportedly.claims.text.token_table import token_table
from reportedly.claims.text.words import place_list
from reportedly.records import Place

BESIDE = 5  # tokens after a noun for ground in which its holder is told
TAKEN_UP = ("of", "in", "around", "near", "inside")  # "areas of the city" are its own
PROVINCE = 2  # names from a province to its country


def without_unknown_towns(doc: Doc, found: Sequence[Found]) -> list[Found]:
    """The claims without those that somebody holds what is only known by a name with a capital, unless it is a place:
    "the army held Karm", not "the army held Eid"."""
    return [item for item in found if item.happening.main.trigger.id != "control.town" or _names_its_town(doc, item)]


def _names_its_town(doc: Doc, item: Found) -> bool:
    towns = held_towns(doc[item.happening.anchor])
    return item.place is not None and any(item.place.start == doc[t.left_edge.i].idx for t in towns)


def on_held_ground(context: Context, item: Found) -> Found:
    """A claim that was lent its place: where its sentence only tells whose ground it was, in the country (of
    "territory") or the province (of "areas") around that place."""
    if item.place is None or item.named_place or item.place.basis == "text":
        return item
    doc = context.parsed.doc
    first, end = sentence_bounds(doc, item.happening.anchor)
    lowers = token_table(doc).lowers[first:end]
    start, stop = doc[first].idx, doc[end - 1].idx + len(doc[end - 1])
    if any(m.used_as == "place" for m in places_in(context.places, start, stop)):
        return item
    if item.place.precision == "neighbourhood" and any(_is_part(lowers, at) for at in range(len(lowers))):
        return replace(item, place=_town_around(context, item.place))
    at = next((at for at, word in enumerate(lowers) if _is_held(lowers, at, word)), None)
    if at is None:
        return item
    return replace(item, place=_around(item.place, 1 if lowers[at] in place_list("land") else PROVINCE))


def _is_held(lowers: Sequence[str], at: int, word: str) -> bool:
    """Whether a noun for ground stands with its holder and with nothing that says where it lies."""
    if word not in place_list("land") and word not in place_list("stretches_of_land"):
        return False
    after = lowers[at + 1 : at + 1 + BESIDE]
    held, following = place_list("holding"), after[0] if after else ""
    if following in TAKEN_UP:
        return False
    under = following == "under" and "control" in after
    return under or following in held or (at > 0 and lowers[at - 1] in held)


def _is_part(lowers: Sequence[str], at: int) -> bool:
    """Whether a noun for a part of a town stands with its holder, or with where it lies: "rebel-held districts", "the
    eastern half", "the government-held west"."""
    halves, parts = place_list("halves"), place_list("parts_of_towns")
    before = at - 1
    while before >= 0 and lowers[at] in parts and lowers[before] in halves:
        before -= 1
    held = before >= 0 and lowers[before] in place_list("holding") and lowers[before - 1 : before] != ["by"]
    return (lowers[at] in parts and before < at - 1) or (held and lowers[at] in parts | halves)


def _town_around(context: Context, place: Place) -> Place:
    """The town in which a quarter lies, as the report places it, else the province."""
    town = place.name.split(", ")[1:]
    named = (m.place for m in context.places if m.place is not None and m.place.name.split(", ") == town)
    found = next((one for one in named if is_town(one)), None)
    return found.model_copy(update={"basis": "context"}) if found is not None else _around(place, PROVINCE)


def _around(place: Place, names: int) -> Place:
    """What a place lies in, by the last of its names."""
    chain = place.name.split(", ")
    if len(chain) <= names or place.country is None:
        return place
    precision = "country" if names == 1 else "adm1"
    return place.model_copy(
        update={
            "name": chained(chain[-names:]),
            "entry": None,
            "latitude": None,
            "longitude": None,
            "precision": precision,
            "radius_km": radius(precision),
            "admin1": place.admin1 if names > 1 else None,
        }
    )
