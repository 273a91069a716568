"""What speaks for each kind of attack: named features of a happening's own words, and of the attacks told around it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from reportedly.claims.context import Context
from reportedly.claims.findings.found import Found
from reportedly.claims.findings.happening import ATTACKS
from reportedly.claims.parties.subjects import subject_of
from reportedly.claims.text.sentences import sentence_starts
from reportedly.claims.text.token_table import token_table
from reportedly.claims.text.triggers import Hit
from reportedly.claims.text.words import ties
from reportedly.claims.who.candidates import side_of
from reportedly.records import Participant

SENTENCES = (0, 1, 2, 4, 8)  # upper ends of the steps in which distances are told
DEAD = (1, 3, 9, 24, 99, 999)
BACK, ON = -3, 2  # sentences around a happening whose words for attacks count
AROUND = 200  # tokens to either side in which they are looked for
ALIKE = 6  # attacks of a kind to either side whose places are compared
LONGEST = 60  # tokens of a happening's words that are looked at
WORDS = frozenset({"NOUN", "VERB", "ADJ"})
NAMING = frozenset({"event", "means", "attack"})
DONE_TO = frozenset({"dobj", "nsubjpass"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
INDEFINITE = frozenset({"a", "an", "another"})


@dataclass
class Beside:
    """The attacks told to one side of a happening, by position: the nearest whose words tell its kind, and of each kind
    the nearest ones."""

    nearest: int | None = None
    alike: dict[str, tuple[int, ...]] = field(default_factory=dict)


class Attacks:
    """One report: which kinds of attack its words tell where; counted once for all its happenings."""

    def __init__(self, context: Context, found: Sequence[Found], hits: Sequence[Hit]) -> None:
        self.doc, self.found = context.parsed.doc, found
        self.starts = sentence_starts(self.doc)
        self.sentences = [self._sentence(item.happening.anchor) for item in found]
        cues = [hit for hit in hits if hit.trigger.kind in ATTACKS and hit.role in NAMING]
        self.cues = sorted(cues, key=lambda hit: hit.anchor)
        told = [n for n, item in enumerate(found) if item.happening.kind in ATTACKS and item.happening.known]
        self.told = Counter(found[n].happening.kind for n in told)
        self.many = len(told)
        self.first = found[told[0]].happening.kind if told else ""
        body = context.report.body_start
        self.headline = {hit.trigger.kind for hit in self.cues if self.doc[hit.anchor].idx < body}
        self.before = self._beside(told, range(len(found)))
        self.after = self._beside(told, range(len(found) - 1, -1, -1))

    def _sentence(self, token: int) -> int:
        return bisect_left(self.starts, token + 1) - 1

    def _beside(self, told: Sequence[int], order: range) -> dict[int, Beside]:
        """For each happening what was told before it, in one order or the other."""
        known, nearest, sides = set(told), None, {}
        alike: dict[str, tuple[int, ...]] = {}
        for number in order:
            sides[number] = Beside(nearest, dict(alike))
            if number in known:
                kind = self.found[number].happening.kind
                nearest, alike[kind] = number, (number, *alike.get(kind, ()))[:ALIKE]
        return sides

    def features(self, number: int) -> tuple[list[str], dict[str, list[str]]]:
        """What the words of a happening show, and what speaks for each kind around it."""
        item = self.found[number]
        words = self.doc.char_span(*item.span, alignment_mode="expand")
        anchor = item.happening.anchor
        first, end = (words.start, words.end) if words is not None else (anchor, anchor + 1)
        around: dict[str, list[str]] = {kind: list(self._of_kind(number, kind)) for kind in ATTACKS}
        for kind, feature in self._of_cues(number, first, end):
            if feature not in around[kind]:
                around[kind].append(feature)
        table, told = token_table(self.doc), range(first, min(end, first + LONGEST))
        lemmas = {table.lemmas[at].lower() for at in told if table.parts[at] in WORDS}
        own = [*_of_happening(item), *_of_verb(self.doc[anchor]), *(f"word:{lemma}" for lemma in sorted(lemmas))]
        return list(dict.fromkeys(own)), around

    # -- what speaks for a kind

    def _of_kind(self, number: int, kind: str) -> Iterator[str]:
        happening = self.found[number].happening
        if happening.kind == kind:
            known = "known" if happening.known else "lent"
            yield from ("rules", f"rules:{known}", f"rules:{happening.main.role}, {known}")
        yield from self._of_side(number, kind, self.before[number], "before")
        yield from self._of_side(number, kind, self.after[number], "after")
        if self.many:
            yield f"share of the report:{4 * self.told[kind] // self.many}"
        if not self.told[kind]:
            yield "never told"
        elif len(self.told) == 1:
            yield "no other is told"
        if kind in self.headline:
            yield "in the headline"
        if kind == self.first:
            yield "told first"

    def _of_side(self, number: int, kind: str, side: Beside, name: str) -> Iterator[str]:
        if side.nearest is not None and self.found[side.nearest].happening.kind == kind:
            yield f"told {name}"
            yield from (f"told {name}, {how}" for how in self._pair(number, side.nearest))
        alike = side.alike.get(kind, ())
        if alike:
            yield f"one {name}:{self._distance(number, alike[0])}"
        if any(_place(self.found[number], self.found[other]) == "same" for other in alike):
            yield f"one {name} at the same place"

    def _distance(self, number: int, other: int) -> str:
        return _step(abs(self.sentences[number] - self.sentences[other]), SENTENCES)

    def _pair(self, number: int, other: int) -> Iterator[str]:
        """How an attack hangs together with another one."""
        item, told = self.found[number], self.found[other]
        known = "known" if item.happening.known else "lent"
        distance, place = self._distance(number, other), _place(item, told)
        yield from (f"{distance} off", f"{distance} off, {known}", f"{known}")
        yield from (f"place:{place}", f"{distance} off, place:{place}")
        yield f"place:{place}, {'named' if item.named_place else 'carried'}, {known}"
        actor = _who(item.actor, told.actor)
        yield from (f"actor:{actor}", f"actor:{actor}, {known}", f"target:{_who(item.target, told.target)}")
        same_day = item.when is not None and told.when is not None and item.when.edtf == told.when.edtf
        yield f"day:{'same' if same_day else 'other'}, {'told' if _dated(item) else 'not told'}"
        roles = f"{item.happening.main.role} after {told.happening.main.role}"
        yield from (roles, f"by {item.happening.main.trigger.id}")
        if item.tolls:
            yield f"people counted:{'in both' if told.tolls else 'here'}"
        if self.sentences[number] != self.sentences[other]:
            opening = self.doc[self.starts[self.sentences[number]]].lower_
            if opening in ties("adds"):
                yield "opens by adding"
            if opening in ties("pronouns"):
                yield "opens with a pronoun"

    def _of_cues(self, number: int, first: int, end: int) -> Iterator[tuple[str, str]]:
        """Words that name a kind, in the happening's own words and in the sentences around."""
        anchor, sentence = self.found[number].happening.anchor, self.sentences[number]
        at = bisect_left(self.cues, anchor - AROUND, key=lambda hit: hit.anchor)
        for hit in self.cues[at : at + AROUND]:
            if hit.anchor > anchor + AROUND:
                return
            distance = self._sentence(hit.anchor) - sentence
            if first <= hit.anchor < end:
                yield hit.trigger.kind, f"{hit.role} in its words"
            elif BACK <= distance <= ON:
                yield hit.trigger.kind, f"{hit.role} {distance} sentences off"


