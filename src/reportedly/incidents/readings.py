"""How a toll of a claim is read as a number, and what counts as one teller: the field's practices differ in both."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.incidents.who_is_meant import wording, words_of
from reportedly.records import Toll
from reportedly.vocabulary import vocabulary


@dataclass(frozen=True)
class Reading:
    """`every_report`: each report gives a figure of its own, whoever speaks in it; else each voice gives its latest.
    `vague`: "acled" reads vague words by ACLED's table; empty: as the claim has them, by our own ranges."""

    every_report: bool = False
    vague: str = ""

    def bounds(self, toll: Toll, dead: int = 0) -> tuple[int, int | None]:
        """The lower and the upper bound of a toll that has a number. "A second man has died" tells of two dead; "a
        fourth was wounded" of four hurt, or of one beside three `dead` of the same report."""
        low = toll.low or 0
        victims = victims_by_order(toll)
        if victims:
            hurt = toll.effect == "injured"
            return (max(1, victims - dead),) * 2 if hurt else (victims, victims)
        if self.vague == "acled":
            for words, (ours, theirs) in _acled().items():
                if ours == low and re.search(rf"\b{re.escape(words)}\b", toll.evidence.exact.casefold()):
                    return theirs, theirs
        return low, toll.high


def victims_by_order(toll: Toll) -> int:
    """How many victims one more makes, who is told as "a second man" or "an eighth teen was hurt"; 0 where a toll tells
    of nobody so."""
    words = words_of(toll)
    ordinal = wording().ordinal.search(words)
    if ordinal is None or (toll.low, toll.high, toll.also) != (1, 1, ()):
        return 0
    victims = wording().ordinals[ordinal[1]]
    opens = words[: ordinal.start()].endswith(("a ", "an ")) or not ordinal.start()
    # "the fifth person hurt" may be so of a year, "a fifth" hardly
    return victims if toll.effect == "killed" or (toll.effect == "injured" and opens) else 0


def is_vague(toll: Toll) -> bool:
    """Whether a toll's number is a word for no number in particular ("several", "dozens")."""
    if toll.low is None or toll.low == toll.high:
        return False
    words = f" {' '.join(toll.evidence.exact.casefold().split())} "
    return any(ours == toll.low and f" {vague} " in words for vague, (ours, _) in _acled().items())


BY_VOICE = Reading()
BY_REPORT = Reading(every_report=True)


@cache
def _acled() -> Mapping[str, tuple[int, int]]:
    """Vague words -> the low bound that we give them, and ACLED's number."""
    known = vocabulary().number_words.values()
    rows = [(words, (entry.low, entry.acled)) for entry in known for words in entry.words]
    return {words: (low, acled) for words, (low, acled) in rows if acled is not None}
