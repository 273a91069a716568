"""Which ministry speaks: "the health minister", "a spokesman for the Ministry of Health" and "Karm's health ministry"
are one body, so that what one of them says later takes the place of what another said before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from reportedly.incidents.who_is_meant import wording
from reportedly.incidents.words import function_words, tokens

LONGEST = 5  # words of a ministry's name beside "ministry"

Fields = frozenset[str]  # the words that tell one ministry from another: "health", "karm"


def ministry(words: str) -> Fields:
    """What the words of a source tell of the ministry that speaks through it; nothing where they name none."""
    found = [wording().spellings.get(word, word) for word in tokens(words)]
    heads = wording().ministries | wording().ministers
    at = next((at for at, word in enumerate(found) if word in heads), None)
    if at is None:
        return frozenset()
    behind = found[at + 1 :] if found[at + 1 : at + 2] == ["of"] else []
    fields = [*_names(found[:at][::-1]), *_names([word for word in behind if word not in ("of", "the", "and")])]
    return frozenset() if wording().no_ministries.intersection(fields) else frozenset(fields)


def _names(found: Sequence[str]) -> Iterator[str]:
    """The words next to "ministry" up to one that belongs to no name."""
    others = function_words() | wording().speaking_for | wording().before_nameless
    return takewhile(lambda word: word not in others, found[:LONGEST])


def same_bodies(told: Mapping[str, Fields]) -> dict[str, str]:
    """For each key of a ministry's voice the key of the voice that it is: of those that tell all that it tells and more
    the only one; itself where there is none, or several that are not each other."""
    return {key: _fullest(key, told) for key in sorted(told)}


def _fullest(key: str, told: Mapping[str, Fields]) -> str:
    wider = [other for other in sorted(told) if told[other] > told[key]]
    ends = [other for other in wider if not any(told[more] > told[other] for more in wider)]
    return ends[0] if len(ends) == 1 else key
