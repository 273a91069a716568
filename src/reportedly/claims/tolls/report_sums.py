"""Scopes that only the report as a whole shows: a sum whose addends come later, a number that was told before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from reportedly.claims.context import Context
from reportedly.claims.findings.found import Found
from reportedly.claims.findings.toll_mentions import TollMention
from reportedly.claims.people.people import WIDE
from reportedly.claims.people.tables import word_set, words_table
from reportedly.claims.text.sentences import first_of_sentence, sentence_bounds
from reportedly.claims.text.token_table import words_in
from reportedly.claims.tolls.grown import Told, grown_by
from reportedly.claims.tolls.scope import is_headed_total

LATER = 16  # tolls after a sum among which its addends are looked for
CLOSE = 5  # tolls after a whole among which its parts are looked for
BACK = 60  # tokens before a sentence in which the total stands of which it tells a share
ROW = 10  # tokens between the dead and the hurt of one row
LEAST = 4  # smaller numbers add up by chance


def settle_scopes(context: Context, found: Sequence[Found]) -> list[Found]:
    """The same claims. A toll is a total where the tolls that follow it in other places add up to it, where the report
    calls the same number a total elsewhere, and where it stands in one clause with a total of another effect."""
    doc = context.parsed.doc
    told = _told(found)
    totals = {at for at in range(len(told)) if _is_sum(doc, told, at)}
    totals |= _alike(told, totals)
    totals |= _beside(doc, told, totals)
    who = _who_they_were(told)
    totals -= who
    parts = ((_parts_again(told) | grown_by(doc, told)) - totals) | who
    return _with_scopes(found, told, totals, parts)


def totals_beside_totals(context: Context, found: Sequence[Found]) -> list[Found]:
    """The same claims, the dead and the hurt of one clause with one scope: asked again once scopes are weighed."""
    told, doc = _told(found), context.parsed.doc
    totals = _beside(doc, told, set())
    totals |= {at for at, (_, _, mention, _) in enumerate(told) if is_headed_total(doc, mention)}
    shares = {at: of for at in range(len(told)) if (of := _share_of(doc, found, told, at)) is not None}
    settled = _with_scopes(found, told, totals | set(shares), set())
    for at, of in shares.items():
        claim, whole = told[at][0], found[told[of][0]].when
        own = settled[claim].when
        if whole is not None and (own is None or own.basis != "text"):
            settled[claim] = replace(settled[claim], when=whole.model_copy(update={"basis": "context"}))
    return settled


def _share_of(doc: Doc, found: Sequence[Found], told: Sequence[Told], at: int) -> int | None:
    """The total told just before, of which a number is the share of one place or of one means: "Some 900 were killed in
    May, the office said. In Lorn alone 160 died. Ninety were killed by mines"."""
    claim, _, mention, toll = told[at]
    if toll.scope != "incident" or mention.split or (toll.low or 0) < LEAST:
        return None
    first, end = sentence_bounds(doc, mention.start)
    said_so = not word_set("cumulative", "shares").isdisjoint(words_in(doc, first, end))
    if not said_so and not (mention.bare and _tells_no_deed(doc, found[claim])):
        return None
    for before in range(at - 1, max(-1, at - CLOSE), -1):
        _, _, near, whole = told[before]
        if first - near.end <= BACK and whole.effect == toll.effect and whole.group in WIDE:
            return before if whole.scope == "cumulative" and (whole.low or 0) > (toll.low or 0) else None
    return None


def _tells_no_deed(doc: Doc, item: Found) -> bool:
    """Whether a claim has no day of its own and its words are for harm alone, or for attacks in the plural."""
    attacks = words_table()["cumulative"]["attacks"]
    deeds = (doc[hit.anchor] for hit in item.happening.hits if hit.role != "harm")
    dated = item.when is not None and item.when.basis == "text"
    dated = dated or not word_set("cumulative", "single").isdisjoint(
        words_in(doc, *sentence_bounds(doc, item.happening.anchor))
    )
    return not dated and all(token.lower_ in attacks for token in deeds)


def _told(found: Sequence[Found]) -> list[Told]:
    """All tolls of a report in the order of its words."""
    told = (
        (c, n, mention, toll)
        for c, item in enumerate(found)
        for n, (mention, toll) in enumerate(zip(item.happening.tolls, item.tolls, strict=True))
    )
    return sorted(told, key=lambda one: one[2].start)


def parts_of_happenings(found: Sequence[Found], labels: Sequence[int]) -> list[Found]:
    """The same claims. One person who is told of after a greater toll of the same happening is one of them: "five
    people were killed on Sunday. A nurse was killed when she ran to help"."""
    told = _told(found)
    parts = {at for at in range(len(told)) if _is_one_of_them(told, at, labels)}
    return _with_scopes(found, told, set(), parts)


