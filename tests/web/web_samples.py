"""Ledgers to serve, made by hand, and clients that ask without a socket."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.testclient import TestClient

from reportedly.ledger import Custody, Ledger
from reportedly.records import (
    Claim,
    Coding,
    Evidence,
    Participant,
    PartyReference,
    Place,
    Report,
    Source,
    Toll,
    When,
    digest,
)
from reportedly.web.accounts import ROLES, Accounts
from reportedly.web.application import create_app
from reportedly.web.settings import Settings

ARRIVED = Custody(collected_at=datetime(2024, 3, 9, tzinfo=UTC), collection_method="file")
NORTH = PartyReference(id="north", name="Northern Army", kind="rebel_group")
TEXTS = (
    "Shells hit the harbour of {town} on {day}. {number} people were killed, the harbour master said.",
    "At the hospital doctors counted {number} dead after the quay of {town} came under fire on {day}.",
    "Rescuers told of {number} killed by three rounds that fell among fishing boats at {town}, {day}.",
    "A street of {town} burned after shelling on {day}, and {number} bodies were found, said the mayor.",
)
VOICES = ("Harbour Master", "Saint Anna Hospital", "Rescue Service", "Mayor of Selmere")
PASSWORD = "a long enough password"


@dataclass(frozen=True)
class Happening:
    """What a report of these tests tells of."""

    town: str = "Harbour"
    day: date = date(2024, 3, 5)
    killed: int = 3


def told(
    number: int, town: str = "Harbour", day: date = date(2024, 3, 5), killed: int = 3, publisher: str | None = None
) -> tuple[Report, Claim]:
    """A report of shelling and the claim in it."""
    text = TEXTS[number % 4].format(town=town, day=day, number=killed)
    return written(text, number, Happening(town, day, killed), publisher or f"Paper {number}")


def written(
    text: str, number: int, what: Happening, publisher: str, title: str = "Shells hit a harbour"
) -> tuple[Report, Claim]:
    town, day, killed = what.town, what.day, what.killed
    raw = f"{number} {text}".encode()
    sha = hashlib.sha256(raw).hexdigest()
    identity = digest(sha)
    report = Report(
        id=identity, title=title, text=text, published=day, publisher=publisher, raw_sha256=sha,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(), origin=f"folder/{number}.txt", language="en",
        url=f"https://example.org/{number}",
    )  # fmt: skip
    words = Evidence(start=0, end=min(20, len(text)), exact=text[:20])
    claim = Claim(
        id=digest(identity, "claim"), report=identity, coder="by hand", evidence=words, kind="shelling",
        actor=Participant(text=text[:5], start=0, end=5, parties=(NORTH,)),
        place=place_of(town, number),
        when=When(edtf=day.isoformat(), earliest=day, latest=day, precision="day", basis="text"),
        source=Source(text=text[:5], start=0, end=5, name=VOICES[number % 4], kind="witness"),
        tolls=(Toll(effect="killed", group="people", low=killed, high=killed, evidence=words),),
        happening="1", confidence=0.4 + 0.5 * (number % 2),
    )  # fmt: skip
    return report, claim


def place_of(town: str, number: int) -> Place:
    return Place(
        text=town, start=0, end=5, name=f"{town}, Exercise Land", latitude=10.0 + number % 7, longitude=20.0,
        precision="settlement", radius_km=5.0, country="XX",
    )  # fmt: skip


def add(ledger: Ledger, report: Report, claim: Claim, number: int) -> None:
    raw = f"{number} {report.text}".encode()
    ledger.add(report, raw, Coding(report=report.id, coder="by hand", coded=True, claims=(claim,)), ARRIVED)


def make_ledger(path: Path) -> Path:
    """Three accounts of one shelling that differ in their figures, and one of another town and month."""
    with Ledger.open(path) as ledger:
        for number, (town, day, killed) in enumerate(
            [
                ("Harbour", date(2024, 3, 5), 3),
                ("Harbour", date(2024, 3, 5), 12),
                ("Harbour", date(2024, 3, 5), 3),
                ("Selmere", date(2024, 1, 9), 20),
            ]
        ):
            report, claim = told(number, town, day, killed)
            add(ledger, report, claim, number)
    return path


def client(settings: Settings) -> TestClient:
    """Asks as a browser on this machine would."""
    return TestClient(create_app(settings), base_url="http://localhost")


@cache
def _team() -> bytes:
    """Hashing passwords is slow on purpose: done once for all tests."""
    with TemporaryDirectory() as folder:
        made = Accounts(Path(folder) / "accounts.json")
        for role in ROLES:
            made.add(role, role, PASSWORD)
        return made.path.read_bytes()


def team_accounts(path: Path) -> Accounts:
    """One account a role, named like it."""
    path.touch(0o600)
    path.write_bytes(_team())
    return Accounts(path)


def writing(asking: TestClient) -> dict[str, str]:
    """The header that a write must carry."""
    return {"X-Reportedly-Token": asking.get("/api/v1/session").json()["csrf"]}
