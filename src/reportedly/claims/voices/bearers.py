"""Names of persons that words for what they are stand beside: "the mayor of Kell, Anna Berg"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.claims.voices.names import is_name, person_name
from reportedly.claims.voices.words import speaker_words

LONGEST_PERSON = 4  # words
BEARER = 2  # words of "a survivor"
NAME_FIRST = re.compile(  # "Anna Berg a Kell police spokeswoman", "Anna Berg mayor of Kell"
    r"((?:[A-Z][\w.'’-]+ ){2,6})(?:(an?|the) ([^,]{3,60})|([a-z -]{0,30}[a-z]+)(?= (?:of|for|at|with) ))", re.DOTALL
)
DOCTOR = re.compile(  # "Dr. Berg of the clinic"
    r"((?:Dr|Prof|Doctor|Professor)\.? (?:[\w'’-]+ ){0,2}?[A-Z][\w'’-]+) (?:of|at|from) "
)


def apposed_name(text: str) -> str | None:
    """The person's name in "the mayor of Kell, Anna Berg" and, its comma lost, in "Anna Berg a spokeswoman of Kell"."""
    named = NAME_FIRST.match(text)
    if named is not None and is_name(named[1]) and _offices() & set((named[3] or named[4]).lower().split()):
        return person_name(named[1].strip())
    bearer = DOCTOR.match(text)
    if bearer is not None:
        return bearer[1]
    parts = [part.strip() for part in text.split(",")[:2]]
    if len(parts) > 1 and _is_bearer(parts[0].split(), parts[1]):
        return parts[1]
    if len(parts) < 2 or is_name(parts[0]) or len(parts[1].split()) > LONGEST_PERSON or not is_name(parts[1]):
        return None
    return parts[1]


def _is_bearer(described: Sequence[str], name: str) -> bool:
    """Whether one word names who was described before it: "a survivor, Mariam"."""
    single = name.isalpha() and name[:1].isupper() and not name.isupper()
    return (
        single
        and len(described) == BEARER
        and described[0].lower() in ("a", "an")
        and described[1] in _offices() | speaker_words().titles
    )


def _offices() -> frozenset[str]:
    """Words for what one person is."""
    lists = speaker_words()
    return frozenset(word for word in lists.person_words - lists.documents if not word.endswith("s")) | lists.ranks
