"""Whom a phrase means: the participant that its words name, or who holds the ground that they are for."""

from __future__ import annotations

from spacy.tokens import Doc

from reportedly.claims.context import Context
from reportedly.claims.findings.mentions import places_in
from reportedly.claims.parties.phrases import Phrase, behind_heading, is_ground, tells_a_holder, who_list
from reportedly.claims.people.people import group_of
from reportedly.claims.text.sentences import first_of_sentence
from reportedly.claims.text.token_table import text_in, token_table, words_in
from reportedly.claims.who.addresses import is_in_address
from reportedly.claims.who.heads import are_nationals, counted_before
from reportedly.records import Participant


def participant_of(context: Context, phrase: Phrase) -> Participant:
    """Whom a phrase names. It is read once: the words of a clause are asked for by every happening around them."""
    known = context.participants.get(phrase)
    if known is None:
        doc = context.parsed.doc
        words, start = text_in(doc, phrase.start, phrase.end), doc[phrase.start].idx
        parties = context.resolve(_naming(context, phrase), start) if _may_name(context, phrase) else ()
        known = Participant(text=words, start=start, end=start + len(words), parties=parties)
        context.participants[phrase] = known
    return known


def _naming(context: Context, phrase: Phrase) -> str:
    """The words without those that only tell where, and of civilians without those of others named beside them; for
    a bare number those of the people counted before it."""
    doc = context.parsed.doc
    before, first = counted_before(doc[phrase.head]), behind_heading(doc, phrase)
    if before is not None and phrase.end == phrase.head + 1:
        return text_in(doc, *before)
    end = next((i for i in range(phrase.head + 1, phrase.end) if _is_placing(doc, i)), phrase.end)
    end = next((i for i in range(phrase.head + 1, end) if is_in_address(context, doc[i])), end)
    if group_of(doc[phrase.head]) == "civilians":
        end = min(end, phrase.head + 1)
    return text_in(doc, first, end)


def _is_placing(doc: Doc, i: int) -> bool:
    """A preposition that tells where; the "for" of "the Party for Peace" is in a name."""
    table, placing = token_table(doc), who_list("placing")
    if table.lowers[i] not in placing and table.lemmas[i] not in placing:
        return False
    return table.lowers[i] != "for" or not (doc[i - 1].is_title and doc[min(i + 1, len(doc) - 1)].is_title)


def _may_name(context: Context, phrase: Phrase) -> bool:
    """Ground names a party only if the words say that the party holds it; its nationals are not a state, nor is
    the state that a town lies in."""
    doc = context.parsed.doc
    head = doc[phrase.head]
    if are_nationals(head) or is_in_address(context, head):
        return False
    if tells_a_holder(phrase, token_table(doc).lowers) or _heads_its_line(context, phrase):
        return False
    if not is_ground(head):
        return True
    return not who_list("held").isdisjoint(words_in(doc, phrase.start, phrase.end))


def _heads_its_line(context: Context, phrase: Phrase) -> bool:
    """ "Damascus: a bomb went off"."""
    doc = context.parsed.doc
    head = doc[phrase.head]
    opens = phrase.start == first_of_sentence(head) and phrase.end == head.i + 1
    if not opens or words_in(doc, head.i + 1, head.i + 2) != [":"]:
        return False
    around = places_in(context.places, doc[phrase.start].idx, head.idx + 1)
    return any(head.idx < mention.end and mention.used_as == "place" for mention in around)


def holder_of(context: Context, phrase: Phrase) -> Participant | None:
    """Whose ground it is that is fought over: the rebels in "rebel-held villages"."""
    doc = context.parsed.doc
    first, held = phrase.start + 1, who_list("held")
    inside = words_in(doc, first, phrase.end)
    at = next((first + n for n, word in enumerate(inside) if word in held), None)
    if at is None or doc[at - 1].text not in "-–":
        return None
    words = doc[phrase.start : at - 1]
    parties = context.resolve(words.text)
    if not parties:
        return None
    return Participant(text=words.text, start=words.start_char, end=words.end_char, parties=parties)
