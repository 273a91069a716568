"""What speaks for and against a place of the report as that of a claim: named features of each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reportedly.claims.context import Context
from reportedly.claims.findings.found import Found
from reportedly.claims.findings.happening import ATTACKS
from reportedly.claims.findings.mentions import PlaceMention
from reportedly.claims.happenings.where_words import cues_of
from reportedly.claims.places.clause import SPREAD, Telling, hangs_on, is_elsewhere, owner
from reportedly.claims.places.place import bare_country, is_town
from reportedly.claims.text.parse import Parsed
from reportedly.claims.text.words import place_list
from reportedly.records import Place

BACK, AHEAD = 40, 12  # mentions before and after a claim that are looked at
FIRST = 3  # mentions that open the report
STEPS = (0, 1, 2, 3, 6, 12)  # upper ends of the steps in which distances in sentences are told
WORDS_OFF = (-12, -6, -3, 0, 3, 6, 12)  # the same for words between a name and the claim's main word
LADDER = 4  # heads that are told from a name up to its verb
CLIMB = 6  # heads up to the claim's words, beyond which they are told as this many
CLAIMS = 12  # claims before and after in which one that names its place is looked for
MOST = 4  # counts beyond are told as this one
SHARES = 5  # tenths of all names, beyond which they are told as this many
OWNERS = ("of its words", "of neither", "of another's words")
USES = ("place", "people")
WIDEST = 1e9  # kilometres: of a place whose radius is not known


@dataclass(frozen=True)
class Named:
    """A mention of a place: its number among those of the report, its sentence, and whether it may tell where
    something happened: no state that acts, nor where somebody is from, is treated or tells it. The word for a people
    may tell its country."""

    number: int
    sentence: int
    mention: PlaceMention
    place: Place
    possible: bool

    @property
    def tells_where(self) -> bool:
        return self.mention.used_as == "place" and self.mention.relation != "dateline"

    @property
    def radius(self) -> float:
        return self.place.radius_km or WIDEST


@dataclass
class Candidate:
    """A place where it may have happened: the mentions of it around the claim, and what speaks for and against it."""

    place: Place
    near: list[Named] = field(default_factory=list)
    features: dict[str, None] = field(default_factory=dict)  # in order, each once
    is_wider: bool = False  # it holds what the rules found


@dataclass(frozen=True)
class Asked:
    """A claim whose place is asked for: its number, the rules' answer and where they have it from, its sentence, how
    many mentions stand before it, and what its words say of where without a name."""

    number: int
    item: Found
    ruled: Place
    how: str
    sentence: int
    middle: int
    cues: tuple[str, ...]


class Scene:
    """One report: which places it names where; counted once for all its claims."""

    def __init__(self, context: Context, found: Sequence[Found], labels: Sequence[int]) -> None:
        self.context, self.found, self.labels = context, found, labels
        self.parsed, self.doc = context.parsed, context.parsed.doc
        self.home = context.countries[0] if context.countries else None
        self._ends = [end for _, end in self.parsed.stretches]
        self.named = [
            Named(number, self.sentence_of(mention.start), mention, mention.place, _may_be(mention, self.parsed))
            for number, mention in enumerate(context.places)
            if mention.place is not None
        ]
        self.starts = [one.mention.start for one in self.named]
        self.by_name: dict[str, list[Named]] = defaultdict(list)
        self.by_sentence: dict[int, list[Named]] = defaultdict(list)
        for one in self.named:
            self.by_name[one.place.name].append(one)
            if one.mention.used_as == "place":
                self.by_sentence[one.sentence].append(one)
        self.features_of = {name: tuple(self._of_report(mentions)) for name, mentions in self.by_name.items()}
        self._beside: dict[tuple[int, int], tuple[int | None, int | None, int | None]] = {}
        self._new_from: dict[int, list[int]] = {}  # by a mention that opens the report: where further names come first
        self.anchors = frozenset([hit.anchor for item in found for hit in item.happening.hits])
        self._count_claims()

    def _count_claims(self) -> None:
        """Which places the claims have, and which by their own words."""
        self.ruled = [item.place.name if item.place else "" for item in self.found]
        self.told = [name if item.named_place else "" for name, item in zip(self.ruled, self.found, strict=True)]
        # asked by `get`: a Counter works out in Python what it has not counted
        self.claims = Counter(self.told)
        self.happenings = Counter(zip(self.told, self.labels, strict=True))
        self.alike = Counter((name, item.happening.kind) for name, item in zip(self.told, self.found, strict=True))

    def sentence_of(self, at: int) -> int:
        return bisect_right(self._ends, at)

    # -- which places may it be

    def candidates(self, number: int) -> list[Candidate]:
        """The rules' answer first, then the places named around the claim and at the head of the report. None where
        the rules have no answer: no place is named anywhere."""
        item = self.found[number]
        if item.place is None:
            return []
        at = self.doc[item.happening.anchor].idx
        middle = bisect_left(self.starts, at)
        carried = "carried" if item.place.basis == "context" else "of its sentence"
        how = "of its own words" if item.named_place else carried
        asked = Asked(number, item, item.place, how, self.sentence_of(at), middle, cues_of(self.context, item))
        made = {item.place.name: Candidate(item.place)}
        first = max(0, middle - BACK)
        for one in (*self.named[: min(FIRST, first)], *self.named[first : middle + AHEAD]):
            acts = one.sentence == asked.sentence and bare_country(one.mention)
            if one.possible and not acts:
                made.setdefault(one.place.name, Candidate(one.place)).near.append(one)
        for candidate in made.values():
            candidate.is_wider = asked.ruled.name.endswith(f", {candidate.place.name}")
            candidate.features = dict.fromkeys(self._features(asked, candidate))
        return list(made.values())

    def _features(self, asked: Asked, candidate: Candidate) -> Iterator[str]:
        place, item = candidate.place, asked.item
        level = _level(place)
        yield from _against_ruled(asked, candidate, level)
        yield level
        where = "home" if place.country == self.home else "abroad"
        yield where
        yield f"{where}: {level}"
        yield f"{item.happening.kind}: {level}"
        yield f"{item.report_scope}: {level}"
        yield f"{item.status}: {level}"
        for toll in item.tolls:
            yield f"{toll.scope} toll: {level}"
        for cue in asked.cues:
            yield f"{cue}: {level}"
        yield from self._in_claims(asked, place.name)
        yield from self.features_of.get(place.name, ("not named",))
        usable = [one for one in candidate.near if one.tells_where]
        if usable:
            yield from self._distance(asked, nearest(usable, asked.sentence), level)
        for one in usable:
            if one.sentence == asked.sentence or item.span[0] <= one.mention.start < item.span[1]:
                yield from self._in_sentence(asked, one, level)

    def _of_report(self, mentions: Sequence[Named]) -> Iterator[str]:
        """How a report names a place."""
        first, level = mentions[0], _level(mentions[0].place)
        yield f"share of the names: {min(SHARES, 10 * len(mentions) // len(self.named))}"
        uses = {one.mention.used_as for one in mentions}
        if "place" not in uses:
            yield f"only as {min(uses)}"
        if all(one.mention.relation == "dateline" for one in mentions):
            yield "only in the dateline"
        elif first.mention.relation == "dateline":
            yield "in the dateline too"
        if first.mention.start < self.context.report.body_start:
            yield "in the headline"
            yield f"in the headline: {level}"
        if first.number < FIRST:
            yield "opens the report"

    # -- what the other claims say

    def _in_claims(self, asked: Asked, name: str) -> Iterator[str]:
        """Which other claims stand there, and which do by their own words."""
        number, kind, label = asked.number, asked.item.happening.kind, self.labels[asked.number]
        own = self.told[number] == name
        yield f"so in claims: {min(self.claims.get(name, 0) - own, MOST)}"
        yield f"so in like claims: {min(self.alike.get((name, kind), 0) - own, MOST)}"
        yield f"so in its happening: {min(self.happenings.get((name, label), 0) - own, MOST)}"
        for way, step in (("before", -1), ("after", 1)):
            next_to = number + step
            if 0 <= next_to < len(self.found) and self.ruled[next_to] == name:
                yield f"so in the rules' claim {way}: {self._whose(next_to, label)}"
            nearest_claim, attack, same = self._telling(number, step)
            if nearest_claim is not None and self.told[nearest_claim] == name:
                yield from self._in_claim(asked, nearest_claim, way)
            if attack is not None and self.told[attack] == name:
                yield f"so in the attack {way}"
            if same is not None and self.told[same] == name:
                yield f"so in its happening {way}"

    def _telling(self, number: int, step: int) -> tuple[int | None, int | None, int | None]:
        """The nearest claim on one side that names its place, the nearest attack that does, and the nearest claim of
        the same happening: the same for all places that are asked of."""
        if (number, step) not in self._beside:
            end = max(-1, number - 1 - CLAIMS) if step < 0 else min(len(self.found), number + CLAIMS)
            told = [other for other in range(number + step, end, step) if self.told[other]]
            attack = next((n for n in told if self.found[n].happening.kind in ATTACKS), None)
            same = next((n for n in told if self.labels[n] == self.labels[number]), None)
            self._beside[number, step] = (told[0] if told else None, attack, same)
        return self._beside[number, step]

    def _in_claim(self, asked: Asked, other: int, way: str) -> Iterator[str]:
        """How the nearest claim that names its place goes with the one that is asked for."""
        lender = self.found[other]
        apart = abs(self.sentence_of(lender.span[0]) - self.sentence_of(asked.item.span[0]))
        yield f"so in the claim {way}"
        yield f"so in the claim {way}: {self._whose(other, self.labels[asked.number])}"
        yield f"so in the claim {way}: {min(apart, MOST - 1)} sentences"
        for cue in asked.cues:
            yield f"{cue}: so in the claim {way}"
        if lender.happening.kind == asked.item.happening.kind:
            yield f"so in the claim {way}: same kind"

    def _whose(self, other: int, label: int) -> str:
        return "its happening" if self.labels[other] == label else "another"

    # -- where its name stands

    def _distance(self, asked: Asked, near: Named, level: str) -> Iterator[str]:
        """How far from the claim the place is named."""
        away = near.sentence - asked.sentence
        step = bisect_left(STEPS, abs(away))
        way = "back" if away <= 0 else "ahead"
        told = f"{way}: {STEPS[step] if step < len(STEPS) else 'more'} sentences"
        yield told
        yield f"{told}, {level}"
        for cue in asked.cues:
            yield f"{cue}: {told}"
        yield f"told by {_relation(near.mention)}"
        carried = not asked.item.named_place
        if carried:
            yield f"none of its own, {told}"
            yield f"none of its own, {told}, {level}"
        if bisect_left(self.starts, near.mention.start) >= asked.middle:
            return
        first = bisect_left(self.starts, near.mention.start)
        between = min(self._names_in(first, asked.middle) - 1, MOST)
        yield f"names between: {between}"
        if carried:
            yield f"none of its own, names between: {between}"

    def _names_in(self, first: int, end: int) -> int:
        """How many places are named from one mention up to another. From the head of a long report there are many
        mentions between: where each name stands first is looked up once."""
        if end - first <= BACK:
            return len({one.place.name for one in self.named[first:end] if one.mention.used_as == "place"})
        if first not in self._new_from:
            new: dict[str, int] = {}
            for at in range(first, len(self.named)):
                if self.named[at].mention.used_as == "place":
                    new.setdefault(self.named[at].place.name, at)
            self._new_from[first] = list(new.values())
        return bisect_left(self._new_from[first], end)

    def _in_sentence(self, asked: Asked, one: Named, level: str) -> Iterator[str]:
        """How a name in the claim's sentence hangs together with the claim's words."""
        item, mention = asked.item, one.mention
        own = frozenset([hit.anchor for hit in item.happening.hits]) | {item.happening.anchor}
        whose = OWNERS[owner(mention, self.parsed, Telling(own, self.anchors))]
        start, end = item.span
        where = "in" if start <= mention.start < end else "before" if mention.start < start else "behind"
        yield f"{where} its words"
        yield f"{where} its words: {level}"
        yield f"{where} its words, {whose}"
        yield f"{whose}, {_relation(mention)}"
        yield f"{whose}, {level}"
        yield f"{item.happening.kind}: {whose}"
        if mention.relation in SPREAD:
            yield "passed through"
        yield from self._ladder(mention, item.happening.anchor, own, whose)
        names = self.by_sentence[one.sentence]
        at = self.doc[item.happening.anchor].idx
        if one is min(names, key=lambda other: abs(other.mention.start - at)):
            yield "nearest name"
        if len(names) == 1:
            yield "only name in the sentence"
        else:
            narrowest = min(other.radius for other in names)
            yield "narrowest in the sentence" if one.radius <= narrowest else "wider than another"

    def _ladder(self, mention: PlaceMention, anchor: int, own: frozenset[int], whose: str) -> Iterator[str]:
        """By what a name hangs on its verb, and how far off the claim's words are."""
        heads = hangs_on(self.doc, mention)
        if not heads:
            return
        steps: list[str] = []
        for token in map(self.doc.__getitem__, heads[:LADDER]):
            if token.pos_ in ("VERB", "AUX"):
                break
            steps.append(token.lower_ if token.pos_ == "ADP" else token.dep_)
        yield f"is {self.doc[heads[0]].dep_}"
        yield f"{whose}: {' '.join(steps)}"
        up = next((n for n, at in enumerate(heads) if at in own), None)
        if up is not None:
            yield f"heads to its words: {min(up, CLIMB)}"
        yield f"words off: {bisect_left(WORDS_OFF, heads[0] - anchor)}"


