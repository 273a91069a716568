"""Numbers that add up: a whole with its parts, and a sum with the places or days that it is split over.

In both the report gives one number and then what it consists of. Splits are tolls of incidents, and their sum is the
total over them; parts say who they were.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from reportedly.claims.findings.toll_mentions import TollMention
from reportedly.claims.text.sentences import end_of_sentence, first_of_sentence, sentence_bounds
from reportedly.claims.text.token_table import words_in

GAP = 8  # tokens between two numbers of one list
BACK = 120  # tokens before "eight of them" in which those are counted
LIST = 12  # numbers of one list
JOINTS = frozenset({"and", ",", ";", "as", "well", "plus"})


def with_sums(doc: Doc, tolls: Sequence[TollMention]) -> list[TollMention]:
    """The same tolls, with what their neighbours tell of their scope."""
    settled = [
        replace(toll, split=False) if toll.split and _has_no_like(doc, tolls, at) else toll
        for at, toll in enumerate(tolls)
    ]
    settled = [
        replace(toll, part=False) if _of_nobody_counted(doc, tolls, at) else toll for at, toll in enumerate(settled)
    ]
    for at, toll in enumerate(settled):
        if at and _goes_on_with_parts(doc, settled[at - 1], toll):
            settled[at] = replace(toll, part=True)
    for at in range(len(settled)):
        _settle_list(doc, settled, at)
    for at, toll in enumerate(settled):
        if toll.split and toll.part:
            _settle_split(doc, settled, at)
    return settled


def _has_no_like(doc: Doc, tolls: Sequence[TollMention], at: int) -> bool:
    """ "Killed 164 and injured 910 in Karm": one place behind two kinds of harm splits nothing where its sentence
    counts neither a second time."""
    first, last = sentence_bounds(doc, tolls[at].start)
    near = [
        one for one in (*tolls[max(0, at - LIST) : at], *tolls[at + 1 : at + 1 + LIST]) if first <= one.start < last
    ]
    beside = at > 0 and tolls[at - 1] in near and tolls[at].start - tolls[at - 1].end <= GAP
    return beside and len(near) == 1 and near[0].effect != tolls[at].effect


def _of_nobody_counted(doc: Doc, tolls: Sequence[TollMention], at: int) -> bool:
    """ "Repelled the attackers, killing eight of them": no toll told before that the eight are part of."""
    toll = tolls[at]
    after = words_in(doc, toll.start, toll.end + 3)
    of_them = any(after[i : i + 2] == ["of", "them"] for i in range(len(after)))
    if not toll.part or not of_them or toll.rule not in ("adjacent", "parse", "neighbour"):
        return False
    least = toll.low or 0
    wholes = (one for one in tolls[:at] if toll.start - one.end <= BACK)
    return not any(one.low is None or one.low > least or one.vague is not None for one in wholes)


def _settle_split(doc: Doc, tolls: list[TollMention], at: int) -> None:
    """A split that is told as a part far behind its sum: "killed 67 and hurt dozens on Sunday, including 9 in Marl"."""
    first = first_of_sentence(doc[tolls[at].start])
    for i in range(at - 1, max(-1, at - LIST), -1):
        whole = tolls[i]
        if whole.start < first:
            return
        if whole.effect == tolls[at].effect and not whole.split and (whole.low or 0) > (tolls[at].low or 0):
            tolls[i] = replace(whole, total=not whole.part)
            tolls[at] = replace(tolls[at], part=False)
            return


def _goes_on_with_parts(doc: Doc, before: TollMention, toll: TollMention) -> bool:
    """ "Including four women and five children": what is joined to a part is a part."""
    if not before.part or before.total or toll.split or toll.effect != before.effect or toll.hit != before.hit:
        return False
    between = doc[before.end : toll.start]
    return len(between) <= 3 and len(between) > 0 and all(t.lower_ in JOINTS for t in between)


def _settle_list(doc: Doc, tolls: list[TollMention], at: int) -> None:
    """Looks at the numbers that follow a whole in its sentence."""
    whole = tolls[at]
    if whole.low is None or whole.low < 2 or whole.split or whole.part:
        return
    run = _run(doc, tolls, at)
    exact = len(run) > 1 and sum(tolls[i].low or 0 for i in run) == whole.low
    opened = [i for i in run if tolls[i].split and (tolls[i].part or _after_colon(doc, tolls[i]))]
    splits = [i for i in run if tolls[i].split and (exact or (opened and i >= opened[0]))]
    if splits:
        tolls[at] = replace(whole, total=True)
        for i in splits:
            tolls[i] = replace(tolls[i], part=False)
    elif (exact and all(tolls[i].hit == whole.hit for i in run)) or _is_apposed(doc, tolls, at, run):
        for i in run:
            tolls[i] = replace(tolls[i], part=True)


def _is_apposed(doc: Doc, tolls: Sequence[TollMention], at: int, run: Sequence[int]) -> bool:
    """A list between a whole and its verb, or in brackets behind it: "the 14 foreigners, six Kenyans, seven Turks and a
    Dane, were arrested", "killed 12 people (5 children)"."""
    whole = tolls[at]
    if not run or sum(tolls[i].low or 0 for i in run) > (whole.low or 0):
        return False
    first, last = tolls[run[0]], tolls[run[-1]]
    opens = [t.text for t in doc[whole.end : first.start]]
    if opens == ["("]:
        return True
    return len(run) > 1 and opens == [","] and whole.hit.anchor >= last.end


def _run(doc: Doc, tolls: Sequence[TollMention], at: int) -> list[int]:
    """The numbers of the same effect that follow one another closely in the sentence of a whole."""
    whole, last = tolls[at], end_of_sentence(doc[tolls[at].start])
    end, run = max(whole.end, whole.hit.end), []
    for i in range(at + 1, min(len(tolls), at + 1 + LIST)):
        toll = tolls[i]
        if toll.start >= last or toll.effect != whole.effect or toll.start - end > GAP:
            break
        if toll.low is None or toll.low > (whole.low or 0) or toll.others:
            break
        run.append(i)
        end = max(end, toll.end)
    return run


def _after_colon(doc: Doc, toll: TollMention) -> bool:
    return toll.start > 0 and doc[toll.start - 1].text in (":", "-", "\u2013", "\u2014")
