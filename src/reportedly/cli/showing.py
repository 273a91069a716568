"""Commands that go down to the words: `show` an incident with its claims, `why` a claim is coded as it is."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from reportedly.answers import Answers
from reportedly.cli import console, quoting, telling
from reportedly.cli.console import clean
from reportedly.cli.listing import opened
from reportedly.cli.options import AsJson
from reportedly.records import Claim, Estimate, Incident, Report, Step

if TYPE_CHECKING:
    from reportedly.incidents import Figure


def show(
    context: typer.Context,
    incident: Annotated[str, typer.Argument(metavar="INCIDENT", help="An incident's id, or how it begins.")],
    as_json: AsJson = False,
) -> None:
    """Show an incident: its claims with the quoted words, who tells them, and how low, best and high came about."""
    from reportedly.exports import jsonl

    with opened(context) as ledger:
        answers = Answers(ledger)
        found = answers.incident(incident)
        if as_json:
            typer.echo(jsonl.line(found, answers.claims, answers.reports))
            return
        out = console.out()
        _head(out, found)
        for claim in answers.claims_of(found):
            _claim(out, claim, answers.reports.get(claim.report))
        _figures(out, found, answers)
        _disputes(out, found)


def why(
    context: typer.Context,
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="A claim's id, or how it begins.")],
    as_json: AsJson = False,
) -> None:
    """Say why a claim is coded as it is: for each field the rule, the vocabulary entry and the words."""
    with opened(context) as ledger:
        found = ledger.claim(claim)
        if as_json:
            console.json_lines(found.trace)
            return
        out = console.out()
        _claim(out, found, ledger.report(found.report))
        out.print(Text("Why it is coded so", style="bold"))
        for line in reasons(found):
            out.print(Padding(line, (0, 0, 0, 2)))
        out.print(f"Confidence {found.confidence:.2f}; coder {found.coder[: telling.SHORT]}.")


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


def _claim(out: Console, claim: Claim, report: Report | None) -> None:
    if report is not None:
        publisher = clean(report.publisher or "unnamed publisher")
        head = Text.assemble((f"{telling.published(report)}  {publisher}", "bold"), f"  {telling.title(report)}")
        out.print(head)
        out.print(Padding(quoting.highlighted(report.text, claim, out.color_system is not None), (0, 0, 0, 2)))
    out.print(Padding(f"says: {telling.summary(claim)}", (0, 0, 0, 2)))
    out.print(Padding(f"says who: {telling.chain(claim, report)}", (0, 0, 0, 2)))
    out.print(Padding(f"claim {claim.id[: telling.SHORT]}", (0, 0, 1, 2)))


def _figures(out: Console, incident: Incident, answers: Answers) -> None:
    if not (incident.estimates or incident.cumulative):
        out.print("No number of people harmed is told.")
        return
    out.print(Text("How the figures came about", style="bold"))
    whole, cumulative = figures_of(incident, answers)
    for estimates, figures, note in (
        (incident.estimates, whole, ""),
        (incident.cumulative, cumulative, ", a total kept apart"),
    ):
        for estimate in estimates:
            name = f"{estimate.effect}, {estimate.group.replace('_', ' ')}{note}"
            out.print(Padding(f"{name}: {telling.three(estimate)} (rule {estimate.rule})", (0, 0, 0, 2)))
            for line in figure_lines(estimate, figures):
                out.print(Padding(line, (0, 0, 0, 6)))
    for rule in dict.fromkeys(estimate.rule for estimate in (*incident.estimates, *incident.cumulative)):
        out.print(Padding(f"Rule {rule}: {rule_text(rule)}", (1, 0, 1, 2)))


def figures_of(incident: Incident, answers: Answers) -> tuple[list[Figure], list[Figure]]:
    """What each voice says of an incident, at its latest: of the happening itself, and in total over a period."""
    from reportedly.incidents import copies, figures, voices

    claims, reports = answers.claims_of(incident), answers.reports
    originals = copies(reports.values())
    return figures(claims, reports, voices(claims, reports, originals), originals)


def figure_lines(estimate: Estimate, figures: Sequence[Figure]) -> Iterator[str]:
    """One line for each voice whose number went into an estimate."""
    mine = [f for f in figures if (f.effect, f.group) == (estimate.effect, estimate.group)]
    for figure in sorted(mine, key=lambda f: (f.low, f.name)):
        party = ", a party to the conflict" if figure.party else ""
        own = ", of what it says it did itself" if figure.own_success else ""
        claims = ", ".join(claim[: telling.SHORT] for claim in figure.claims)
        number = telling.span(figure.low, figure.high)
        yield f"{number}: {clean(figure.name)}{party}{own} ({figure.told}; claim {claims})"


def rule_text(rule: str) -> str:
    """What a rule does, as its own documentation says."""
    from reportedly.incidents import RULES

    text = inspect.getdoc(RULES[rule]) if rule in RULES else None
    return " ".join(text.split()) if text else "not known to this version"


def _disputes(out: Console, incident: Incident) -> None:
    if incident.disputes:
        out.print(Text("What the claims disagree on", style="bold"))
        for dispute in incident.disputes:
            out.print(Padding(clean(dispute.text), (0, 0, 0, 2)))


def reasons(claim: Claim) -> Iterator[str]:
    """The trace in English, one line for each step."""
    for step in claim.trace:
        yield f"{step.field.replace('_', ' ')}: {_because(step)}"
    if not claim.trace:
        yield "The coder left no trace for this claim."


def _because(step: Step) -> str:
    words = f'the words "{clean(step.words)}"' if step.words else "no words of its own"
    entry = f', entry "{clean(step.entry)}"' if step.entry else ""
    return f"{words}{entry}, by the rule {clean(step.rule)}"
