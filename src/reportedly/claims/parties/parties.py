"""Who is meant: the parties that the words of a noun phrase name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cache
from pathlib import Path
from typing import Any

from reportedly.claims.parties.names import DETERMINERS, MARKS, Word, form_at, form_before, is_mark, words
from reportedly.claims.parties.senses import Context, Hit, Sense, best_sense, writing, writing_rule
from reportedly.records import PartyReference
from reportedly.vocabulary import Party, State, vocabulary
from reportedly.vocabulary.loader import read_parties as _read_parties

LEAF = ""  # key of a node's senses; no word has this form
REMEMBERED = 20_000  # phrases whose parties are kept: the same ones are asked for again and again
MAX_PHRASE = 2_000  # code points of a noun phrase that are looked at
INSIDE_NAMES = frozenset("/()")  # "DHKP/C", "People's Protection Units (YPG)"
LONGEST_NAME = 16  # words: keeps the cost of a hostile text linear
MEN = frozenset({"men", "man"})
FIGHTING = frozenset({"rebel_group", "political_militia", "identity_militia", "state_forces", "external_forces"})


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
        self._power = self._lists["armed_forces"] | self._lists["government"]
        groups = (word for group in vocabulary().groups.values() for word in group.words)
        self._folk = (self._lists["people"] | set(groups)) - self._power
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
            chosen = self._choose(found, hits)
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
            sure = kind == "name" or (kind in ("adjective", "state") and self._power_follows(found, hit))
            if sure and not self._turned(found, hit) and not self._whence(found, hit):
                spans.append((found[hit.start].start, found[hit.end - 1].end, hit.sense.party))
        return spans

    def may_be_in_a_long_name(self, written: str) -> bool:
        """Whether a name of several words may hold some words of a text. To ask costs far less than to find names."""
        known = self._in_long_names
        return any(word.form in known or word.form.removesuffix("s") in known for word in words(written))

    def mentions(self, text: str) -> list[tuple[int, int, Party, str]]:
        """Every name in a text as a code point span with its party and what it is: "name", "state" (a country's name),
        "adjective" or "capital". Unlike `find`, it tells nothing about whether a state or a place is meant."""
        found, hits = self._read(text)
        kinds = ("state" if self._whence(found, hit) else hit.sense.kind for hit in hits)
        return [
            (found[h.start].start, found[h.end - 1].end, h.sense.party, k) for h, k in zip(hits, kinds, strict=True)
        ]

    def told(self, text: str, countries: Sequence[str], year: int | None) -> list[tuple[int, int, Party]]:
        """The names in a text that mean a party only in these countries ("government troops")."""
        found = words(text)
        hits = self._hits(found, Context(tuple(countries), year, *writing(text)))
        meant = (h for n, h in enumerate(hits) if h.sense.kind == "local" and self._meant(found, hits, n, ()))
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

    # -- choosing

    def _choose(self, found: Sequence[Word], hits: Sequence[Hit]) -> list[Hit]:
        chosen: list[Hit] = []
        stop = len(found)
        for number, hit in enumerate(hits):
            if chosen and stop == len(found):
                stop = self._clause_end(found, chosen[-1].end)
            if hit.start >= stop:
                break
            if self._meant(found, hits, number, chosen):
                chosen.append(hit)
        return chosen

    def _clause_end(self, found: Sequence[Word], start: int) -> int:
        clause = self._lists["clause"]
        return next((at for at in range(start, len(found)) if found[at].form in clause), len(found))

    def _meant(self, found: Sequence[Word], hits: Sequence[Hit], number: int, chosen: Sequence[Hit]) -> bool:
        hit = hits[number]
        if self._turned(found, hit) or self._somebody_elses(found, hit) or self._of_another_state(found, hits, number):
            return False
        if self._ends_a_longer_name(found, hits, number):
            return False
        kind = hit.sense.kind
        if kind == "local":
            return self._local_meant(found, hits, number, chosen)
        if kind == "adjective":
            return self._state_meant(found, hits, number)
        if kind == "state":
            return self._not_a_place(found, hits, number, chosen) and (
                self._stands_as_noun(found, hit) or self._state_meant(found, hits, number)
            )
        if kind == "capital":
            return all(
                word.form in DETERMINERS or word.form in self._lists["joining"] for word in _outside(found, hits)
            )
        return not self._before_people(found, hit)

    def _turned(self, found: Sequence[Word], hit: Hit) -> bool:
        """Words around the name make it mean somebody else: "anti-X", "X-backed", "pro-X"."""
        before, after = form_before(found, hit.start), form_at(found, hit.end)
        if before in self._lists["opposing"]:
            return True
        if before in self._lists["favouring"] and hit.sense.kind != "local":
            return True
        return after in self._lists["backing"] and form_at(found, hit.end + 1) not in ("by", "with", "to")

    def _somebody_elses(self, found: Sequence[Word], hit: Hit) -> bool:
        """People or things of a party are not the party ("residents of", "supporters of", "oil to the regime")."""
        at = hit.start - 1
        while at > 0 and found[at].form in DETERMINERS:
            at -= 1
        if at < 1 or at in range(hit.start, hit.end):
            return False
        if found[at].form == "to":
            return found[at - 1].form not in self._lists["membership"]
        if self._whence(found, hit):
            return True
        if found[at - 1].form in MEN and hit.sense.party.kind in FIGHTING:
            return False  # "armed men of the Front"
        return found[at].form in ("of", "from") and found[at - 1].form in self._lists["people"] - self._power

    def _whence(self, found: Sequence[Word], hit: Hit) -> bool:
        """ "Jihadists from Chad": the land where people are from has not sent them."""
        at = hit.start - 1
        return (
            at > 0
            and hit.sense.party.kind == "government"
            and found[at].form == "from"
            and (found[at - 1].form in self._folk)
        )

    def _of_another_state(self, found: Sequence[Word], hits: Sequence[Hit], number: int) -> bool:
        """ "Pakistan's Foreign Office": an office behind the name of its state is none of another state."""
        hit, before = hits[number], hits[number - 1] if number else None
        if (
            before is None
            or before.end != hit.start
            or hit.sense.kind != "name"
            or hit.sense.party.kind != "government"
        ):
            return False
        owner = before.sense.party
        owning = before.sense.kind == "adjective" or found[before.end - 1].possessive
        return owning and owner.kind == "government" and owner.id != hit.sense.party.id

    def _ends_a_longer_name(self, found: Sequence[Word], hits: Sequence[Hit], number: int) -> bool:
        """ "The Ruvu Liberation Army" is neither the state's army nor another state's."""
        hit, before = hits[number], hits[number].start - 1
        if hit.sense.own or before < 0 or (number and hits[number - 1].end > before):
            return False
        parts, word = found[hit.start : hit.end], found[before]
        capitals = all(part.text[:1].isupper() for part in (*parts, word))
        if not capitals or word.text.isupper() or word.possessive or word.form in MARKS:
            return False
        made = all(part.form in self._lists["makes_of_names"] for part in parts)
        known = ("official_names", "openers", "favouring", "opposing", "joining", "place", "from", "people")
        return made and not any(word.form in self._lists[name] for name in known)

    def _local_meant(self, found: Sequence[Word], hits: Sequence[Hit], number: int, chosen: Sequence[Hit]) -> bool:
        """A generic name says nothing beside a particular one in the same noun phrase ("Houthi rebels")."""
        hit = hits[number]
        if self._before_people(found, hit) or form_at(found, hit.end) in self._lists["unions"]:
            return False
        if form_at(found, hit.end) == "of" and any(
            w.form in self._lists["missions"] for w in found[hit.end : hit.end + 5]
        ):
            return False  # "soldiers of the Lorn mission"
        if form_before(found, hit.start) == "other" and any(one.sense.kind == "name" for one in chosen):
            return False  # "the Front and other rebel groups": nobody in particular beside the one that is named
        if number and self._together(found, hits[number - 1].end, hit.start):
            last = hits[number - 1]
            if last in chosen and last.sense.kind != "local":
                return False
            if last.sense.kind == "adjective" and not set(last.sense.party.countries) & hit.sense.countries:
                return self._form_before_is_backing(found, hit)
        if number + 1 < len(hits):
            following = hits[number + 1]
            if following.sense.kind == "name" and self._one_phrase(found, hit.end, following.start):
                return self._turned(found, following)
        return True

    def _form_before_is_backing(self, found: Sequence[Word], hit: Hit) -> bool:
        return form_before(found, hit.start) in self._lists["backing"]

    def _together(self, found: Sequence[Word], start: int, end: int) -> bool:
        """No word or mark between two positions sets off a second noun phrase."""
        apart = self._lists["joining"] | self._lists["from"] | MARKS
        return end - start <= 3 and not any(found[at].form in apart for at in range(start, end))

    def _one_phrase(self, found: Sequence[Word], start: int, end: int) -> bool:
        """Apposition ("the rebel group X") or membership ("gunmen from X", "groups which are affiliated to X")."""
        if self._together(found, start, end):
            return True
        between = [found[at].form for at in range(start, end)]
        return 0 < len(between) <= 6 and all(form in self._lists["membership"] for form in between)

    def _before_people(self, found: Sequence[Word], hit: Hit) -> bool:
        after = form_at(found, hit.end)
        if after in MEN and (hit.sense.kind == "local" or hit.sense.party.kind in FIGHTING):
            return False  # "nine Front men", "army men"
        return after in self._lists["people"] and after not in self._power and not is_mark(found, hit.end)

    def _not_a_place(self, found: Sequence[Word], hits: Sequence[Hit], number: int, chosen: Sequence[Hit]) -> bool:
        hit, before = hits[number], form_before(found, hits[number].start)
        if number and (before in self._lists["joining"] or before in MARKS):
            last = hits[number - 1]
            if last.sense.kind in ("state", "capital") and last not in chosen and hit.start - last.end <= 2:
                return False  # "in Kenya and Tanzania"
        if before in self._lists["place"]:
            return False
        return before not in self._lists["from"] or any(word.form in self._power for word in found[: hit.start])

    def _stands_as_noun(self, found: Sequence[Word], hit: Hit) -> bool:
        if found[hit.end - 1].possessive:
            return False
        after = form_at(found, hit.end)
        parts = ("joining", "clause", "from", "place", "opposing")
        return after is None or after in MARKS or any(after in self._lists[part] for part in parts)

    def _power_follows(self, found: Sequence[Word], hit: Hit) -> bool:
        after = form_at(found, hit.end)
        return after in self._power and after not in self._lists["people"]

    def _state_meant(self, found: Sequence[Word], hits: Sequence[Hit], number: int) -> bool:
        """An adjective ("Syrian and Russian aircraft") means the state if a word of state power follows, or if
        nothing but other parties does."""
        starts = {hit.start: hit for hit in hits[number + 1 :]}
        joined, unknown, at = False, 0, hits[number].end
        plural = found[at - 1].form.endswith("s") and not found[at - 1].form.endswith("ss")  # "Syrians" are people
        while at < len(found):
            form, other = found[at].form, starts.get(at)
            if other is not None:
                if other.sense.party == hits[number].sense.party and other.sense.kind in ("name", "local"):
                    return True
                if not joined and other.sense.kind in ("name", "local") and form not in self._power:
                    return False
                if other.sense.kind not in ("local",) or joined:
                    at = other.end
                    continue
            if form in self._lists["people"] or form in self._lists["fighters"]:
                return False
            if form in self._power:
                return True
            if form in self._lists["clause"] or form in self._lists["from"] or form == "(":
                break
            if form in MARKS or form in self._lists["joining"]:
                joined = True
            else:
                unknown += 1
                if unknown > 3:
                    return False
            at += 1
        return unknown == 0 and not plural


@cache
def default_party_book() -> PartyBook:
    """The book over the parties that the package carries."""
    return PartyBook(vocabulary().parties.values())


def read_parties(path: Path) -> list[Party]:
    """Parties of a user's own CSV file, columns as in the vocabulary's parties.csv. VocabularyError names the row."""
    return _read_parties(path)


def _outside(found: Sequence[Word], hits: Sequence[Hit]) -> Iterator[Word]:
    inside = {at for hit in hits for at in range(hit.start, hit.end)}
    return (word for at, word in enumerate(found) if at not in inside and word.form not in MARKS)
