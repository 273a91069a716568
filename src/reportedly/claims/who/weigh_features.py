"""What a report tells for and against candidates: named features of the parties that may be actor or target of its
claims. Those of a candidate's own words are in `candidates`."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice

from reportedly.claims.context import Context
from reportedly.claims.findings.found import Found
from reportedly.claims.findings.happening import ATTACKS, GROUND
from reportedly.claims.text.sentences import sentence_bounds
from reportedly.claims.text.token_table import token_table
from reportedly.claims.voices.run_by import is_run
from reportedly.claims.who.candidates import (
    PARTY,
    Candidate,
    Key,
    as_ruled,
    counted,
    in_role,
    key_of,
    side_of,
    told_by_phrase,
    told_by_place,
)
from reportedly.claims.who.lends import PEACEFUL, elsewhere, is_at_home, is_bare
from reportedly.claims.who.named import ARMED, STATE, Names, reference
from reportedly.claims.who.unnamed import is_unnamed
from reportedly.claims.who.who import offered
from reportedly.records import Participant
from reportedly.vocabulary import Party

ROLES = ("actor", "target")
OTHER = {"actor": "target", "target": "actor"}
NAMED = ARMED | STATE | {"external_forces"}
AROUND = 40  # claims before and after whose participants are candidates
NEAR = 400  # tokens before and after in which parties named are candidates
BEFORE, AFTER = 14, 8  # claims in which the last and the next like one are looked for
IN_EPISODE = 2  # claims of the same episode, before and after, whose targets are candidates
STEPS = (5, 12, 25, 50, 100, 200, 400)  # upper ends of the steps in which distances in tokens are told
ATTACKING = (*ATTACKS, "capture", "siege")


class Scene:
    """One report: who is told to act and to suffer where; counted once for all its claims."""

    def __init__(self, context: Context, found: Sequence[Found], ruled: Sequence[Found], labels: Sequence[int]) -> None:
        self.context, self.found, self.ruled, self.labels = context, found, ruled, labels
        self.doc = context.parsed.doc
        self.keys = {role: [key_of(in_role(item, role)) for item in found] for role in ROLES}
        self.kinds = [item.happening.kind for item in found]
        self.positions: dict[Key, list[int]] = defaultdict(list)
        self.claims: dict[tuple[str, Key], list[int]] = defaultdict(list)
        self.alike: dict[tuple[str, Key, str], list[int]] = defaultdict(list)
        self.episodes: Counter[tuple[str, Key, int]] = Counter()
        self.fights = Counter(zip(self.keys["actor"], self.keys["target"], strict=True))
        self.first: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, item in enumerate(found):
            for role in ROLES:
                self._count(number, item, role)
        self.named = [_named(context, *place) for place in Names(context).told(NAMED)]
        self.tokens = [self._token(who.start) for who in self.named]
        self.named_keys = [key_of(who) for who in self.named]
        for key, token in zip(self.named_keys, self.tokens, strict=True):
            self.positions[key].append(token)
        for tokens in self.positions.values():
            tokens.sort()
        self.told = sum(len(numbers) for numbers in self.claims.values()) or 1
        self._last: tuple[int, dict[Key, tuple[Participant, bool]]] | None = None  # both roles ask around one claim
        self._distances: dict[tuple[int, Key], list[str]] = {}
        title = context.report.title
        self._headline_end = self._token(max(0, len(title) - 1)) + 1 if title else 0

    def _count(self, number: int, item: Found, role: str) -> None:
        who, key = in_role(item, role), self.keys[role][number]
        if who is None or not who.parties:
            return
        self.positions[key].append(self._token(who.start))
        self.claims[role, key].append(number)
        self.alike[role, key, item.happening.kind].append(number)
        self.episodes[role, key, self.labels[number]] += 1
        first = self.first[role, item.happening.kind]
        if len(first) < 2:
            first.append(number)

    def _token(self, at: int) -> int:
        return max(0, bisect_left(self._starts, at + 1) - 1)

    @cached_property
    def _starts(self) -> list[int]:
        return token_table(self.doc).starts

    @cached_property
    def _ruled_keys(self) -> dict[str, list[Key]]:
        return {role: [key_of(in_role(item, role)) for item in self.ruled] for role in ROLES}

    @cached_property
    def _tellers(self) -> list[str | None]:
        """The party that tells each claim; whose ministry tells it did nothing."""
        sources = [item.source for item in self.found]
        return [source.party if source.party and not is_run(source.text or "") else None for source in sources]

    @cached_property
    def acting(self) -> int:
        """How many parties act by the words of some claim."""
        return sum(role == "actor" for role, _ in self.claims)

    # -- who may it be

    def candidates(self, number: int, role: str) -> list[Candidate]:
        """The rules' answer first, then what the clause's words offer, nobody, and the parties told of around it."""
        offers: dict[Key, Participant | None] = {}
        features: dict[Key, list[str]] = defaultdict(list)
        for who, names in self._own(number, role):
            key = key_of(who)
            offers.setdefault(key, who)
            features[key] += names
        clause = set(offers)
        for key, (who, named) in self._around(number).items():
            if key in clause or not (
                self._is_only_elsewhere(number, role, key) or self._is_no_side(number, role, key, who)
            ):
                offers.setdefault(key, who)
                features[key] += ("told nearby", "named nearby") if named else ("told nearby",)
        for who, names in self._of_its_episode(number) if role == "target" else ():
            key = key_of(who)
            offers.setdefault(key, who)
            features[key] += names
        beside: dict[Key, list[str]] = defaultdict(list)
        for name, key in self._neighbours(number, role):
            beside[key].append(name)
        against = side_of(in_role(self.ruled[number], OTHER[role]))
        item, kind = self.found[number], self.kinds[number]
        for key, who in offers.items():
            side = side_of(who)
            features[key] += (side, f"{kind}: {side}", f"{side} against {against}")
            if who is not None and role == "target":
                features[key] += told_by_place(item, who, side, who.start - self._starts[item.happening.anchor])
            if who is not None:
                self._add_features(features[key], number, role, key, who)
            features[key] += beside.get(key, ()) if key is not None else ()
        return [Candidate(who, dict.fromkeys(features[key])) for key, who in offers.items()]

    def _is_only_elsewhere(self, number: int, role: str, key: Key) -> bool:
        """Whether every claim in which he has the role names another place: what he did there he did not do here."""
        claims = self.claims.get((role, key), ())
        at = bisect_left(claims, number)
        near = claims[max(0, at - AROUND) : at + AROUND]
        return bool(near) and all(elsewhere(self.found[other], self.found[number]) for other in near)

    def _is_no_side(self, number: int, role: str, key: Key, who: Participant) -> bool:
        """Whether somebody acts and suffers in no claim of the report: ground was not taken from him, nor from a state
        of elsewhere that only bombs. Nor is he fought who is only asked for something, or gives it: "they shot down
        drones and asked Borland for more guns"."""
        kind = self.kinds[number]
        if role != "target" or kind not in (*GROUND, "battle"):
            return False
        told = [self.kinds[claim] for each in ROLES for claim in self.claims.get((each, key), ())]
        if kind in GROUND and not self.claims.get(("target", key)) and not is_at_home(self.context, who):
            told = [other for other in told if other != "air_strike"]
        return (kind in GROUND and not told) or (bool(told) and all(other in PEACEFUL for other in told))

    def _own(self, number: int, role: str) -> Iterator[tuple[Participant | None, tuple[str, ...]]]:
        """What the rules and the words of the clause offer."""
        item, own, rules = self.found[number], in_role(self.found[number], role), in_role(self.ruled[number], role)
        how = "of its own words" if rules == own else "lent"
        yield rules, ("chosen by the rules", f"chosen by the rules, {how}: {side_of(rules)}")
        own = as_ruled(own, rules) if own is not None else None
        yield own, (f"first in its own words: {side_of(own)}",)
        for offer in offered(self.context, item.happening, role):
            who = as_ruled(offer.who, rules)
            yield who, told_by_phrase(item, who, offer, role)
        yield None, ("nobody",)

    def _of_its_episode(self, number: int) -> Iterator[tuple[Participant, tuple[str, ...]]]:
        """Who suffers by their own words in the nearest claims of the same episode, before and after."""
        kind, label = self.kinds[number], self.labels[number]
        fights = kind in ATTACKS
        for way, where in zip(("before", "after"), self._beside(number), strict=True):
            near = (n for n in where if self.labels[n] == label and not (fights and self.kinds[n] in PEACEFUL))
            told = ((n, who) for n in near if (who := self.found[n].target) is not None and not is_bare(who))
            for nth, (n, who) in enumerate(islice(told, IN_EPISODE), 1):
                like = "like" if self.kinds[n] == kind else "other"
                yield (
                    who,
                    (
                        f"suffers in the episode {way}",
                        f"suffers in the {like} claim {nth} of the episode {way}",
                        f"{kind}: {side_of(who)} suffers in the episode",
                    ),
                )

    def _beside(self, number: int) -> tuple[range, range]:
        """The claims before one, from the nearest, and those after it."""
        before = range(number - 1, max(-1, number - 1 - BEFORE), -1)
        return before, range(number + 1, min(len(self.found), number + AFTER))

    def _around(self, number: int) -> dict[Key, tuple[Participant, bool]]:
        """The parties told of around a claim, each where it stands nearest, and whether it is named by its name."""
        if self._last is not None and self._last[0] == number:
            return self._last[1]
        anchor = self.found[number].happening.anchor
        at = self._starts[anchor]
        near: dict[Key, tuple[Participant, bool]] = {}
        for key, who, named in (*self._acting(number), *self._mentioned(anchor)):
            before = near.get(key)
            if before is None:
                near[key] = (who, named)
            else:
                nearer = who if abs(who.start - at) < abs(before[0].start - at) else before[0]
                near[key] = (nearer, before[1] or named)
        self._last = number, near
        return near

    def _acting(self, number: int) -> Iterator[tuple[Key, Participant, bool]]:
        for other in range(max(0, number - AROUND), min(len(self.found), number + AROUND)):
            for role in ROLES:
                who = in_role(self.found[other], role)
                if who is not None and who.parties:
                    yield self.keys[role][other], who, False

    def _mentioned(self, anchor: int) -> Iterator[tuple[Key, Participant, bool]]:
        first, last = (bisect_left(self.tokens, anchor + way) for way in (-NEAR, NEAR + 1))
        for key, who in zip(self.named_keys[first:last], self.named[first:last], strict=True):
            yield key, who, True

    # -- what speaks for and against him

    def _add_features(self, to: list[str], number: int, role: str, key: Key, who: Participant) -> None:
        """Adds to the features of a candidate how he is told, and what else the report tells of him."""
        item, kind = self.found[number], self.kinds[number]
        if not who.parties:
            to += ["names nobody"] if is_unnamed(self.context, who.text) else []
            to += ["merely counted", f"{kind}: merely counted"] if is_bare(who) else []
            return
        own = in_role(item, role)
        if own is not None and own.parties and self.keys[role][number] != key:
            to.append("not the party of its own words")
        to.append(counted("parties", len(who.parties)))
        teller = self._tellers[number]
        if teller and any(party.id == teller for party in who.parties):
            to += ("who tells it", f"who tells it: {kind}")
        if (number, key) not in self._distances:
            self._distances[number, key] = self._distance(item, key, side_of(who))
        to += self._distances[number, key]
        to += self._elsewhere(number, role, key)
        other = in_role(self.ruled[number], OTHER[role])
        if other is not None and other.parties:
            to += self._against(number, role, key)

    def _distance(self, item: Found, key: Key, side: str) -> list[str]:
        tokens, anchor = self.positions[key], item.happening.anchor
        at = bisect_left(tokens, anchor)
        near = [token - anchor for token in tokens[max(0, at - 1) : at + 1]]
        if not near:
            return []
        distance = min(near, key=abs)
        way, step = "before" if distance < 0 else "after", bisect_left(STEPS, abs(distance))
        told = [f"{way}: {STEPS[step] if step < len(STEPS) else 'more'} words"]
        first, end = sentence_bounds(self.doc, anchor)
        inside = bisect_left(tokens, first)
        if inside < len(tokens) and tokens[inside] < end:
            told += ("same sentence", f"same sentence: {side}", f"{item.happening.kind}: {way} it in the sentence")
        if tokens[0] < self._headline_end:
            told.append("in the headline")
        return told

    def _elsewhere(self, number: int, role: str, key: Key) -> list[str]:
        """In how many other claims, and in which, he has this role or the other one."""
        label, own = self.labels[number], self.keys[role][number] == key
        alike = self.alike.get((role, key, self.kinds[number]), ())
        so, reverse = len(self.claims.get((role, key), ())), len(self.claims.get((OTHER[role], key), ()))
        told = [
            counted("so in like claims", len(alike) - own),
            counted("so in other claims", so - own),
            counted("the other side in claims", reverse),
            f"share of the report: {5 * (so + reverse) // self.told}",
        ]
        at = bisect_left(alike, number)
        away = [abs(other - number) for other in alike[max(0, at - 1) : at + 2] if other != number]
        if away:
            told.append(counted("claims to a like one", min(away)))
        if self.episodes.get((role, key, label), 0) - own > 0:
            told.append("so in this episode")
        if self.episodes.get((OTHER[role], key, label), 0) > 0:
            told.append("the other side in this episode")
        return told

    def _neighbours(self, number: int, role: str) -> Iterator[tuple[str, Key]]:
        """Who has the role in the claims next to one."""
        kind = self.kinds[number]
        for name, where in zip(("before", "after"), self._beside(number), strict=True):
            yield f"so in the like claim {name}", self._next(where, role, (kind,))
            yield f"so in the attack {name}", self._next(where, role, ATTACKING)
        first = [other for other in self.first[role, kind] if other != number]
        if first:
            yield "so in the first like claim", self.keys[role][first[0]]

    def _next(self, where: range, role: str, kinds: Sequence[str]) -> Key:
        keys = self.keys[role]
        for other in where:
            key = keys[other]
            if key is not None and key[0] == PARTY and self.kinds[other] in kinds:
                return key
        return ()

    def _against(self, number: int, role: str, key: Key) -> list[str]:
        """Whether he fights the other side in other claims, and whether he is the other side."""
        against = self._ruled_keys[OTHER[role]][number]
        pair = (key, against) if role == "actor" else (against, key)
        own = (self.keys["actor"][number], self.keys["target"][number]) == pair
        told = [
            counted("so against the same in claims", self.fights.get(pair, 0) - own),
            counted("fought by the same in claims", self.fights.get(pair[::-1], 0)),
        ]
        if key is not None and against is not None and not set(key[1:]).isdisjoint(against[1:]):
            told.append("the other side itself")
        return told


def _named(context: Context, start: int, end: int, party: Party) -> Participant:
    text = context.parsed.text
    return Participant(text=text[start:end], start=start, end=end, parties=(reference(party),))
