"""What is asked of a word again and again is worked out once and kept with its document.

Only for what follows from the document alone, which must not change any more, and for answers that hold no token: that
one would keep the document alive for as long as the document keeps it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from spacy.tokens import Doc, Token

Answer = TypeVar("Answer")
Asked = TypeVar("Asked")
Records = ParamSpec("Records")


def kept_for_token(function: Callable[[Token], Answer]) -> Callable[[Token], Answer]:
    """The same function, which answers for each token once."""
    name = _name(function)

    @wraps(function)
    def answer(token: Token) -> Answer:
        answers: dict[int, Answer] = _answers(token.doc, name)
        at = token.i
        if at not in answers:
            answers[at] = function(token)
        return answers[at]

    return answer


def kept_for_hit(function: Callable[[Doc, Asked], Iterable[Answer]]) -> Callable[[Doc, Asked], tuple[Answer, ...]]:
    """The same function of a document and a hit or happening, all its answers at once. That is known by being the same
    object: comparing it takes long."""
    name = _name(function)

    @wraps(function)
    def answer(doc: Doc, hit: Asked) -> tuple[Answer, ...]:
        answers: dict[int, tuple[Asked, tuple[Answer, ...]]] = _answers(doc, name)
        at = id(hit)
        if at not in answers:
            answers[at] = hit, tuple(function(doc, hit))  # the hit is kept too, so that no other gets its id
        return answers[at][1]

    return answer


def kept_for_records(
    function: Callable[Concatenate[Doc, Records], Answer],
) -> Callable[Concatenate[Doc, Records], Answer]:
    """The same function of a document and records, which answers once where these are the same objects."""
    name = _name(function)

    @wraps(function)
    def answer(doc: Doc, /, *records: Records.args, **named: Records.kwargs) -> Answer:
        answers: dict[tuple[int, ...], tuple[object, Answer]] = _answers(doc, name)
        asked = (*records, *named.values())
        at = tuple(map(id, asked))
        if at not in answers:
            answers[at] = asked, function(doc, *records, **named)  # kept too, so that no other gets its id
        return answers[at][1]

    return answer


def _name(function: Callable[..., object]) -> str:
    return f"{function.__module__}.{function.__qualname__}"


def _answers(doc: Doc, name: str) -> dict[Any, Any]:
    known: dict[Any, Any] | None = doc.user_data.get(name)
    if known is None:
        known = doc.user_data[name] = {}
    return known
