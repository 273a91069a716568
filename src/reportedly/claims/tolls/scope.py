"""Whether a toll is that of one happening, a total over many, or a part of another toll."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any

from spacy.tokens import Doc, Span, Token

from reportedly.claims.findings.mentions import PlaceMention, places_in
from reportedly.claims.findings.toll_mentions import TollMention
from reportedly.claims.people.numbers import read_number
from reportedly.claims.people.people import group_of
from reportedly.claims.people.tables import word_set, words_table
from reportedly.claims.text.kept import kept_for_records
from reportedly.claims.text.sentences import first_of_sentence, sentence_bounds
from reportedly.claims.text.token_table import token_table, tokens_in, words_in
from reportedly.claims.tolls.scope_lasting import of_what_lasts
from reportedly.records import When

WIDE = frozenset({"settlement", "adm2", "adm1", "country"})
AFTER = 12  # tokens after a toll in which its occasion stands
BEFORE = 6  # tokens before a "since" in which it may be told what has not happened since
LONG = 3  # days: an interval longer than this speaks of a period
NUMBERS = ("number", "total")
STATES = ("trapped",)  # so many are in it now, however long: no sum of happenings
TALLY = "tally"  # the rule for "the number of ... stood at 258"
DAY = 24  # hours
UP = 20  # heads between a harm and the verb on which a "since" hangs
AROUND = 40  # tokens to either side of a toll in which words of a period are looked for


def _table() -> Mapping[str, Any]:
    table: Mapping[str, Any] = words_table()["cumulative"]
    return table


@kept_for_records
def scope_of_toll(
    doc: Doc, mention: TollMention, when: When | None, places: Sequence[PlaceMention] = ()
) -> tuple[str, str]:
    """The scope, and the words that gave it. `places` are the report's, of which those of the sentence count."""
    if mention.total:
        return "cumulative", "its splits"
    if mention.part:
        return "part", ""
    sentence = doc[mention.start].sent
    if (counted_on := counted_on_in(doc, mention)) is not None:
        return "cumulative", counted_on
    if mention.split or mention.effect in STATES or (mention.low == 1 and mention.high == 1):
        return "incident", ""  # one person is harmed once
    if is_headed_total(doc, mention) or _is_the_total(doc, mention):
        return "cumulative", sentence[0].text
    words = _period_words(doc, mention, sentence)
    if words is not None:
        return "cumulative", words
    deeds = _several_deeds(doc, mention)
    if deeds:
        return "cumulative", deeds
    if when is not None and _is_period(doc, when):
        return "cumulative", when.text or ""
    if _tells_a_war(_window(sentence, mention)):
        return "cumulative", "war"
    if (running := _running_count(doc, sentence, mention)) is not None:
        return "cumulative", running
    if (lasting := of_what_lasts(mention, _window(sentence, mention), when)) is not None:
        return "cumulative", lasting
    several = _separate(sentence, places)
    return ("cumulative", " and ".join(several)) if len(several) > 1 else ("incident", "")


def is_headed_total(doc: Doc, mention: TollMention) -> bool:
    """The sum below a list: "Total for the day: 16 killed"."""
    first, lowers = doc[mention.start].sent.start, token_table(doc).lowers
    if first and lowers[first - 1] in _table()["headed"] and doc[first - 1].is_sent_start:
        first -= 1  # the parser may take "Total" and "today: 16 killed" apart
    before = lowers[first : mention.start]
    return bool(before) and before[0] in _table()["headed"] and ":" in before


def _is_the_total(doc: Doc, mention: TollMention) -> bool:
    """ "The total of civilians killed is far above 900 and may be as high as 5,000"."""
    verb = doc[mention.end - 1]
    for _ in range(UP):
        if verb.dep_ == "conj" or verb.pos_ not in ("VERB", "AUX"):
            verb = verb.head
    subject = next((t for t in verb.lefts if t.dep_ == "nsubj"), None)
    return mention.bare and subject is not None and subject.lower_ == "total" and subject.i < mention.start


def _tells_a_war(window: Span) -> bool:
    lemmas, wars = token_table(window.doc).lemmas, _table()["wars"]
    named = (at for at in range(window.start, window.end) if lemmas[at].lower() in wars)
    return any(_is_in_a_war(window.doc[at]) for at in named)


def _is_in_a_war(token: Token) -> bool:
    """ "The war has killed 12", "killed in the conflict", but not "as talks on the conflict began"."""
    return token.dep_ == "nsubj" or (token.dep_ == "pobj" and token.head.lower_ not in _table()["about_wars"])


