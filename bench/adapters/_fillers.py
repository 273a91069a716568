"""Reads the words of an actor or a target: a person with or without a name, people, or a thing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from adapters._rows import word_list
from reportedly.claims.people.numbers import read_number
from reportedly.claims.people.people import person_nouns
from reportedly.gazetteers.words import place_words

ENDS = re.compile(
    r"\s(?:of|in|at|on|from|to|with|by|for|who|whom|which|that|belonging|near|under|against|between|where|whose|into|and"
    r"|carrying|dressed|armed|identified|located|outside|as|during|after|before|while|when|was|were|is|are)\s|[,;:\[(]|\s--"
)
CLAUSE = re.compile(
    r"\b(?:who|whom|which|that|was|were|is|are|has|have|had|when|while|during|after|before|where|because|but|as|by|to|from)\b"
    r"|[.;:]\s|\s--"
)
DETERMINERS = re.compile(
    r"^(?:the|a|an|his|her|their|its|our|my|that|this|these|those|some|several|all|both|another|other)\s+",
    re.IGNORECASE,
)
VERB_BEFORE = re.compile(r"^[a-z]+ed (?=(?:the|an?|his|her|their|its)\s)")
BOUNDS = re.compile(
    r"(?i)^(?:at least|more than|less than|about|approximately|nearly|almost|over|up to|other|many|of)\s+"
)
NAME = re.compile(r"[^\W\d_][\w'’.-]*")


@dataclass(frozen=True)
class Filler:
    """`text` is the phrase without its article, `name` a person's name in it, `head` its head noun in lower case."""

    text: str
    head: str
    name: str | None
    is_person: bool
    is_fighter: bool
    is_thing: bool

    @property
    def plural(self) -> bool:
        return self.name is None and (self.head.endswith("s") or self.head.endswith("men") or self.head == "people")


def read_filler(phrase: str) -> Filler | None:
    """None where the phrase is a pronoun or holds no noun."""
    flat = without_number(" ".join(phrase.split()).strip(" \"'.,"))
    first = without_number(ENDS.split(flat + " ", maxsplit=1)[0].strip())
    found = NAME.findall(first)
    if not found or found[-1].casefold() in word_list("pronouns"):
        return None
    head = found[-1].casefold()
    group = person_nouns().get(head) or person_nouns().get(singular(head))
    name = trailing_name(found) if group is None else None
    return Filler(
        text=first,
        head=head,
        name=name,
        is_person=group is not None or name is not None,
        is_fighter=group == "combatants",
        is_thing=group is None and name is None and found[-1][0].islower(),
    )


def without_number(phrase: str) -> str:
    """The phrase without article, number and the words that bound it."""
    before = None
    while phrase != before:
        before = phrase
        phrase = BOUNDS.sub("", DETERMINERS.sub("", phrase))
        read = read_number([word.casefold() for word in phrase.split()[:6]])
        if read is not None:
            phrase = " ".join(phrase.split()[read[1] :])
    return phrase


def pieces(phrase: str) -> list[str]:
    """A phrase and what "and" joins to it, without what stands in apposition."""
    flat = " ".join(phrase.split())
    cut = CLAUSE.search(flat)
    joined = re.split(r",? and (?:also )?(?=[^\W_])", flat[: cut.start()] if cut else flat)
    return [VERB_BEFORE.sub("", piece).split(",")[0] for piece in joined]


def trailing_name(found: list[str]) -> str | None:
    """The run of capitalised words at the phrase's end, without titles, if it can be a person's name."""
    run: list[str] = []
    for word in reversed(found):
        if not word[0].isupper() or word.isupper() or word.casefold() in place_words().titles:
            break
        run.insert(0, word)
    if not run or run[-1].casefold() in place_words().institutions or not persons_name(run, found):
        return None
    return " ".join(run)


def persons_name(run: list[str], found: list[str]) -> bool:
    """Two words or more, or one after a title or a noun for a person."""
    before = found[len(found) - len(run) - 1].casefold() if len(found) > len(run) else ""
    return len(run) > 1 or before in place_words().titles or before in person_nouns()


def singular(noun: str) -> str:
    return noun[:-1] if noun.endswith("s") else noun
