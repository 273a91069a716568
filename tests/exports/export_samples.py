"""Small records that an export is fed with."""

from __future__ import annotations

from datetime import date

from reportedly.records import (
    Dispute,
    Estimate,
    Evidence,
    Incident,
    PartyReference,
    Place,
    When,
)

TEXT = "Market shelled\nAt least 12 people died in Tarnholt, a doctor said."


def evidence(words: str) -> Evidence:
    start = TEXT.index(words)
    return Evidence(start=start, end=start + len(words), exact=words, prefix=TEXT[:start], suffix="")


def place(name: str = "Tarnholt, Kestria", latitude: float | None = -29.3, longitude: float | None = -19.8) -> Place:
    return Place(
        text=name,
        start=0,
        end=len(name),
        name=name,
        latitude=latitude,
        longitude=longitude,
        precision="settlement",
        radius_km=5,
        country="XQ",
    )


def killed(low: int, best: int, high: int | None, group: str = "people") -> Estimate:
    return Estimate(effect="killed", group=group, low=low, best=best, high=high, rule="ucdp", claims=("c1",))


def incident(identity: str = "i1", **fields: object) -> Incident:
    day = date(2024, 3, 5)
    basis: dict[str, object] = {
        "id": identity,
        "kind": "shelling",
        "place": place(),
        "when": When(edtf="2024-03-05", earliest=day, latest=day, precision="day"),
        "actors": (PartyReference(id=None, name="the Front"),),
        "estimates": (killed(9, 12, 17),),
        "claims": ("c1",),
        "reports": ("r1",),
        "voices": ("a doctor", "the ministry"),
        "independent_voices": 2,
        "party_voices": 1,
        "disputes": (Dispute(field="killed", text="They disagree.", claims=("c1",)),),
    }
    return Incident.model_validate(basis | fields)
