"""What claims of one report tell each other about who did it to whom: pronouns, fighters without a name, and the actor
or target that only another claim of the same happening names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from reportedly.claims.context import Context
from reportedly.claims.found import Found
from reportedly.claims.names import words
from reportedly.claims.what import ATTACKS
from reportedly.claims.who_phrases import word_list
from reportedly.records import Participant, PartyReference

SAID_IT = 40  # code points between a speaker and the "it" of what is said
TAKEN_UP = 60  # tokens over which a pronoun takes up an actor
NAMED_BEFORE = 1_200  # code points over which "the militants" go back to a named group
ARMED = frozenset({"rebel_group", "political_militia", "identity_militia"})
TARGETED = (*ATTACKS, "siege", "detention", "abduction", "torture", "sexual_violence", "capture", "looting_destruction")
OWNERS = {"our": "we", "its": "it", "their": "they", "his": "he", "her": "she"}


def name_fighters(context: Context, found: Sequence[Found]) -> list[Found]:
    """ "The militants", "terrorists" and "the group" are the armed group that the report has named before. Where it has
    named none, words of abuse identify nobody."""
    doc = context.parsed.doc
    named = [(start, party) for start, _, party in context.book.find(doc.text) if party.kind in ARMED]
    starts = [start for start, _ in named]

    def settle(who: Participant | None) -> Participant | None:
        if who is None or not _is_unnamed(who):
            return who
        at = bisect_left(starts, who.start) - 1
        if at >= 0 and who.start - starts[at] <= NAMED_BEFORE:
            party = named[at][1]
            return who.model_copy(update={"parties": (PartyReference(id=party.id, name=party.name, kind=party.kind),)})
        return who.model_copy(update={"parties": ()}) if "terror" in who.text.lower() else who

    return [replace(item, actor=settle(item.actor), target=settle(item.target)) for item in found]


def _is_unnamed(who: Participant) -> bool:
    forms = [word.form for word in words(who.text[:200])]
    unnamed, beside = word_list("unnamed"), word_list("unnaming")
    return any(form in unnamed for form in forms) and all(
        form in unnamed or form in beside or not form.isalpha() for form in forms
    )


def share_participants(context: Context, found: Sequence[Found], labels: Sequence[int]) -> list[Found]:
    """A pronoun takes up the speaker or the actor told before; an attack without an actor has the one that another
    claim of the same happening tells, and so has a target."""
    shared: list[Found] = []
    for number, item in enumerate(found):
        actor, target = item.actor, item.target
        pronoun = item.pronoun or _possessive(actor)
        if pronoun is not None and (actor is None or not actor.parties):
            actor = _speaker(context, item, pronoun) or _told_before(shared, item) or actor
        if actor is None and item.happening.kind in ATTACKS:
            actor = _told_elsewhere(found, labels, number, "actor")
        if target is None and item.happening.kind in TARGETED:
            target = _told_elsewhere(found, labels, number, "target")
        if target is not None and actor is not None and target is not item.target and _same(actor, target):
            target = None
        shared.append(replace(item, actor=actor, target=target))
    return shared


def _same(one: Participant, other: Participant) -> bool:
    """Whether two participants are the same party or the same words."""
    if one.parties and other.parties:
        return {p.name for p in one.parties} == {p.name for p in other.parties}
    return one.start < other.end and other.start < one.end


def _possessive(actor: Participant | None) -> str | None:
    """The pronoun in "our troops", "its fighters", whose owner is who acts."""
    first = actor.text.split(" ", 1)[0].lower() if actor is not None and " " in actor.text else ""
    return OWNERS.get(first)


def _told_elsewhere(found: Sequence[Found], labels: Sequence[int], number: int, role: str) -> Participant | None:
    """The nearest actor or target that another claim of the same happening tells; of actors only known parties."""
    anchor = found[number].happening.anchor
    near: list[tuple[int, Participant]] = []
    for other, label in zip(found, labels, strict=True):
        who: Participant | None = getattr(other, role)
        if label == labels[number] and who is not None and (who.parties or role == "target"):
            near.append((abs(other.happening.anchor - anchor), who))
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _speaker(context: Context, item: Found, pronoun: str) -> Participant | None:
    """Whose words they are: "we" is the speaker, and so is "it" in "the army said it seized the district"."""
    source = item.source
    if source.text is None or source.start is None or source.end is None:
        return None
    parties = context.resolve(source.text)
    if pronoun not in ("we", "i") and (not parties or abs(item.span[0] - source.end) > SAID_IT):
        return None
    return Participant(text=source.text, start=source.start, end=source.end, parties=parties)


def _told_before(before: Sequence[Found], item: Found) -> Participant | None:
    for earlier in reversed(before):
        if item.happening.anchor - earlier.happening.anchor > TAKEN_UP:
            return None
        if earlier.actor is not None and earlier.actor.parties:
            return earlier.actor
    return None
