"""From claims to figures: what each voice says, at its latest, about how many were harmed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from reportedly.incidents.people import Figure, added, of_parts, together, with_people, with_survivors
from reportedly.incidents.readings import BY_VOICE, Reading
from reportedly.incidents.voices import Voice, voice_of
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
    earlier figure; in a copy, the day that counts is the original's. Of several figures on one day the one given most
    often counts, of equals the greatest, as tolls grow. Parts stand inside their whole; numbers that
    one claim gives side by side ("six soldiers and four rebels") are added. Who was "shot" may live or not: of such a
    number those count as injured whom the same voice, or else anybody, does not count as killed. One person told of in
    a report that counts more ("a man was hurt", beside "four people were hurt") is one of these, whoever speaks of him.
    """
    by_claim = {claim.id: claim for claim in claims}
    greatest, wholes = _greatest(claims), _wholes(claims)
    found: dict[str, list[Figure]] = {"incident": [], "cumulative": [], "hit": [], "part": []}
    for voice in _tellers(claims, voices, reading):
        for claim in sorted((by_claim[one] for one in voice.claims), key=lambda claim: claim.id):
            if claim.status == "asserted":
                told = _told(claim, reports, copies)
                for tolls in _side_by_side(claim):
                    kind = _kind(tolls[0], wholes[claim.report])
                    figure = _figure(claim, tolls, reading, (voice, told))
                    one_of = kind in ("incident", "hit") and _is_one_of(figure, greatest[claim.report])
                    found[kind].append(replace(figure, whole=not one_of, part=kind == "part"))
    whole = with_survivors(_latest(found["incident"]), _latest(found["hit"]))
    return [*with_people(whole), *of_parts(whole, _latest(found["part"]))], _latest(found["cumulative"])


def _wholes(claims: Sequence[Claim]) -> Mapping[str, set[str]]:
    """Report -> effects of which it tells that they befell people, with a number or without, some of a whole aside."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.status == "asserted":
            found[claim.report] |= {toll.effect for toll in claim.tolls if toll.scope == "incident" and not toll.also}
    return found


def _kind(toll: Toll, wholes: set[str]) -> str:
    """What a toll is to an incident. A part of a number of another kind ("four were shot, two of them died") is all to
    whom this was done."""
    if toll.also:
        return "hit"
    return "incident" if toll.scope == "part" and toll.effect not in wholes else toll.scope


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
        if toll.low is not None and not toll.superseded and (hit or not toll.also):
            found[toll.effect, toll.group, toll.scope, toll.also].setdefault(toll.evidence.start, toll)
    for (_, _, scope, _), tolls in found.items():
        if scope != "cumulative":
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
        high=added(high for _, high in bounds),
        voice=voice.key,
        name=voice.name,
        party=voice.party,
        own_success=bool(speaker) and speaker in actors and speaker not in targets,
        told=told,
        claims=(claim.id,),
        side=frozenset(party for party in targets if party),
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
    often = Counter((figure.low, figure.high) for figure in last)
    chosen = max(last, key=lambda figure: (often[figure.low, figure.high], figure.low, figure.top))
    same = [figure for figure in last if (figure.low, figure.high) == (chosen.low, chosen.high)]
    return replace(chosen, claims=tuple(sorted({claim for figure in same for claim in figure.claims})))
