"""Attributions that the written surface shows where grammar fails: texts that lost their commas, and headlines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from reportedly.claims.text.token_table import token_table
from reportedly.claims.text.untrue import heads_untrue
from reportedly.claims.voices.clauses import leaves_unanswered
from reportedly.claims.voices.drafts import STOPS, Draft, is_break, last_noun, sentence_end, sentence_start
from reportedly.claims.voices.people import names_speaker
from reportedly.claims.voices.phrases import LONGEST_SOURCE, source_before, speaker_part
from reportedly.claims.voices.quotes import MARKS
from reportedly.claims.voices.words import ReportingWords, reporting_words, speaker_words

NAMES = ("PROPN", "NOUN", "ADJ", "PART", "ADP", "DET")
HEADLINE = 30  # tokens
FINITE = ("VBD", "VBZ", "VBP", "MD")
REACH = 14  # tokens between a verb and the "that" of its clause
AUXILIARY = 4  # tokens between a verb and an auxiliary that the parse did not hang on it by mistake
SHORT = 6  # tokens of a name
ESTIMATES = "estimates"


@dataclass(frozen=True)
class Surface:
    """A text, the reporting words, and the drafts that grammar found, by token of the cue."""

    doc: Doc
    words: ReportingWords
    known: Mapping[int, Draft]


def surface_drafts(doc: Doc, words: ReportingWords, known: Mapping[int, Draft]) -> Iterator[Draft]:
    """A draft for each reporting verb whose content the words around it show better than the parse did."""
    surface, table = Surface(doc, words, known), token_table(doc)
    for at, (lower, part) in enumerate(zip(table.lowers, table.parts, strict=True)):
        said = part == "VERB" or lower == "saying" or (not part and lower in words.sayings)
        if not said and not _is_read(table.lowers, at) and not (lower == ESTIMATES and _is_estimate(doc[at])):
            continue
        token = doc[at]
        if heads_untrue(token):
            continue
        if (quoted := _quoted(surface, token)) is not None:
            yield quoted
            continue
        lemma = _saying(token, words)
        if lemma is not None:
            draft = (
                _trailing(surface, token, lemma) or _leading(surface, token, lemma) or _inverted(surface, token, lemma)
            )
            if draft is not None:
                yield draft


def _is_read(lowers: Sequence[str], at: int) -> bool:
    """ "... the bulletin reads", whatever the tagger made of the verb."""
    return lowers[at] in reporting_words().reading and at > 0 and lowers[at - 1] in speaker_words().documents


def _is_estimate(token: Token) -> bool:
    """ "..., the rights office estimates, ..." where the tagger took the verb for a plural."""
    if token.lower_ != ESTIMATES or token.tag_ != "NNS" or token.i + 1 >= len(token.doc):
        return False
    source = source_before(token.doc, token)
    ends = token.nbor().text == "," or token.nbor().text in STOPS
    return ends and len(source) > 1 and source[0] > 0 and token.doc[source[0] - 1].text == ","


def _trailing(surface: Surface, verb: Token, lemma: str) -> Draft | None:
    """ "Seven died in the raid a medical source said on Monday": the clause before the source is its content."""
    doc, draft = surface.doc, surface.known.get(verb.i)
    if not _ends_here(doc, verb, lemma, surface.words) or (draft is not None and _is_name_part(doc, verb, draft)):
        return None
    start = sentence_start(doc, verb.i)
    if _is_free(verb) or _is_earlier_count(verb) or _describes(verb):
        return None
    source = _before_clause(doc, source_before(doc, verb), start) or _between_commas(doc, verb)
    if not source or source[0] - start < 3 or doc[source[0]].lower_ == "no" or doc[source[0] - 1].text == ";":
        return None
    if doc[verb.i - 1].text == "," and not any(t.tag_ in FINITE for t in doc[start : source[0]]):
        return None  # "The group's head, Anna Berg, said in a message that"
    if verb.tag_ == "VBN" and verb.dep_ == "acl" and verb.head.i == source[-1] and not names_speaker(doc[source[-1]]):
        return None  # "the truce announced in Karm"
    content = set(range(start, source[0]))
    if draft is not None and (_has_clause(doc, draft, source) or _is_whole_name(doc, draft, source)):
        return None
    if draft is not None and _stands_before(doc, draft, verb.i) and _names_better(doc, source, draft):
        return _draft(surface, verb, lemma, source, content)
    participle = draft is not None and draft.rule == "infinitive" and doc[min(draft.content)].tag_ == "VBG"
    if (
        draft is not None
        and draft.source
        and not participle  # "... SANA said, blaming the rebels"
        and (not _stands_before(doc, draft, verb.i) or 2 * len(draft.content & content) > len(content))
    ):
        return None
    return _draft(surface, verb, lemma, source, content)


def _before_clause(doc: Doc, source: list[int], start: int) -> list[int]:
    """Who speaks in "... Anna Berg who lives in Karm told": not the place at the end of the relative clause."""
    if not source or source[0] == start or doc[source[0] - 1].pos_ != "ADP":
        return source
    who = next((i for i in range(source[0] - 1, max(start, source[0] - REACH), -1) if doc[i].lower_ == "who"), None)
    aside = doc[source[0] - 2] if source[0] > 1 else doc[0]
    if not names_speaker(doc[source[-1]]) and (aside.tag_ == "VBG" or aside.lower_ in reporting_words().asides):
        named = source_before(doc, aside)  # "a rescue service operating in rebel areas said"
        return speaker_part(doc, named) if named and names_speaker(doc[named[-1]]) else source
    if who is None or doc[who - 1].pos_ != "PROPN" or sum(t.tag_ in FINITE for t in doc[who : source[0]]) != 1:
        return source
    return source_before(doc, doc[who])


def _between_commas(doc: Doc, verb: Token) -> list[int]:
    """Who speaks in "..., its director, Anna Berg, said", where the parse made an apposition of the name."""
    stop = verb.i - 1
    if stop < SHORT or doc[stop].text != ",":
        return []
    first = stop
    while first > 0 and doc[first - 1].pos_ == "PROPN" and stop - first < SHORT:
        first -= 1
    if stop - first < 2 or doc[first - 1].text != ",":
        return []
    office = source_before(doc, doc[first - 1])
    offices = speaker_words().person_words | speaker_words().ranks
    borne = bool(office) and doc[office[0] - 1].text == "," and any(doc[i].lower_ in offices for i in office)
    return list(range(office[0] if borne else first, stop))


def _is_free(verb: Token) -> bool:
    """ "Contrary to what the army said": it is not told what that was."""
    return any(c.lower_ == "what" and c.dep_ == "dobj" for c in verb.lefts)


def _is_earlier_count(verb: Token) -> bool:
    """ "Down from the 25 that police reported": who reported them says nothing of what stands before."""
    before = verb.head.dep_ == "pobj" and verb.head.pos_ == "NUM" and verb.head.head.lower_ == "from"
    return verb.dep_ == "relcl" and before and any(t.lower_ in ("that", "which") for t in verb.lefts)


def _describes(verb: Token) -> bool:
    """Whether a participle tells of a noun and says nothing: "the calm declared by the army", "the alleged raid"."""
    by = verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "by"
    return verb.tag_ == "VBN" and ((verb.dep_ == "acl" and by) or (verb.dep_ == "amod" and verb.i < verb.head.i))


def _has_clause(doc: Doc, draft: Draft, source: list[int]) -> bool:
    """ "A nurse who works in Karm said": what stands before the verb is a part of who speaks."""
    if source and doc[source[0]].pos_ == "DET" and doc[source[0] - 1].pos_ in ("NOUN", "PROPN"):
        return False  # "people who died in Kell the monitor said"
    return set(source) < set(draft.source) and any(doc[i].lower_ in ("who", "whose") for i in draft.source)


def _is_whole_name(doc: Doc, draft: Draft, source: list[int]) -> bool:
    """Whether the parse has all of a name of which the words before the verb are the end: ", the Office for the
    Coordination of Aid said"."""
    first = draft.source[0] if draft.source else 0
    whole = set(source) < set(draft.source) and draft.source[-1] - first + 1 == len(draft.source)
    set_off = first > 0 and doc[first - 1].text == "," and doc[first].pos_ == "DET" and doc[first + 1].text[0].isupper()
    return whole and set_off and all(t.pos_ != "VERB" and not t.is_punct for t in doc[first : source[0]])


