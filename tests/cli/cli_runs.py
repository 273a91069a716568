"""What a command left behind, and a report to run commands on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Ended:
    """What a command left: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


Command = Callable[..., Ended]

NEWS = """---
title: Shells hit Tarnholt
publisher: Southern Wire
published: 2024-03-05
---
At least 12 people were killed on Tuesday when shells hit a market in Aleppo, a doctor said.
"""
