"""Quarters, camps and villages that no gazetteer holds, known by their grammar: "the X neighbourhood of Aleppo"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from reportedly.claims.findings.mentions import PlaceMention
from reportedly.claims.places.homes import people_of
from reportedly.claims.places.place import TOWNS, bare_country, chained, far_apart, radius
from reportedly.claims.places.scan import Text
from reportedly.claims.text.words import place_list
from reportedly.gazetteers.keys import plain_key
from reportedly.records import Place

WIDE = ("adm1", "adm2", "country", "region")
NEXT_TO = 400  # code points within which a village lies in the province of the town that was named before it
LONGEST = 4
BACK = 100  # mentions before a name that are looked at
LAST = 12  # of these, those that may contain it
FOLLOWING = 60  # code points behind a name in which what contains it begins
AHEAD = FOLLOWING + 100  # code points behind a name in which what contains that begins
JOINING = frozenset(["-", "al", "el", "as", "ash", "ad", "ar"])
POINTING = frozenset(["the", "a", "in", "this", "that", "these"])
NO_NAMES = frozenset(["DET", "ADP", "PRON", "VERB", "AUX", "SCONJ"])  # parts of speech


@dataclass(frozen=True)
class Unknown:
    """Tokens `first` to `last` (excluded) name a place of this noun. `of`: the noun stands before ("village of X").
    `tail` is the token where the words about what contains it may begin."""

    first: int
    last: int
    noun: str
    tail: int
    of: bool = False


@cache
def _nouns() -> frozenset[str]:
    """Nouns for what is named in such a way."""
    return frozenset().union(*map(place_list, ("quarters", "more_quarters", "villages", "landmarks")))


@cache
def _peoples() -> tuple[str, ...]:
    return (*place_list("ends_of_peoples"), *place_list("ends_of_faiths"))


def unknown_places(text: Text, known: list[PlaceMention]) -> list[PlaceMention]:
    """The known mentions with those added that grammar alone shows; a known one that cannot be the quarter meant
    ("the city's Alexandria neighbourhood") gives way."""
    mentions = _Mentions(known)
    for unknown in _named_by_noun(text):
        if unknown.last - unknown.first == 1 and (
            text.lower(unknown.first) in text.small_words or text.lower(unknown.first).endswith(_peoples())
        ):
            continue
        start, end = text.starts[unknown.first], text.end(unknown.last - 1)
        near = mentions.near(start, text.starts[min(unknown.tail, len(text.starts) - 1)] + AHEAD)
        inside = [m for m in near if m.start < end and start < m.end]
        others = [m for m in near if not (m.start < end and start < m.end)]
        container = container_of(text, unknown, others)
        if container is None or container.place is None or (inside and not _misplaced(unknown, inside, container)):
            continue
        words = text.parsed.text[start:end]
        place = placed_inside(words, (start, end), unknown, container.place)
        mentions.put(inside, PlaceMention(start, end, words, place, rule=f"{unknown.noun} of a known place"))
    return sorted(mentions.settled(), key=lambda mention: (mention.start, mention.end))


class _Mentions:
    """The known mentions in the order of the text, and those added in the order in which they were found. `instead`:
    the village that is meant by a name, where the gazetteer's, by its entry, is another."""

    def __init__(self, known: Sequence[PlaceMention]) -> None:
        self.known = sorted(known, key=_start)
        self.added: list[PlaceMention] = []
        self.instead: dict[tuple[str, str], PlaceMention] = {}

    def settled(self) -> list[PlaceMention]:
        """All, with the village in place of its namesake wherever else the report names it."""
        return [*(self._meant(one) for one in self.known), *self.added]

    def _meant(self, one: PlaceMention) -> PlaceMention:
        entry = one.place.entry if one.place is not None else None
        village = self.instead.get((one.text, entry)) if entry else None
        if village is None or village.place is None:
            return one
        place = village.place.model_copy(update={"start": one.start, "end": one.end})
        return replace(one, place=place, rule=village.rule)

    def near(self, start: int, end: int) -> list[PlaceMention]:
        """Those that begin in a stretch and the last ones before: a long report has thousands."""
        first, last = (bisect_left(self.known, at, key=_start) for at in (start, end))
        return [*self.known[max(0, first - BACK) : last], *self.added[-BACK:]]

    def put(self, instead_of: Sequence[PlaceMention], mention: PlaceMention) -> None:
        for one in instead_of:
            village = mention.rule.split(" ")[0] in place_list("villages")
            if village and one.place is not None and one.place.entry and one.text == mention.text:
                self.instead[one.text, one.place.entry] = mention
            at = bisect_left(self.known, one.start, key=_start)
            if at < len(self.known) and self.known[at] is one:
                del self.known[at]
        recent = [one for one in self.added[-BACK:] if not any(one is other for other in instead_of)]
        self.added[-BACK:] = [*recent, mention]


