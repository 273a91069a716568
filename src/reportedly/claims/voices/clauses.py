"""Attributions that grammar shows: reporting verbs with subject and complement, prepositions, adverbs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from reportedly.claims.text.clauses import disowns_half, is_negated
from reportedly.claims.text.token_table import token_table, tokens_in
from reportedly.claims.text.untrue import heads_untrue
from reportedly.claims.text.words import word_list
from reportedly.claims.voices.drafts import Draft, phrase, sentence_start, subtree, tells
from reportedly.claims.voices.prepositions import of_preposition
from reportedly.claims.voices.speakers import DEEPEST, described, quoted_person, subject_of
from reportedly.claims.voices.words import ReportingVerb, ReportingWords, reporting_words, speaker_words

PARENTHETICAL = ("parataxis", "ccomp", "dep", "advcl", "conj", "relcl")
HELD = ("of", "for", "as", "over", "with", "on", "about", "against", "in", "to", "from", "by", "at")
THINGS = ("that", "which")
UNSAID = ("confirm", "verify", "corroborate", "acknowledge", "comment", "elaborate", "respond")
SHORTEST = 4  # tokens of what is said before "said the group"


def clause_drafts(doc: Doc, words: ReportingWords) -> Iterator[Draft]:
    """One draft for each reporting verb, "according to" or hearsay adverb whose content the parse shows."""
    starts = {entry[0] for entry in words.prepositions}
    table = token_table(doc)
    for at, (lower, part) in enumerate(zip(table.lowers, table.parts, strict=True)):
        draft = None
        if lower in starts:
            draft = of_preposition(doc[at], words.prepositions)
        elif lower in words.adverbs:
            draft = _of_adverb(doc[at])
        elif part in ("VERB", "AUX"):
            token = doc[at]
            lemma = words.lemma(token.lemma_)
            entry = words.verbs.get(lemma)
            draft = of_verb(token, entry, lemma) if entry else None
        if draft is not None and draft.content:
            yield draft


def of_verb(verb: Token, entry: ReportingVerb, lemma: str) -> Draft | None:
    """What a reporting verb says by its complements, or by the clause it interrupts."""
    if "raising" in entry.takes:
        return _raised(verb, lemma, entry.stance)
    if any(c.lower_ == "what" and c.dep_ == "dobj" and c.i < verb.i for c in verb.lefts):
        return None  # "contrary to what the army said"
    if lemma in UNSAID and is_negated(verb):
        return None  # who "has not confirmed that" tells nothing
    if leaves_unanswered(verb, lemma) or heads_untrue(verb):
        return None
    if lemma in ("say", "add") and (named := _speaker_behind(verb)) is not None:
        return _inverted(verb, named, entry, lemma)
    content, rule = _content(verb, entry)
    if (not content or rule == "infinitive") and any(c.dep_ == "auxpass" for c in verb.children):
        return _passive(verb, entry, lemma)
    subject = subject_of(verb, content)
    if lemma in ("quote", "cite") and _is_saying(verb):
        subject = quoted_person(verb) or subject  # "..., he quoted a doctor as saying"
    if not content or (rule == "clause" and _goes_on_aside(verb, content)):
        around, beside = _around(verb, subject, entry)
        content, rule = (around | content, beside) if around else (content, rule)
    if not content:
        return None
    if rule == "object" and "clause" in entry.vouches and _is_shown(verb, subject):
        rule = "clause"  # what footage shows and a report details is an account, in whatever form
    after = verb.i + 1
    if entry.is_speech and after < min(content) and verb.doc[after].lower_ == "that":
        content |= set(range(after, min(content)))  # a parse that lost the subject of what is said
    if rule == "clause" and subject is not None and max(content) < subject.left_edge.i:
        content |= _hung_on(verb, min(content), subject.left_edge.i)
    draft = Draft(content=content, verb=lemma, stance=entry.stance, rule=rule, cue=cue_of(verb))
    if subject is not None and subject.i not in content:
        name_source(draft, subject)
    return draft


def _hung_on(verb: Token, first: int, last: int) -> set[int]:
    """What a parse hung on the verb of saying although it goes on with what is said: "A boy died when a bomb went off,
    police said"."""
    aside = (t for t in verb.lefts if t.dep_ == "advcl" and first < t.left_edge.i and t.right_edge.i < last)
    return set().union(*(subtree(t) for t in aside))


