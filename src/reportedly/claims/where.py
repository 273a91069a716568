"""Where it is said to have happened: place names in a report, and the places they mean."""

from __future__ import annotations

from reportedly.claims.mentions import PlaceMention
from reportedly.claims.parse import Parsed
from reportedly.claims.where_choose import choose
from reportedly.claims.where_place import place_for
from reportedly.claims.where_scan import Candidate, Text, read, scan
from reportedly.claims.where_weigh import weigh_all
from reportedly.gazetteers import Entry, Gazetteer
from reportedly.records import Place


def find_places(parsed: Parsed, gazetteer: Gazetteer, published_country: str | None = None) -> list[PlaceMention]:
    """Place names in the order of the text. `published_country` (ISO 3166 alpha-2) is where the report comes from.

    A mention whose `place` is None names a place that the gazetteer does not tell apart from its namesakes.
    """
    text = read(parsed)
    candidates = weigh_all(text, scan(text, gazetteer))
    entries = choose(candidates, gazetteer, published_country)
    return [_mention(text, candidate, entries[n], gazetteer) for n, candidate in enumerate(candidates)]


def _mention(text: Text, candidate: Candidate, entry: Entry | None, gazetteer: Gazetteer) -> PlaceMention:
    span = (candidate.start, candidate.end, candidate.text)
    place = place_for(entry, gazetteer, span) if entry else None
    used_as = "people" if candidate.people else "party" if _speaks(text, candidate, entry) else "place"
    return PlaceMention(*span, place, _relation(text, candidate), used_as, "gazetteer")


def _speaks(text: Text, candidate: Candidate, entry: Entry | None) -> bool:
    """Whether a country or a city stands for its government: it is the subject of a verb of saying."""
    head = text.tokens[candidate.last - 1]
    if entry is None or head.dep_ != "nsubj" or head.head.lemma_ not in text.words.speech_verbs:
        return False
    return entry.kind in ("country", "settlement")


def _relation(text: Text, candidate: Candidate) -> str:
    """The preposition that places something against the name; "in" where there is none."""
    at = candidate.first - 1
    while text.lower(at) in ("the", "city", "town", "village", "province") or (
        text.lower(at) in text.words.directions and text.lower(at - 1) != "of"
    ):
        at -= 1
    word = text.lower(at)
    if word == "of" and text.lower(at - 1) in text.words.directions:
        return f"{text.lower(at - 1)} of"
    if word == "of" and text.lower(at - 1) == "outskirts":
        return "outside"
    return word if word in text.words.locative else "in"


def place_of(span_start: int, span_end: int, mentions: list[PlaceMention], parsed: Parsed) -> Place | None:
    """The most specific place that a clause names, else its sentence; None if there is none."""
    usable = [m for m in mentions if m.place is not None and m.used_as == "place"]
    inside = [m for m in usable if span_start <= m.start and m.end <= span_end]
    if not inside:
        bounds = [
            (s.start_char, s.end_char)
            for s in parsed.sentences()
            if s.start_char < span_end and span_start < s.end_char
        ]
        inside = [m for m in usable if any(a <= m.start and m.end <= b for a, b in bounds)]
    if not inside:
        return None
    return min(
        inside, key=lambda m: (m.relation in ("from", "to"), m.place.radius_km or 1e9 if m.place else 1e9, m.start)
    ).place