def _running_count(doc: Doc, sentence: Span, mention: TollMention) -> str | None:
    """The siege of "the number of rebels killed in the siege stands at 258", of "brings to 14 the number killed in the
    siege": what lasts for days is counted on."""
    first, number = sentence.start, mention.start
    end, lemmas, lasting = min(sentence.end, mention.end + AFTER), token_table(doc).lemmas, _table()["lasting"]
    for token in (doc[at] for at in range(first, end) if lemmas[at].lower() in lasting):
        if token.dep_ == "pobj" and token.head.lower_ in ("in", "during", "of"):
            long = _table()["hours"].keys() & words_in(doc, max(first, token.i - 3), token.i)
            counts = (*NUMBERS, "toll") if long else NUMBERS  # "the toll of the 17-day assault"
            opening = mention.end if token.i > number else first
            return token.text if any(word in counts for word in words_in(doc, opening, token.i)) else None
    return None


def counted_on_in(doc: Doc, mention: TollMention) -> str | None:
    """What a number is counted on in: a siege whose dead a tally gives, a party's losses."""
    if mention.low == 1 or (mention.split and mention.rule != TALLY):
        return None
    running = _running_count(doc, doc[mention.start].sent, mention) if mention.rule == TALLY else None
    return running or _losses(doc, mention)


def _losses(doc: Doc, mention: TollMention) -> str | None:
    """The losses of "put its losses at 16 soldiers", which a party counts on; not those of one deed or day, nor those
    that answer the count before: "the army said that 23 fighters were killed. The Front put its losses at six"."""
    first = max(doc[mention.start].sent.start, mention.start - AFTER)
    noun = next(
        (doc[i] for i in range(mention.start - 1, first - 1, -1) if doc[i].lower_ in word_set("cumulative", "losses")),
        None,
    )
    if noun is None or noun.head.lemma_ not in word_set("cumulative", "counting") or noun.head.i >= mention.start:
        return None
    around = {*words_in(doc, max(first, noun.i - 4), mention.start), *words_in(doc, mention.end, mention.end + 3)}
    single = around & (word_set("cumulative", "blows") | word_set("cumulative", "one_time"))
    return None if single or _counts_before(doc, first_of_sentence(noun)) else noun.text


def _counts_before(doc: Doc, start: int) -> bool:
    """Whether the sentence before one counts people of a single fight."""
    before = doc[slice(*sentence_bounds(doc, start - 1))] if start else ()
    counted = any(token.dep_ == "nummod" and group_of(token.head) is not None for token in before)
    return counted and any(token.lower_ in word_set("cumulative", "single_fights") for token in before)


def _window(sentence: Span, mention: TollMention, before: int = AROUND, after: int = AROUND) -> Span:
    first = max(sentence.start, mention.start - before)
    return Span(sentence.doc, first, min(sentence.end, mention.end + after))  # made much more quickly than a slice


def _period_words(doc: Doc, mention: TollMention, sentence: Span) -> str | None:
    """The words for a total or for a period: the general ones beside the toll, phrases anywhere in its sentence."""
    sentence = _until_another(sentence, mention)
    near = _spoken(_window(sentence, mention, 4, 16))
    total = next(_said("words", near), None)
    if total is not None:
        return total
    around = _spoken(_window(sentence, mention))
    period = next((phrase for phrase in _said("periods", around) if not _only_counts_days(around, phrase)), None)
    if period is not None:
        return period
    since = _since(doc, mention, sentence)
    return since.text if since is not None else _stretch(_window(sentence, mention), mention)


def _until_another(sentence: Span, mention: TollMention) -> Span:
    """The sentence up to the total that a toll is added to: "four died, bringing the overall toll since May to 97"."""
    doc, bringing = sentence.doc, word_set("updates", "bringing")
    lowers = token_table(doc).lowers
    behind = range(mention.end + 1, sentence.end)
    end = next((at for at in behind if lowers[at] in bringing and lowers[at - 1] == ","), sentence.end)
    return Span(doc, sentence.start, end)


def _stretch(window: Span, mention: TollMention) -> str | None:
    """The words for several days in which happenings were counted: "over two days", "within 36 hours"; not those of
    another total that a toll is added to."""
    table, doc = _table(), window.doc
    lowers = token_table(doc).lowers[window.start : window.end]
    for at, word in enumerate(lowers):
        hours = table["hours"].get(word)
        if hours is None or at < 2:
            continue
        first = at - 1
        while first > 1 and lowers[first - 1] in table["stretched"]:
            first -= 1
        count = read_number(lowers[at - 1 : at])
        opens = lowers[first - 1] in table["stretching"] and not _is_ranked(doc, window.start + first - 1)
        day_long = count is not None and (count[0] > 1 or hours > DAY) and count[0] * hours >= DAY
        if opens and day_long and not _is_of_another(doc, mention, window.start + at):
            return " ".join(lowers[first - 1 : at + 1])
    return None


def _is_of_another(doc: Doc, mention: TollMention, at: int) -> bool:
    """ "Four died, bringing to 97 the number of people killed in eight days"."""
    first, last = sorted((mention.start, at))
    return not word_set("updates", "bringing").isdisjoint(token_table(doc).lowers[first:last])


