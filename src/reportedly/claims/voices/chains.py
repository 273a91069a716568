"""The voice behind a stretch of a report's words, and the chain of tellers between it and the reader."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from reportedly.claims.findings.mentions import Attribution, Span
from reportedly.claims.text.clauses import is_negated
from reportedly.claims.text.parse import Parsed
from reportedly.claims.text.token_table import token_table
from reportedly.claims.voices.clauses import THINGS
from reportedly.claims.voices.identity import Voice
from reportedly.claims.voices.names import clean_name, without_tail
from reportedly.claims.voices.sources import BASED, Voices, handed, interview
from reportedly.claims.voices.table import nearest_named
from reportedly.claims.voices.words import reporting_words, speaker_words
from reportedly.records import Report, Source

ACTS = frozenset(("condemn", "deny", "accuse"))
DEFINITE = ("the", "this", "that", "its", "their")
CITED = re.compile(r"[\s,]*(?:\w+[\s,]+){0,3}?(?:citing|quoting)\s+([^.,;:\n\"“]{3,80})")
CITED_BEFORE = re.compile(r",\s*(?:citing|quoting)\s+([^.,;:\n\"“]{3,80}),")
CITED_ASIDE = re.compile(r"\b(?:which|who) (?:cited|quoted)\s+([^.,;:\n\"“]{3,80})")
SENT = ("reporter", "correspondent")
OPENING = 90  # code points
NAMELESS = ("hearsay", "headline", "noun")  # rules whose content may come from nobody named
NOBODY = "unknown publisher"


def source_of(
    span: Span, attributions: Sequence[Attribution], parsed: Parsed, voices: Voices, report: Report
) -> Source:
    """To whom the report attributes the words of `span` (code points, end excluded): the innermost attribution whose
    content covers them, with the tellers outside it in `via`, nearest first; else the report's own voice. Of what
    somebody rebuts ("dismissed the army's claim that it took the town") he is the source, and not who claimed it."""
    near = voices.table(attributions).near(span)
    covering = _heard([a for a in near if covers(a, span)], parsed)
    covering.sort(key=lambda a: (not a.source, sum(end - start for start, end in a.content)))
    covering = [a for a in near if is_act(a, span)] + covering
    for number, attribution in enumerate(covering):
        voice = voice_behind(attribution, attributions, parsed, voices)
        if voice is None or (voice.kind == "unknown" and is_act(attribution, span)):
            continue
        tellers_outside = [voice_behind(teller, attributions, parsed, voices) for teller in covering[number + 1 :]]
        if _is_mute(voice) and any(teller is not None and teller.kind != "unknown" for teller in tellers_outside):
            continue
        if _is_taken_up(attribution, parsed):
            tellers_outside = []  # "..., which the rebels deny", whoever told it before
        names = [
            teller.name for teller in (*tellers(attribution, attributions, parsed, voices), *tellers_outside) if teller
        ]
        words = attribution.source or attribution.cue
        start, end = words[0][0], words[-1][1]
        cited = cited_after(attribution, parsed)
        if cited is not None and not _is_mere_data(teller := voices.voice(parsed.text[cited[0] : cited[1]])):
            start, end = cited
            names = [voice.name, *names]
            voice = teller
        via = tuple(dict.fromkeys(n for n in names if n not in (voice.name, "unknown")))
        return voice.source(parsed.text[start:end], start, via)
    return own_voice(voices, report)


def _heard(covering: Sequence[Attribution], parsed: Parsed) -> list[Attribution]:
    """Those whose speaker vouches for what he says; instead of a claim that somebody rebuts, him."""
    rebuttals = [a for a in covering if a.stance == "deny" and a.rule == "object" and a.source]
    rebuttals = [a for a in rebuttals if not any(map(is_negated, _cue_tokens(a, parsed)))]
    rebutted = [a for a in covering if a.rule == "noun" and any(covers(b, a.cue[0]) for b in rebuttals)]
    return [a for a in covering if (is_account(a) and a not in rebutted) or (rebutted and a in rebuttals)]


def _is_taken_up(attribution: Attribution, parsed: Parsed) -> bool:
    """Whether what is denied is told by a relative pronoun alone."""
    start, end = attribution.content[0][0], attribution.content[-1][1]
    return attribution.stance == "deny" and parsed.text[start:end] in THINGS


def _is_mute(voice: Voice) -> bool:
    """Whether a voice is that of a thing which nobody is named for: what photographs show, who points to them says."""
    return (
        voice.kind == "unknown"
        and voice.name == voice.name.lower()
        and bool(speaker_words().documents & set(voice.name.split()))
    )


def _is_mere_data(voice: Voice) -> bool:
    """Whether what is cited is nobody's: "citing new data", "its own information"."""
    lowered = voice.name.lower()
    return voice.kind == "unknown" and voice.name == lowered and lowered.split()[-1] in speaker_words().cited


