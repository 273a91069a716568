"""Which kind of attack is likeliest: weighs the rules' reading against what the report around it shows.

"The attack left six dead", "three of them died": such words tell no kind, and the nearest attack that does is not
always the one they go on with. Each kind is a sum of named, visible features, the rules' reading among them; their
weights are data, fitted by `bench/fit_kinds.py`. The rules' reading stands unless another is likelier.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reportedly.claims.context import Context
from reportedly.claims.events.kinds import may_be
from reportedly.claims.findings.found import Found
from reportedly.claims.findings.happening import ATTACKS
from reportedly.claims.kinds.features import Attacks
from reportedly.claims.text.fitted import read_weights
from reportedly.claims.text.triggers import Hit
from reportedly.claims.text.words import DATA

TABLE = DATA / "kind_weigh.json"
CLEARLY = 0.3  # log odds by which another kind must outweigh the rules' reading
REASONS = 2  # features told in the trace
ANY = "any"  # what speaks for a kind whichever it is

Weights = Mapping[str, Mapping[str, float]]


def weights() -> Weights:
    """The fitted weights: for each kind, and for any, what each feature adds to the log odds."""
    table: Weights = read_weights(TABLE)
    return table


def likeliest_kinds(
    context: Context, found: Sequence[Found], hits: Sequence[Hit], table: Weights | None = None
) -> list[Found]:
    """The same happenings, each attack of the likeliest kind, but for those told only beside another in one row, whose
    words name it. `hits`: the report's words of happenings."""
    fitted, settled = table or weights(), list(found)
    asked = [n for n, item in enumerate(found) if item.happening.kind in ATTACKS and not item.happening.aside]
    attacks = Attacks(context, found, hits) if asked else None
    for number in asked:
        assert attacks is not None
        own, around = attacks.features(number)
        item = found[number]
        ruled = item.happening.kind
        around = {k: told for k, told in around.items() if k == ruled or may_be(attacks.doc, item.happening, k)}
        kind = chosen(own, around, ruled, fitted)
        if kind != item.happening.kind:
            why = _reasons(own, around[kind], fitted, kind)
            settled[number] = replace(
                item, happening=replace(item.happening, kind=kind), weighed={**item.weighed, "kind": why}
            )
    return settled


def chosen(own: Sequence[str], around: Mapping[str, Sequence[str]], ruled: str, table: Weights) -> str:
    """Of the kinds in `around` that with the greatest log odds, if these are clearly greater than those of the rules'
    reading."""
    odds = {kind: _odds(own, told, table, kind) for kind, told in around.items()}
    best = max(odds, key=lambda kind: odds[kind])
    return best if odds[best] - odds[ruled] >= CLEARLY else ruled


def _odds(own: Sequence[str], around: Sequence[str], table: Weights, kind: str) -> float:
    any_kind, this = table[ANY], table[kind]
    shared = sum([any_kind.get(feature, 0.0) + this.get(feature, 0.0) for feature in around])
    return shared + this.get("bias", 0.0) + sum(filter(None, map(this.get, own)))


def _reasons(own: Sequence[str], around: Sequence[str], table: Weights, kind: str) -> str:
    """What speaks most for a kind, in words."""
    any_kind, this = table[ANY], table[kind]
    weighed = {feature: this.get(feature, 0.0) for feature in own}
    weighed |= {feature: any_kind.get(feature, 0.0) + this.get(feature, 0.0) for feature in around}
    return "; ".join(sorted(weighed, key=lambda feature: -weighed[feature])[:REASONS])
