"""One regular expression for many words, by the beginnings that they share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

END = ""  # key of a node at which a word ends; no letter is empty


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of some literal words. A letter that no word goes on with ends the search at once, which a row
    of alternatives tries word by word. Of words that begin alike the longest is matched."""
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[END] = {}
    return _pattern(root)


def _pattern(node: dict[str, Any]) -> str:
    branches = list(_branches(node))
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    return f"(?:{joined})?" if END in node else joined


def _branches(node: dict[str, Any]) -> Iterator[str]:
    return (re.escape(letter) + _pattern(after) for letter, after in sorted(node.items()) if letter != END)
