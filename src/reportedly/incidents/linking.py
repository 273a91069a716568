"""Draws claims of many reports together into incidents, and says why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import combinations

import numpy as np

from reportedly.incidents.assemble import assemble
from reportedly.incidents.compare import Comparison, Context, compare, context
from reportedly.incidents.copies import copies, publication_order
from reportedly.incidents.numbering import number
from reportedly.incidents.options import LinkOptions
from reportedly.incidents.parts import with_wholes
from reportedly.incidents.rules import DEFAULT_RULE
from reportedly.incidents.units import Filed, Unit, units
from reportedly.incidents.workings import Workings, linked, read, sampled
from reportedly.records import Claim, Incident, Report

Told = list[tuple[Report, Claim]]

MOST_TIES = 60  # accounts of an incident that each other one is held against when it is explained
TELLING = 0.15  # log odds; what weighs less is not worth a word
HARDLY = (
    " By itself that is enough; but other accounts of the two incidents speak against it, or many tell of"
    " that place and day, or one of the two does not tell them."
)


@dataclass(frozen=True)
class Link:
    """Two units that were compared: their ids, the features, whether they ended in one incident, and the least mean log
    odds at which groups were joined."""

    a: Unit
    b: Unit
    comparison: Comparison
    joined: bool
    threshold: float = LinkOptions.threshold


@dataclass(frozen=True)
class PairExplanation:
    """Why two reports are, or are not, in one incident: the best pair of their units, and one English sentence."""

    reports: tuple[str, str]
    joined: bool
    text: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Drawn:
    """Which claims make one incident: for each incident the ids of its claims, and how many pairs of accounts were
    compared. `originals`: report id -> id of the report it is a copy of; `publishers`: who published those that others
    copy, and when."""

    claims: tuple[tuple[str, ...], ...]
    originals: Mapping[str, str]
    publishers: Mapping[str, tuple[str | None, date | None]]
    accounts: int
    pairs: int

    @classmethod
    def of(cls, filed: Iterable[Filed], options: LinkOptions | None = None) -> Drawn:
        """Goes through the reports once and keeps no hold of them."""
        return cls.worked_out(filed, options)[0]

    @classmethod
    def worked_out(cls, filed: Iterable[Filed], options: LinkOptions | None = None) -> tuple[Drawn, Workings]:
        """The same, with what is to be kept for the next linking."""
        chosen = options or LinkOptions()
        sheet, found = read(filed, chosen)
        workings = linked(sheet, found.papers(), chosen)
        originals = workings.papers.originals
        publishers = {original: found.publisher(original) for one, original in originals.items() if original != one}
        return cls(tuple(workings.told()), originals, publishers, len(workings), workings.pairs), workings

    def stand_ins(self, reports: Mapping[str, Report]) -> dict[str, Report]:
        """The reports, and for each original that is not among them the copy under the original's name: who is a voice
        rests on who had a text first, also where that report tells of the happening as another one."""
        found = dict(reports)
        for one in reports.values():
            original = self.originals[one.id]
            if original not in found:
                publisher, published = self.publishers[original]
                of_it = {"id": original, "publisher": publisher, "published": published}
                found[original] = one.model_copy(update=of_it)
        return found


def assembled(filed: Iterable[Filed], drawn: Drawn, rule: str = DEFAULT_RULE) -> Iterator[Incident]:
    """The incidents, each as soon as the last of its claims has come by: of reports in order of publication only those
    are held whose incidents are not told to the end."""
    return (incident for incident, _ in with_accounts(filed, drawn, rule))


def with_accounts(filed: Iterable[Filed], drawn: Drawn, rule: str = DEFAULT_RULE) -> Iterator[tuple[Incident, Told]]:
    """`assembled`, each incident with its claims and their reports."""
    home = {claim: which for which, told in enumerate(drawn.claims) for claim in told}
    missing = [len(told) for told in drawn.claims]
    waiting: dict[int, list[tuple[Report, Claim]]] = {}
    for report, claims in filed:
        for claim in claims:
            which = home.pop(claim.id, None)
            if which is None:
                continue
            waiting.setdefault(which, []).append((report, claim))
            missing[which] -= 1
            if not missing[which]:
                told = waiting.pop(which)
                reports = drawn.stand_ins({report.id: report for report, _ in told})
                yield assemble([claim for _, claim in told], reports, drawn.originals, rule), told


@dataclass(frozen=True)
class Known:
    """What some reports do not tell of the collection that they are of. `originals`: report id -> id of the report it
    is a copy of; `crowds` and `busy`: id of an account -> how many tell of its place and day, and of its land in those
    days; `first`: the reports whose accounts tell how rare a word or a party is, which have to be at hand."""

    originals: Mapping[str, str]
    crowds: Mapping[str, int]
    busy: Mapping[str, int]
    first: frozenset[str]

    @classmethod
    def of(cls, workings: Workings, reports: Set[str]) -> Known:
        """Of a whole collection, as far as accounts of some of its reports are to be compared."""
        plain, papers = workings.sheet.plain, workings.papers
        own = plain["report"]
        wanted = np.array([number(one) for one in sorted(reports)], dtype=np.int64)
        rows = np.flatnonzero(np.isin(own, wanted)).tolist()
        early = set(own[np.isin(plain["identity"], np.array(sampled(workings.sheet), dtype=np.int64))].tolist())
        return cls(
            papers.originals,
            {workings.sheet.ids[row]: int(workings.crowd[row]) for row in rows},
            {workings.sheet.ids[row]: int(workings.busy[row]) for row in rows},
            frozenset(one for one in papers.ids if number(one) in early),
        )


@dataclass(frozen=True)
class Linking:
    """The result with its reasons, which are worked out when asked for. `known`: where only some reports of a
    collection are at hand, and the incidents that they tell of."""

    filed: Sequence[Filed]
    options: LinkOptions
    incidents: tuple[Incident, ...]
    known: Known | None = None

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The accounts that were compared."""
        return tuple(units(self.filed, self.options.apart))

    @cached_property
    def context(self) -> Context:
        """What the comparisons rest on."""
        if self.known is None:
            return context(self.units, copies(report for report, _ in self.filed))
        return replace(context(self.units, self.known.originals), crowds=self.known.crowds, busy=self.known.busy)

    @cached_property
    def group_of(self) -> Mapping[str, int]:
        """Unit id -> number of its incident; each that is in none of them has a number of its own."""
        home = {claim: n for n, incident in enumerate(self.incidents) for claim in incident.claims}
        return {unit.id: home.get(unit.claims[0].id, -1 - n) for n, unit in enumerate(self.units)}

    def links(self) -> Iterator[Link]:
        """Every two accounts of different reports, compared: for a few reports only."""
        for a, b in combinations(self.units, 2):
            if a.report.id != b.report.id:
                yield self._link(a, b, compare(a, b, self.context, speak=True))

    def explain_pair(self, a: str, b: str) -> PairExplanation:
        """Why the accounts that two reports, or two claims, belong to were, or were not, joined. KeyError names what is
        not among those that were linked."""
        mine = {one: [unit for unit in self.units if self._holds(unit, one)] for one in (a, b)}
        for one, found in mine.items():
            if not found:
                raise KeyError(f"{one} has no claims among those that were linked")
        pairs = [self._link(x, y, compare(x, y, self.context, speak=True)) for x in mine[a] for y in mine[b]]
        pairs.sort(key=lambda link: (not link.joined, -link.comparison.score, link.a.id, link.b.id))
        best = pairs[0]
        return PairExplanation((best.a.report.id, best.b.report.id), best.joined, explain(best), tuple(pairs))

    def explain_incident(self, incident: Incident) -> tuple[Link, ...]:
        """What ties an incident together: for each account but the first the one before it that it is most like. Of a
        great many accounts only the first ones are looked at for that."""
        own = set(incident.claims)
        mine = [unit for unit in self.units if unit.claims[0].id in own]
        mine.sort(key=lambda unit: (publication_order(unit.report), unit.id))
        return tuple(self._likest(two, mine[: min(n, MOST_TIES)]) for n, two in enumerate(mine) if n)

    def _likest(self, two: Unit, others: Sequence[Unit]) -> Link:
        found = (self._link(one, two, compare(one, two, self.context, speak=True)) for one in others)
        return max(found, key=lambda link: (link.comparison.score, link.a.id))

    @staticmethod
    def _holds(unit: Unit, named: str) -> bool:
        return unit.report.id == named or any(claim.id == named for claim in unit.claims)

    def _link(self, a: Unit, b: Unit, comparison: Comparison) -> Link:
        return Link(a, b, comparison, self.group_of[a.id] == self.group_of[b.id], self.options.threshold)


