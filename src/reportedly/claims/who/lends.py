"""What claims of one report tell each other about who did it to whom: pronouns, and the actor or target that only
another claim of the same happening names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.claims.context import Context
from reportedly.claims.events.downed import tells_downing
from reportedly.claims.findings.found import Found
from reportedly.claims.findings.happening import ATTACKS, WORDS_ONLY
from reportedly.claims.parties.phrases import noun_phrase, who_list
from reportedly.claims.text.sentences import first_of_sentence
from reportedly.claims.text.triggers import SPOKEN
from reportedly.claims.who.meanwhile import goes_on_meanwhile
from reportedly.claims.who.named import ARMED, DEFINITE, STATE, Names, reference
from reportedly.claims.who.pronouns import OWNERS, acting_pronoun_token
from reportedly.claims.who.unnamed import is_unnamed
from reportedly.claims.who.who import TELLERS
from reportedly.records import Participant, PartyReference, Source

SAID_IT = 40  # code points between a speaker and the "it" of what is said
TAKEN_UP = 60  # tokens over which a pronoun takes up an actor
STATES = STATE | {"external_forces"}
FIGHTERS = STATES | ARMED
TARGETED = (*ATTACKS, "siege", "detention", "abduction", "torture", "sexual_violence", "capture", "looting_destruction")
FOUGHT = ("battle", "capture", "siege", "withdrawal")  # kinds that have an opponent
FIGHTING = (*ATTACKS, "capture", "withdrawal", "siege", "control", "ceasefire_violation", "negotiation")
ON_THE_GROUND = (*FOUGHT, "control", "deployment")  # kinds by which a state is there, and not only its aircraft
PEACEFUL = WORDS_ONLY - {"accuse", "threaten"} | {"aid", "arms_supply"}  # what makes nobody a side of a fight
NEIGHBOURS = 40  # claims before and after that are looked at
REFERS = 120  # tokens over which "the attack" goes back to one
MEANWHILE = 3  # claims before and after in which one sentence may tell what goes on beside
GOES_ON = 40  # tokens over which a report goes on with one attack
OPPOSED = 400  # tokens between a claim and one that tells the opponent


def share_participants(context: Context, found: Sequence[Found], labels: Sequence[int]) -> list[Found]:
    """A pronoun takes up the speaker or the actor told before; an attack without an actor has the one that another
    claim of the same happening tells, and so has a target."""
    shared: list[Found] = []
    names = Names(context)
    for number, item in enumerate(found):
        actor, target = item.actor, item.target
        pronoun = item.pronoun or possessive(actor)
        if pronoun is not None and (actor is None or not actor.parties or _is_owned(actor)):
            speaker = _speaker(context, item, pronoun)
            if not _does_no_deeds(speaker, item):
                actor = speaker or _taken_up(context, shared, item) or actor
        target = _owned(context, item, target)
        if actor is None and item.happening.kind in SPOKEN:
            actor = _source(context, item)
        if actor is not None and not actor.parties and item.source.party is not None:
            actor = _own_forces(context, item, actor)
        blamed = (
            item.happening.is_blame and item.happening.main.trigger.id == "accuse.verb"
        )  # by these words or not at all
        if (actor is None or _is_mere_force(actor)) and item.happening.kind in TARGETED and not blamed:
            near, at = _without_meanwhile(context, found, number)
            own = labels[number - at : number - at + len(near)]
            actor = _told_elsewhere(near, own, at, "actor") or _told_nearby(context, shared, item) or actor
        if (target is None or is_bare(target)) and item.happening.kind in TARGETED:
            target = _told_elsewhere(found, labels, number, "target", actor) or target
        if actor is not None and _has_opponent(item, target):
            target = _opponent(names, found, number, actor) or _foe(names, found, number, actor) or target
        if item.happening.kind == "condemn" and target is None:
            target = _told_before(shared, item)
        if target is not None and actor is not None and _same(actor, target):
            if target is not item.target:
                target = None
            elif target.parties and _is_plainly_hit(context, item, target):
                actor = item.actor  # nobody kills his own men
        same = actor is item.actor and target is item.target
        shared.append(item if same else replace(item, actor=actor, target=target))
    return shared


def _is_plainly_hit(context: Context, item: Found, target: Participant) -> bool:
    """Whether the target's words are counted as harmed, or are for what was shot down."""
    doc = context.parsed.doc
    counted = (doc[toll.start : toll.end] for toll in item.happening.tolls if toll.low != 0)
    harmed = any(words.start_char < target.end and target.start < words.end_char for words in counted)
    return harmed or tells_downing(doc, item.happening.hits)


