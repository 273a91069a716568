"""The codebook page: every identifier that records use, with its meaning, generated from the tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from reportedly.vocabulary import model
from reportedly.vocabulary.loader import Vocabulary, vocabulary

E = TypeVar("E", bound=model.Entry)

INTRODUCTION = """\
# Codebook

Every identifier that a claim, a toll or an incident can carry, and what it means. Generated from the tables in
`src/reportedly/vocabulary/data` by `make docs`; change the tables, not this page.

The links to other code lists say what a claim of a kind is there when nothing more is known about it. The lists are
spelled as their publishers spell them: PLOVER (openeventdata/PLOVER), ACLED (codebook 2024), CAMEO, UCDP GED, Airwars,
HXL 1.1.
"""
SIDES = """\
UCDP "by sides": 1 if a government is one of the two sides, 2 if both are organised groups, 3 if civilians are the
target.
"""
COUNTED_PARTIES = """\
Names in reports are resolved to the parties of `parties.csv`. `aliases` mean a party anywhere, `local_aliases`
("regime forces") only in a report on one of its `countries`; both hold from its `start` year to its `end` year.
`states.csv` adds the names, adjectives and capitals of states.
"""
KIND_LINKS = ("kind", "PLOVER type", "mode", "ACLED event", "sub-event", "CAMEO root", "code", "UCDP type")
PLACE_STEPS = (
    "precision",
    "rank",
    "radius, km",
    "UCDP where_prec",
    "ACLED geo_precision",
    "PLOVER resolution",
    "meaning",
)


def render(words: Vocabulary | None = None) -> str:
    """The whole page, in Markdown."""
    words = words or vocabulary()
    sections = (
        [INTRODUCTION],
        _event_kinds(words),
        _weapon_kinds(words),
        _section("Statuses", _plain(words, "statuses"), "Whether a claim says that it happened."),
        _section("Bases", _plain(words, "bases"), "What a claim's actor, target, place or day was taken from."),
        _section("Report scopes", _plain(words, "report_scopes"), "What a claim is in its report."),
        _tolls(words),
        _scales(words),
        _voices(words),
        _section("Gradings", _plain(words, "gradings"), "How well an incident is supported, in Airwars' terms."),
        _counts(words),
    )
    return "\n".join(part for section in sections for part in section)


def write(path: Path) -> None:
    """Writes the page."""
    path.write_text(render(), encoding="utf-8", newline="\n")


def _event_kinds(words: Vocabulary) -> list[str]:
    kinds = words.event_kinds.values()
    meaning = _table(
        ("kind", "family", "violent", "a bare toll counts", "meaning"),
        ((f"`{k.id}`", k.family, _yes(k.violent), k.default_effect, k.definition) for k in kinds),
    )
    links = _table(KIND_LINKS, (_links(kind) for kind in kinds))
    return [*_section("Event kinds", meaning), *_section("Event kinds in other code lists", links, SIDES, level=3)]


def _weapon_kinds(words: Vocabulary) -> list[str]:
    kinds = words.weapon_kinds.values()
    table = _table(
        ("weapon", "PLOVER mode of ASSAULT", "ACLED sub-event", "meaning"),
        ((f"`{w.id}`", w.plover_mode, w.acled_sub_event, w.definition) for w in kinds),
    )
    return _section(
        "Weapons", table, "The weapon or means that a claim's own words name; the kind of a claim stands apart."
    )


def _links(kind: model.EventKind) -> tuple[str | None, ...]:
    plover, acled = (kind.plover_type, kind.plover_mode), (kind.acled_event, kind.acled_sub_event)
    return (f"`{kind.id}`", *plover, *acled, kind.cameo_root, kind.cameo_code, kind.ucdp_type)


def _tolls(words: Vocabulary) -> list[str]:
    effects = _rows(words, "effects", model.Effect)
    groups, numbers = words.groups.values(), words.number_words.values()
    return [
        *_section(
            "Effects of tolls",
            _table(
                ("effect", "HXL", "meaning"), ((f"`{e.id}`", e.hxl and f"`{e.hxl}`", e.definition) for e in effects)
            ),
        ),
        *_section(
            "Groups of tolls",
            _table(
                ("group", "inside of", "civilian status", "meaning"),
                ((f"`{g.id}`", g.parent and f"`{g.parent}`", g.civilian_status, g.definition) for g in groups),
            ),
        ),
        *_section("Scopes of tolls", _plain(words, "toll_scopes")),
        *_section(
            "Number words",
            _table(
                ("words", "low", "high", "ACLED's figure"),
                ((", ".join(n.words), n.low, "none" if n.high is None else n.high, n.acled) for n in numbers),
            ),
            "Our range for a vague quantity, both ends included. ACLED's single figure is for that profile only.",
        ),
    ]


def _scales(words: Vocabulary) -> list[str]:
    places = _rows(words, "place_precisions", model.PlacePrecision)
    times = _rows(words, "time_precisions", model.TimePrecision)
    return [
        *_section(
            "Place precisions",
            _table(PLACE_STEPS, (_place_step(step) for step in places)),
            "Rank 1 is the finest; PLOVER counts the other way round.",
        ),
        *_section(
            "Time precisions",
            _table(
                ("precision", "UCDP date_prec", "ACLED time_precision", "meaning"),
                ((f"`{t.id}`", t.ucdp_date_prec, t.acled_time_precision, t.definition) for t in times),
            ),
        ),
    ]


def _place_step(step: model.PlacePrecision) -> tuple[object, ...]:
    scales = (step.ucdp_where_prec, step.acled_geo_precision, step.plover_resolution)
    return (f"`{step.id}`", step.rank, f"{step.radius_km:g}", *scales, step.definition)


def _voices(words: Vocabulary) -> list[str]:
    sources = _rows(words, "source_kinds", model.SourceKind)
    parties = _rows(words, "party_kinds", model.PartyKind)
    inter = {int(code): f"{code} {name}" for code, name in words.standards["acled"]["inter"].items()}
    return [
        *_section(
            "Source kinds",
            _table(
                ("kind", "independent", "meaning"), ((f"`{s.id}`", _yes(s.independent), s.definition) for s in sources)
            ),
        ),
        *_section(
            "Party kinds",
            _table(
                ("kind", "PLOVER sector", "ACLED inter", "a government for UCDP", "meaning"),
                (
                    (f"`{p.id}`", p.plover_sector, inter[p.acled_inter], _yes(p.ucdp_government), p.definition)
                    for p in parties
                ),
            ),
        ),
    ]


def _counts(words: Vocabulary) -> list[str]:
    parties = Counter(party.kind for party in words.parties.values())
    voices = Counter(source.kind for source in words.sources.values())
    return [
        *_section(
            "Parties",
            _table(("kind", "parties"), [*((f"`{k}`", parties[k]) for k in sorted(parties)), ("all", parties.total())]),
            COUNTED_PARTIES,
        ),
        *_section(
            "Known sources",
            _table(("kind", "sources"), [*((f"`{k}`", voices[k]) for k in sorted(voices)), ("all", voices.total())]),
            "Voices that reports name (`sources.csv`). A source may speak for a party.",
        ),
    ]


def _rows(words: Vocabulary, table: str, kind: type[E]) -> list[E]:
    return [entry for entry in words.ids(table).values() if isinstance(entry, kind)]


def _plain(words: Vocabulary, table: str) -> str:
    return _table(("identifier", "meaning"), ((f"`{e.id}`", e.definition) for e in words.ids(table).values()))


def _section(title: str, table: str, text: str = "", level: int = 2) -> list[str]:
    return [f"{'#' * level} {title}\n", *([text.rstrip("\n") + "\n"] if text else []), table]


def _table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "".join(f"| {' | '.join(_cell(cell) for cell in line)} |\n" for line in lines)


def _cell(value: object) -> str:
    return "" if value is None else str(value).replace("|", "\\|").replace("\n", " ")


def _yes(value: bool) -> str:
    return "yes" if value else "no"
