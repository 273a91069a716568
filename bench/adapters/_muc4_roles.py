"""`muc4`: what the trained model of roles adds to what the claims give.

The numbers below were chosen on training documents that the network had not read (one in five of DEV-MUC3).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from adapters._muc4_text import one_of_each_party, written
from adapters._rows import Row
from reportedly.claims.roles.choose import choice
from reportedly.claims.roles.fillers import Roles, roles
from reportedly.claims.roles.spans import plain

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
    """The model's fillers, the doubtful ones only where the claims name them too; a party by its surest name."""
    found: dict[str, list[list[str]]] = {}
    for ours, role in OF_THE_KEY.items():
        claimed = {plain(mention) for entity in by_claims[role] for mention in entity}
        kept = [f for f in told.of(ours) if f.score >= choice().threshold or plain(f.text) in claimed]
        found[role] = [[written(f)] for f in (one_of_each_party(kept) if role == "PerpOrg" else kept)]
    return found
