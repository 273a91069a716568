"""Where a town lies, told behind its name, names no state that acts or suffers: "a blast in Kutum, Sudan"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from reportedly.claims.context import Context
from reportedly.claims.findings.mentions import PlaceMention, places_in

LONGEST = 60  # code points from a town's name to the end of its country's
OUTER = re.compile(r"\W{0,2},\s*(?:the\s+)?(?P<name>[^\W\d_]+(?:[ -][A-Z][^\W\d_]*)*)")


def is_in_address(context: Context, token: Token) -> bool:
    """Whether a name tells where something is, as "Kutum" and "Sudan" do in "Kutum, Sudan"."""
    if token.pos_ != "PROPN":
        return False
    at = token.idx
    return any(at < _end(context, town) for town in places_in(context.places, max(0, at - LONGEST), at + len(token)))


def _end(context: Context, town: PlaceMention) -> int:
    """Where the country behind a town's name ends, in code points; 0 where the words name none."""
    if town.place is None or town.used_as != "place" or town.place.precision == "country":
        return 0
    outer = OUTER.match(context.report.text, town.end, town.end + LONGEST)
    country = town.place.name.rsplit(", ", 1)[-1].lower().split()
    return outer.end() if outer is not None and outer["name"].split()[-1].lower() in country else 0
