"""A report and its claim, for exports that show words."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest
from export_samples import TEXT, evidence

from reportedly.records import Claim, Report, Source, Toll


@pytest.fixture
def report() -> Report:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    return Report(
        id="r1",
        text=TEXT,
        title="Market shelled",
        published=date(2024, 3, 5),
        publisher="Southern Wire",
        raw_sha256=digest,
        text_sha256=digest,
    )


@pytest.fixture
def claim() -> Claim:
    toll = Toll(effect="killed", group="people", low=12, evidence=evidence("At least 12 people died"))
    return Claim(
        id="c1",
        report="r1",
        coder="k",
        evidence=evidence("At least 12 people died in Tarnholt"),
        kind="shelling",
        source=Source(text="a doctor", name="a doctor", kind="medic"),
        tolls=(toll,),
        happening="h1",
    )
