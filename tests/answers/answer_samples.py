"""Claims and incidents of an invented conflict, made by hand."""

from __future__ import annotations

import hashlib
from datetime import date

from reportedly.records import (
    Claim,
    Estimate,
    Evidence,
    Incident,
    Participant,
    PartyReference,
    Place,
    Report,
    Source,
    Toll,
    When,
)

NORTH = PartyReference(id="north", name="Northern Army", kind="unknown")
SOUTH = PartyReference(id="south", name="Southern Front", kind="unknown")
HARBOUR = Place(text="Harbour", start=0, end=7, name="Harbour, Northford, Exercise Land", precision="settlement")


def report(
    name: str = "r1", published: date | None = date(2016, 9, 27), publisher: str = "The Northford Post"
) -> Report:
    sha = hashlib.sha256(name.encode()).hexdigest()
    return Report(id=name, text=name, published=published, publisher=publisher, raw_sha256=sha, text_sha256=sha)


def when(earliest: date | None, latest: date | None = None, basis: str = "text") -> When:
    last = latest or earliest
    edtf = f"{earliest}" if latest in (None, earliest) else f"{earliest}/{latest}"
    return When(edtf=edtf, earliest=earliest, latest=last, precision="day" if earliest == last else "days", basis=basis)


def participant(*parties: PartyReference, text: str = "they") -> Participant:
    return Participant(text=text, start=0, end=len(text), parties=parties)


def claim(name: str, kind: str = "battle", **changes: object) -> Claim:
    fields = {
        "id": name,
        "report": "r1",
        "coder": "by hand",
        "evidence": Evidence(start=0, end=4, exact="they"),
        "kind": kind,
        "place": HARBOUR,
        "source": Source(name="The Northford Post", kind="media"),
        "happening": name,
    }
    return Claim.model_validate({**fields, **changes})


def toll(
    low: int | None, high: int | None, effect: str = "killed", group: str = "people", scope: str = "incident"
) -> Toll:
    words = Evidence(start=0, end=4, exact="they")
    return Toll(effect=effect, group=group, low=low, high=high, scope=scope, evidence=words)


def estimate(low: int, best: int, high: int | None, effect: str = "killed", group: str = "people") -> Estimate:
    return Estimate(effect=effect, group=group, low=low, best=best, high=high, rule="ucdp", claims=("c",))


def incident(name: str, *estimates: Estimate, day: When | None = None, **changes: object) -> Incident:
    fields = {
        "id": name,
        "kind": "shelling",
        "when": day,
        "place": HARBOUR,
        "actors": (NORTH,),
        "targets": (SOUTH,),
        "estimates": estimates,
        "claims": (f"claim of {name}",),
        "reports": ("r1",),
    }
    return Incident.model_validate({**fields, **changes})
