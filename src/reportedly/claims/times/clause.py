"""The time of a clause, from the time expressions of its report."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
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
from reportedly.claims.times.ranges import ranged
from reportedly.claims.times.ranked import only_ranks
from reportedly.claims.times.running import LENGTH_RULE, ended, length_of
from reportedly.claims.times.tense import PERFECT
from reportedly.claims.times.words import cues
from reportedly.records import When

NO_TIME_OF_A_CLAUSE = ("set", "duration", "dateline")  # roles that place no happening in the calendar
CORE = ("nsubj", "nsubjpass", "dobj", "attr", "ROOT")  # parts of a clause whose own date is the clause's
NAMING = ("poss", "compound", "amod", "nmod", "npadvmod", "nummod")  # a date inside a name: "Friday's attack"
JUDGED = 2.5  # rank of the time at which somebody condemns it or lays it on others
OTHER = 3  # rank from which on a time is that of something else in the clause
LONGEST = 120  # code points that a time expression is at most taken to have
NEARBY = 700  # code points before a clause within which a day named for a neighbour may be its own
ROW = 20  # tokens of a row of harms that share a time
SINCE_THEN = re.compile(r"\bsince then\b", re.IGNORECASE)
SAME_DAYS = re.compile(
    r"\b(?:in|over|during|within) the same (?:period|days|weeks|months)\b(?! (?:a|last|of|in)\b)", re.IGNORECASE
)
OPENING = 12  # code points that may stand before a time which opens its sentence
FRESH = 7  # days before publication within which such a day may lie


@dataclass(frozen=True)
class Clause:
    """The words of a happening, and the one that carries it."""

    words: Span
    root: Token


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
    left, right = _sentences(words)
    near = [m for m in _dated(mentions, min(left, start), max(right, end)) if not only_ranks(parsed.doc, m)]
    back = looks_back(clause.root)
    near = [m for m in near if back is None or m.start > clause.root.idx or not _on(m, head_verb(back), parsed)]
    dated = list(_without_counted(near, clause.root.idx))
    named = _day_when(clause, dated, parsed)
    if named is not None:
        return _built(replace(named, role="at"), published)
    inside = [m for m in dated if m.start < end and m.end > start]
    ranked = sorted((_rank(m, clause, parsed), m.start, m) for m in inside) if inside else []
    own = [(rank, mention) for rank, _, mention in ranked if rank < OTHER]
    if own and own[0][0] == JUDGED:
        return _of_saying(own[0][1])
    if own:
        best = ranged(_finest([mention for _, mention in own]), dated, parsed.text)
        return _built(best, published, clause, parsed)
    near = [m for m in dated if left <= m.start < right and not (m.start < end and m.end > start)]
    near.sort(key=lambda m: (_rank(m, clause, parsed), max(0, start - m.end, m.start - end)))
    if not near or _rank(near[0], clause, parsed) >= OTHER:
        event = _of_event(clause, dated, parsed)
        return _built(event, published) if event is not None else _since_then(clause, mentions, parsed, published)
    said = of_saying(near[0], parsed) and not _opens(near[0], clause, parsed)
    if said and not _since(near[0], clause, parsed):
        shared = next((m for m in near if m.role in ("at", "during") and _ends_row(m, words)), None)
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
        if token.dep_ in ("relcl", "acl") and token.head.lemma_.lower() in cues()["events"]:
            roots = ((root_of(mention, parsed), mention) for mention in before)
            return next((mention for root, mention in roots if root is not None and _is_of(root, token.head)), None)
    return None


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


def _rank(mention: TimeMention, clause: Clause, parsed: Parsed) -> float:
    """-1: hangs on the word that carries the happening ("Friday's raid"); 0: on the clause's own verb; 1, 2: on a part
    of it; from OTHER on: the date of something else."""
    token = root_of(mention, parsed)
    behind = 1 if mention.role in ("before", "after", "until") else 0
    if token is None:
        return 1 + behind
    root = clause.words.root
    if clause.root.pos_ not in ("VERB", "AUX") and _hangs_on(token, clause.root):
        return -1
    if token.dep_ in NAMING and token.head.pos_ in ("NOUN", "PROPN") and not _is_adverbial(mention, parsed):
        noun = token.head
        if noun == root or (noun.dep_ in CORE and noun.head == root) or _within_it(noun, clause.root):
            return 1 + behind
        return OTHER
    verb = head_verb(token)
    if verb == clause.root != root and clause.root.dep_ in ("acl", "relcl"):
        return -1  # "two bodies were recovered from a house that was struck two days earlier"
    if _opens(mention, clause, parsed):
        return behind
    if verb == root:
        if verb == clause.root:
            return behind
        if verb.lemma_.lower() in cues()["judging"] and mention.role in ("at", "during"):
            return JUDGED
        return (
            2 if verb.lemma_.lower() in cues()["saying"] else behind
        )  # the day of the saying, where the words of the happening reach over it
    inside = mention.start >= clause.words.start_char and mention.end <= clause.words.end_char
    inside = inside or _begun(token, clause)
    return 1 + behind if inside or not _aside(root, verb) else OTHER


def _opens(mention: TimeMention, clause: Clause, parsed: Parsed) -> bool:
    """Whether a time opens the sentence and who says so ends it, so that it is no time of the saying, whatever the
    parse hangs it on: "In May, violence killed nine people, the office said"."""
    token = root_of(mention, parsed)
    if token is None:
        return False
    opening = mention.start - token.sent.start_char <= OPENING
    return opening and token.i < clause.root.i < head_verb(token).i and of_saying(mention, parsed)


def _within_it(noun: Token, root: Token) -> bool:
    """ "Killed in Friday's raid": a named happening inside which this one lies."""
    if noun.lemma_.lower() in cues()["arranged"]:
        return False
    return noun.dep_ == "pobj" and noun.head.lower_ in ("in", "during") and noun.head.head == root


def _hangs_on(token: Token, noun: Token) -> bool:
    """Whether a date belongs to a noun's phrase, no verb between them."""
    for above in upward(token):
        if above == noun:
            return True
        if above.pos_ in ("VERB", "AUX"):
            return False
    return False


