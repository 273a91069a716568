"""What speaks for a scope: named features of a toll, of its sentence, and of its place among the other tolls."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from spacy.tokens import Doc, Span, Token

from reportedly.claims.context import Context
from reportedly.claims.findings.found import Found
from reportedly.claims.findings.toll_mentions import TollMention
from reportedly.claims.happenings.which_draft import FINE
from reportedly.claims.people.people import WIDE
from reportedly.claims.people.tables import words_table
from reportedly.claims.text.sentences import first_of_sentence
from reportedly.claims.text.token_table import token_table
from reportedly.claims.tolls.scope import scope_of_toll
from reportedly.records import Place, Toll, When

Thing = TypeVar("Thing")

GROUPS = (*WIDE, "combatants", "children", "women", "men")
SIZES = (1, 3, 9, 24, 99, 999)  # upper ends of the steps in which numbers are told
TOKENS = (40, 80, 160)  # of those in which distances are
AGO = (0, 1, 7, 60)  # days
DAYS = ((1, "a day"), (6, "days"), (31, "a month"))
NEAR = 60  # tolls to either side that are looked at, so that endless lists cost no more
BEFORE = 8  # tolls back to a greater one
AROUND = 25  # tokens to either side of a toll whose words count
BESIDE = 6
UP = 20  # heads between a word of harm and its verb
MOST = 3  # counts beyond are told as this one


@dataclass(frozen=True)
class Told:
    """A toll of a report: its claim by number, the toll's number in it, mention and record."""

    claim: int
    number: int
    item: Found
    mention: TollMention
    toll: Toll

    @property
    def low(self) -> int:
        return self.toll.low or 0


def in_order(found: Sequence[Found]) -> list[Told]:
    """All tolls of a report in the order of its words."""
    told = (
        Told(claim, number, item, mention, toll)
        for claim, item in enumerate(found)
        for number, (mention, toll) in enumerate(zip(item.happening.tolls, item.tolls, strict=True))
    )
    return sorted(told, key=lambda one: one.mention.start)