def leaves_unanswered(verb: Token, lemma: str) -> bool:
    """Whether a verb only tells that somebody answers, or does not, what others say: "declined to comment on reports
    that", "said nothing about claims that"."""
    nothing = any(c.dep_ == "dobj" and c.lower_ in ("nothing", "little") for c in verb.rights)
    about = [c for c in verb.rights if c.dep_ == "prep" and c.i > verb.i]
    others = any(t.lower_ in reporting_words().nouns for p in about for t in p.rights if t.dep_ == "pobj")
    return nothing or (lemma in word_list("answering_others") and others)


def _goes_on_aside(verb: Token, content: set[int]) -> bool:
    """Whether what stands behind "..., she said, up from nine reported earlier" goes on with what was said before."""
    return verb.dep_ == "parataxis" and verb.i + 1 < min(content) and verb.nbor().text == ","


def _is_saying(verb: Token) -> bool:
    """Whether "as saying" ends the clause of a verb, or "as saying by Kell Radio": what was said stands before it."""
    last = verb.right_edge
    while last.is_punct and last.i > verb.i:
        last = last.nbor(-1)
    told = next((t for t in (last, *last.ancestors) if t.lower_ == "by" and t.i > verb.i), None)
    last = told.nbor(-1) if told is not None else last
    return last.lower_ == "saying" and last.nbor(-1).lower_ == "as"


def _is_shown(verb: Token, subject: Token | None) -> bool:
    """Whether footage, a report or the like tells it: "the video shows", "a video that purports to show"."""
    documents = speaker_words().documents
    if subject is not None and subject.lower_ in documents:
        return True
    for _ in range(DEEPEST):
        if verb.dep_ in ("acl", "relcl"):
            return verb.head.lower_ in documents
        if verb.dep_ not in ("xcomp", "advcl", "ccomp"):
            return False
        verb = verb.head
    return False


def _speaker_behind(verb: Token) -> Token | None:
    """Who speaks in "... said the Observatory, which ...": nobody says a group or a person."""
    lists = speaker_words()
    for child in verb.rights:
        if child.dep_ == "dobj" and child.lower_ not in lists.documents:
            word = child.lower_
            if word in lists.group_words or word in lists.person_words or word in lists.organisations:
                return child
    return None


def _inverted(verb: Token, named: Token, entry: ReportingVerb, lemma: str) -> Draft | None:
    content = set(range(sentence_start(verb.doc, verb.i), verb.i))
    if len(content) < SHORTEST:
        return None
    draft = Draft(content=content, verb=lemma, stance=entry.stance, rule="clause", cue=[verb.i])
    draft.source, draft.head = [i for i in phrase(named) if i > verb.i], named.i
    return draft


def name_source(draft: Draft, subject: Token) -> None:
    """Takes the subject's phrase as the source; of a relative "that", the phrase that it stands for."""
    if subject.lower_ in THINGS and subject.head.dep_ == "relcl":
        subject = subject.head.head
    start = subject.left_edge.i if subject.i < min(draft.cue) else min(draft.cue)
    words = [i for i in phrase(subject) if i not in draft.content and i not in draft.cue and i >= start]
    cue = min(draft.cue)
    words = [i for i in words if i < cue] if subject.i < cue else words
    draft.source = words
    if draft.source and draft.source[-1] < cue:
        between = tokens_in(subject.doc, draft.source[-1] + 1, cue)
        if all(t.pos_ == "PROPN" or t.is_title or t.text == "-" for t in between):  # a name that the parse broke off
            draft.source += [t.i for t in between if t.i not in draft.content]
        elif between and _ends_name(subject, between[0]):
            draft.source.append(between[0].i)
    if draft.source and draft.source[-1] < cue:
        draft.source = described(draft, subject)
    _trim(draft, subject)
    draft.head = subject.i


def _ends_name(subject: Token, after: Token) -> bool:
    """Whether a word right behind a name is its end, whatever a parse made of it: "Karm Now, citing ..."."""
    written = after.is_title and after.nbor(-1).pos_ == "PROPN" and subject.pos_ == "PROPN"
    return written and after.pos_ == "ADV" and after.lower_ not in reporting_words().turns


