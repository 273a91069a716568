"""How one place goes from hand to hand: reads what is told of it in order of time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from reportedly.records import Claim, PartyReference

GROUND = ("withdrawal", "capture", "control", "siege", "battle")  # the kinds read, in their order on one day
Parties = tuple[PartyReference, ...]


@dataclass(frozen=True)
class Told:
    """A claim on who holds a place: the day it counts from (None: not told), the last day it speaks of, its parties."""

    claim: Claim
    day: date | None
    last: date | None
    edtf: str | None
    actor: Parties
    target: Parties

    @property
    def order(self) -> tuple[date, int, bool, str]:
        """By day, kind, and those that name somebody first: what names nobody may only repeat them."""
        return self.day or date.max, GROUND.index(self.claim.kind), not self.actor, self.claim.id


@dataclass
class Stay:
    """A holder's stay while it is being read: the fields of ControlInterval, and the `days` on which it is told."""

    holder: Parties
    since: date | None
    since_known: bool
    since_edtf: str | None
    until: date | None = None
    until_edtf: str | None = None
    days: list[date] = field(default_factory=list)
    claims: list[str] = field(default_factory=list)
    ended_by: list[str] = field(default_factory=list)
    contested: list[str] = field(default_factory=list)
    besieged: list[str] = field(default_factory=list)
    besiegers: list[PartyReference] = field(default_factory=list)
    disputed: list[str] = field(default_factory=list)

    @property
    def open(self) -> bool:
        return self.until is None

    def support(self, told: Told) -> None:
        self.claims.append(told.claim.id)
        if told.last:
            self.days.append(told.last)

    def end(self, told: Told) -> None:
        self.until, self.until_edtf = told.day, told.edtf
        self.ended_by.append(told.claim.id)

    def touches(self, day: date) -> bool:
        """Whether the stay is on this day; its last day counts, as that is when it is fought for."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


def same_side(one: Parties, other: Parties) -> bool:
    """Whether two holders share a party; nobody named is the same as nobody named."""
    return bool(_keys(one) & _keys(other)) if one and other else one == other


def _keys(parties: Parties) -> set[str]:
    return {party.id or party.name.casefold() for party in parties}


def stays(said: Sequence[Told]) -> list[Stay]:
    """The stays at one place. `said` comes in order of time, undated claims last."""
    found: list[Stay] = []
    for told in said:
        if told.claim.status == "asserted":
            if told.day is None:
                _undated(found, told)
            elif told.claim.kind == "capture":
                _capture(found, told)
            elif told.claim.kind == "withdrawal":
                _withdrawal(found, told)
            elif told.claim.kind == "control":
                _control(found, told)
    for told in said:
        _mark(found, told)
    return found


def _open(found: Iterable[Stay]) -> list[Stay]:
    return [stay for stay in found if stay.open]


def _begin(found: list[Stay], told: Told, holder: Parties, known: bool) -> Stay:
    stay = Stay(holder, told.day, known, told.edtf)
    stay.support(told)
    found.append(stay)
    return stay


def _capture(found: list[Stay], told: Told) -> None:
    """The new holder's stay begins and all others end; two takings on one day contradict each other and both stay."""
    held = _open(found)
    mine = next((stay for stay in held if same_side(stay.holder, told.actor)), None)
    others = [stay for stay in held if stay is not mine]
    if not told.actor and others and not any(same_side(stay.holder, told.target) for stay in others if told.target):
        _taken_by_nobody_named(others, told)
        return
    rivals = [stay for stay in others if stay.since_known and stay.since == told.day]
    for stay in others:
        if stay not in rivals:
            stay.end(told)
    if mine is None:
        mine = _begin(found, told, told.actor, known=True)
    else:
        mine.support(told)
    _contradict(mine, rivals)


