"""How far two reviewers agree: Cohen's kappa for each thing that both decided.

Cohen, J. (1960), A coefficient of agreement for nominal scales. Educational and Psychological Measurement 20(1).
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from reportedly.incidents.decided import corrected, in_force
from reportedly.records import Claim, Decision, Record

Labels = Mapping[str, str]  # what was judged -> how
CLAIM, PAIR, GRADE = "claim", "same happening", "grade"


class Agreement(Record):
    """Of what two people both decided about one `field`: how much (`items`), how often alike (`agreed`), how often that
    would be by chance (`expected`, 0 to 1), and kappa; None where chance alone would always agree."""

    one: str
    two: str
    field: str
    items: int
    agreed: int
    expected: float
    kappa: float | None


def agreement(decisions: Iterable[Decision], claims: Mapping[str, Claim]) -> list[Agreement]:
    """For each two reviewers and each thing they both judged: whether a claim is as its report says, each field that
    one of them corrected, whether two claims tell of one happening, the grade. Who accepts or corrects a claim has
    judged all of its fields; what was not corrected was found right. `claims`: as they were coded, by id."""
    judged: dict[str, list[Decision]] = defaultdict(list)
    for decision in in_force(decisions):
        judged[decision.decided_by].append(decision)
    labels = {name: _labels(made, claims) for name, made in judged.items()}
    found = []
    for one, two in combinations(sorted(judged), 2):
        for field in sorted({*labels[one], *labels[two]}):
            first, second = (_of(labels[name], field, judged[name], claims) for name in (one, two))
            both = sorted(first.keys() & second.keys())
            if both:
                found.append(_kappa((one, two), field, [first[item] for item in both], [second[item] for item in both]))
    return found


def _labels(made: Sequence[Decision], claims: Mapping[str, Claim]) -> dict[str, dict[str, str]]:
    """What one person said, by field."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for one in made:
        for claim in one.claims:
            if one.kind in ("accept", "reject", "correct"):
                found[CLAIM][claim] = "reject" if one.kind == "reject" else "accept"
            elif one.kind == "grade":
                found[GRADE][claim] = str(one.value)
        for pair in _pairs(one):
            found[PAIR][pair] = one.kind
        if one.kind == "correct" and one.field is not None:
            field = one.field.split(".")[0]
            for claim in one.claims:
                value = _value(claims.get(claim), field, [one])
                if value is not None:
                    found[field][claim] = value
    return dict(found)


def _of(labels: Mapping[str, Labels], field: str, made: Sequence[Decision], claims: Mapping[str, Claim]) -> Labels:
    """What a person said of a field: of every claim that they kept, if it is a field of claims."""
    if field in (CLAIM, PAIR, GRADE):
        return labels.get(field, {})
    kept = [claim for claim, label in labels.get(CLAIM, {}).items() if label == "accept"]
    corrections = [one for one in made if one.kind == "correct" and one.field is not None]
    values = {}
    for claim in kept:
        own = [one for one in corrections if claim in one.claims and (one.field or "").split(".")[0] == field]
        values[claim] = _value(claims.get(claim), field, own)
    return {claim: value for claim, value in values.items() if value is not None}


def _value(claim: Claim | None, field: str, corrections: Sequence[Decision]) -> str | None:
    """The field as it is after the corrections; None where the claim is not there any more or they do not fit it."""
    if claim is None:
        return None
    try:
        for one in corrections:
            claim = corrected(claim, one)
    except ValueError:
        return None
    return json.dumps(claim.model_dump(mode="json").get(field), sort_keys=True)


def _pairs(one: Decision) -> Iterator[str]:
    if one.kind == "same":
        yield from (" ".join(pair) for pair in combinations(sorted(one.claims), 2))
    elif one.kind == "not_same":
        yield from (" ".join(sorted((a, b))) for a in one.claims for b in one.against)


def _kappa(people: tuple[str, str], field: str, first: Sequence[str], second: Sequence[str]) -> Agreement:
    items = len(first)
    agreed = sum(a == b for a, b in zip(first, second, strict=True))
    one, two = Counter(first), Counter(second)
    alike = sum(one[label] * two[label] for label in one)  # of items * items
    always = alike == items * items
    expected = alike / (items * items)
    kappa = None if always else (agreed / items - expected) / (1 - expected)
    return Agreement(
        one=people[0], two=people[1], field=field, items=items, agreed=agreed, expected=expected, kappa=kappa
    )
