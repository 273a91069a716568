"""Which of an incident's claims tell of its deed: the others only speak of it, or tell what was going on beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reportedly.incidents.tables import kinds
from reportedly.records import Claim
from reportedly.vocabulary import vocabulary


def tells(claims: Sequence[Claim]) -> Sequence[Claim]:
    """The claims that tell of a happening: a deed, or who was harmed. Who condemns it or demands an answer bears no
    witness and did nothing. All of them, where nobody tells more than words."""
    return [claim for claim in claims if claim.kind not in kinds().words or claim.tolls] or claims


def kind(claims: Sequence[Claim]) -> str:
    """The kind that tells most (the means rather than the outcome) of those that are not rare among the claims, i.e. at
    least a quarter as frequent as the most frequent one; of equals the more frequent, then by name."""
    seen, detail = Counter(claim.kind for claim in claims), kinds().detail
    least = max(seen.values()) / 4
    return min((one for one in seen if seen[one] >= least), key=lambda one: (-detail[one], -seen[one], one))


def of_the_deed(claims: Sequence[Claim]) -> Sequence[Claim]:
    """The claims whose actors did the deed and whose targets it hit. Who brings aid to those who were bombed, or takes
    the town, bombed nobody: beside violence, only violence and what may be another word for it."""
    known, deed = vocabulary().event_kinds, kind(claims)
    if not known[deed].violent:
        return claims
    other = kinds().compatible[deed]
    return [claim for claim in claims if known[claim.kind].violent or claim.kind in other]