def _stands_before(doc: Doc, draft: Draft, index: int) -> bool:
    return all(i < index or doc[i].is_punct or doc[i].is_space for i in draft.content)


def _names_better(doc: Doc, source: list[int], draft: Draft) -> bool:
    """Whether the words right before the verb name the speaker and not the parse: it took a part of the name for the
    content, or what was told for a part of the name ("took the town and its oil field the centre reported")."""
    if not draft.source or set(draft.source) < set(source):
        return bool(draft.source)
    if doc[draft.source[0]].pos_ == "NUM" and set(source) < set(draft.source):
        return True
    return draft.source[-1] < source[0] and (doc[source[0]].pos_ == "DET" or names_speaker(doc[source[-1]]))


def _leading(surface: Surface, verb: Token, lemma: str) -> Draft | None:
    """ "X said in a statement that ..." where the parse hung the clause on something else; "X said dozens of troops
    died" where it made a thing of those who died."""
    doc, end, draft = surface.doc, sentence_end(surface.doc, verb.i), surface.known.get(verb.i)
    if draft is not None and not _is_name_part(doc, verb, draft):
        return None
    if _is_free(verb):
        return None
    near = doc[verb.i + 1 : min(end, verb.i + REACH)]
    that = next((t.i for t in near if t.lower_ == "that" and t.tag_ != "DT"), None)
    source, start = source_before(doc, verb), sentence_start(doc, verb.i)
    if that is None and verb.i + 1 < end and doc[verb.i + 1].lower_ == "how":
        that = verb.i + 1
    if that is None and lemma in surface.words.plain and source and source[0] == start and _tells_on(doc, verb, end):
        that = verb.i + 1
    if that is None or not source or end - that <= 3 or leaves_unanswered(verb, lemma):
        return None
    if 0 < verb.i - start < LONGEST_SOURCE and all(t.pos_ not in ("VERB", "AUX", "") for t in doc[start : verb.i]):
        source = list(range(start, verb.i))
    return _draft(surface, verb, lemma, source, set(range(that, end)))