def _may_be(mention: PlaceMention, parsed: Parsed) -> bool:
    return mention.used_as in USES and not is_elsewhere(mention, parsed)


def nearest(mentions: Sequence[Named], sentence: int) -> Named:
    """The mention nearest to a sentence; of two as near, the one before."""
    return min(mentions, key=lambda one: (abs(one.sentence - sentence), one.sentence > sentence))


def _against_ruled(asked: Asked, candidate: Candidate, level: str) -> Iterator[str]:
    """What the place is to the rules' answer."""
    place, ruled, how = candidate.place, asked.ruled, asked.how
    yield f"{_level(ruled)} {how}, this {level}"
    if place.name == ruled.name:
        yield "by the rules"
        yield f"by the rules, {how}"
        yield f"by the rules, {how}: {level}"
        yield f"by the rules, {how}: {asked.item.happening.kind}"
    elif candidate.is_wider:
        yield "holds the rules' place"
        yield f"holds the rules' place, {how}"
    elif place.name.endswith(f", {ruled.name}"):
        yield "lies in the rules' place"
        yield f"lies in the rules' place, {how}"
    else:
        yield f"apart from the rules' place, {how}: {'same' if place.country == ruled.country else 'other'} country"


def _relation(mention: PlaceMention) -> str:
    return mention.relation if mention.relation in place_list("prepositions") else "another word"


def _level(place: Place) -> str:
    """What sort of place it is."""
    return "village" if place.entry is None and is_town(place) else place.precision or "unknown"
