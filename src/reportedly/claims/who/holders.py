"""Who only holds the ground that is struck hardly strikes it: "in land held by rebels, shells killed two"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from reportedly.claims.parties.phrases import who_list
from reportedly.claims.text.sentences import sentence_bounds
from reportedly.claims.text.token_table import token_table
from reportedly.claims.who.weigh_features import Candidate, Scene, key_of

FROM_AFAR = ("air_strike", "bombing", "chemical_attack", "shelling")  # kinds that strike ground which others hold
NEAR = 4  # tokens before or after a name in which its hold may be told


def only_holds(scene: Scene, number: int, candidate: Candidate) -> bool:
    """Whether the sentence of a claim names a party, and each time as who holds ground."""
    who, item = candidate.who, scene.found[number]
    if who is None or not who.parties or item.happening.kind not in FROM_AFAR:
        return False
    first, last = bounds = sentence_bounds(scene.doc, item.happening.anchor)
    near = range(bisect_left(scene.tokens, first), bisect_left(scene.tokens, last))
    named = [scene.named[at] for at in near if scene.named_keys[at] == key_of(who)]
    spans = {(one.start, one.end) for one in (who, *named)}
    inside = [held for span in spans if (held := _is_held_by(scene, bounds, *span)) is not None]
    return bool(inside) and all(inside)


def _is_held_by(scene: Scene, bounds: tuple[int, int], start: int, end: int) -> bool | None:
    """Whether the words at two code points are for a holder of ground; None where they are not in the sentence."""
    first, last = bounds
    words = scene.doc.char_span(start, end, alignment_mode="expand")
    if words is None or not first <= words.start < last:
        return None
    lowers = token_table(scene.doc).lowers
    return holds_ground(lowers[max(first, words.start - NEAR) : words.start], lowers[words.end : words.end + NEAR])


def holds_ground(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether the words before and after a name tell that it holds ground: "held by", "under its control"."""
    behind = [word for word in before if word not in ("the", "of")]
    if behind[-1:] == ["from"]:
        return False  # "rockets fired from rebel-held land"
    ahead = [word for word in after if word not in ("-", "–", "'s", "’s")]
    if len(behind) > 1 and behind[-2] in who_list("held") and behind[-1] == "by":
        return True
    if behind[-1:] == ["control"] or (behind[-1:] == ["under"] and ahead[:1] == ["control"]):
        return True
    return bool(ahead) and ahead[0] in who_list("holding")
