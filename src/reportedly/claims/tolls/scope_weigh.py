"""Which scope is likeliest: weighs the rules' reading of a toll against what the report around it shows.

Rules read a sentence; that a number sums up others, or counts some of them, often only the report's other numbers and
places tell. Each scope is a sum of named, visible features, the rules' reading among them; their weights are data,
fitted by `bench/fit_scope.py`. The rules' reading stands unless another is clearly likelier.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from reportedly.claims.context import Context
from reportedly.claims.findings.found import Found
from reportedly.claims.text.fitted import read_weights
from reportedly.claims.text.words import DATA
from reportedly.claims.tolls.scope import STATES, counted_on_in, is_headed_total, is_rate
from reportedly.claims.tolls.scope_features import Told, Tolls
from reportedly.claims.tolls.with_since import total_since
from reportedly.claims.weighing import Model, chances

TABLE = DATA / "scope_weigh.json"
CLEARLY = 0.4  # log odds by which another scope must outweigh the rules' reading
REASONS = 2  # features told in the trace


def weights() -> Model:
    """The fitted weights: for each feature what it adds to the log odds of each scope."""
    table: Model = read_weights(TABLE)
    return table


def likeliest_scopes(
    context: Context, found: Sequence[Found], labels: Sequence[int], table: Model | None = None
) -> list[Found]:
    """The same claims, each toll with the likeliest scope, but that a part, a sum with its splits and a rate stay what
    they are. `labels`: the happenings that the claims belong to."""
    fitted = table or weights()
    tolls, settled = Tolls(context, found, labels), list(found)
    for at, one in enumerate(tolls.told):
        features = tolls.features(at)
        odds = chances(fitted, features)
        best = max(odds, key=lambda scope: odds[scope])
        if not _is_plain(tolls.doc, one) and odds[best] > math.exp(CLEARLY) * odds[one.toll.scope]:
            item = settled[one.claim]
            changed = list(item.tolls)
            changed[one.number] = one.toll.model_copy(update={"scope": best})
            why = {f"toll {one.number}": _reasons(features, fitted, (best, one.toll.scope))}
            settled[one.claim] = replace(item, tolls=tuple(changed), weighed={**item.weighed, **why})
    return settled


def _is_plain(doc: Doc, one: Told) -> bool:
    """Whether the words say it so plainly that nothing outweighs them."""
    mention = one.mention
    told = one.toll.scope == "part" or mention.total or mention.split or mention.effect in STATES
    counted = counted_on_in(doc, mention) or total_since(doc, mention)
    return told or is_rate(doc, mention) or is_headed_total(doc, mention) or counted is not None


def _reasons(features: Sequence[str], fitted: Model, scopes: tuple[str, str]) -> str:
    """What speaks most for one scope against another, in words."""
    one, two = (fitted["labels"].index(scope) for scope in scopes)
    rows: Mapping[str, Sequence[float]] = fitted["weights"]
    known = [feature for feature in features if feature in rows]
    return "; ".join(sorted(known, key=lambda feature: rows[feature][two] - rows[feature][one])[:REASONS])
