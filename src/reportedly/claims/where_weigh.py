"""Whether a possible place name is one here: the words before and after it, for and against."""

from __future__ import annotations

from reportedly.claims.where_scan import BIG, SMALL, Candidate, Text

KINDS_BEFORE_OF = ("settlement", "neighbourhood", "adm2", "adm1", "region")
LIKELY = 1.0  # a name is taken for a place from this weight on


def weigh_all(text: Text, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates that are places. What shows one use of a name to be a place helps its other uses."""
    starts = {candidate.first: candidate for candidate in candidates}
    persons = _surnames(text, candidates)
    own: dict[int, float] = {}
    shown: dict[str, float] = {}
    for number, candidate in enumerate(candidates):
        _look_around(text, candidate, starts)
        weight = _context(text, candidate) - (2.5 if candidate.key in persons else 0.0)
        own[number] = weight
        if not candidate.people:
            shown[candidate.key] = max(shown.get(candidate.key, 0.0), weight)
    kept = []
    for number, candidate in enumerate(candidates):
        support = 1.0 if shown.get(candidate.key, 0.0) >= 1.5 else 0.0
        if own[number] + _standing(candidate, text) + support >= LIKELY:
            kept.append(candidate)
    return kept


def _surnames(text: Text, candidates: list[Candidate]) -> frozenset[str]:
    """Keys of names that stand after a given name or a title somewhere in the text: "Mr. Jackson", "Ann Houston"."""
    found = set()
    for candidate in candidates:
        before = text.lower(candidate.first - 1)
        if text.upper(candidate.first - 1) and (before in text.words.given_names or before in text.words.titles):
            found.add(candidate.key)
    return frozenset(found)


def _look_around(text: Text, candidate: Candidate, starts: dict[int, Candidate]) -> None:
    """Notes the words that show a place: preposition, noun for a kind of place, the place it lies in."""
    before = candidate.first - 1
    while text.lower(before) in text.words.directions or text.lower(before) in ("the", "-", "’s", "'s"):
        before -= 1
    word = text.lower(before)
    candidate.locative = word in text.words.locative
    if word == "of" and text.words.kind_of(text.lower(before - 1)):
        candidate.noun = text.words.kind_of(text.lower(before - 1))
    after = text.words.kind_of(text.lower(candidate.last))
    if after and not (text.upper(candidate.last) and text.lower(candidate.last) in text.words.neighbourhood):
        candidate.noun = after
    comma = text.lower(candidate.last)
    if comma in (",", "(") and candidate.last + 1 in starts:
        inner = starts[candidate.last + 1]
        if not inner.people:
            candidate.container = inner.first


def _context(text: Text, candidate: Candidate) -> float:
    """What the words around say."""
    weight = 0.0
    if candidate.locative:
        weight += 1.5
    if candidate.noun:
        weight += 1.5
    if candidate.container is not None:
        weight += 2.0
    return weight + _grammar(text, candidate) + _neighbours(text, candidate)


def _grammar(text: Text, candidate: Candidate) -> float:
    """Part of speech: nothing for unparsed passages."""
    tags = {text.tokens[at].pos_ for at in range(candidate.first, candidate.last)}
    if "" in tags or text.capitals:
        return 0.0
    if "PROPN" in tags:
        return 0.5
    return 0.0 if candidate.people else -1.0


def _neighbours(text: Text, candidate: Candidate) -> float:
    """Names beside the name make a longer name of it: a person's, a paper's, a company's."""
    words = text.words
    before, after = text.lower(candidate.first - 1), text.lower(candidate.last)
    weight = 0.0
    if text.capitals or candidate.people:
        return weight
    if text.upper(candidate.first - 1) and not _same_case(text, candidate):
        if before in words.titles or before in words.given_names or len(before) == 1:
            weight -= 5.0
        elif text.tokens[candidate.first - 1].pos_ == "PROPN" and before not in words.directions:
            weight -= 2.5
    if text.upper(candidate.last) and not _same_case(text, candidate):
        if after in words.outlets:
            weight -= 4.0
        elif candidate.last - candidate.first == 1 and text.lower(candidate.first) in words.given_names:
            weight -= 3.0
        elif text.tokens[candidate.last].pos_ == "PROPN" and not _known(text, after):
            weight -= 1.5
    return weight


def _known(text: Text, word: str) -> bool:
    words = text.words
    return word in words.institutions or word in words.titles or words.kind_of(word) is not None


def _same_case(text: Text, candidate: Candidate) -> bool:
    """Whether the sentence is a headline, where capitals say nothing."""
    sentence = text.tokens[candidate.first].sent
    long = [token for token in sentence if token.is_alpha and len(token) > 3]
    return len(long) > 3 and sum(token.text[0].isupper() for token in long) > 0.8 * len(long)


def _standing(candidate: Candidate, text: Text) -> float:
    """What the name itself is worth: a country or a large city needs no hint, a hamlet does."""
    match = candidate.matches[0]
    entry, words = match.entry, text.words
    if match.people:
        return 2.0
    if candidate.key in words.never:
        return -3.0
    weight = {"country": 3.0, "continent": 3.0, "region": 2.0, "adm1": 2.0, "water": 1.5}.get(entry.kind, 0.0)
    people = max(m.entry.population for m in candidate.matches)
    if not weight:
        weight = 1.5 if people >= 10 * BIG else 1.0 if people >= BIG else 0.5 if people >= SMALL else 0.0
    if candidate.key in words.surnames or candidate.key in words.given_names:
        weight -= 2.0
    if " " in candidate.key:
        weight += 0.5
    if not match.exact:
        weight -= 0.5
    return weight