class Tolls:
    """The tolls of one report, each with its features. `labels`: the happenings that its claims belong to."""

    def __init__(self, context: Context, found: Sequence[Found], labels: Sequence[int]) -> None:
        self.context, self.doc, self.labels = context, context.parsed.doc, labels
        self.told = in_order(found)
        self._places = sorted((m for m in context.places if m.used_as == "place"), key=lambda m: m.start)
        self._times = sorted(context.times, key=lambda m: m.start)

    def features(self, at: int) -> list[str]:
        """What holds of a toll, each once."""
        one = self.told[at]
        every = (
            *_number(one),
            *_claim(one, self.context),
            *_harm(one.mention, self.doc),
            *self._rules(one),
            *self._time(one.item.when),
            *self._sentence(one),
            *self._beside(one),
            *self._among(at),
            *self._smaller(at),
            *self._wholes(at),
        )
        return list(dict.fromkeys(every))

    def _rules(self, one: Told) -> Iterator[str]:
        """What the rules say, and what they say of the clause alone."""
        scope, words = scope_of_toll(self.doc, one.mention, one.item.when, self.context.places)
        yield f"rules:{one.toll.scope}"
        yield f"clause:{scope}"
        if words:
            yield f"clause:{scope} by {_sort_of_words(words)}"

    def _time(self, when: When | None) -> Iterator[str]:
        if when is None or when.earliest is None or when.latest is None:
            yield "time:none" if when is None else "time:open"
            return
        days = (when.latest - when.earliest).days
        yield f"time:{next((name for most, name in DAYS if days <= most), 'long')}, {when.basis}"
        if self.context.today is not None:
            yield f"ago:{step((self.context.today - when.latest).days, AGO)}"

    # --- its sentence -------------------------------------------------------------------------------------------------

    def _sentence(self, one: Told) -> Iterator[str]:
        mention, sentence = one.mention, self.doc[one.mention.start].sent
        window = range(max(sentence.start, mention.start - AROUND), min(sentence.end, mention.end + AROUND))
        yield from _deeds(window, mention, self.doc[mention.hit.anchor])
        names = self._named(sentence)
        yield f"places:{min(len(names), MOST)}"
        if not any(place.precision in FINE for place in names.values()):
            yield "no town in the sentence"
        words = set(token_table(self.doc).lowers[window.start : window.stop])
        yield from (f"word:{word}" for word in _table()["around"] if word in words)
        inside = len(_within(self.told, sentence.start, sentence.end, lambda other: other.mention.start))
        yield f"tolls in the sentence:{min(inside, MOST + 1)}"
        for time in _within(self._times, sentence.start_char, sentence.end_char, lambda mention: mention.start):
            if time.role != "at":
                yield f"time told:{time.role}"

    def _named(self, sentence: Span) -> dict[str, Place]:
        """The places that a sentence names, without those that another one lies in."""
        names: dict[str, Place] = {}
        for mention in _within(self._places, sentence.start_char, sentence.end_char, lambda one: one.start):
            if mention.end <= sentence.end_char and mention.place is not None:
                names.setdefault(mention.place.name, mention.place)
        return {n: p for n, p in names.items() if not any(o != n and o.endswith(f", {n}") for o in names)}

    def _beside(self, one: Told) -> Iterator[str]:
        mention, sentence = one.mention, self.doc[one.mention.start].sent
        lowers = token_table(self.doc).lowers
        before = lowers[max(sentence.start, mention.start - BESIDE) : mention.start]
        after = lowers[mention.end : min(sentence.end, mention.end + BESIDE)]
        for name, words in (("before", before), ("after", after)):
            yield from (f"{name}:{word}" for word in _table()[name] if word in words)
        if before and before[-1] in _table()["definite"]:
            yield f"definite:{before[-1]}"

    # --- the tolls around it ------------------------------------------------------------------------------------------

    def _others(self, at: int) -> list[Told]:
        near = (*self.told[max(0, at - NEAR) : at], *self.told[at + 1 : at + 1 + NEAR])
        return [other for other in near if other.toll.effect == self.told[at].toll.effect and other.low]

    def _among(self, at: int) -> Iterator[str]:
        """How great it is among those of its effect, and what the report calls the same number elsewhere."""
        one, others = self.told[at], self._others(at)
        if not others:
            yield "the only one"
            return
        most = max(other.low for other in others)
        yield f"rank:{'most' if one.low > most else 'equals the most' if one.low == most else 'less'}"
        for other in others:
            if one.low > 1 and (other.low, other.toll.high) == (one.low, one.toll.high):
                yield f"again as:{other.toll.scope}"
                if other.item.span[0] < self.context.report.body_start:
                    yield "again in the headline"

    def _smaller(self, at: int) -> Iterator[str]:
        """Smaller tolls told later, of which this one may be the sum."""
        one = self.told[at]
        later = [
            o for o in self.told[at + 1 : at + 1 + NEAR] if o.toll.effect == one.toll.effect and 0 < o.low < one.low
        ]
        if one.low < 2 or not later:
            return
        placed = [o.item.place for o in later if o.item.named_place]
        yield f"smaller ones elsewhere:{min(sum(_elsewhere(p, one.item.place) for p in placed), MOST)}"
        yield f"smaller ones inside:{min(sum(_inside(p, one.item.place) for p in placed), MOST)}"
        alike = sum(o.low for o in later if o.toll.group in (one.toll.group, *WIDE)) / one.low
        share = "none" if not alike else "half" if alike < 0.5 else "all" if alike <= 1 else "more"
        yield f"smaller ones' share:{share}"
        total, claims = 0, set()
        for other in later:
            if other.toll.scope != "part":
                total += other.low
                claims.add(other.claim)
                if total == one.low and len(claims) > 1:
                    yield "smaller ones add up"

    def _wholes(self, at: int) -> Iterator[str]:
        """The two nearest greater tolls told before, of which this one may be a part."""
        one, far = self.told[at], ""
        most = max(one.low, one.toll.high or 0)
        for whole in reversed(self.told[max(0, at - BEFORE) : at]):
            if whole.toll.effect != one.toll.effect or whole.low <= most or whole.toll.scope == "part":
                continue
            yield from (f"{far}{feature}" for feature in self._whole(one, whole))
            if far:
                return
            far = "farther "
        if not far:
            yield "no whole"

    def _whole(self, one: Told, whole: Told) -> Iterator[str]:
        yield f"whole:{whole.toll.scope}"
        if self.labels[whole.claim] == self.labels[one.claim]:
            yield "whole of the claim" if whole.claim == one.claim else "whole of the happening"
        closer = one.toll.group not in WIDE and whole.toll.group in WIDE
        group = "closer" if closer else "same" if one.toll.group == whole.toll.group else "other"
        where = _where(one, whole)
        yield from (f"whole's group:{group}", f"whole's place:{where}", f"whole:{group}, {where}")
        beside = first_of_sentence(self.doc[whole.mention.start]) == first_of_sentence(self.doc[one.mention.start])
        yield f"whole's distance:{'same' if beside else step(one.mention.start - whole.mention.start, TOKENS)}"
        if beside and one.mention.hit == whole.mention.hit:
            yield "whole by the same word"
        ratio = whole.low / max(1, one.low)
        yield f"whole's size:{'double' if ratio <= 2 else 'some' if ratio <= 5 else 'many'}"


