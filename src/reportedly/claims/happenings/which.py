"""Which happening: claims of one report that tell of the same one get the same label.

A claim goes on with an earlier claim or begins a new happening: how likely each is tell sums of visible features
(`which_features`), set against each other (a ranking of antecedents, as in coreference: Denis and Baldridge 2008).
Their weights are data, fitted by `bench/fit_which.py`. From these chances follows how likely any two claims tell one
happening, by whatever claims lie between them, and a claim joins the happening whose claims it is likeliest to belong
with. A contradiction outweighs every likeness; a plain one, of place and day, keeps a claim out of the whole happening.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import exp
from typing import TypedDict

from reportedly.claims.happenings.which_apart import contradict, plainly_apart
from reportedly.claims.happenings.which_draft import Draft
from reportedly.claims.happenings.which_features import Pairs
from reportedly.claims.text.fitted import read_weights
from reportedly.claims.text.words import DATA

TABLE = DATA / "which.json"
SAME = 0.33  # chance from which a claim joins a happening; below one half, since one wrong link draws in one claim
EPISODE = 0.08  # the same for what a report tells in one go: who acts is carried further than one happening
SHARPER = 1.25  # the penalty on the weights makes chances too even
TELLING = 20  # claims of a happening that name a place, with which a new one is compared
WINDOW = 100  # claims back to which the chances of one happening are known
SLIGHT = 0.001  # chances that are not followed up


class Weights(TypedDict):
    """Log odds that a claim goes on with an earlier one, and not with none: those of any pair, and what each feature
    adds to them."""

    bias: float
    weights: Mapping[str, float]


def weights() -> Weights:
    """The fitted weights."""
    table: Weights = read_weights(TABLE)
    return table


def log_odds(features: Iterable[str], table: Weights | None = None) -> float:
    """How likely a claim goes on with an earlier one; a feature that was never seen weighs nothing."""
    fitted = table or weights()
    return fitted["bias"] + sum(filter(None, map(fitted["weights"].get, features)))


class Likeness:
    """How likely the claims of one report tell of one happening, each with those before it; asked for once."""

    def __init__(self, drafts: Sequence[Draft], table: Weights | None = None) -> None:
        pairs = Pairs(drafts)
        self._drafts = drafts
        self.together: list[dict[int, float]] = []  # of each claim: others, and the chance of one happening
        for position, later in enumerate(drafts):
            odds: dict[int, float] = {}
            barred = set()
            for earlier, features in pairs.before(position):
                if contradict(drafts[earlier], later):
                    barred.add(earlier)
                else:
                    odds[earlier] = log_odds(features, table)
            self._join(position, _chances(odds), barred)

    def _join(self, position: int, goes_on: Mapping[int, float], barred: set[int]) -> None:
        """Sums up over the claims that a new one may go on with."""
        found: dict[int, float] = defaultdict(float)
        for earlier, chance in goes_on.items():
            found[earlier] += chance
            for other, both in self.together[earlier].items():
                if position - other <= WINDOW and other not in barred:
                    found[other] += chance * both
        self.together.append({other: chance for other, chance in found.items() if chance > SLIGHT})
        for other, chance in self.together[position].items():
            self.together[other][position] = chance

    def labels(self, least: float = SAME) -> list[int]:
        """A label for each claim, in order: the position of the first claim that tells of the same happening. With a
        lower `least` claims that are less alike belong together."""
        labels: list[int] = []
        members: dict[int, list[int]] = defaultdict(list)
        placed: dict[int, list[Draft]] = defaultdict(list)
        for position, draft in enumerate(self._drafts):
            chosen, best = position, least
            for label in sorted({labels[other] for other in self.together[position] if other < position}):
                chance = self._belongs(position, members[label])
                if chance > best and not any(plainly_apart(one, draft) for one in placed[label]):
                    chosen, best = label, chance
            labels.append(chosen)
            members[chosen].append(position)
            if draft.named_place and len(placed[chosen]) < TELLING:
                placed[chosen].append(draft)
        return labels

    def _belongs(self, position: int, happening: Sequence[int]) -> float:
        """Between the chance with the likeliest claim of a happening and that with any of its claims."""
        chances = [self.together[position].get(other, 0.0) for other in happening if position - other <= WINDOW]
        return (max(chances) + sum(chances) / len(chances)) / 2


def _chances(odds: Mapping[int, float]) -> dict[int, float]:
    """The chance that a claim goes on with each earlier one; what is left is that it begins a new happening."""
    raised = {earlier: exp(min(SHARPER * value, 50.0)) for earlier, value in odds.items()}
    whole = 1.0 + sum(raised.values())
    return {earlier: value / whole for earlier, value in raised.items() if value / whole > SLIGHT}
