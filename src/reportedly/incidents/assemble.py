"""Makes one incident of the claims that were drawn together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from reportedly.incidents.copies import copies, publication_order
from reportedly.incidents.deeds import kind, of_the_deed, tells
from reportedly.incidents.disputes import disputes
from reportedly.incidents.figures import figures
from reportedly.incidents.rules import reconcile, rule_named
from reportedly.incidents.settle import settled_place, settled_when
from reportedly.incidents.tables import kinds
from reportedly.incidents.units import common_status
from reportedly.incidents.voices import voices
from reportedly.records import Claim, Incident, Participant, PartyReference, Report, digest


def assemble(
    claims: Sequence[Claim], reports: Mapping[str, Report], originals: Mapping[str, str], rule: str
) -> Incident:
    """The incident of these claims, in order of publication. Its id is a digest of the claims' ids. What it was, where,
    when, by whom and told by whom follows from the claims that tell of it, not from those that only speak of it."""
    ordered = sorted(
        claims, key=lambda claim: (publication_order(reports[claim.report]), claim.evidence.start, claim.id)
    )
    heard = voices(ordered, reports, originals)
    whole, cumulative = figures(ordered, reports, heard, originals, rule_named(rule).reading)
    telling = tells(ordered)
    tellers = [voice for voice in heard if not {claim.id for claim in telling}.isdisjoint(voice.claims)]
    deeds = [claim for claim in telling if claim.kind not in kinds().words] or telling
    told = [claim for claim in deeds if claim.status == "asserted"] or deeds
    doing = of_the_deed(told)
    return Incident(
        id=digest("incident", *sorted(claim.id for claim in ordered)),
        kind=kind(told),
        place=settled_place(told),
        when=settled_when(told),
        actors=_parties([claim.actor for claim in doing]),
        targets=_parties([claim.target for claim in doing]),
        actors_from_context=_lent([claim.actor for claim in doing]),
        targets_from_context=_lent([claim.target for claim in doing]),
        weapons=_weapons(told),
        status=common_status(deeds),
        estimates=reconcile(whole, rule),
        cumulative=reconcile(cumulative, rule),
        claims=tuple(claim.id for claim in ordered),
        reports=tuple(dict.fromkeys(claim.report for claim in ordered)),
        voices=tuple(voice.name for voice in tellers),
        independent_voices=len(tellers),
        party_voices=sum(voice.party for voice in tellers),
        disputes=disputes(ordered, whole, heard),
    )


def by_rule(incident: Incident, claims: Sequence[Claim], reports: Mapping[str, Report], rule: str) -> Incident:
    """The incident with its figures reconciled by another rule; `claims` are its claims, `reports` hold theirs.
    UnknownRuleError lists the rules there are."""
    chosen = rule_named(rule)
    originals = copies({claim.report: reports[claim.report] for claim in claims}.values())
    heard = voices(claims, reports, originals)
    whole, cumulative = figures(claims, reports, heard, originals, chosen.reading)
    return incident.model_copy(update={"estimates": reconcile(whole, rule), "cumulative": reconcile(cumulative, rule)})


def _weapons(claims: Sequence[Claim]) -> tuple[str, ...]:
    """Kinds of weapons, the most frequent first, then by name."""
    seen = Counter(claim.weapon.kind for claim in claims if claim.weapon)
    return tuple(sorted(seen, key=lambda one: (-seen[one], one)))


def _parties(participants: Sequence[Participant | None]) -> tuple[PartyReference, ...]:
    """All resolved parties, the most frequent first, then by name."""
    found = [party for participant in participants if participant for party in participant.parties]
    seen = Counter(party.id or party.name for party in found)
    first = {key: min((p for p in found if (p.id or p.name) == key), key=lambda p: (p.name, p.kind)) for key in seen}
    return tuple(first[key] for key in sorted(seen, key=lambda key: (-seen[key], key)))


def _lent(participants: Sequence[Participant | None]) -> tuple[str, ...]:
    """Names of the parties that no claim tells in its own words, in the order of `_parties`."""
    told = {party.id or party.name for one in participants if one and one.basis == "text" for party in one.parties}
    return tuple(party.name for party in _parties(participants) if (party.id or party.name) not in told)
