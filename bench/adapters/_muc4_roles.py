"""`muc4`: what the trained model of roles adds to what the claims give.

The numbers below were chosen on training documents that the network had not read (one in five of DEV-MUC3).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from adapters._rows import Row
from reportedly.claims.roles import RoleFiller, Roles, roles
from reportedly.claims.roles_choose import choice, head
from reportedly.claims.roles_spans import plain

OF_THE_KEY = {
    "perpetrator_individual": "PerpInd",
    "perpetrator_organisation": "PerpOrg",
    "physical_target": "Target",
    "victim_name": "Victim",
    "weapon": "Weapon",
}
SLOTS = {
    "perpetrator_individual": "perp_ind",
    "perpetrator_organisation": "perp_org",
    "physical_target": "phys_tgt",
    "weapon": "weapon",
}
AGREED = 0.5  # share of the usual threshold for a filler that the claims give too
NO_INCIDENT = 0.4  # below it the document has no template
INCIDENT = 0.7  # from it on it has one, if any role is filled


def told(text: str) -> Roles:
    """What the model finds, with the doubtful fillers too."""
    return roles(text, AGREED * choice().threshold)


def sure(told: Roles) -> list[RoleFiller]:
    return [filler for filler in told.fillers if filler.score >= choice().threshold]


def role_fillers(told: Roles, by_claims: Mapping[str, Sequence[Sequence[str]]]) -> Row:
    """The model's fillers, the doubtful ones only where the claims name them too."""
    found: dict[str, list[list[str]]] = {role: [] for role in OF_THE_KEY.values()}
    for filler in told.fillers:
        role = OF_THE_KEY.get(filler.role)
        if role is None:
            continue
        claimed = {plain(mention) for entity in by_claims[role] for mention in entity}
        if filler.score >= choice().threshold or plain(filler.text) in claimed:
            found[role].append([_written(filler)])
    return found


def templates(told: Roles, by_claims: Sequence[Row], issued: date | None, weapon_types: Mapping[str, str]) -> list[Row]:
    """The claims' templates, the first of them with the fillers of the document; one for an incident that no claim
    tells; none where the document tells of no incident."""
    fillers = sure(told)
    if told.incident < NO_INCIDENT:
        return []
    found = [dict(one) for one in by_claims]
    if not found and told.incident >= INCIDENT and fillers:
        found = [{"type": max(told.kinds, key=lambda kind: told.kinds[kind]).upper()}]
        if issued:
            found[0]["date"] = f"../{issued.isoformat()}"
    if found:
        _fill(found[0], fillers, weapon_types)
    return found


def _fill(template: dict[str, Any], fillers: Sequence[RoleFiller], weapon_types: Mapping[str, str]) -> None:
    for role, slot in SLOTS.items():
        named = [_written(filler) for filler in fillers if filler.role == role]
        if named:
            template[slot] = named
    typed = [weapon_types[name.casefold()] for name in template.get("weapon", ()) if name.casefold() in weapon_types]
    if typed:
        template["weapon_type"] = list(dict.fromkeys(typed))
    targets = list(template.get("hum_tgt", ()))
    known = {head(plain(mention)) for target in targets for mention in target["mentions"]}
    for filler in fillers:
        if filler.role.startswith("victim") and head(plain(filler.text)) not in known:
            targets.append({"mentions": [_written(filler)], "number": _number(filler), "effect": "DEATH"})
    if targets:
        template["hum_tgt"] = targets


def _number(filler: RoleFiller) -> str:
    many = filler.role == "victim_description" and head(plain(filler.text)).endswith(("s", "men", "people"))
    return "PLURAL" if many else "1"


def _written(filler: RoleFiller) -> str:
    return " ".join(filler.text.split()).upper()
