"""How many a press release says were killed or captured, counted as the yardstick's coders did."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from adapters._rows import word_list
from reportedly.claims.people.numbers import read_number
from reportedly.claims.people.people import person_nouns
from reportedly.records import Claim, Participant, Toll

TRACES = {"killed": ("killed.", "executed.", "battle.eliminate"), "detained": ("detention.", "captives.", "capture.")}
STOPS = (  # a phrase of the harmed ends before these words
    *("during", "while", "who", "whom", "which", "that", "after", "before", "near", "yesterday", "today", "when"),
    *("where", "without", "including", "were", "was", "are", "is", "have", "had", "has", "from", "for", "as", "to"),
    *("by", "with", "believed", "responsible", "associated", "linked", "targeting", "discovered", "seized"),
    *("overnight", "suspected of"),
    *(f"and {verb}" for verb in ("the", "discovered", "seized", "recovered", "found", "confiscated", "destroyed")),
    *(
        f"and {verb}"
        for verb in (
            "forcing",
            "dispersing",
            "causing",
            "wounded",
            "wounding",
            "killed",
            "detained",
            "captured",
            "arrested",
            "engaged",
        )
    ),
)
JOINED = r"(?:along|together) with|as well as|in addition to"
AFTER = re.compile(
    rf"[.;:\n]|,? (?!{JOINED})(?<!along )(?<!together )(?<!well )(?<!addition )(?:{'|'.join(STOPS)})\b"
    r"|,? (?:in|at|on|of) (?:the |a |an )?[A-Z]"
)
PASSIVE = re.compile(r"(?:\bwas|\bwere|\bbeing|\bbeen)(?: also| both| later)? $")
BEFORE = re.compile(r"\n|[.;:](?=\s)|[)–—−-] |\b(?:during|while|after|when|and) (?=[^,]*,)")
WORD = re.compile(r"[\w'’-]+")
PIECES = re.compile(rf"\s*,?\s+(?:{JOINED})\s+|\s*,\s*(?:and\s+)?|\s+and\s+")
OF_THEM = re.compile(r"^([\w ]{2,20}) of (?:them|whom|the (?:insurgents|attackers|men|militants|individuals))$", re.I)
OF_WHOM = re.compile(r"\s+of\s+(?:his|her|their|its|the)\s+")
LONGEST = 300  # code points of a phrase for the harmed
REST = frozenset(["additional", "other", "others", "another", "more"])
CAMPAIGN = re.compile(
    r"\b(?:this (?:month|year|week)|so far|to date|since (?:the|\w+ \d)|(?:past|last) (?:\w+ )?(?:days|weeks|months))\b"
)
LEADING = frozenset(["of", "with", "by", "least"])
OPERATIONS = re.compile(
    r"\b(?:two|three|four|five|six|several|multiple|numerous|separate|\d+)(?: [\w-]+)? operations\b"
)


@dataclass(frozen=True)
class Group:
    """Somebody counted: the head noun, how many, and whether they come on top of those told before."""

    head: str
    number: int
    extra: bool


def count(found: Sequence[Claim], effect: str, text: str, convention: Mapping[str, Any]) -> int:
    """The people that claims count. Releases tell of the same people several times: of leaders and of followers the
    greatest number of one phrase each is taken, and followers who are called others come on top of the leaders."""
    phrases = counted(found, effect, text, convention)
    leaders = max((sum(g.number for g in phrase if leads(g, convention)) for phrase in phrases), default=0)
    followers = max((sum(g.number for g in phrase if not leads(g, convention)) for phrase in phrases), default=0)
    if leaders + followers:
        return leaders + followers
    hit = [claim for claim in found if harms(claim, effect)]
    lows = [t.low for c in hit for t in tolls_of(c, effect) if t.low and t.scope == "incident" and fits(t.group)]
    return max(lows, default=int(any(is_somebody(claim, convention) for claim in hit)))


def leads(group: Group, convention: Mapping[str, Any]) -> bool:
    return group.head in convention["leaders"] and not group.extra


def chiefs(found: Sequence[Claim], effect: str, text: str, convention: Mapping[str, Any]) -> int:
    """Leaders among the harmed, in the narrow sense in which a facilitator is none."""
    names = convention["marks"]["who_leads"]
    phrases = counted(found, effect, text, convention)
    return max((sum(group.number for group in phrase if group.head in names) for phrase in phrases), default=0)


def counted(found: Sequence[Claim], effect: str, text: str, convention: Mapping[str, Any]) -> list[list[Group]]:
    """What each claim's words count. A sentence that sums up several operations only stands where nothing else does."""
    single, sums = [], []
    for claim in found:
        if harms(claim, effect):
            phrase = harmed(claim, effect, text, convention)
            if phrase:
                (sums if OPERATIONS.search(text, claim.evidence.start, claim.evidence.end) else single).append(phrase)
    return single or sums


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
    """Whether the claim tells that somebody was killed, or captured alive, in one incident; soldiers and civilians do
    not count."""
    if claim.target and (re.match(r"(?i)no\b", claim.target.text) or is_own(claim.target)):
        return False
    tolls = tolls_of(claim, effect)
    if any(toll.low == 0 or not fits(toll.group) for toll in tolls) or CAMPAIGN.search(claim.evidence.exact):
        return False
    if tolls:
        return True
    return any((step.entry or "").startswith(TRACES[effect]) for step in claim.trace if step.field == "kind")


