"""Where a town lies, told behind its name, names no state that acts or suffers: "a blast in Kutum, Sudan"."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Token

from reportedly.claims.context import Context
from reportedly.claims.findings.mentions import PlaceMention, places_in

LONGEST = 60  # code points of a town's or a country's name
QUOTES = " \"'”’»"


def is_in_address(context: Context, token: Token) -> bool:
    """Whether a name tells where something is, as "Kutum" and "Sudan" do in "Kutum, Sudan"."""
    at = token.idx
    around = places_in(context.places, max(0, at - LONGEST), at + LONGEST)
    pairs = ((town, land) for town, land in pairwise(around) if town.start <= at < land.end)
    return token.pos_ == "PROPN" and any(_lies_in(context.report.text, *pair) for pair in pairs)


def _lies_in(text: str, town: PlaceMention, land: PlaceMention) -> bool:
    """Whether nothing but a comma parts a place from the country that it lies in."""
    if town.place is None or land.place is None or town.used_as != "place" or land.place.precision != "country":
        return False
    between = text[town.end : land.start].strip(QUOTES)
    return between in (",", ", the") and town.place.name.endswith(f", {land.place.name}")