def _does_no_deeds(speaker: Participant | None, item: Found) -> bool:
    """Whether whoever speaks cannot have done it: "Kell Watch said they had shot nine men"."""
    teller = speaker is not None and speaker.parties and all(party.kind in TELLERS for party in speaker.parties)
    return bool(teller) and item.happening.kind in TARGETED


def _has_opponent(item: Found, target: Participant | None) -> bool:
    """Whether the other side is whoever the actor fights: no people are told of, but ground or what fighters have."""
    if target is not None and target.parties:
        return False
    if item.happening.kind in FOUGHT:
        return True
    if target is None or item.happening.kind not in ("air_strike", "shelling"):
        return False
    return any(word.strip(",.").removesuffix("s") in who_list("military") for word in target.text.lower().split())


def _opponent(names: Names, found: Sequence[Found], number: int, actor: Participant) -> Participant | None:
    """Whom the same party fights in the claims around: who took a village took it from those it is fighting."""
    own = {party.name for party in actor.parties}
    anchor = found[number].happening.anchor
    near: list[tuple[int, Participant]] = []
    for other in found[max(0, number - NEIGHBOURS) : number + NEIGHBOURS]:
        distance = abs(other.happening.anchor - anchor)
        if other.happening.kind not in FIGHTING or distance > OPPOSED or other.actor is None or other.target is None:
            continue
        for one, against in ((other.actor, other.target), (other.target, other.actor)):
            if is_unnamed(names.context, against.text):
                continue
            armed = against.parties and not {p.name for p in against.parties} & own
            if own & {p.name for p in one.parties} and armed and all(p.kind in FIGHTERS for p in against.parties):
                near.append((distance, against))
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _foe(names: Names, found: Sequence[Found], number: int, actor: Participant) -> Participant | None:
    """Whom a party can only be fighting, where no claim says so: a state, the group nearest by that others in the
    report fight; rebels, the state that fights in it: its own, or one on the ground."""
    kinds = {party.kind for party in actor.parties}
    if not kinds or not kinds <= STATES | ARMED or (kinds & STATES and kinds & ARMED):
        return None  # nobody known, or both sides of a fight
    fought = names.fought(found[number].span[0], {party.id for party in actor.parties if party.id})
    if fought is not None or kinds <= STATES:
        return fought
    anchor = found[number].happening.anchor
    near = [
        (abs(other.happening.anchor - anchor), who)
        for other in found[max(0, number - NEIGHBOURS) : number + NEIGHBOURS]
        for who in (other.actor, other.target)
        if other.happening.kind in FIGHTING and who is not None and who.parties
        if all(party.kind == "government" for party in who.parties) and not _same(actor, who)
        if other.happening.kind in ON_THE_GROUND or is_at_home(names.context, who)
    ]
    return min(near, key=lambda pair: pair[0])[1] if near else None


def is_at_home(context: Context, who: Participant) -> bool:
    """Whether somebody is the state of a country in which the report names places."""
    known = (context.book.party(party.id) for party in who.parties)
    return any(party is not None and not context.grounds.isdisjoint(party.countries[:1]) for party in known)


def is_bare(who: Participant) -> bool:
    """Whether the words only count people and tell nothing of them: "22 others"."""
    bare = who_list("bare")
    return not who.parties and all(word in bare or not word.isalpha() for word in who.text.lower().split())


def _same(one: Participant, other: Participant) -> bool:
    """Whether two participants are the same party or the same words."""
    if one.parties and other.parties:
        return {p.name for p in one.parties} == {p.name for p in other.parties}
    return one.start < other.end and other.start < one.end


def possessive(actor: Participant | None) -> str | None:
    """The pronoun in "our troops", "its fighters", whose owner is who acts; "its allies" are others."""
    parts = actor.text.lower().split() if actor is not None else []
    if who_list("others_than_owner") & set(parts):
        return None
    return next((OWNERS[word] for word in parts[:4] if word in OWNERS), None) if len(parts) > 1 else None


def _is_owned(actor: Participant) -> bool:
    """ "Its troops" are of nobody's army until it is known whose; "the army and its allies" tells whose."""
    return actor.text.lower().split()[0] in OWNERS


