"""The place of a clause, from the place names of its report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc

from reportedly.claims.findings.mentions import PlaceMention, places_in
from reportedly.claims.places.place import bare_country, is_town, radius
from reportedly.claims.places.relative import relative
from reportedly.claims.text.kept import kept_for_hit
from reportedly.claims.text.parse import Parsed
from reportedly.claims.text.words import place_list
from reportedly.gazetteers.words import place_words
from reportedly.records import Place

SPREAD = ("between", "from", "to", "toward", "towards", "into", "via", "through")
MAX_CLIMB = 12  # heads followed upwards before giving up
AWAY = 4  # heads between a name and the word that says who or what is there
OWN, NEAR, OTHER = 0, 1, 2


@dataclass(frozen=True)
class Telling:
    """The tokens that tell a happening, and those that tell any: what hangs on one of these is theirs that it tells."""

    own: Set[int]
    told: Set[int]


def place_of(
    span: tuple[int, int], mentions: Sequence[PlaceMention], parsed: Parsed, telling: Telling | None = None
) -> Place | None:
    """The place of a clause: the most specific one that it names, else that its sentence names, else None.

    What stands "in", "near" or "of" goes before what is passed through ("from", "to"), and before where another
    happening was. A people or a state that acts is no place, nor is where those are who fire ("positioned in").
    """
    start, end = span
    bounds = parsed.around(start, end)
    low, high = (bounds[0][0], bounds[-1][1]) if bounds else (0, 0)
    near = [
        m for m in places_in(mentions, low, high) if any(first <= m.start and m.end <= last for first, last in bounds)
    ]
    near = [m for m in near if _usable(m) and not is_elsewhere(m, parsed)]
    inside = [m for m in near if start <= m.start and m.end <= end]
    best = min(
        inside or near,
        key=lambda m: (
            owner(m, parsed, telling) == OTHER or _of_teller(m, parsed),
            m.relation in SPREAD,
            _width(m.place),
            m.start,
        ),
        default=None,
    )
    return relative(best, mentions, parsed) if best else None


def _usable(mention: PlaceMention) -> bool:
    if mention.place is None or mention.used_as != "place" or mention.relation == "dateline":
        return False
    return not bare_country(mention)


def owner(mention: PlaceMention, parsed: Parsed, telling: Telling | None) -> int:
    """OWN: it hangs on a word that tells the happening; OTHER: on one that tells something else; NEAR: on neither."""
    if telling is None:
        return NEAR
    for at in hangs_on(parsed.doc, mention):
        if at in telling.own:
            return OWN
        if at in telling.told:
            return OTHER
    return NEAR


def is_elsewhere(mention: PlaceMention, parsed: Parsed) -> bool:
    """Whether those who fire, tell, are treated or come from there are there, and not the happening."""
    return any(_elsewhere(parsed.doc, mention))


@kept_for_hit
def _elsewhere(doc: Doc, mention: PlaceMention) -> Iterator[bool]:
    """Whether something else than the happening is there, by each test that may tell."""
    for test in (_where_they_fire, _where_told, _where_treated, _where_at_home, _where_bound):
        yield test(mention, doc)


def _where_they_fire(mention: PlaceMention, doc: Doc) -> bool:
    """ "Rebels positioned in Karm shelled Lorn": where the rebels are is not where the shells fell."""
    for token in map(doc.__getitem__, hangs_on(doc, mention)[1 : AWAY + 1]):
        if token.pos_ in ("VERB", "ADJ"):
            return token.lower_ in place_words().stationed and token.dep_ in ("acl", "amod", "relcl")
    return False


def _where_told(mention: PlaceMention, doc: Doc) -> bool:
    """ "He said by telephone from Karm": where the teller is."""
    above = [doc[at] for at in hangs_on(doc, mention)[1 : AWAY + 2]]
    if not above or above[0].lower_ != "from":
        return False
    verb = next((t for t in above if t.pos_ == "VERB"), None)
    return verb is not None and verb.lemma_ in place_list("telling")


def _where_treated(mention: PlaceMention, doc: Doc) -> bool:
    """ "Was taken to the hospital in Karm": where the hurt are brought."""
    above = list(map(doc.__getitem__, hangs_on(doc, mention)[: AWAY + 1]))
    at = next((i for i, t in enumerate(above) if t.lemma_.lower() in place_words().wards), None)
    if at is None or at + 2 >= len(above) or above[at + 1].pos_ != "ADP":
        return False
    return above[at + 2].lemma_.lower() in place_words().bringing


def _where_at_home(mention: PlaceMention, doc: Doc) -> bool:
    """ "A soldier from Lesotho", "most hailed from Punjab": where people are from."""
    above = list(map(doc.__getitem__, hangs_on(doc, mention)[1:3]))
    if len(above) < 2 or above[0].lower_ != "from":
        return False
    country = mention.place is not None and mention.place.precision == "country"
    return above[1].lemma_ == "hail" or (country and above[1].lemma_.lower() in place_words().from_abroad)


def _where_bound(mention: PlaceMention, doc: Doc) -> bool:
    """ "Withdrew to Karm", "a retreat towards Karm": where those go who give up another place."""
    above = [doc[at] for at in hangs_on(doc, mention)[1 : AWAY + 1]]
    leaving = next((t for t in above if t.lemma_.lower() in place_list("leaving")), None)
    if leaving is None or above[0].lower_ not in place_list("bound"):
        return False
    back = {t.lower_ for t in leaving.rights if t.dep_ in ("prt", "advmod")} & place_list("back")
    return bool(back) or leaving.lemma_.lower() not in place_list("leaving_back")


def _of_teller(mention: PlaceMention, parsed: Parsed) -> bool:
    """ "An officer in Karm said": where he stands who tells it."""
    above = map(parsed.doc.__getitem__, hangs_on(parsed.doc, mention)[1 : AWAY + 1])
    for preposition, noun in pairwise(above):
        if preposition.pos_ == "ADP" and noun.dep_ == "nsubj":
            return noun.head.lemma_ in place_list("telling") and noun.lemma_.lower() in place_words().tellers
    return False


@kept_for_hit
def hangs_on(doc: Doc, mention: PlaceMention) -> Iterator[int]:
    """The head of a name and the tokens that it hangs on, nearest first; none where nothing is parsed."""
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    token = span.root if span is not None and len(span) and span.root.pos_ else None
    for _ in range(MAX_CLIMB):
        if token is None:
            return
        yield token.i
        token = token.head if token.head != token else None


def _width(place: Place | None) -> float:
    """How little a place says about where: its radius, a place that no gazetteer holds before what contains it."""
    if place is None or place.radius_km is None:
        return 1e9
    if place.entry is None and is_town(place):
        return min(place.radius_km - 0.5, radius("near_settlement") + 1)  # a village, though little is known of where
    return place.radius_km - (0.5 if place.entry is None else 0.0)
