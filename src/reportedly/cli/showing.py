"""`show` an incident with its claims, down to the words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from reportedly.answers import Answers, saying, telling
from reportedly.cli import console, quoting
from reportedly.cli.console import clean
from reportedly.cli.listing import opened
from reportedly.cli.options import AsJson, View, viewed
from reportedly.records import Claim, Estimate, Incident, Report

if TYPE_CHECKING:
    from reportedly.incidents import Figure


@viewed
def show(
    context: typer.Context,
    view: View,
    incident: Annotated[str, typer.Argument(metavar="INCIDENT", help="An incident's id, or how it begins.")],
    as_json: AsJson = False,
) -> None:
    """Show an incident: its claims with the quoted words, who tells them, and how low, best and high came about."""
    from reportedly.exports import jsonl

    with opened(context) as ledger:
        answers = view.of(ledger)
        found = answers.incident(incident)
        if as_json:
            typer.echo(jsonl.line(found, answers.claims, answers.reports))
            return
        out = console.out()
        _head(out, found)
        _whole(out, found, answers)
        originals = answers.originals
        before = None
        for claim in answers.claims_of(found):
            report = answers.reports[claim.report]
            if claim.report != before:
                tell_report(out, report, answers.reports.get(originals.get(report.id, "")))
            before = claim.report
            tell_claim(out, claim, report)
        tell_figures(out, found, answers, originals)
        _disputes(out, found)
        _grade(out, found, answers, originals)
        _history(out, found, answers)


def _head(out: Console, incident: Incident) -> None:
    kind = telling.label("event_kinds", incident.kind)
    status = "" if incident.status == "asserted" else f" ({incident.status})"
    out.print(Text(f"{kind}{status}, {telling.when(incident.when)}, {telling.place(incident.place)}", style="bold"))
    parts = [f"incident {incident.id}", f"parties: {telling.sides(incident)}"]
    voices = telling.count(incident.independent_voices, "independent voice")
    party = f", {incident.party_voices} of them a party's" if incident.party_voices else ""
    parts.append(f"{voices} in {telling.count(len(incident.reports), 'report')}{party}")
    out.print("\n".join(parts))
    out.print()


def _whole(out: Console, incident: Incident, answers: Answers) -> None:
    """The incident of many days that this one is a part of, and what happened in the course of this one."""
    lines = [
        f"{'part of' if one.id == incident.part_of else 'in its course'}: {telling.label('event_kinds', one.kind)}, "
        f"{telling.when(one.when)}, {telling.place(one.place)} (incident {one.id[: telling.SHORT]})"
        for one in answers.around(incident)
    ]
    if lines:
        out.print("\n".join(lines))
        out.print()


def tell_report(out: Console, report: Report, original: Report | None = None) -> None:
    """The heading of a report's claims; a copy is told as one, since it is no further voice."""
    publisher = clean(report.publisher or "unnamed publisher")
    out.print(Text.assemble((f"{telling.published(report)}  {publisher}", "bold"), f"  {telling.title(report)}"))
    if original is not None and original.id != report.id:
        copied = clean(original.publisher or "unnamed publisher")
        out.print(inset(f"(copies {copied}, {telling.published(original)}: {telling.title(original)})"))


def tell_claim(out: Console, claim: Claim, report: Report) -> None:
    """A claim's words, what it says, who says it."""
    for line in (
        quoting.highlighted(report, claim, out.color_system is not None),
        f"says: {saying.summary(claim)}",
        f"says who: {telling.chain(claim, report)}",
        f"claim {claim.id[: telling.SHORT]}",
    ):
        out.print(inset(line))
    out.print()


def inset(line: str | Text, by: int = 2) -> Padding:
    """A line set in by so many characters."""
    return Padding(line, (0, 0, 0, by), expand=False)


