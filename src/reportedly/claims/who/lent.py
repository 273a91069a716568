"""Whether nobody did it, as far as the report says, rather than the party that only the report around names.

A careful reader leaves half of such claims without an actor, or with another one. Named, visible features tell how
likely he would name this party; their weights are data ("lent" in `data/who_weigh.json`), fitted by
`bench/fit_lent.py`. A wrong party is blamed for deaths that no report lays at its door, a missing one is only not
known: so the doubtful are not lent.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping

from reportedly.claims.findings.found import Found
from reportedly.claims.who.basis import tells_actor
from reportedly.claims.who.candidates import Candidate, key_of, side_of
from reportedly.claims.who.named import DEFINITE
from reportedly.claims.who.weigh_features import Scene
from reportedly.records import Participant

LEAST = 0.3  # chance of being whom a reader names, below which a party is lent to nothing
FAR = 4  # sentences, beyond which distance is told as this many
OVER = (-2, 5)  # log odds over nobody, beyond which they are told as these
MOST = 5  # acting parties, beyond which they are told as this many
TOLD = ("in the headline", "who tells it")
COUNTED = ("share of the report", "so in like claims", "the other side in claims", "so against the same in claims")


def is_lent(scene: Scene, number: int, who: Participant | None) -> bool:
    """Whether a known party is not told in the claim's own words."""
    if who is None or not who.parties:
        return False
    return not tells_actor(scene.context, scene.found[number], scene.ruled[number], who)


def is_doubtful(scene: Scene, number: int, candidate: Candidate, over: float, table: Mapping[str, float]) -> bool:
    """Whether a careful reader would hardly name this party. `over`: its log odds over nobody."""
    odds = sum([table.get(feature, 0.0) for feature in features(scene, number, candidate, over)])
    return 1 / (1 + math.exp(-odds)) < LEAST


def features(scene: Scene, number: int, candidate: Candidate, over: float) -> Iterator[str]:
    """What speaks for and against lending a claim this actor."""
    item, who = scene.found[number], candidate.who
    assert who is not None
    main, side, kind = item.happening.main, side_of(who), item.happening.kind
    yield "lent"
    yield kind
    yield side
    yield f"{kind}: {side}"
    yield f"by a {main.form} of {main.role}"
    yield f"over nobody: {max(OVER[0], min(OVER[1], math.floor(over)))}"
    yield f"{item.status} here"
    if any(token.lower_ in DEFINITE for token in scene.doc[item.happening.anchor].lefts):
        yield "told with an article"
    yield f"parties that act: {min(scene.acting, MOST)}"
    yield from _distance(scene, item, who)
    yield from _lender(scene, number, who)
    for feature in candidate.features:
        if feature in TOLD or feature.startswith(COUNTED):
            yield feature


def _lender(scene: Scene, number: int, who: Participant) -> Iterator[str]:
    """What the nearest claim tells of the party whose own words name it as the actor."""
    claims = scene.claims.get(("actor", key_of(who)), ())
    at = bisect_left(claims, number)
    others = [other for other in claims[max(0, at - 1) : at + 2] if other != number]
    if not others:
        return
    lender = scene.found[min(others, key=lambda other: abs(other - number))]
    kind = lender.happening.kind
    yield f"does the same elsewhere: {kind}" if kind == scene.found[number].happening.kind else "does other things"
    yield f"{lender.status} there"


def _distance(scene: Scene, item: Found, who: Participant) -> Iterator[str]:
    """How far from the claim the party is named, in sentences and lines."""
    parsed, at = scene.context.parsed, item.span[0]
    first, last = min(who.end, at), max(who.start, at)
    starts = [start for start, _ in parsed.around(first, last)]
    between = bisect_right(starts, last) - bisect_right(starts, first)
    yield f"sentences between: {min(between, FAR)}"
    lines = parsed.text.count("\n", first, last)
    if lines:
        yield "in another line"
    if lines > 1:
        yield "several lines off"
    if who.start > parsed.doc[item.happening.anchor].idx:
        yield "told only later"
