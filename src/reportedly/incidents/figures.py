"""From claims to figures: what each voice says, at its latest, about how many were harmed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from reportedly.incidents.voices import Voice, voice_of
from reportedly.records import Claim, Report, Toll
from reportedly.vocabulary import vocabulary


@dataclass(frozen=True)
class Figure:
    """A voice's number for one effect and group. `high` None: no upper bound given. `own_success`: a party speaks of
    harm that it did itself."""

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

    @property
    def top(self) -> int:
        """The greatest number that the figure names."""
        return self.low if self.high is None else self.high


def figures(
    claims: Sequence[Claim], reports: Mapping[str, Report], voices: Sequence[Voice], copies: Mapping[str, str]
) -> tuple[list[Figure], list[Figure]]:
    """The latest figure of each voice for each effect and group: those of the incident, and the cumulative ones.

    Counted are asserted claims with a number that stands for one effect alone. An update by the same voice replaces its
    earlier figure; in a copy, the day that counts is the original's. Of several figures on one day the one given most
    often counts, of equals the greatest, as tolls grow. Parts stand inside their whole and make no figure.
    """
    by_claim = voice_of(voices)
    whole: list[Figure] = []
    cumulative: list[Figure] = []
    for claim in sorted(claims, key=lambda claim: claim.id):
        if claim.status == "asserted":
            told = _told(claim, reports, copies)
            for toll in claim.tolls:
                if toll.low is not None and not toll.also and toll.scope != "part":
                    figure = _figure(claim, toll, by_claim[claim.id], told)
                    (whole if toll.scope == "incident" else cumulative).append(figure)
    return list(_with_people(_latest(whole))), _latest(cumulative)


def _told(claim: Claim, reports: Mapping[str, Report], copies: Mapping[str, str]) -> date:
    own = reports[claim.report]
    return reports.get(copies.get(own.id, own.id), own).published or own.published or date.min


def _figure(claim: Claim, toll: Toll, voice: Voice, told: date) -> Figure:
    speaker = claim.source.party
    own = bool(speaker and claim.actor and any(party.id == speaker for party in claim.actor.parties))
    return Figure(
        toll.effect, toll.group, toll.low or 0, toll.high, voice.key, voice.name, voice.party, own, told, (claim.id,)
    )


def _latest(found: Sequence[Figure]) -> list[Figure]:
    by_voice: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for figure in found:
        by_voice[figure.effect, figure.group, figure.voice].append(figure)
    return [_last(figures) for _, figures in sorted(by_voice.items())]


def _last(told: Sequence[Figure]) -> Figure:
    latest = max(figure.told for figure in told)
    last = [figure for figure in told if figure.told == latest]
    often = Counter((figure.low, figure.high) for figure in last)
    chosen = max(last, key=lambda figure: (often[figure.low, figure.high], figure.low, figure.top))
    same = [figure for figure in last if (figure.low, figure.high) == (chosen.low, chosen.high)]
    return replace(chosen, claims=tuple(sorted({claim for figure in same for claim in figure.claims})))


def _with_people(found: Sequence[Figure]) -> Iterator[Figure]:
    """For each voice the sum of its disjoint groups stands for people where it gives no number of people, or one that
    is smaller although not told later: a whole holds its groups."""
    by_voice: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in found:
        by_voice[figure.effect, figure.voice].append(figure)
    for _, mine in sorted(by_voice.items()):
        people = next((figure for figure in mine if figure.group == "people"), None)
        groups = [figure for figure in mine if figure is not people]
        yield from groups
        addends = _disjoint([figure for figure in groups if people is None or figure.told >= people.told])
        total = _sum(addends) if addends else None
        if people is not None and (total is None or total.low <= people.low):
            yield people
        elif total is not None:
            yield total


def _disjoint(mine: Sequence[Figure]) -> list[Figure]:
    """Groups that do not hold each other: combatants beside civilians; where "civilians" is given, the children, medics
    and others of civilian status are among them. Families are not people and are never added to them."""
    table = vocabulary().groups
    heads = [figure for figure in mine if figure.group != "families"]
    wide = {table[figure.group].civilian_status for figure in heads if figure.group in ("civilians", "combatants")}
    return [
        figure for figure in heads if figure.group in ("civilians", "combatants") or not (_within(figure.group) & wide)
    ]


def _within(group: str) -> set[str]:
    """The wide groups that may hold a narrow one; of unknown status it may be in either."""
    status = vocabulary().groups[group].civilian_status
    return {"civilian", "combatant"} if status == "unknown" else {status}


def _sum(addends: Sequence[Figure]) -> Figure:
    open_ended = any(figure.high is None for figure in addends)
    return replace(
        addends[0],
        group="people",
        low=sum(figure.low for figure in addends),
        high=None if open_ended else sum(figure.top for figure in addends),
        told=max(figure.told for figure in addends),
        own_success=all(figure.own_success for figure in addends),
        claims=tuple(sorted({claim for figure in addends for claim in figure.claims})),
    )
