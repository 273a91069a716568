"""From what was found in a report to its claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.claims.context import Context
from reportedly.claims.events.kinds import kinds_from_context
from reportedly.claims.events.readings import reread
from reportedly.claims.events.report_scope import scope_of
from reportedly.claims.events.same_act import without_retold
from reportedly.claims.events.weapon import weapon_of
from reportedly.claims.events.what import find_happenings
from reportedly.claims.events.whether import status_of
from reportedly.claims.events.whether_error import takes_back
from reportedly.claims.evidence import evidence, words_of
from reportedly.claims.findings.found import Found
from reportedly.claims.findings.happening import Happening
from reportedly.claims.findings.toll_mentions import TollMention
from reportedly.claims.first_cut import Reading
from reportedly.claims.happenings.days_after import count_from_happenings
from reportedly.claims.happenings.held_ground import on_held_ground, without_unknown_towns
from reportedly.claims.happenings.labelled import happenings_of_lines, in_labelled_places, sums_in_no_line
from reportedly.claims.happenings.lend import carry_places, drafts_of, share_sources, without_echoes
from reportedly.claims.happenings.lend_days import share_times
from reportedly.claims.happenings.rows import apart_by_place
from reportedly.claims.happenings.same_numbers import one_by_numbers
from reportedly.claims.happenings.where_weigh import likelier_places, with_likelier
from reportedly.claims.happenings.which import EPISODE, Likeness
from reportedly.claims.how_sure import with_confidence
from reportedly.claims.kinds.weigh import likeliest_kinds
from reportedly.claims.places.clause import Telling, place_of
from reportedly.claims.text.token_table import text_in, token_table
from reportedly.claims.text.triggers import Hit, trigger_index
from reportedly.claims.times.ranges import spans_of_days
from reportedly.claims.times.when import when_of
from reportedly.claims.tolls.corrected import without_corrected
from reportedly.claims.tolls.how_many import find_tolls
from reportedly.claims.tolls.report_sums import parts_of_happenings, settle_scopes, totals_beside_totals
from reportedly.claims.tolls.scope import scope_of_toll
from reportedly.claims.tolls.scope_weigh import likeliest_scopes
from reportedly.claims.tolls.stretches import totals_of_stretches
from reportedly.claims.tolls.sums_of_attacks import sums_of_attacks
from reportedly.claims.tolls.total_apart import apart_by_stretch
from reportedly.claims.tolls.totals_of_countries import totals_of_countries
from reportedly.claims.voices.who_says import source_of
from reportedly.claims.who.basis import with_basis
from reportedly.claims.who.claimed import with_claimants
from reportedly.claims.who.lends import share_participants
from reportedly.claims.who.named import name_fighters
from reportedly.claims.who.own_men import with_own_men
from reportedly.claims.who.pronouns import acting_pronoun
from reportedly.claims.who.rebutted import with_rebutted
from reportedly.claims.who.rivals import apart_by_teller
from reportedly.claims.who.tellers import demanded_by, told_by
from reportedly.claims.who.unlent import without_lent_actors
from reportedly.claims.who.weigh import likeliest
from reportedly.claims.who.who import participants
from reportedly.records import Claim, Step, Toll, Weapon, When, digest

AROUND = "taken from the report around, not told here"
TAKEN_UP = "told in the sentence, or the town that its words take up"


def assemble(context: Context, coder: str, reading: Reading = "full") -> Iterator[Claim]:
    """The claims of a report in the order of its words. The light reading keeps the actors and targets of the rules:
    to weigh them anew takes a tenth of its time and makes its tolls no better."""
    found = with_confidence(context, examined(context))
    likeness = Likeness(drafts_of(context, found))
    labels = happenings_of_lines(context, found, one_by_numbers(found, likeness.labels()))
    episodes = likeness.labels(EPISODE)
    places = likelier_places(context, found, labels)
    found = likeliest_scopes(context, parts_of_happenings(found, labels), labels)
    found = sums_of_attacks(context, totals_of_countries(context, found), labels)
    found = totals_beside_totals(context, found)
    found = without_corrected(context, totals_of_stretches(context, found, labels), labels)
    found = share_times(context, found, labels)
    found = count_from_happenings(context, found)
    answers = share_participants(context, found, episodes)
    weighed = likeliest(context, found, answers, episodes) if reading == "full" else answers
    likely = list(without_lent_actors(context, found, weighed))
    likely = with_claimants(context, found, answers, likely, episodes)
    found = list(with_basis(context, found, answers, likely))
    placed = [with_likelier(item, place) for item, place in zip(found, places, strict=True)]
    for item, label in zip(sums_in_no_line(context, placed), labels, strict=True):
        yield _claim(context, coder, on_held_ground(context, item), label)


def ruled(context: Context) -> tuple[list[Found], list[Found], list[int]]:
    """What each clause says of actor and target, what the rules make of it, and the episodes of the claims: what
    `who_weigh` goes by, and is fitted to."""
    found = examined(context)
    episodes = Likeness(drafts_of(context, found)).labels(EPISODE)
    return found, share_participants(context, found, episodes), episodes


def ruled_scopes(context: Context) -> tuple[list[Found], list[int]]:
    """What the rules make of each toll's scope, and the happenings of the claims: what `scope_weigh` goes by, and is
    fitted to."""
    found = examined(context)
    labels = Likeness(drafts_of(context, found)).labels()
    return parts_of_happenings(found, labels), labels


def placed_by_rules(context: Context) -> tuple[list[Found], list[int]]:
    """What the rules find, and the happenings of the claims: what `where_weigh` goes by, and is fitted to."""
    found = examined(context)
    return found, Likeness(drafts_of(context, found)).labels()


def examined(context: Context) -> list[Found]:
    """What the rules find, with sources and fighters settled: what happenings are told apart by."""
    return with_own_men(context, name_fighters(context, share_sources(context, examine(context))))


def examine(context: Context) -> list[Found]:
    """Everything that is found, each attack of the likeliest kind, before the other fitted models judge it."""
    found, hits = ruled_kinds(context)
    found = without_retold(context.parsed.doc, likeliest_kinds(context, found, hits))
    found = settle_scopes(context, without_echoes(context, found))
    found = apart_by_stretch(context, apart_by_place(context, found))
    return with_rebutted(context, apart_by_teller(context, found))


def ruled_kinds(context: Context) -> tuple[list[Found], list[Hit]]:
    """Everything that the rules find, and the words of happenings: what `kind_weigh` goes by, and is fitted to."""
    doc = context.parsed.doc
    hits = _outside_names(context, reread(doc, trigger_index().hits(doc), context.resolve))
    tolls = find_tolls(doc, hits, spans_of_days(context.times, context.parsed.text))
    happenings = find_happenings(doc, hits, tolls)
    happenings = kinds_from_context(doc, happenings)
    told = frozenset(hit.anchor for hit in hits if hit.role != "light")
    clauses = frozenset(clause for happening in happenings for clause in happening.clauses)
    found = [_found(context, happening, clauses, told) for happening in happenings]
    found = without_unknown_towns(doc, found)
    return in_labelled_places(context, carry_places(context, without_retold(doc, found))), hits


def _outside_names(context: Context, hits: Sequence[Hit]) -> list[Hit]:
    """The hits without nouns inside the name of a party: the "Accord" of "Government of National Accord" is no pact."""
    text, table = context.parsed.text, token_table(context.parsed.doc)
    nouns = {hit.anchor for hit in hits if hit.form == "noun" and hit.role != "means"}
    if not any(context.book.may_be_in_a_long_name(table.texts[noun]) for noun in nouns):
        return list(hits)
    named = [(start, end) for start, end, _ in context.book.find(text) if " " in text[start:end]]
    inside = {i for start, end in named for i in range(start, end)}
    return [hit for hit in hits if hit.form != "noun" or hit.role == "means" or table.starts[hit.anchor] not in inside]


# --- each happening by itself -----------------------------------------------------------------------------------------


def _found(context: Context, happening: Happening, clauses: frozenset[int], told: frozenset[int]) -> Found:
    doc = context.parsed.doc
    own = frozenset(hit.anchor for hit in happening.hits) | {happening.anchor}
    telling = Telling(own, told)
    first, last = words_of(doc, happening, clauses)
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
    actor, target = participants(context, happening)
    when = when_of((start, end), context.times, context.parsed, context.today, doc[happening.anchor])
    place = place_of((start, end), context.places, context.parsed, telling)
    status, words = status_of(doc, happening)
    anchor = doc[happening.anchor]
    taken_back = takes_back(words)  # which only the report itself can do
    told_by_others = () if taken_back else context.attributions
    source = source_of(
        (anchor.idx, anchor.idx + len(anchor)), told_by_others, context.parsed, context.voices, context.report
    )
    if source.text is None and not taken_back:
        source = told_by(context, happening, actor) or source
    if source.text is None and status == "demanded":
        source = demanded_by(context, anchor) or source
    return Found(
        happening,
        (start, end),
        actor,
        target,
        place,
        place is not None,
        when,
        status,
        words,
        scope_of(doc, happening, when, context.today),
        source,
        tuple(_toll(context, toll, when) for toll in happening.tolls),
        acting_pronoun(doc, happening),
    )


def _toll(context: Context, mention: TollMention, when: When | None) -> Toll:
    doc, text = context.parsed.doc, context.report.text
    hit = mention.hit
    first, last = min(mention.start, hit.start), max(mention.end, hit.end)
    if last - first > 14:  # the words of harm stand far off: the number and its noun are the evidence
        first, last = mention.start, mention.end
    return Toll(
        effect=mention.effect,
        group=mention.group,
        low=mention.low,
        high=mention.high,
        scope=scope_of_toll(doc, mention, when, context.places)[0],
        evidence=evidence(text, doc[first].idx, doc[last - 1].idx + len(doc[last - 1])),
        also=mention.also,
        superseded=mention.superseded,
    )


# --- the record -------------------------------------------------------------------------------------------------------


def _claim(context: Context, coder: str, item: Found, label: int) -> Claim:
    happening, report = item.happening, context.report
    words = evidence(report.text, *item.span)
    weapon = weapon_of(context.parsed.doc, happening, item.span)
    return Claim(
        id=digest(report.id, coder, happening.kind, words.start, words.end, happening.anchor),
        report=report.id,
        coder=coder,
        evidence=words,
        kind=happening.kind,
        actor=item.actor,
        target=item.target,
        weapon=weapon,
        place=item.place,
        when=item.when,
        status=item.status,
        report_scope=item.report_scope,
        source=item.source,
        tolls=item.tolls,
        happening=f"{report.id}-{label}",
        confidence=item.confidence,
        trace=tuple(_trace(context, item, weapon)),
    )


def _trace(context: Context, item: Found, weapon: Weapon | None) -> Iterator[Step]:
    """How each field came about, for `why`."""
    doc, happening = context.parsed.doc, item.happening
    for hit in happening.hits:
        yield Step(
            field="kind", rule=f"word of role {hit.role}", entry=hit.trigger.id, words=text_in(doc, hit.start, hit.end)
        )
    weighed = item.weighed.get("kind")
    if weighed is not None:
        yield Step(field="kind", rule=f"likelier than what the rules say ({weighed})", entry=happening.kind)
    elif not happening.known:
        yield Step(field="kind", rule="the attack told just before", entry=happening.kind)
    for name, who in (("actor", item.actor), ("target", item.target)):
        if who is not None:
            known = ", ".join(p.id or p.name for p in who.parties)
            yield Step(
                field=name,
                rule=_how(item.weighed.get(name), known, who.basis),
                entry=known or None,
                words=who.text,
            )
    if weapon is not None:
        yield Step(field="weapon", rule="named in the clause", entry=weapon.kind, words=weapon.text)
    if item.place is not None:
        told = AROUND if item.place.basis == "context" else "named in the clause" if item.named_place else TAKEN_UP
        weighed = item.weighed.get("place")
        yield Step(
            field="place",
            rule=told if weighed is None else f"{told}; likelier than what the rules say ({weighed})",
            entry=item.place.entry,
            words=item.place.text,
        )
    if item.when is not None:
        yield Step(field="when", rule=f"basis {item.when.basis}", words=item.when.text)
    if item.status != "asserted":
        yield Step(field="status", rule=f"{item.status} by its words", words=item.status_words)
    yield Step(
        field="source",
        rule="attribution" if item.source.text else "the report's own voice",
        entry=item.source.id,
        words=item.source.text,
    )
    yield from _toll_steps(item)


def _toll_steps(item: Found) -> Iterator[Step]:
    for number, toll in enumerate(item.tolls):
        why = item.weighed.get(f"toll {number}")
        likelier = f", likelier than what the rules say ({why})" if why is not None else ""
        yield Step(field="tolls", rule=f"{toll.scope} {toll.effect} {toll.group}{likelier}", words=toll.evidence.exact)


def _how(weighed: str | None, known: str, basis: str) -> str:
    """How a participant was found."""
    if weighed is not None:
        likelier = f"likelier than what the rules say ({weighed})"
        return f"{AROUND}; {likelier}" if basis == "context" else likelier
    if basis == "context":
        return AROUND
    return "phrase resolved to a party" if known else "phrase of no known party"