def _only_counts_days(spoken: str, phrase: str) -> bool:
    """ "A day after shells hit the town": the phrase tells how far apart two happenings lie, wherever it stands."""
    told = [rest.split(" ", 1)[0] for rest in spoken.split(f" {phrase} ")[1:]]
    return phrase in _table()["lengths"] and all(word in _table()["apart"] for word in told)


def is_rate(doc: Doc, mention: TollMention) -> bool:
    """ "Every day about five people are killed": a rate is no incident, whatever else is told around it."""
    around = _spoken(_window(doc[mention.start].sent, mention))
    return any(_said("rates", around))


def _spoken(span: Span) -> str:
    return f" {' '.join(token_table(span.doc).lowers[span.start : span.end])} "


def _said(name: str, spoken: str) -> Iterator[str]:
    """The phrases of a list that stand in words with blanks around them."""
    return (padded[1:-1] for padded in _padded(name) if padded in spoken)


@cache
def _padded(name: str) -> tuple[str, ...]:
    """The phrases of a list with the blanks by which they are found as whole words."""
    return tuple([f" {phrase} " for phrase in _table()[name]])


def _since(doc: Doc, mention: TollMention, sentence: Span) -> Token | None:
    """The "since" that opens the toll's period: beside the toll, at the head of the sentence, or on a verb that the
    toll hangs on. Since dawn, or since a bomb went off, is the time of one incident."""
    above: set[int] | None = None
    window, lowers = _window(sentence, mention), token_table(doc).lowers
    for token in (doc[at] for at in range(window.start, window.end) if lowers[at] == "since"):
        if is_moment(doc, token):
            continue
        beside = token.i >= mention.start - 4 and token.i - mention.end < 16
        opens = token.i - sentence.start < 3 and token.i < mention.start
        if above is None:
            above = {mention.hit.anchor, *(t.i for t in islice(doc[mention.hit.anchor].ancestors, UP))}
        holder = token.head.head if token.dep_ == "mark" else token.head
        if beside or opens or holder.i in above:
            return token
    return None


def is_moment(doc: Doc, since: Token) -> bool:
    if _is_ranked(doc, since.i):
        return True  # "the deadliest attack since May"
    following = doc[since.i + 1 : since.i + 6]
    if any(token.lower_ in _table()["moments"] for token in following[:2]):
        return True
    return any(token.lower_ in _table()["blows"] for token in following[:4])


def _is_ranked(doc: Doc, at: int) -> bool:
    """ "The deadliest attack", "the second raid", before a word that tells in how long."""
    before = doc[max(doc[at].sent.start, at - BEFORE) : at]
    return any(token.tag_ == "JJS" or token.lower_ in _table()["ranks"] for token in before)


def _several_deeds(doc: Doc, mention: TollMention) -> str:
    """ "Hurt in two shootings", "killed in three separate attacks": the word for them; empty where there is none."""
    table = _table()
    for noun in tokens_in(doc, mention.end, mention.end + AFTER):
        if noun.tag_ == "NNS" and noun.dep_ == "pobj" and noun.head.lower_ in ("in", "across", "between"):
            apart = any(t.lower_ in table["separate"] for t in noun.lefts)
            counted = noun.lemma_ in table["deeds"] and any(t.dep_ == "nummod" for t in noun.lefts)
            if apart or counted:
                return noun.text
    return ""


def _is_period(doc: Doc, when: When) -> bool:
    """A stretch of days told as such; "last week" may be any one day of it."""
    if when.basis != "text" or when.earliest is None or when.latest is None or not when.text:
        return False
    told, openings = when.text.lower(), tuple(_table()["openings"])
    span = doc.char_span(when.start, when.end, alignment_mode="expand") if when.start and when.end else None
    before = doc[span.start - 1].lower_ if span is not None and span.start else ""
    opens = told.startswith(openings) or before in ("between", "from")
    return opens and (when.latest - when.earliest).days > LONG


def _separate(sentence: Span, places: Sequence[PlaceMention]) -> list[str]:
    """Towns, provinces or countries of a sentence that are joined by "and" or stand in a row, none inside another.
    Villages that no gazetteer holds are most often neighbours, hit together."""
    names: dict[str, PlaceMention] = {}
    for mention in places_in(places, sentence.start_char, sentence.end_char):
        place = mention.place
        if mention.end > sentence.end_char or mention.used_as != "place" or place is None or place.entry is None:
            continue
        if place.precision in WIDE:
            names.setdefault(place.name, mention)
    apart = [n for n in names if not any(n != o and (n.endswith(f", {o}") or o.endswith(f", {n}")) for o in names)]
    joined = [name for name in apart if _is_joined(sentence, names[name])]
    return joined if len(joined) > 1 else []


def _is_joined(sentence: Span, mention: PlaceMention) -> bool:
    span = sentence.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None or any(
        t.lower_ in words_table()["calendar"]["addresses"] for t in sentence.doc[span.end : span.end + 1]
    ):
        return False  # a street is no town: "at Marl Street and Lorn Avenue"
    return span.root.dep_ == "conj" or any(t.dep_ == "conj" for t in span.root.children)