def _is_adverbial(mention: TimeMention, parsed: Parsed) -> bool:
    """A preposition before a date makes it no part of a name, even if the parser joins it with the next noun: "On 3 May
    2017 shells hit ..."."""
    span = parsed.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    return span is not None and span.start > 0 and parsed.doc[span.start - 1].lower_ in ("on", "in", "since", "by")


def _aside(root: Token, verb: Token) -> bool:
    """True where one of two words of a sentence stands in a relative clause that the other is outside of."""
    above_root, above_verb = list(upward(root)), list(upward(verb))
    for mine, other in ((above_root, above_verb), (above_verb, above_root)):
        for token in mine:
            if token in other:
                break
            if token.dep_ in ("relcl", "acl"):
                return True
    return False


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
    return mention.role == "since" or _begun(token, clause)


def _in_phrase(token: Token, phrase: Token) -> bool:
    return phrase == token or phrase.is_ancestor(token)


def _begun(token: Token, clause: Clause) -> bool:
    """ "The war, which began in 2011, has killed 80,000": when what acts began, seen from a present perfect."""
    verb, acting = head_verb(token), head_verb(clause.words.root)
    if verb.lemma_.lower() not in cues()["beginning"] or verb.dep_ not in ("relcl", "acl") or not _is_perfect(acting):
        return False
    return any(above.dep_ == "nsubj" and above.head == acting for above in upward(verb.head))


def _is_perfect(verb: Token) -> bool:
    return any(child.dep_ in ("aux", "auxpass") and child.lower_ in PERFECT for child in verb.lefts)


def _since_then(clause: Clause, mentions: Sequence[TimeMention], parsed: Parsed, published: date | None) -> When | None:
    """ "Since then it has bombed the town": from the time named last on. "In the same period": the stretch told."""
    verb = head_verb(clause.root)
    left, right = verb.left_edge, verb.right_edge
    end = right.idx + len(right)
    same = SAME_DAYS.search(parsed.text, left.idx, end)
    told = same or SINCE_THEN.search(parsed.text, left.idx, end)
    if told is None or not (same or _is_perfect(verb)):
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
