"""From claims to figures: what each voice says, at its latest, about how many were harmed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from reportedly.incidents.readings import BY_VOICE, Reading
from reportedly.incidents.voices import Voice, voice_of
from reportedly.records import Claim, Report, Toll
from reportedly.vocabulary import vocabulary

WIDE = frozenset({"civilians", "combatants"})
NO_PEOPLE = frozenset({"families"})  # a number of families is no number of people


@dataclass(frozen=True)
class Figure:
    """A voice's number for one effect and group. `high` None: no upper bound given. `own_success`: a party speaks of
    harm that it did itself to others. `side`: ids of the parties whom it speaks of as harmed. `whole` False: the voice
    speaks of some of those harmed, and others of more kinds of people ("a girl", beside "eleven civilians")."""

    effect: str
    group: str
    low: int
    high: int | None
    voice: str
    name: str
    party: bool
    own_success: bool
    told: date
    claims: tuple[str, ...]
    side: frozenset[str] = frozenset()
    whole: bool = True

    @property
    def top(self) -> int:
        """The greatest number that the figure names."""
        return self.low if self.high is None else self.high


def figures(
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    voices: Sequence[Voice],
    copies: Mapping[str, str],
    reading: Reading = BY_VOICE,
) -> tuple[list[Figure], list[Figure]]:
    """The latest figure of each voice for each effect and group: those of the incident, and the cumulative ones.

    Counted are asserted claims with a number that stands for one effect alone. An update by the same voice replaces its
    earlier figure; in a copy, the day that counts is the original's. Of several figures on one day the one given most
    often counts, of equals the greatest, as tolls grow. Parts stand inside their whole and make no figure; numbers that
    one claim gives side by side ("six soldiers and four rebels") are added. Who was "shot" may live or not: of such a
    number those count as injured whom the same voice, or else anybody, does not count as killed. One person told of in
    a report that counts more ("a man was hurt", beside "four people were hurt") is one of these, whoever speaks of him.
    """
    by_claim = {claim.id: claim for claim in claims}
    greatest = _greatest(claims)
    found: dict[str, list[Figure]] = {"incident": [], "cumulative": [], "hit": []}
    for voice in _tellers(claims, voices, reading):
        for claim in sorted((by_claim[one] for one in voice.claims), key=lambda claim: claim.id):
            if claim.status == "asserted":
                told = _told(claim, reports, copies)
                for tolls in _side_by_side(claim):
                    kind = "hit" if tolls[0].also else tolls[0].scope
                    figure = _figure(claim, tolls, reading, (voice, told))
                    one_of = kind != "cumulative" and _is_one_of(figure, greatest[claim.report])
                    found[kind].append(replace(figure, whole=not one_of))
    whole = _latest(found["incident"])
    return list(_with_people(_with_survivors(whole, _latest(found["hit"])))), _latest(found["cumulative"])


def _greatest(claims: Sequence[Claim]) -> Mapping[str, Mapping[tuple[str, str], int]]:
    """Report -> effect and group -> the greatest whole number told in it."""
    found: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for claim in claims:
        for toll in claim.tolls:
            if claim.status == "asserted" and toll.scope == "incident" and not toll.superseded:
                key = (toll.effect, toll.group)
                found[claim.report][key] = max(found[claim.report][key], toll.low or 0)
    return found


def _is_one_of(figure: Figure, told: Mapping[tuple[str, str], int]) -> bool:
    """Whether a single person may be among more people whom the same report counts."""
    if figure.low != 1 or figure.high != 1:
        return False
    more = {group for (effect, group), number in told.items() if effect == figure.effect and number > 1}
    return figure.group in more or "people" in more or (figure.group == "people" and bool(more))


def _tellers(claims: Sequence[Claim], voices: Sequence[Voice], reading: Reading) -> Sequence[Voice]:
    """The voices, or for a reading by reports each report as if it were one."""
    if not reading.every_report:
        return voices
    of_voice = voice_of(voices)
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_report[claim.report].append(claim)
    return [
        Voice(report, of_voice[told[0].id].name, all(of_voice[one.id].party for one in told), tuple(c.id for c in told))
        for report, told in sorted(by_report.items())
    ]


def _told(claim: Claim, reports: Mapping[str, Report], copies: Mapping[str, str]) -> date:
    own = reports[claim.report]
    return reports.get(copies.get(own.id, own.id), own).published or own.published or date.min


def _side_by_side(claim: Claim) -> Iterator[tuple[Toll, ...]]:
    """The tolls of one claim that count the same kind of people: two numbers at two spots count two sets of them."""
    found: dict[tuple[str, str, str, tuple[str, ...]], dict[int, Toll]] = defaultdict(dict)
    for toll in claim.tolls:
        hit = toll.effect == "injured" and toll.also == ("killed",) and toll.scope == "incident"
        whole = toll.scope != "part" and not toll.superseded
        if toll.low is not None and whole and (hit or not toll.also):
            found[toll.effect, toll.group, toll.scope, toll.also].setdefault(toll.evidence.start, toll)
    for (_, _, scope, _), tolls in found.items():
        if scope == "incident":
            yield tuple(tolls.values())
        else:
            yield from ((toll,) for toll in tolls.values())


def _figure(claim: Claim, tolls: Sequence[Toll], reading: Reading, by: tuple[Voice, date]) -> Figure:
    actors, targets = ({party.id for party in one.parties} if one else set() for one in (claim.actor, claim.target))
    voice, told = by
    speaker = claim.source.party
    bounds = [reading.bounds(toll) for toll in tolls]
    return Figure(
        effect=tolls[0].effect,
        group=tolls[0].group,
        low=sum(low for low, _ in bounds),
        high=_added(high for _, high in bounds),
        voice=voice.key,
        name=voice.name,
        party=voice.party,
        own_success=bool(speaker) and speaker in actors and speaker not in targets,
        told=told,
        claims=(claim.id,),
        side=frozenset(party for party in targets if party),
    )


def _added(highs: Iterable[int | None]) -> int | None:
    """The sum of upper bounds; None where one is open."""
    listed = list(highs)
    return None if None in listed else sum(high for high in listed if high is not None)


def _latest(found: Sequence[Figure]) -> list[Figure]:
    by_voice: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for figure in found:
        by_voice[figure.effect, figure.group, figure.voice].append(figure)
    return [_last(figures) for _, figures in sorted(by_voice.items())]


def _last(told: Sequence[Figure]) -> Figure:
    """The figure that counts of those that one voice gives for one effect and group."""
    latest = max(figure.told for figure in told)
    last = [figure for figure in told if figure.told == latest]
    sides = {figure.side for figure in last if figure.side}
    if told[0].group == "combatants" and len(sides) > 1 and len(frozenset().union(*sides)) == sum(map(len, sides)):
        return _sum([_chosen([figure for figure in last if figure.side == side]) for side in sorted(sides, key=sorted)])
    return _chosen(last)


def _chosen(last: Sequence[Figure]) -> Figure:
    last = [figure for figure in last if figure.whole] or last
    often = Counter((figure.low, figure.high) for figure in last)
    chosen = max(last, key=lambda figure: (often[figure.low, figure.high], figure.low, figure.top))
    same = [figure for figure in last if (figure.low, figure.high) == (chosen.low, chosen.high)]
    return replace(chosen, claims=tuple(sorted({claim for figure in same for claim in figure.claims})))


def _with_survivors(whole: Sequence[Figure], hit: Sequence[Figure]) -> list[Figure]:
    """Adds the injured among those hit, where they are more than the voice counts as injured in so many words."""
    made = {(figure.effect, figure.group, figure.voice): figure for figure in whole}
    killed = [figure for figure in whole if figure.effect == "killed"]
    for figure in hit:
        own = [one for one in killed if one.voice == figure.voice] or killed
        dead = max((one.low for one in own if one.group in ("people", figure.group)), default=0)
        dead = dead or sum(one.low for one in _disjoint(own)) if own else 0
        key = (figure.effect, figure.group, figure.voice)
        said = made.get(key)
        if figure.low > dead and (said is None or said.low < figure.low - dead):
            high = None if figure.high is None else max(figure.high - dead, figure.low - dead)
            made[key] = replace(figure, low=figure.low - dead, high=high)
    return [made[key] for key in sorted(made)]


def _with_people(found: Sequence[Figure]) -> Iterator[Figure]:
    """For each voice the sum of its disjoint groups stands for people where it gives no number of people, or one that
    is smaller although not told later: a whole holds its groups. The sum is no whole where its groups do not hold all
    that anybody counts."""
    by_voice: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    counted: dict[str, set[str]] = defaultdict(set)
    for figure in found:
        by_voice[figure.effect, figure.voice].append(figure)
        counted[figure.effect].add(figure.group)
    for (effect, _), mine in sorted(by_voice.items()):
        people = next((figure for figure in mine if figure.group == "people"), None)
        groups = [figure for figure in mine if figure is not people]
        yield from groups
        addends = _disjoint([figure for figure in groups if people is None or figure.told >= people.told])
        total = _sum(addends, "people") if addends else None
        if people is not None and (total is None or total.low <= people.low):
            yield people
        elif total is not None:
            all_of_them = people is not None or _holds({f.group for f in groups}, counted[effect])
            yield replace(total, whole=all_of_them and all(figure.whole for figure in addends))


def _holds(mine: set[str], counted: set[str]) -> bool:
    """Whether groups hold all groups that were counted. "Civilians" may be everybody, a child is not."""
    wide = {vocabulary().groups[group].civilian_status for group in mine & WIDE}
    return all(group in mine or (wide if group == "people" else wide & _within(group)) for group in counted - NO_PEOPLE)


def _disjoint(mine: Sequence[Figure]) -> list[Figure]:
    """The figures of groups that do not hold each other."""
    kept = disjoint({figure.group: figure.low for figure in mine})
    return [figure for figure in mine if figure.group in kept]


def disjoint(numbers: Mapping[str, int]) -> frozenset[str]:
    """Of groups with their numbers those that do not hold each other: combatants beside civilians; where "civilians" is
    given, the children, medics and others of civilian status are among them, unless they are more than it. Families are
    not people and are never among them."""
    heads = numbers.keys() - NO_PEOPLE
    room = {vocabulary().groups[group].civilian_status: numbers[group] for group in heads & WIDE}
    narrow = {group for group in heads - WIDE if numbers[group] > max(room.get(s, -1) for s in _within(group))}
    return frozenset((heads & WIDE) | narrow)


def _within(group: str) -> set[str]:
    """The wide groups that may hold a narrow one; of unknown status it may be in either."""
    status = vocabulary().groups[group].civilian_status
    return {"civilian", "combatant"} if status == "unknown" else {status}


def _sum(addends: Sequence[Figure], group: str | None = None) -> Figure:
    return replace(
        addends[0],
        group=group or addends[0].group,
        low=sum(figure.low for figure in addends),
        high=_added(figure.high for figure in addends),
        told=max(figure.told for figure in addends),
        own_success=all(figure.own_success for figure in addends),
        claims=tuple(sorted({claim for figure in addends for claim in figure.claims})),
        side=frozenset().union(*(figure.side for figure in addends)),
    )
