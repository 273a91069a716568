"""What claims of one report lend each other: place, day and actor; and which headline claims only repeat the body."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from reportedly.claims.context import Context
from reportedly.claims.events.downed import tells_downing
from reportedly.claims.findings.found import Found
from reportedly.claims.findings.happening import ATTACKS, WORDS_ONLY
from reportedly.claims.findings.mentions import PlaceMention
from reportedly.claims.happenings.days_after import told_as_earlier
from reportedly.claims.happenings.which_clauses import above, tense_of
from reportedly.claims.happenings.which_draft import Draft
from reportedly.claims.places.clause import SPREAD, hangs_on, is_elsewhere, place_of
from reportedly.claims.places.place import is_town
from reportedly.claims.text.sentences import first_of_sentence, sentence_bounds
from reportedly.claims.text.token_table import token_table
from reportedly.claims.text.words import place_list, ties
from reportedly.claims.times.opening import headline_again
from reportedly.records import Place, Toll

THE_TOWN = re.compile(r"\b(?:the|their|its|that|this)\s+(?:\w+\s+)?(?:city|town|village)\b(?!\s+of)", re.IGNORECASE)
TOWN_BEFORE = 500  # code points before a clause in which the town is looked for that it takes up
ABOVE = 4  # tokens above a name in which the verb stands that leads there
CARRIED = 3  # sentences over which a place is carried on
SAID_IT = 40  # code points between a speaker and the "it" of what is said
HARMS = ("looting_destruction", "siege", "displacement")  # other kinds that harm people beside attacks
REPEATED = 6  # words of a claim that are no chance when they come again
TAKEN_UP = 60  # tokens over which a pronoun takes up an actor
ENDS = (".", "!", "?", '"', "'", "”", ":", ";", ")")  # after one of these a sentence is over
NOBODY = "unknown"  # the voice of hearsay
OPENING = 4  # words with which a sentence may say that it goes on to something else


def carry_places(context: Context, found: Sequence[Found]) -> list[Found]:
    """A claim without a place of its own stands in the town that it takes up ("the city"), else where its sentence or
    those just before have placed the report."""
    doc = context.parsed.doc
    sentences = {sentence.start: number for number, sentence in enumerate(context.parsed.sentences())}
    carried: list[Found] = []
    for item in found:
        if item.place is None:
            number = sentences[first_of_sentence(doc[item.happening.anchor])]
            at_home = item.happening.kind not in WORDS_ONLY
            item = replace(item, place=_taken_up(context, item) or _told_around(context, item, number, at_home))
        carried.append(item)
    return carried


def _taken_up(context: Context, item: Found) -> Place | None:
    """The town named last before a clause that speaks of "the town"."""
    start, end = item.span
    if THE_TOWN.search(context.report.text, start, end) is None:
        return None
    near = [m for m in context.places if start - TOWN_BEFORE < m.end <= start and m.used_as == "place"]
    near.sort(key=lambda m: not _is_refuge(context, m))
    return next((m.place for m in reversed(near) if m.place is not None and is_town(m.place)), None)


def _is_refuge(context: Context, mention: PlaceMention) -> bool:
    """ "Residents fled to Karm": where they went is not the town that is told of."""
    above = hangs_on(context.parsed.doc, mention)[1:ABOVE]
    return mention.relation in SPREAD and any(
        context.parsed.doc[at].lemma_ in place_list("seeking_refuge") for at in above
    )


def _told_around(context: Context, item: Found, number: int, at_home: bool) -> Place | None:
    """The place around a claim, marked as such unless its own sentence holds it."""
    place = _nearby(context, number, at_home)
    if place is None or context.parsed.tells(item.span, place.start):
        return place
    return place.model_copy(update={"basis": "context"})


def _nearby(context: Context, number: int, at_home: bool) -> Place | None:
    """The place of the sentence, or of those just before. `at_home`: of a place in the country that the report is
    about before one where others speak of it."""
    home = context.countries[0] if at_home and context.countries else None
    abroad: Place | None = None
    spans = context.parsed.stretches
    for back in range(min(CARRIED, number) + 1):
        place = place_of(spans[number - back], context.places, context.parsed)
        if place is not None and (home is None or place.country in (home, None)):
            return place
        abroad = abroad or place
    first = (m for m in context.places if m.used_as == "place" and not is_elsewhere(m, context.parsed))
    return abroad or next((m.place for m in first if m.place is not None), None)


def without_echoes(context: Context, found: Sequence[Found]) -> list[Found]:
    """A headline is a claim only where it says more than the body, and a sentence said twice is one claim."""
    report = context.report
    found = _without_heads(context, _said_once(context, found))
    if not report.body_start:
        return found
    head, again = report.body_start, headline_again(report)
    body = [item for item in found if item.span[0] >= head and not _told_inside(context, item, again)]
    kept = set(map(id, body))  # to compare two claims takes long
    return [item for item in found if id(item) in kept or (item.span[0] < head and _says_more(item, body))]


def _said_once(context: Context, found: Sequence[Found]) -> list[Found]:
    """Without the claims whose words stand in the report before, as summaries and leads of one page often do."""
    kept, said = [], set()
    for item in found:
        words = tuple(context.report.text[slice(*item.span)].lower().split())
        key = item.happening.kind, words
        if len(words) < REPEATED or key not in said:
            kept.append(item)
        said.add(key)
    return kept


def _without_heads(context: Context, found: Sequence[Found]) -> list[Found]:
    """Without the claims of heads that run into the sentence that tells the same: "Two hurt in Lorn Two were hurt"."""
    text, doc = context.report.text, context.parsed.doc
    kept = []
    for at, item in enumerate(found):
        end = doc[item.happening.anchor].sent.end_char
        run_on = bool(item.tolls) and text[:end].rstrip()[-1:] not in ENDS and "\n" not in text[end - 1 : end + 1]
        after = [toll for other in found[at + 1 : at + 4] if other.span[0] >= end for toll in other.tolls]
        told = {(toll.effect, toll.low, toll.high) for toll in after}
        if not (run_on and all((toll.effect, toll.low, toll.high) in told for toll in item.tolls)):
            kept.append(item)
    return kept


def _told_inside(context: Context, item: Found, outer: tuple[int, int]) -> bool:
    """Whether the word that carries the happening stands in a stretch of the text."""
    at = context.parsed.doc[item.happening.anchor].idx
    return outer[0] <= at < outer[1]


def _says_more(item: Found, body: Sequence[Found]) -> bool:
    """Whether a headline tells what the body does not: a happening of another kind (no attack where the body tells
    attacks), or a number greater than all of the body's, as their sum is."""
    if item.tolls:
        return any(_is_greater(toll, body) for toll in item.tolls)
    kinds = {other.happening.kind for other in body}
    return item.happening.kind not in kinds and not (item.happening.kind in ATTACKS and kinds & set(ATTACKS))


