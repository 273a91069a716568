"""Decisions by people, applied: claims as they were corrected, and what must and must not be drawn together.

Pure: the same claims and decisions give the same result, in whichever order they come.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from typing import Any

from pydantic import JsonValue, ValidationError

from reportedly.incidents.units import Filed
from reportedly.records import Claim, Decision, Step

Pair = tuple[str, str]
FIXED = frozenset({"id", "report", "coder", "evidence", "trace", "confidence"})  # what a claim is, not what it says
VOUCHED = frozenset({"actor", "target", "place"})  # fields that tell what they were taken from
MANY = 100  # claims of one merge, above which each is held to its neighbours only
SAME_WORDS = 0.5  # of the shorter evidence that two codings' claims must share to be one


@dataclass(frozen=True)
class Conflict:
    """Decisions of different people that cannot all hold. The last one counts, all are shown."""

    text: str
    decisions: tuple[str, ...]


@dataclass(frozen=True)
class Decided:
    """What the decisions in force come to. `rejected` and `accepted` are claim ids; `corrections` are by claim, in the
    order in which they were made; pairs are in the order of their ids; `grades` are by claim."""

    rejected: frozenset[str] = frozenset()
    accepted: frozenset[str] = frozenset()
    corrections: Mapping[str, tuple[Decision, ...]] = field(default_factory=dict)
    same: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()
    grades: Mapping[str, Decision] = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()


def in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that no decision in force undoes, undos themselves left out, oldest first."""
    ordered = sorted(decisions, key=lambda one: (one.decided_at, one.id))
    undone: set[str] = set()
    kept = []
    for one in reversed(ordered):
        if one.id in undone:
            continue
        if one.kind == "undo" and one.decision is not None:
            undone.add(one.decision)
        else:
            kept.append(one)
    return kept[::-1]


def settle(decisions: Iterable[Decision]) -> Decided:
    """What decisions come to. Where two cannot both hold, the later one counts, of one moment the one with the greater
    id; if they are of different people, that is a conflict."""
    held = in_force(decisions)
    judged: dict[str, list[Decision]] = defaultdict(list)
    pairs: dict[Pair, list[Decision]] = defaultdict(list)
    fields: dict[tuple[str, str], list[Decision]] = defaultdict(list)
    grades: dict[str, list[Decision]] = defaultdict(list)
    for one in held:
        for claim in one.claims:
            if one.kind in ("accept", "reject"):
                judged[claim].append(one)
            elif one.kind == "correct" and one.field is not None:
                fields[claim, one.field].append(one)
            elif one.kind == "grade":
                grades[claim].append(one)
        for pair in _pairs(one):
            pairs[pair].append(one)
    corrections: dict[str, list[Decision]] = defaultdict(list)
    for (claim, _), made in fields.items():
        corrections[claim].append(made[-1])
    return Decided(
        rejected=frozenset(claim for claim, made in judged.items() if made[-1].kind == "reject"),
        accepted=frozenset(claim for claim, made in judged.items() if made[-1].kind == "accept"),
        corrections={claim: tuple(sorted(made, key=_moment)) for claim, made in corrections.items()},
        same=frozenset(pair for pair, made in pairs.items() if made[-1].kind == "same"),
        apart=frozenset(pair for pair, made in pairs.items() if made[-1].kind == "not_same"),
        grades={claim: made[-1] for claim, made in grades.items()},
        conflicts=(
            *_conflicts(judged, lambda one: one.kind, "whether claim {} is as its report says"),
            *_conflicts(fields, _written, "{1} of claim {0}"),
            *_conflicts(pairs, lambda one: one.kind, "whether claims {} and {} tell of one happening"),
            *_conflicts(grades, _written, "the grade of the incident of claim {}"),
        ),
    )


def _moment(one: Decision) -> tuple[object, str]:
    return one.decided_at, one.id


def _written(one: Decision) -> str:
    return json.dumps(one.value, sort_keys=True)


def _pairs(one: Decision) -> Iterable[Pair]:
    if one.kind == "same":
        claims = sorted(set(one.claims))
        return combinations(claims, 2) if len(claims) <= MANY else pairwise(claims)
    if one.kind == "not_same":
        return sorted({(min(a, b), max(a, b)) for a in one.claims for b in one.against})
    return ()


