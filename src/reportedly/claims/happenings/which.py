"""Which happening: claims of one report that tell of the same one get the same label.

A claim goes on with the happening of that earlier claim whose likeness to it is greatest (the best antecedent, as in
coreference: Ng and Cardie 2002), unless that is too little. Likeness is a sum of visible features (`which_features`);
their weights are data, fitted by `bench/fit_which.py`. A contradiction outweighs every likeness; a plain one, of place
and day, keeps a claim out of the whole happening.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TypedDict

from reportedly.claims.happenings.which_features import Draft, Pairs, contradict, plainly_apart

TABLE = Path(__file__).parent.parent / "data" / "which.json"
WORDS = Path(__file__).parent.parent / "data" / "which.toml"
LEAST = (
    -0.5
)  # log odds from which two claims count as one happening; below even odds, since one link draws in one claim
EPISODE = -1.5  # the same for what a report tells in one go: who acts is carried further than one happening
TELLING = 20  # claims of a happening with which a new one is compared beyond the one that it goes on with


@cache
def word_list(name: str) -> frozenset[str]:
    """A list of `which.toml`."""
    return frozenset(tomllib.loads(WORDS.read_text(encoding="utf-8"))[name])


class Weights(TypedDict):
    """Log odds: those of any pair, and what each feature adds to them."""

    bias: float
    weights: Mapping[str, float]


@cache
def weights() -> Weights:
    """The fitted weights."""
    table: Weights = json.loads(TABLE.read_text(encoding="utf-8"))
    return table


def log_odds(features: Iterable[str], table: Weights | None = None) -> float:
    """How likely two claims are to tell one happening; a feature that was never seen weighs nothing."""
    fitted = table or weights()
    known = fitted["weights"]
    return fitted["bias"] + sum(known[feature] for feature in features if feature in known)


class Likeness:
    """How alike the claims of one report are, each with those a little before it; asked for once."""

    def __init__(self, drafts: Sequence[Draft], table: Weights | None = None) -> None:
        pairs = Pairs(drafts)
        self._drafts = drafts
        self.before = [
            {
                earlier: log_odds(features, table)
                for earlier, features in pairs.before(position)
                if not contradict(drafts[earlier], drafts[position])
            }
            for position in range(len(drafts))
        ]

    def labels(self, least: float = LEAST) -> list[int]:
        """A label for each claim, in order: the position of the first claim that tells of the same happening. With a
        lower `least` claims that are less alike belong together."""
        labels: list[int] = []
        groups: dict[int, list[Draft]] = {}
        for position, alike in enumerate(self.before):
            draft = self._drafts[position]
            near = {labels[earlier] for earlier in alike}
            barred = {label for label in near if any(plainly_apart(one, draft) for one in groups.get(label, ()))}
            open_to = [earlier for earlier in alike if labels[earlier] not in barred]
            best = max(open_to, key=lambda earlier: (alike[earlier], earlier), default=position)
            labels.append(labels[best] if best < position and alike[best] > least else position)
            group = groups.setdefault(labels[position], [])
            if draft.named_place and len(group) < TELLING:
                group.append(draft)
        return labels
