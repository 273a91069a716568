"""Whose voice words name: known sources, parties of the conflict, persons, and voices without a name."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from reportedly.claims.findings.mentions import Attribution
from reportedly.claims.voices.bearers import apposed_name
from reportedly.claims.voices.identity import OWN_VOICE, PARTY_KINDS, Voice, known_voice, party_voice
from reportedly.claims.voices.known import (
    LONGEST_ALIAS,
    LONGEST_WORDS,
    WORD,
    Alias,
    SourceIndex,
    ends_another,
    is_elsewhere,
    stands,
    words_of,
    written_alike,
)
from reportedly.claims.voices.names import (
    clean_name,
    is_name,
    person_name,
    plain,
    without_clause,
    without_message,
    without_tail,
    without_which,
)
from reportedly.claims.voices.run_by import is_run, runner
from reportedly.claims.voices.table import AttributionTable
from reportedly.claims.voices.words import speaker_words
from reportedly.vocabulary import KnownSource, Party

SHORTEST_OWNER = 4  # letters of a name whose lost apostrophe is put back
REMEMBERED = 2_000  # voices
ISSUED = re.compile(r"([^,]{1,60}?)\s+(?:by|from)\s+(\S.*)", re.DOTALL)
BASED = re.compile(r"\b(?:[\w.]+[- ]){1,2}based\s+(?=\w)")
SENT_TO = re.compile(r" to (?:the )?[A-Z][^,]*$")  # "the army's envoy to the United Nations"
MINISTRY = 2  # words of "defence ministry"
LOCAL = ("rescuer", "medic", "monitor")


@dataclass(frozen=True)
class Voices:
    """What is needed to tell whose voice words name: the known sources, a way to resolve a party's name in the
    report at hand, the countries that it speaks of most, and the one whose state publishes it."""

    sources: Mapping[str, KnownSource]
    resolve_party: Callable[[str], Party | None] | None = None
    shared: SourceIndex | None = None
    countries: tuple[str, ...] = ()
    home: str | None = None

    @cached_property
    def index(self) -> SourceIndex:
        return self.shared or SourceIndex(self.sources)

    def resolving(
        self,
        resolve_party: Callable[[str], Party | None],
        countries: tuple[str, ...] = (),
        home: str | None = None,
    ) -> Voices:
        """The same voices for another report; the index is built once and shared."""
        return replace(self, resolve_party=resolve_party, shared=self.index, countries=countries, home=home)

    @cached_property
    def memory(self) -> dict[str, Voice]:
        return {}

    @cached_property
    def behind(self) -> dict[int, tuple[Attribution, Voice | None]]:
        """Whose voice attributions of the report were found to name, each by its id; kept so that no other gets it."""
        return {}

    def table(self, attributions: Sequence[Attribution]) -> AttributionTable:
        """The table of a report's attributions, made once."""
        if not self._tables or self._tables[0].attributions is not attributions:
            self._tables[:] = [AttributionTable(attributions)]
        return self._tables[0]

    @cached_property
    def _tables(self) -> list[AttributionTable]:
        return []

    def voice(self, text: str) -> Voice:
        """`voice_of`, remembered: a report names the same voices again and again."""
        text = " ".join(text[:LONGEST_WORDS].split())  # hostile runs of blanks cost nothing after this
        found = self.memory.get(text)
        if found is None:
            if len(self.memory) >= REMEMBERED:
                self.memory.clear()
            found = self.memory[text] = _of_its_side(voice_of(text, self), text, self)
        return found

    def known(self, text: str) -> KnownSource | None:
        """The known source with the longest name inside `text`; one that only owns another ("Hezbollah's Al-Manar")
        after that."""
        written = [match.group() for match in WORD.finditer(text[:LONGEST_WORDS])]
        lowered = [plain(word) for word in written]
        best, rank = None, (False, False, 0)
        heads = speaker_words().organisations | speaker_words().group_words  # "the United Nations agency"
        for start in range(len(lowered)):
            size, alias = self._at(lowered, start, written[start])
            after = written[start + size : start + size + 1]
            if alias is None or self._means_another(alias, written, start, size):
                continue
            if not after and "to" in lowered[max(0, start - 2) : start]:
                continue  # "the envoy to the United Nations" speaks for whoever sent him
            own = (stands(written[start + size - 1], alias), not (after and after[0].lower() in heads), size)
            if own > rank:
                best, rank = alias, own
        return best.source if best is not None else None

    def named_in(self, text: str) -> Sequence[tuple[int, KnownSource]]:
        """The known sources that a text names, with the offset of each name; remembered for the last text."""
        if self.names and self.names[0][0] == text:
            return self.names[0][1]
        found: list[tuple[int, KnownSource]] = []
        matches = list(WORD.finditer(text))
        written = [match.group() for match in matches]
        lowered = [plain(word) for word in written]
        at = 0
        while at < len(lowered):
            size, alias = self._at(lowered, at, written[at])
            another = alias is None or self._means_another(alias, written, at, size)
            if alias is not None and not another and not _is_party(alias.source, alias.text, self):
                found.append((matches[at].start(), alias.source))
            at += size
        self.names[:] = [(text, found)]
        return found

    def _means_another(self, alias: Alias, written: Sequence[str], at: int, size: int) -> bool:
        """Whether a name of one word is part of a longer one, or is another's in the report's countries."""
        around = written[max(0, at - 1) : at], written[at + size : at + size + 1]
        return is_elsewhere(alias, self.countries) or (size == 1 and ends_another(alias, *around))

    @cached_property
    def names(self) -> list[tuple[str, Sequence[tuple[int, KnownSource]]]]:
        return []

    def local(self, name: str, kind: str) -> KnownSource | None:
        """The source of the report's own country that a description without a name means: "civil defence teams" in a
        report on a country with one civil defence."""
        words = list(words_of(name.replace("defense", "defence")))
        while words and words[-1] in speaker_words().crews:
            words.pop()
        return self._of_country(words, self.countries[0], (kind,)) if self.countries else None

    def ministry(self, name: str) -> KnownSource | None:
        """The ministry that "the defence ministry" means in a report of a state's own outlet: that state's."""
        words = list(words_of(name.replace("Defense", "Defence").replace("defense", "defence")))
        bare = self.home is not None and len(words) == MINISTRY and words[-1] == "ministry"
        return self._of_country(words, self.home, ("party", "official")) if bare and self.home else None

    def _of_country(self, words: Sequence[str], country: str, kinds: Collection[str]) -> KnownSource | None:
        """The one source of a country whose name ends so."""
        if len(words) < 2:
            return None
        found = [
            source
            for source in self.sources.values()
            if source.kind in kinds
            and country in source.countries
            and any(words_of(alias)[-len(words) :] == tuple(words) for alias in (source.name, *source.aliases))
        ]
        return found[0] if len(found) == 1 else None

    def _at(self, lowered: Sequence[str], at: int, written: str) -> tuple[int, Alias | None]:
        """The longest alias that starts at a word, and how many words it takes."""
        first, words = lowered[at], lowered
        if first not in self.index.first and first[:-1] in self.index.first and first.endswith("s"):
            first = first[:-1]  # "Lorns state television", its apostrophe lost
            words = [*lowered[:at], first, *lowered[at + 1 :]]
        if first in self.index.first:
            for size in range(min(LONGEST_ALIAS, len(words) - at), 0, -1):
                alias = self.index.aliases.get(tuple(words[at : at + size]))
                if alias is not None and (size > 1 or written_alike(written, alias.text)):
                    return size, alias
        return self._owner(lowered, at, written)

    def _owner(self, lowered: Sequence[str], at: int, written: str) -> tuple[int, Alias | None]:
        """The alias whose apostrophe was lost: "SANAs correspondent", "the Syrian Coalitions office"."""
        if lowered[at] not in self.index.first and lowered[at].removesuffix("s") not in self.index.first:
            return 1, None
        for size in range(min(LONGEST_ALIAS, len(lowered) - at - 1), 0, -1):
            last = lowered[at + size - 1]
            if not last.endswith("s") or last.endswith("ss"):
                continue
            alias = self.index.aliases.get((*lowered[at : at + size - 1], last[:-1]))
            if alias is not None and (size > 1 or (written[:1].isupper() and len(last) > SHORTEST_OWNER)):
                return size, alias
        return 1, None

    def publisher(self, name: str) -> KnownSource | None:
        """The known source that a publisher's whole name means, however it is written."""
        alias = self.index.aliases.get(words_of(name))
        return alias.source if alias is not None else None

    def kind(self, text: str) -> str | None:
        """The source kind that the nouns of `text` show: the longest noun counts, "source" only without another."""
        words = words_of(text)
        for size in range(min(LONGEST_ALIAS, len(words)), 0, -1):
            runs = (self.index.kinds.get(words[start : start + size]) for start in range(len(words) - size + 1))
            found = [kind for kind in runs if kind is not None and (kind != "unknown" or size > 1)]
            if found:
                return found[0]
        return None

    def party(self, text: str) -> Party | None:
        return self.resolve_party(text) if self.resolve_party is not None and text else None


