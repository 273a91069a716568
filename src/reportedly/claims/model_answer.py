"""What of a language model's answer stands: only words that are in the report, only terms of the vocabulary."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.vocabulary import vocabulary

Span = tuple[int, int]
Object = Mapping[str, object]
FIELDS = ("actor", "target", "place", "when", "source")
LARGEST = 100_000_000  # no toll is higher
MOST_CLAIMS = 500  # of one passage; more is a model that runs on


class AnswerError(ValueError):
    """A model's answer that holds no claims in the form asked for; the message says what is wrong."""


@dataclass(frozen=True)
class Said:
    """A toll as the model gave it, with the span of its words."""

    effect: str
    group: str
    low: int | None
    high: int | None
    scope: str
    span: Span


@dataclass(frozen=True)
class Draft:
    """A claim as the model gave it, all words verified: spans are code points of the report's text. `words` holds those
    of FIELDS that the model named and the report has."""

    span: Span
    kind: str
    status: str
    happening: str
    words: Mapping[str, Span]
    tolls: tuple[Said, ...]


def drafts_of(answer: str, text: str, passage: Span) -> Iterator[Draft]:
    """The claims of an answer whose quote stands in the passage to the character. A field whose words are not there,
    and a claim or toll with a term that the vocabulary does not hold, is left out. AnswerError: it is no such list."""
    for item in _claims(answer)[:MOST_CLAIMS]:
        span = _find(text, item.get("quote"), passage)
        kind, status = item.get("kind"), item.get("status", "asserted")
        if span is None or not _term("event_kinds", kind) or not _term("statuses", status):
            continue
        near = sentence_of(text, span, passage)
        words = {field: _nearest(text, item.get(field), (span, near, passage)) for field in FIELDS}
        yield Draft(
            span=span,
            kind=str(kind),
            status=str(status),
            happening=str(item.get("happening", ""))[:80],
            words={field: found for field, found in words.items() if found is not None},
            tolls=tuple(_tolls(item.get("tolls"), text, near)),
        )


def sentence_of(text: str, span: Span, passage: Span) -> Span:
    """The lines and sentences, by a plain rule, that a span lies in."""
    before = max(text.rfind(mark, passage[0], span[0]) for mark in (". ", "! ", "? ", "\n"))
    after = [at for mark in (". ", "! ", "? ", "\n") if (at := text.find(mark, span[1], passage[1])) >= 0]
    return max(before + 1, passage[0]), min(after, default=passage[1])


def _claims(answer: str) -> list[Object]:
    try:
        found = json.loads(_object(answer))
    except (ValueError, RecursionError) as error:
        raise AnswerError("the answer is no JSON object") from error
    claims = found.get("claims") if isinstance(found, dict) else None
    if not isinstance(claims, list):
        raise AnswerError('the answer has no list "claims"')
    return [item for item in claims if isinstance(item, dict)]


def _object(answer: str) -> str:
    """The outermost braces: models like to talk around what they are asked for."""
    return answer[max(answer.find("{"), 0) : answer.rfind("}") + 1]


def _tolls(given: object, text: str, near: Span) -> Iterator[Said]:
    for item in given if isinstance(given, list) else ():
        if not isinstance(item, dict):
            continue
        span = _find(text, item.get("quote"), near)
        effect, group, scope = item.get("effect"), item.get("group", "people"), item.get("scope", "incident")
        low, high = item.get("low"), item.get("high")
        if (
            span is not None
            and _term("effects", effect)
            and _term("groups", group)
            and _term("toll_scopes", scope)
            and all(number is None or _count(number) for number in (low, high))
        ):
            yield Said(str(effect), str(group), _whole(low), _whole(high), str(scope), span)


def _term(table: str, value: object) -> bool:
    return isinstance(value, str) and value in vocabulary().ids(table)


def _count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LARGEST


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _find(text: str, words: object, within: Span) -> Span | None:
    if not isinstance(words, str) or not words.strip():
        return None
    words = words.strip()
    at = text.find(words, *within)
    return (at, at + len(words)) if at >= 0 else None


def _nearest(text: str, words: object, ranges: Sequence[Span]) -> Span | None:
    return next((span for within in ranges if (span := _find(text, words, within)) is not None), None)