def voice_behind(
    attribution: Attribution, attributions: Sequence[Attribution], parsed: Parsed, voices: Voices
) -> Voice | None:
    """Whose voice an attribution names; None where its source is the report itself ("we") or a thing that only shows
    something ("the war", "these attacks"). It is worked out once for all claims that it covers."""
    known = voices.behind.get(id(attribution))
    if known is None:
        known = attribution, _voice_behind(attribution, attributions, parsed, voices)
        voices.behind[id(attribution)] = known
    return known[1]


def _voice_behind(
    attribution: Attribution, attributions: Sequence[Attribution], parsed: Parsed, voices: Voices
) -> Voice | None:
    if not attribution.source:
        return Voice("unknown", "unknown") if attribution.rule in NAMELESS else None
    words = source_words(attribution, parsed)
    lists = speaker_words()
    if lists.pronouns.get(words.lower()) == "self" or words.lower().startswith("our "):
        return None  # "we have learned", "our correspondent said"
    abroad = _abroad(words, attribution.source[0][0], parsed, voices)
    if abroad is not None:
        return abroad
    voice = voices.voice(words)
    called = _called(words)
    if voice.id is None and called is not None:
        voice = _named_so(voice, called, attribution.source[0][0], parsed, voices)
    if attribution.anchor is not None:
        named = voices.voice(parsed.text[attribution.anchor[0] : attribution.anchor[1]])
        if words.lower().startswith("its ") and not (voice.id or voice.party):
            return Voice(f"{named.name} {clean_name(words)}", named.kind, None, named.party)
        if not (voice.id or voice.party) or (_is_bare(words) and named.party is not None and named.id is None):
            voice = named
    if voice.id is None and voice.party is None:
        voice = _settled(voice, attribution, attributions, parsed, voices)
    if voice.kind != "unknown" or attribution.verb not in reporting_words().things:
        return voice
    speakers = lists.documents | lists.person_words | lists.group_words
    return voice if speakers & set(words.lower().split()) else None


OWNER = re.compile(r"the (\w+?)(?:['’]s|s)? \w.*", re.IGNORECASE | re.DOTALL)


def _called(words: str) -> str | None:
    """The word for a body in "the Coalition" and, as the owner, in "the Coalition's legal office"."""
    parts = words.split()
    if len(parts) == 2 and parts[0].lower() == "the":
        return parts[1].lower()
    if len(parts) > 3 and [part.lower() for part in parts[-3:-1]] == ["of", "the"]:
        return parts[-1].lower() if parts[-1][:1].isupper() else None  # "vice-president of the Coalition"
    owner = OWNER.fullmatch(words) if len(parts) > 2 and parts[1][:1].isupper() and parts[1].endswith("s") else None
    return owner.group(1).lower() if owner is not None else None


def _is_bare(words: str) -> bool:
    """ "The army", which is that of the country at hand only where no other army was named."""
    parts = words.lower().split()
    return len(parts) == 2 and parts[0] == "the" and parts[1] in speaker_words().alike[0]


ABROAD = re.compile(r"\b[Ii]n (?:neighbou?ring )?((?:[A-Z][\w'’-]+ ){0,2}[A-Z][\w'’-]+),? $")


def _abroad(words: str, start: int, parsed: Parsed, voices: Voices) -> Voice | None:
    """Whose army it is in "In neighbouring Karvia, the army said": that country's, whatever army spoke before."""
    if not _is_bare(words):
        return None
    country = ABROAD.search(parsed.text, max(0, start - 60), start)
    party = voices.party(f"{country.group(1)} {words.split()[-1]}") if country is not None else None
    return Voice(party.name, "party", None, party.id) if party is not None and party.kind == "government" else None


def cited_after(attribution: Attribution, parsed: Parsed) -> Span | None:
    """Whom the teller cites: X in "Y reported, citing X" and in "Y, citing X, reported"."""
    if not attribution.source or not attribution.cue:
        return None
    beside = CITED_BEFORE.search(
        parsed.text, attribution.source[0][0], max(attribution.cue[0][0], attribution.source[-1][1])
    )
    aside = CITED_ASIDE.search(parsed.text, attribution.source[0][0], attribution.source[-1][1])
    if beside is not None or aside is not None:
        found = beside or aside
        return (found.start(1), found.end(1)) if found is not None else None
    after = max(attribution.cue[-1][1], attribution.source[-1][1])
    found = CITED.match(parsed.text, after, after + 160)
    return (found.start(1), found.end(1)) if found is not None else None


