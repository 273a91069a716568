"""What every coder is, so that one can be put in the place of another."""

from __future__ import annotations

from typing import Protocol

from reportedly.records import Coding, Report


class Coder(Protocol):
    """Anything that turns a report into claims. What it cannot code it says so of, in `Coding.reason`; it raises for no
    report. Every quote of a claim stands in the report at its offsets."""

    @property
    def id(self) -> str:
        """Digest of what the claims depend on beside the report: name, version, set-up."""
        ...

    def code(self, report: Report) -> Coding: ...