def _conflicts(
    made: Mapping[Any, Sequence[Decision]], said: Callable[[Decision], str], what: str
) -> Iterator[Conflict]:
    """Where the last words of different people differ."""
    for key in sorted(made):
        last = {one.decided_by: one for one in made[key]}
        if len({said(one) for one in last.values()}) > 1:
            names = " and ".join(sorted(last))
            parts = key if isinstance(key, tuple) else (key,)
            yield Conflict(f"{names} differ on {what.format(*parts)}.", tuple(sorted(one.id for one in last.values())))


# --- claims as they were decided --------------------------------------------------------------------------------------


def apply(filed: Sequence[Filed], decided: Decided) -> list[Filed]:
    """The reports with their claims, rejected ones left out and corrections made. A correction that does not fit its
    claim, as after another coding, is left out."""
    found = []
    for report, claims in filed:
        kept = tuple(_made(claim, decided) for claim in claims if claim.id not in decided.rejected)
        found.append((report, kept))
    return found


def _made(claim: Claim, decided: Decided) -> Claim:
    for decision in decided.corrections.get(claim.id, ()):
        with suppress(ValueError):
            claim = corrected(claim, decision)
    return claim


def corrected(claim: Claim, decision: Decision) -> Claim:
    """The claim with a field as it was decided; its trace says by whom. ValueError says why it cannot be."""
    assert decision.field is not None
    record = claim.model_dump(mode="json")
    path = decision.field.split(".")
    if path[0] in FIXED:
        raise ValueError(f"{path[0]} of a claim cannot be corrected")
    _put(record, path, decision.value)
    _vouch(record, path, decision.value)
    step = Step(field=path[0], rule=f"corrected by {decision.decided_by}: {decision.why}")
    try:
        found = Claim.model_validate(record)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        inside = "" if where == decision.field else f"{where}: "
        raise ValueError(f"{decision.field}: {inside}{first['msg']}") from error
    return found.model_copy(update={"trace": (*claim.trace, step)})


def _vouch(record: dict[str, Any], path: Sequence[str], value: JsonValue) -> None:
    """Whom or what a person names is no longer taken from the report around, unless the person says that it is."""
    told = record[path[0]]
    says = path[-1] == "basis" or (isinstance(value, dict) and "basis" in value)
    if path[0] in VOUCHED and isinstance(told, dict) and not says:
        told["basis"] = "text"


def _put(record: Any, path: Sequence[str], value: JsonValue) -> None:
    """Sets what a path of names and numbers leads to; of an object, the fields that the value names. ValueError where
    it leads nowhere."""
    for depth, part in enumerate(path):
        where: Any = int(part) if isinstance(record, list) and part.isdigit() else part
        known = range(len(record)) if isinstance(record, list) else record if isinstance(record, dict) else ()
        if where not in known:
            raise ValueError(f"{'.'.join(path)}: there is no {'.'.join(path[: depth + 1])} in the claim")
        if depth == len(path) - 1:
            old = record[where]
            record[where] = {**old, **value} if isinstance(old, dict) and isinstance(value, dict) else value
        else:
            record = record[where]


def carried(
    decisions: Iterable[Decision], old: Mapping[str, Claim], present: Mapping[str, Sequence[Claim]]
) -> list[Decision]:
    """The decisions with the claims of an earlier coding put over to those of the present one: of the same report, with
    the same kind and evidence that is largely the same. `old`: claims that are not among the present ones, by id;
    `present`: those by report."""
    names = {identity: _again(claim, present.get(claim.report, ())) for identity, claim in old.items()}

    def renamed(claims: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(names.get(claim, claim) for claim in claims))

    return [
        one.model_copy(update={"claims": renamed(one.claims), "against": renamed(one.against)}) for one in decisions
    ]


def _again(claim: Claim, present: Sequence[Claim]) -> str:
    """The id of the present claim that says the same; the claim's own where there is none."""

    def shared(other: Claim) -> float:
        one, two = claim.evidence, other.evidence
        both = min(one.end, two.end) - max(one.start, two.start)
        return both / max(1, min(one.end - one.start, two.end - two.start))

    like = [other for other in present if other.kind == claim.kind and shared(other) >= SAME_WORDS]
    return max(like, key=lambda other: (shared(other), other.id)).id if like else claim.id
