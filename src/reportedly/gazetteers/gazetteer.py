"""Names in, places out."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from reportedly.gazetteers.entry import Entry, Match
from reportedly.gazetteers.keys import loose_key, plain_key
from reportedly.gazetteers.store import MAIN, PEOPLE, SHORT, Hit, Index, MemoryIndex, Window
from reportedly.gazetteers.tables import Named


class Gazetteer:
    """Looks names up in one or more indexes. What an earlier index holds under a name hides what later ones hold
    under the same name: a user's places win over the package's. An index that `merges` hides nothing."""

    def __init__(self, *indexes: Index) -> None:
        self._indexes = indexes
        self._matches = lru_cache(maxsize=20_000)(self._read_matches)  # a report names its places again and again
        self.matches = lru_cache(maxsize=20_000)(self._of_name)
        self.has = lru_cache(maxsize=50_000)(self._has)

    @classmethod
    def of(cls, places: Iterable[Named | Entry]) -> Gazetteer:
        """A gazetteer of these places alone."""
        return cls(MemoryIndex(_named(places)))

    def extended(self, places: Iterable[Named | Entry]) -> Gazetteer:
        """This gazetteer with the user's places before it."""
        return self.behind(MemoryIndex(_named(places)))

    def behind(self, *indexes: Index) -> Gazetteer:
        """This gazetteer with other indexes before its own."""
        return Gazetteer(*indexes, *self._indexes)

    def _of_name(self, name: str) -> tuple[Match, ...]:
        """Entries of a name with how it found them: exact spelling first, then main names, then the most people."""
        return self._matches(plain_key(name))

    def _read_matches(self, plain: str) -> tuple[Match, ...]:
        if not plain:
            return ()
        loose = loose_key(plain)
        found: list[Hit] = []
        for index in self._indexes:
            hits = index.hits(loose)
            found += hits
            if hits and not index.merges:
                break
        return _ranked(plain, tuple(found)) if found else ()

    def find(self, name: str) -> tuple[Entry, ...]:
        """Entries of a name in the order of `matches`."""
        return tuple(match.entry for match in self.matches(name))

    def _has(self, key: str) -> bool:
        """Whether a name, or a variant spelling of it, is in the gazetteer. Quick."""
        loose = loose_key(plain_key(key))
        return bool(loose) and any(index.has(loose) for index in self._indexes)

    def get(self, identity: str) -> Entry | None:
        """The entry of an id, or None."""
        for index in self._indexes:
            entry = index.get(identity)
            if entry is not None:
                return entry
        return None

    def longest(self, words: list[str], start: int, limit: int = 7) -> int:
        """How many words from `start` on make the longest name; 0 if none."""
        for end in range(min(len(words), start + limit), start, -1):
            if self.has(" ".join(words[start:end])):
                return end - start
        return 0

    def chain(self, entry: Entry) -> tuple[Entry, ...]:
        """The entry and what it lies in, innermost first. Ends at a parent that is unknown or stands twice."""
        found = [entry]
        while found[-1].parent and len(found) < 8:
            above = self.get(found[-1].parent)
            if above is None or above in found:
                break
            found.append(above)
        return tuple(found)

    def country(self, code: str) -> Entry | None:
        """The country of a code."""
        return next((entry for index in self._indexes if (entry := index.country(code))), None)

    def settlements(self, window: Window, most: int) -> tuple[Entry, ...]:
        """Settlements inside a window (west, south, east, north), those with the most people first: what a map names
        for orientation."""
        found = {entry.id: entry for index in self._indexes for entry in index.settlements(window, most)}
        return tuple(sorted(found.values(), key=lambda entry: (-entry.population, entry.id))[:most])


def _named(places: Iterable[Named | Entry]) -> list[Named]:
    return [place if isinstance(place, Named) else Named(place, (place.name,)) for place in places]


def _ranked(plain: str, hits: tuple[Hit, ...]) -> tuple[Match, ...]:
    if len(hits) == 1:
        key, role, entry = hits[0]
        return (Match(entry, key == plain, role == MAIN, role == PEOPLE, role == SHORT),)
    best: dict[str, Match] = {}
    for key, role, entry in hits:
        match = Match(entry, key == plain, role == MAIN, role == PEOPLE, role == SHORT)
        before = best.get(entry.id)
        if before is None or (match.exact, match.main) > (before.exact, before.main):
            best[entry.id] = match
    return tuple(sorted(best.values(), key=lambda m: (not m.exact, not m.main, -m.entry.population, m.entry.id)))
