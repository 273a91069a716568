"""`muc4`: what the trained model of roles adds to what the claims give.

The numbers below were chosen on training documents that the network had not read (one in five of DEV-MUC3).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from adapters._muc4_text import written
from adapters._rows import Row
from reportedly.claims.roles import Roles, roles
from reportedly.claims.roles_choose import choice
from reportedly.claims.roles_spans import plain

OF_THE_KEY = {
    "perpetrator_individual": "PerpInd",
    "perpetrator_organisation": "PerpOrg",
    "physical_target": "Target",
    "victim_name": "Victim",
    "weapon": "Weapon",
}
AGREED = 0.5  # share of the usual threshold for a filler that the claims give too


def told(text: str) -> Roles:
    """What the model finds, with the doubtful fillers too."""
    return roles(text, AGREED * choice().threshold)


def role_fillers(told: Roles, by_claims: Mapping[str, Sequence[Sequence[str]]]) -> Row:
    """The model's fillers, the doubtful ones only where the claims name them too."""
    found: dict[str, list[list[str]]] = {role: [] for role in OF_THE_KEY.values()}
    for filler in told.fillers:
        role = OF_THE_KEY.get(filler.role)
        if role is None:
            continue
        claimed = {plain(mention) for entity in by_claims[role] for mention in entity}
        if filler.score >= choice().threshold or plain(filler.text) in claimed:
            found[role].append([written(filler)])
    return found
