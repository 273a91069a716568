"""Towns and villages that no gazetteer holds and no noun announces: "a market in Kashvel", "shells fell on Tilmara"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from reportedly.claims.findings.mentions import PlaceMention
from reportedly.claims.places.ground import is_ground
from reportedly.claims.places.homes import countries
from reportedly.claims.places.place import Setting, chained, place_for, radius
from reportedly.claims.places.scan import Text
from reportedly.claims.places.unknown import JOINING, Unknown, container_of, holding, is_name_word, placed_inside
from reportedly.claims.text.dictionary import is_entry
from reportedly.claims.text.words import place_list
from reportedly.gazetteers import Gazetteer
from reportedly.records import Place
from reportedly.vocabulary import vocabulary

NEAREST = 2  # countries of the report in which such a place may lie
BEFORE, AFTER = 30, 5  # mentions around a name that may tell what it lies in
CLOSE = 60  # code points behind a name
LONGEST = 4  # words of a name, hyphens and articles not counted
ACRONYM = 5  # letters: a longer word in capitals may be a name
VILLAGES = ("settlement", "neighbourhood")
RULE = "by grammar; in no gazetteer"
SMALL = "a place abroad has that name"  # the rule of a mention whose namesakes do not fit the report


@dataclass(frozen=True)
class Report:
    """What the text says of names: tokens that known mentions cover, words of persons' names, words that name parties
    and voices, and names that it has told to be villages or quarters that no gazetteer holds."""

    text: Text
    covered: frozenset[int]
    persons: frozenset[str]
    voices: frozenset[str]
    announced: Mapping[str, Place]


@dataclass(frozen=True)
class Neighbours:
    """The places of the countries that the report is about, in the order of the text, and where they stand."""

    mentions: list[PlaceMention]
    starts: list[int]
    homes: list[str]
    gazetteer: Gazetteer

    @classmethod
    def of(cls, known: list[PlaceMention], homes: list[str], gazetteer: Gazetteer) -> Neighbours:
        mentions = [
            one
            for one in known
            if one.place is not None and (_is_named_country(one) or one.place.country in homes[:NEAREST])
        ]
        return cls(mentions, [mention.start for mention in mentions], homes, gazetteer)

    def around(self, start: int) -> list[PlaceMention]:
        """Those that stand near a code point: more before it than after."""
        at = bisect_left(self.starts, start)
        return self.mentions[max(0, at - BEFORE) : at + AFTER]

    def following(self, span: tuple[int, int]) -> PlaceMention | None:
        """What holds the place named just after: "from Tilmara to Idlib"."""
        after = self.mentions[(at := bisect_left(self.starts, span[1])) : at + 1]
        close = [mention for mention in after if mention.start - span[1] < CLOSE and mention.used_as == "place"]
        return next((holding(mention, True, span[0]) for mention in close), None)


def _is_named_country(mention: PlaceMention) -> bool:
    """ "In neighbouring Mali": what is told next lies there, however much the report is about other countries."""
    place = mention.place
    told = place is not None and place.precision == "country" and mention.used_as == "place"
    return told and mention.relation == "in" and mention.rule == "gazetteer"


def unlisted_places(text: Text, known: list[PlaceMention], gazetteer: Gazetteer) -> list[PlaceMention]:
    """The known mentions with those added that their words alone show to be places: a name after a preposition of
    place or a verb that is done to towns, or in a row with a place. Each lies in the province or country that the
    words around it speak of; where the report speaks of no country none is told."""
    homes = countries(text, known)
    if not homes or text.capitals:
        return known
    announced = {one.text: one.place for one in known if one.place is not None and one.place.entry is None}
    report = Report(text, _covered(text, known), _persons(text), _voices(), announced)
    near = Neighbours.of(known, homes, gazetteer)
    mentions = [_at_home(report, mention, near) for mention in known]
    found = [_again(report, name) or _mention(text, name, near) for name in _names(report)]
    return sorted([*mentions, *found], key=lambda mention: (mention.start, mention.end)) if found else mentions


def _at_home(report: Report, mention: PlaceMention, near: Neighbours) -> PlaceMention:
    """A name that only small places abroad share, or none in the land that the words put it into, is one that the
    gazetteer does not hold here, with the words that it goes on with: "the Syrian town of Sari Kani"."""
    if mention.rule != SMALL:
        return mention
    text = report.text
    first = bisect_left(text.starts, mention.start)
    last = _end(report, bisect_left(text.starts, mention.end, first))
    if is_name_word(text, first - 1) or not (_is_name(report, first, last, True) and _shown(text, first, last)):
        return mention
    name = Unknown(first, last, "village", last)
    return replace(_mention(text, name, near), relation=mention.relation)


def _mention(text: Text, name: Unknown, near: Neighbours) -> PlaceMention:
    span = text.starts[name.first], text.end(name.last - 1)
    words = text.parsed.text[slice(*span)]
    around = container_of(text, name, near.around(span[0])) or near.following(span)
    outer = around.place if around is not None else _country(near.homes[0], span, near.gazetteer)
    place = _listed(words, span, outer, near.gazetteer) if outer is not None else None
    if place is None and outer is not None:
        place = placed_inside(words, span, name, outer)
    return PlaceMention(*span, words, place, _relation(text, name.first), rule=RULE)


def _listed(words: str, span: tuple[int, int], outer: Place, gazetteer: Gazetteer) -> Place | None:
    """The one town of that name in the country and province that the words put it into: its name alone was no sign."""
    here = [m.entry for m in gazetteer.matches(words) if m.exact and m.main and m.entry.country == outer.country]
    here = [one for one in here if outer.admin1 in (None, one.admin1) and one.kind == "settlement"]
    return place_for(here[0], gazetteer, (*span, words), Setting("in")) if len(here) == 1 else None


def _relation(text: Text, first: int) -> str:
    """The preposition before a name; "in" where there is none."""
    before = text.lower(first - 1 - (text.lower(first - 1) == "the"))
    return before if before in text.words.locative and before != "on" else "in"


def _country(code: str, span: tuple[int, int], gazetteer: Gazetteer) -> Place | None:
    entry = gazetteer.country(code)
    if entry is None:
        return None
    return Place(
        text=entry.name,
        start=span[0],
        end=span[1],
        name=chained([entry.name]),
        latitude=entry.latitude,
        longitude=entry.longitude,
        precision="country",
        radius_km=radius("country"),
        country=code,
    )


def _covered(text: Text, mentions: list[PlaceMention]) -> frozenset[int]:
    """The tokens that mentions reach into."""
    covered: set[int] = set()
    for mention in mentions:
        first = bisect_right(text.starts, mention.start) - 1  # begins at or before the mention
        if first < 0 or text.end(first) <= mention.start:
            first += 1
        covered.update(range(first, bisect_left(text.starts, mention.end)))
    return frozenset(covered)


def _persons(text: Text) -> frozenset[str]:
    """Words of persons' names: what stands after a title or a given name, or speaks."""
    words = text.words
    found: set[str] = set()
    for at in [at for at, part in enumerate(text.parts) if part == "PROPN" and at and text.uppers[at]]:
        before = text.lower(at - 1)
        if before in words.titles or (before in words.given_names and text.upper(at - 1)) or _speaks(text, at):
            found.add(text.lower(at))
    return frozenset(found)


