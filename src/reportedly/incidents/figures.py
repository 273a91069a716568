"""From claims to figures: what each voice says, at its latest, about how many were harmed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from reportedly.incidents.earlier import without_earlier_harm
from reportedly.incidents.fates import are_dead, died_since, killed_by_somebody
from reportedly.incidents.harm import Harm, harm_told
from reportedly.incidents.others import are_addends, are_joined, survived
from reportedly.incidents.people import NO_PEOPLE, Figure, added, of_parts, together, with_people, with_survivors
from reportedly.incidents.persons import Named
from reportedly.incidents.readings import BY_VOICE, Reading, is_vague, victims_by_order
from reportedly.incidents.voices import Voice, voice_of
from reportedly.incidents.who_is_meant import wording, words_of
from reportedly.incidents.words import tokens
from reportedly.records import Claim, Report, Toll


def figures(
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    voices: Sequence[Voice],
    copies: Mapping[str, str],
    reading: Reading = BY_VOICE,
) -> tuple[list[Figure], list[Figure]]:
    """The latest figure of each voice for each effect and group: those of the incident, and the cumulative ones.

    Counted are asserted claims with a number that stands for one effect alone. An update by the same voice replaces its
    earlier figure, and what it denies later it takes back; in a copy, the day that counts is the original's. Of several
    figures on one day the one given most often counts, of equals the greatest, as tolls grow. Parts stand inside their
    whole; numbers that one claim gives side by side ("six soldiers and four rebels") are added. Who was "shot" may live
    or not: of such a number those count as injured whom the same voice, or else anybody, does not count as killed. One
    person told of in a report that counts more ("a man was hurt", beside "four people were hurt") is one of these,
    whoever speaks of him. People whom a report names one by one are as many as their names. Who was harmed on
    an earlier day than the incident's is none of them.
    """
    claims = without_earlier_harm(claims)
    harm, tellers = harm_told(claims), _tellers(claims, voices, reading)
    found = _read(claims, tellers, harm, (reading, lambda claim: _told(claim, reports, copies)))
    whole = with_survivors(_latest(found["incident"]), _latest(found["hit"]))
    people = list(with_people(whole))
    if not reading.every_report:
        people = died_since(list(_outvoted(people)), claims, harm)
    return [*people, *of_parts(whole, _latest(found["part"]))], _latest(found["cumulative"])


def _read(
    claims: Sequence[Claim],
    tellers: Sequence[Voice],
    harm: Mapping[str, Harm],
    how: tuple[Reading, Callable[[Claim], date]],
) -> Mapping[str, list[Figure]]:
    """All figures that the voices give, by what they are to the incident."""
    (reading, told), by_claim = how, {claim.id: claim for claim in claims}
    found: dict[str, list[Figure]] = {"incident": [], "cumulative": [], "hit": [], "part": []}
    by_name: list[Figure] = []
    for voice in tellers:
        mine = sorted((by_claim[one] for one in voice.claims), key=lambda claim: claim.id)
        taken_back = _denied(mine, told)
        for claim in (one for one in mine if one.status == "asserted"):
            for tolls in _side_by_side(claim):
                around = harm[claim.report]
                figure = _figure(claim, tolls, (reading, around), (voice, told(claim)))
                if figure.told < taken_back.get((figure.effect, figure.low), date.min) or are_dead(tolls, around):
                    continue
                kind = _kind(claim, tolls, around)
                found[kind].append(_placed(figure, kind, (claim, tolls), around))
                people = around.named.get(figure.effect)
                if kind == "incident" and people and claim.id == people.claims[0]:
                    by_name.append(_all_named(figure, people))
    counted = {figure.effect for figure in found["incident"] if figure.low > 1}
    found["incident"] += [replace(figure, whole=figure.effect not in counted) for figure in by_name]
    return found


def _placed(figure: Figure, kind: str, told: tuple[Claim, Sequence[Toll]], harm: Harm) -> Figure:
    """A figure as it stands among all that its report tells: of all or of some, a killer counted beside his victims."""
    claim, tolls = told
    if kind == "incident" and harm.by_own_hand and killed_by_somebody(claim, tolls):
        figure = replace(figure, group="people", low=figure.low + 1, high=added((figure.high, 1)))
    counted = kind in ("incident", "hit")
    some = counted and (_is_one_of(figure, harm.greatest) or are_addends(tolls, harm))
    return replace(figure, whole=not some, part=kind == "part")


def _denied(mine: Sequence[Claim], told: Callable[[Claim], date]) -> Mapping[tuple[str, int], date]:
    """The numbers that a voice denies, with the effect they are of, and when it did so last."""
    found: dict[tuple[str, int], date] = {}
    for claim in mine:
        for toll in claim.tolls if claim.status == "denied" else ():
            if toll.low:
                key = (toll.effect, toll.low)
                found[key] = max(told(claim), found.get(key, date.min))
    return found


def _outvoted(found: Sequence[Figure]) -> Iterator[Figure]:
    """Whoever tells of one person tells of one of many, where two other voices count the same number of more."""
    votes = Counter((f.effect, f.low) for f in found if f.group == "people" and f.whole and f.low > 1)
    more = {effect for (effect, _), number in votes.items() if number > 1}
    for figure in found:
        single = figure.group == "people" and (figure.low, figure.high) == (1, 1)
        yield replace(figure, whole=False) if single and figure.effect in more else figure


def _kind(claim: Claim, tolls: Sequence[Toll], harm: Harm) -> str:
    """What tolls are to an incident. A part of a number of another kind ("four were shot, two of them died") is all to
    whom this was done; a part of a total ("78 since March, of whom 31 were civilians") is a total, too."""
    toll = tolls[0]
    if toll.also:
        return "incident" if survived(tolls, harm) else "hit"
    if toll.scope == "part" and any(one.scope == "cumulative" and one.effect == toll.effect for one in claim.tolls):
        return "cumulative"
    return "incident" if toll.scope == "part" and toll.effect not in harm.effects else toll.scope


def _all_named(figure: Figure, people: Named) -> Figure:
    """The figure of those whom a report names one by one, told by whoever names the first of them."""
    return replace(figure, group="people", low=people.number, high=people.number, claims=people.claims, whole=True)


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
    found: dict[tuple[str, str, str, tuple[str, ...]], dict[tuple[int, int], Toll]] = defaultdict(dict)
    for toll in claim.tolls:
        hit = toll.effect == "injured" and toll.also == ("killed",) and toll.scope == "incident"
        if toll.low is not None and not toll.superseded and (hit or not toll.also):
            same = found[toll.effect, toll.group, toll.scope, toll.also]
            if not any(_said_again(toll, other) for other in same.values()):
                same.setdefault((toll.evidence.start, toll.evidence.end), toll)
    for (_, _, scope, _), tolls in found.items():
        if scope != "cumulative":
            yield (*tolls.values(), *_beside_others(claim, tuple(tolls.values())))
        else:
            yield from ((toll,) for toll in tolls.values())


def _beside_others(claim: Claim, others: Sequence[Toll]) -> Iterator[Toll]:
    """The one before "four other people" in "a girl and four other people were hurt": they are more by him. So are the
    soldiers of "three officials and two soldiers were killed", who are some of the people as well."""
    first = others[0]
    if len(others) > 1 or first.group != "people" or first.scope != "incident":
        return
    more = wording().beside.search(words_of(first))
    for toll in claim.tolls:
        another = toll.group not in ("people", *NO_PEOPLE) and toll.low and not toll.superseded
        same = (toll.effect, toll.also, toll.scope) == (first.effect, first.also, first.scope)
        before = more and toll.evidence.start < first.evidence.start
        if another and same and (before or are_joined(first, toll)):
            yield toll.model_copy(update={"group": "people"})


def _said_again(toll: Toll, before: Toll) -> bool:
    """Whether a number of people is given again in the same words ("four people hurt", then "four people are hurt"), or
    somebody by another word ("killed one person, said to be a martyr")."""
    if toll.evidence.start == before.evidence.start:
        short, long = sorted((words_of(toll), words_of(before)), key=len)
        return not wording().joins.search(long[len(short) :])
    one, other = (tokens(each.evidence.exact)[:2] for each in (toll, before))
    return (toll.low, toll.high) == (before.low, before.high) and toll.low != 1 and one == other


def _figure(claim: Claim, tolls: Sequence[Toll], how: tuple[Reading, Harm], by: tuple[Voice, date]) -> Figure:
    actors, targets = ({party.id for party in one.parties} if one else set() for one in (claim.actor, claim.target))
    (reading, around), (voice, told) = how, by
    speaker = claim.source.party
    alone = len(tolls) == 1  # beside those before him a fourth is one more
    bounds = [reading.bounds(toll, around.dead) if alone or not victims_by_order(toll) else (1, 1) for toll in tolls]
    return Figure(
        effect=tolls[0].effect,
        group=tolls[0].group,
        low=sum(low for low, _ in bounds),
        high=added(high for _, high in bounds),
        voice=voice.key,
        name=voice.name,
        party=voice.party,
        own_success=bool(speaker) and speaker in actors and speaker not in targets,
        told=told,
        claims=(claim.id,),
        side=frozenset(party for party in targets if party),
        vague=any(map(is_vague, tolls)),
    )


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
        return together(
            [_chosen([figure for figure in last if figure.side == side]) for side in sorted(sides, key=sorted)]
        )
    return _chosen(last)


def _chosen(last: Sequence[Figure]) -> Figure:
    last = [figure for figure in last if figure.whole] or last
    last = [figure for figure in last if not figure.vague] or last
    often = Counter((figure.low, figure.high) for figure in last)
    chosen = max(last, key=lambda figure: (often[figure.low, figure.high], figure.low, figure.top))
    same = [figure for figure in last if (figure.low, figure.high) == (chosen.low, chosen.high)]
    return replace(chosen, claims=tuple(sorted({claim for figure in same for claim in figure.claims})))
