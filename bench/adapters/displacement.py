"""`displacement`: one fact to an excerpt. Its figure is the one that a toll rests on, else the first number
before a word for people or homes, as written and without the bounds that the words around it set."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import reportedly
from adapters._rows import Row, claims, labels, word_list, words
from reportedly.claims.people.numbers import read_number
from reportedly.records import Claim
from reportedly.vocabulary import vocabulary

EFFECTS = ("displaced", "evacuated", "trapped", "missing")
TOKEN = re.compile(r"\d+(?:[,.']\d+)*|[^\W\d_]+|[-–]")
NEAR = 60  # characters between a figure and a wording that belongs to it
MOST_FREQUENT = "Displaced"
UNKNOWN = re.compile(r"\b(?:in|at|near|from|to|of) ([A-Z][^\W\d_]+(?:[ -][A-Z][^\W\d_]+){0,3})")
REACH = 5  # words after a number within which its unit stands


@dataclass(frozen=True)
class Figure:
    start: int
    end: int
    value: int
    unit: str | None


def predict(rows: list[Row]) -> Iterator[Row]:
    coder = reportedly.coder()
    for row in rows:
        text = words(row, "text")
        yield {"id": row["id"], "facts": facts(text, claims(coder, text)) if text.strip() else []}


def facts(text: str, found: Sequence[Claim]) -> list[Row]:
    figure = chosen(text, figures(text), found)
    if figure is None:
        return []
    location, country = where(text)
    term = term_near(text, figure)[0]
    unit = figure.unit or ("Households" if "Housing" in term else "People")
    fact = {"quantity": figure.value, "unit": unit, "term": term, "location": location, "country": country}
    return [{name: value for name, value in fact.items() if value is not None}]


# --- the figure -------------------------------------------------------------------------------------------------------


def figures(text: str) -> list[Figure]:
    """All numbers of the excerpt but those of dates; of a range the upper end, as the coders took it."""
    dates = [(m.start, m.end) for m in reportedly.times(text)]
    tokens = list(TOKEN.finditer(text))
    lower = [t.group().casefold() for t in tokens]
    found, i = [], 0
    while i < len(tokens):
        read = read_number(lower[i : i + 8])
        if read is None or any(start <= tokens[i].start() < end for start, end in dates):
            i += 1
            continue
        value, used = read
        end = i + used
        found.append(Figure(tokens[i].start(), tokens[end - 1].end(), value, unit_after(lower[end : end + REACH])))
        i = end
    return found


def unit_after(following: Sequence[str]) -> str | None:
    for word in following:
        for unit, names in labels(__file__)["units"].items():
            if word in names:
                return str(unit)
        if read_number([word]) is not None:
            return None
    return None


def chosen(text: str, found: Sequence[Figure], coded: Sequence[Claim]) -> Figure | None:
    """The first figure that no toll of dead or hurt rests on, and best one that stands by a wording of displacement."""
    tolls = [toll for claim in coded for toll in claim.tolls]

    def rests(figure: Figure, effects: Sequence[str]) -> bool:
        return any(t.effect in effects and t.evidence.start <= figure.start < t.evidence.end for t in tolls)

    def worth(figure: Figure) -> tuple[bool, bool, bool]:
        told = rests(figure, EFFECTS) or term_near(text, figure)[1] <= NEAR
        return not rests(figure, ("killed", "injured")), told, figure.unit is not None

    best = max((worth(f) for f in found), default=None)
    return next((f for f in found if worth(f) == best), None)


def term_near(text: str, figure: Figure) -> tuple[str, int]:
    """The term whose wording stands nearest to the figure, and how many characters off."""
    lower, nearest = text.casefold(), (MOST_FREQUENT, len(text) + 1)
    for term, wordings in labels(__file__)["terms"].items():
        for wording in wordings:
            for hit in re.finditer(r"\b" + re.escape(wording) + r"\b", lower):
                distance = hit.start() - figure.end if hit.start() >= figure.end else figure.start - hit.end()
                if distance < nearest[1]:
                    nearest = term, distance
    return nearest


# --- where ------------------------------------------------------------------------------------------------------------


def where(text: str) -> tuple[str | None, str | None]:
    """The first place inside a country, else a name after a preposition of place, else the country; and the country
    that most of the places lie in."""
    mentions = reportedly.places(text)
    states = Counter(m.place.country for m in mentions if m.place is not None and m.place.country)
    state = vocabulary().states.get(max(states, key=lambda code: states[code])) if states else None
    named = [m for m in mentions if m.used_as == "place"]
    inside = [m.text for m in named if m.place is None or m.place.precision != "country"]
    unknown = [m.group(1) for m in UNKNOWN.finditer(text) if m.group(1).casefold() not in word_list("calendar")]
    countries = [m.text for m in named]
    first = next(iter([*inside, *(u for u in unknown if u not in countries), *countries]), None)
    return first, state.iso3 if state else None