def source_words(attribution: Attribution, parsed: Parsed) -> str:
    """The words of who says it; of an owner ("the monitor's report") without the ending."""
    words = parsed.text[attribution.source[0][0] : attribution.source[-1][1]]
    return words.removesuffix("'s").removesuffix("’s") if attribution.rule == "noun" else words


def _settled(
    voice: Voice, attribution: Attribution, attributions: Sequence[Attribution], parsed: Parsed, voices: Voices
) -> Voice:
    """The known voice that a description means: "the group" the last one named before it, "a monitor" the next one,
    "the statement" the last one that spoke."""
    written = BASED.sub("", source_words(attribution, parsed))
    words = written.lower().split()
    lists = speaker_words()
    start = attribution.source[0][0]
    head = without_tail(written).lower().split() or words
    if words[-1] in lists.documents or (head[-1] in lists.documents and voice.kind == "unknown"):
        return _author(voice, start, attributions, parsed, voices) if words[0] in DEFINITE else voice
    if words[-1] not in lists.group_words and voice.kind not in ("monitor", "rescuer"):
        return voice
    if any(word[:1].isupper() for word in written.split()[1:]):
        return voice  # it has a name of its own
    if voice.kind == "media" and words[0] not in DEFINITE:
        return voice
    for source in nearest_named(voices.named_in(parsed.text), start, words[0] in DEFINITE):
        aid = source.kind in ("ngo", "monitor", "rescuer") and words[-1] not in lists.organs
        if source.kind == voice.kind or (voice.kind == "unknown" and aid):
            return Voice(source.name, source.kind, source.id, source.party)
    return voice


def _named_so(voice: Voice, word: str, start: int, parsed: Parsed, voices: Voices) -> Voice:
    """The last voice named before whose name ends in the word: "the Coalition" after "the Syrian Coalition"."""
    if word not in speaker_words().group_words:
        return voice
    for offset, source in reversed(voices.named_in(parsed.text)):
        if offset < start and source.name.lower().split()[-1].strip("()") == word:
            return Voice(source.name, source.kind, source.id, source.party)
    return voice


def _author(voice: Voice, start: int, attributions: Sequence[Attribution], parsed: Parsed, voices: Voices) -> Voice:
    """The last voice before a statement that speaks by itself."""
    for other in voices.table(attributions).spoken_before(start):
        words = source_words(other, parsed) if other.anchor is None else parsed.text[other.anchor[0] : other.anchor[1]]
        found = voices.voice(words)
        named = found.name[:1].isupper() and words.lower() not in speaker_words().pronouns
        if found.kind != "media" and (found.kind != "unknown" or named):
            return found
    return voice


def tellers(
    attribution: Attribution, attributions: Sequence[Attribution], parsed: Parsed, voices: Voices
) -> Iterator[Voice]:
    """Whom the source told it, where that is an outlet; of a source that goes back to one named before, that one's."""
    for token in _cue_tokens(attribution, parsed):
        for child in token.children:
            yield from _recipient(child, parsed, voices)
        yield from _quoter(token, attribution, parsed, voices)
    words = source_words(attribution, parsed) if attribution.source else ""
    yield from _interviewer(attribution, parsed, voices)
    quoting = handed().search(words)  # "according to a soldier quoted by the Kell news agency", "a report seen by"
    if quoting is not None:
        yield voices.voice(quoting[1])
        words = words[: quoting.start()]
    outlet = voices.known(words) if words else None
    if outlet is not None and outlet.kind == "media":  # "a Reuters witness" speaks through Reuters
        yield Voice(outlet.name, outlet.kind, outlet.id, outlet.party)
    if attribution.anchor is not None:
        earlier = voices.table(attributions).speaking_at(attribution.anchor[0])
        if earlier is not None:
            yield from tellers(earlier, attributions, parsed, voices)


def _interviewer(attribution: Attribution, parsed: Parsed, voices: Voices) -> Iterator[Voice]:
    """The outlet to which somebody speaks, where the sentence opens with it: "In an interview with Kell Radio, Berg
    said"."""
    if not attribution.source or not attribution.cue:
        return
    start = attribution.source[0][0]
    opening = parsed.text[max(0, start - OPENING) : start]
    found = interview().search(opening)
    if found is None:
        return
    outlet = voices.voice(found[1])
    if outlet.kind == "media":
        yield outlet


