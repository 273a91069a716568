"""Which happening: claims of one report that tell of the same one get the same label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from reportedly.claims.what import ATTACKS
from reportedly.records import Participant, Place, Toll, When

REACH = 12  # claims looked back
FADING = 0.3  # by how much a stretch of 20 words between two claims makes them less alike
EPISODE = 0.08  # the same for what a report tells in one go: who acts is carried further than one happening


@dataclass
class Draft:
    """What is known of a claim when happenings are told apart. `named_place` is False where the place was carried over
    from the sentences before."""

    kind: str
    known: bool
    place: Place | None
    named_place: bool
    when: When | None
    actor: Participant | None
    target: Participant | None
    status: str
    tolls: tuple[Toll, ...]
    sentence: int
    label: int = field(default=-1)


def label_happenings(drafts: Sequence[Draft], fading: float = FADING) -> list[int]:
    """A label for each draft, in order: the number of the first draft that tells of the same happening. With a lower
    `fading` claims that stand further apart still belong together."""
    for position, draft in enumerate(drafts):
        draft.label = position
        best: tuple[float, int] | None = None
        for earlier in drafts[max(0, position - REACH) : position]:
            score = _likeness(earlier, draft) - fading * (draft.sentence - earlier.sentence)
            if score > 0 and (best is None or score >= best[0]) and _fits_all(drafts[:position], earlier.label, draft):
                best = score, earlier.label
        if best is not None:
            draft.label = best[1]
    return [draft.label for draft in drafts]


def _fits_all(told: Sequence[Draft], label: int, draft: Draft) -> bool:
    """Whether no claim of a happening stands elsewhere than the new one: likeness is no chain."""
    return not any(_elsewhere(other, draft) for other in told if other.label == label)


def _likeness(a: Draft, b: Draft) -> float:
    """Above 0: the same happening. A contradiction in kind, day, place or parties outweighs everything."""
    if not _kinds_agree(a, b) or _apart(a.when, b.when) or _elsewhere(a, b) or _others(a.actor, b.actor):
        return 0.0
    if _is_total(a) != _is_total(b):
        return 0.0
    score = 1.0 if a.kind == b.kind else 0.5
    if a.named_place and b.named_place and a.place is not None and b.place is not None:
        score += 1.0
    if _same_tolls(a, b):
        score += 1.0
    return score


def _kinds_agree(a: Draft, b: Draft) -> bool:
    if a.kind == b.kind:
        return True
    unsure = not a.known or not b.known or "killing" in (a.kind, b.kind)
    return a.kind in ATTACKS and b.kind in ATTACKS and unsure and _same_tolls(a, b)


def _apart(a: When | None, b: When | None) -> bool:
    """Both told by the report's own words, and the days do not meet."""
    if a is None or b is None or "report" in (a.basis, b.basis):
        return False
    first, last = _window(a), _window(b)
    return first is not None and last is not None and (first[1] < last[0] or last[1] < first[0])


def _window(when: When) -> tuple[date, date] | None:
    if when.earliest is None and when.latest is None:
        return None
    return when.earliest or date.min, when.latest or date.max


def _elsewhere(a: Draft, b: Draft) -> bool:
    """Both places named, and neither lies inside the other."""
    if not (a.named_place and b.named_place) or a.place is None or b.place is None:
        return False
    first, second = a.place.name.lower(), b.place.name.lower()
    return first != second and not first.endswith(second) and not second.endswith(first)


def _others(a: Participant | None, b: Participant | None) -> bool:
    """Both acted by known parties, and none is the same."""
    if a is None or b is None or not a.parties or not b.parties:
        return False
    return not {p.name for p in a.parties} & {p.name for p in b.parties}


def _is_total(draft: Draft) -> bool:
    return any(toll.scope == "cumulative" for toll in draft.tolls)


def _same_tolls(a: Draft, b: Draft) -> bool:
    first = {(t.effect, t.low) for t in a.tolls if t.low}
    return bool(first & {(t.effect, t.low) for t in b.tolls if t.low})
