"""Who is meant: the parties that the words of a noun phrase name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from functools import cache
from pathlib import Path
from typing import Any

from reportedly.claims.parties.meant import Meanings
from reportedly.claims.parties.names import MARKS, Word, words
from reportedly.claims.parties.senses import Context, Hit, Sense, best_sense, writing, writing_rule
from reportedly.records import PartyReference
from reportedly.vocabulary import Party, State, vocabulary
from reportedly.vocabulary.loader import read_parties as _read_parties

LEAF = ""  # key of a node's senses; no word has this form
REMEMBERED = 20_000  # phrases whose parties are kept: the same ones are asked for again and again
MAX_PHRASE = 2_000  # code points of a noun phrase that are looked at
INSIDE_NAMES = frozenset("/()")  # "DHKP/C", "People's Protection Units (YPG)"
LONGEST_NAME = 16  # words: keeps the cost of a hostile text linear


class PartyBook:
    """Names of parties, indexed once. Entries of `extra` win over those of `parties` with the same names or the same
    id. `parties`: all of them by their ids."""

    def __init__(
        self, parties: Iterable[Party], extra: Iterable[Party] = (), states: Iterable[State] | None = None
    ) -> None:
        self._root: dict[str, Any] = {}
        self._in_long_names: set[str] = set()  # forms of the words of names of several words
        self._resolved: dict[tuple[str, tuple[str, ...], int | None], tuple[PartyReference, ...]] = {}
        self._last: tuple[str, Sequence[Word], Sequence[Hit]] | None = None
        self._lists = {name: frozenset(entry.words) for name, entry in vocabulary().party_words.items()}
        self._meanings = Meanings(self._lists)
        own = {party.id: party for party in extra}
        self.parties = known = {party.id: party for party in parties} | own
        for party in known.values():
            self._add_all(party, "name", party.aliases, party.id in own)
            self._add_all(party, "name", (party.name,), party.id in own)
            self._add_all(party, "local", party.local_aliases, party.id in own)
        taken = {
            (name.casefold(), country) for p in known.values() for name in p.local_aliases for country in p.countries
        }
        for state in vocabulary().states.values() if states is None else states:
            if state.party in known:
                self._add_state(known[state.party], state)
                self._add_own_state(known[state.party], taken)

    def resolve(self, text: str, countries: Sequence[str] = (), year: int | None = None) -> tuple[PartyReference, ...]:
        """The parties that a noun phrase names, in its order, each once; none where it names no party.

        `countries` (ISO 3166 alpha-2, most important first) are those that the report is on; local names
        ("regime forces") mean something only there. `year` leaves out parties that did not exist then.
        """
        asked = (text[:MAX_PHRASE], tuple(countries), year)
        known = self._resolved.get(asked)
        if known is None:
            if len(self._resolved) >= REMEMBERED:
                self._resolved.clear()
            found = words(text[:MAX_PHRASE])
            hits = self._hits(found, Context(tuple(countries), year, *writing(text)))
            chosen = self._meanings.choose(found, hits)
            known = tuple({hit.sense.reference.id: hit.sense.reference for hit in chosen}.values())
            self._resolved[asked] = known
        return known

    def party(self, identifier: str | None) -> Party | None:
        """The party with this id; None where the book holds none, or where there is no id."""
        return self.parties.get(identifier) if identifier is not None else None

    def find(self, text: str) -> list[tuple[int, int, Party]]:
        """Parties named in running text by names that mean them anywhere, as code point spans. Names of states count
        only with a word of state power beside them: alone they mostly name a place."""
        found, hits = self._read(text)
        spans = []
        for hit in hits:
            kind = hit.sense.kind
            sure = kind == "name" or (kind in ("adjective", "state") and self._meanings.power_follows(found, hit))
            if sure and not self._meanings.is_turned(found, hit) and not self._meanings.tells_whence(found, hit):
                spans.append((found[hit.start].start, found[hit.end - 1].end, hit.sense.party))
        return spans

    def may_be_in_a_long_name(self, written: str) -> bool:
        """Whether a name of several words may hold some words of a text. To ask costs far less than to find names."""
        known = self._in_long_names
        return any(word.form in known or word.form.removesuffix("s") in known for word in words(written))

    def mentions(self, text: str) -> list[tuple[int, int, Party, str]]:
        """Every name in a text as a code point span with its party and what it is: "name", "state" (a country's name,
        also where people are from it), "adjective" or "capital". Unlike `find`, it tells nothing about whether a state
        or a place is meant."""
        found, hits = self._read(text)
        kinds = ("state" if self._meanings.tells_whence(found, hit) else hit.sense.kind for hit in hits)
        return [
            (found[h.start].start, found[h.end - 1].end, h.sense.party, k) for h, k in zip(hits, kinds, strict=True)
        ]

    def told(self, text: str, countries: Sequence[str], year: int | None) -> list[tuple[int, int, Party]]:
        """The names in a text that mean a party only in these countries ("government troops")."""
        found = words(text)
        hits = self._hits(found, Context(tuple(countries), year, *writing(text)))
        meant = (
            h for n, h in enumerate(hits) if h.sense.kind == "local" and self._meanings.is_meant(found, hits, n, ())
        )
        return [(found[h.start].start, found[h.end - 1].end, h.sense.party) for h in meant]

    def _read(self, text: str) -> tuple[Sequence[Word], Sequence[Hit]]:
        """The words of a running text and every name in it; that of the last text is kept, for it is asked for more
        than once."""
        last = self._last
        if last is None or last[0] != text:
            found = words(text)
            self._last = last = text, found, self._hits(found, Context((), None, *writing(text)))
        return last[1:]

    # -- the index

    def _add_all(self, party: Party, kind: str, names: Iterable[str], own: bool, *, first: bool = False) -> None:
        countries = frozenset(party.countries if kind == "local" else ())
        reference = PartyReference(id=party.id, name=party.name, kind=party.kind)
        for name in names:
            parts = [word for word in words(name) if word.form not in MARKS]
            if not parts:
                continue
            sense = Sense(party, reference, kind, countries, *writing_rule(parts), own, first)
            node = self._root
            if len(parts) > 1:
                self._in_long_names.update(part.form for part in parts)
            for number, part in enumerate(parts):
                if not number or part.form not in self._lists["articles"]:
                    node = node.setdefault(part.form, {})
            senses = node.setdefault(LEAF, [])
            if sense not in senses:
                senses.append(sense)

    def _add_own_state(self, party: Party, taken: Set[tuple[str, str]]) -> None:
        """ "The army" in a report that is on one country first of all, where no table says whose that is."""
        own = party.countries[0] if party.countries else ""
        names = [
            name for name in self._lists["own_state"] if not any((name, land) in taken for land in party.countries)
        ]
        self._add_all(party.model_copy(update={"countries": (own,)}), "local", names, False, first=True)

    def _add_state(self, party: Party, state: State) -> None:
        self._add_all(party, "state", state.names, False)
        self._add_all(party, "adjective", state.adjectives, False)
        self._add_all(party, "capital", state.capitals, False)

    # -- finding

    def _hits(self, found: Sequence[Word], context: Context) -> list[Hit]:
        """Longest names from left to right, without overlap."""
        hits, at = [], 0
        while at < len(found):
            hit = self._longest(found, at, context)
            if hit is None:
                at += 1
            else:
                hits.append(hit)
                at = hit.end
        return hits

    def _longest(self, found: Sequence[Word], at: int, context: Context) -> Hit | None:
        first = found[at].form
        if first not in self._root and (first[-1:] != "s" or first[:-1] not in self._root):
            return None
        best: Hit | None = None
        paths = [(self._root, at)]
        articles = self._lists["articles"]
        while paths:
            node, here = paths.pop()
            if LEAF in node and (best is None or here > best.end):
                sense = best_sense(node[LEAF], found[at:here], context)
                best = best if sense is None else Hit(at, here, sense)
            if here >= len(found) or here - at > LONGEST_NAME:
                continue
            form = found[here].form
            if here > at and (form in articles or form in INSIDE_NAMES):
                paths.append((node, here + 1))
            if len(form) > 2 and form[-1] == "s" and form[:-1] in node:
                paths.append((node[form[:-1]], here + 1))  # a possessive that lost its apostrophe
            if form in node and form != LEAF:
                paths.append((node[form], here + 1))
        return best


@cache
def default_party_book() -> PartyBook:
    """The book over the parties that the package carries."""
    return PartyBook(vocabulary().parties.values())


def read_parties(path: Path) -> list[Party]:
    """Parties of a user's own CSV file, columns as in the vocabulary's parties.csv. VocabularyError names the row."""
    return _read_parties(path)
