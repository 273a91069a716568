"""What is told of an incident in one row of a table: names, definitions and values, shared by CSV and GeoJSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from reportedly.answers.sums import whole
from reportedly.records import Estimate, Incident, PartyReference
from reportedly.vocabulary import vocabulary

Value = str | int | float | None


@dataclass(frozen=True)
class Column:
    """A column: its name, its definition as documented, and how its value is taken from an incident."""

    name: str
    definition: str
    value: Callable[[Incident], Value]


Taker = Callable[[Incident], Value]


def _bound(effect: str, bound: str) -> Taker:
    def value(incident: Incident) -> Value:
        people = whole(incident, effect)
        figure: int | None = getattr(people, bound) if people else None
        return figure

    return value


def _of(record: str, field: str) -> Taker:
    """Takes a field of the incident's place or time; days are written as ISO 8601."""

    def value(incident: Incident) -> Value:
        found: Value | date = getattr(getattr(incident, record), field, None)
        return found.isoformat() if isinstance(found, date) else found

    return value


def _on_scale(record: str, steps: str, scale: str) -> Taker:
    """Takes the number that a scale of the field gives the incident's precision of place or time."""

    def value(incident: Incident) -> Value:
        step = getattr(getattr(incident, record), "precision", None)
        number: int | None = getattr(vocabulary().ids(steps)[step], scale) if step is not None else None
        return number

    return value


def _figures(effect: str) -> list[Column]:
    high = f"Highest figure of all people {effect}; empty: no figure, or no upper bound was given."
    return [
        Column(f"{effect}_low", f"Lowest figure of all people {effect}; empty: no figure.", _bound(effect, "low")),
        Column(f"{effect}_best", f"Best figure of all people {effect} by the rule in `rule`.", _bound(effect, "best")),
        Column(f"{effect}_high", high, _bound(effect, "high")),
    ]


def joined(parties: Iterable[PartyReference]) -> str | None:
    """Names of parties for one cell."""
    return _cell(party.name for party in parties)


def told(estimate: Estimate) -> str:
    """An estimate in words: "killed children 4-5-5"; an open upper bound is a plus sign."""
    high = "+" if estimate.high is None else f"-{estimate.high}"
    return f"{estimate.effect} {estimate.group} {estimate.low}-{estimate.best}{high}"


def _others(incident: Incident) -> Value:
    shown = [incident.estimate("killed"), incident.estimate("injured")]
    return _cell(told(estimate) for estimate in incident.estimates if estimate not in shown)


def _rules(incident: Incident) -> Value:
    return _cell(dict.fromkeys(estimate.rule for estimate in (*incident.estimates, *incident.cumulative)))


def _cell(parts: Iterable[str], between: str = "; ") -> str | None:
    return between.join(parts) or None


COLUMNS: tuple[Column, ...] = (
    Column("incident", "Identifier of the incident.", lambda i: i.id),
    Column("kind", "Kind of happening: an identifier of the vocabulary's event kinds.", lambda i: i.kind),
    Column("status", "asserted, denied, possible, planned or demanded.", lambda i: i.status),
    Column("when", "Day or interval in EDTF level 1; empty: unknown.", _of("when", "edtf")),
    Column("earliest", "First day it can have happened (ISO 8601).", _of("when", "earliest")),
    Column("latest", "Last day it can have happened (ISO 8601).", _of("when", "latest")),
    Column("when_precision", "Step of the time scale: day, days, week, month, year.", _of("when", "precision")),
    Column(
        "date_prec",
        "The same on UCDP's scale: 1 the day, 2 two to six days, 3 the week, 4 the month, 5 the year.",
        _on_scale("when", "time_precisions", "ucdp_date_prec"),
    ),
    Column(
        "time_precision",
        "The same on ACLED's scale: 1 the day, 2 the week, 3 the month.",
        _on_scale("when", "time_precisions", "acled_time_precision"),
    ),
    Column("place", "Place, from the most specific name to the country; empty: unknown.", _of("place", "name")),
    Column("latitude", "WGS 84, degrees; empty: not located.", _of("place", "latitude")),
    Column("longitude", "WGS 84, degrees; empty: not located.", _of("place", "longitude")),
    Column("place_precision", "Step of the place scale, from point to country.", _of("place", "precision")),
    Column(
        "where_prec",
        "The same on UCDP's scale, from 1, the place itself, to 6, the country; 7: sea or air.",
        _on_scale("place", "place_precisions", "ucdp_where_prec"),
    ),
    Column(
        "geo_precision",
        "The same on ACLED's scale: 1 the town, 2 near it or part of a region, 3 the region.",
        _on_scale("place", "place_precisions", "acled_geo_precision"),
    ),
    Column(
        "place_basis",
        "text: a claim's own words tell the place; context: only the reports around do; empty: unknown.",
        _of("place", "basis"),
    ),
    Column("radius_km", "Uncertainty around the coordinates, kilometres.", _of("place", "radius_km")),
    Column("country", "ISO 3166 alpha-2 code.", _of("place", "country")),
    Column("admin1", "First-order division.", _of("place", "admin1")),
    Column("actors", "Parties said to have done it, joined by semicolons.", lambda i: joined(i.actors)),
    Column("targets", "Parties said to have suffered it, joined by semicolons.", lambda i: joined(i.targets)),
    Column(
        "actors_from_context",
        "Those of `actors` that no claim's own words name: the reports around do. Not to be read as blame.",
        lambda i: _cell(i.actors_from_context),
    ),
    Column(
        "targets_from_context",
        "Those of `targets` that no claim's own words name: the reports around do.",
        lambda i: _cell(i.targets_from_context),
    ),
    Column("weapons", "Kinds of weapons or means named, joined by semicolons.", lambda i: _cell(i.weapons)),
    *_figures("killed"),
    *_figures("injured"),
    Column("other_tolls", "Further estimates: effect, group, low-best-high (+: no upper bound).", _others),
    Column("totals", "Totals over a period; never to be added to figures.", lambda i: _cell(map(told, i.cumulative))),
    Column("rule", "Named rule that made low, best and high.", _rules),
    Column(
        "independent_voices",
        "Origins behind claims that tell of it; copies count once.",
        lambda i: i.independent_voices,
    ),
    Column("party_voices", "How many of these speak for a party to the conflict.", lambda i: i.party_voices),
    Column("voices", "Names of the voices, joined by semicolons.", lambda i: _cell(i.voices)),
    Column("claims", "Number of claims.", lambda i: len(i.claims)),
    Column("reports", "Number of reports.", lambda i: len(i.reports)),
    Column("report_ids", "Identifiers of the reports, joined by semicolons.", lambda i: _cell(i.reports)),
    Column("part_of", "Id of the incident of many days that it happened in; else empty.", lambda i: i.part_of),
    Column(
        "disputes", "What the claims disagree on, in sentences.", lambda i: _cell((d.text for d in i.disputes), " ")
    ),
)


def row(incident: Incident) -> dict[str, Value]:
    """All columns of one incident by name, in the documented order."""
    return {column.name: column.value(incident) for column in COLUMNS}