def _is_name_part(doc: Doc, verb: Token, draft: Draft) -> bool:
    """Whether what a parse took for the content can only be the first words of the speaker's name."""
    first = min(draft.content)
    if not draft.source or draft.source[-1] != verb.i - 1 or not _stands_before(doc, draft, draft.source[0]):
        return False
    return first == sentence_start(doc, verb.i) and all(doc[i].tag_ not in FINITE for i in draft.content)


def _tells_on(doc: Doc, verb: Token, end: int) -> bool:
    """Whether a finite verb follows, and nothing that could only go on after a content before the verb."""
    if verb.i + 1 >= end:
        return False
    after = doc[verb.i + 1]
    return after.pos_ in ("DET", "NUM", "NOUN", "PROPN", "ADJ", "PRON") and any(
        t.tag_ in FINITE for t in doc[verb.i + 2 : end]
    )


def _inverted(surface: Surface, verb: Token, lemma: str) -> Draft | None:
    """ "Seven died in the raid said the Britain-based group." """
    doc, start = surface.doc, sentence_start(surface.doc, verb.i)
    known = surface.known.get(verb.i)
    turned = known is not None and lemma in surface.words.plain and _is_turned(doc, verb, known.head)
    kept = known is not None and known.content and not turned
    if known is not None and kept and (known.head is None or not _is_mistaken(doc, verb, known.head)):
        return None
    if verb.i - start < 4 or lemma == "tell" or doc[verb.i - 1].pos_ in ("PRON", "AUX") or _describes(verb):
        return None
    if doc[verb.i - 1].pos_ == "PUNCT" and not turned:
        return None
    source = _source_after(doc, verb)
    return _draft(surface, verb, lemma, source, set(range(start, verb.i))) if source else None


def _is_turned(doc: Doc, verb: Token, head: int | None) -> bool:
    """ "Nine were hurt, two seriously, said a nurse", where a parse took what a comma parts from the verb for who says
    it: a number or a pronoun that counts somebody."""
    before = head is not None and head < verb.i and doc[verb.i - 1].text == ","
    return before and head is not None and (doc[head].pos_ in ("NUM", "PRON") or doc[verb.i - 2].pos_ == "ADV")


def _is_mistaken(doc: Doc, verb: Token, head: int) -> bool:
    """Whether the word before the verb that a parse took for the speaker is a thing, and a name follows: "24 got
    injuries said Minusma"."""
    named = verb.i + 1 < len(doc) and doc[verb.i + 1].pos_ == "PROPN"
    thing = not names_speaker(doc[head]) or _is_described_behind(verb)
    return named and head == verb.i - 1 and doc[head].pos_ == "NOUN" and thing