def _start(mention: PlaceMention) -> int:
    return mention.start


def _named_by_noun(text: Text) -> list[Unknown]:
    """Capitalised words before a noun for a quarter or village, or after "village of"; several with a plural."""
    found: list[Unknown] = []
    halves = text.words.first_halves
    villages = place_list("villages")
    nouns, landmarks, sites = _nouns(), place_list("landmarks"), place_list("sites")
    telling = nouns | sites | halves
    beside = [at for at, word in enumerate(text.lowered) if word in telling]
    for at in beside:
        noun = text.lowered[at]
        if noun in villages and (apposed := _before_comma(text, at)) is not None:
            found.append(apposed)
            continue
        if noun in halves and text.upper(at) and is_name_word(text, at + 1):
            found.extend(_after(text, at, "village")[:1])
        if noun in sites and text.lower(at - 1) in place_list("sheltering") and is_name_word(text, at - 2):
            found.extend(replace(one, tail=at) for one in _before(text, at - 1, "camp"))
            continue  # "the Karm displacement site"
        if noun not in nouns:
            continue
        named = is_name_word(text, at - 1) and not (noun in landmarks and text.printed[at].islower())
        after = text.lower(at + 1) == "of" and is_name_word(text, at + 2) and noun not in landmarks
        if after and not (named and noun in place_list("quarters")):
            found.extend(_after(text, at + 2, noun))
        elif named:
            found.extend(_before(text, at, noun))
    return found


def _before_comma(text: Text, at: int) -> Unknown | None:
    """The name of "Tilmara, a small village in Lorn": what its noun goes on to tell of."""
    first = at - 1
    while at - first < LONGEST and text.part(first) == "ADJ":
        first -= 1
    if text.lower(first) != "a" or text.lower(first - 1) != "," or not text.printed[at].islower():
        return None
    last = begin = first - 1
    while last - begin < LONGEST and is_name_word(text, begin - 1):
        begin -= 1
    shown = begin < last and text.lower(begin - 1) in text.words.locative
    return Unknown(begin, last, "village", at + 1) if shown else None


def _before(text: Text, at: int, noun: str) -> list[Unknown]:
    """Names that end at a token, the last one first: "A, B and C districts"."""
    found: list[Unknown] = []
    last = at
    while is_name_word(text, last - 1) and len(found) < LONGEST:
        first = last - 1
        while last - first < 2 * LONGEST and is_name_word(text, first - 1):
            first -= 1
        found.append(Unknown(first, last + (noun in place_list("landmarks")), noun, at))
        if not noun.endswith("s") or text.lower(first - 1) not in ("and", ","):
            break
        last = first - 1
    return found


def _after(text: Text, at: int, noun: str) -> list[Unknown]:
    """Names that begin at a token: "the neighbourhoods of A, B and C"."""
    found: list[Unknown] = []
    while is_name_word(text, at) and len(found) < LONGEST:
        last = at + 1
        while last - at < 2 * LONGEST and is_name_word(text, last):
            last += 1
        found.append(Unknown(at, last, noun, last, True))
        if not noun.endswith("s") or text.lower(last) not in ("and", ","):
            break
        at = last + 1
    return [replace(one, tail=found[-1].last) for one in found]


def is_name_word(text: Text, at: int) -> bool:
    """Whether a token can be part of such a name: capitalised, or a hyphen or article between such."""
    if not 0 <= at < len(text.printed):
        return False
    word = text.printed[at]
    if not text.uppers[at]:
        return word in JOINING and (text.upper(at + 1) or (text.lower(at + 1) == "-" and text.upper(at + 2)))
    if text.capitals:
        return False
    lower = word.lower()
    return lower not in POINTING and lower not in text.words.directions and text.part(at) not in NO_NAMES