def tell_figures(out: Console, incident: Incident, answers: Answers, originals: Mapping[str, str]) -> None:
    """The rule behind each low, best and high, and what each voice says."""
    if not (incident.estimates or incident.cumulative):
        out.print("No number of people harmed is told.")
        return
    out.print(Text("How the figures came about", style="bold"))
    whole, cumulative = figures_of(incident, answers, originals)
    for estimates, figures, note in (
        (incident.estimates, whole, ""),
        (incident.cumulative, cumulative, ", a total kept apart"),
    ):
        for estimate in estimates:
            name = f"{estimate.effect}, {estimate.group.replace('_', ' ')}{note}"
            out.print(inset(f"{name}: {telling.three(estimate)} (rule {estimate.rule})"))
            for line in figure_lines(estimate, figures):
                out.print(inset(line, 6))
            mine = [f for f in figures if (f.effect, f.group) == (estimate.effect, estimate.group)]
            if not any(figure.whole for figure in mine):
                out.print(
                    inset("Nobody speaks of all of them: the sum of what is said of groups that share nobody.", 6)
                )
    for rule in dict.fromkeys(estimate.rule for estimate in (*incident.estimates, *incident.cumulative)):
        out.print(inset(f"Rule {rule}: {rule_text(rule)}"))


def figures_of(incident: Incident, answers: Answers, originals: Mapping[str, str]) -> tuple[list[Figure], list[Figure]]:
    """What each voice says of an incident, at its latest: of the happening itself, and in total over a period."""
    from reportedly.incidents import DEFAULT_RULE, RULES, figures, voices

    claims, reports = answers.claims_of(incident), answers.reports
    rule = next((estimate.rule for estimate in (*incident.estimates, *incident.cumulative)), DEFAULT_RULE)
    reading = RULES[rule if rule in RULES else DEFAULT_RULE].reading
    return figures(claims, reports, voices(claims, reports, originals), originals, reading)


def figure_lines(estimate: Estimate, figures: Sequence[Figure]) -> Iterator[str]:
    """One line for each voice whose number went into an estimate."""
    mine = [f for f in figures if (f.effect, f.group) == (estimate.effect, estimate.group)]
    for figure in sorted(mine, key=lambda f: (f.low, f.name)):
        party = ", a party to the conflict" if figure.party else ""
        own = ", of what it says it did itself" if figure.own_success else ""
        own += ", as some of a whole" if figure.part else "" if figure.whole else ", of some of those harmed"
        own += ", in words without a number" if figure.vague else ""
        claims = "claim " if len(figure.claims) == 1 else "claims "
        claims += ", ".join(claim[: telling.SHORT] for claim in figure.claims)
        number = telling.span(figure.low, figure.high)
        told = "undated" if figure.told == date.min else figure.told
        yield f"{number}: {clean(figure.name)}{party}{own} ({told}; {claims})"


def rule_text(rule: str) -> str:
    """What a rule does, as its own documentation says."""
    from reportedly.incidents import RULES

    text = RULES[rule].text if rule in RULES else None
    return " ".join(text.split()) if text else "not known to this version"


def _disputes(out: Console, incident: Incident) -> None:
    if incident.disputes:
        out.print(Text("What the claims disagree on", style="bold"))
        for dispute in incident.disputes:
            out.print(inset(clean(dispute.text)))


def _grade(out: Console, incident: Incident, answers: Answers, originals: Mapping[str, str]) -> None:
    from reportedly.incidents import propose_grade, voices

    claims = answers.claims_of(incident)
    proposed = propose_grade(incident, claims, voices(claims, answers.reports, originals))
    why = " ".join(clean(reason) for reason in proposed.reasons)
    given = answers.grade(incident)
    if given is not None:
        out.print(f"Grade in Airwars' terms, given by {clean(given.decided_by)}: {given.value}. {clean(given.why)}")
    told = "proposed for a person to decide" if given is None else "as the program proposes it"
    out.print(f"Grade in Airwars' terms, {told}: {proposed.grade}. {why}")


def _history(out: Console, incident: Incident, answers: Answers) -> None:
    """What people decided about the incident's claims, undone decisions too."""
    made = answers.history(incident)
    if not made:
        return
    out.print(Text("What people decided", style="bold"))
    for one in made:
        out.print(inset(telling.decision(one)))
    involved = {one.id for one in made}
    for conflict in answers.decided.conflicts:
        if involved & set(conflict.decisions):
            out.print(inset(clean(conflict.text)))