def _speaks(text: Text, at: int) -> bool:
    if at + 1 == len(text.printed) or text.part(at + 1) not in ("VERB", "AUX"):
        return False
    token = text.token(at)
    return token.dep_ == "nsubj" and token.head.lemma_ in text.words.speech_verbs


@cache
def _voices() -> frozenset[str]:
    """Single words, in lower case, that name a party or a voice, and their words with a capital."""
    tables = vocabulary()
    names = [name for party in tables.parties.values() for name in (party.name, *party.aliases)]
    names += [name for source in tables.sources.values() for name in (source.name, *source.aliases)]
    return frozenset(word.lower() for name in names for word in name.replace("-", " ").split() if word[:1].isupper())


def _names(report: Report) -> Iterator[Unknown]:
    """Runs of name words that their surroundings show to be places, in the order of the text."""
    text = report.text
    behind, ended = 0, -1  # the tokens behind the last run, and behind the last place of them
    for at in _beginnings(report):
        if at < behind or not is_name_word(text, at):
            continue
        last = _end(report, at)
        listed = _follows_a_place(report, at, ended) and _in_row(text, at, last)
        if (_is_announced(report, at, last) or _is_name(report, at, last)) and (listed or _shown(text, at, last)):
            noun = text.words.kind_of(text.lower(last)) is not None
            end = _behind_landmark(text, last)
            yield Unknown(at, end, "village", max(end, last + noun))
            last = ended = end
        behind = last


def _beginnings(report: Report) -> list[int]:
    """Tokens outside of headlines and known mentions with which a name may begin: few are worth asking more of."""
    text = report.text
    words = enumerate(zip(text.uppers, text.printed, strict=True))
    free = [at for at, (upper, word) in words if (upper or word in JOINING) and at not in report.covered]
    return [at for at in free if text.places[at] not in text.headlines] if text.headlines else free


def _follows_a_place(report: Report, at: int, ended: int) -> bool:
    """Whether one word stands between a token and a known mention, or the last place found, which ends before that."""
    known = at - 1 > ended and at - 2 in report.covered and at - 1 not in report.covered
    return at - 1 == ended or known


def _is_announced(report: Report, first: int, last: int) -> bool:
    start, end = report.text.starts[first], report.text.end(last - 1)
    return report.text.parsed.text[start:end] in report.announced


