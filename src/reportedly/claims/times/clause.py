"""The time of a clause, from the time expressions of its report."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import zip_longest

from spacy.tokens import Span, Token

from reportedly.claims.findings.mentions import TimeMention
from reportedly.claims.text.looked_back import looks_back
from reportedly.claims.text.parse import Parsed
from reportedly.claims.text.sentences import sentence_bounds
from reportedly.claims.text.token_table import token_table
from reportedly.claims.times.anchored import COUNTED
from reportedly.claims.times.calendar import Period, day_period, joined
from reportedly.claims.times.heads import FINITE, head_verb, of_saying, root_of, upward
from reportedly.claims.times.nearness import JUDGED, OTHER, Clause, has_begun, is_perfect, opens, rank
from reportedly.claims.times.ranges import ranged
from reportedly.claims.times.ranked import only_ranks
from reportedly.claims.times.running import LENGTH_RULE, ended, length_of
from reportedly.claims.times.words import cues
from reportedly.records import When

NO_TIME_OF_A_CLAUSE = ("set", "duration", "dateline")  # roles that place no happening in the calendar
LONGEST = 120  # code points that a time expression is at most taken to have
NEARBY = 700  # code points before a clause within which a day named for a neighbour may be its own
ROW = 20  # tokens of a row of harms that share a time
SINCE_THEN = re.compile(r"\bsince then\b", re.IGNORECASE)
SAME_DAYS = re.compile(
    r"\b(?:in|over|during|within) the same (?:period|days|weeks|months)\b(?! (?:a|last|of|in)\b)", re.IGNORECASE
)
LONG = timedelta(days=3)
FRESH = 7  # days before publication within which such a day may lie


def when_of(
    span: tuple[int, int],
    mentions: Sequence[TimeMention],
    parsed: Parsed,
    published: date | None,
    anchor: Token | None = None,
) -> When | None:
    """The best time for the clause at `span`: one inside it, else one of its sentence; None where neither is. `anchor`
    is the word that carries the happening, where it is not the head of the span.

    A time that belongs to the saying ("..., the army said on Wednesday") only bounds the happening: it is given as
    approximate, basis "context".
    """
    found = _named(span, mentions, parsed, published, anchor)
    if published is None or (found is not None and (found.precision != "day" or found.latest is None)):
        return found
    words = parsed.doc.char_span(*span, alignment_mode="expand")
    noun = anchor if anchor is not None and anchor.pos_ else words.root if words is not None and len(words) else None
    length = length_of(noun, mentions, parsed) if noun is not None else None
    if length is None:
        return found
    stretch = ended(length, found.latest if found is not None and found.latest is not None else published)
    return _built(stretch, published)


def _named(
    span: tuple[int, int],
    mentions: Sequence[TimeMention],
    parsed: Parsed,
    published: date | None,
    anchor: Token | None,
) -> When | None:
    """The best time that is named for a clause."""
    start, end = span
    words = parsed.doc.char_span(start, end, alignment_mode="expand")
    if words is None or not len(words):
        inside = _dated(mentions, start, end)
        return _built(inside[0], published) if inside else None
    clause = Clause(words, words.root if anchor is None or not anchor.pos_ else anchor)
    dated = _dated_around(clause, span, mentions, parsed)
    named = _day_when(clause, dated, parsed)
    if named is not None:
        return _built(replace(named, role="at"), published)
    inside = [m for m in dated if m.start < end and m.end > start]
    ranked = sorted((rank(m, clause, parsed), m.start, m) for m in inside) if inside else []
    own = [(near, mention) for near, _, mention in ranked if near < OTHER]
    if own and own[0][0] == JUDGED:
        return _of_saying(own[0][1])
    if own:
        best = ranged(_finest([mention for _, mention in own]), dated, parsed.text)
        return _built(best, published, clause, parsed)
    beside = _beside(clause, span, dated, parsed)
    if beside is not None:
        return _of_sentence(clause, beside, dated, parsed, published)
    event = _of_event(clause, dated, parsed)
    return _built(event, published) if event is not None else _since_then(clause, mentions, parsed, published)


def _dated_around(
    clause: Clause, span: tuple[int, int], mentions: Sequence[TimeMention], parsed: Parsed
) -> list[TimeMention]:
    """The days named in the sentences of a happening, but those on which it is only looked back on."""
    (start, end), (left, right) = span, _sentences(clause.words)
    near = [m for m in _dated(mentions, min(left, start), max(right, end)) if not only_ranks(parsed.doc, m)]
    back = looks_back(clause.root)
    near = [m for m in near if back is None or m.start > clause.root.idx or not _on(m, head_verb(back), parsed)]
    return list(_without_counted(near, clause.root.idx))


def _beside(
    clause: Clause, span: tuple[int, int], dated: Sequence[TimeMention], parsed: Parsed
) -> list[TimeMention] | None:
    """The days that its sentences name beside the words of a happening, the nearest first; None where that is the day
    of something else."""
    (start, end), (left, right) = span, _sentences(clause.words)
    near = [m for m in dated if left <= m.start < right and not (m.start < end and m.end > start)]
    near.sort(key=lambda m: (rank(m, clause, parsed), max(0, start - m.end, m.start - end)))
    return near if near and rank(near[0], clause, parsed) < OTHER else None


def _of_sentence(
    clause: Clause,
    near: Sequence[TimeMention],
    dated: Sequence[TimeMention],
    parsed: Parsed,
    published: date | None,
) -> When | None:
    """The time of a happening by the nearest day beside its words."""
    said = of_saying(near[0], parsed) and not opens(near[0], clause, parsed)
    if said and not _since(near[0], clause, parsed):
        shared = next((m for m in near if m.role in ("at", "during") and _ends_row(m, clause.words)), None)
        return _of_saying(near[0]) if shared is None else _built(shared, published)
    return _built(ranged(near[0], dated, parsed.text), published, clause, parsed)


def _sentences(words: Span) -> tuple[int, int]:
    """The code points of the sentences that hold a stretch of words."""
    table = token_table(words.doc)
    first, last = sentence_bounds(words.doc, words.start)[0], sentence_bounds(words.doc, words.end - 1)[1] - 1
    return table.starts[first], table.starts[last] + len(table.texts[last])


def _day_when(clause: Clause, dated: Sequence[TimeMention], parsed: Parsed) -> TimeMention | None:
    """The day right before the "when" of a clause, which is the day of it: "since March 2015, when rebels took it"."""
    verb = head_verb(clause.root)
    opening = next((token for token in verb.lefts if token.lower_ == "when"), None)
    if opening is None:
        return None
    before = (m for m in dated if m.end <= opening.idx and not parsed.text[m.end : opening.idx].strip(" ,("))
    return next(before, None)


def _on(mention: TimeMention, verb: Token, parsed: Parsed) -> bool:
    token = root_of(mention, parsed)
    return token is not None and head_verb(token) == verb


def _of_event(clause: Clause, dated: Sequence[TimeMention], parsed: Parsed) -> TimeMention | None:
    """The time of the event whose clause tells the happening: "an uprising in 1982 that they put down, killing 900"."""
    before = [m for m in dated if m.role in ("at", "during") and m.end <= clause.words.start_char]
    for token in upward(clause.root) if before else ():
        event = _told_by(token)
        if event is not None:
            fits = (m for m in before if event == token.head or m.precision == "year")
            roots = ((root_of(mention, parsed), mention) for mention in fits)
            return next((mention for root, mention in roots if root is not None and _is_of(root, event)), None)
    return None


def _told_by(verb: Token) -> Token | None:
    """The event that a clause tells of; of "the centre of an uprising which ..." the uprising."""
    if verb.dep_ not in ("relcl", "acl"):
        return None
    of = (noun for prep in verb.head.rights if prep.lower_ == "of" for noun in prep.rights if noun.i < verb.i)
    return next((noun for noun in (verb.head, *of) if noun.lemma_.lower() in cues()["events"]), None)


def _is_of(time: Token, noun: Token) -> bool:
    """ "The uprising in 1982", "the 1982 uprising"."""
    return time.head == noun or (time.head.dep_ == "prep" and time.head.head == noun)


def _finest(own: Sequence[TimeMention]) -> TimeMention:
    """The best mention, or one of the others that tells more exactly which part of it is meant ("this month" and "on
    Friday")."""
    best = own[0]
    for other in own[1:]:
        if best.rule == LENGTH_RULE and other.latest == best.latest:
            continue  # "in three days of clashes, on Sunday": the day on which they ended
        if best.precision != "day" and other.role == "at" and other.precision == "day" and _within(other, best):
            return other
    return best


def _within(inner: TimeMention, outer: TimeMention) -> bool:
    days = inner.earliest, inner.latest, outer.earliest, outer.latest
    first, last, low, high = days
    if first is None or last is None or low is None or high is None:
        return False
    return low <= first <= last <= high


def _dated(mentions: Sequence[TimeMention], start: int, end: int) -> list[TimeMention]:
    """Mentions that name calendar days and overlap a span; `mentions` stand in the text's order."""
    first = bisect_left(mentions, start - LONGEST, key=lambda m: m.start)
    last = bisect_left(mentions, end, key=lambda m: m.start)
    near = mentions[first:last]
    return [m for m in near if m.end > start and m.edtf is not None and m.role not in NO_TIME_OF_A_CLAUSE]


def _without_counted(dated: Sequence[TimeMention], root: int) -> Iterator[TimeMention]:
    """Without the length of "two days after the truce collapsed on 9 May", as seen from the collapse."""
    for mention, following in zip_longest(dated, dated[1:]):
        if mention.rule != COUNTED or following is None or not mention.end <= root < following.start:
            yield mention


def when_nearby(start: int, mentions: Sequence[TimeMention], published: date | None) -> When | None:
    """The day that the report last named before a clause without a time of its own, if it is one of the week up to
    publication: news tells of one day at a time. Basis "context", approximate."""
    if published is None:
        return None
    last = bisect_left(mentions, start, key=lambda m: m.start)
    first = bisect_left(mentions, start - NEARBY - LONGEST, key=lambda m: m.start)
    for mention in reversed(mentions[first:last]):
        if start - mention.end > NEARBY:
            return None
        if mention.end > start or mention.precision != "day" or mention.role not in ("at", "during"):
            continue
        if mention.latest is not None and 0 <= (published - mention.latest).days <= FRESH:
            return told_when(mention, day_period(mention.latest, approximate=True), "context")
    return None


def _ends_row(mention: TimeMention, words: Span) -> bool:
    """Whether a time closes the row of harms that a clause begins: "nine killed and 20 hurt in Lorn in January"."""
    between = words.doc.char_span(words.end_char, mention.start, alignment_mode="contract")
    if between is None or not len(between) or between[0].lower_ not in ("and", ","):
        return False
    return len(between) <= ROW and not any(token.tag_ in FINITE or token.text in ".;:" for token in between)


def _since(mention: TimeMention, clause: Clause, parsed: Parsed) -> bool:
    """True for "since Thursday", "since the war began in 2011" and "since the outbreak of war in 2011", as seen from
    outside: the happening inside such a phrase is no stretch."""
    token = root_of(mention, parsed)
    if token is None:
        return mention.role == "since"
    for above in upward(token):
        word = above if above.lower_ == "since" else next((c for c in above.children if c.lower_ == "since"), None)
        if word is None or word.i > token.i:
            continue
        phrase = above if word == above or word.dep_ == "mark" else word
        over = word.dep_ == "mark" and _in_phrase(clause.root, phrase)  # the words of the happening may reach over it
        return not _in_phrase(clause.words.root if over else clause.root, phrase)
    return mention.role == "since" or has_begun(token, clause)


def _in_phrase(token: Token, phrase: Token) -> bool:
    return phrase == token or phrase.is_ancestor(token)


def _since_then(clause: Clause, mentions: Sequence[TimeMention], parsed: Parsed, published: date | None) -> When | None:
    """ "Since then it has bombed the town": from the time named last on. "In the same period": the stretch told."""
    verb = head_verb(clause.root)
    left, right = verb.left_edge, verb.right_edge
    end = right.idx + len(right)
    same = SAME_DAYS.search(parsed.text, left.idx, end)
    told = same or SINCE_THEN.search(parsed.text, left.idx, end)
    if told is None or not (same or is_perfect(verb)):
        return None
    first, last = (bisect_left(mentions, at, key=lambda m: m.start) for at in (told.start() - NEARBY, told.start()))
    dated = (m for m in reversed(mentions[first:last]) if m.edtf is not None and m.role not in NO_TIME_OF_A_CLAUSE)
    named = next(dated, None)
    if named is None or (same and named.role != "since" and "/" not in (named.edtf or "")):
        return None  # a single day or month is no stretch
    return _built(named if same else replace(named, role="since"), published)


def _of_saying(mention: TimeMention) -> When | None:
    if mention.precision != "day" or mention.latest is None:
        return None
    return told_when(mention, day_period(mention.latest, approximate=True), "context")


def _built(
    mention: TimeMention, published: date | None, clause: Clause | None = None, parsed: Parsed | None = None
) -> When | None:
    if mention.edtf is None or mention.precision is None:
        return None
    period = Period(mention.edtf, mention.earliest, mention.latest, mention.precision)
    if published is not None and mention.role == "at" and _running(mention, published):
        period = Period(f"{mention.edtf}/{published.isoformat()}", mention.earliest, published, mention.precision)
    since = mention.role == "since" if clause is None or parsed is None else _since(mention, clause, parsed)
    if since and published is not None:
        period = joined(period, day_period(published))
    elif mention.role == "until":
        period = Period(f"../{period.edtf.split('/')[-1]}", None, period.latest, period.precision)
    return told_when(mention, period, "text")


def _running(mention: TimeMention, published: date) -> bool:
    """ "This year": what is told of it lies in the part that is over."""
    first, last = mention.earliest, mention.latest
    if mention.precision != "year" or not mention.text.lower().startswith("this "):
        return False
    return first is not None and last is not None and first < published < last


def told_when(mention: TimeMention, period: Period, basis: str) -> When:
    """The record of a mention, with the period that its words and what stands around them make of it."""
    return When(
        text=mention.text,
        start=mention.start,
        end=mention.end,
        edtf=period.edtf,
        earliest=period.earliest,
        latest=period.latest,
        precision=period.precision,
        basis=basis,
    )


def news_day(today: date | None) -> When | None:
    """The day of news without a date: that of its report, roughly (the day before is as likely)."""
    if today is None:
        return None
    edtf = f"{today.isoformat()}~"
    return When(edtf=edtf, earliest=today - timedelta(days=1), latest=today, precision="days", basis="report")


def is_long(when: When) -> bool:
    """Whether days are a stretch of time and not those of one happening."""
    return when.earliest is None or when.latest is None or when.latest - when.earliest > LONG
