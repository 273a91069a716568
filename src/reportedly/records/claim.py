"""A claim: who says that who did what to whom, where, when, with how many harmed."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from reportedly.records.base import Code, Record, Term
from reportedly.vocabulary import PartyKind, vocabulary

Basis = Literal["text", "context"]  # of the vocabulary's bases; days may rest on the report's date, too


class Evidence(Record):
    """Words of the report: W3C TextPositionSelector (code points, `end` excluded) and TextQuoteSelector."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    exact: str
    prefix: str = ""
    suffix: str = ""

    @model_validator(mode="after")
    def _length_fits(self) -> Self:
        if self.end - self.start != len(self.exact):
            raise ValueError(f"evidence {self.start}:{self.end} does not hold {len(self.exact)} characters")
        return self


def _sector_of_kind(fields: dict[str, Any]) -> str | None:
    kind = vocabulary().ids("party_kinds").get(fields.get("kind", ""))
    return kind.plover_sector if isinstance(kind, PartyKind) else None


class PartyReference(Record):
    """A party that words were resolved to. `id` None: the words name someone the vocabulary does not know. `sector` is
    PLOVER's code of the actor's sector: by the party's kind, unless a closer one is given (police: COP)."""

    id: str | None
    name: str
    kind: Annotated[str, Term("party_kinds")] = "unknown"
    sector: Annotated[str, Code("plover", "sectors")] | None = Field(default_factory=_sector_of_kind)


class Participant(Record):
    """Actor or target: the words, and the parties they are resolved to (none: unknown). `basis` "context": not told in
    the claim's own words, but taken from the report around; the words then stand there."""

    text: str
    start: int
    end: int
    parties: tuple[PartyReference, ...] = ()
    basis: Basis = "text"

    @property
    def name(self) -> str | None:
        """The parties' names in the report's order, joined by "; "; None where none was resolved."""
        return "; ".join(party.name for party in self.parties) or None


class Weapon(Record):
    """The weapon or means: the words, and its kind. A claim without one says nothing of the means."""

    text: str
    start: int
    end: int
    kind: Annotated[str, Term("weapon_kinds")]


class Place(Record):
    """A place: the words, and the gazetteer entry they are resolved to.

    `name` runs from the most specific place to the country. Coordinates are WGS 84 degrees. `radius_km` is the
    uncertainty around them. `entry` None: the words name a place that no gazetteer holds. `basis` "context": not told
    in the claim's own words, but taken from the report around.
    """

    text: str
    start: int
    end: int
    name: str
    entry: str | None = None
    latitude: float | None = Field(default=None, ge=-90, le=90)
    longitude: float | None = Field(default=None, ge=-180, le=180)
    precision: Annotated[str, Term("place_precisions")] | None = None
    radius_km: float | None = None
    country: str | None = Field(default=None, description="ISO 3166 alpha-2")
    admin1: str | None = None
    basis: Basis = "text"


class When(Record):
    """When it is said to have happened: EDTF level 1, and the earliest and latest day derived strictly from it.

    `basis` says what the days rest on: "text" (the claim's own words), "report" (the publication date, since plain news
    is news of the day) or "context" (another dated happening of the same report).
    """

    text: str | None = None
    start: int | None = None
    end: int | None = None
    edtf: str
    earliest: date | None = None
    latest: date | None = None
    precision: Annotated[str, Term("time_precisions")]
    basis: Annotated[str, Term("bases")] = "text"


class Source(Record):
    """To whom the report attributes a claim. `text` None: the report says it in its own voice. `party` is the id of the
    party that this voice speaks for. `via` is the chain of tellers between the source and the reader, nearest first."""

    text: str | None = None
    start: int | None = None
    end: int | None = None
    id: str | None = None
    name: str
    kind: Annotated[str, Term("source_kinds")]
    party: str | None = None
    via: tuple[str, ...] = ()


class Toll(Record):
    """How many were harmed. `low` None: harm without any number; `high` None: no upper bound given.
    `also` names further effects that the one number counts together ("40 killed and wounded"). `superseded`: the report
    itself puts another figure in the place of this one ("up from 12", "earlier put at 12"); it is kept, and counted
    nowhere."""

    effect: Annotated[str, Term("effects")]
    group: Annotated[str, Term("groups")]
    low: int | None = Field(default=None, ge=0)
    high: int | None = Field(default=None, ge=0)
    scope: Annotated[str, Term("toll_scopes")] = "incident"
    evidence: Evidence
    also: tuple[Annotated[str, Term("effects")], ...] = ()
    superseded: bool = False
    confidence: float = Field(default=1.0, ge=0, le=1)

    @model_validator(mode="after")
    def _bounds_in_order(self) -> Self:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"toll bounds are the wrong way round: {self.low} > {self.high}")
        return self


class Step(Record):
    """One step of the trace: which rule, with which vocabulary entry and words, gave a field its value."""

    field: str
    rule: str
    entry: str | None = None
    words: str | None = None


class Claim(Record):
    """One assertion of a report. `happening` is a label: claims of one report about the same happening share it.
    `report_scope` keeps current news apart from background and generic statements."""

    id: str
    report: str
    coder: str
    evidence: Evidence
    kind: Annotated[str, Term("event_kinds")]
    actor: Participant | None = None
    target: Participant | None = None
    weapon: Weapon | None = None
    place: Place | None = None
    when: When | None = None
    status: Annotated[str, Term("statuses")] = "asserted"
    report_scope: Annotated[str, Term("report_scopes")] = "current"
    source: Source
    tolls: tuple[Toll, ...] = ()
    happening: str
    confidence: float = Field(default=1.0, ge=0, le=1)
    trace: tuple[Step, ...] = ()

    @property
    def tells_one(self) -> bool:
        """Whether it tells of one happening that can be counted: no habit ("generic"), and nothing earlier
        ("background") unless its words give the day, for else it would count as news of today."""
        if self.report_scope == "background":
            return self.when is not None and self.when.basis == "text"
        return self.report_scope != "generic"


class Coding(Record):
    """What a coder made of one report. `coded` False: the coder could not look, and `reason` says why; that is not
    the same as having looked and found nothing."""

    report: str
    coder: str
    coded: bool
    reason: str | None = None
    claims: tuple[Claim, ...] = ()
