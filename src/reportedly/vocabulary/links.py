"""Checks every link between the vocabulary's tables: a dangling one would show up as a wrong export much later."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import combinations
from typing import TYPE_CHECKING, Any

from reportedly.vocabulary import model

if TYPE_CHECKING:
    from reportedly.vocabulary.loader import Vocabulary

SNAKE = re.compile(r"[a-z][a-z0-9_]*")
KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
COUNTRY = re.compile(r"[A-Z]{2}")
WIKIDATA = re.compile(r"Q[1-9][0-9]*")
CIVILIAN_STATUSES = ("civilian", "combatant", "unknown")
IGNORED = dict.fromkeys(map(ord, "'’`´."))

Problems = Iterator[str]


def problems(vocabulary: Vocabulary) -> Problems:
    """One sentence for each fault, "file: entry X: what is wrong", in the order of files and entries."""
    for check in CHECKS:
        yield from check(vocabulary)


def _missing(file: str, entry: str, field: str, value: object, known: Collection[Any]) -> Problems:
    if value is not None and value not in known:
        yield f"{file}: entry {entry}: {field} '{value}' is none of {_some(known)}"


def _some(known: Collection[Any]) -> str:
    names = [str(item) for item in known]
    return ", ".join(names) if len(names) <= 40 else f"{', '.join(names[:40])} ... ({len(names)} in all)"


def identifiers(vocabulary: Vocabulary) -> Problems:
    for table, entries in vocabulary.tables.items():
        for name in entries:
            if not SNAKE.fullmatch(name):
                yield f"{table}.toml: entry {name}: an id is written in small letters, digits and underscores"
    for file, rows in (("parties.csv", vocabulary.parties), ("sources.csv", vocabulary.sources)):
        for name in rows:
            if not KEBAB.fullmatch(name):
                yield f"{file}: entry {name}: an id is written in small letters, digits and hyphens"


def event_kinds(vocabulary: Vocabulary) -> Problems:
    file, standards = "event_kinds.toml", vocabulary.standards
    modes, events = standards["plover"]["modes"], standards["acled"]["events"]
    roots, codes = standards["cameo"]["roots"], standards["cameo"]["codes"]
    for kind in vocabulary.event_kinds.values():
        yield from _missing(file, kind.id, "default_effect", kind.default_effect, vocabulary.tables["effects"])
        yield from _missing(file, kind.id, "plover_type", kind.plover_type, modes)
        yield from _missing(file, kind.id, "plover_mode", kind.plover_mode, modes.get(kind.plover_type, ()))
        yield from _missing(file, kind.id, "acled_event", kind.acled_event, events)
        yield from _missing(file, kind.id, "acled_sub_event", kind.acled_sub_event, events.get(kind.acled_event, ()))
        yield from _missing(file, kind.id, "cameo_root", kind.cameo_root, roots)
        yield from _missing(file, kind.id, "cameo_code", kind.cameo_code, (*roots, *codes))
        if kind.cameo_code and not kind.cameo_code.startswith(kind.cameo_root or "-"):
            yield f"{file}: entry {kind.id}: cameo_code '{kind.cameo_code}' is not below root '{kind.cameo_root}'"
        types = ("by sides", *standards["ucdp"]["type_of_violence"])
        yield from _missing(file, kind.id, "ucdp_type", kind.ucdp_type, types)


def weapon_kinds(vocabulary: Vocabulary) -> Problems:
    file, standards = "weapon_kinds.toml", vocabulary.standards
    modes = standards["plover"]["modes"]["ASSAULT"]
    sub_events = [name for names in standards["acled"]["events"].values() for name in names]
    kinds = vocabulary.weapon_kinds
    for kind in kinds.values():
        yield from _missing(file, kind.id, "plover_mode", kind.plover_mode, modes)
        yield from _missing(file, kind.id, "acled_sub_event", kind.acled_sub_event, sub_events)
        yield from _small_letters(file, kind.id, kind.words)
    yield from _twice(file, {kind.id: kind.words for kind in kinds.values()})


def groups(vocabulary: Vocabulary) -> Problems:
    file, table = "groups.toml", vocabulary.groups
    for group in table.values():
        yield from _missing(file, group.id, "parent", group.parent, table)
        yield from _missing(file, group.id, "civilian_status", group.civilian_status, CIVILIAN_STATUSES)
        yield from _small_letters(file, group.id, group.words)
    yield from _cycles(file, {group.id: group.parent for group in table.values()})
    yield from _twice(file, {group.id: group.words for group in table.values()})


def number_words(vocabulary: Vocabulary) -> Problems:
    file, table = "number_words.toml", vocabulary.number_words
    for entry in table.values():
        if entry.low < 0 or (entry.high is not None and entry.low > entry.high):
            yield f"{file}: entry {entry.id}: low {entry.low} and high {entry.high} are no range"
        yield from _small_letters(file, entry.id, entry.words)
    yield from _twice(file, {entry.id: entry.words for entry in table.values()})


def scales(vocabulary: Vocabulary) -> Problems:
    standards = vocabulary.standards
    ranks: dict[int, str] = {}
    for entry in vocabulary.ids("place_precisions").values():
        assert isinstance(entry, model.PlacePrecision)
        file = "place_precisions.toml"
        yield from _missing(
            file, entry.id, "ucdp_where_prec", entry.ucdp_where_prec, _numbers(standards["ucdp"]["where_prec"])
        )
        yield from _missing(
            file,
            entry.id,
            "acled_geo_precision",
            entry.acled_geo_precision,
            _numbers(standards["acled"]["geo_precision"]),
        )
        yield from _missing(file, entry.id, "plover_resolution", entry.plover_resolution, range(1, 6))
        if entry.radius_km <= 0:
            yield f"{file}: entry {entry.id}: radius_km {entry.radius_km} is not above 0"
        if entry.rank in ranks:
            yield f"{file}: entry {entry.id}: rank {entry.rank} is {ranks[entry.rank]}'s already"
        ranks[entry.rank] = entry.id
    for step in vocabulary.ids("time_precisions").values():
        assert isinstance(step, model.TimePrecision)
        file = "time_precisions.toml"
        yield from _missing(
            file, step.id, "ucdp_date_prec", step.ucdp_date_prec, _numbers(standards["ucdp"]["date_prec"])
        )
        yield from _missing(
            file,
            step.id,
            "acled_time_precision",
            step.acled_time_precision,
            _numbers(standards["acled"]["time_precision"]),
        )


def kinds_of_voices(vocabulary: Vocabulary) -> Problems:
    standards = vocabulary.standards
    for kind in vocabulary.ids("party_kinds").values():
        assert isinstance(kind, model.PartyKind)
        yield from _missing(
            "party_kinds.toml", kind.id, "plover_sector", kind.plover_sector, standards["plover"]["sectors"]
        )
        yield from _missing(
            "party_kinds.toml", kind.id, "acled_inter", kind.acled_inter, _numbers(standards["acled"]["inter"])
        )
    for grading in vocabulary.ids("gradings"):
        yield from _missing(
            "gradings.toml", grading, "id", grading, ("unassessed", *standards["airwars"]["civilian_harm_status"])
        )
    for effect in vocabulary.ids("effects").values():
        assert isinstance(effect, model.Effect)
        known = [f"#affected+{attribute}" for attribute in standards["hxl"]["affected_attributes"]]
        yield from _missing("effects.toml", effect.id, "hxl", effect.hxl, known)


def party_rows(vocabulary: Vocabulary) -> Problems:
    yield from parties_of("parties.csv", vocabulary.parties, vocabulary)


def parties_of(file: str, parties: Mapping[str, model.Party], vocabulary: Vocabulary) -> Problems:
    """Faults of a table of parties: the package's own, or a user's that may have one of ours as a parent."""
    known = {**vocabulary.parties, **parties}
    for party in parties.values():
        yield from _missing(file, party.id, "kind", party.kind, vocabulary.ids("party_kinds"))
        yield from _missing(file, party.id, "parent", party.parent, known)
        yield from _countries(file, party.id, party.countries)
        if party.start is not None and party.end is not None and party.start > party.end:
            yield f"{file}: entry {party.id}: start {party.start} is after end {party.end}"
        if party.wikidata and not WIKIDATA.fullmatch(party.wikidata):
            yield f"{file}: entry {party.id}: wikidata '{party.wikidata}' is not Q and a number"
        if party.local_aliases and not party.countries:
            yield f"{file}: entry {party.id}: local_aliases need countries"
    yield from _cycles(file, {party.id: party.parent for party in parties.values()})
    yield from _shared_names(file, parties.values())


def _shared_names(file: str, parties: Collection[model.Party]) -> Problems:
    """One name must not mean two parties at the same time and place. A local name may hide a general one."""
    general: dict[str, list[model.Party]] = {}
    local: dict[str, list[model.Party]] = {}
    for party in parties:
        for name in sorted({_key(name) for name in (party.name, *party.aliases)}):
            general.setdefault(name, []).append(party)
        for name in sorted({_key(name) for name in party.local_aliases}):
            local.setdefault(name, []).append(party)
    for names, clash in ((general, _same_years), (local, _same_years_and_place)):
        yield from _shared(file, names, clash)


def _shared(
    file: str, names: Mapping[str, list[model.Party]], clash: Callable[[model.Party, model.Party], bool]
) -> Problems:
    for name, parties in names.items():
        for first, second in combinations(parties, 2):
            if clash(first, second):
                yield f"{file}: entry {second.id}: '{name}' means {first.id} already, in the same years and countries"


def _same_years(first: model.Party, second: model.Party) -> bool:
    return max(first.start or 0, second.start or 0) <= min(first.end or 9999, second.end or 9999)


def _same_years_and_place(first: model.Party, second: model.Party) -> bool:
    return _same_years(first, second) and bool(set(first.countries) & set(second.countries))


def source_rows(vocabulary: Vocabulary) -> Problems:
    for source in vocabulary.sources.values():
        yield from _missing("sources.csv", source.id, "kind", source.kind, vocabulary.ids("source_kinds"))
        yield from _missing("sources.csv", source.id, "party", source.party, vocabulary.parties)
        yield from _countries("sources.csv", source.id, source.countries)


def state_rows(vocabulary: Vocabulary) -> Problems:
    file, states = "states.csv", vocabulary.states
    for state in states.values():
        yield from _missing(file, state.id, "party", state.party, vocabulary.parties)
        yield from _countries(file, state.id, (state.id,))
        if not re.fullmatch(r"[A-Z]{3}", state.iso3):
            yield f"{file}: entry {state.id}: iso3 '{state.iso3}' is not three capital letters"
    yield from _twice(file, {state.id: tuple({*state.names, *state.adjectives}) for state in states.values()})


def word_lists(vocabulary: Vocabulary) -> Problems:
    for entry in (*vocabulary.party_words.values(), *vocabulary.spellings.values()):
        file = "spellings.toml" if entry.id in vocabulary.spellings else "party_words.toml"
        yield from _small_letters(file, entry.id, entry.words)
    yield from _twice("spellings.toml", {entry.id: entry.words for entry in vocabulary.spellings.values()})


def _small_letters(file: str, entry: str, words: Collection[str]) -> Problems:
    for word in words:
        if word != word.lower() or word != word.strip():
            yield f"{file}: entry {entry}: word '{word}' is not in small letters"


def _twice(file: str, words: Mapping[str, Collection[str]]) -> Problems:
    owner: dict[str, str] = {}
    for entry, own in words.items():
        for word in sorted(set(own)):
            if word in owner:
                yield f"{file}: entry {entry}: word '{word}' is {owner[word]}'s already"
            owner[word] = entry


def _cycles(file: str, parents: Mapping[str, str | None]) -> Problems:
    for entry in parents:
        seen, at = {entry}, parents[entry]
        while at is not None and at not in seen:
            seen.add(at)
            at = parents.get(at)
        if at == entry:
            yield f"{file}: entry {entry}: is its own parent"


def _countries(file: str, entry: str, countries: Collection[str]) -> Problems:
    for country in countries:
        if not COUNTRY.fullmatch(country):
            yield f"{file}: entry {entry}: country '{country}' is not an ISO 3166 alpha-2 code"


def _numbers(table: Mapping[str, Any]) -> list[int]:
    return [int(key) for key in table]


def _key(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold().translate(IGNORED))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).replace("-", " ").split())


CHECKS: tuple[Callable[[Vocabulary], Problems], ...] = (
    identifiers,
    event_kinds,
    weapon_kinds,
    groups,
    number_words,
    scales,
    kinds_of_voices,
    party_rows,
    source_rows,
    state_rows,
    word_lists,
)