def step(value: int, ends: Sequence[int]) -> str:
    """The step of a scale that a value lies in, by its upper end."""
    return next((str(end) for end in ends if value <= end), f"{ends[-1]}+")


def _within(items: Sequence[Thing], first: int, end: int, key: Callable[[Thing], int]) -> Sequence[Thing]:
    """Those of a sorted row that begin in a stretch."""
    return items[bisect_left(items, first, key=key) : bisect_left(items, end, key=key)]


def _table() -> Mapping[str, Any]:
    table: Mapping[str, Any] = words_table()["scope"]
    return table


def _number(one: Told) -> Iterator[str]:
    toll, mention = one.toll, one.mention
    yield f"size:{step(one.low, SIZES)}"
    yield f"effect:{toll.effect}"
    yield f"group:{toll.group if toll.group in GROUPS else 'named'}"
    yield f"found by:{mention.rule}"
    if toll.high is None:
        yield "at least"
    if mention.vague:
        yield "vague"
    yield from (f"told as:{name}" for name in ("part", "others", "bare", "split", "total") if getattr(mention, name))


def _claim(one: Told, context: Context) -> Iterator[str]:
    item = one.item
    yield f"kind:{item.happening.kind}"
    if not item.happening.known:
        yield "kind not known"
    yield f"told as:{item.report_scope}"
    if item.status != "asserted":
        yield "not asserted"
    yield f"voice:{'own' if item.source.text is None else 'other'}"
    if item.span[0] < context.report.body_start:
        yield "headline"
    precision = item.place.precision if item.place is not None else "none"
    yield f"precision:{precision}{'' if item.named_place else ', carried'}"


def _harm(mention: TollMention, doc: Doc) -> Iterator[str]:
    """The form of the word of harm, and its tense: "have been killed" sums up."""
    yield f"harm:{mention.hit.form}"
    verb = doc[mention.hit.anchor]
    for _ in range(UP):
        if verb.pos_ in ("VERB", "AUX") or verb.head.i == verb.i:
            break
        verb = verb.head
    aux = {token.lower_ for token in verb.lefts if token.dep_ in ("aux", "auxpass")}
    yield f"tense:{'perfect' if aux & {'have', 'has'} else 'past perfect' if 'had' in aux else verb.tag_}"


def _deeds(stretch: range, mention: TollMention, harm: Token) -> Iterator[str]:
    """Whether the words around tell of one attack or of several, and whether these did the harm."""
    words, lowers, doc = words_table()["cumulative"], token_table(harm.doc).lowers, harm.doc
    many = [doc[i] for i in stretch if lowers[i] in words["attacks"] and not mention.start <= i < mention.end]
    one = [doc[i] for i in stretch if lowers[i] in words["blows"]]
    yield f"deeds:{'both' if many and one else 'many' if many else 'one' if one else 'none'}"
    if len({token.lower_ for token in many}) > 1:
        yield "deeds of several sorts"
    for name, deeds in (("many", many), ("one", one)):
        for deed in deeds:
            if deed.dep_ in ("nsubj", "nsubjpass") and deed.head.i in (harm.i, harm.head.i):
                yield f"harm by {name}"
            elif deed.dep_ == "pobj" and deed.head.head.i in (harm.i, harm.head.i):
                yield f"harm {deed.head.lower_} {name}"
            elif harm.dep_ == "relcl" and harm.head.i == deed.i:
                yield f"harm told of {name}"  # "the attacks in which nine died"


def _sort_of_words(words: str) -> str:
    tables = words_table()["cumulative"]
    named = next((name for name in ("words", "periods") if words in tables[name]), None)
    return named or (words if words in ("since", "war", "its splits") else "time or place")


def _elsewhere(a: Place | None, b: Place | None) -> bool:
    return a is not None and b is not None and not (a.name.endswith(b.name) or b.name.endswith(a.name))


def _inside(a: Place | None, b: Place | None) -> bool:
    return a is not None and b is not None and a.name != b.name and a.name.endswith(b.name)


def _where(one: Told, whole: Told) -> str:
    a, b = one.item.place, whole.item.place
    if a is None or b is None:
        return "unknown"
    how = "same" if a.name == b.name else "inside" if _inside(a, b) else "around" if _inside(b, a) else "else"
    return f"{how}, {one.item.named_place + whole.item.named_place} named"
