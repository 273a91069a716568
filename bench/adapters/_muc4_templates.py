"""`muc4`: the templates, out of what the trained model of roles finds and the claims tell.

The model says which kinds of incident the report tells of and who fills a role. Each kind is a template, and each
region where targets of one kind were attacked one of its own; the claims of the kind say where and when. The numbers
below were chosen on training documents that the network had not read before its last epoch (one in five of DEV-MUC3).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from adapters import _muc4_scenes as scenes
from adapters._muc4_targets import distinct, human_targets
from adapters._muc4_text import Report, distances, one_of_each_party, sentence, written
from adapters._rows import Row, labels
from reportedly.claims.roles.choose import choice
from reportedly.claims.roles.fillers import RoleFiller, Roles
from reportedly.records import Claim

SLOTS = {
    "perpetrator_individual": "perp_ind",
    "perpetrator_organisation": "perp_org",
    "physical_target": "phys_tgt",
    "weapon": "weapon",
}
ORGANISATION = "perpetrator_organisation"
TARGETS = ("victim_name", "victim_description", "physical_target")
NO_INCIDENT = 0.5  # below it the document has no template
FURTHER_KIND = 0.4  # from it on a kind has a template beside the likeliest one
SURE_DESCRIPTION = 1.3  # times the threshold of the other roles
MOST_PARTS = 3


@dataclass
class Template:
    kind: str
    claims: list[Claim] = field(default_factory=list)
    fillers: list[RoleFiller] = field(default_factory=list)


def templates(report: Report) -> list[Row]:
    """None where the report tells of no incident, or nobody and nothing fills a role in it."""
    if report.roles.incident < NO_INCIDENT:
        return []
    made = [Template(kind) for kind in kinds(report.roles)]
    for one in made:
        counted = {one.kind} if len(made) > 1 else set(labels(__file__)["triggers"])
        one.claims = [claim for claim in report.claims if kind_of(claim) in counted]
    for filler in sure(report.roles):
        for one in of_filler(filler, made, report.text):
            one.fillers.append(filler)
    return [row(part, report) for one in made if one.fillers for part in parts(one, report)]


# --- which incidents, and what belongs to which -----------------------------------------------------------------------


def sure(told: Roles) -> list[RoleFiller]:
    least = choice().threshold
    return [f for f in told.fillers if f.score >= least * (SURE_DESCRIPTION if f.role == "victim_description" else 1)]


def kinds(told: Roles) -> list[str]:
    """The likeliest kind and the others that are likely, in the yardstick's words."""
    order = sorted(told.kinds, key=lambda kind: -told.kinds[kind])
    return [kind.upper() for kind in order if kind == order[0] or told.kinds[kind] >= FURTHER_KIND]


def kind_of(claim: Claim) -> str | None:
    """The yardstick's kind of a claim's event, by its words where the package has no such kind."""
    if claim.kind in labels(__file__)["own_kind"]:
        return str(labels(__file__)["own_kind"][claim.kind])
    said = " ".join(claim.evidence.exact.upper().split())
    for kind, pattern in labels(__file__)["triggers"].items():
        if kind != "ATTACK" and re.search(pattern, said):
            return str(kind)
    return "ATTACK" if claim.kind in labels(__file__)["attacks"] else None


def of_filler(filler: RoleFiller, made: Sequence[Template], text: str) -> Sequence[Template]:
    """The templates that a filler belongs to: that of the nearest word of a kind in a sentence that names it; where
    none tells, all for perpetrators, the likeliest for others."""
    if len(made) == 1:
        return made
    far = [(min(distances(filler, labels(__file__)["triggers"][one.kind], text), default=None), one) for one in made]
    told = [(distance, one) for distance, one in far if distance is not None]
    if told:
        return [min(told, key=lambda pair: pair[0])[1]]
    return made if filler.role.startswith("perpetrator") else made[:1]


def parts(one: Template, report: Report) -> list[Template]:
    """One template for each region where targets are told to have been attacked, if there are several. What is told of
    no region alone belongs to the first, the perpetrators and weapons to all."""
    regions = scenes.regions(one.claims, report, scenes.country(one.claims, report, labels(__file__)["countries"]))
    found: dict[str, Template] = {}
    loose: list[RoleFiller] = []
    for filler in one.fillers:
        first = sentence(report.text, filler.mentions[0].start)
        at = [region for region, sentences in regions.items() if first in sentences]
        if filler.role in TARGETS and len(at) == 1:
            found.setdefault(at[0], Template(one.kind)).fillers.append(filler)
        else:
            loose.append(filler)
    if len(found) < 2:
        return [one]
    for number, (region, part) in enumerate(found.items()):
        part.claims = [c for c in one.claims if sentence(report.text, c.evidence.start) in regions[region]]
        part.fillers += [filler for filler in loose if filler.role not in TARGETS or not number]
    return list(found.values())[:MOST_PARTS]


# --- what is written of one -------------------------------------------------------------------------------------------


def row(one: Template, report: Report) -> Row:
    where = scenes.country(one.claims, report, labels(__file__)["countries"])
    found: Row = {
        "type": one.kind,
        "date": scenes.day(one.claims, report),
        "country": scenes.country_name(where),
        "place": scenes.places(one.claims, one.fillers, report, where),
    }
    for role, slot in SLOTS.items():
        named = distinct([filler for filler in one.fillers if filler.role == role])
        found[slot] = [written(f) for f in (one_of_each_party(named) if role == ORGANISATION else named)]
    found["weapon_type"] = weapon_types(found["weapon"]) or implied_weapon(one, report.text)
    found["hum_tgt"] = human_targets(one.kind, one.fillers, report.text, labels(__file__)["effects"])
    return {slot: value for slot, value in found.items() if value}


def weapon_types(weapons: Sequence[str]) -> list[str]:
    return [
        kind for kind, pattern in labels(__file__)["weapons"].items() if any(re.search(pattern, one) for one in weapons)
    ]


def implied_weapon(one: Template, text: str) -> list[str]:
    """The weapon that the deed's own words tell of most: who is shot is shot with a gun."""
    sentences = {sentence(text, claim.evidence.start) for claim in one.claims}
    sentences |= {sentence(text, m.start) for filler in one.fillers if filler.role in TARGETS for m in filler.mentions}
    told = Counter(
        weapon
        for start, end in sorted(sentences)
        for weapon, pattern in labels(__file__)["implied"].get(one.kind, {}).items()
        if re.search(pattern, text[start:end])
    )
    return [told.most_common(1)[0][0]] if told else []
