"""Who only holds the ground that is struck hardly strikes it: "in land held by rebels, shells killed two". Nor is he
nameless attackers who act there: "in areas under the Front's control, gunmen shot a nurse"."""

from __future__ import annotations

from bisect import bisect_left

from reportedly.claims.findings.found import Found
from reportedly.claims.findings.happening import ATTACKS, FROM_AFAR
from reportedly.claims.parties.holding import is_held_by
from reportedly.claims.text.sentences import sentence_bounds
from reportedly.claims.voices.run_by import is_run
from reportedly.claims.who.candidates import Candidate, key_of
from reportedly.claims.who.weigh_features import Scene
from reportedly.records import Participant

DEEDS = frozenset({*ATTACKS, "abduction", "detention", "looting_destruction", "sexual_violence", "torture"})


def only_holds(scene: Scene, number: int, candidate: Candidate) -> bool:
    """Whether the sentence of a claim names a party, and each time as who holds ground."""
    who, item = candidate.who, scene.found[number]
    if who is None or not who.parties:
        return False
    if _only_runs_the_teller(scene, item, who):
        return True
    if item.happening.kind not in FROM_AFAR and not _has_nameless_actor(item):
        return False
    bounds = sentence_bounds(scene.doc, item.happening.anchor)
    first, last = bounds
    near = range(bisect_left(scene.tokens, first), bisect_left(scene.tokens, last))
    keys = {key_of(who.model_copy(update={"parties": (party,)})) for party in who.parties}
    named = [scene.named[at] for at in near if scene.named_keys[at] in keys]
    spans = {(one.start, one.end) for one in (who, *named)}
    inside = [held for span in spans if (held := is_held_by(scene.doc, bounds, span)) is not None]
    return bool(inside) and all(inside)


def _only_runs_the_teller(scene: Scene, item: Found, who: Participant) -> bool:
    """Whether a party is named in the sentence only as who runs the body that tells it: "the Front-run ministry"."""
    source = item.source
    if source.text is None or source.start is None or source.end is None or not is_run(source.text):
        return False
    first, last = sentence_bounds(scene.doc, item.happening.anchor)
    near = range(bisect_left(scene.tokens, first), bisect_left(scene.tokens, last))
    named = [scene.named[at] for at in near if scene.named_keys[at] == key_of(who)]
    return bool(named) and all(source.start <= one.start < source.end for one in named)


def _has_nameless_actor(item: Found) -> bool:
    """Whether the clause itself tells who did it, of no known party: "gunmen", "armed men"."""
    return item.happening.kind in DEEDS and item.actor is not None and not item.actor.parties
