"""Words for fighters that name none: "the militants", "gunmen"."""

from __future__ import annotations

from functools import lru_cache

from reportedly.claims.context import Context
from reportedly.claims.parties.names import words
from reportedly.claims.parties.phrases import who_list

REMEMBERED = 10_000  # participants' words that are kept as they were read
LONGEST = 200  # code points of a participant's words that are looked at


def is_unnamed(context: Context, text: str) -> bool:
    """Whether words are for fighters but name none: without those words they mean no party."""
    rest = _beside_unnamed(text[:LONGEST])
    return rest is not None and not context.resolve(rest)


@lru_cache(maxsize=REMEMBERED)
def _beside_unnamed(text: str) -> str | None:
    """What stands beside the words for fighters; None where there are none of these, or a name or forces beside."""
    unnamed = who_list("unnamed")
    found = words(text)
    known = who_list("commanding") | who_list("forces")
    if not any(word.form in unnamed for word in found) or any(word.form in known for word in found):
        return None
    if any(word.text[:1].isupper() for word in found[1:]):
        return None
    return " ".join(word.text for word in found if word.form not in unnamed)


def is_unknown(text: str) -> bool:
    """Whether words tell that nobody knows who they were: "unidentified gunmen"."""
    return not who_list("unknown").isdisjoint(word.lower() for word in text[:LONGEST].split())
