"""What claims of one report tell each other about who did it to whom: pronouns, fighters without a name, and the actor
or target that only another claim of the same happening names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from reportedly.claims.context import Context
from reportedly.claims.found import Found
from reportedly.claims.what import ATTACKS
from reportedly.claims.who import OWNERS, acting_pronoun_token, is_unnamed
from reportedly.claims.who_phrases import noun_phrase, word_list
from reportedly.records import Participant, PartyReference
from reportedly.vocabulary import Party, vocabulary

SAID_IT = 40  # code points between a speaker and the "it" of what is said
TAKEN_UP = 60  # tokens over which a pronoun takes up an actor
NAMED_BEFORE = 600  # code points over which "the militants" go back to a named group
ARMED = frozenset({"rebel_group", "political_militia", "identity_militia"})
TARGETED = (*ATTACKS, "siege", "detention", "abduction", "torture", "sexual_violence", "capture", "looting_destruction")
FOUGHT = ("battle", "capture", "siege", "withdrawal")  # kinds that have an opponent
FIGHTING = (*ATTACKS, "capture", "withdrawal", "siege", "control", "ceasefire_violation", "negotiation")
NEIGHBOURS = 40  # claims before and after that are looked at
GOES_ON = 40  # tokens over which a report goes on with one attack
OPPOSED = 150  # tokens between a claim and one that tells the opponent
DEFINITE = frozenset({"the", "these", "those", "this", "that"})


def name_fighters(context: Context, found: Sequence[Found]) -> list[Found]:
    """ "The militants", "terrorists" and "the group" are the armed group that the report has named before. Where it has
    named none, words of abuse identify nobody. "The Coalition" is the party that it has named in full."""
    names = _Names(context)
    return [
        replace(
            item,
            actor=names.settle(item.actor, item.target, acts=True),
            target=names.settle(item.target, item.actor),
        )
        for item in found
    ]


class _Names:
    """The parties that a report names, looked up only when words ask for them."""

    def __init__(self, context: Context) -> None:
        self.context = context

    @cached_property
    def _full(self) -> list[tuple[int, int, Party]]:
        return self.context.book.find(self.context.parsed.text)

    @cached_property
    def _fighters(self) -> list[tuple[int, Party]]:
        """Armed groups in order; only those that the report itself calls militants or the like, if there are any."""
        armed = [(start, end, party) for start, end, party in self._full if party.kind in ARMED]
        called = {party.id for _, end, party in armed if self._is_called_so(end)}
        return [(start, party) for start, _, party in armed if not called or party.id in called]

    @cached_property
    def _by_last_word(self) -> dict[str, list[tuple[int, Party]]]:
        words: dict[str, list[tuple[int, Party]]] = {}
        for start, end, party in self._full:
            parts = self.context.parsed.text[start:end].split()
            if len(parts) > 1:
                words.setdefault(parts[-1], []).append((start, party))
        return words

    def _is_called_so(self, end: int) -> bool:
        after = self.context.parsed.text[end : end + 40].lower().split()[:2]
        return any(word.strip(".,") in word_list("unnamed") for word in after)

    def settle(self, who: Participant | None, other: Participant | None, acts: bool = False) -> Participant | None:
        """A participant with the party that its words mean in this report; it is not on the `other` side. Who is only
        abused, with no "the" that goes back to somebody ("terrorists fired"), is nobody known when he `acts`."""
        if who is None:
            return None
        if not is_unnamed(self.context, who.text):
            return self._in_full(who)
        if acts and "terror" in who.text.lower() and not self._is_definite(who):
            return who.model_copy(update={"parties": ()})
        against = {party.id for party in other.parties} if other is not None else set()
        named = self._fighters
        for at in range(bisect_left(named, who.start, key=_start) - 1, -1, -1):
            if who.start - named[at][0] > NAMED_BEFORE:
                break
            if named[at][1].id not in against:
                return who.model_copy(update={"parties": (_reference(named[at][1]),)})
        return who.model_copy(update={"parties": ()}) if "terror" in who.text.lower() else who

    def _is_definite(self, who: Participant) -> bool:
        """Whether "the" or the like stands at the head of the words, or right before them: "the terrorist attacks"."""
        text = self.context.parsed.text
        before = text[max(0, who.start - 10) : who.start].split()
        return who.text.split()[0].lower() in DEFINITE or (bool(before) and before[-1].lower() in DEFINITE)

    def _in_full(self, who: Participant) -> Participant:
        parts = who.text.split()
        if len(parts) > 2 or not parts or (len(parts) == 2 and parts[0].lower() != "the") or not parts[-1].istitle():
            return who
        named = self._by_last_word.get(parts[-1], [])
        at = bisect_left(named, who.start, key=_start) - 1
        return who if at < 0 else who.model_copy(update={"parties": (_reference(named[at][1]),)})


def _start(named: tuple[int, Party]) -> int:
    return named[0]


def share_participants(context: Context, found: Sequence[Found], labels: Sequence[int]) -> list[Found]:
    """A pronoun takes up the speaker or the actor told before; an attack without an actor has the one that another
    claim of the same happening tells, and so has a target."""
    shared: list[Found] = []
    for number, item in enumerate(found):
        actor, target = item.actor, item.target
        pronoun = item.pronoun or _possessive(actor)
        if pronoun is not None and (actor is None or not actor.parties):
            actor = _speaker(context, item, pronoun) or _taken_up(context, shared, item) or actor
        if actor is None and item.happening.kind in TARGETED:
            actor = _told_elsewhere(found, labels, number, "actor") or _told_nearby(shared, item)
        if (target is None or _is_bare(target)) and item.happening.kind in TARGETED:
            target = _told_elsewhere(found, labels, number, "target") or target
        if actor is not None and _has_opponent(item, target):
            target = _opponent(found, number, actor) or target
        if item.happening.kind == "condemn" and target is None:
            target = _told_before(shared, item.happening.anchor)
        if target is not None and actor is not None and target is not item.target and _same(actor, target):
            target = None
        shared.append(replace(item, actor=actor, target=target))
    return shared


def _has_opponent(item: Found, target: Participant | None) -> bool:
    """Whether the other side is whoever the actor fights: no people are told of, but ground or what fighters have."""
    if target is not None and target.parties:
        return False
    if item.happening.kind in FOUGHT:
        return True
    if target is None or item.happening.kind not in ("air_strike", "shelling"):
        return False
    return any(word.strip(",.").removesuffix("s") in word_list("military") for word in target.text.lower().split())


def _opponent(found: Sequence[Found], number: int, actor: Participant) -> Participant | None:
    """Whom the same party fights in the claims around: who took a village took it from those it is fighting."""
    own = {party.name for party in actor.parties}
    anchor = found[number].happening.anchor
    near: list[tuple[int, Participant]] = []
    for other in found[max(0, number - NEIGHBOURS) : number + NEIGHBOURS]:
        distance = abs(other.happening.anchor - anchor)
        if other.happening.kind not in FIGHTING or distance > OPPOSED or other.actor is None or other.target is None:
            continue
        for one, against in ((other.actor, other.target), (other.target, other.actor)):
            armed = against.parties and not {p.name for p in against.parties} & own
            if own & {p.name for p in one.parties} and armed and all(p.kind != "civilians" for p in against.parties):
                near.append((distance, against))
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _is_bare(who: Participant) -> bool:
    """Whether the words only count people and tell nothing of them: "22 others"."""
    bare = word_list("bare")
    return not who.parties and all(word in bare or not word.isalpha() for word in who.text.lower().split())


def _same(one: Participant, other: Participant) -> bool:
    """Whether two participants are the same party or the same words."""
    if one.parties and other.parties:
        return {p.name for p in one.parties} == {p.name for p in other.parties}
    return one.start < other.end and other.start < one.end


def _possessive(actor: Participant | None) -> str | None:
    """The pronoun in "our troops", "its fighters", whose owner is who acts."""
    parts = actor.text.lower().split() if actor is not None else []
    return next((OWNERS[word] for word in parts[:4] if word in OWNERS), None) if len(parts) > 1 else None


def _told_elsewhere(found: Sequence[Found], labels: Sequence[int], number: int, role: str) -> Participant | None:
    """The nearest actor or target that another claim of the same happening tells; of actors only known parties."""
    anchor = found[number].happening.anchor
    near: list[tuple[int, Participant]] = []
    around = slice(max(0, number - NEIGHBOURS), number + NEIGHBOURS)
    for other, label in zip(found[around], labels[around], strict=True):
        who: Participant | None = getattr(other, role)
        if label == labels[number] and who is not None and (who.parties or (role == "target" and not _is_bare(who))):
            near.append((abs(other.happening.anchor - anchor), who))
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _told_nearby(before: Sequence[Found], item: Found) -> Participant | None:
    """The actor of an attack of the same kind told just before, where the report goes on with what it did."""
    for earlier in reversed(before):
        if item.happening.anchor - earlier.happening.anchor > GOES_ON:
            return None
        same = earlier.happening.kind == item.happening.kind or "killing" in (
            earlier.happening.kind,
            item.happening.kind,
        )
        if same and earlier.happening.kind in TARGETED and earlier.actor is not None and not _elsewhere(earlier, item):
            hurt = item.target is not None and item.target.parties and _same(earlier.actor, item.target)
            return None if hurt else earlier.actor
    return None


def _elsewhere(one: Found, other: Found) -> bool:
    """Both named a place of their own, and neither lies in the other."""
    if one.place is None or other.place is None or not (one.named_place and other.named_place):
        return False
    first, second = one.place.name, other.place.name
    return not (first.endswith(second) or second.endswith(first))


def _speaker(context: Context, item: Found, pronoun: str) -> Participant | None:
    """Whose words they are: "we" is the speaker, and so is "it" in "the army said it seized the district". In a
    statement that the report makes in its own voice "we" is who publishes it."""
    source = item.source
    if source.text is None or source.start is None or source.end is None:
        return _publisher(context, item) if pronoun == "we" else None
    parties = context.resolve(source.text)
    if pronoun not in ("we", "i") and (not parties or abs(item.span[0] - source.end) > SAID_IT):
        return None
    return Participant(text=source.text, start=source.start, end=source.end, parties=parties)


def _publisher(context: Context, item: Found) -> Participant | None:
    token = acting_pronoun_token(context.parsed.doc, item.happening)
    party = vocabulary().parties.get(item.source.party or "")
    if token is None:
        return None
    parties = (_reference(party),) if party is not None else context.resolve(item.source.name)
    return Participant(text=token.text, start=token.idx, end=token.idx + len(token), parties=parties)


def _reference(party: Party) -> PartyReference:
    return PartyReference(id=party.id, name=party.name, kind=party.kind)


def _taken_up(context: Context, before: Sequence[Found], item: Found) -> Participant | None:
    """Whom a pronoun means: the subject of the same sentence that names a party, the actor of the claim before, or the
    last subject in the text that names a party."""
    anchor = item.happening.anchor
    sentence = max(context.parsed.doc[anchor].sent.start, anchor - TAKEN_UP)
    same = _subject_before(context, sentence, anchor)
    if same is not None:  # what another claim has made of the same words is better known
        known = (e.actor for e in reversed(before[-NEIGHBOURS:]) if e.actor is not None and e.actor.start == same.start)
        return next(known, same)
    return _told_before(before, anchor) or _subject_before(context, max(0, anchor - TAKEN_UP), sentence)


def _told_before(before: Sequence[Found], anchor: int) -> Participant | None:
    """The actor of the claim before."""
    for earlier in reversed(before):
        if anchor - earlier.happening.anchor > TAKEN_UP:
            return None
        if earlier.actor is not None and earlier.actor.parties:
            return earlier.actor
    return None


def _subject_before(context: Context, start: int, end: int) -> Participant | None:
    doc = context.parsed.doc
    for token in reversed(doc[start:end]):
        if token.dep_ in ("nsubj", "nsubjpass") and token.pos_ in ("NOUN", "PROPN"):
            phrase = next(noun_phrase(doc, token))
            words = doc[phrase.start : phrase.end]
            parties = context.resolve(words.text)
            if parties:
                return Participant(text=words.text, start=words.start_char, end=words.end_char, parties=parties)
    return None
