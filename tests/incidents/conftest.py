"""Small factories: a test names only what it is about, everything else is plain."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any

import pytest

from reportedly.records import Claim, Evidence, Participant, PartyReference, Place, Report, Source, Toll, When, digest

Filed = tuple[Report, tuple[Claim, ...]]


def report(name: str, text: str = "", published: str | None = "2020-05-04", publisher: str | None = None) -> Report:
    words = text or f"This is report {name}."
    hashed = sha256(words.encode()).hexdigest()
    day = date.fromisoformat(published) if published else None
    return Report(
        id=name,
        text=words,
        published=day,
        publisher=publisher or f"Paper {name}",
        raw_sha256=hashed,
        text_sha256=hashed,
    )


def place(
    name: str, at: tuple[float, float] | None = None, precision: str = "settlement", country: str = "XA"
) -> Place:
    latitude, longitude = at or (None, None)
    return Place(
        text=name, start=0, end=len(name), name=name, latitude=latitude, longitude=longitude, precision=precision,
        country=country,
    )  # fmt: skip


def when(first: str, last: str | None = None, basis: str = "text") -> When:
    span = (date.fromisoformat(last or first) - date.fromisoformat(first)).days
    precision = "day" if span == 0 else "days" if span < 7 else "month"
    edtf = first if not last else f"{first}/{last}"
    earliest, latest = date.fromisoformat(first), date.fromisoformat(last or first)
    return When(edtf=edtf, earliest=earliest, latest=latest, precision=precision, basis=basis)


def party(name: str, kind: str = "rebel_group") -> Participant:
    known = PartyReference(id=name.lower().replace(" ", "_"), name=name, kind=kind)
    return Participant(text=name, start=0, end=len(name), parties=(known,))


def source(name: str, kind: str = "official", party: str | None = None, known: str | None = None) -> Source:
    return Source(text=name, start=0, end=len(name), name=name, kind=kind, party=party, id=known)


def toll(low: int | None, high: int | None = -1, effect: str = "killed", group: str = "people", **more: Any) -> Toll:
    """`toll(5)` is exactly five, `toll(5, None)` at least five."""
    bound = low if high == -1 else high
    words = str(low)
    return Toll(
        effect=effect, group=group, low=low, high=bound, evidence=Evidence(start=0, end=len(words), exact=words), **more
    )


def claim(of: Report, kind: str = "shelling", happening: str = "h1", evidence: str = "", **more: Any) -> Claim:
    words = evidence or of.text[:40]
    start = of.text.find(words)
    more.setdefault("source", Source(name=of.publisher or "unknown", kind="media"))
    own = digest(of.id, kind, happening, start, repr(sorted((k, repr(v)) for k, v in more.items())))
    spot = Evidence(start=start, end=start + len(words), exact=words)
    return Claim(id=own, report=of.id, coder="test", evidence=spot, kind=kind, happening=happening, **more)


@dataclass
class Newsroom:
    """Reports filed one after the other, each with one claim."""

    filed: list[Filed] = field(default_factory=list)

    def file(self, name: str, text: str = "", published: str | None = "2020-05-04", **more: Any) -> Claim:
        publisher = more.pop("publisher", None)
        told = report(name, text, published, publisher)
        made = claim(told, **more)
        self.filed.append((told, (made,)))
        return made

    @property
    def claims(self) -> list[Claim]:
        return [claim for _, claims in self.filed for claim in claims]

    @property
    def reports(self) -> dict[str, Report]:
        return {report.id: report for report, _ in self.filed}


@pytest.fixture
def newsroom() -> Newsroom:
    return Newsroom()


@pytest.fixture
def file_report(newsroom: Newsroom) -> Callable[..., Claim]:
    return newsroom.file
