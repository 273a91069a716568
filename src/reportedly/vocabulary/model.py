"""Typed rows of the vocabulary's tables. One class per table; the data files beside this module hold the words."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Entry(BaseModel):
    """A row of a vocabulary table: an identifier used in records, a label for people, a definition."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    label: str
    definition: str


class EventKind(Entry):
    """A kind of happening, with its links to the field's other code lists.

    `plover_type`/`plover_mode`, `acled_event`/`acled_sub_event`, `cameo_root`/`cameo_code` and `ucdp_type` are checked
    against the enumerations in `standards.toml`. `ucdp_type` is "by sides" where the parties decide, or empty.
    `before_target`, `before_party` (else the former) and `before_place` (where the kind is about a place) are the words
    that join them in a line for people.
    """

    family: str
    before_target: str
    before_party: str | None = None
    before_place: str | None = None
    violent: bool = False
    default_effect: str | None = None
    plover_type: str | None = None
    plover_mode: str | None = None
    acled_event: str | None = None
    acled_sub_event: str | None = None
    cameo_root: str | None = None
    cameo_code: str | None = None
    ucdp_type: str | None = None


class Effect(Entry):
    """What was done to the people counted by a toll (killed, injured, ...)."""

    hxl: str | None = None


class Group(Entry):
    """Whom a toll counts (people, civilians, ...). `civilian_status` is civilian, combatant or unknown; `words` are
    the lower-case nouns that name a member of the group; `one` is what a single member is called; `parent` is the wider
    group it is inside of."""

    one: str
    civilian_status: str = "unknown"
    parent: str | None = None
    words: tuple[str, ...] = ()


class NumberWord(Entry):
    """A vague quantity ("dozens"): the range we give it, both ends included; `high` None means no upper bound.
    `acled` is the single figure of ACLED's convention, used only in that profile."""

    words: tuple[str, ...]
    low: int
    high: int | None = None
    acled: int | None = None


class PlacePrecision(Entry):
    """A step of our place scale (1 is finest), with the field's scales beside it; `radius_km` is a typical radius."""

    rank: int
    radius_km: float
    ucdp_where_prec: int
    acled_geo_precision: int
    plover_resolution: int


class TimePrecision(Entry):
    """A step of our time scale, with UCDP `date_prec` and ACLED `time_precision`."""

    ucdp_date_prec: int
    acled_time_precision: int


class SourceKind(Entry):
    """What kind of voice stands behind a claim. `words` are nouns that show it ("doctor", "monitor")."""

    independent: bool = True
    words: tuple[str, ...] = ()


class PartyKind(Entry):
    """What kind of actor a party is, with its PLOVER sector and ACLED inter code."""

    plover_sector: str
    acled_inter: int
    ucdp_government: bool = False


class WeaponKind(Entry):
    """A weapon or other means of violence. `words` are lower-case words or phrases without hyphens; `general` kinds
    give way to closer ones. `plover_mode` is a mode of ASSAULT; both links are checked against `standards.toml`."""

    words: tuple[str, ...]
    general: bool = False
    plover_mode: str | None = None
    acled_sub_event: str | None = None


class WordList(Entry):
    """Lower-case words that play one part, as the definition says."""

    words: tuple[str, ...]


class State(BaseModel):
    """How reports name a state: its names, the adjectives for it and the capitals that stand for its government.
    `id` is ISO 3166 alpha-2, `iso3` alpha-3; `party` is the party that acts for it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    iso3: str
    party: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()


class Party(BaseModel):
    """A party to a conflict or an organisation that acts in one.

    `aliases` are names that mean this party anywhere; `local_aliases` ("regime forces", "rebels") mean it only in a
    report on one of `countries` (ISO 3166 alpha-2). `start` and `end` bound the years in which the aliases hold.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    name: str
    kind: str
    countries: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    local_aliases: tuple[str, ...] = ()
    parent: str | None = None
    start: int | None = None
    end: int | None = None
    wikidata: str | None = None
    ucdp: int | None = None


class KnownSource(BaseModel):
    """A voice that reports name: an agency, a monitor, a ministry, a rescuer. `party` is the party it speaks for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    name: str
    kind: str
    countries: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    party: str | None = None
    wikidata: str | None = None
