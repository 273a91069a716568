"""The roles, the tags of single pieces, and the windows that a long text is read in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

ROLES = (
    "victim_name",
    "perpetrator_organisation",
    "perpetrator_individual",
    "physical_target",
    "weapon",
    "victim_description",
)
INCIDENTS = ("any", "attack", "bombing", "kidnapping", "arson", "robbery")
TAGS = ("O", *(f"{place}-{role}" for role in ROLES for place in ("B", "I")))
LONGEST_WINDOW = 510  # pieces; with the two marks around them what the encoder has places for
OVERLAP = 128
SHORT_WINDOW, SHORT_OVERLAP = 180, 60


@dataclass(frozen=True)
class Window:
    """Pieces `start` to `end` (excluded)."""

    start: int
    end: int


def tag_number(role: str, *, begins: bool) -> int:
    return 1 + 2 * ROLES.index(role) + (0 if begins else 1)


def windows(pieces: int, longest: int = LONGEST_WINDOW, overlap: int = OVERLAP) -> Iterator[Window]:
    """Windows over a text of so many pieces, each but the first beginning with pieces of the one before."""
    start = 0
    while True:
        yield Window(start, min(start + longest, pieces))
        if start + longest >= pieces:
            return
        start += longest - overlap