def harmed(claim: Claim, effect: str, text: str, convention: Mapping[str, Any]) -> list[Group]:
    """Who was harmed: the words after the verbs of harm, before them in the passive, else what the claim's tolls count,
    else the target's words."""
    found: list[Group] = []
    for step in claim.trace:
        at = claim.evidence.exact.find(step.words or "\n") if (step.entry or "").startswith(TRACES[effect]) else -1
        if at >= 0:
            start = claim.evidence.start + at
            found += groups(around(text, start, start + len(step.words or "")), convention)
    for toll in tolls_of(claim, effect) if not found else ():
        words = WORD.findall(toll.evidence.exact.casefold())
        own = any(word.removesuffix("s") in convention["own"] for word in words)
        if toll.low and toll.scope != "part" and not own:
            found.append(Group("insurgent", toll.low, bool(REST.intersection(words))))
    return found or (list(groups(after(text, claim.target.start), convention)) if claim.target else [])


def around(text: str, start: int, end: int) -> str:
    """The phrase for those whom a verb of harm at these offsets was done to."""
    if not PASSIVE.search(text, max(0, start - 20), start):
        return after(text, end + 1)
    window = text[max(0, start - LONGEST) : start]
    clause = window[max((cut.end() for cut in BEFORE.finditer(window)), default=0) :]
    return PASSIVE.sub("", clause).strip()


def after(text: str, start: int) -> str:
    end = AFTER.search(text, max(0, start - 1), start + LONGEST)
    return text[start : end.start() if end else start + LONGEST].strip()


def groups(target: str, convention: Mapping[str, Any]) -> Iterator[Group]:
    for piece in PIECES.split(target):
        part = OF_THEM.match(piece.strip())
        if part:
            yield Group("insurgent", value(part[1].casefold().split(), convention["counts"]), False)
            continue
        tokens = [word.casefold() for word in WORD.findall(OF_WHOM.split(piece)[0])]
        while tokens and tokens[0] in LEADING:
            tokens.pop(0)
        if not tokens or tokens[0] in word_list("anaphors"):
            continue
        head = WORD.findall(piece)[-1].casefold().removesuffix("s")
        known = head in convention["leaders"] or head in convention["followers"] or is_sought(head, convention)
        number = value(tokens, convention["counts"]) if known else 0
        if number:
            yield Group(head, number, bool(REST.intersection(tokens)))


def is_sought(head: str, convention: Mapping[str, Any]) -> bool:
    """Whether the noun may name those who are fought: not civilians, nor soldiers and police."""
    return fits(person_nouns().get(head, "")) and head not in convention["own"]


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
