"""A proposal of how well an incident of harm to civilians is supported, in Airwars' terms. A person decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.incidents.voices import Voice, voice_of
from reportedly.records import Claim, Incident, PartyReference
from reportedly.vocabulary import vocabulary

HARM = ("killed", "injured")


@dataclass(frozen=True)
class Proposal:
    """A grade of the vocabulary (`gradings`), the reasons for it as English sentences, and the claims behind them."""

    grade: str
    reasons: tuple[str, ...]
    claims: tuple[str, ...] = ()


def propose_grade(incident: Incident, claims: Sequence[Claim], voices: Sequence[Voice]) -> Proposal:
    """The grade that the claims of an incident suggest, by Airwars' definitions (`gradings.toml`), the strongest first:
    confirmed where a party says that it harmed civilians itself; contested where voices name different actors, or one
    is denied; discounted where all who were harmed are called combatants; fair with two or more voices that are no
    party and tell of harm done by the same actor; weak with one. Without harm to civilians nothing is assessed.
    """
    told = [claim for claim in claims if claim.status == "asserted" and _harms(claim)]
    named = voice_of(voices)
    if not told:
        return Proposal("unassessed", ("Nobody says that anybody was killed or injured.",))
    confessed = [claim for claim in told if _of_civilians(claim) and _own_deed(claim)]
    if confessed:
        who = _listed(confessed, named)
        return Proposal("confirmed", (f"{who} told of harm to civilians that it did itself.",), _ids(confessed))
    disputes = [dispute for dispute in incident.disputes if dispute.field in ("actor", "status")]
    if disputes:
        against = tuple(sorted({claim for dispute in disputes for claim in dispute.claims}))
        return Proposal("contested", tuple(dispute.text for dispute in disputes), against)
    if all(_status(toll.group) == "combatant" for claim in told for toll in claim.tolls if toll.effect in HARM):
        return Proposal("discounted", ("All who were harmed are called combatants.",), _ids(told))
    return _by_voices(told, named)


def _by_voices(told: Sequence[Claim], named: Mapping[str, Voice]) -> Proposal:
    tellers = {named[claim.id].key: named[claim.id].name for claim in told if not named[claim.id].party}
    accused = sorted({party.name for claim in told for party in _accused(claim)})
    by_whom = f"{' and '.join(accused)} did it" if accused else "nobody is named as the one who did it"
    if len(tellers) > 1 and accused:
        reason = f"{len(tellers)} independent voices tell of it: {', '.join(sorted(tellers.values()))}; {by_whom}."
        return Proposal("fair", (reason,), _ids(told))
    if len(tellers) > 1:
        reason = f"{len(tellers)} independent voices tell of it, but {by_whom}."
    else:
        reason = f"Only {_listed(told, named)} tells of it; {by_whom}."
    return Proposal("weak", (reason,), _ids(told))


def _harms(claim: Claim) -> bool:
    return any(toll.effect in HARM and toll.low != 0 for toll in claim.tolls)


def _of_civilians(claim: Claim) -> bool:
    return any(toll.effect in HARM and toll.low != 0 and _status(toll.group) == "civilian" for toll in claim.tolls)


def _own_deed(claim: Claim) -> bool:
    """Whether the speaker is the actor."""
    return claim.source.party is not None and claim.source.party in {party.id for party in _accused(claim)}


def _accused(claim: Claim) -> tuple[PartyReference, ...]:
    """Whom the claim's own words name as the one who did it; whom the report around names, its voice has not named."""
    return claim.actor.parties if claim.actor is not None and claim.actor.basis == "text" else ()


def _status(group: str) -> str:
    return vocabulary().groups[group].civilian_status


def _ids(claims: Sequence[Claim]) -> tuple[str, ...]:
    return tuple(sorted(claim.id for claim in claims))


def _listed(claims: Sequence[Claim], named: Mapping[str, Voice]) -> str:
    return " and ".join(sorted({named[claim.id].name for claim in claims}))
