"""Records told in plain English: for tables of the terminal, for pages, for papers."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from reportedly.answers.territory import ControlInterval
from reportedly.records import (
    Claim,
    Decision,
    Estimate,
    Incident,
    Participant,
    PartyReference,
    Place,
    Report,
    Step,
    Toll,
    When,
)
from reportedly.vocabulary import vocabulary

UNKNOWN = "-"
CONTEXT = " (from context)"  # behind a party or place that the report around tells, and not the claim's own words
SHORT = 8  # characters of an identifier that a table shows; any unambiguous beginning is understood

# What could move the cursor, recolour the screen or turn the reading direction: reports are hostile input.
_CONTROLS = (*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_UNSAFE = dict.fromkeys(_CONTROLS, "\ufffd")


def clean(text: str) -> str:
    """Text that is safe to show: what controls a terminal or the reading direction becomes U+FFFD; tabs and line feeds
    stay."""
    return text.translate(_UNSAFE)


def label(table: str, entry: str) -> str:
    """A vocabulary entry's name for people."""
    return vocabulary().ids(table)[entry].label


def when(told: When | None) -> str:
    """Day or days: "2016-09-27", "2016-09-22 to 27", or the EDTF where no day follows from it."""
    if told is None:
        return UNKNOWN
    if told.earliest is None or told.latest is None:
        bound = f"until {told.latest}" if told.latest else f"from {told.earliest} on"
        return bound if told.earliest or told.latest else clean(told.edtf)
    first, last = told.earliest, told.latest
    if first == last:
        return f"{first}{'' if told.basis == 'text' else ' or near'}"
    return f"{first} to {last.day}" if (first.year, first.month) == (last.year, last.month) else f"{first} to {last}"


def place(told: Place | None) -> str:
    """A place's whole name."""
    return UNKNOWN if told is None else clean(told.name)


def short_place(told: Place | None) -> str:
    """A place and its country; of a place inside a town the town, too."""
    return UNKNOWN if told is None else short_name(told.name, told.precision)


def short_name(name: str, precision: str | None = None) -> str:
    """The first and the last part of a place's name; of a place inside a town the town, too."""
    names = [clean(part.strip()) for part in name.split(",")]
    kept = 2 if precision in ("point", "neighbourhood") else 1
    return ", ".join(names if len(names) <= kept + 1 else [*names[:kept], names[-1]])


def who(told: Participant | None) -> str:
    """Actor or target: the parties' names, else the words; marked where the report around tells it."""
    return UNKNOWN if told is None else clean(told.name or told.text) + mark(told)


def where(told: Place | None) -> str:
    """A claim's place, short; marked where the report around tells it."""
    return short_place(told) + mark(told)


def mark(told: Participant | Place | None) -> str:
    return CONTEXT if told is not None and told.basis == "context" else ""


def kind(told: Incident | Claim) -> str:
    """ "Capture", "Capture (denied)"; a demand is demanded, which goes without saying."""
    name = label("event_kinds", told.kind)
    plain = told.status == "asserted" or (told.kind, told.status) == ("demand", "demanded")
    return name if plain else f"{name} ({told.status})"


def control_place(told: ControlInterval) -> str:
    """The place of an interval."""
    return short_name(told.place, told.precision)


def holding(told: ControlInterval, claims: Mapping[str, Claim]) -> Iterator[str]:
    """What the claims tell of one holder's time: who says so if only parties do, whether holder or place stands in no
    claim's own words, sieges, fighting, who contradicts."""
    support = [claims[one] for one in told.claims if one in claims]
    if support and all(claim.source.kind == "party" for claim in support):
        yield f"so says only {_sources(support)}"
    for name, given in (("holder", [one.actor for one in support]), ("place", [one.place for one in support])):
        if support and all(one is not None and one.basis == "context" for one in given):
            yield f"{name}{CONTEXT}"
    if told.besieged:
        yield f"besieged by {parties(told.besiegers)}" if told.besiegers else "besieged"
    if told.contested:
        yield f"fought for ({count(len(told.contested), 'claim')})"
    against = [claims[one] for one in told.disputed if one in claims]
    for verb, found in (
        ("denied", [claim for claim in against if claim.status == "denied"]),
        ("contradicted", [claim for claim in against if claim.status != "denied"]),
    ):
        if found:
            yield f"{verb} by {_sources(found)}"
    if told.claims:
        yield f"{count(len(told.claims), 'claim')}, last told {told.last_told or 'without a day'}"


def _sources(claims: Iterable[Claim]) -> str:
    return clean(", ".join(dict.fromkeys(claim.source.name for claim in claims)))


def parties(told: Iterable[PartyReference]) -> str:
    return clean("; ".join(party.name for party in told)) or UNKNOWN


def _parties_of(told: Iterable[PartyReference], lent: Sequence[str]) -> str:
    return clean("; ".join(f"{one.name}{CONTEXT if one.name in lent else ''}" for one in told)) or UNKNOWN


def sides(incident: Incident) -> str:
    """ "Government of Syria → Syrian rebels"; one side alone where the other is not told. "(disputed)": somebody denies
    it, or names another. "(from context)": the reports around name that party, and no claim's own words."""
    actors = _parties_of(incident.actors, incident.actors_from_context)
    targets = _parties_of(incident.targets, incident.targets_from_context)
    if actors != UNKNOWN and any(dispute.field in ("actor", "status") for dispute in incident.disputes):
        actors = f"{actors} (disputed)"
    if targets == UNKNOWN:
        return actors
    return f"{actors} → {targets}" if actors != UNKNOWN else f"→ {targets}"


