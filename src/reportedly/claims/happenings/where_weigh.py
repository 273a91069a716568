"""Where it is likeliest to have happened: weighs the rules' place of a claim against the others that its report names.

Rules read a clause and carry places on; a later sentence may name the place, or the nearest name may be another's.
Each place is a sum of named, visible features; their weights are data, fitted by `bench/fit_where.py`. The rules'
answer stands unless another is likelier.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.claims.context import Context
from reportedly.claims.findings.found import Found
from reportedly.claims.happenings.labelled import label_of
from reportedly.claims.happenings.where_features import Candidate, Scene, nearest
from reportedly.claims.places.relative import relative
from reportedly.claims.text.fitted import read_weights
from reportedly.claims.text.words import DATA
from reportedly.records import Place

TABLE = DATA / "where_weigh.json"
WIDER = 0.3  # log odds by which a place that only holds the rules' answer must outweigh it: it tells less
REASONS = 2  # features told in the trace

Weights = Mapping[str, float]


def weights() -> Weights:
    """The fitted weights: what each feature adds to the log odds."""
    table: Weights = read_weights(TABLE)
    return table


@dataclass(frozen=True)
class Likelier:
    """A place that outweighs the rules' answer, and what speaks most for it."""

    place: Place
    reasons: str


def likelier_places(
    context: Context, found: Sequence[Found], labels: Sequence[int], table: Weights | None = None
) -> list[Likelier | None]:
    """For each claim the place that is likelier than the rules' answer, None where that stands. `labels`: the
    happenings that claims belong to."""
    fitted, scene = weights() if table is None else table, Scene(context, found, labels)
    rows = Counter(item.happening.anchor for item in found)
    return [
        _likelier(scene, number, fitted)
        if rows[item.happening.anchor] == 1 and label_of(context, item) is None
        else None  # "12 in Karm, 7 in Lorn", "Karm: 12 killed"
        for number, item in enumerate(found)
    ]


def _likelier(scene: Scene, number: int, fitted: Weights) -> Likelier | None:
    candidates = scene.candidates(number)
    at = chosen(candidates, fitted)
    if at == 0:
        return None
    candidate, item = candidates[at], scene.found[number]
    place = candidate.place
    if candidate.near:
        mention = nearest(candidate.near, scene.sentence_of(item.span[0])).mention
        place = relative(mention, scene.context.places, scene.parsed) or place
    told = scene.parsed.tells(item.span, place.start)
    place = place.model_copy(update={"basis": "text" if told else "context"})
    heaviest = sorted(candidate.features, key=lambda feature: -fitted.get(feature, 0.0))[:REASONS]
    return Likelier(place, "; ".join(heaviest))


def chosen(candidates: Sequence[Candidate], fitted: Weights) -> int:
    """Which place is taken: 0, the rules' answer, unless another is likelier."""
    odds = [sum(filter(None, map(fitted.get, one.features))) for one in candidates]
    held = [odd - WIDER * one.is_wider for odd, one in zip(odds, candidates, strict=True)]
    return max(range(len(held)), key=held.__getitem__, default=0)


def with_likelier(item: Found, likelier: Likelier | None) -> Found:
    """A claim with the place that outweighs the rules' answer, if there is one."""
    if likelier is None:
        return item
    start, end = item.span
    inside = start <= likelier.place.start < end
    return replace(
        item,
        place=likelier.place,
        named_place=inside,
        weighed={**item.weighed, "place": likelier.reasons},
    )