def _again(report: Report, name: Unknown) -> PlaceMention | None:
    """A name that the text has placed elsewhere: it lies where it lay there."""
    text = report.text
    span = text.starts[name.first], text.end(name.last - 1)
    words = text.parsed.text[slice(*span)]
    place = report.announced.get(words)
    if place is None:
        return None
    return PlaceMention(
        *span,
        words,
        place.model_copy(update={"start": span[0], "end": span[1]}),
        _relation(text, name.first),
        rule=RULE,
    )


def _behind_landmark(text: Text, last: int) -> int:
    """The token behind a name and what stands there: "Tilmara air base"."""
    noun = last + (text.lower(last) in text.words.landmark_modifiers)
    return noun + 1 if text.lower(noun) in text.words.landmarks else last


def _in_row(text: Text, first: int, last: int) -> bool:
    """Whether a name behind another place goes on a row with it: "Lorn and Karm", "from Lorn to Karm"; behind a comma
    where the row goes on, else it may be the name of who was named by an office."""
    joined = text.lower(first - 1)
    if joined == ",":
        return text.lower(last) in ("and", "or") or (
            text.lower(last) == "," and is_name_word(text, last + 1) and text.lower(last + 2) in ("and", "or")
        )
    return joined in ("and", "or", "to")


def _end(report: Report, first: int) -> int:
    """The token behind a run of name words."""
    last, counted = first, 0
    while last < len(report.text.printed) and last not in report.covered and is_name_word(report.text, last):
        counted += report.text.upper(last)
        if counted > LONGEST:
            break
        last += 1
    return last


def _ends_like_a_people(word: str) -> bool:
    """ "In Shiite hands": no place is called so."""
    return word.endswith(_ends_of_peoples())


@cache
def _ends_of_peoples() -> tuple[str, ...]:
    return tuple(place_list("ends_of_peoples"))


def _is_name(report: Report, first: int, last: int, listed: bool = False) -> bool:
    """Whether a run may name a town: no person, party, voice, people, institution or day. `listed`: a gazetteer holds
    a town of that name somewhere, so that no tag has to tell that it is one."""
    text = report.text
    words, others = text.words, report.voices
    lowered = [text.lower(at) for at in range(first, last) if text.upper(at)]
    if not lowered or not (listed or (text.part(last - 1) == "PROPN" and not _ends_like_a_people(lowered[-1]))):
        return False
    if any(text.printed[at].isupper() and len(text.printed[at]) <= ACRONYM for at in range(first, last)):
        return False
    if any(word in words.never or word in words.titles or word in report.persons for word in lowered):
        return False
    if lowered[0] in words.given_names and len(lowered) > 1 and lowered[0] not in words.first_halves:
        return False
    if all(word in others or word in text.small_words for word in lowered) or lowered[-1] in words.institutions:
        return False
    if lowered[-1] in words.named_otherwise or (is_entry(lowered[-1]) and not _may_end(text, last - 1)):
        return False  # "the Reading Room"
    return not (lowered[0] in words.undertakings or text.lower(last) in words.outlets or "-" in text.lower(last))


def _may_end(text: Text, at: int) -> bool:
    """Whether a word of English may end a name of a place: a noun for a landmark, or behind an Arabic article or the
    first half of many names."""
    behind = text.lower(at - 1 - (text.lower(at - 1) == "-"))
    return text.lower(at) in text.words.landmarks or behind in text.words.articles or behind in text.words.first_halves


def _shown(text: Text, first: int, last: int) -> bool:
    """Whether the words around show a place: a preposition, what is done to it, a noun for a landmark."""
    words = text.words
    if not _stands_alone(text, last):
        return False
    before = first - 1 - (text.lower(first - 1) == "the")
    if before < first - 1 and _behind_landmark(text, last) > last:
        return True
    cue, head = text.lower(before), text.lower(before - 1)
    if cue in words.within:
        return True
    if cue == "on":
        return head in words.falls_on
    if cue == "between":
        return head in words.moves or head in ("highway", "track")
    if cue == "including" or (cue == "as" and head == "such"):
        return words.kind_of(head if cue == "including" else text.lower(before - 2)) in VILLAGES
    if words.kind_of(cue) in VILLAGES and text.printed[before].islower():
        return True
    if cue in ("from", "to") and head in words.moves:
        return True
    if cue == "of":
        if not text.printed[before - 1].islower():
            return False  # "the Department of Labour"
        known = words.kind_of(head) is not None or head in words.landmarks or head in words.directions
        if known or head in words.parts_of:
            return True
    token = text.token(last - 1)
    if token.dep_ == "dobj" and token.head.lemma_ in words.ground_verbs:
        return True
    return is_ground(text, last, known=False)


def _stands_alone(text: Text, last: int) -> bool:
    """Not a modifier of something that is no place ("in Tilmara's view", "near Tilmara fighters")."""
    after = text.lower(last)
    if after in ("'s", "’s", "'", "’"):
        return False
    token = text.token(last - 1)
    if token.dep_ in ("compound", "nmod", "amod") and token.head.i > token.i:
        return text.words.kind_of(after) is not None or _behind_landmark(text, last) > last
    return True