def container_of(text: Text, unknown: Unknown, known: list[PlaceMention]) -> PlaceMention | None:
    """The place that the words around give: after "of" or "in", before "'s", else the last town named in the sentence
    or before it, else the land of the people whose village it is."""
    after = text.starts[min(unknown.tail, len(text.starts) - 1)]
    usable = [m for m in known if m.place is not None and m.used_as == "place" and m.relation != "dateline"]
    wide = unknown.noun in place_list("villages")
    following = [m for m in usable if after < m.start <= after + FOLLOWING and _linked(text, after, m.start)]
    if following:
        owned = (m for m in usable if 0 < m.start - following[0].end <= 3 and _owns(text, following[0].end, m.start))
        return next(owned, following[0])  # "of Tilmara in Congo's Lubero territory"
    beside = [m for m in usable if 0 < m.start - after <= 2 and text.lower(unknown.tail) == ","]
    if beside and beside[0].place is not None and beside[0].place.precision in WIDE and not bare_country(beside[0]):
        return beside[0]  # "Tilmara village, Galgaduud region"
    start = text.starts[unknown.first]
    people = people_of(text, (start, text.end(unknown.last - 1)), known)
    if people is not None and people.place is not None:
        usable = [m for m in usable if m.place is not None and m.place.country == people.place.country]
    own = {plain_key(word) for word in text.printed[unknown.first : unknown.last]}
    before = (m for m in reversed(usable) if m.end <= start and plain_key(m.text) not in own)
    found = (holding(mention, wide, start) for mention in islice(before, LAST))
    return next((mention for mention in found if mention is not None), people)


def _owns(text: Text, start: int, end: int) -> bool:
    return text.parsed.text[start:end].strip() in ("'s", "’s", "'", "’")


def holding(mention: PlaceMention, wide: bool, start: int) -> PlaceMention | None:
    """A place named before, if it can hold what begins at `start`: a town holds a quarter; a province (`wide`) holds a
    village, and so does that of a town which the report has just spoken of."""
    place = mention.place
    if place is None or bare_country(mention):
        return None
    town = place.precision in TOWNS
    if wide and (town or place.precision == "neighbourhood") and start - mention.end < NEXT_TO:
        return replace(mention, place=_around(place))
    fitting = place.precision in WIDE if wide else town
    return mention if fitting and place.entry else None


def _around(town: Place) -> Place:
    """The province of a town, or its country where no more is told."""
    country = town.name.split(", ")[-1]
    precision = "adm1" if town.admin1 else "country"
    wider = {"name": chained([town.admin1 or "", country]), "precision": precision}
    return town.model_copy(update={**wider, "radius_km": radius(precision)})


def _linked(text: Text, start: int, end: int) -> bool:
    """Whether only the noun, "of", "in", articles, directions and commas stand between."""
    between = text.parsed.text[start:end].lower().replace(",", " ").split()
    allowed = {"of", "in", "the", "outside", "near"} | place_list("between") | text.words.directions
    nouns = (_nouns() - place_list("landmarks")) | place_list("sites")
    return bool(between) and all(word in allowed or word in nouns for word in between)


def _misplaced(unknown: Unknown, inside: list[PlaceMention], container: PlaceMention | None) -> bool:
    """Whether what the gazetteer found is another place than the quarter that the words mean."""
    if container is None or container in inside or container.place is None:
        return False
    place, around = inside[0].place, container.place
    if unknown.noun in place_list("villages"):  # "the town of Mansoura in rural Aleppo" is none of Egypt
        return container.start > inside[0].end and (place is None or _in_another_province(place, around))
    if place is None:
        return True
    town = place.precision in ("settlement", "near_settlement") and place.country == around.country
    if unknown.of and town and (unknown.noun.endswith("s") or container.start < inside[0].start):
        return False
    if place.precision == "neighbourhood":
        return False
    if unknown.noun in ("district", "districts") and place.country == around.country:
        return False
    return far_apart(place, around)


def _in_another_province(place: Place, around: Place) -> bool:
    """Whether a village of that name lies outside the country, or the province, that the report puts it in."""
    told = around.precision in ("adm1", "adm2", "region", "settlement") and place.admin1 and around.admin1
    return place.country != around.country or bool(told and place.admin1 != around.admin1 and far_apart(place, around))


def placed_inside(words: str, span: tuple[int, int], unknown: Unknown, around: Place) -> Place:
    """A Place without entry at the point of what contains it. A quarter has its city's radius; a village in a province
    is known no better than the province."""
    in_a_town = around.precision in (*TOWNS, "neighbourhood")
    quarter = in_a_town and unknown.noun not in place_list("villages")
    precision = "neighbourhood" if quarter else around.precision
    return Place(
        text=words,
        start=span[0],
        end=span[1],
        name=chained([words, *around.name.split(", ")]),
        latitude=around.latitude,
        longitude=around.longitude,
        precision=precision,
        radius_km=radius("settlement") if quarter else around.radius_km,
        country=around.country,
        admin1=around.admin1,
    )
