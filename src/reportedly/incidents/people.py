"""A voice's number for one effect and group, and how its numbers for groups make one of people."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from reportedly.records import Estimate
from reportedly.vocabulary import vocabulary

WIDE = frozenset({"civilians", "combatants"})
OPPOSED = frozenset({frozenset({"civilians", "combatants"}), frozenset({"police", "suspects"})})
SEXES = frozenset({frozenset({"women", "men"})})
NO_PEOPLE = frozenset({"families"})  # a number of families is no number of people


@dataclass(frozen=True)
class Figure:
    """A voice's number for one effect and group. `high` None: no upper bound given. `own_success`: a party speaks of
    harm that it did itself to others. `side`: ids of the parties whom it speaks of as harmed. `whole` False: the voice
    speaks of some of those harmed, and others of more kinds of people ("a girl", beside "eleven civilians"). `part`: it
    names them only as some of a whole ("ten people, among them three children"), and they are never added to it.
    `vague`: its words are no number in particular ("several")."""

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
    part: bool = False
    vague: bool = False

    @property
    def top(self) -> int:
        """The greatest number that the figure names."""
        return self.low if self.high is None else self.high


Counted = TypeVar("Counted", Figure, Estimate)


def added(highs: Iterable[int | None]) -> int | None:
    """The sum of upper bounds; None where one is open."""
    listed = list(highs)
    return None if None in listed else sum(high for high in listed if high is not None)


def with_survivors(whole: Sequence[Figure], hit: Sequence[Figure]) -> list[Figure]:
    """Adds the injured among those hit, where they are more than the voice counts as injured in so many words."""
    made = {(figure.effect, figure.group, figure.voice): figure for figure in whole}
    killed = [figure for figure in whole if figure.effect == "killed"]
    by_voice: dict[str, list[Figure]] = defaultdict(list)
    for figure in hit:
        by_voice[figure.voice].append(figure)
    for voice, mine in sorted(by_voice.items()):
        dead = [one for one in killed if one.voice == voice] or killed
        for figure in _survivors(mine, dead):
            key = (figure.effect, figure.group, figure.voice)
            said = made.get(key)
            if said is None or said.low < figure.low:
                made[key] = figure
    return [made[key] for key in sorted(made)]


def _survivors(hit: Sequence[Figure], killed: Sequence[Figure]) -> Iterator[Figure]:
    """Those hit who are not told to be dead. The same people may be called men, civilians or nothing at all: the dead
    are taken from all who were hit, but for those who cannot be of them ("two officers were shot, and the suspect
    died")."""
    groups = {figure.group for figure in hit}
    dead = {figure.group: figure.low for figure in killed if not _opposed(figure.group, groups)}
    gone = max(dead.get("people", 0), sum(dead[group] for group in disjoint(dead) if group != "people"))
    if gone == 0:
        yield from hit
        return
    sums = different(shared_by_none([figure for figure in hit if figure.group != "people"]))
    totals = [figure for figure in hit if figure.group == "people"] + ([together(sums, "people")] if sums else [])
    total = max(totals, key=lambda figure: figure.low, default=hit[0])
    if total.low > gone:
        high = None if total.high is None else total.high - gone
        yield replace(total, low=total.low - gone, high=high, group=min(groups) if len(groups) == 1 else "people")


def _opposed(group: str, others: set[str]) -> bool:
    """Whether people of a group can be among none of the others."""
    return all(frozenset({group, other}) in OPPOSED for other in others)


def of_parts(found: Sequence[Figure], parts: Sequence[Figure]) -> list[Figure]:
    """The parts of which a voice has no whole figure, and at least as many people as they are where it counts nobody
    else ("many people, among them three children")."""
    made = {(figure.effect, figure.group, figure.voice) for figure in found}
    own = [figure for figure in parts if (figure.effect, figure.group, figure.voice) not in made]
    speakers = {(figure.effect, figure.voice) for figure in found}
    alone: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in own:
        if (figure.effect, figure.voice) not in speakers:
            alone[figure.effect, figure.voice].append(figure)
    least = [together(shared_by_none(mine), "people") for _, mine in sorted(alone.items())]
    return [
        *(figure for figure in own if figure.group != "people"),
        *(replace(figure, high=None, whole=False, part=False) for figure in least),
    ]


def with_people(found: Sequence[Figure]) -> Iterator[Figure]:
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
        addends = different(shared_by_none([f for f in groups if people is None or f.told >= people.told]))
        total = together(addends, "people") if addends else None
        if people is not None and (total is None or total.low <= people.low):
            yield people
        elif total is not None:
            all_of_them = people is not None or _holds({f.group for f in groups}, counted[effect])
            yield replace(total, whole=all_of_them and all(figure.whole for figure in addends))


def different(addends: Sequence[Counted]) -> list[Counted]:
    """The figures without single people who may be somebody else told of again: "a girl" and, in another claim, "her
    sister"; or, told by what anybody may be, one of more: "two women" and, in another claim, "a student". Those whom
    one claim counts side by side are different people."""
    single = [figure for figure in addends if (figure.low, figure.high) == (1, 1)]
    more = [figure for figure in addends if figure.low > 1]
    kept = [one for one in _told_apart(single) if all(_are_others(one, many) for many in more)]
    return [figure for figure in addends if figure not in single or figure in kept]


def _told_apart(single: Sequence[Counted]) -> list[Counted]:
    if len(single) < 2:
        return list(single)
    beside = Counter(claim for figure in single for claim in figure.claims)
    claim = max(beside, key=lambda one: (beside[one], one))
    kept = [figure for figure in single if claim in figure.claims]
    for figure in single:
        if all(_exclude(figure, one) for one in kept):
            kept.append(figure)
    return kept


def _are_others(one: Counted, many: Counted) -> bool:
    return one.group not in WIDE or not set(one.claims).isdisjoint(many.claims) or _exclude(one, many)


def _exclude(one: Counted, other: Counted) -> bool:
    """Whether people of one group are none of another one."""
    return frozenset({one.group, other.group}) in OPPOSED | SEXES


def _holds(mine: set[str], counted: set[str]) -> bool:
    """Whether groups hold all groups that were counted. "Civilians" may be everybody, a child is not."""
    wide = {vocabulary().groups[group].civilian_status for group in mine & WIDE}
    return all(group in mine or (wide if group == "people" else wide & _within(group)) for group in counted - NO_PEOPLE)


def shared_by_none(mine: Sequence[Figure]) -> list[Figure]:
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


def together(addends: Sequence[Figure], group: str | None = None) -> Figure:
    return replace(
        addends[0],
        group=group or addends[0].group,
        low=sum(figure.low for figure in addends),
        high=added(figure.high for figure in addends),
        told=max(figure.told for figure in addends),
        own_success=all(figure.own_success for figure in addends),
        claims=tuple(sorted({claim for figure in addends for claim in figure.claims})),
        side=frozenset().union(*(figure.side for figure in addends)),
    )
