"""A happening with everything found for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportedly.claims.findings.happening import Happening
from reportedly.records import Participant, Place, Source, Toll, When


@dataclass(frozen=True)
class Found:
    """A happening with everything found for it, before claims of one happening lend each other what they lack."""

    happening: Happening
    span: tuple[int, int]
    actor: Participant | None
    target: Participant | None
    place: Place | None
    named_place: bool
    when: When | None
    status: str
    status_words: str
    report_scope: str
    source: Source
    tolls: tuple[Toll, ...]
    pronoun: str | None = None
    confidence: float = 1.0
    weighed: Mapping[str, str] = field(default_factory=dict)  # role, or toll -> why not the rules' answer
