"""How many a press release says were killed or captured, counted as the yardstick's coders did."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from adapters._rows import word_list
from reportedly.claims.numbers import read_number
from reportedly.claims.people import person_nouns
from reportedly.records import Claim, Participant, Toll

TRACES = {"killed": ("killed.", "executed.", "battle.eliminate"), "detained": ("detention.", "captives.")}
STOPS = (  # a phrase of the harmed ends before these words
    *(
        "during",
        "while",
        "who",
        "whom",
        "which",
        "that",
        "after",
        "before",
        "near",
        "yesterday",
        "today",
        "when",
        "where",
    ),
    *(
        "without",
        "including",
        "were",
        "was",
        "are",
        "is",
        "have",
        "had",
        "has",
        "from",
        "for",
        "as",
        "to",
        "by",
        "with",
    ),
    *(
        "believed",
        "responsible",
        "associated",
        "linked",
        "targeting",
        "discovered",
        "seized",
        "overnight",
        "suspected of",
    ),
    *(f"and {verb}" for verb in ("the", "discovered", "seized", "recovered", "found", "confiscated", "destroyed")),
    *(f"and {verb}" for verb in ("wounded", "wounding", "killed", "detained", "captured", "arrested", "engaged")),
)
END = re.compile(r"[.;:\n]|,? (?:" + "|".join(STOPS) + r")\b|,? (?:in|at|on|of) (?:the |a |an )?[A-Z]")
WORD = re.compile(r"[\w'’-]+")
PIECES = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s+along\s+|\s+as\s+well\s+")
LONGEST = 300  # code points of a phrase for the harmed
REST = frozenset(["additional", "other", "others", "another", "more"])


@dataclass(frozen=True)
class Group:
    """Somebody counted: the head noun, how many, and whether they come on top of those told before."""

    head: str
    number: int
    extra: bool


def count(found: Sequence[Claim], effect: str, text: str, convention: Mapping[str, Any]) -> int:
    """The people that claims count. Releases tell of the same people several times: of leaders and of followers the
    greatest number each is taken, and followers who are called others come on top of the leaders."""
    hit = [claim for claim in found if harms(claim, effect)]
    counted = [group for claim in hit for group in harmed(claim, effect, text, convention)]
    leaders = [group.number for group in counted if group.head in convention["leaders"] and not group.extra]
    followers = [group.number for group in counted if group.head not in convention["leaders"] or group.extra]
    total = max(leaders, default=0) + max(followers, default=0)
    if total:
        return total
    lows = [t.low for c in hit for t in tolls_of(c, effect) if t.low and t.scope != "part" and fits(t.group)]
    return max(lows, default=int(any(is_somebody(claim, convention) for claim in hit)))


def is_somebody(claim: Claim, convention: Mapping[str, Any]) -> bool:
    """Whether the target's words are people: not "attacks", which are executed too."""
    found = WORD.findall(claim.target.text.casefold()) if claim.target else []
    heads = {word.removesuffix("s") for word in found}
    return bool(heads & {*convention["leaders"], *convention["followers"]}) or any(
        word in person_nouns() for word in found
    )


def is_own(target: Participant) -> bool:
    return any(party.kind in ("government", "external_forces") for party in target.parties)


def fits(group: str) -> bool:
    return group in ("people", "combatants", "suspects", "men", "prisoners")


def tolls_of(claim: Claim, effect: str) -> list[Toll]:
    """Tolls of the effect; who was captured in a fight counts as detained, who was kidnapped does not."""
    taken = effect == "detained" and any((step.entry or "").startswith("captives.") for step in claim.trace)
    return [toll for toll in claim.tolls if toll.effect == effect or (taken and toll.effect == "abducted")]


def harms(claim: Claim, effect: str) -> bool:
    """Whether the claim tells that somebody was killed, or captured alive; soldiers and civilians do not count."""
    if claim.target and (re.match(r"(?i)no\b", claim.target.text) or is_own(claim.target)):
        return False
    tolls = tolls_of(claim, effect)
    if any(toll.low == 0 or not fits(toll.group) for toll in tolls):
        return False
    if tolls:
        return True
    entries = [step.entry or "" for step in claim.trace if step.field == "kind"]
    if any(entry.startswith(TRACES[effect]) for entry in entries):
        return claim.target is not None
    return effect == "detained" and claim.kind == "capture" and claim.target is not None


def harmed(claim: Claim, effect: str, text: str, convention: Mapping[str, Any]) -> list[Group]:
    """Who was harmed: the words after the verb of harm, else the target's and what is joined to it."""
    starts = [claim.target.start] if claim.target else []
    verbs = [step.words or "" for step in claim.trace if (step.entry or "").startswith(TRACES[effect])]
    for verb in verbs:
        at = claim.evidence.exact.find(verb)
        if verb and at >= 0:
            starts.insert(0, claim.evidence.start + at + len(verb) + 1)
    for start in starts:
        end = END.search(text, max(0, start - 1), start + LONGEST)
        found = list(groups(text[start : end.start() if end else start + LONGEST], convention))
        if found:
            return found
    return []


def groups(target: str, convention: Mapping[str, Any]) -> Iterator[Group]:
    for piece in PIECES.split(target):
        tokens = [word.casefold() for word in WORD.findall(re.split(r"\s+of\s+(?:his|her|their|its|the)\s+", piece)[0])]
        if not tokens or tokens[0] in word_list("anaphors"):
            continue
        head = WORD.findall(piece)[-1].casefold().removesuffix("s")
        known = head in person_nouns() or head in convention["leaders"] or head in convention["followers"]
        number = value(tokens, convention["counts"]) if known else 0
        if number:
            yield Group(head, number, bool(REST.intersection(tokens)))


def value(tokens: Sequence[str], words: Mapping[str, int]) -> int:
    """A number, a word for one by the coders' table, an article; a bare plural as the table says; else one."""
    read = read_number(list(tokens[:6]))
    if read is not None:
        return read[0]
    for size in (4, 3, 2, 1):
        if " ".join(tokens[:size]) in words:
            return words[" ".join(tokens[:size])]
    if len(tokens) > 2 and tokens[:2] in (["more", "than"], ["at", "least"]):
        return value(tokens[2:], words) + (tokens[0] == "more")
    return words["plural"] if tokens[0] not in ("a", "an") and tokens[-1].endswith("s") else 1
