"""How claims are drawn together."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.incidents.rules import DEFAULT_RULE


@dataclass(frozen=True)
class LinkOptions:
    """`threshold`: the least mean log odds at which two groups of accounts are joined. `rule`: how tolls are reconciled
    (`rules.RULES`). `same`, `apart`: pairs of claim ids that people decided to be one happening, or not to be."""

    threshold: float = 0.0
    rule: str = DEFAULT_RULE
    same: frozenset[tuple[str, str]] = frozenset()
    apart: frozenset[tuple[str, str]] = frozenset()