def bounds(low: int, best: int, high: int | None) -> str:
    """low-best-high as one number where they agree, else with dashes; "+": no upper bound was given."""
    if high is None:
        return f"{best:,}+" if low == best else f"{low:,}-{best:,}+"
    return f"{best:,}" if low == best == high else f"{low:,}-{best:,}-{high:,}"


def three(told: Estimate) -> str:
    """ "low 9, best 17, high 18"."""
    return f"low {told.low:,}, best {told.best:,}, " + (
        "no upper bound" if told.high is None else f"high {told.high:,}"
    )


def toll(told: Toll) -> str:
    """ "at least 12 people killed", "1 child killed (part of another number)", "no people killed"."""
    number = "some" if told.low is None and told.high is None else span(told.low or 0, told.high)
    group = vocabulary().groups[told.group]
    who_was = group.one if number in ("1", "at least 1") else group.label.lower()
    scope = "" if told.scope == "incident" else f" ({label('toll_scopes', told.scope).lower()})"
    also = "".join(f" or {effect}" for effect in told.also)
    return f"{'no' if number == '0' else number} {who_was} {told.effect}{also}{scope}"


def span(low: int, high: int | None) -> str:
    """A number as it was told: "12", "at least 12", "24 to 99", "1,800 to 2,200"."""
    if high is None:
        return f"at least {low:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def chain(claim: Claim, report: Report | None) -> str:
    """Who tells it, from the voice to the paper: "the army, via AFP, in The New Arab"."""
    publisher = clean(report.publisher) if report and report.publisher else "an unnamed publisher"
    if claim.source.text is None:
        return f"{publisher}, in its own voice"
    tellers = "".join(f", via {clean(name)}" for name in claim.source.via if name != publisher)
    return f"{clean(claim.source.name)}{tellers}, in {publisher}"


def published(report: Report | None) -> str:
    return str(report.published) if report and report.published else "undated"


def title(report: Report) -> str:
    """A report's title, else its first words."""
    return clean(report.title or report.text[:80].replace("\n", " "))


def shortened(words: str, length: int = 90) -> str:
    """Words on one line, cut between two of them where they are many."""
    return clean(textwrap.shorten(words, length, placeholder=" ..."))


def count(number: int, noun: str) -> str:
    """ "1 report", "3 reports"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def kinds(found: Iterable[Incident]) -> str:
    """ "5 captures": how many incidents there are of each kind, the most frequent first."""
    seen: dict[str, int] = {}
    for one in found:
        name = label("event_kinds", one.kind).lower()
        seen[name] = seen.get(name, 0) + 1
    return ", ".join(f"{name} {seen[name]}" for name in sorted(seen, key=lambda name: (-seen[name], name)))


def path(origin: str) -> str:
    """A file's name as a person in the current folder would write it."""
    here = f"{Path.cwd()}/"
    return origin.removeprefix(here)


def decision(one: Decision) -> str:
    """A decision in one line: when, who, what, about what, why."""
    at = one.decided_at.strftime("%Y-%m-%d %H:%M")
    about = subject(one)
    return f"{at} {clean(one.decided_by)}: {one.kind.replace('_', ' ')} {about} - {clean(one.why)} ({one.id[:SHORT]})"


def subject(one: Decision) -> str:
    """What a decision is about: claims, what they are set against, a field, a value, another decision."""
    parts = [" ".join(claim[:SHORT] for claim in one.claims)]
    if one.against:
        parts.append("against " + " ".join(claim[:SHORT] for claim in one.against))
    if one.field is not None:
        parts.append(f"{one.field} = {json.dumps(one.value, ensure_ascii=False)}")
    elif one.value is not None:
        parts.append(str(one.value))
    if one.decision is not None:
        parts.append(f"decision {one.decision[:SHORT]}")
    return clean("; ".join(part for part in parts if part))


def reasons(claim: Claim, report: Report | None = None) -> Iterator[tuple[int, str]]:
    """The trace in English: each field with its value (depth 0), then the steps that gave it (depth 1)."""
    values = field_values(claim, report)
    steps: dict[str, list[Step]] = {}
    for step in claim.trace:
        steps.setdefault(step.field, []).append(step)
    for name in dict.fromkeys((*values, *steps)):
        yield 0, f"{name.replace('_', ' ')}: {values.get(name, 'see below')}"
        yield from ((1, _because(step)) for step in steps.get(name, ()))
    if not claim.trace:
        yield 0, "The coder left no trace for this claim."


def field_values(claim: Claim, report: Report | None) -> dict[str, str]:
    """The claim's fields that have a value, told in English."""
    told = {
        "kind": label("event_kinds", claim.kind),
        "actor": who(claim.actor) if claim.actor else None,
        "target": who(claim.target) if claim.target else None,
        "weapon": label("weapon_kinds", claim.weapon.kind) if claim.weapon else None,
        "place": place(claim.place) + mark(claim.place) if claim.place else None,
        "when": f"{when(claim.when)} (EDTF {clean(claim.when.edtf)})" if claim.when else None,
        "status": claim.status,
        "report_scope": claim.report_scope,
        "source": chain(claim, report),
        "tolls": "; ".join(map(toll, claim.tolls)) or None,
    }
    return {name: value for name, value in told.items() if value is not None}


def _because(step: Step) -> str:
    words = f'"{clean(step.words)}"' if step.words else "no words of its own"
    entry = f" (vocabulary entry {clean(step.entry)})" if step.entry else ""
    return f"{words}: {clean(step.rule)}{entry}"
