"""Who did it to whom: the words that name actor and target of a happening."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token

from reportedly.claims.context import Context
from reportedly.claims.events.downed import is_downed
from reportedly.claims.events.mines import meets_a_mine
from reportedly.claims.findings.happening import ATTACKS, WORDS_ONLY, Happening
from reportedly.claims.findings.mentions import places_in
from reportedly.claims.parties.acts import actors, adjacent
from reportedly.claims.parties.blamed import blamed, put_on
from reportedly.claims.parties.control_of import whose_control
from reportedly.claims.parties.parties import PartyBook
from reportedly.claims.parties.phrases import (
    LEFT_MODIFIERS,
    Phrase,
    conjuncts,
    is_ground,
    is_time,
    listed,
    noun_phrase,
    who_list,
)
from reportedly.claims.parties.subjects import asked, is_passive, subject_of
from reportedly.claims.people.people import group_of
from reportedly.claims.text.triggers import Hit
from reportedly.claims.text.words import word_list
from reportedly.claims.who.heads import is_mutual, members
from reportedly.claims.who.named import STATE
from reportedly.claims.who.participant import holder_of, participant_of
from reportedly.claims.who.pronouns import PERSONAL, acting_pronoun_token
from reportedly.claims.who.sharers import sharers
from reportedly.claims.who.suffers import AIMLESS, harmed, struck, targets
from reportedly.claims.who.unarmed import plies_a_trade, unarmed_people
from reportedly.claims.who.unnamed import is_unnamed
from reportedly.records import Participant, PartyReference

SPOKEN = WORDS_ONLY | {"aid", "protest", "ceasefire", "arms_supply"}
TELLERS = frozenset({"ngo", "media", "intergovernmental"})  # who tells of attacks and suffers them, but mounts none
NAMED_AS = frozenset({"nsubj", "pobj", "conj", "nsubjpass", "dobj", "appos"})  # places of names that may act
MUTUAL = ("battle", "ceasefire_violation", "shelling")
LONGEST_NAME = 40  # tokens of a place's name
CONTESTED = ("battle", "capture", "siege")


def participants(context: Context, happening: Happening) -> tuple[Participant | None, Participant | None]:
    """Actor and target; None where the report does not say."""
    return _Casting(context, happening).cast()


class Offer(NamedTuple):
    """Somebody whom a phrase of the clause may name: what the phrase has to do with the act, the group of people that
    its noun is for, or what sort of thing it is for, and how the noun hangs on other words."""

    who: Participant
    relation: str
    group: str
    tie: str


def offered(context: Context, happening: Happening, role: str) -> Iterator[Offer]:
    """Every phrase of the clause that may name who has a role ("actor" or "target")."""
    casting = _Casting(context, happening)
    for relation, phrase in casting.relations(role):
        head = casting.doc[phrase.head]
        participant = casting.holder_or_self(phrase, role)
        if head.lower_ not in PERSONAL and not listed(head, "pronouns") and (role == "target" or participant.parties):
            group = group_of(head) or (_sort_of(head) if role == "target" else "-")
            yield Offer(participant, relation, group, _tie(head))


def _tie(head: Token) -> str:
    """How a noun hangs on other words: by its preposition, else as what."""
    while head.dep_ == "conj" and head.head.i < head.i:
        head = head.head
    return f"behind {head.head.lower_}" if head.dep_ == "pobj" else f"as {head.dep_}"


def _sort_of(head: Token) -> str:
    """What sort of thing a noun that names no people is for."""
    if is_ground(head):
        return "ground"
    if listed(head, "things"):
        return "thing"
    return "name" if head.pos_ == "PROPN" else "number" if head.pos_ == "NUM" else "-"


class _Casting:
    """The participants of one happening while they are chosen."""

    def __init__(self, context: Context, happening: Happening) -> None:
        self.context, self.happening = context, happening
        self.doc: Doc = context.parsed.doc
        self.own = {i for hit in happening.hits for i in range(hit.start, hit.end)}
        self.counted = {i for toll in happening.tolls for i in range(toll.start, toll.end)}
        self.hits = happening.ordered()

    def cast(self) -> tuple[Participant | None, Participant | None]:
        actor = self._actor()
        sides = self._sides(actor)
        return sides or (actor, self._target(actor))

    def _sides(self, actor: Participant | None) -> tuple[Participant, Participant] | None:
        """Both sides where one subject names them: "troops and rebels clashed"."""
        if actor is None or len(actor.parties) < 2 or self.happening.kind not in MUTUAL:
            return None
        words = self.doc.char_span(actor.start, actor.end)
        phrases = conjuncts(self.doc, words.root) if words is not None else ()
        parts = [participant_of(self.context, phrase) for phrase in phrases]
        if len(parts) != 2 or not _opposed(self.context.book, parts[0].parties, parts[1].parties):
            return None
        return parts[0], parts[1]

    def relations(self, role: str) -> Iterator[tuple[str, Phrase]]:
        """What each phrase has to do with the act."""
        if role == "actor":
            own = (hit for hit in self.hits if not is_downed(self.doc, hit) and not meets_a_mine(self.doc, hit))
            told = (p for hit in own for p in actors(self.doc, hit))
            yield from (("does it", p) for p in told if p.head not in self.counted)
            return
        yield from (("struck", p) for p in struck(self.doc, self.happening))
        yield from (("harmed", p) for p in harmed(self.doc, self.happening))
        yield from (("done to", p) for hit in self.hits for p in targets(self.doc, hit))

    def holder_or_self(self, phrase: Phrase, role: str) -> Participant:
        """Whom a phrase means: who holds the ground, who is named, or civilians."""
        participant = self._meant(phrase)
        return participant if participant.parties and role == "actor" else self._civilian(participant)

    def _meant(self, phrase: Phrase) -> Participant:
        """Who is named, or who holds the ground that is fought over."""
        holder = holder_of(self.context, phrase) if self.happening.kind in CONTESTED else None
        return holder or participant_of(self.context, phrase)

    def _actor(self) -> Participant | None:
        if self._is_pronoun_of_speech():
            return None  # "we urge the government to find the killers": the speaker demands, nobody else
        if self.happening.is_blame:
            return self._charged()
        if any(meets_a_mine(self.doc, hit) for hit in self.hits):
            return None
        if self.happening.main.trigger.id == "control.divided":
            return self._both_sides()
        alone = self.happening.kind in WORDS_ONLY or self._is_taken_up()
        hits = self.hits[:1] if alone else [hit for hit in self.hits if not is_downed(self.doc, hit)] or self.hits
        told = _unique(p for hit in hits for p in actors(self.doc, hit))
        free = (p for p in told if p.head not in self.counted)  # "30 others wounded" do nothing
        barred = TELLERS if self.happening.kind in ATTACKS else frozenset[str]()
        accused = (p for hit in hits if hit.form != "verb" for p in blamed(self.doc, self.doc[hit.anchor]))
        answerable = None if alone else self._best(accused, self._can_act, barred=barred)
        if answerable is not None:
            return answerable
        actor = self._told_agent(hits) or self._best(free, self._can_act, barred=barred)
        if (actor is None or not actor.parties) and self._is_active():
            near = [p for p in adjacent(self.doc, self.happening.anchor) if p.head not in self.counted]
            actor = self._best(near, lambda head: False, barred=barred) or actor
        return actor

    def _both_sides(self) -> Participant | None:
        """Those between whom ground is divided, each party where both are known, since neither holds all of it."""
        sides = sharers(self.doc, self.happening.anchor)
        if not sides:
            return None
        first, second = (participant_of(self.context, side) for side in sides)
        parties = (*first.parties, *second.parties) if first.parties and second.parties else ()
        text = self.context.report.text[first.start : second.end]
        return Participant(text=text, start=first.start, end=second.end, parties=parties)

    def _told_agent(self, hits: Sequence[Hit]) -> Participant | None:
        """Whom "by their captors" names, of no known party, who is asked to, or whose control it is under: nobody
        else in the clause did it."""
        for hit in hits:
            verb = self.doc[hit.anchor]
            if (holder := whose_control(self.doc, hit)) is not None:
                return participant_of(self.context, holder)
            addressed = asked(verb)
            if addressed is not None and hit.form == "verb":
                return participant_of(self.context, next(noun_phrase(self.doc, addressed)))
            agents = (t for by in verb.rights if by.dep_ == "agent" for t in by.rights if t.dep_ == "pobj")
            agent = next((t for t in agents if listed(t, "captors")), None) if hit.form == "verb" else None
            if agent is not None:
                return participant_of(self.context, next(iter(noun_phrase(self.doc, agent))))
        return None

    def _charged(self) -> Participant | None:
        """Who is blamed for a deed told elsewhere, or denies that it was his."""
        verb = self.doc[self.happening.anchor]
        if self.happening.main.trigger.id == "accuse.verb":
            return self._best(put_on(self.doc, verb), self._can_act)
        own = any(t.lemma_.lower() in word_list("blame_of_own") for t in verb.children)
        return self._best(actors(self.doc, self.happening.main), self._can_act) if own else None

    def _is_taken_up(self) -> bool:
        """Whether a pronoun acts in the main word: other words of the clause do not tell whom it means."""
        token = self.doc[self.happening.anchor]
        subject = subject_of(token) if token.pos_ == "VERB" and not is_passive(token) else None
        return subject is not None and subject.lower_ in PERSONAL

    def _is_pronoun_of_speech(self) -> bool:
        pronoun = acting_pronoun_token(self.doc, self.happening)
        return pronoun is not None and pronoun.lower_ in ("we", "i") and self.happening.main.form == "verb"

    def _is_active(self) -> bool:
        main, token = self.happening.main, self.doc[self.happening.anchor]
        active = main.form == "verb" and main.role != "harm" and token.pos_ == "VERB" and not is_passive(token)
        gets = main.trigger.kind in ("aid", "arms_supply") and listed(token, "receiving")  # and gives none
        return active and not gets and main.trigger.id != "ceasefire_violation.counted"  # who counts breaches made none

    def _target(self, actor: Participant | None) -> Participant | None:
        if self.happening.is_blame:
            return None
        groups = {toll.group for toll in self.happening.tolls}
        free = (p for p in _unique(self._suffering(groups)) if not self._inside(p, actor))
        target = self._best(free, self._can_suffer, actor) or self._those_counted()
        if self.happening.kind == "announce" and target is not None and not target.parties:
            return None  # what is announced is nobody
        return target if target is None else self._civilian(target)

    def _those_counted(self) -> Participant | None:
        """People told by a bare number: "2.2 million were made homeless"."""
        counts = (toll for toll in self.happening.tolls if toll.low != 0 and toll.group == "people")
        toll = next(counts, None)
        words = self.doc[toll.start : toll.end] if toll is not None else None
        if words is None or not words.text:
            return None
        return Participant(text=words.text, start=words.start_char, end=words.end_char, parties=())

    def _suffering(self, groups: set[str]) -> Iterator[Phrase]:
        """Phrases that may name the target: what was struck, where the tolls tell nothing of the people; the people;
        then whatever the words of the happening were done to."""
        if groups and groups <= {"people"}:
            yield from (p for p in struck(self.doc, self.happening) if not self._is_place(self.doc[p.head]))
        yield from harmed(self.doc, self.happening)
        if groups <= {"people"} or "combatants" in groups:  # else civilians suffered it, whoever it was aimed at
            yield from (p for hit in self.hits for p in targets(self.doc, hit))

    def _civilian(self, target: Participant) -> Participant:
        """Words for people who do not fight are resolved to them: no party, but a side of the violence all the same; so
        are those by whose trade a militia is called, but in a fight."""
        if target.parties and (self.happening.kind in MUTUAL or not plies_a_trade(self.doc, target.start, target.end)):
            return target
        known, at = self.context.civilians, (target.start, target.end)
        if at not in known:
            side = unarmed_people(self.doc, *at)
            known[at] = target.model_copy(update={"parties": (side,)}) if side is not None else target
        return known[at]

    def _inside(self, phrase: Phrase, actor: Participant | None) -> bool:
        return actor is not None and actor.start <= self.doc[phrase.head].idx < actor.end

    def _best(
        self,
        phrases: Iterable[Phrase],
        allowed: Callable[[Token], bool],
        other: Participant | None = None,
        barred: frozenset[str] = frozenset(),
    ) -> Participant | None:
        """The first phrase that a party is known for, else the first one that may stand by its words alone. Nobody does
        it to himself: phrases of the `other` side are left out, and so are parties of `barred` kinds."""
        first: Participant | None = None
        vague: Participant | None = None  # "the militants", of whom another phrase may tell who they are
        for phrase in phrases:
            participant = self._meant(phrase)
            head = self.doc[phrase.head]
            if participant.parties and all(party.kind in barred for party in participant.parties):
                continue
            if participant.parties:
                if other is not None and set(participant.parties) <= set(other.parties):
                    if first is None and group_of(head) is not None:  # "the army arrested 30 soldiers": its own
                        first = participant.model_copy(update={"parties": ()})
                    continue
                if not is_unnamed(self.context, participant.text):
                    return participant
                vague = vague or participant
                continue
            if is_mutual(head):
                continue
            if first is None and (not listed(head, "pronouns") or phrase.end > head.i + 2) and allowed(head):
                first = participant
        return vague or first

    def _can_act(self, head: Token) -> bool:
        """Whether words of no known party may still name who did it: people, or a name as subject or agent."""
        if head.lower_ in who_list("abusing") and head.dep_ in LEFT_MODIFIERS:
            return True  # "terrorist attacks"
        if head.dep_ in LEFT_MODIFIERS or listed(head, "nobody"):
            return False
        if group_of(head) is not None or members(head) or listed(head, "collectives") or listed(head, "forces"):
            return True
        if head.i in self.own or self._is_place(head):
            return False
        if head.pos_ == "PROPN":
            return head.dep_ in NAMED_AS and not is_time(head)
        return head.pos_ == "NOUN" and self.happening.kind in SPOKEN

    def _can_suffer(self, head: Token) -> bool:
        """Whether words of no known party may still name who or what suffered it."""
        people = group_of(head) is not None
        if (head.i in self.own and not people) or (head.dep_ in LEFT_MODIFIERS and not people):
            return False
        if self.happening.kind in AIMLESS and not people:
            return False
        if self.happening.kind in WORDS_ONLY and listed(head, "said_of"):
            return False
        return not listed(head, "nobody") and not is_time(head)

    def _is_place(self, head: Token) -> bool:
        first = self.doc[max(0, head.i - LONGEST_NAME)].idx
        around = places_in(self.context.places, first, head.idx + 1)
        return any(head.idx < mention.end and mention.used_as == "place" for mention in around)


def _opposed(book: PartyBook, one: Sequence[PartyReference], other: Sequence[PartyReference]) -> bool:
    """Whether a state and armed groups that fight it in its own country stand on the two sides."""
    state, armed = (one, other) if all(party.kind in STATE for party in one) else (other, one)
    if not state or not armed or any(party.kind not in STATE for party in state):
        return False
    own = _own_countries(book, state)
    return all(party.kind == "rebel_group" and own & _own_countries(book, [party]) for party in armed)


def _own_countries(book: PartyBook, parties: Iterable[PartyReference]) -> set[str]:
    known = (book.party(party.id) for party in parties)
    return {country for party in known if party is not None for country in party.countries[:1]}


def _unique(phrases: Iterable[Phrase]) -> Iterator[Phrase]:
    seen: set[tuple[int, int]] = set()
    for phrase in phrases:
        if (phrase.start, phrase.head) not in seen:
            seen.add((phrase.start, phrase.head))
            yield phrase
