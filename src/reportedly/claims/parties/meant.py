"""Which of the names in a phrase mean a party there: "the army" does, the state in "residents of", "anti-X" or "from
Chad" does not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from reportedly.claims.parties.names import DETERMINERS, MARKS, Word, form_at, form_before, is_mark
from reportedly.claims.parties.senses import Hit
from reportedly.vocabulary import vocabulary

MEN = frozenset({"men", "man"})
FIGHTING = frozenset({"rebel_group", "political_militia", "identity_militia", "state_forces", "external_forces"})


class Meanings:
    """Tells whether names mean parties by the words around them, whose lists are the vocabulary's `party_words`."""

    def __init__(self, lists: Mapping[str, Set[str]]) -> None:
        self._lists = lists
        self._power = lists["armed_forces"] | lists["government"]
        groups = (word for group in vocabulary().groups.values() for word in group.words)
        self._folk = (lists["people"] | set(groups)) - self._power

    def choose(self, found: Sequence[Word], hits: Sequence[Hit]) -> list[Hit]:
        """The names of a noun phrase that mean parties, up to the clause behind the first of them."""
        chosen: list[Hit] = []
        stop = len(found)
        for number, hit in enumerate(hits):
            if chosen and stop == len(found):
                stop = self._clause_end(found, chosen[-1].end)
            if hit.start >= stop:
                break
            if self.is_meant(found, hits, number, chosen):
                chosen.append(hit)
        return chosen

    def _clause_end(self, found: Sequence[Word], start: int) -> int:
        clause = self._lists["clause"]
        return next((at for at in range(start, len(found)) if found[at].form in clause), len(found))

    def is_meant(self, found: Sequence[Word], hits: Sequence[Hit], number: int, chosen: Sequence[Hit]) -> bool:
        hit = hits[number]
        if self.is_turned(found, hit) or self._somebody_elses(found, hit):
            return False
        if self._of_another_state(found, hits, number) or self._ends_a_longer_name(found, hits, number):
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

    def is_turned(self, found: Sequence[Word], hit: Hit) -> bool:
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
        if self.tells_whence(found, hit):
            return True
        if found[at - 1].form in MEN and hit.sense.party.kind in FIGHTING:
            return False  # "armed men of the Front"
        return found[at].form in ("of", "from") and found[at - 1].form in self._lists["people"] - self._power

    def tells_whence(self, found: Sequence[Word], hit: Hit) -> bool:
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
                return self.is_turned(found, following)
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

    def power_follows(self, found: Sequence[Word], hit: Hit) -> bool:
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


def _outside(found: Sequence[Word], hits: Sequence[Hit]) -> Iterator[Word]:
    inside = {at for hit in hits for at in range(hit.start, hit.end)}
    return (word for at, word in enumerate(found) if at not in inside and word.form not in MARKS)