# -- what the happening's own words show


def _of_happening(item: Found) -> Iterator[str]:
    happening = item.happening
    yield from ("known" if happening.known else "lent", f"role:{happening.main.role}")
    yield f"trigger:{happening.main.trigger.id}"
    yield from (f"hit:{hit.trigger.id}" for hit in happening.hits)
    groups = sorted({toll.group for toll in item.tolls})
    yield f"counted:{'combatants' if 'combatants' in groups else 'others' if groups else 'nobody'}"
    yield from (f"group:{group}" for group in groups)
    yield from (f"effect:{effect}" for effect in sorted({toll.effect for toll in item.tolls}))
    dead = [toll for toll in item.tolls if toll.effect == "killed"]
    if dead:
        yield from (f"dead:{_step(max(toll.low or 0 for toll in dead), DEAD)}", f"scope:{dead[0].scope}")
    actor, target = side_of(item.actor), side_of(item.target)
    yield from (f"actor:{actor}", f"target:{target}", f"{actor} against {target}")
    yield from (f"status:{item.status}", f"told as:{item.report_scope}")
    yield f"voice:{item.source.kind if item.source.text else 'own'}"
    if not _dated(item):
        yield "no day"


def _of_verb(token: Token) -> Iterator[str]:
    """What the happening's word is, and what stands around it."""
    yield f"lemma:{token.lemma_.lower()}"
    if token.pos_ not in ("VERB", "AUX"):
        if any(child.lower_ in DEFINITE for child in token.lefts):
            yield "article:the"
        elif any(child.lower_ in INDEFINITE for child in token.lefts):
            yield "article:a"
        return
    subject = subject_of(token)
    if subject is not None:
        yield f"subject:{subject.lemma_.lower()}"
    for child in (*token.lefts, *token.rights):
        if child.dep_ in DONE_TO:
            yield f"object:{child.lemma_.lower()}"
        elif child.dep_ == "prep":
            yield from (f"{child.lower_} {thing.lemma_.lower()}" for thing in child.rights if thing.dep_ == "pobj")


def _step(value: int, ends: Sequence[int]) -> str:
    return next((str(end) for end in ends if value <= end), "more")


def _place(one: Found, two: Found) -> str:
    if one.place is None or two.place is None:
        return "unknown"
    return "same" if one.place.name == two.place.name else "other"


def _who(one: Participant | None, two: Participant | None) -> str:
    if one is None or two is None or not one.parties or not two.parties:
        return "unknown"
    return "same" if {p.id or p.name for p in one.parties} & {p.id or p.name for p in two.parties} else "other"


def _dated(item: Found) -> bool:
    return item.when is not None and item.when.basis == "text"
