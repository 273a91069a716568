"""Who says that he did it: "the Front claimed responsibility" tells who was behind the blast told before."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from reportedly.claims.context import Context
from reportedly.claims.findings.found import Found
from reportedly.claims.findings.happening import ATTACKS
from reportedly.claims.parties.phrases import noun_phrase, who_list
from reportedly.claims.parties.subjects import subject_of
from reportedly.claims.text.clauses import is_negated
from reportedly.claims.text.token_table import token_table
from reportedly.claims.who.basis import tells_actor
from reportedly.claims.who.who import TELLERS
from reportedly.records import Participant

BACK = 120  # tokens over which a claim of responsibility goes back to an attack
CLAIMED = (*ATTACKS, "abduction")


def with_claimants(
    context: Context, own: Sequence[Found], ruled: Sequence[Found], chosen: Sequence[Found], labels: Sequence[int]
) -> list[Found]:
    """The claims; what somebody owns up to, and whatever else tells of it, has him for its actor, where no words of
    its own name another party. `own`: what each clause says by itself; `ruled`: the rules' answers."""
    claims = list(chosen)
    attacks = sorted(
        (item.happening.anchor, number)
        for number, item in enumerate(own)
        if item.happening.kind in CLAIMED and not item.happening.is_blame
    )
    together: dict[int, list[int]] = defaultdict(list)
    for _, number in attacks:
        together[labels[number]].append(number)
    for at, who in _claimants(context):
        before = bisect_left(attacks, (at, 0)) - 1
        if before < 0 or at - attacks[before][0] > BACK:
            continue
        nearest = attacks[before][1]
        if _names_another(context, own[nearest], ruled[nearest], claims[nearest], who):
            continue
        for other in together.pop(labels[nearest], ()):  # who owns up to it first
            if not _names_another(context, own[other], ruled[other], claims[other], who):
                claims[other] = replace(claims[other], actor=who)
    return claims


def _names_another(context: Context, told: Found, rules: Found, item: Found, who: Participant) -> bool:
    """Whether a claim's own words name its actor, or it is he who suffers it, or who did it is in doubt there."""
    if item.happening.is_blame or item.status != "asserted" or item.report_scope != "current":
        return True
    if item.target is not None and {p.name for p in item.target.parties} & {p.name for p in who.parties}:
        return True
    actor = item.actor
    if actor is None or actor.parties == who.parties or not tells_actor(context, told, rules, actor):
        return False
    return bool(actor.parties) or any(word[:1].isupper() for word in actor.text.split()[1:])  # "Mr Keln was charged"


def _claimants(context: Context) -> Iterator[tuple[int, Participant]]:
    """Each known party that owns up to an attack, with the verb by which it does."""
    doc = context.parsed.doc
    lemmas = token_table(doc).lemmas
    for at, lemma in enumerate(lemmas):
        if lemma not in who_list("claiming") and not (lemma == "behind" and doc[at].dep_ == "prep"):
            continue
        claimant = _claimant(doc[at])
        if claimant is None or claimant.pos_ not in ("NOUN", "PROPN"):
            continue
        words = doc[(phrase := next(noun_phrase(doc, claimant))).start : phrase.end]
        parties = context.resolve(words.text, words.start_char)
        if parties and not all(party.kind in TELLERS for party in parties):
            yield at, Participant(text=words.text, start=words.start_char, end=words.end_char, parties=parties)


def _claimant(word: Token) -> Token | None:
    """Who "claimed responsibility", "claimed the attack", "said it was behind the blast"; by whom it "was claimed"."""
    if word.lower_ == "behind":
        return _speaker(word)
    if is_negated(word):
        return None
    owned = [t for t in word.rights if t.dep_ == "dobj"]
    if any(t.lemma_ in who_list("claimed") for t in owned):
        return subject_of(word)
    if word.lemma_ != "claim":
        return None
    if any(t.lemma_ in who_list("claimed_deeds") for t in owned):
        return subject_of(word)
    deed = next((t for t in word.lefts if t.dep_ == "nsubjpass"), word.head if word.dep_ == "acl" else None)
    if deed is None or deed.lemma_ not in who_list("claimed_deeds"):
        return None
    by = (t for prep in word.rights if prep.dep_ == "agent" for t in prep.rights if t.dep_ == "pobj")
    return next(by, None)


def _speaker(behind: Token) -> Token | None:
    """Who says of himself that he was "behind" it."""
    verb = behind.head
    subject = subject_of(verb) if verb.lemma_ == "be" else None
    deed = next((t for t in behind.rights if t.dep_ == "pobj"), None)
    if subject is None or deed is None or is_negated(verb) or subject.lower_ not in ("it", "they"):
        return None
    told = deed.lower_ in ("it", "both") or deed.lemma_ in who_list("claimed_deeds")
    return subject_of(verb.head) if told and verb.dep_ == "ccomp" else None