def _owned(context: Context, item: Found, target: Participant | None) -> Participant | None:
    """ "Four of its soldiers", "two of its posts": those of whoever tells of them, or of the subject before."""
    owner = possessive(target)
    civil = target is not None and any(party.kind == "civilians" for party in target.parties)
    if (
        target is None
        or civil
        or owner not in ("it", "they", "we")
        or any(word[:1].isupper() for word in target.text.split()[1:])
    ):
        return target
    anchor = item.happening.anchor
    sentence = max(first_of_sentence(context.parsed.doc[anchor]), anchor - TAKEN_UP)
    whose = _speaker(context, item, owner) or _subject_before(context, item, sentence, anchor)
    if whose is None or not whose.parties or (item.actor is not None and _same(item.actor, whose)):
        return target
    return target.model_copy(update={"parties": whose.parties})


def _told_elsewhere(
    found: Sequence[Found], labels: Sequence[int], number: int, role: str, actor: Participant | None = None
) -> Participant | None:
    """The nearest actor or target that another claim of the same happening tells; of actors only known parties, of
    targets those of the same side as the `actor`."""
    anchor = found[number].happening.anchor
    near: list[tuple[int, Participant]] = []
    around = slice(max(0, number - NEIGHBOURS), number + NEIGHBOURS)
    for other, label in zip(found[around], labels[around], strict=True):
        who: Participant | None = getattr(other, role)
        if label != labels[number] or who is None:
            continue
        if not (_lends(other, found[number]) if role == "actor" else _does_so_too(other, found[number], actor)):
            continue
        if who.parties or (role == "target" and not is_bare(who)):
            near.append((abs(other.happening.anchor - anchor), who))
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _without_meanwhile(context: Context, found: Sequence[Found], number: int) -> tuple[Sequence[Found], int]:
    """The claims around one, and where it stands among them; those without their actor that tell what only went on
    while the deed was done."""
    doc, deed, first = context.parsed.doc, found[number].happening, max(0, number - NEIGHBOURS)
    near, at = list(found[first : number + NEIGHBOURS]), number - first
    for other in range(max(0, at - MEANWHILE), min(len(near), at + MEANWHILE + 1)):
        if goes_on_meanwhile(doc, near[other].happening, deed):
            near[other] = replace(near[other], actor=None)
    return near, at


def _lends(other: Found, item: Found) -> bool:
    """Whether the actor of one claim may be that of another: what one side says of another tells nobody else who did
    it, who holds the ground that is struck does not strike it, who shells has no aircraft, and monitors and media mount
    no attack."""
    if _is_blame(other) and not _is_blame(item):
        return False
    kind, lent = item.happening.kind, other.happening.kind
    if kind in ATTACKS and (lent not in TARGETED or (kind != "battle" and lent in ("siege", "capture"))):
        return False
    kinds = {party.kind for party in other.actor.parties} if other.actor is not None else set()
    if kind == "air_strike" and lent not in ("air_strike", "killing", "chemical_attack"):
        return False
    return kind not in ATTACKS or not kinds or not kinds <= TELLERS


def _is_blame(item: Found) -> bool:
    """Whether a claim only tells who is blamed for a deed, or that it was not so."""
    return item.happening.is_blame or item.status == "denied"


def _does_so_too(other: Found, item: Found, actor: Participant | None) -> bool:
    """Whether the target of one claim may be that of another: the same party acts in both, or states, or nobody is told
    to in one of them. Ground is not taken from civilians, and who is asked for something is not struck."""
    if item.happening.kind in ATTACKS and other.happening.kind in PEACEFUL:
        return False
    civil = other.target is not None and any(party.kind == "civilians" for party in other.target.parties)
    if civil and item.happening.kind in ("battle", "capture") and other.happening.kind != item.happening.kind:
        return False
    sides = [{p.kind in ARMED for p in who.parties} for who in (other.actor, actor) if who is not None and who.parties]
    if len(sides) < 2 or other.actor is None or actor is None or sides == [{False}, {False}]:
        return True  # states that strike one enemy
    return bool({p.name for p in other.actor.parties} & {p.name for p in actor.parties})


def _refers_back(context: Context, item: Found) -> bool:
    """Whether the words for an attack point to one told before: "the raid", "similar attacks", "other shells"."""
    doc = context.parsed.doc
    nouns = (doc[hit.anchor] for hit in item.happening.hits if hit.form != "verb" and hit.role != "harm")
    return any(t.lower_ in DEFINITE or t.lower_ in who_list("repeating") for noun in nouns for t in noun.lefts)


