"""The words that show who says what: reporting verbs with their stance, prepositions, nouns."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent.parent / "data" / "who_says.toml"
PEOPLE = Path(__file__).parent.parent / "data" / "who_says_people.toml"


@dataclass(frozen=True)
class ReportingVerb:
    """How a verb reports: the forms its content `takes`, and those of them that the speaker `vouches` for."""

    stance: str
    takes: frozenset[str]
    vouches: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()

    @property
    def is_speech(self) -> bool:
        return bool(self.vouches)


@dataclass(frozen=True)
class ReportingWords:
    """All reporting words by lemma; `nouns` maps a noun as written to its stance. `trailing` verbs may end a clause
    without comma ("seven died a medic said on Monday"), `after` are words that follow them there. `hearsay` verbs in
    the passive hand a clause to nobody named; `things` verbs also have subjects that say nothing ("the war claimed").
    From `days` on, the lists of the table `around`. `sayings` maps forms that parse badly to their lemmas."""

    verbs: Mapping[str, ReportingVerb]
    prepositions: tuple[tuple[str, ...], ...]
    adverbs: frozenset[str]
    nouns: Mapping[str, str]
    trailing: frozenset[str]
    after: frozenset[str]
    hearsay: frozenset[str]
    things: frozenset[str]
    misread: Mapping[str, str]
    days: frozenset[str]
    turns: frozenset[str]
    quoting: frozenset[str]
    citing: frozenset[str]
    adding: frozenset[str]
    plain: frozenset[str]
    stretches: frozenset[str]
    acts: frozenset[str]
    stating: frozenset[str]
    reading: frozenset[str]
    asides: frozenset[str]
    vouching: frozenset[str]
    looking_into: frozenset[str]
    taking_on: frozenset[str]
    caught: frozenset[str]
    measures: frozenset[str]
    reckoning: frozenset[str]
    sayings: Mapping[str, str]

    def lemma(self, lemma: str) -> str:
        """The lemma in lower case, with the tagger's known slips put right."""
        lowered = lemma.lower()
        return self.misread.get(lowered, lowered)


@cache
def reporting_words() -> ReportingWords:
    """The words of the package's data file."""
    table = tomllib.loads(DATA.read_text(encoding="utf-8"))
    verbs: dict[str, ReportingVerb] = {}
    for group in table["verbs"]:
        takes, vouches, prepositions = (frozenset(group.get(name, ())) for name in ("takes", "vouches", "with"))
        for word in group["words"]:
            verbs[word] = ReportingVerb(group["stance"], takes, vouches, prepositions)
    return ReportingWords(
        verbs,
        tuple(tuple(phrase.split()) for phrase in table["prepositions"]["phrases"]),
        frozenset(table["adverbs"]["words"]),
        {word: stance for stance, words in table["nouns"].items() for word in words},
        frozenset(table["trailing"]["verbs"]),
        frozenset(table["trailing"]["after"]),
        frozenset(table["passive"]["hearsay"]),
        frozenset(table["passive"]["things"]),
        table["misread"],
        sayings=table["sayings"],
        **{name: frozenset(words) for name, words in table["around"].items()},
    )


@dataclass(frozen=True)
class SpeakerWords:
    """Word lists about speakers, all in lower case; `pronouns` by the kind of speaker they stand for, `alike` sets of
    words that one speaker is called by in turn; `areas` end no person's name; any body with a name may be
    called one of the `bodies`; `bare` speakers need no article, `describing` words stand before them. `organs` are
    those of a state, `breakaway` ones are against theirs, `run_by` tells who runs one; `handed` how an outlet came
    to a document; `labels` of paragraphs and what is `counted` name nobody, nor do `flashes`, and who has `cited` data
    says it himself. `private` bodies are no state's; `interviews` tells to which outlet one speaks, `outlets` what they
    are, and `messages` in what else a speaker tells it."""

    organisations: frozenset[str]
    areas: frozenset[str]
    documents: frozenset[str]
    cited: frozenset[str]
    group_words: frozenset[str]
    bodies: frozenset[str]
    person_words: frozenset[str]
    ranks: frozenset[str]
    crews: frozenset[str]
    offices: frozenset[str]
    organs: frozenset[str]
    handed: frozenset[str]
    breakaway: frozenset[str]
    run_by: frozenset[str]
    labels: frozenset[str]
    counted: frozenset[str]
    private: frozenset[str]
    messages: frozenset[str]
    interviews: frozenset[str]
    outlets: frozenset[str]
    flashes: frozenset[str]
    tails: frozenset[str]
    articles: frozenset[str]
    titles: frozenset[str]
    bare: frozenset[str]
    describing: frozenset[str]
    particles: frozenset[str]
    pronouns: Mapping[str, str]
    alike: tuple[frozenset[str], ...]


@cache
def speaker_words() -> SpeakerWords:
    """The words of the package's data file."""
    table = tomllib.loads(PEOPLE.read_text(encoding="utf-8"))
    pronouns = {word: kind for kind, words in table["pronouns"].items() for word in words}
    lists = {name: frozenset(words) for name, words in table.items() if name not in ("pronouns", "alike")}
    alike = tuple(frozenset(words) for words in table["alike"]["words"])
    return SpeakerWords(pronouns=pronouns, alike=alike, **lists)