def link(filed: Sequence[Filed], options: LinkOptions | None = None) -> tuple[Incident, ...]:
    """The incidents that reports tell of, in order of their ids; the order of the reports does not matter.

    Takes each report with its claims. Near linear in the number of claims: only units that share a key are compared.
    """
    return draw_together(filed, options).incidents


def draw_together(filed: Sequence[Filed], options: LinkOptions | None = None) -> Linking:
    """`link`, with everything that it rests on."""
    chosen = options or LinkOptions()
    drawn = Drawn.of(filed, chosen)
    found = sorted(assembled(filed, drawn, chosen.rule), key=lambda incident: incident.id)
    return Linking(filed, chosen, with_wholes(found))


def explain(link: Link) -> str:
    """One English sentence: what speaks for one happening, what against, and what came of it."""
    features = [feature for feature in link.comparison.features if feature.level.feature != "prior"]
    said = [(f.points, f"{f.level.say(f.points)}{_values(f.values)}") for f in features if abs(f.points) >= TELLING]
    for_it = [words for points, words in said if points > 0]
    against = [words for points, words in said if points < 0]
    outcome = "Joined" if link.joined else "Not joined"
    reasons = "; ".join(for_it) or "nothing"
    doubts = "; ".join(against) or "nothing"
    more = HARDLY if not link.joined and link.comparison.score >= link.threshold else ""
    return f"{outcome} (log odds {link.comparison.score:+.1f}): for it: {reasons}; against it: {doubts}.{more}"


def weighed(link: Link) -> Iterator[tuple[str, float, str]]:
    """The features of a pair: name, log odds, sentence; heaviest first."""
    for feature in sorted(link.comparison.features, key=lambda one: -abs(one.points)):
        level = feature.level
        yield f"{level.feature}.{level.name}", feature.points, level.say(feature.points) + _values(feature.values)


def _values(values: str) -> str:
    return f" ({values})" if values else ""