def _told_nearby(context: Context, before: Sequence[Found], item: Found) -> Participant | None:
    """The actor of an attack of the same kind told just before, where the report goes on with what it did."""
    reach = REFERS if _refers_back(context, item) else GOES_ON
    for earlier in reversed(before):
        if item.happening.anchor - earlier.happening.anchor > reach:
            return None
        same = earlier.happening.kind == item.happening.kind or "killing" in (
            earlier.happening.kind,
            item.happening.kind,
        )
        if same and earlier.happening.kind in TARGETED and earlier.actor is not None and not elsewhere(earlier, item):
            hurt = item.target is not None and item.target.parties and _same(earlier.actor, item.target)
            return None if hurt else earlier.actor
    return None


def elsewhere(one: Found, other: Found) -> bool:
    """Whether both named a place of their own, and neither lies in the other."""
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
    parties = _parties_of(context, source)
    apart = max(item.span[0] - source.end, source.start - item.span[1])
    if pronoun not in ("we", "i") and (not parties or apart > SAID_IT):
        return None
    return Participant(text=source.text, start=source.start, end=source.end, parties=parties)


def _source(context: Context, item: Found) -> Participant | None:
    """Who says it: a demand or a threat that names nobody else is the speaker's own."""
    source = item.source
    if source.text is None or source.start is None or source.end is None:
        return None
    return Participant(text=source.text, start=source.start, end=source.end, parties=_parties_of(context, source))


def _parties_of(context: Context, source: Source) -> tuple[PartyReference, ...]:
    """The party that a source is or speaks for."""
    party = context.book.party(source.party)
    return context.resolve(source.text or "") or ((reference(party),) if party is not None else ())


def _is_mere_force(actor: Participant) -> bool:
    """Forces or aircraft without an owner: "the jet"."""
    return not actor.parties and any(word.strip(",.").lower() in who_list("forces") for word in actor.text.split())


def _own_forces(context: Context, item: Found, actor: Participant) -> Participant:
    """Forces and aircraft without a name are those of the party that tells of them."""
    party = context.book.party(item.source.party)
    definite = actor.text.split()[0].lower() in DEFINITE  # "the jet" may be anybody's
    if party is None or party.kind not in STATES or definite or not _is_mere_force(actor):
        return actor
    return actor.model_copy(update={"parties": (reference(party),)})


def _publisher(context: Context, item: Found) -> Participant | None:
    token = acting_pronoun_token(context.parsed.doc, item.happening)
    party = context.book.party(item.source.party)
    if token is None:
        return None
    parties = (reference(party),) if party is not None else context.resolve(item.source.name)
    return Participant(text=token.text, start=token.idx, end=token.idx + len(token), parties=parties)


def _taken_up(context: Context, before: Sequence[Found], item: Found) -> Participant | None:
    """Whom a pronoun means: the subject of the same sentence that names a party, the actor of the claim before, or the
    last subject in the text that names a party."""
    anchor = item.happening.anchor
    sentence = max(first_of_sentence(context.parsed.doc[anchor]), anchor - TAKEN_UP)
    same = _subject_before(context, item, sentence, anchor)
    if same is not None:  # what another claim has made of the same words is better known
        known = (e.actor for e in reversed(before[-NEIGHBOURS:]) if e.actor is not None and e.actor.start == same.start)
        return next(known, same)
    return _told_before(before, item) or _subject_before(context, item, max(0, anchor - TAKEN_UP), sentence)


def _told_before(before: Sequence[Found], item: Found) -> Participant | None:
    """The actor of the claim before, but nobody who only tells of a deed."""
    for earlier in reversed(before):
        if item.happening.anchor - earlier.happening.anchor > TAKEN_UP:
            return None
        only_asked = earlier.status == "demanded" and earlier.happening.kind != "demand"
        if earlier.actor is not None and earlier.actor.parties and not only_asked:
            return None if _does_no_deeds(earlier.actor, item) else earlier.actor
    return None


def _subject_before(context: Context, item: Found, start: int, end: int) -> Participant | None:
    doc = context.parsed.doc
    for token in reversed(doc[start:end]):
        if token.dep_ in ("nsubj", "nsubjpass") and token.pos_ in ("NOUN", "PROPN"):
            phrase = next(noun_phrase(doc, token))
            words = doc[phrase.start : phrase.end]
            parties = context.resolve(words.text)
            if parties and not (item.happening.kind in TARGETED and all(p.kind in TELLERS for p in parties)):
                return Participant(text=words.text, start=words.start_char, end=words.end_char, parties=parties)
    return None
