"""Who a voice is taken to be: a known source, a party, or a person who speaks for either."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.claims.voices.known import words_of
from reportedly.claims.voices.names import is_name, person_name, plain
from reportedly.claims.voices.words import speaker_words
from reportedly.records import Source
from reportedly.vocabulary import KnownSource, Party

OWN_VOICE = frozenset(("monitor", "rescuer", "medic", "ngo", "un", "media", "analyst", "witness"))
PARTY_KINDS = {"ngo": "ngo", "media": "media", "intergovernmental": "official"}


@dataclass(frozen=True)
class Voice:
    """Who a source's words were taken to mean. `id` is a known source's, `party` the party it speaks for."""

    name: str
    kind: str
    id: str | None = None
    party: str | None = None

    def source(self, text: str, start: int, via: tuple[str, ...] = ()) -> Source:
        """The record of this voice, named by words of the report that begin at a code point."""
        return Source(
            text=text,
            start=start,
            end=start + len(text),
            id=self.id,
            name=self.name,
            kind=self.kind,
            party=self.party,
            via=via,
        )


def known_voice(known: KnownSource, core: str, name: str, noun: str | None) -> Voice:
    """The voice of a known source, or of whoever speaks for it without being the source itself."""
    last = plain(core.split()[-1]) if core.split() else ""
    first = next(iter(words_of(name)), "")
    if first in ("source", "sources") or (last in ("source", "sources") and known.kind == "media"):
        return Voice(name, "unknown" if known.kind == "media" else known.kind, None, known.party)
    if known.kind in OWN_VOICE or not (is_name(core) or is_name(name)) or _is_whole(known, core):
        return Voice(known.name, known.kind, known.id, known.party)
    return Voice(person_name(name), known.kind, known.id, known.party)


def _is_whole(known: KnownSource, text: str) -> bool:
    """Whether words are the source's own name and nobody who speaks for it."""
    names = (known.name, *known.aliases)
    return words_of(text) in {words_of(name) for name in names}


def party_voice(party: Party, name: str, noun: str | None) -> Voice:
    """The voice of a party, or of a body or person of it."""
    kind = PARTY_KINDS.get(party.kind, "party")
    if noun in OWN_VOICE:
        return Voice(name, noun, None, party.id if noun == "media" else None)
    lists = speaker_words()
    words = [plain(word) for word in name.split()]
    if noun == "official" and ("police" in words or words[0] in ("source", "sources")):
        return Voice(person_name(name) if is_name(name) else name, noun)
    person = is_name(name) or (words[-1] in lists.person_words and len(words) > 1)
    if person:
        named = person_name(name) if is_name(name) else name
        return Voice(named, kind if noun != "official" or party.kind != "government" else "official", None, party.id)
    return Voice(party.name, kind, None, party.id)
