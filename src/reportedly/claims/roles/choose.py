"""Which of the likely words are told to fill a role: the second stage, a logistic regression on each candidate.

The network judges words where they stand. Whether the text as a whole means them is told by more: how often they are
said, whether a likelier candidate says the same, and whether the text tells of an incident at all.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportedly.claims.roles.spans import Candidate, Reading, Span

WEIGHTS = Path(__file__).parent.parent / "data" / "roles" / "choice.json"
OF = frozenset({"of", "in", "at", "from", "with", "by", "for", "who", "which", "that", "belonging", "on", "to", "near"})


@dataclass(frozen=True)
class Choice:
    """For each role the weights of the features, and how probable a filler must be to be given."""

    weights: Mapping[str, Mapping[str, float]]
    threshold: float


@cache
def choice() -> Choice:
    stored = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return Choice(stored["weights"], stored["threshold"])


def probabilities(found: Sequence[Candidate], text: str, reading: Reading, by: Choice) -> list[float]:
    """How probably each candidate fills its role, in the order given."""
    result = []
    for candidate, row in zip(found, features(found, text, reading), strict=True):
        weights = by.weights.get(candidate.role, {})
        result.append(_logistic(math.fsum(weights.get(name, 0.0) * value for name, value in row.items())))
    return result


def chosen(found: Sequence[Candidate], chances: Sequence[float], least: float) -> list[int]:
    """Numbers of the candidates that are probable enough, the most probable first. What lies only where more probable
    candidates of its role lie is left out, and so is a shorter or longer form of one of them."""
    taken: dict[str, list[Candidate]] = {}
    result = []
    for number in sorted(range(len(found)), key=lambda number: -chances[number]):
        candidate, others = found[number], taken.setdefault(found[number].role, [])
        if chances[number] >= least and not _is_told(candidate, others):
            others.append(candidate)
            result.append(number)
    return result


def _is_told(candidate: Candidate, others: Sequence[Candidate]) -> bool:
    spans = [span for other in others for span in other.spans]
    if all(_overlaps(span, spans) for span in candidate.spans):
        return True
    return any(_is_another_form(candidate.words, other.words) for other in others)


def _is_another_form(words: str, other: str) -> bool:
    """Whether one stands in the other with the same head: "bomb" and "powerful bomb", "Rojas" and "Ana Rojas"."""
    short, long = sorted((words, other), key=len)
    return f" {short} " in f" {long} " and head(short) == head(long)


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def features(found: Sequence[Candidate], text: str, reading: Reading) -> Iterator[dict[str, float]]:
    """Named numbers on each candidate, in the order given: likeliest first within a role."""
    any_incident = _log_odds(float(reading.incidents[0]))
    folded = f" {text.casefold()} "
    better: dict[str, list[str]] = {}
    best: dict[str, dict[str, float]] = {}
    for candidate in found:
        best.setdefault(candidate.words, {})[candidate.role] = candidate.score
    for candidate in found:
        likelier = better.setdefault(candidate.role, [])
        yield {
            "constant": 1.0,
            "incident": any_incident,
            **_strength(candidate, any_incident),
            **_standing(candidate, text, folded),
            **_beside(candidate.words, likelier),
            "elsewhere": max((s for role, s in best[candidate.words].items() if role != candidate.role), default=0.0),
        }
        likelier.append(candidate.words)


def _strength(candidate: Candidate, any_incident: float) -> dict[str, float]:
    scores = [span.score for span in candidate.spans]
    surest = max(candidate.spans, key=lambda span: span.score)
    missed = math.prod(1 - score for score in scores)
    return {
        "score": candidate.score,
        "log_odds": _log_odds(candidate.score),
        "any_span": _log_odds(1 - missed),
        "mean": sum(scores) / len(scores),
        "weakest": surest.weakest,
        "begins": surest.begins,
        "outside": surest.outside,
        "spans": math.log(len(scores)),
        "score_and_incident": candidate.score * any_incident,
    }


def _standing(candidate: Candidate, text: str, folded: str) -> dict[str, float]:
    first = candidate.spans[0]
    said = folded.count(text[first.start : first.end].casefold())
    return {
        "place": first.start / max(1, len(text)),
        "early": math.exp(-first.start / 800),
        "said": math.log(1 + said),
        "share": min(1.0, len(candidate.spans) / max(1, said)),
        "words": math.log(1 + candidate.words.count(" ")),
        "one_word": float(" " not in candidate.words),
        "plural": float(head(candidate.words).endswith("s")),
    }


def _beside(words: str, likelier: Sequence[str]) -> dict[str, float]:
    """What the candidates that are likelier for the same role say."""
    padded = f" {words} "
    return {
        "inside": float(any(padded in f" {other} " for other in likelier)),
        "around": float(any(f" {other} " in padded for other in likelier)),
        "same_head": float(any(head(words) == head(other) for other in likelier)),
        "initials": float(any(_initials(words, other) or _initials(other, words) for other in likelier)),
        "likelier": math.log(1 + len(likelier)),
        "first": float(not likelier),
    }


def head(words: str) -> str:
    """The last word before the first preposition or relative word."""
    said = words.split()
    stop = next((at for at, word in enumerate(said) if at and word in OF), len(said))
    return said[stop - 1] if said else ""


def _initials(short: str, long: str) -> bool:
    letters = "".join(word[0] for word in long.split())
    return " " not in short and len(short) > 1 and len(letters) > 1 and (short == letters or letters.startswith(short))


def _log_odds(probability: float) -> float:
    inside = min(1 - 1e-3, max(1e-3, probability))
    return math.log(inside / (1 - inside))


def _logistic(x: float) -> float:
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))
