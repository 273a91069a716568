"""Reads the vocabulary's data files, checks every link between them and hands out one frozen Vocabulary."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from reportedly.vocabulary import links, model

E = TypeVar("E", bound=BaseModel)

DATA = Path(__file__).parent / "data"

TABLES: Mapping[str, type[model.Entry]] = {
    "event_kinds": model.EventKind,
    "effects": model.Effect,
    "groups": model.Group,
    "toll_scopes": model.Entry,
    "statuses": model.Entry,
    "bases": model.Entry,
    "report_scopes": model.Entry,
    "number_words": model.NumberWord,
    "place_precisions": model.PlacePrecision,
    "time_precisions": model.TimePrecision,
    "source_kinds": model.SourceKind,
    "party_kinds": model.PartyKind,
    "gradings": model.Entry,
    "weapon_kinds": model.WeaponKind,
    "party_words": model.WordList,
    "spellings": model.WordList,
}


class VocabularyError(ValueError):
    """A vocabulary file is wrong; the message names the file, the entry and what is expected."""


@dataclass(frozen=True)
class Vocabulary:
    """All tables. `tables[name][id]` is an entry; `parties` and `sources` are by id; `standards` holds the code lists
    of the field that event kinds link to."""

    tables: Mapping[str, Mapping[str, model.Entry]]
    parties: Mapping[str, model.Party]
    sources: Mapping[str, model.KnownSource]
    states: Mapping[str, model.State]
    standards: Mapping[str, Any]

    def ids(self, table: str) -> Mapping[str, model.Entry]:
        """Entries of a table by identifier; an unknown table is an error of the caller (KeyError)."""
        return self.tables[table]

    @property
    def event_kinds(self) -> Mapping[str, model.EventKind]:
        return self.tables["event_kinds"]  # type: ignore[return-value]  # the table's class is fixed in TABLES

    @property
    def groups(self) -> Mapping[str, model.Group]:
        return self.tables["groups"]  # type: ignore[return-value]  # the table's class is fixed in TABLES

    @property
    def number_words(self) -> Mapping[str, model.NumberWord]:
        return self.tables["number_words"]  # type: ignore[return-value]  # the table's class is fixed in TABLES

    @property
    def weapon_kinds(self) -> Mapping[str, model.WeaponKind]:
        return self.tables["weapon_kinds"]  # type: ignore[return-value]  # the table's class is fixed in TABLES

    @property
    def party_words(self) -> Mapping[str, model.WordList]:
        return self.tables["party_words"]  # type: ignore[return-value]  # the table's class is fixed in TABLES

    @property
    def spellings(self) -> Mapping[str, model.WordList]:
        return self.tables["spellings"]  # type: ignore[return-value]  # the table's class is fixed in TABLES


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary that the package carries."""
    return load(DATA)


def load(folder: Path) -> Vocabulary:
    """Reads all tables of a folder and follows every link. VocabularyError names each file and entry that is wrong."""
    tables = {name: read_table(folder / f"{name}.toml", kind) for name, kind in TABLES.items()}
    parties = read_rows(folder / "parties.csv", model.Party)
    sources = read_rows(folder / "sources.csv", model.KnownSource)
    states = read_rows(folder / "states.csv", model.State)
    read = Vocabulary(tables, parties, sources, states, read_toml(folder / "standards.toml"))
    try:
        wrong = list(links.problems(read))
    except KeyError as error:
        raise VocabularyError(f"standards.toml: entry {error}: is missing") from error
    if wrong:
        raise VocabularyError("\n".join(wrong))
    return read


def read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise VocabularyError(f"{path}: cannot be read ({error.strerror})") from error
    except tomllib.TOMLDecodeError as error:
        raise VocabularyError(f"{path}: not TOML ({error})") from error


def read_table(path: Path, kind: type[E]) -> dict[str, E]:
    """A TOML table of tables: the key is the entry's id."""
    rows = []
    for key, fields in read_toml(path).items():
        if not isinstance(fields, dict):
            raise VocabularyError(f"{path.name}: entry {key}: is no table of fields")
        rows.append((f"entry {key}", {"id": key, **fields}))
    return _entries(path, kind, rows)


def read_rows(path: Path, kind: type[E]) -> dict[str, E]:
    """A CSV with a header row; fields that hold several values separate them by "|"; an empty cell is absent."""
    several = {name for name, field in kind.model_fields.items() if field.annotation == tuple[str, ...]}
    rows = []
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            for row in reader:
                place = f"line {reader.line_num}: entry {row.get('id') or '(without id)'}"
                if None in row:
                    raise VocabularyError(f"{path.name}: {place}: has more cells than the header has columns")
                rows.append((place, {k: _cell(v, k in several) for k, v in row.items() if v and v.strip()}))
    except OSError as error:
        raise VocabularyError(f"{path}: cannot be read ({error.strerror})") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise VocabularyError(f"{path}: no CSV in UTF-8 ({error})") from error
    return _entries(path, kind, rows)


def read_parties(path: Path) -> list[model.Party]:
    """Parties of a user's CSV file: the columns of `parties.csv`, of which id, name and kind must be filled.
    VocabularyError names the file and each line or entry that is wrong."""
    parties = read_rows(path, model.Party)
    wrong = list(links.parties_of(path.name, parties, vocabulary()))
    if wrong:
        raise VocabularyError("\n".join(wrong))
    return list(parties.values())


def _cell(value: str, several: bool) -> str | tuple[str, ...]:
    return tuple(part.strip() for part in value.split("|") if part.strip()) if several else value.strip()


def _entries(path: Path, kind: type[E], rows: Iterable[tuple[str, Mapping[str, Any]]]) -> dict[str, E]:
    entries: dict[str, E] = {}
    for place, row in rows:
        try:
            entry = kind(**row)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"]))
            raise VocabularyError(f"{path.name}: {place}: {where}: {first['msg']}") from error
        if row["id"] in entries:
            raise VocabularyError(f"{path.name}: {place}: stands twice")
        entries[str(row["id"])] = entry
    return entries
