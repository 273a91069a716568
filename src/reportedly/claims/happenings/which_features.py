"""What speaks for and against one happening: named features of two claims of one report."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from reportedly.claims.findings.happening import ATTACKS, WORDS_ONLY
from reportedly.claims.happenings.which_apart import LONG_DAYS, doubts
from reportedly.claims.happenings.which_clauses import hanging, tenses
from reportedly.claims.happenings.which_draft import (
    GROUND,
    Draft,
    class_of,
    named_elsewhere,
    nearness,
    relation_of,
    steps_apart,
)
from reportedly.records import Participant, Place, When

REACH = 20  # claims looked back
MOST_PAIRS = 12_000  # in a report of so many claims that it is a list, the reach shrinks
LEAD = 1  # sentences after the headline that tell what a report is about
WIDE = ("country", "adm1")
LONE_LONG_DAYS = 20
STEPS = {  # upper ends of the steps in which distances are told
    "sent": (0, 1, 2, 4, 8, 15),
    "between": (0, 1, 3, 7),
    "many": (1, 2, 3, 6),
}
NAMES = {scale: (*map(str, ends), f"{ends[-1]}+") for scale, ends in STEPS.items()}

Parties = frozenset[str]


class Pairs:
    """The claims of one report in pairs, each with its features; what the report as a whole shows is counted once."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self.drafts = drafts
        self.reach = max(1, min(REACH, MOST_PAIRS // (len(drafts) or 1)))
        self.many = Counter(draft.kind for draft in drafts)
        self.first: dict[str, int] = {}
        places: dict[str, set[str]] = defaultdict(set)
        for position, draft in enumerate(drafts):
            self.first.setdefault(draft.kind, position)
            if draft.named_place and draft.place is not None:
                places[draft.kind].add(draft.place.name)
        self.spread = {kind: len(names) for kind, names in places.items()}
        self.main = next((draft.place for draft in drafts if draft.named_place and draft.place is not None), None)

    def before(self, position: int) -> Iterator[tuple[int, list[str]]]:
        """Each earlier claim within reach, nearest first, with the features of the pair."""
        later = self.drafts[position]
        own = list(_of_later(later, self.main))
        nearer: list[Draft] = []  # claims of the later one's kind that stand between the two
        for earlier in range(position - 1, max(-1, position - 1 - self.reach), -1):
            draft = self.drafts[earlier]
            features = [*own, *_pair(draft, later, position - earlier - 1)]
            if draft.kind == later.kind:
                features += self._in_report(earlier, draft, nearer)
                nearer.append(draft)
            if earlier == 0:
                features.append("the report's first")
            yield earlier, features

    def _in_report(self, earlier: int, draft: Draft, nearer: Sequence[Draft]) -> Iterator[str]:
        """How the report tells of happenings of this kind: of one, or one after the other."""
        yield f"places of this kind:{min(self.spread.get(draft.kind, 0), 4)}"
        yield f"claims of this kind:{_step('many', self.many[draft.kind])}"
        yield f"nearer of this kind:{min(len(nearer), 3)}"
        if self.first[draft.kind] == earlier:
            yield "the kind's first"
        if earlier == 0:
            yield "the report's first, same kind"
        if any(named_elsewhere(draft, other) for other in nearer):
            yield "another place between"


def _step(scale: str, value: int) -> str:
    return NAMES[scale][bisect_left(STEPS[scale], value)]


def _of_later(later: Draft, main: Place | None) -> Iterator[str]:
    yield _own_details(later)
    if later.headline:
        yield "both in the headline"
    if later.named_place and later.place is not None and main is not None and relation_of(later.place, main) == "else":
        yield "away from the main place"
    if later.adds:
        yield "adds"
    if later.another:
        yield "another"
    if later.pronoun:
        yield "pronoun"
    if later.noun is not None:
        yield f"noun:{later.noun}"


def _own_details(draft: Draft) -> str:
    """How many of place, day and number a claim tells by its own words: one without any goes on with another."""
    dated = draft.when is not None and draft.when.basis != "report"
    return f"own details:{draft.named_place + dated + bool(draft.numbers)}"


def _pair(a: Draft, b: Draft, between: int) -> Iterator[str]:
    """Features of a pair: `a` is told before `b`. Where the kinds are the same, much counts for itself once more."""
    same = a.kind == b.kind
    compared = [_distance(a, b), *_place(a, b), *_time(a, b), _actor(a, b), *_tolls(a, b)]
    yield from compared
    yield from _kinds(a.kind, b.kind, a.known and b.known)
    yield from _target(a, b)
    yield from _telling(a, b)
    yield from _classes(a.kind, b.kind, nearness(a, b))
    yield from _days(_basis(a.when), _basis(b.when))
    yield from hanging(a, b)
    yield from tenses(a, b)
    yield from doubts(a, b)
    yield f"between:{_step('between', between)}"
    if between == 0:
        yield f"next, {'same' if same else 'other'} kind"
        if any(toll.scope == "part" for toll in b.tolls):
            yield "a part after it"
    if a.headline or a.sentence <= LEAD:
        yield f"{'headline' if a.headline else 'lead'}, {'same' if same else 'other'} kind"
    if same:
        yield from [f"same {feature}" for feature in compared]
        yield from [f"same {feature}" for feature in _wording(a, b)]
        yield f"same {_own_details(b)}"


@cache
def _kinds(a: str, b: str, known: bool) -> tuple[str, ...]:
    """How two kinds stand to each other; of pairs of kinds there are few."""
    return tuple(_two_kinds(min(a, b), max(a, b), known))


def _two_kinds(one: str, two: str, known: bool) -> Iterator[str]:
    if one == two:
        yield "same kind"
        yield f"same kind:{one}"
        return
    attacks = one in ATTACKS and two in ATTACKS
    words = (one in WORDS_ONLY) + (two in WORDS_ONLY)
    if words:
        yield "kinds:words" if words == 2 else "kinds:word and deed"
    else:
        yield "kinds:attacks" if attacks else "kinds:ground" if one in GROUND and two in GROUND else "kinds:other"
    yield f"kinds:{one}+{two}"
    if attacks and not known:
        yield "kinds:attack not known"
    if attacks and "killing" in (one, two):
        yield "kinds:killing"


@cache
def _classes(a: str, b: str, near: str) -> tuple[str, ...]:
    classes = f"classes:{class_of(a)}-{class_of(b)}"
    return classes, f"{classes}, {near}"


def _wording(a: Draft, b: Draft) -> Iterator[str]:
    if a.trigger == b.trigger:
        yield "trigger"
    if b.adds:
        yield "adds"
    if b.another:
        yield "another"
    if b.noun is not None:
        yield f"noun:{b.noun}"
        if a.noun is not None:
            yield "nouns"


def _distance(a: Draft, b: Draft) -> str:
    return f"sent:{_step('sent', b.sentence - a.sentence)}"


# --- where and when ---------------------------------------------------------------------------------------------------


def _place(a: Draft, b: Draft) -> Iterator[str]:
    if a.place is None or b.place is None:
        yield "place:none"
        return
    relation = relation_of(a.place, b.place)
    yield f"place:{relation}:{a.named_place + b.named_place}"
    if not (a.named_place and b.named_place):
        return
    if relation == "same" and a.place.precision in WIDE:
        yield "place:same wide"
    if relation == "else" and a.place.name.split(", ")[1:] == b.place.name.split(", ")[1:]:
        yield "place:siblings"
    if relation != "same":
        yield from steps_apart(a.place, b.place)


def _time(a: Draft, b: Draft) -> Iterator[str]:
    one, two = a.days, b.days
    if one is None or two is None:
        known = one or two
        yield "time:none" if known is None else "time:one"
        if known is not None and (known[1] - known[0]).days > LONE_LONG_DAYS:
            yield "time:one long"
        return
    gap = max((two[0] - one[1]).days, (one[0] - two[1]).days, 0)
    spans = sorted(((one[1] - one[0]).days, (two[1] - two[0]).days))
    if gap:
        yield f"time:apart {'1' if gap == 1 else 'days' if gap <= LONG_DAYS + 1 else 'far'}"
    elif one == two:
        yield "time:same"
    else:
        yield "time:day in long" if spans[0] <= 1 and spans[1] > LONG_DAYS else "time:overlap"
    if spans[0] > LONG_DAYS:
        yield "time:long"


@cache
def _days(one: str, two: str) -> tuple[str, ...]:
    """Where each claim has its day from."""
    return f"later day:{two}", f"days:{one}, then {two}"


def _basis(when: When | None) -> str:
    return when.basis if when is not None else "none"


# --- who and how many -------------------------------------------------------------------------------------------------


def _actor(a: Draft, b: Draft) -> str:
    return f"actor:{_participants((a.actor, a.actors), (b.actor, b.actors))}"


def _target(a: Draft, b: Draft) -> Iterator[str]:
    yield f"target:{_participants((a.target, a.targets), (b.target, b.targets))}"
    if not (a.actors.isdisjoint(b.targets) or b.actors.isdisjoint(a.targets)):
        yield "sides changed"


def _participants(first: tuple[Participant | None, Parties], last: tuple[Participant | None, Parties]) -> str:
    (a, one), (b, two) = first, last
    if a is None or b is None:
        return "none" if a is b else "one"
    if one and two:
        return "same" if one == two else "shared" if one & two else "differ"
    if a.text.lower() == b.text.lower():
        return "words same"
    return "words alike" if _long_words(a) & _long_words(b) else "words differ"


def _long_words(who: Participant) -> frozenset[str]:
    return frozenset(word.strip(".,").lower() for word in who.text.split() if len(word) > 3)


def _tolls(a: Draft, b: Draft) -> Iterator[str]:
    one, two = a.numbers, b.numbers
    if one and two:
        shared = {effect for effect, _ in one} & {effect for effect, _ in two}
        if any(low > 1 for _, low in one & two):
            yield "toll:same"
        else:
            yield "toll:differ" if shared else "toll:other effect"
        yield from sorted(_growth(one, two, shared))
    else:
        yield "toll:one" if one or two else "toll:none"
    totals = a.is_total + b.is_total
    if totals:
        yield "total:both" if totals == 2 else "total:one"


def _growth(one: Iterable[tuple[str, int]], two: Iterable[tuple[str, int]], shared: set[str]) -> set[str]:
    """Whether the later number of an effect is greater or less."""
    steps = set()
    for effect in shared:
        first, last = max(low for name, low in one if name == effect), max(low for name, low in two if name == effect)
        if first != last:
            steps.add("toll:" + ("much more" if last > 3 * first else "more" if last > first else "less"))
    return steps


def _telling(a: Draft, b: Draft) -> Iterator[str]:
    """Whether both are told alike: as done or not, as news or background, by whom."""
    if a.status == b.status:
        yield "status:same"
    else:
        yield "status:differ"
        yield f"status:{'+'.join(sorted((a.status, b.status)))}"
    if a.report_scope != b.report_scope:
        yield f"scope:{'+'.join(sorted((a.report_scope, b.report_scope)))}"
    elif a.report_scope != "current":
        yield f"scope:both {a.report_scope}"
    if a.source.text or b.source.text:
        yield f"source:{'same' if a.source.name == b.source.name else 'differ'}"
        if not (a.source.text and b.source.text):
            yield "source:one"
    else:
        yield "source:own voice"
    if a.source.name == b.source.name:
        yield f"source:same, {nearness(a, b)}"
    if a.known != b.known:
        yield "known:one"
    elif not a.known:
        yield "known:none"