def _is_one_of_them(told: Sequence[Told], at: int, labels: Sequence[int]) -> bool:
    claim, _, mention, toll = told[at]
    if not toll.low == toll.high == 1 or toll.scope != "incident" or mention.others or mention.split:
        return False
    # of "two officers and their driver were killed" the driver is one of three, not of the two told of before
    row = [one for c, _, near, one in told[:at] if c == claim and near.hit == mention.hit and one.scope == "incident"]
    least = max(1, sum(one.low or 0 for one in row))
    for other, _, _, whole in told[:at]:
        of_all = whole.group in WIDE or whole.group == toll.group
        most = max(whole.low or 0, whole.high or 0)
        greater = whole.effect == toll.effect and (whole.low or 0) > 1 and most > least and whole.scope == "incident"
        if other != claim and labels[other] == labels[claim] and of_all and greater:
            return True
    return False


def _is_sum(doc: Doc, told: Sequence[Told], at: int) -> bool:
    """Whether the smaller tolls that follow, told in more than one claim, add up to this one."""
    *_, mention, toll = told[at]
    if toll.scope != "incident" or toll.low is None or toll.low < LEAST or toll.low != toll.high or mention.split:
        return False
    if not _of_several(doc, mention):
        return False
    later = [
        one
        for one in told[at + 1 : at + 1 + LATER]
        if one[3].effect == toll.effect and one[3].scope == "incident" and one[3].low and one[3].low < toll.low
    ]
    total, claims = 0, set()
    for claim, _, _, addend in later:
        total += addend.low or 0
        claims.add(claim)
        if total >= toll.low:
            break
    return total == toll.low and len(claims) > 1


def _of_several(doc: Doc, mention: TollMention) -> bool:
    """Whether the toll's sentence tells of attacks in the plural."""
    return not word_set("cumulative", "attacks").isdisjoint(words_in(doc, *sentence_bounds(doc, mention.start)))


def _alike(told: Sequence[Told], totals: set[int]) -> set[int]:
    """Tolls with a number that the report calls a total elsewhere."""
    known = {
        (toll.effect, toll.low, toll.high)
        for at, (*_, toll) in enumerate(told)
        if (toll.scope == "cumulative" or at in totals) and (toll.low or 0) >= LEAST
    }
    return {
        at
        for at, (*_, toll) in enumerate(told)
        if toll.scope == "incident" and (toll.effect, toll.low, toll.high) in known
    }


def _beside(doc: Doc, told: Sequence[Told], totals: set[int]) -> set[int]:
    """The dead and the hurt of one clause have one scope: "258 were killed and 5,500 injured"."""
    found = set()
    for at, (claim, _, mention, toll) in enumerate(told):
        if toll.scope != "incident" or mention.split or (toll.low == 1 and toll.high == 1):
            continue
        for other in (at - 1, at + 1):
            if not 0 <= other < len(told):
                continue
            c, _, near, beside = told[other]
            same = first_of_sentence(doc[near.start]) == first_of_sentence(doc[mention.start])
            same = same and (c == claim or _in_one_row(doc, mention, near))
            if same and beside.effect != toll.effect and (other in totals or beside.scope == "cumulative"):
                found.add(at)
    return found


def _in_one_row(doc: Doc, one: TollMention, other: TollMention) -> bool:
    """No verb with a subject of its own stands between: "258 civilians killed and 5,500 injured in May"."""
    first, second = sorted((one, other), key=lambda mention: mention.start)
    between = doc[first.end : second.start]
    return len(between) <= ROW and not any(
        token.dep_ in ("nsubj", "nsubjpass") or token.text == ";" for token in between
    )


def _parts_again(told: Sequence[Told]) -> set[int]:
    """Tolls of a named group that the report has told as a part before: "killed 258, including 12 nurses ... twelve
    nurses were killed"."""
    parts = {
        (toll.effect, toll.group, toll.low) for *_, toll in told if toll.scope == "part" and (toll.low or 0) >= LEAST
    }
    return {
        at
        for at, (*_, toll) in enumerate(told)
        if toll.scope == "incident" and (toll.effect, toll.group, toll.low) in parts
    }


def _who_they_were(told: Sequence[Told]) -> set[int]:
    """The next tolls of closer groups that add up to a toll: "five were killed. Three women and two boys died"."""
    found: set[int] = set()
    for at, (*_, toll) in enumerate(told):
        if toll.scope == "part" or toll.group not in WIDE or (toll.low or 0) < 2 or toll.high not in (toll.low, None):
            continue
        run: list[int] = []
        total = 0
        for other in range(at + 1, min(len(told), at + 1 + CLOSE)):
            addend = told[other][3]
            if addend.effect != toll.effect:
                continue
            if addend.scope == "part" or addend.group in ("people", toll.group) or addend.low is None:
                break
            run.append(other)
            total += addend.low
            if total >= (toll.low or 0):
                break
        if len(run) > 1 and total == toll.low:
            found |= set(run)
    return found


def _with_scopes(found: Sequence[Found], told: Sequence[Told], totals: set[int], parts: set[int]) -> list[Found]:
    settled = list(found)
    for at in sorted(totals | parts):
        claim, number, _, toll = told[at]
        tolls = list(settled[claim].tolls)
        tolls[number] = toll.model_copy(update={"scope": "cumulative" if at in totals else "part"})
        settled[claim] = replace(settled[claim], tolls=tuple(tolls))
    return settled
