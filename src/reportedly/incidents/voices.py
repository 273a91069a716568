"""Who stands behind claims: copies of one wire and quotations of one voice are one voice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.incidents.bodies import Fields, ministry, same_bodies
from reportedly.incidents.copies import passages
from reportedly.incidents.who_is_meant import wording
from reportedly.incidents.words import fold, tokens
from reportedly.records import Claim, Report, Source
from reportedly.vocabulary import vocabulary


@dataclass(frozen=True)
class Voice:
    """An origin of claims: a stable key, a name for people, whether it speaks for a party, the ids of its claims."""

    key: str
    name: str
    party: bool
    claims: tuple[str, ...]


def voices(claims: Sequence[Claim], reports: Mapping[str, Report], copies: Mapping[str, str]) -> tuple[Voice, ...]:
    """The independent voices behind claims, in order of their keys.

    A claim's voice is the source that the report names (by its id, else by its folded name). What a report says in its
    own voice is its publisher's; in a copy, that of the original's publisher; in a sentence that repeats another
    report's nearly word for word, that of the report which had it first. A ministry is one voice with its minister and
    whoever speaks for it. A source without a name ("a doctor", "residents") is counted once for each such publisher:
    two papers that each found a doctor may have found two.
    """
    first = passages(claims, reports)
    by_id = {claim.id: claim for claim in claims}
    found: dict[str, list[tuple[Claim, str, bool]]] = {}
    told: dict[str, Fields] = {}
    for claim in sorted(claims, key=lambda claim: claim.id):
        publisher = _publisher(by_id[first[claim.id]].report, reports, copies)
        key, name = _origin(claim.source, publisher)
        fields = _ministry(claim.source)
        if fields:
            key, name = claim.source.id or f"ministry: {' '.join(sorted(fields))}", claim.source.name
            told[key] = fields
        party = claim.source.party is not None or claim.source.kind == "party"
        found.setdefault(key, []).append((claim, name, party))
    for key, other in same_bodies(told).items():
        if key != other and key not in vocabulary().sources:
            found[other] += found.pop(key)
    return tuple(
        Voice(
            key,
            min((name for _, name, _ in rows), key=_plainness),
            any(party for *_, party in rows),
            tuple(claim.id for claim, *_ in rows),
        )
        for key, rows in sorted(found.items())
    )


def _ministry(source: Source) -> Fields:
    if source.text is None:
        return frozenset()
    return ministry(source.name if source.id is not None else source.text) or ministry(source.name)


def _plainness(name: str) -> tuple[bool, bool, str]:
    """A body goes before those who head it or speak for it, and a name that everybody knows before other words."""
    persons = wording().speaking_for | wording().ministers
    return fold(name) not in _known_names(), bool(persons.intersection(tokens(name))), name


def voice_of(found: Iterable[Voice]) -> dict[str, Voice]:
    """Claim id -> its voice."""
    return {claim: voice for voice in found for claim in voice.claims}


def _publisher(report: str, reports: Mapping[str, Report], copies: Mapping[str, str]) -> tuple[str, str]:
    original = reports.get(copies.get(report, report), reports[report])
    if not original.publisher:
        return f"report:{original.id}", "unnamed publisher"
    return _named(original.publisher)


def _origin(source: Source, publisher: tuple[str, str]) -> tuple[str, str]:
    if source.text is None:
        return publisher
    if source.id is not None:
        return source.id, source.name
    if _nameless(source):
        return f"{fold(source.name)} ({publisher[0]})", f"{source.name} ({publisher[1]})"
    return _named(source.name)


def _named(name: str) -> tuple[str, str]:
    known = _known_names().get(fold(name).strip())
    if known is not None:
        return known, vocabulary().sources[known].name
    return " ".join(tokens(name)) or fold(name), name


def _nameless(source: Source) -> bool:
    """Whether a source's words name no one: no capital letter, or nothing but a noun of the source kinds. A party needs
    no name: "the army" is the same one in every account of a happening."""
    if source.kind == "party":
        return False
    bare = " ".join(word for word in tokens(source.name) if word not in wording().before_nameless)
    return source.name == source.name.lower() or bare in general_nouns()


@cache
def _known_names() -> dict[str, str]:
    known = vocabulary().sources.values()
    return {fold(name): source.id for source in known for name in (source.name, *source.aliases)}


@cache
def general_nouns() -> frozenset[str]:
    """Words for kinds of sources, which name nobody: "police", "a doctor"."""
    rows = vocabulary().ids("source_kinds").values()
    nouns = (" ".join(tokens(phrase)) for row in rows if row.id != "un" for phrase in getattr(row, "words", ()))
    return frozenset(nouns) | {""}
