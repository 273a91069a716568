"""Who is reported to hold which place, from when to when: intervals, the claims behind each and those against it.

Nothing is inferred beyond the reports: an interval ends when somebody is reported to take the place or its holder to
leave it; until then it stays open, and `last_told` says how old the latest word of it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from reportedly.answers.grounds import is_ground, own_key, shared_keys
from reportedly.answers.stays import GROUND, Stay, Told, stays
from reportedly.records import Claim, Participant, PartyReference, Place, Record, Report
from reportedly.vocabulary import vocabulary

STATES = ("control", "siege")
UNARMED = (6, 7)  # ACLED inter codes of protesters and civilians, aid workers and media among them: they hold no ground


class ControlInterval(Record):
    """One holder of one place over one stretch of time.

    `holder` empty: somebody whom no report names. `since`: the first day; None where only the end is told.
    `since_known` is False where that is only the first day it is told of ("X holds the town"). `until`: the day on
    which it ended, not included; None while no end is told. `since_edtf`, `until_edtf`: as the claims give them.
    `contested`: claims of fighting for the place, `besieged`: claims that it is cut off, by `besiegers`. `disputed`:
    claims against the interval: denials, another holder at the same time, the former one who says that he still is.
    """

    place: str
    entry: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    precision: str | None = None
    holder: tuple[PartyReference, ...] = ()
    since: date | None = None
    since_known: bool = False
    since_edtf: str | None = None
    until: date | None = None
    until_edtf: str | None = None
    last_told: date | None = None
    claims: tuple[str, ...] = ()
    ended_by: tuple[str, ...] = ()
    contested: tuple[str, ...] = ()
    besieged: tuple[str, ...] = ()
    besiegers: tuple[PartyReference, ...] = ()
    disputed: tuple[str, ...] = ()

    def holds_on(self, day: date) -> bool:
        """Whether the interval is reported for this day. One without any known first day is for none."""
        return self.since is not None and self.since <= day and (self.until is None or day < self.until)


def control(claims: Iterable[Claim], reports: Mapping[str, Report], on: date | None = None) -> list[ControlInterval]:
    """Intervals by place, then in order of time; with `on`, the state of that day: what was reported to have happened
    until then and nothing later.

    Only asserted claims move anything. A claim's day is the earliest it gives, else its report's day of publication.
    A stretch of time in which neither a holder nor a besieger is told gives no interval.
    """
    by_place: dict[str, list[Told]] = defaultdict(list)
    places: dict[str, Place] = {}
    spoken = [claim for claim in claims if _speaks_of_ground(claim)]
    same = shared_keys(claim.place for claim in spoken if claim.place is not None)
    for claim in spoken:
        if claim.place is not None:
            key = same.get(own_key(claim.place), own_key(claim.place))
            told = _told(claim, reports.get(claim.report))
            if on is None or (told.day is not None and told.day <= on):
                by_place[key].append(told)
                places[key] = min(places.get(key, claim.place), claim.place, key=_fullness)
    found = [
        _interval(places[key], stay)
        for key, said in by_place.items()
        for stay in stays(sorted(said, key=lambda told: told.order))
        if stay.holder or stay.claims or stay.besiegers
    ]
    kept = [interval for interval in found if on is None or interval.holds_on(on)]
    return sorted(kept, key=_order)


def _order(interval: ControlInterval) -> tuple[str, str, date, list[str], tuple[str, ...]]:
    holders = [party.name for party in interval.holder]
    return interval.place, interval.entry or "", interval.since or date.min, holders, interval.claims


def _fullness(place: Place) -> tuple[bool, bool, int, str]:
    """Sorts the fullest name of one place first."""
    return place.entry is None, place.latitude is None, -len(place.name), place.name


def _speaks_of_ground(claim: Claim) -> bool:
    return claim.kind in GROUND and claim.tells_one and claim.place is not None and is_ground(claim.place)


def _told(claim: Claim, report: Report | None) -> Told:
    when = claim.when
    day = (when.earliest or when.latest) if when else None
    last = (when.latest or day) if when else None
    edtf = when.edtf if when and day else None
    if day is None and report is not None and report.published is not None:
        day = last = report.published
        edtf = f"{report.published.isoformat()}~"
    if edtf and claim.kind in STATES:
        edtf = edtf.split("/")[0] or None  # a state lasts for all of its time, and is told of from its beginning
    return Told(claim, day, last, edtf, _holders(claim.actor), _holders(claim.target))


def _holders(participant: Participant | None) -> tuple[PartyReference, ...]:
    """The parties that may hold ground; one that was not resolved goes by its words."""
    if participant is None:
        return ()
    kinds = vocabulary().ids("party_kinds")
    named = participant.parties or (PartyReference(id=None, name=participant.text),)
    return tuple(party for party in named if getattr(kinds[party.kind], "acled_inter", None) not in UNARMED)


def _interval(place: Place, stay: Stay) -> ControlInterval:
    return ControlInterval(
        place=place.name,
        entry=place.entry,
        latitude=place.latitude,
        longitude=place.longitude,
        country=place.country,
        precision=place.precision,
        holder=stay.holder,
        since=stay.since,
        since_known=stay.since_known,
        since_edtf=stay.since_edtf,
        until=stay.until,
        until_edtf=stay.until_edtf,
        last_told=max(stay.days, default=None),
        claims=tuple(dict.fromkeys(stay.claims)),
        ended_by=tuple(dict.fromkeys(stay.ended_by)),
        contested=tuple(dict.fromkeys(stay.contested)),
        besieged=tuple(dict.fromkeys(stay.besieged)),
        besiegers=tuple(dict.fromkeys(stay.besiegers)),
        disputed=tuple(dict.fromkeys(stay.disputed)),
    )