def _quoter(token: Token, attribution: Attribution, parsed: Parsed, voices: Voices) -> Iterator[Voice]:
    """Y in "Y quoted X as saying" and "X was quoted by Y as saying"."""
    taken = {start for start, _ in attribution.source}
    verb = token
    for _ in range(4):
        if verb.lemma_ in ("quote", "cite"):
            break
        verb = verb.head
    if verb.lemma_ not in ("quote", "cite"):
        return
    for child in verb.children:
        named = next((c for c in child.children if c.dep_ == "pobj"), None) if child.dep_ == "agent" else child
        if child.lower_ == "as":
            yield from _said_by(child, parsed, voices)
        if named is not None and (child.dep_ == "agent" or named.dep_ == "nsubj") and named.left_edge.idx not in taken:
            yield voices.voice(parsed.text[named.left_edge.idx : named.idx + len(named)])


def _said_by(quoting: Token, parsed: Parsed, voices: Voices) -> Iterator[Voice]:
    """Y in "X was quoted as saying by Y"."""
    by = (t for saying in quoting.rights for t in saying.rights if t.dep_ in ("prep", "agent") and t.lower_ == "by")
    named = next((t for prep in by for t in prep.rights if t.dep_ == "pobj"), None)
    if named is not None:
        yield voices.voice(parsed.text[named.left_edge.idx : named.idx + len(named)])


def _recipient(child: Token, parsed: Parsed, voices: Voices) -> Iterator[Voice]:
    if child.dep_ in ("prep", "agent", "dative") and child.lower_ in ("to", "by", "with", "in"):
        for grandchild in child.children:
            yield from _recipient(grandchild, parsed, voices)
    elif child.dep_ in ("dobj", "dative", "pobj", "iobj") or (child.dep_ == "nsubj" and child.i > child.head.i):
        named = next(
            (c for c in child.rights if c.dep_ == "appos" and c.i - child.i <= 4), child
        )  # "the channel Kell One"
        words = parsed.text[child.left_edge.idx : named.idx + len(named)]
        known = voices.known(words)
        if known is not None and known.kind == "media":
            yield Voice(known.name, known.kind, known.id, known.party)
        elif child.lower_ in SENT and (outlet := clean_name(words.rpartition(" ")[0])).isupper():
            yield Voice(outlet, "media")  # "told the KNA reporter"
        elif known is None and named.pos_ == "PROPN" and voices.kind(words) == "media":
            yield voices.voice(words)


def _cue_tokens(attribution: Attribution, parsed: Parsed) -> Iterator[Token]:
    doc, starts = parsed.doc, token_table(parsed.doc).starts
    for start, end in attribution.cue:
        index = bisect_right(starts, start) - 1
        while 0 <= index < len(doc) and starts[index] < end:
            yield doc[index]
            index += 1


def is_account(attribution: Attribution) -> bool:
    """Whether the speaker vouches for what he says; a wish or a judgement is the report's own account of him."""
    words = reporting_words()
    entry = words.verbs.get(attribution.verb)
    if attribution.rule == "noun":
        return words.nouns.get(attribution.verb) in ("say", "claim", "deny", "accuse")
    if entry is None:
        return True
    if attribution.rule == "hearsay":
        return attribution.verb in words.hearsay
    return attribution.quoted or attribution.rule in entry.vouches or attribution.rule == "parenthesis"


def is_act(attribution: Attribution, span: Span) -> bool:
    """Whether the span tells the saying itself ("the ministry condemned the raid"): then the speaker is its source."""
    entry = reporting_words().verbs.get(attribution.verb)
    told = entry is not None and "object" in entry.vouches and attribution.rule == "object"
    if attribution.stance not in ACTS and attribution.verb not in reporting_words().acts and not told:
        return False
    if attribution.rule == "object" and attribution.verb in ("call", "claim"):
        return False
    return bool(attribution.source) and any(span[0] <= start and end <= span[1] for start, end in attribution.cue)


def covers(attribution: Attribution, span: Span) -> bool:
    """Whether the content holds most of the span's characters."""
    if attribution.content[0][0] >= span[1] or attribution.content[-1][1] <= span[0]:
        return False
    shared = sum(max(0, min(end, span[1]) - max(start, span[0])) for start, end in attribution.content)
    return 2 * shared > span[1] - span[0]


def own_voice(voices: Voices, report: Report) -> Source:
    """The report's own voice: its publisher."""
    if not report.publisher:
        return Source(name=NOBODY, kind="media")
    known = voices.publisher(report.publisher) or voices.known(report.publisher)
    if known is None:
        return Source(name=report.publisher, kind=voices.kind(report.publisher) or "media")
    return Source(id=known.id, name=known.name, kind=known.kind, party=known.party)
