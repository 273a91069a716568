"""What a report calls whom: fighters without a name of their own, short forms of names, and the groups that it tells
are fought."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache

from reportedly.claims.context import Context
from reportedly.claims.findings.found import Found
from reportedly.claims.parties.holding import is_named_as_holder
from reportedly.claims.parties.phrases import who_list
from reportedly.claims.who.unnamed import is_unknown, is_unnamed
from reportedly.records import Participant, PartyReference, Source
from reportedly.vocabulary import Party

REMEMBERED = 10_000  # parties that were named
NAMED_BEFORE = 600  # code points over which "the militants" go back to a named group
NAMED_NEAR = 800  # code points over which a group named is the one that is fought
ARMED = frozenset({"rebel_group", "political_militia", "identity_militia"})
STATE = frozenset({"government", "state_forces"})
DEFINITE = frozenset({"the", "these", "those", "this", "that"})


def name_fighters(context: Context, found: Sequence[Found]) -> list[Found]:
    """ "The militants", "terrorists" and "the group" are the armed group that the report has named before. Where it has
    named none, words of abuse identify nobody. "The Coalition" is the party that it has named in full."""
    names = Names(context)
    settled = []
    for item in found:
        source = item.source
        actor = names.settle(item.actor, item.target, acts=True, source=source)
        target = names.settle(item.target, item.actor, source=source)
        same = actor is item.actor and target is item.target
        settled.append(item if same else replace(item, actor=actor, target=target))
    return settled


class Names:
    """The parties that a report names, looked up only when words ask for them."""

    def __init__(self, context: Context) -> None:
        self.context = context

    @cached_property
    def _full(self) -> list[tuple[int, int, Party]]:
        return self.context.book.find(self.context.parsed.text)

    @cached_property
    def _fighters(self) -> list[tuple[int, int, Party]]:
        """Armed groups in order; only those that the report itself calls militants or the like, if there are any."""
        armed = [(start, end, party) for start, end, party in self._full if party.kind in ARMED]
        called = {party.id for _, end, party in armed if self._is_called_so(end)}
        return [one for one in armed if not called or one[2].id in called]

    @cached_property
    def _by_last_word(self) -> dict[str, list[tuple[int, Party]]]:
        words: dict[str, list[tuple[int, Party]]] = {}
        for start, end, party in self._full:
            parts = self.context.parsed.text[start:end].split()
            if len(parts) > 1:
                words.setdefault(parts[-1], []).append((start, party))
        return words

    def fought(self, at: int, own: set[str]) -> Participant | None:
        """The armed group named nearest to a place in the text, of those that are told to be fought or called so."""
        text, foes = self.context.parsed.text, self._foes
        first = bisect_left(foes, at - NAMED_NEAR, key=_begin)
        last = bisect_left(foes, at + NAMED_NEAR, key=_begin)
        near = [(abs(start - at), start, end, party) for start, end, party in foes[first:last] if party.id not in own]
        if not near:
            return None
        _, start, end, party = min(near, key=lambda found: found[:2])
        return Participant(text=text[start:end], start=start, end=end, parties=(reference(party),))

    def named(self, kinds: Collection[str]) -> list[tuple[int, int, Party]]:
        """Parties of some kinds that the text names, as code points with the party."""
        return [(start, end, party) for start, end, party in self._every if party.kind in kinds]

    def told(self, kinds: Collection[str]) -> list[tuple[int, int, Party]]:
        """Parties of some kinds that the text names, or tells of as the countries that it is on let them be meant ("the
        army"), in order; words of abuse identify nobody."""
        context, abuse = self.context, who_list("abuse")
        text, year = context.parsed.text, context.today.year if context.today else None
        local = [
            (start, end, party)
            for start, end, party in context.book.told(text, context.countries, year)
            if party.kind in kinds and not any(word in text[start:end].lower() for word in abuse)
        ]
        return sorted({*self.named(kinds), *local}, key=_place)

    @cached_property
    def _every(self) -> list[tuple[int, int, Party]]:
        every = self.context.book.mentions(self.context.parsed.text)
        return [(start, end, party) for start, end, party, kind in every if kind == "name"]

    @cached_property
    def _foes(self) -> list[tuple[int, int, Party]]:
        armed = self.named(ARMED)
        fought = {party.id for start, end, party in armed if self._is_fought(start) or self._is_called_so(end)}
        return [named for named in armed if named[2].id in fought]

    def _is_fought(self, start: int) -> bool:
        before = self.context.parsed.text[max(0, start - 40) : start].lower().split()[-3:]
        return any(word.strip(".,") in who_list("against") for word in before)

    def _is_called_so(self, end: int) -> bool:
        after = self.context.parsed.text[end : end + 40].lower().split()[:2]
        return any(word.strip(".,") in who_list("unnamed") for word in after)

    def settle(
        self,
        who: Participant | None,
        other: Participant | None,
        *,
        acts: bool = False,
        source: Source | None = None,
    ) -> Participant | None:
        """A participant with the party that its words mean in this report; it is not on the `other` side. Who is only
        abused, with no "the" that goes back to somebody ("terrorists fired"), is nobody known when he `acts`, unless
        the state that he fights abuses him so, in its own report or as the `source`."""
        if who is None:
            return None
        if not is_unnamed(self.context, who.text):
            return self._in_full(who)
        if who.text.split()[0].lower() in ("his", "her", "our", "my"):
            return who  # those of whoever speaks, not of the group named last
        if acts and is_unknown(who.text):
            return _nobody_known(who)
        if acts and not self._is_definite(who) and self._are_others(who):
            return who
        insult = any(word in who.text.lower() for word in who_list("abuse"))
        abused = insult and not self._is_told_by_their_foe
        if insult and not abused:
            who = self._foes_of_state(who)
        foe = abused and self._fights_whom_it_abuses(source)
        if acts and abused and not self._is_definite(who):
            return who if foe else _nobody_known(who)
        meant = self._meant_by(who, other, insult)
        if meant is not None:
            return who.model_copy(update={"parties": (reference(meant),)})
        return _nobody_known(who) if abused and not foe else who

    def _meant_by(self, who: Participant, other: Participant | None, insult: bool) -> Party | None:
        """The armed group that fighters without a name are: the one named last, else the only one of the report."""
        against = {party.id for party in other.parties} if other is not None else set()
        before = self._named_before(who, against, any_holder=self._is_definite(who))
        if before is not None:
            return before
        only = {party.id: party for _, _, party in self._fighters}
        alone = len(only) == 1 and who.parties and not insult and self._is_definite(who) and not set(only) & against
        return next(iter(only.values())) if alone else None

    def _named_before(self, who: Participant, against: Collection[str | None], *, any_holder: bool) -> Party | None:
        """The armed group named last before fighters without a name, but one of the other side. Who is only told to
        hold ground is not the "gunmen" of whom nobody says who they were."""
        doc, named = self.context.parsed.doc, self._fighters
        heading = self.context.heading(who.start)
        for at in range(bisect_left(named, who.start, key=_begin) - 1, -1, -1):
            start, end, party = named[at]
            if who.start - start > NAMED_BEFORE or self.context.heading(start) != heading:
                break
            if party.id not in against and (any_holder or not is_named_as_holder(doc, start, end)):
                return party
        return None

    def _fights_whom_it_abuses(self, source: Source | None) -> bool:
        """Whether a state of the country that the report is on tells of those whom it calls terrorists: by its name,
        by its media, or as a "military source"."""
        if source is None or source.text is None:
            return False
        unnamed = source.party is None and source.kind == "party"
        return unnamed or self._is_state_here(source.party) or self._is_of_state(source.text)

    def _is_of_state(self, words: str) -> bool:
        return not who_list("run_by_state").isdisjoint(words.lower().split()[:2])

    def _is_state_here(self, party: str | None) -> bool:
        known = self.context.book.party(party)
        return known is not None and known.kind == "government" and known.countries[:1] == self.context.countries[:1]

    def _foes_of_state(self, who: Participant) -> Participant:
        """ "Terrorist fire": with the party that "terrorists" are in this country."""
        return who if who.parties else who.model_copy(update={"parties": self.context.resolve("terrorists")})

    @cached_property
    def _is_told_by_their_foe(self) -> bool:
        """Whether a state publishes the report that fights in its own country: those whom its news agency calls
        terrorists and does not name are the armed groups that fight it."""
        party = self.context.publisher
        own = party.countries[:1] if party is not None and party.kind == "government" else ()
        return any(country in self.context.countries for country in own)

    def _is_definite(self, who: Participant) -> bool:
        """Whether "the" or the like stands at the head of the words, or right before them: "the terrorist attacks"."""
        text = self.context.parsed.text
        before = text[max(0, who.start - 10) : who.start].split()
        return who.text.split()[0].lower() in DEFINITE or (bool(before) and before[-1].lower() in DEFINITE)

    def _are_others(self, who: Participant) -> bool:
        """Whether fighters are told as a people's, a place's or the like: "Kurdish fighters", "local militants" are not
        the group named last."""
        parts = who.text.split()
        if any(word.lower() in who_list("others") for word in parts):
            return True
        bare = " ".join(word for word in parts if word.lower() in who_list("unnamed"))
        people = any(word.istitle() for word in parts if word.lower() not in who_list("unnamed"))
        return people and bool(who.parties) and self.context.resolve(bare) != who.parties

    def _in_full(self, who: Participant) -> Participant:
        parts = who.text.split()
        if len(parts) > 2 or not parts or (len(parts) == 2 and parts[0].lower() != "the") or not parts[-1].istitle():
            return who
        named = self._by_last_word.get(parts[-1], [])
        at = bisect_left(named, who.start, key=_start) - 1
        return who if at < 0 else who.model_copy(update={"parties": (reference(named[at][1]),)})


def _nobody_known(who: Participant) -> Participant:
    return who.model_copy(update={"parties": ()})


def reference(party: Party) -> PartyReference:
    """How a participant holds a party of the vocabulary."""
    return _reference(party.id, party.name, party.kind)


@lru_cache(maxsize=REMEMBERED)
def _reference(identifier: str, name: str, kind: str) -> PartyReference:
    return PartyReference(id=identifier, name=name, kind=kind)


def _place(named: tuple[int, int, Party]) -> tuple[int, int, str]:
    return named[0], named[1], named[2].id


def _start(named: tuple[int, Party]) -> int:
    return named[0]


def _begin(named: tuple[int, int, Party]) -> int:
    return named[0]
