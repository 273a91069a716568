"""Tolls: how many people were harmed, how, and who they were. Works outward from each quantity to a word of harm."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from reportedly.claims.findings.toll_mentions import TollMention
from reportedly.claims.people.numbers import find_quantities
from reportedly.claims.people.people import group_of
from reportedly.claims.people.tables import word_set
from reportedly.claims.text.sentences import end_of_sentence, first_of_sentence
from reportedly.claims.text.token_table import text_in, token_table, words_in
from reportedly.claims.text.triggers import Hit
from reportedly.claims.tolls.accused import did_it
from reportedly.claims.tolls.by_name import named, named_beside, names_among, reflexives
from reportedly.claims.tolls.counted import Counted, count, such_group
from reportedly.claims.tolls.deadly import words_of_harm
from reportedly.claims.tolls.died_of_it import died_of_it
from reportedly.claims.tolls.harm_nouns import is_found_again
from reportedly.claims.tolls.harm_shared import is_joined_to, is_split, tells_the_dead
from reportedly.claims.tolls.harmed import harm_of
from reportedly.claims.tolls.listed import of_such
from reportedly.claims.tolls.losses import apart, by_losses
from reportedly.claims.tolls.nobody import none_harmed
from reportedly.claims.tolls.pairs import with_pairs
from reportedly.claims.tolls.parts import is_singled_out
from reportedly.claims.tolls.singles import multiples, singulars
from reportedly.claims.tolls.suicides import by_own_hand
from reportedly.claims.tolls.sums import with_sums
from reportedly.claims.tolls.taken_up import of_those_fought, taken_up
from reportedly.claims.tolls.tallies import group_of_tally
from reportedly.claims.tolls.updates import with_updates
from reportedly.claims.tolls.victims import dead_or_hurt, told_apart

SPEAKER = 14  # tokens from who speaks to the verb of speech
STILL_MEANT = 25  # tokens after fighters in which a bare number of the next sentence counts fighters too
STILL_TOLD = 80  # tokens after a number in which the state of some of those counted is told


def find_tolls(doc: Doc, hits: Sequence[Hit], dates: Sequence[tuple[int, int]] = ()) -> list[TollMention]:
    """All tolls of a document, in order. `hits` are the triggers found in it, `dates` the spans (code points) of
    calendar dates and clock times, whose numbers count nobody."""
    harms = dead_or_hurt(doc, {i: hit for i, hit in words_of_harm(doc, hits).items() if not _is_no_harm(doc[i])})
    harms, lost = apart(harms)
    if not harms and not lost:
        return []
    taken = {i for start, end in dates for i in _tokens_between(doc, start, end)}
    counted = [c for c in (count(doc, q) for q in find_quantities(doc, taken)) if c is not None]
    counted += multiples(doc, harms)
    counted += singulars(doc, {i for c in counted for i in range(c.quantity.start, c.quantity.end)})
    counted.sort(key=lambda c: c.quantity.start)
    tolls: list[TollMention] = []
    for at, item in enumerate(counted):
        made = _tolls_of(doc, item, harms, tolls)
        if not made and (loss := by_losses(doc, item, lost, tolls)) is not None:
            made = _toll(doc, item, (loss, "losses"), harms, tolls)
        if not made and at + 1 < len(counted) and is_joined_to(doc, item, counted[at + 1]):
            hit, rule = _harm_of(doc, counted[at + 1], harms, tolls)
            made = _toll(doc, item, (hit, rule), harms, tolls) if hit is not None else []
        tolls += made
    alone = [toll for toll in tolls if toll.rule != "company"]
    counted_by = {id(toll.hit) for toll in alone}
    free = {i: hit for i, hit in harms.items() if id(hit) not in counted_by}
    missing = {"killed", "injured"} - {toll.effect for toll in alone}
    held = {i: hit for i, hit in harms.items() if i not in free}
    for item, hit in (
        *named(doc, free, missing),
        *reflexives(doc, held),
        *named_beside(doc, held),
        *names_among(doc, harms),
    ):
        tolls += _toll(doc, item, (hit, "named"), free, tolls)
    counted_by = {id(toll.hit) for toll in tolls}
    for item, hit in taken_up(doc, counted, {i: h for i, h in harms.items() if id(h) not in counted_by}):
        tolls += _toll(doc, item, (hit, "taken up"), harms, tolls)
    tolls = died_of_it(doc, tolls, harms)
    tolls += [_none(first, hit) for first, hit in none_harmed(doc, harms)]
    tolls = with_pairs(doc, of_those_fought(doc, _settle(tolls)))
    return with_updates(doc, with_sums(doc, told_apart(doc, by_own_hand(doc, tolls))))


def _is_no_harm(token: Token) -> bool:
    """Whether a death only names something else: "sentenced to death", "a death sentence"."""
    if token.lower_ not in ("death", "deaths"):
        return False
    if token.dep_ == "compound" and token.head.i == token.i + 1:
        return token.head.lemma_.lower() in word_set("harmed", "after_death")
    above = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "to" else None
    return above is not None and above.lemma_ in word_set("harmed", "to_death")


def _tokens_between(doc: Doc, start: int, end: int) -> range:
    span = doc.char_span(start, end, alignment_mode="expand")
    return range(span.start, span.end) if span is not None else range(0)


def _tolls_of(doc: Doc, item: Counted, harms: Mapping[int, Hit], before: Sequence[TollMention]) -> list[TollMention]:
    if item.noun is None and item.quantity.vague in ("several", "few", "uncounted"):
        return []  # "some were arrested": no number
    hit, rule = _harm_of(doc, item, harms, before)
    if hit is None and (such := of_such(doc, item, before)) is not None:
        item = replace(item, part=True, group=such_group(doc, item.quantity) or item.group)
        hit, rule = such.hit, "shared"
    return (
        []
        if hit is None
        or _is_alive(item)
        or _is_told_off(doc, item, hit)
        or _tells_it(doc, item, hit)
        or is_found_again(item, hit)
        else _toll(doc, item, (hit, rule), harms, before)
    )


def _harm_of(
    doc: Doc, item: Counted, harms: Mapping[int, Hit], before: Sequence[TollMention]
) -> tuple[Hit | None, str]:
    """The word of harm that people suffered, and the rule that found it; none for those who did it."""
    hit, rule = harm_of(doc, item, harms, before)
    return (None, "") if hit is not None and did_it(item.head, hit) else (hit, rule)


def _is_alive(item: Counted) -> bool:
    """ "Eight people who were reported dead were found alive"."""
    verb = item.head.head
    if item.head.dep_ not in ("nsubj", "nsubjpass") or verb.lemma_ not in word_set("updates", "finding"):
        return False
    return any(token.lower_ in word_set("updates", "living") for token in verb.rights)


def _is_told_off(doc: Doc, item: Counted, hit: Hit) -> bool:
    """ "3 dead, 1 critical": the word of harm has its own number, and what was done to the next is told otherwise."""
    at = item.quantity.start
    people = item.noun is not None and group_of(item.noun) is not None
    if people or item.part or at < 3 or at - 2 != hit.anchor or doc[at - 1].text != ",":
        return False
    after = doc[item.quantity.end : item.quantity.end + 1]
    return doc[hit.anchor - 1].pos_ == "NUM" and len(after) == 1 and after[0].lower_ not in ("of", "in", "at", "near")


def _tells_it(doc: Doc, item: Counted, hit: Hit) -> bool:
    """ "Ten soldiers were among the dead a doctor said": who speaks, behind a lost comma; "by the estimate of two"."""
    before = words_in(doc, max(0, item.quantity.from_ - 2), item.quantity.from_)
    if len(before) == 2 and before[1] == "of" and before[0] in ("account", "estimate", "estimates", "reckoning"):
        return True
    if not item.quantity.one or hit.form == "verb" or hit.anchor >= item.quantity.from_:
        return False
    if any(token_table(doc).texts[at].isalpha() for at in range(hit.anchor + 1, item.quantity.from_)):
        return False
    after = doc[item.head.i + 1 : min(end_of_sentence(item.head), item.head.i + SPEAKER)]
    verb = next((t for t in after if t.tag_ in ("VBD", "VBZ")), None)
    return verb is not None and verb.lemma_ in word_set("updates", "says")


def _toll(
    doc: Doc, item: Counted, by: tuple[Hit, str], harms: Mapping[int, Hit], before: Sequence[TollMention]
) -> list[TollMention]:
    hit, rule = by
    group = item.group
    if (
        item.noun is None
        or item.noun.lower_ in word_set("harmed", "states")
        or (item.noun.lower_ in word_set("harmed", "others") and item.others)
    ):
        own = item.group if item.group != "people" else None
        inherited = "people" if rule == "tally" else _inherited(item, before)
        group = own or (group_of_tally(doc, item) if rule == "tally" else None) or inherited
    if item.head.lower_ == "men" and doc[hit.anchor].lemma_ == "lose":
        group = "combatants"  # "the brigade lost 22 men"
    effect = hit.trigger.effect or "killed"
    also = _also(doc, hit, harms)
    if effect == "injured" and "killed" in also and "killed" not in hit.trigger.also:
        effect, also = "killed", ("injured",)  # "wounded and killed 40"
    if _is_fatal(doc, item) or (effect == "injured" and _are_dead(doc, item)):
        effect, also = "killed", ()  # "five were shot, one fatally"
    part = item.part or (rule == "shared" and before[-1].part and item.noun is not None)
    part = part or rule == "listed" or tells_the_dead(doc, item, hit) or _is_condition(item, hit, before)
    toll = TollMention(
        start=min(item.quantity.from_, item.head.i),
        end=max(item.quantity.end, item.head.i + 1),
        hit=hit,
        effect=effect,
        group=group,
        low=item.quantity.low,
        high=item.quantity.high,
        part=part,
        vague=item.quantity.vague,
        others=item.others,
        rule=rule,
        also=also,
        bare=item.noun is None,
        split=is_split(doc, item) and not is_singled_out(doc, item.quantity),
    )
    second = _second_harm(doc, hit, harms)
    return (
        [toll]
        if second is None
        else [toll, replace(toll, hit=second, effect=second.trigger.effect or "killed", also=())]
    )


def _is_fatal(doc: Doc, item: Counted) -> bool:
    following = text_in(doc, item.quantity.end, item.quantity.end + 1)
    return item.noun is None and following.lower() in word_set("deadly", "adverbs")


def _are_dead(doc: Doc, item: Counted) -> bool:
    """ "78 of the dead were shot in their homes"."""
    words = [t.lower_ for t in doc[item.quantity.end : item.quantity.end + 3]]
    return words[:1] == ["of"] and words[-1] in word_set("part", "of_the_dead")


def _is_condition(item: Counted, hit: Hit, before: Sequence[TollMention]) -> bool:
    """ "Five were hurt, and one remains in critical condition": some of those counted shortly before."""
    if hit.trigger.id != "condition.noun":
        return False
    first = min(first_of_sentence(item.head), item.head.i - STILL_TOLD)
    return any(
        toll.start >= first and toll.effect == "injured" and (toll.low or 0) > (item.quantity.low or 0)
        for toll in before
    )


def _second_harm(doc: Doc, hit: Hit, harms: Mapping[int, Hit]) -> Hit | None:
    """ "rounded up and executed": two things done one after the other to the same people."""
    for child in doc[hit.anchor].children:
        other = harms.get(child.i)
        if (
            child.dep_ == "conj"
            and other is not None
            and other.trigger.effect != hit.trigger.effect
            and child.i - hit.anchor <= 3
        ):
            own = any(t.dep_ in ("dobj", "nsubjpass", "nsubj", "nummod") for t in child.children)
            if not own and {other.trigger.effect, hit.trigger.effect} != {"killed", "injured"}:
                return other
    return None


def _inherited(item: Counted, before: Sequence[TollMention]) -> str:
    """ "others" and bare numbers count the people named just before: in the same sentence ("two soldiers died, five
    were hurt"), fighters also in the next."""
    last = next((toll for toll in reversed(before) if not toll.part), None)
    if last is None or last.group not in ("combatants", "civilians"):
        return "people"
    if first_of_sentence(item.head) <= last.start:
        return last.group
    after = last.group == "combatants" and item.head.i - last.end <= STILL_MEANT
    return (
        last.group if after and end_of_sentence(item.head.doc[last.start]) == first_of_sentence(item.head) else "people"
    )


def _also(doc: Doc, hit: Hit, harms: Mapping[int, Hit]) -> tuple[str, ...]:
    """Effects counted by the same number: "killed and wounded 40", "killed or wounded"."""
    also = list(hit.trigger.also)
    for j in (hit.anchor + 2, hit.anchor - 2):
        other = harms.get(j)
        if (
            other is not None
            and doc[(hit.anchor + j) // 2].lower_ in ("and", "or", "/")
            and other.trigger.effect != hit.trigger.effect
            and not _dies_alone(doc, hit, other)
        ):
            also.append(str(other.trigger.effect))
    return tuple(dict.fromkeys(also))


def _dies_alone(doc: Doc, hit: Hit, other: Hit) -> bool:
    """ "Suffered wounds and died": a verb is joined to a verb, not to the wounds."""
    return hit.form != other.form and doc[hit.anchor].lemma_ in word_set("harmed", "by_oneself")


def _none(first: Token, hit: Hit) -> TollMention:
    start, end = min(first.i, hit.anchor), max(first.i, hit.anchor) + 1
    return TollMention(start, end, hit, str(hit.trigger.effect), "people", 0, 0, rule="none", also=hit.trigger.also)


def _settle(tolls: list[TollMention]) -> list[TollMention]:
    """One toll for each number; a second one over the same words is dropped, and the injury of those who "died after
    they were hurt"."""
    settled: list[TollMention] = []
    tolls = sorted(tolls, key=lambda toll: toll.start)
    dead = {(toll.start, toll.low) for toll in tolls if toll.effect == "killed" and not toll.also}
    tolls = [toll for toll in tolls if toll.effect != "injured" or (toll.start, toll.low) not in dead]
    seen: set[tuple[int, str]] = set()
    for toll in tolls:
        key = (toll.start, toll.effect)
        if key not in seen:
            seen.add(key)
            settled.append(replace(toll))
    return settled
