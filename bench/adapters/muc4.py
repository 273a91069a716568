"""`muc4`: role fillers and incident templates out of the violent claims of a report and the trained model of roles.

The texts are wires in capitals; phrases are cut from them as the coder reads them, in sentence case, and given in
capitals.
What counts as an incident is the yardstick's: clashes of fighters, and attacks on fighters alone, are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import reportedly
from adapters import _muc4_roles
from adapters._fillers import Filler, pieces, read_filler
from adapters._muc4_templates import templates
from adapters._muc4_text import Report
from adapters._rows import Row, claims, labels, words
from reportedly.claims.capitals import readable
from reportedly.records import Claim, Participant

DATELINE_DAY = re.compile(r"\b(\d{1,2}) ([A-Z]{3})[A-Z]* (\d{2})\b")
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
FIGHTING = ("government", "rebel_group", "external_forces", "political_militia", "identity_militia")
DEED = re.compile(r"\b(?:murders?|assassinations?|killings?|kidnappings?|abductions?|deaths?|slayings?) of ")
LONGEST_PHRASE = 200
PLANS = ("planned", "demanded")


@dataclass
class Incident:
    """What the claims of one happening give."""

    claims: list[Claim] = field(default_factory=list)
    actors: list[Filler] = field(default_factory=list)
    organisations: list[str] = field(default_factory=list)
    people: list[tuple[Filler, Claim]] = field(default_factory=list)
    things: list[Filler] = field(default_factory=list)
    weapons: list[str] = field(default_factory=list)


def predict(rows: list[Row]) -> Iterator[Row]:
    coder = reportedly.coder()
    for row in rows:
        text = words(row, "text")
        issued = day_of_issue(words(row, "dateline") or text[:100])
        found = claims(coder, text, issued)
        told = _muc4_roles.told(text)
        happened = [claim for claim in found if claim.status not in PLANS]
        yield {
            "id": row["id"],
            "roles": _muc4_roles.role_fillers(told, roles(gather(readable(text), happened))),
            "templates": templates(Report(text, issued, happened, told)),
        }


def day_of_issue(dateline: str) -> date | None:
    """The wires' two-digit years are of the twentieth century."""
    found = DATELINE_DAY.search(dateline.upper())
    if found is None or found[2] not in MONTHS:
        return None
    try:
        return date(1900 + int(found[3]), MONTHS.index(found[2]) + 1, int(found[1]))
    except ValueError:
        return None


# --- what the claims give ---------------------------------------------------------------------------------------------


def gather(text: str, found: Sequence[Claim]) -> list[Incident]:
    """The incidents in the order of the text, also old ones and those that one side denies."""
    incidents: dict[str, Incident] = {}
    for claim in found:
        if claim.kind not in labels(__file__)["kinds"]:
            continue
        incident = incidents.setdefault(claim.happening, Incident())
        incident.claims.append(claim)
        read_claim(text, claim, incident)
    return [incident for incident in incidents.values() if relevant(incident)]


def read_claim(text: str, claim: Claim, incident: Incident) -> None:
    actor = read_filler(text[claim.actor.start : claim.actor.end]) if claim.actor else None
    if actor and actor.is_person and not reportedly.party_mentions(actor.head.title()):
        incident.actors.append(actor)
    incident.organisations += organisations(text, claim.actor)
    for target in fillers(text, claim.target) or named_after(text, claim):
        if target.is_person:
            incident.people.append((with_full_name(text, target), claim))
        elif target.head.removesuffix("s") in labels(__file__)["objects"] or target.head in labels(__file__)["objects"]:
            incident.things.append(target)
    incident.weapons += weapons(claim.evidence.exact)


def named_after(text: str, claim: Claim) -> list[Filler]:
    """Whom a noun for the deed names: "the assassination of ..."."""
    deed = DEED.search(text, claim.evidence.start, claim.evidence.end)
    if deed is None:
        return []
    found = [read_filler(piece) for piece in pieces(text[deed.end() : deed.end() + LONGEST_PHRASE])]
    return [filler for filler in found if filler is not None and filler.is_person]


def with_full_name(text: str, person: Filler) -> Filler:
    """A person's name in the longest form that the report gives it."""
    if person.name is None:
        return person
    forms = re.findall(r"(?:[A-Z][\w'-]+ ){0,3}" + re.escape(person.name) + r"(?: [A-Z][\w'-]+)?", text)
    full = [filler.name for filler in map(read_filler, forms) if filler and filler.name and person.name in filler.name]
    return replace(person, name=max(full, key=len, default=person.name))


def fillers(text: str, who: Participant | None) -> list[Filler]:
    """The participant's own words and what is joined to them, as far as they are people or things."""
    if who is None:
        return []
    end = max(who.end, min(len(text), who.start + LONGEST_PHRASE))
    found = [read_filler(piece) for piece in pieces(text[who.start : end])]
    return [filler for filler in found if filler is not None]


def relevant(incident: Incident) -> bool:
    """Whether somebody or something that is no fighting party was attacked; what a state does counts only against
    people who are no fighters."""
    civilians = any(not person.is_fighter for person, _ in incident.people)
    if any(party.kind == "government" for c in incident.claims if c.actor for party in c.actor.parties):
        return civilians
    fighters = any(person.is_fighter for person, _ in incident.people) or any(
        party.kind in FIGHTING for c in incident.claims if c.target for party in c.target.parties
    )
    if civilians or incident.things:
        return True
    return not fighters and any(claim.target or claim.kind == "bombing" for claim in incident.claims)


def organisations(text: str, actor: Participant | None) -> list[str]:
    """The organisations that act, each by the first words of the report that name it."""
    acting = {party.id for party in actor.parties} if actor else set()
    found: dict[str, str] = {}
    for start, end, party, form in reportedly.party_mentions(text):
        if party.id in acting and form == "name" and party.kind != "government":
            found.setdefault(party.id, text[start:end])
    return list(found.values())


def weapons(evidence: str) -> list[str]:
    lower, found = " ".join(evidence.casefold().split()), []
    for word in sorted(labels(__file__)["weapons"], key=len, reverse=True):
        hit = re.search(r"(?<![\w-])" + re.escape(word) + r"(?![\w-])", lower)
        if hit:
            found.append(word)
            lower = lower.replace(word, " ")
    return found


# --- roles ------------------------------------------------------------------------------------------------------------


def roles(incidents: Sequence[Incident]) -> Row:
    found = {
        "PerpInd": [actor.text for i in incidents for actor in i.actors],
        "PerpOrg": [name for i in incidents for name in i.organisations],
        "Target": [thing.text for i in incidents for thing in i.things],
        "Victim": [person.name for i in incidents for person, _ in i.people if person.name],
        "Weapon": [weapon for i in incidents for weapon in i.weapons],
    }
    return {role: [[one.upper()] for one in distinct(fillers)] for role, fillers in found.items()}


def distinct(fillers: Sequence[str]) -> list[str]:
    """Each filler once; a shorter one that stands inside a longer one is the same."""
    kept: list[str] = []
    for one in sorted(dict.fromkeys(filler.casefold() for filler in fillers), key=len, reverse=True):
        if not any(re.search(r"\b" + re.escape(one) + r"\b", longer) for longer in kept):
            kept.append(one)
    return kept