def _trim(draft: Draft, subject: Token) -> None:
    """Takes off what is no part of a name: "meanwhile activists", "the mission on Saturday", a dateline that runs into
    it ("Karm (KNA) A guard said")."""
    doc, words = subject.doc, reporting_words()
    ended = next((at for at, i in enumerate(draft.source[:-2]) if doc[i].text == ")"), None)
    if ended is not None and doc[draft.source[ended + 1]].text in ("A", "An", "The"):
        draft.source = draft.source[ended + 1 :]
    while len(draft.source) > 1 and doc[draft.source[0]].lower_ in words.turns:
        draft.source = draft.source[1:]
    if len(draft.source) > 2 and doc[draft.source[-1]].lower_ in words.days and doc[draft.source[-2]].lower_ == "on":
        draft.source = draft.source[:-2]


def _content(verb: Token, entry: ReportingVerb) -> tuple[set[int], str]:
    """What the verb's complements hold, and the way they hang on it."""
    children, words = list(verb.children), reporting_words()
    if entry.takes & {"clause", "label", "reply"}:
        clauses = [c for c in children if c.dep_ == "ccomp" or (c.dep_ == "parataxis" and c.lemma_ not in words.plain)]
        if "object" in entry.takes and any(c.dep_ == "dobj" for c in verb.rights):
            clauses = [c for c in clauses if not _is_half_before(c, verb)]
        clauses = clauses or _clauses_aside(verb) or _in_perfect(verb, entry)
        if clauses:
            return set().union(*(subtree(c) for c in clauses)), "clause"
    if entry.takes & {"infinitive", "clause"}:
        clauses = [c for c in children if c.dep_ == "xcomp" and c.i > verb.i and c.lower_ not in words.citing]
        if clauses and "object" in entry.vouches and all(map(_is_gerund, clauses)):
            return set().union(*(subtree(c) for c in clauses)), "clause"  # "reported downing nine drones"
        if clauses:
            objects = [c for c in children if c.dep_ == "dobj" and c.i > verb.i and "object" in entry.takes]
            return set().union(*(subtree(c) for c in clauses + objects)), "infinitive"
    if entry.takes & {"object", "label"}:
        content, rule = _objects(verb, entry)
        if content or not entry.prepositions:
            return content, rule
    return _prepositional(children, entry), "preposition"


def _is_half_before(clause: Token, verb: Token) -> bool:
    """Whether a clause is the first half of a sentence, which whoever reports something in the second does not tell."""
    return clause.i < verb.i and any(t.text == ";" for t in verb.doc[clause.i : verb.i])


def _is_gerund(verb: Token) -> bool:
    """ "Downing" and "having downed"."""
    return verb.tag_ == "VBG" or any(t.dep_ == "aux" and t.lower_ == "having" for t in verb.lefts)


def _clauses_aside(verb: Token) -> list[Token]:
    """What is said in "said earlier that ..." where a parse hangs it on the word between."""
    aside = (c for c in verb.rights if c.dep_ in ("advmod", "npadvmod", "prep"))
    held = (d for c in aside for d in (*c.rights, *(e for p in c.children if p.dep_ == "pobj" for e in p.rights)))
    return [
        d for d in held if d.dep_ in ("ccomp", "acl", "relcl") and any(m.lower_ == "that" for m in d.lefts) and tells(d)
    ]


def _in_perfect(verb: Token, entry: ReportingVerb) -> list[Token]:
    """What is told in "claimed to have killed six": an account, and no intention."""
    if entry.stance not in ("claim", "deny"):
        return []
    told = (c for c in verb.rights if c.dep_ in ("xcomp", "advcl"))
    return [c for c in told if {"to", "have"} <= {t.lower_ for t in c.lefts if t.dep_ == "aux"}]


def _objects(verb: Token, entry: ReportingVerb) -> tuple[set[int], str]:
    children = [c for c in verb.children if c.i > verb.i]
    if disowns_half(verb):
        return set(), ""
    if "label" in entry.takes:
        found = _prepositional(children, entry)
        if found:
            return found, "preposition"
    objects = [c for c in children if c.dep_ == "dobj"] or _taken_up(verb, entry)
    labels = [c for c in children if c.dep_ in ("oprd", "acomp", "attr", "xcomp", "ccomp")]
    held = [c for c in children if c.dep_ == "prep" and c.lower_ in HELD]
    if objects or (labels and "label" in entry.takes):
        return set().union(*(subtree(c) for c in objects + labels + held)), "object"
    return set(), ""


