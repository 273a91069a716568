"""What a party's name may mean, and whether it means that here: by country and year, and by how it is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.claims.parties.names import Word
from reportedly.records import PartyReference
from reportedly.vocabulary import Party, vocabulary

RANKS = {"local": 0, "name": 1, "state": 2, "adjective": 3, "capital": 4}


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a name. `kind` is a key of RANKS; `capital_at` is the word that must be written with a capital,
    `exact` the way a short acronym must be written; `first`: it holds only in the country that a report is most on, and
    where no other of that country does."""

    party: Party
    reference: PartyReference
    kind: str
    countries: frozenset[str]
    capital_at: int | None
    exact: str | None
    own: bool
    first: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A sense found in words `start` to `end` (excluded)."""

    start: int
    end: int
    sense: Sense


@dataclass(frozen=True, slots=True)
class Context:
    """What a look-up knows beside the words: the countries and the year of the report, and how its text is written."""

    countries: tuple[str, ...] = ()
    year: int | None = None
    lower: bool = False
    upper: bool = False


def writing(text: str) -> tuple[bool, bool]:
    """Whether a text is all in small letters, or all in capitals; a short phrase tells neither."""
    if len(text) <= 30:
        return False, False
    return len(text) > 200 and text == text.lower(), text == text.upper()


def writing_rule(parts: Sequence[Word]) -> tuple[int | None, str | None]:
    """How a name must be written to be read as one: "IS" and "LeT" exactly, "Amnesty" with a capital."""
    written = parts[0].text
    if len(parts) == 1 and len(written.replace(".", "")) <= 4 and any(c.isupper() for c in written[1:]):
        return None, written.replace(".", "")
    return next((at for at, part in enumerate(parts) if part.text[:1].isupper()), None), None


def best_sense(senses: Sequence[Sense], written: Sequence[Word], context: Context) -> Sense | None:
    """The sense that holds here: the user's own first, then local ones by the order of countries, then the rest."""
    holding = [sense for sense in senses if _holds(sense, written, context)]
    return min(holding, key=lambda sense: _order(sense, context), default=None)


def _order(sense: Sense, context: Context) -> tuple[bool, int, int, bool, int, str]:
    where = next((at for at, country in enumerate(context.countries) if country in sense.countries), 0)
    return not sense.own, RANKS[sense.kind], where, sense.first, -(sense.party.start or 0), sense.party.id


def _holds(sense: Sense, written: Sequence[Word], context: Context) -> bool:
    party = sense.party
    if sense.kind == "local" and not sense.countries.intersection(context.countries[: 1 if sense.first else None]):
        return False
    if context.year is not None and not (party.start or 0) <= context.year <= (party.end or 9999):
        return False
    if sense.exact is not None:
        return _written_as(sense.exact, written[0], context)
    if sense.capital_at is None or context.lower:
        return True
    capitals = [word for word in written if word.text[:1].isupper()]
    return bool(capitals) if len(written) <= sense.capital_at else written[sense.capital_at].text[:1].isupper()


def _written_as(exact: str, word: Word, context: Context) -> bool:
    text = word.text[: word.end - word.start].replace(".", "")
    if context.upper:
        return word.form not in _lookalikes() and text == exact.upper()
    return text == exact or (text[:-1] == exact and text[-1] == "s")


@cache
def _lookalikes() -> frozenset[str]:
    return frozenset(vocabulary().party_words["lookalikes"].words)