def _taken_by_nobody_named(held: Sequence[Stay], told: Told) -> None:
    """A taking on the day of a known one repeats it; another may be the holder's own, or the end of his stay."""
    same_day = [stay for stay in held if stay.since_known and stay.since == told.day]
    for stay in same_day:
        stay.support(told)
    if not same_day:
        for stay in held:
            stay.disputed.append(told.claim.id)


def _contradict(stay: Stay, rivals: Sequence[Stay]) -> None:
    for rival in rivals:
        rival.disputed.extend(stay.claims)
        stay.disputed.extend(rival.claims)


def _control(found: list[Stay], told: Told) -> None:
    """Says that somebody holds the place, not that he took it: it ends nobody's stay, and contradicts another's. Who is
    told to have lost the place and says himself that he holds it disputes the loss, and does not hold it by that."""
    held = _open(found)
    mine = next((stay for stay in held if same_side(stay.holder, told.actor)), None)
    taken = [stay for stay in held if stay.since_known]
    if mine is None and taken and _speaks_for_itself(told):
        for stay in taken:
            stay.disputed.append(told.claim.id)
    elif mine is not None:
        mine.support(told)
    elif told.actor:
        mine = _begin(found, told, told.actor, known=False)
    if mine is not None:
        _contradict(mine, [stay for stay in held if stay is not mine])


def _speaks_for_itself(told: Told) -> bool:
    source = told.claim.source
    if source.party is None:
        return source.kind == "party"
    return any(party.id == source.party for party in told.actor)


def _withdrawal(found: list[Stay], told: Told) -> None:
    """Ends the stay of who leaves; who was not known to be there has been until then, since when is not told."""
    if not told.actor:
        return
    mine = [stay for stay in found if same_side(stay.holder, told.actor)]
    if not mine:
        stay = Stay(told.actor, None, False, None)
        stay.support(told)
        stay.end(told)
        found.append(stay)
        return
    last = mine[-1]
    if last.open:
        last.end(told)
    elif last.until == told.day or told.claim.when is None or told.claim.when.basis != "text":
        last.ended_by.append(told.claim.id)
    else:
        last.disputed.append(told.claim.id)


def _undated(found: list[Stay], told: Told) -> None:
    """A claim that cannot be put in order supports a stay of the same holder, or stands alone without any day."""
    if told.claim.kind not in ("capture", "control") or not told.actor:
        return
    mine = [stay for stay in found if same_side(stay.holder, told.actor)]
    if mine:
        mine[-1].support(told)
    elif not found:
        _begin(found, told, told.actor, known=False)


def _mark(found: list[Stay], told: Told) -> None:
    """Fighting and sieges mark the stays of their day; a denial disputes those of whom it speaks."""
    if told.day is None:
        return
    touched = [stay for stay in found if stay.touches(told.day)]
    if told.claim.status == "denied":
        for stay in touched:
            if not told.actor or same_side(stay.holder, told.actor):
                stay.disputed.append(told.claim.id)
    elif told.claim.status != "asserted":
        return
    elif told.claim.kind == "battle":
        for stay in touched:
            stay.contested.append(told.claim.id)
    elif told.claim.kind == "siege":
        others = [stay for stay in touched if not (stay.holder and same_side(stay.holder, told.actor))]
        for stay in others or [_besieged(found, told.day, told)]:
            stay.besieged.append(told.claim.id)
            stay.besiegers.extend(told.actor)


def _besieged(found: list[Stay], day: date, told: Told) -> Stay:
    """Whom a siege of this day is laid to: who is the next told to be there, if he may have been there already, else a
    stay of nobody named until the next that is known, since a place cut off is held by somebody."""
    later = min((stay for stay in found if stay.since and stay.since > day), key=lambda s: s.since or day, default=None)
    if later and not later.since_known and not same_side(later.holder, told.actor):
        return later
    ends, edtf = (later.since, later.since_edtf) if later else (None, None)
    stay = Stay((), day, False, told.edtf, ends, edtf, [day])
    found.append(stay)
    return stay
