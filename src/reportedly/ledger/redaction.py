"""Names that are not to be shown: each character becomes a block, so that all positions stay what they are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from reportedly.records import Claim, Report

BLOCK = "\N{FULL BLOCK}"
Words = Mapping[str, Sequence[str]]  # by report, what is not to be shown


@lru_cache(maxsize=256)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Finds names as whole words, the longest first, with whatever space between their parts."""
    longest = sorted(words, key=lambda name: (-len(name), name))
    spaced = (r"\s+".join(map(re.escape, name.split())) for name in longest)
    return re.compile("|".join(rf"(?<!\w){name}(?!\w)" for name in spaced), re.IGNORECASE)


def hidden(text: str, words: Sequence[str]) -> str:
    """The text with all occurrences of the names blocked out; space between the parts of a name is blocked, too."""
    return _pattern(tuple(words)).sub(lambda found: BLOCK * len(found[0]), text)


def report_without(report: Report, words: Sequence[str]) -> Report:
    """The report as it may be shown. Its digests stay those of the text as it came."""
    shown = {"title": hidden(report.title, words), "text": hidden(report.text, words)}
    return report.model_copy(update=shown)


def claim_without(claim: Claim, text: str, words: Sequence[str]) -> Claim:
    """The claim as it may be shown: quotes are cut anew out of the report's `text` with the names blocked, so that a
    part of a name is blocked, too; in all other words the names are blocked."""
    record = json.loads(claim.model_dump_json())
    return Claim.model_validate(_Blocking(text, hidden(text, words), words).of(record))


class _Blocking:
    def __init__(self, text: str, shown: str, words: Sequence[str]) -> None:
        self._text, self._shown, self._words = text, shown, words

    def of(self, value: Any) -> Any:
        if isinstance(value, str):
            return hidden(value, self._words)
        if isinstance(value, list):
            return [self.of(item) for item in value]
        if not isinstance(value, dict):
            return value
        return {name: self.of(item) for name, item in value.items()} | dict(self._quotes(value))

    def _quotes(self, value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """The fields of an object that quote the text at the object's positions, or beside them."""
        start, end = value.get("start"), value.get("end")
        if not isinstance(start, int) or not isinstance(end, int):
            return
        before, after = (len(value.get(name) or "") for name in ("prefix", "suffix"))
        around = {"prefix": slice(max(0, start - before), start), "suffix": slice(end, end + after)}
        for name, part in {"exact": slice(start, end), "text": slice(start, end), **around}.items():
            if value.get(name) == self._text[part]:
                yield name, self._shown[part]