def _is_described_behind(verb: Token) -> bool:
    """ "Killed a nurse and a patient said Anna Berg a doctor": a name with what its bearer is."""
    after = next((t for t in verb.doc[verb.i + 1 : verb.i + 1 + SHORT] if t.pos_ != "PROPN"), None)
    return after is not None and after.i > verb.i + 2 and after.lower_ in ("a", "an")


def _draft(surface: Surface, verb: Token, lemma: str, source: list[int], content: set[int]) -> Draft:
    stance = surface.words.verbs[lemma].stance
    return Draft(source, [verb.i], content, lemma, stance, rule="clause", head=last_noun(surface.doc, source))


def _quoted(surface: Surface, verb: Token) -> Draft | None:
    """ "The daily quoted X as saying ...": X, where the parse lost hold of the verb."""
    doc, draft = surface.doc, surface.known.get(verb.i)
    if verb.lower_ != "saying" or verb.i < 3 or doc[verb.i - 1].lower_ != "as" or (draft is not None and draft.source):
        return None
    before = range(verb.i - 2, max(0, verb.i - LONGEST_SOURCE), -1)
    first = next((i for i in before if doc[i].lower_ in reporting_words().quoting), None)
    if first is None or first == verb.i - 2:
        return None
    source, cue = list(range(first + 1, verb.i - 1)), [verb.i]
    content = draft.content if draft is not None else set(range(verb.i + 1, sentence_end(doc, verb.i)))
    quoter = source_before(doc, doc[first])
    if all(doc[i].is_punct for i in content) and quoter and quoter[0] - sentence_start(doc, first) > SHORT:
        content, cue = set(range(sentence_start(doc, first), quoter[0])), [first, verb.i]
    told = _draft(surface, verb, "say", source, content)
    told.cue = cue
    return told


def _source_after(doc: Doc, verb: Token) -> list[int]:
    """The noun phrase right after a verb, where the sentence or a relative clause follows it."""
    for i in range(verb.i + 1, min(len(doc), verb.i + LONGEST_SOURCE)):
        token = doc[i]
        if token.text in STOPS or is_break(token) or token.lower_ in ("which", "who", "whom", "whose"):
            return list(range(verb.i + 1, i)) if i > verb.i + 1 and doc[i - 1].pos_ in ("NOUN", "PROPN") else []
        if (
            token.lower_ in reporting_words().days
            or token.pos_ not in NAMES
            or token.text in MARKS
            or (i == verb.i + 1 and token.pos_ == "ADP")
        ):
            return []
    return []


def _saying(token: Token, words: ReportingWords) -> str | None:
    if _is_read(token_table(token.doc).lowers, token.i):
        return "state"
    if _is_estimate(token):
        return "estimate"
    if not token.pos_:
        return reporting_words().sayings.get(token.lower_)
    lemma = words.lemma(token.lemma_)
    finite = token.pos_ == "VERB" and token.tag_ in ("VBD", "VBZ", "VBP", "VBN")
    return lemma if finite and lemma in words.trailing else None


def _ends_here(doc: Doc, verb: Token, lemma: str, words: ReportingWords) -> bool:
    """Whether nothing that could be the content follows the verb."""
    if any(c.dep_ in ("aux", "auxpass") and c.lemma_ != "have" and verb.i - c.i <= AUXILIARY for c in verb.children):
        return False
    if verb.i + 1 >= len(doc):
        return True
    after = doc[verb.i + 1]
    if after.dep_ == "prt" and verb.i + 2 < len(doc):
        after = doc[verb.i + 2]  # "the source pointed out"
    if after.text in STOPS or is_break(after) or after.lower_ in words.after or _goes_aside(verb, lemma, words):
        return True
    if verb.tag_ == "NNS":
        return True  # "..., the office estimates, and ..."
    held = [c for c in verb.children if c.dep_ in ("ccomp", "xcomp") and c.i > verb.i]
    return lemma == "tell" and all(c.dep_ == "xcomp" and c.tag_ == "VBG" for c in held)


def _goes_aside(verb: Token, lemma: str, words: ReportingWords) -> bool:
    """ "... the Observatory said making it the worst day", "activists said a day after rebels took the base"."""
    doc = verb.doc
    if lemma not in words.plain or verb.i + 3 >= len(doc):
        return False
    after, aside = doc[verb.i + 1], doc[verb.i + 3].lower_
    if after.tag_ == "VBG":
        return after.head.i == verb.i and not any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children)
    return doc[verb.i + 2].lower_ in words.stretches and aside in ("after", "before")
