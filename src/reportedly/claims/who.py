"""Who did it to whom: the words that name actor and target of a happening."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from spacy.tokens import Doc, Token

from reportedly.claims.context import Context
from reportedly.claims.people import group_of
from reportedly.claims.triggers import Hit
from reportedly.claims.what import Happening
from reportedly.claims.who_acts import actors, is_passive, nearest_before, subject_of
from reportedly.claims.who_phrases import LEFT_MODIFIERS, Phrase, listed
from reportedly.claims.who_suffers import harmed, targets
from reportedly.records import Participant

TAKING_UP = frozenset({"it", "they", "he", "she", "we", "i", "who", "which", "that"})


def participants(context: Context, happening: Happening) -> tuple[Participant | None, Participant | None]:
    """Actor and target. None: the report does not say. A phrase of a known party wins over the first."""
    return _Casting(context, happening).cast()


class _Casting:
    """The participants of one happening while they are chosen."""

    def __init__(self, context: Context, happening: Happening) -> None:
        self.context, self.happening = context, happening
        self.doc: Doc = context.parsed.doc
        self.own = {i for hit in happening.hits for i in range(hit.start, hit.end)}
        self.counted = {i for toll in happening.tolls for i in range(toll.start, toll.end)}
        self.hits = _ordered(happening)

    def cast(self) -> tuple[Participant | None, Participant | None]:
        actor = self._actor()
        return actor, self._target(actor)

    def _actor(self) -> Participant | None:
        told = _unique(p for hit in self.hits for p in actors(self.doc, hit))
        free = [p for p in told if p.head not in self.counted]  # "30 others wounded" do nothing
        actor = self._best(free, lambda head: head.i not in self.own and self._can_act(head))
        if (actor is None or not actor.parties) and self._is_active():
            near = [p for p in nearest_before(self.doc, self.happening.anchor) if p.head not in self.counted]
            actor = self._best(near, lambda head: False) or actor
        return actor

    def _is_active(self) -> bool:
        main, token = self.happening.main, self.doc[self.happening.anchor]
        if main.form != "verb" or main.role == "harm" or token.pos_ != "VERB" or is_passive(token):
            return False
        subject = subject_of(token)
        return subject is None

    def _target(self, actor: Participant | None) -> Participant | None:
        told = [p for hit in self.hits for p in targets(self.doc, hit)]
        hurt = list(harmed(self.doc, self.happening))
        free = [p for p in _unique([*hurt, *told]) if not self._inside(p, actor)]
        return self._best(free, self._can_suffer, hurt=True)

    def _inside(self, phrase: Phrase, actor: Participant | None) -> bool:
        return actor is not None and actor.start <= self.doc[phrase.head].idx < actor.end

    def _best(
        self, phrases: Iterable[Phrase], allowed: Callable[[Token], bool], hurt: bool = False
    ) -> Participant | None:
        """The first phrase that a party is known for, else the first one that may stand by its words alone."""
        first: Participant | None = None
        for phrase in phrases:
            participant = self._participant(phrase)
            head = self.doc[phrase.head]
            if participant.parties:
                return participant
            if first is None and not listed(head, "pronouns") and allowed(head):
                first = participant
        return first

    def _participant(self, phrase: Phrase) -> Participant:
        words = self.doc[phrase.start : phrase.end]
        parties = self.context.resolve(words.text)
        return Participant(text=words.text, start=words.start_char, end=words.end_char, parties=parties)

    def _can_act(self, head: Token) -> bool:
        """Whether words of no known party may still name who did it: people, or a name as subject or agent."""
        if head.dep_ in LEFT_MODIFIERS or listed(head, "nobody"):
            return False
        if group_of(head) is not None:
            return True
        return head.pos_ == "PROPN" and head.dep_ in ("nsubj", "pobj", "conj") and not self._is_place(head)

    def _can_suffer(self, head: Token) -> bool:
        """Whether words of no known party may still name who or what suffered it."""
        if head.i in self.own and group_of(head) is None:
            return False
        return not listed(head, "nobody") and not is_time_word(head)

    def _is_place(self, head: Token) -> bool:
        return any(m.start <= head.idx < m.end and m.used_as == "place" for m in self.context.places)


def is_time_word(head: Token) -> bool:
    return listed(head, "days")


def _ordered(happening: Happening) -> list[Hit]:
    """The main hit first, then verbs, then the rest."""
    rest = [h for h in happening.hits if h is not happening.main]
    return [happening.main, *sorted(rest, key=lambda h: (h.form != "verb", h.role == "means", h.anchor))]


def _unique(phrases: Iterable[Phrase]) -> Iterator[Phrase]:
    seen: set[tuple[int, int]] = set()
    for phrase in phrases:
        if (phrase.start, phrase.head) not in seen:
            seen.add((phrase.start, phrase.head))
            yield phrase


def acting_pronoun(doc: Doc, happening: Happening) -> str | None:
    """The pronoun that stands where the actor would: "it", "they", "he", "we"; None where there is none."""
    for hit in _ordered(happening):
        token = doc[hit.anchor]
        subject = subject_of(token) if token.pos_ == "VERB" and not is_passive(token) else None
        if subject is not None and subject.lower_ in TAKING_UP:
            return str(subject.lower_)
    return None
