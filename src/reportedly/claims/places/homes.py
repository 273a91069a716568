"""Which countries a report is about, where a place that no gazetteer holds may lie: whose jets struck it is no word on
that, who lives there is."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict

from spacy.tokens import Token

from reportedly.claims.findings.mentions import PlaceMention
from reportedly.claims.places.scan import Text
from reportedly.claims.text.words import place_list

STRIKER = 0.2  # of a mention: a state bombs its own land as well, where the report speaks of no other
TELLER = 0.3  # armies and ministries tell of other countries too
MODIFIERS = ("amod", "compound", "nmod", "poss")
CLIMB = 4  # nouns between a people and what it tells of


def countries(text: Text, known: list[PlaceMention]) -> list[str]:
    """The countries that the report speaks of, the one that most speaks for first."""
    votes: dict[str, float] = defaultdict(float)
    for one in known:
        if one.place is not None and one.place.country:
            votes[one.place.country] += 1.0 if one.used_as == "place" else _weight(text, one)
    return sorted(votes, key=lambda code: -votes[code])


def _weight(text: Text, people: PlaceMention) -> float:
    """How much a people or a state tells of where: little as who strikes from afar, or as an army that tells."""
    at = bisect_left(text.starts, people.end) - 1
    if at < 0 or not text.part(at):
        return 1.0
    noun = text.token(at)
    for _ in range(CLIMB):
        if noun.lemma_.lower() in place_list("strikes"):
            return STRIKER
        if noun.dep_ not in MODIFIERS or noun.head is noun:
            break
        noun = noun.head
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.dep_ == "agent" else noun.head
    acts = noun.dep_ == "nsubj" or (noun.dep_ == "pobj" and noun.head.dep_ == "agent")
    if acts and verb.lemma_ in place_list("struck_from_afar") | place_list("deeds_of_forces"):
        return STRIKER
    tells = noun.dep_ == "nsubj" and verb.lemma_ in text.words.speech_verbs
    return TELLER if tells and not _at_home(noun) else 1.0


def _at_home(teller: Token) -> bool:
    """ "The Lebanese health ministry", "Congolese police": who tells of his own country."""
    home = place_list("at_home") | place_list("at_home_too")
    return any(token.lower_ in home for token in (teller, *teller.lefts))


def people_of(text: Text, span: tuple[int, int], known: list[PlaceMention]) -> PlaceMention | None:
    """The people whose place a name is by the words beside it: "the Lebanese village of Karm", "Karm, a Lebanese
    village"."""
    start, end = span
    for one in known:
        if one.used_as != "people" or one.place is None:
            continue
        noun = _noun_of(text, one)
        if noun is None:
            continue
        behind = noun.idx + len(noun)
        if one.end <= start and text.parsed.text[behind:start].strip() in ("", "of"):
            return one
        if one.start >= end and text.parsed.text[end : one.start] in (", a ", ", an ", ", the "):
            return one
    return None


def _noun_of(text: Text, people: PlaceMention) -> Token | None:
    """The noun for a town or village that a people is told of: "the Lebanese border village"."""
    at = bisect_left(text.starts, people.end) - 1
    if at < 0 or not text.part(at):
        return None
    noun = text.token(at)
    for _ in range(CLIMB):
        if noun.dep_ not in MODIFIERS or noun.head.i < noun.i:
            break
        noun = noun.head
        if text.words.kind_of(noun.lower_) == "settlement":
            return noun
    return None