@cache
def _office() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(speaker_words().offices))}) in ((?:[A-Z][\w'-]+ ?){{1,3}})")


@cache
def handed() -> re.Pattern[str]:
    """Through whom a report learned it: X in "a memo seen by X", "a soldier quoted by X"."""
    return re.compile(rf"\s*\b(?:{'|'.join(sorted(speaker_words().handed))})\s+([^.,;:\n\"“]{{3,60}})")


@cache
def interview() -> re.Pattern[str]:
    """To which outlet somebody speaks, where a sentence opens with it: X in "Speaking to X, "."""
    ways = "|".join(sorted(speaker_words().interviews))
    return re.compile(rf"(?i:\b(?:{ways}))\s+([^.,;:\n\"“]{{3,50}}),\s*$")


def voice_of(text: str, voices: Voices) -> Voice:
    """Whose voice the words of a source name."""
    if voices.known(text) is None:
        text = BASED.sub("", text)  # a place where somebody sits is not who it is
    through = handed().search(text)
    if through is not None:
        behind = voice_of(text[: through.start()], voices)
        if behind.id or behind.party or behind.kind != "unknown":
            return behind
    text = without_message(text)
    core = without_tail(text) or text
    text = without_clause(text) or text  # whom a speaker met is not who speaks
    name = apposed_name(text) or clean_name(text)
    written = ISSUED.match(text)
    if written is not None and speaker_words().documents & set(words_of(written[1])):
        return voice_of(written[2], voices)
    known = voices.known(core) or voices.known(without_which(text))
    if name.lower() in speaker_words().documents or name.lower() in speaker_words().pronouns:
        return Voice("unknown", "unknown")  # a pronoun that goes back to nobody names nobody
    issuer = name.rpartition(" ")[0]  # "the army statement"
    if known is None and plain(name.split()[-1]) in speaker_words().documents and _is_body(issuer, voices):
        return voice_of(issuer, voices)
    noun = voices.kind(SENT_TO.sub("", core)) or voices.kind(text)
    if known is not None and not _is_party(known, core, voices):
        return known_voice(known, core, name, noun)
    own = voices.local(name, noun) if noun in LOCAL else voices.ministry(name)
    if own is not None:
        return Voice(own.name, own.kind, own.id, own.party)
    office = _office().search(core)  # "the defence ministry in Moscow"
    seat = voices.party(office.group(1)) if office is not None else None
    party = seat or voices.party(core) or (voices.party(text) if is_name(core) else None)
    if party is not None and party.kind == "government" and speaker_words().breakaway & set(words_of(text)):
        return Voice(name, "party")
    if party is not None and party.kind == "government" and plain(core.split()[-1]) in speaker_words().private:
        return Voice(name, noun or "unknown")
    if party is not None:
        return party_voice(party, name, noun)
    if is_name(name):
        return Voice(person_name(name), noun or "witness")
    return Voice(name, noun or "unknown")


def _of_its_side(voice: Voice, text: str, voices: Voices) -> Voice:
    """A body that a party runs speaks for that party: "the Houthi-run health ministry"."""
    if not is_run(text) or (party := runner(text, voices)) is None:
        return voice
    if voice.kind in OWN_VOICE:
        return replace(voice, party=party.id)
    return Voice(clean_name(text), PARTY_KINDS.get(party.kind, "party"), None, party.id)


def _is_party(known: KnownSource, core: str, voices: Voices) -> bool:
    """Whether initials that name a known source abroad are those of a party to the conflict here: "the RSF", "an RSF
    commander"."""
    initials = next((word for word in clean_name(core).split() if word.isupper() and word in known.aliases), None)
    if initials is None or known.party is not None:
        return False
    abroad = bool(known.countries) and not set(known.countries) & set(voices.countries)
    party = voices.party(initials) if abroad else None
    return party is not None and bool(set(party.countries) & set(voices.countries))


def _is_body(text: str, voices: Voices) -> bool:
    """Whether words name a body that can put out a statement."""
    return bool(text) and (plain(text.split()[-1]) in speaker_words().organisations or voices.party(text) is not None)
