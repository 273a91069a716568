"""Fixtures of the coder's tests. The language model and the gazetteer are loaded once for the whole session.

Reports are built from sentences that we wrote for the purpose; places and people are invented or neutral.
"""

from collections.abc import Callable
from datetime import date

import pytest

import reportedly
from reportedly.claims.coder import EnglishCoder
from reportedly.records import Claim, Coding

DAY = date(2021, 6, 15)  # a Tuesday
CodingOf = Callable[..., Coding]
ClaimsOf = Callable[..., tuple[Claim, ...]]


@pytest.fixture(scope="session")
def coder() -> EnglishCoder:
    return reportedly.coder()


@pytest.fixture(scope="session")
def coding_of(coder: EnglishCoder) -> CodingOf:
    """Codes a text as a report in English of 15 June 2021, unless told otherwise."""

    def read(text: str, **fields: object) -> Coding:
        stated = {"published": DAY, "publisher": "The Ostrand Herald", "language": "en"} | fields
        return coder.code(reportedly.report(text, **stated))

    return read


@pytest.fixture(scope="session")
def claims_of(coding_of: CodingOf) -> ClaimsOf:
    return lambda text, **fields: coding_of(text, **fields).claims


@pytest.fixture(scope="session")
def claim_of(claims_of: ClaimsOf) -> Callable[..., Claim]:
    """The only claim of a kind in a text."""

    def read(text: str, kind: str, **fields: object) -> Claim:
        found = [claim for claim in claims_of(text, **fields) if claim.kind == kind]
        assert len(found) == 1, f"{len(found)} claims of kind {kind}: {claims_of(text, **fields)}"
        return found[0]

    return read


@pytest.fixture(scope="session")
def tolls_of(claims_of: ClaimsOf) -> Callable[..., list[tuple[str, str, int | None, int | None, str]]]:
    """Effect, group, low, high and scope of every toll in a text, in order."""

    def read(text: str, **fields: object) -> list[tuple[str, str, int | None, int | None, str]]:
        tolls = [toll for claim in claims_of(text, **fields) for toll in claim.tolls]
        return [(t.effect, t.group, t.low, t.high, t.scope) for t in tolls]

    return read