def _taken_up(verb: Token, entry: ReportingVerb) -> list[Token]:
    """What is denied in "..., which the rebels deny": the word for what was said before."""
    if entry.stance != "deny" or verb.dep_ not in ("relcl", "advcl", "ccomp"):
        return []
    return [c for c in verb.lefts if c.dep_ == "dobj" and c.lower_ in THINGS]


def _passive(verb: Token, entry: ReportingVerb, lemma: str) -> Draft | None:
    """ "X is said to have fled", "the move was criticised by Y"."""
    subjects = [c for c in verb.children if c.dep_ in ("nsubjpass", "csubjpass")]
    agent = next((c for c in verb.children if c.dep_ == "agent"), None)
    clauses = [c for c in verb.children if c.dep_ in ("xcomp", "ccomp", "oprd")]
    if entry.stance == "accuse":
        clauses += [c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("of", "for")]
    if not (subjects and (clauses or (agent is not None and "object" in entry.takes))):
        return None
    content = set().union(*(subtree(c) for c in subjects + clauses))
    rule = "hearsay" if clauses else "object"
    draft = Draft(content=content, verb=lemma, stance=entry.stance, rule=rule, cue=cue_of(verb))
    named = next((c for c in agent.children if c.dep_ == "pobj"), None) if agent is not None else None
    if named is not None:
        draft.source, draft.head = phrase(named), named.i
    return draft


def _raised(verb: Token, lemma: str, stance: str) -> Draft | None:
    """ "The attack appears to have been an accident": nobody is named who thinks so."""
    clauses = [c for c in verb.children if c.dep_ in ("xcomp", "oprd", "ccomp", "acomp")]
    if not clauses:
        return None
    parts = clauses + [c for c in verb.children if c.dep_ in ("nsubj", "csubj")]
    content = set().union(*(subtree(c) for c in parts))
    return Draft(content=content, verb=lemma, stance=stance, rule="hearsay", cue=cue_of(verb))


def _prepositional(children: Iterable[Token], entry: ReportingVerb) -> set[int]:
    held: set[int] = set()
    for child in children:
        days = [d for d in child.children if d.dep_ == "pobj" and d.lower_ in reporting_words().days]
        for prep in (child, *(c for day in days for c in day.rights)):  # "spoke on Monday of nine dead"
            if prep.dep_ == "prep" and prep.lower_ in entry.prepositions:
                held |= subtree(prep) - {prep.i}
                last = max(held, default=0)
                if 0 < last < len(prep.doc) - 1 and prep.doc[last].pos_ == "NUM" and prep.nbor(0).lower_ == "of":
                    after = prep.doc[last + 1]  # "spoke of nine killed": the participle hung on the verb
                    held |= subtree(after) if after.tag_ == "VBN" and after.head.i == child.head.i else set()
    return held


def _around(verb: Token, subject: Token | None, entry: ReportingVerb) -> tuple[set[int], str]:
    """The clause that a parenthetical ("The attack, he said, came at night") stands in."""
    if not entry.takes & {"clause", "reply"} or not entry.is_speech or subject is None:
        return set(), ""
    head = verb.head
    if verb.dep_ not in PARENTHETICAL or head.i == verb.i or head.pos_ not in ("VERB", "AUX", "NOUN", "ADJ"):
        return set(), ""
    own = subtree(verb)
    beside = [i for i in (min(own) - 1, min(own), max(own), max(own) + 1) if 0 <= i < len(verb.doc)]
    if not any(verb.doc[i].is_punct for i in beside):
        return set(), ""
    return subtree(head) - own, "parenthesis"


def cue_of(verb: Token) -> list[int]:
    """The verb with its auxiliaries and negation."""
    near = [
        c.i
        for c in verb.children
        if c.dep_ in ("aux", "auxpass", "neg", "prt") and not (c.is_title and c.i > c.sent.start)  # a name's "Is"
    ]
    return sorted([*near, verb.i])


def _of_adverb(adverb: Token) -> Draft | None:
    head = adverb.head
    if head.i == adverb.i or not adverb.pos_:
        return None
    while head.dep_ in ("aux", "auxpass", "xcomp") and head.head.i != head.i:
        head = head.head
    content = subtree(head) - {adverb.i}
    return Draft(content=content, cue=[adverb.i], verb=adverb.lower_, stance="claim", rule="hearsay")
