"""Whether a possible place name is one here: what the name is worth, and the words before and after it.

A logistic model over yes-or-no signs. Its weights were fitted on news texts with marked places (not on conflict reports
alone); each can be read as how much a sign speaks for (+) or against (-) a place.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

from reportedly.claims.places.ground import is_ground
from reportedly.claims.places.held import holder_behind, people_before, tellers_at_home, told_at_home
from reportedly.claims.places.scan import Candidate, Text
from reportedly.claims.text.dictionary import is_entry
from reportedly.claims.text.line_marks import line_start, opens_line
from reportedly.claims.text.words import place_list

BUILT_IN = ("geonames:", "own:")  # other ids are a user's, who brings the places that his reports name
LINE = 16  # tokens behind the name that heads a line in which it counts
WEIGHTS: dict[str, float] = {
    "always": -0.94,
    "in": 1.41,
    "locative": 0.5,
    "noun": 0.68,
    "container": 1.25,
    "proper": -0.95,
    "common": -2.38,
    "people": 2.38,
    "people before a name": -0.57,
    "after a person's word": -0.2,
    "after a name": -0.44,
    "before an outlet": -4.0,
    "before a name": -1.49,
    "before an institution": -0.22,
    "person's name": -1.91,
    "person before": -1.95,
    "never": -1.79,
    "country": 5.1,
    "region": 2.58,
    "adm1": 3.39,
    "adm2": 0.47,
    "size": 0.78,
    "several words": 1.29,
    "variant": -1.61,
    "other name": -0.49,
    "abbreviation": 0.04,
    "shown elsewhere": 0.58,
    "hyphen": 0.14,
    "speaks": -2.7,
    "possessive": -0.9,
    "first word": 0.46,
    "modifier": 0.1,
    "subject": -0.96,
    "small too": -1.07,
    "untagged": -0.9,
    "capitals": -1.5,
    "object": 0.8,
    "brought": 3.0,
    "noun of": 2.0,
    "listed": 1.33,
    "cut": -2.5,
    "near others": 0.7,
    "ground": 3.0,  # set, not fitted: the texts with marked places hold few sieges
}


@dataclass(frozen=True)
class Weighed:
    """A possible name with the signs for and against it."""

    candidate: Candidate
    signs: dict[str, float]

    @cached_property
    def alone(self) -> float:
        """What the signs weigh together."""
        return sum([WEIGHTS[sign] * value for sign, value in self.signs.items()])

    def weight(self, near: float = 0.0) -> float:
        """Above 0: a place. `near` tells how much else of the report lies around it."""
        return self.alone + WEIGHTS["near others"] * near


def weigh_all(text: Text, candidates: list[Candidate]) -> list[Weighed]:
    """The candidates with their signs. What shows one use of a name to be a place helps its other uses."""
    return [Weighed(*pair) for pair in zip(candidates, all_signs(text, candidates), strict=True)]


def all_signs(text: Text, candidates: list[Candidate]) -> list[dict[str, float]]:
    """The signs of each candidate, with their strength (1 for most)."""
    starts = {candidate.first: candidate for candidate in candidates}
    ends = {candidate.last: candidate for candidate in candidates}
    persons, tellers = _persons(text, candidates), tellers_at_home(text, candidates)
    shown: dict[str, int] = {}
    for candidate in candidates:
        _look_around(text, candidate)
        people = people_before(text, candidate, ends)
        outer = holder_behind(text, candidate, starts) or people or told_at_home(text, candidate, tellers)
        candidate.container = outer.first if outer is not None else None
        candidate.of_people = outer is not None and outer is people
        if candidate.locative or candidate.noun or candidate.container is not None:
            shown[candidate.key] = shown.get(candidate.key, 0) + 1
    found = []
    for candidate in candidates:
        signs = {"always": 1.0, **_name(text, candidate), **_grammar(text, candidate)}
        signs.update(_around(text, candidate, starts, ends))
        own = candidate.locative or candidate.noun is not None or candidate.container is not None
        if shown.get(candidate.key, 0) > own:
            signs["shown elsewhere"] = 1.0
        if _listed(text, candidate, ends):
            signs["listed"] = 1.0
        if candidate.key in text.small_words:
            signs["small too"] = 1.0
        if candidate.key in persons:
            signs["person before"] = 1.0
        candidate.fought_for = "ground" in signs or _is_village(text, candidate)
        found.append(signs)
    for candidate in candidates:
        beside = starts.get(candidate.last + 1) if text.lower(candidate.last) == "and" else None
        candidate.fought_for |= beside is not None and beside.fought_for  # "hold Karm and Lorn"
    return found


def _is_village(text: Text, candidate: Candidate) -> bool:
    """ "The village of Hassan", which no city abroad is."""
    before = candidate.first - 2
    return text.lower(before + 1) == "of" and text.lower(before) in place_list("small_places")


def _persons(text: Text, candidates: list[Candidate]) -> frozenset[str]:
    """Keys of names that stand after a given name or a title somewhere in the text: "Mr. Jackson", "Ann Houston"."""
    return frozenset(candidate.key for candidate in candidates if _person_word(text, candidate.first - 1))


def _listed(text: Text, candidate: Candidate, ends: dict[int, Candidate]) -> bool:
    """Whether the name goes on a list whose last name is shown to be a place: "in Fua and Kefraya"."""
    if text.lower(candidate.first - 1) not in ("and", ",", "or"):
        return False
    before = ends.get(candidate.first - 1)
    return before is not None and (before.locative or before.noun is not None) and not before.people


def _person_word(text: Text, at: int) -> bool:
    """A title, a given name or an initial."""
    word = text.lower(at)
    return text.upper(at) and (word in text.words.given_names or word in text.words.titles or len(word) == 1)


def _look_around(text: Text, candidate: Candidate) -> None:
    """Notes the words that show a place: preposition, noun for a kind of place."""
    before = candidate.first - 1
    word = text.lower(before)
    while word in text.words.directions or word in text.words.neighbouring or word in ("the", "-", "’s", "'s"):
        before -= 1
        word = text.lower(before)
    candidate.locative = word in text.words.locative or _heads_a_count(text, candidate)
    if word == "of" and text.words.kind_of(text.lower(before - 1)):
        candidate.noun = text.words.kind_of(text.lower(before - 1))
    after = text.words.kind_of(text.lower(candidate.last))
    if after and not (text.upper(candidate.last) and text.lower(candidate.last) in text.words.neighbourhood):
        candidate.noun = after


def _heads_a_count(text: Text, candidate: Candidate) -> bool:
    """Whether the name heads a line that counts: "Karm: 12 killed", "- Karm: 12 killed"."""
    if text.lower(candidate.last) != ":":
        return False
    whole, start = text.parsed.text, text.starts[candidate.first]
    line = line_start(whole, start)
    opens = line > 0 and opens_line(whole, start)
    marked = whole[line:start].strip() != ""
    return opens and (text.part(candidate.last + 1) == "NUM" or (marked and _counts_in_line(text, candidate.last)))


def _counts_in_line(text: Text, at: int) -> bool:
    """Whether a number stands behind a colon in a line of a list: "• Karm: shelling, 2 killed"."""
    for behind in range(at + 1, at + LINE):
        if text.part(behind) == "NUM":
            return True
        if text.lower(behind).startswith("\n") or text.lower(behind) in (".", ""):
            return False
    return False


def _name(text: Text, candidate: Candidate) -> dict[str, float]:
    """What the name itself is worth."""
    match = candidate.matches[0]
    words, kind = text.words, match.entry.kind
    people = max(m.entry.population for m in candidate.matches)
    if match.people:
        return {"people": 1.0}
    signs = {"size": max(0.0, math.log10(people + 1) - 3.0) if kind in ("settlement", "adm2") else 0.0}
    if kind in ("country", "adm1", "adm2"):
        signs[kind] = 1.0
    elif kind != "settlement":
        signs["region"] = 1.0
    if candidate.key in words.never:
        signs["never"] = 1.0
    if candidate.key in words.surnames or candidate.key in words.given_names:
        signs["person's name"] = 1.0
    if " " in candidate.key:
        signs["several words"] = 1.0
    if not match.exact:
        signs["variant"] = 1.0
    elif not match.main:
        signs["other name"] = 1.0
    if not match.entry.id.startswith(BUILT_IN):
        signs["brought"] = 1.0
    if match.short:
        signs["abbreviation"] = 1.0
    return signs


def _grammar(text: Text, candidate: Candidate) -> dict[str, float]:
    """Part of speech and role in the sentence; not for passages without tags or in capitals, where tags are guesses."""
    head, entry = text.token(candidate.last - 1), candidate.matches[0].entry
    state = entry.kind == "country" or any(match.entry.capital for match in candidate.matches[:3])
    tags = {text.part(at) for at in range(candidate.first, candidate.last)}
    signs = {}
    if head.is_sent_start:
        signs["first word"] = 1.0
    if "" in tags:
        signs["untagged"] = 1.0
    if text.capitals and not candidate.people:
        signs["capitals"] = 1.0
    if "" in tags or text.capitals or candidate.people:
        return signs
    signs["proper" if "PROPN" in tags else "common"] = 1.0
    if head.dep_ == "compound":
        signs["modifier"] = 1.0
    elif head.dep_ in ("nsubj", "nsubjpass") and not _heads_a_count(text, candidate):
        signs["speaks" if head.head.lemma_ in text.words.speech_verbs and not state else "subject"] = 1.0
    elif head.dep_ == "dobj" and head.head.lemma_ in text.words.place_verbs:
        signs["object"] = 1.0
    named = "PROPN" in tags or not is_entry(candidate.key)  # "Bakhmut" is no noun, however it is tagged
    if named and not _behind_name(text, candidate) and is_ground(text, candidate.last, known=True):
        signs["ground"] = 1.0
    return signs


def _around(
    text: Text, candidate: Candidate, starts: dict[int, Candidate], ends: dict[int, Candidate]
) -> dict[str, float]:
    """The words beside the name: for a place, or for a longer name of a person, a paper, a company."""
    first, last = candidate.first, candidate.last
    signs = {}
    if candidate.locative:
        plainly = text.lower(first - 1) in ("in", "at", "near", "outside", "around") or _heads_a_count(text, candidate)
        signs["in" if plainly else "locative"] = 1.0
    if candidate.noun:
        signs["noun of" if text.lower(first - 1) == "of" else "noun"] = 1.0
    if candidate.container is not None:
        signs["container"] = 1.0
    if text.lower(last) in ("'s", "’s", "'", "’"):
        signs["possessive"] = 1.0
    if text.capitals or text.places[first] in text.headlines:
        return signs
    if _hyphenated(text, candidate, starts, ends):
        signs["hyphen"] = 1.0
    if _person_word(text, first - 1):
        signs["after a person's word"] = 1.0
    elif _behind_name(text, candidate):
        signs["after a name"] = 1.0
    half = candidate.key in text.words.first_halves and text.upper(last)
    half = half or (text.lower(first - 1) in text.words.first_halves and text.upper(first - 1))  # "Zeta" in "Ain Zeta"
    if (
        half
        or _goes_on(text, last)
        or _second_half(text, candidate)
        or (text.lower(first - 1) == "-" and text.lower(first - 2) in text.words.articles)
    ):
        signs["cut"] = 1.0
    if text.upper(last):
        signs.update(_next_word(text, candidate))
    return signs


def _behind_name(text: Text, candidate: Candidate) -> bool:
    before = candidate.first - 1
    return text.upper(before) and text.part(before) == "PROPN" and not _in_name(text, before)


def _hyphenated(text: Text, candidate: Candidate, starts: dict[int, Candidate], ends: dict[int, Candidate]) -> bool:
    """Whether a hyphen joins the name to another that is no place ("News-Leader"; not "Moscow-based")."""
    first, last = candidate.first, candidate.last
    if text.lower(first - 1) == "-" and first - 1 not in ends:
        return True
    return text.lower(last) == "-" and last + 1 not in starts and (text.upper(last + 1) or text.lower(last + 1) == "")


def _second_half(text: Text, candidate: Candidate) -> bool:
    """Whether a name is cut out of a longer one: "al-Alam" in "Tilmara al-Alam", "Tilmara" in "Tilmara-Feuilles"."""
    first, last = candidate.first, candidate.last
    if text.lower(first) in text.words.articles and text.lower(first + 1) == "-":
        named = text.upper(first - 1) and text.part(first - 1) == "PROPN"
        return named and not _in_name(text, first - 1) and text.starts[first] - text.end(first - 1) == 1
    joined = text.lower(last) == "-" and text.upper(last + 1) and text.starts[last + 1] - text.end(last - 1) == 1
    town = all(match.entry.kind == "settlement" for match in candidate.matches[:3])
    return joined and town and text.lower(last + 1) not in text.words.speech_verbs


def _goes_on(text: Text, at: int) -> bool:
    """Whether the name goes on with an Arabic article: "Orum" in "Orum al-Kubra"."""
    return text.lower(at) in text.words.articles and text.lower(at + 1) == "-" and text.upper(at + 2)


def _next_word(text: Text, candidate: Candidate) -> dict[str, float]:
    """The capitalised word after the name."""
    word = text.lower(candidate.last)
    if candidate.people:
        return {"people before a name": 1.0}
    if word in text.words.outlets:
        return {"before an outlet": 1.0}
    if word in text.words.institutions or word in text.words.titles or text.words.kind_of(word):
        return {"before an institution": 1.0}
    return {"before a name": 1.0} if text.part(candidate.last) in ("PROPN", "") else {}


def _in_name(text: Text, at: int) -> bool:
    """Words with a capital that may stand before a place name: directions, nouns for places."""
    word = text.lower(at)
    if word in text.words.directions or word in text.words.neighbouring:
        return True
    return text.words.kind_of(word) is not None