def _is_greater(toll: Toll, body: Sequence[Found]) -> bool:
    told = [t.high or t.low for other in body for t in other.tolls if t.effect == toll.effect and t.low is not None]
    return toll.low is not None and (not told or toll.low > max(told) + max(1, 0.1 * max(told)))


def drafts_of(context: Context, found: Sequence[Found]) -> list[Draft]:
    """What tells happenings apart, for each claim."""
    starts = [sentence.start for sentence in context.parsed.sentences()]
    before = told_as_earlier(context)
    return [_draft(context, item, bisect_right(starts, item.happening.anchor), before) for item in found]


def _draft(context: Context, item: Found, sentence: int, before: Sequence[tuple[int, int]]) -> Draft:
    doc, happening = context.parsed.doc, item.happening
    token = doc[happening.anchor]
    first, _ = sentence_bounds(doc, token.i)
    opening = set(token_table(doc).lowers[first : first + OPENING])
    return Draft(
        kind=happening.kind,
        known=happening.known,
        place=item.place,
        named_place=item.named_place,
        when=item.when,
        actor=item.actor,
        target=item.target,
        status=item.status,
        report_scope=item.report_scope,
        source=item.source,
        tolls=item.tolls,
        sentence=sentence,
        headline=item.span[0] < context.report.body_start,
        trigger=token.lemma_.lower(),
        noun=_article(token) if happening.main.form == "noun" else None,
        adds=bool(opening & ties("adds")),
        another=bool(ties("another") & set(context.report.text[slice(*item.span)].lower().split())),
        pronoun=item.pronoun is not None,
        above=above(token),
        tense=tense_of(token),
        earlier=any(start <= token.idx < end for start, end in before),
        downing=tells_downing(context.parsed.doc, happening.hits),
    )


def _article(noun: Token) -> str:
    words = {token.lower_ for token in noun.lefts}
    return "the" if words & ties("definite") else "a" if words & {"a", "an"} else ""


def share_sources(context: Context, found: Sequence[Found]) -> list[Found]:
    """A part that the report tells in its own voice, right after a teller told the whole, has that teller: "AFP said.
    A girl was among the dead." So has what a pronoun ties to the sentence before: "These include ..."."""
    shared: list[Found] = []
    for item in found:
        part = bool(item.tolls) and all(toll.scope == "part" for toll in item.tolls)
        if part and item.source.text is None and shared:
            before = shared[-1]
            near = item.happening.anchor - before.happening.anchor <= TAKEN_UP
            if near and before.source.text is not None and before.happening.kind in ATTACKS + HARMS:
                item = replace(item, source=before.source)
        if shared and item.source.text is None and _goes_on(context, shared[-1], item):
            item = replace(item, source=shared[-1].source)
        shared.append(item)
    return shared


def _goes_on(context: Context, before: Found, item: Found) -> bool:
    """Whether a claim's sentence follows that of the claim before, in its paragraph, and opens with a pronoun."""
    doc = context.parsed.doc
    if before.source.name == NOBODY:
        return False
    first, last = doc[before.happening.anchor].sent, doc[item.happening.anchor].sent
    opening = next((t.lower_ for t in last if t.is_alpha), "")
    if opening not in ties("pronouns") and not _is_of_them(last):
        return False
    if first.start == last.start:  # a claim of the same sentence that has gone on already
        return before.source.start is not None and before.source.start < last.start_char
    return first.end == last.start and "\n" not in first.text_with_ws


def _is_of_them(sentence: Span) -> bool:
    """Whether a sentence opens with some of those told before: "Three of the wounded", "Most of them"."""
    words = [t for t in sentence if t.is_alpha or t.like_num][: 2 * OPENING]
    some = next((n for n, word in enumerate(words) if word.pos_ == "NUM" or word.lower_ in ties("some")), len(words))
    after = [word.lower_ for word in words[some + 1 : some + 3]]
    opens = all(word.pos_ in ("ADV", "ADP", "ADJ", "SCONJ") for word in words[:some])  # "at least three"
    return opens and after[:1] == ["of"] and after[1:] in (["them"], ["those"], ["the"], ["these"])
