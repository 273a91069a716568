"""Where it is said to have happened: place names in a report, and the places they mean."""

from __future__ import annotations

from functools import cache

from reportedly.claims.mentions import PlaceMention
from reportedly.claims.parse import Parsed
from reportedly.claims.where_choose import choose
from reportedly.claims.where_place import BARE, Setting, bare_country, place_for, setting_of
from reportedly.claims.where_relative import relative
from reportedly.claims.where_scan import Candidate, Text, read, scan
from reportedly.claims.where_unknown import unknown_places
from reportedly.claims.where_weigh import Weighed, weigh_all
from reportedly.gazetteers import Entry, Gazetteer
from reportedly.records import Place
from reportedly.vocabulary import vocabulary

SPREAD = ("between", "from", "to", "toward", "towards", "into", "via", "through")


def find_places(parsed: Parsed, gazetteer: Gazetteer, published_country: str | None = None) -> list[PlaceMention]:
    """Place names in the order of the text. `published_country` (ISO 3166 alpha-2) is where the report comes from.

    A mention whose `place` is None names a place that the gazetteer does not tell apart from its namesakes. A quarter
    or village that no gazetteer holds ("the Old Mill district of Aleppo") is a place without `entry` at the point of
    what contains it.
    """
    text = read(parsed)
    voices = voice_names()
    scanned = [c for c in scan(text, gazetteer) if _may_be(text, c, voices)]
    accepted, entries = _accepted(weigh_all(text, scanned), gazetteer, published_country)
    known = [
        _mention(text, candidate, entry, gazetteer)
        for candidate, entry in zip(accepted, entries, strict=True)
        if entry is not None or candidate.matches[0].exact
    ]
    return unknown_places(text, known)


def _may_be(text: Text, candidate: Candidate, voices: frozenset[str]) -> bool:
    """Not a voice's name, a direction or a bare noun for a kind of place."""
    if candidate.text in voices or candidate.key in text.words.directions:
        return False
    return candidate.key not in text.words.articles and text.words.kind_of(candidate.key) is None


def _accepted(
    weighed: list[Weighed], gazetteer: Gazetteer, home: str | None
) -> tuple[list[Candidate], list[Entry | None]]:
    """The names that are places and their entries: first those that need no help, then those that lie among them."""
    sure = [item.candidate for item in weighed if item.weight() > 0.0]
    first = choose(sure, gazetteer, home)
    known = {id(candidate) for candidate in sure}
    accepted = [
        item.candidate for item in weighed if item.weight(first.near(item.candidate, id(item.candidate) in known)) > 0.0
    ]
    last = first if accepted == sure else choose(accepted, gazetteer, home)
    return accepted, [last.entries[number] for number in range(len(accepted))]


@cache
def voice_names() -> frozenset[str]:
    """Names of agencies, papers and parties as the vocabulary spells them: "SANA" is no town."""
    words = vocabulary()
    known = [(source.name, *source.aliases) for source in words.sources.values() if source.kind in ("media", "monitor")]
    known += [(party.name, *party.aliases) for party in words.parties.values() if party.kind != "government"]
    return frozenset(name for names in known for name in names)


def _mention(text: Text, candidate: Candidate, entry: Entry | None, gazetteer: Gazetteer) -> PlaceMention:
    span = (candidate.start, candidate.end, candidate.text)
    setting = Setting("in") if candidate.people else setting_of(text, candidate)
    place = place_for(entry, gazetteer, span, setting) if entry else None
    relation = "dateline" if _dateline(text, candidate) else setting.relation
    use = "place" if relation == "dateline" else _use(text, candidate, entry)
    rule = "ambiguous" if entry is None else "gazetteer" if candidate.locative or candidate.noun else BARE
    return PlaceMention(*span, place, relation, use, rule)


def _use(text: Text, candidate: Candidate, entry: Entry | None) -> str:
    """ "people" for a demonym, "party" where a country or capital stands for its state, else "place"."""
    if candidate.people:
        return "people"
    if text.lower(candidate.last) == "-" and text.lower(candidate.last + 1) == "based":
        return "party"
    if entry is None or not (entry.kind == "country" or entry.capital):
        return "place"
    words, country = text.words, entry.kind == "country"
    after = text.lower(candidate.last)
    after = text.lower(candidate.last + 1) if after in ("-", "'s", "’s") else after
    if country and after in words.state_nouns:
        return "party"
    if country and text.lower(candidate.first - 1) == "of" and text.lower(candidate.first - 2) in words.state_nouns:
        return "party"
    head = text.tokens[candidate.last - 1]
    speaks = head.dep_ == "nsubj" and (country or head.head.lemma_ in words.speech_verbs)
    return "party" if speaks and not candidate.locative else "place"


def _dateline(text: Text, candidate: Candidate) -> bool:
    """ "BEIRUT (Reuters) -", "GOMA, DR Congo —" at the head of a paragraph, or where line ends were lost."""
    first = text.tokens[candidate.first]
    if first.text.isupper() and not text.capitals and text.lower(candidate.last) == "(" and len(first) > 3:
        return True
    line = text.parsed.text.rfind("\n", 0, first.idx) + 1
    if not first.text.isupper() or text.parsed.text[line : first.idx].strip() or text.capitals:
        return False
    return any(text.lower(at) in ("-", "–", "—", "--", "(") for at in range(candidate.last, candidate.last + 6))


def place_of(span_start: int, span_end: int, mentions: list[PlaceMention], parsed: Parsed) -> Place | None:
    """The place of a clause: the most specific one that it names, else that its sentence names, else None.

    What stands "in", "near" or "of" goes before what is passed through ("from", "to"); a people or a state that acts
    is no place.
    """
    usable = [m for m in mentions if m.place is not None and m.used_as == "place" and m.relation != "dateline"]
    inside = [m for m in usable if span_start <= m.start and m.end <= span_end]
    if not inside:
        bounds = [
            (sentence.start_char, sentence.end_char)
            for sentence in parsed.sentences()
            if sentence.start_char < span_end and span_start < sentence.end_char
        ]
        inside = [
            m for m in usable if any(start <= m.start and m.end <= end for start, end in bounds) and not bare_country(m)
        ]
    best = min(inside, key=lambda m: (m.relation in SPREAD, bare_country(m), _width(m.place), m.start), default=None)
    return relative(best, mentions, parsed) if best else None


def _width(place: Place | None) -> float:
    """How little a place says about where: its radius, a place that no gazetteer holds before what contains it."""
    if place is None or place.radius_km is None:
        return 1e9
    return place.radius_km - (0.5 if place.entry is None else 0.0)
