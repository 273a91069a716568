"""`why`: what an answer rests on, be it a claim, a pair of accounts, an incident or a figure."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from reportedly.answers import Answers, telling
from reportedly.cli import console, quoting
from reportedly.cli.listing import opened
from reportedly.cli.options import AsJson, View, viewed
from reportedly.cli.showing import inset, tell_claim, tell_figures, tell_report
from reportedly.ledger import Ledger, UnknownEntry
from reportedly.records import Claim, Incident

if TYPE_CHECKING:
    from reportedly.incidents import Link


@viewed
def why(
    context: typer.Context,
    view: View,
    what: Annotated[
        str,
        typer.Argument(
            metavar="CLAIM|INCIDENT|TOLL",
            help="A claim's or an incident's id, or a toll: INCIDENT/EFFECT; with --and a report's or a claim's.",
        ),
    ],
    other: Annotated[
        str | None,
        typer.Option("--and", metavar="REPORT|CLAIM", help="Another one: why are the two (not) in one incident?"),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Say why: how a claim was coded, what ties an incident together, where low, best and high of a toll come from.
    With two reports, or two claims: what speaks for and against their telling of one happening."""
    with opened(context) as ledger:
        if other is not None:
            _pair(view.of(ledger), (_named(ledger, what), _named(ledger, other)), as_json)
        elif (claim := _found(lambda: ledger.claim(what))) is not None:
            _coded(ledger, claim, as_json)
        else:
            start, _, effect = what.partition("/")
            answers = view.of(ledger)
            _incident(answers, _incident_of(ledger, answers, start), effect, as_json)


def _incident_of(ledger: Ledger, answers: Answers, start: str) -> Incident:
    try:
        return answers.incident(start)
    except UnknownEntry:
        if any(identity.startswith(start) for identity in ledger.report_ids()):
            raise console.UserError(f"'{start}' is a report; ask of two: --and names the other") from None
        raise console.UserError(
            f"there is no claim and no incident '{start}'; `reportedly incidents --all` lists them"
        ) from None


def _found(look_up: Callable[[], Claim]) -> Claim | None:
    try:
        return look_up()
    except UnknownEntry:
        return None


def _named(ledger: Ledger, start: str) -> tuple[str, str]:
    """The id of the report, or else of the claim, that begins so; and that of the report either way."""
    try:
        report = ledger.report(start).id
        return report, report
    except UnknownEntry:
        claim = _found(lambda: ledger.claim(start))
    if claim is None:
        raise console.UserError(f"there is no report and no claim '{start}'; `reportedly reports` lists reports")
    return claim.id, claim.report


def _coded(ledger: Ledger, found: Claim, as_json: bool) -> None:
    if as_json:
        console.json_lines(found.trace)
        return
    out = console.out()
    report = ledger.report(found.report)
    tell_report(out, report)
    tell_claim(out, found, report)
    out.print(Text("Why it is coded so", style="bold"))
    for depth, line in telling.reasons(found, report):
        out.print(inset(line, 2 + 2 * depth))
    out.print(f"Confidence {found.confidence:.2f}; coder {found.coder[: telling.SHORT]}.")


def _pair(answers: Answers, named: tuple[tuple[str, str], tuple[str, str]], as_json: bool) -> None:
    """The accounts of two reports, or two claims, that are most alike, or are in one incident, and what each likeness
    weighs."""
    (one, first), (two, second) = named
    if one == two:
        raise console.UserError("both are the same; give two")
    try:
        found = answers.linking({first, second}).explain_pair(one, two)
    except KeyError as error:
        raise console.UserError(str(error.args[0])) from error
    best = found.links[0]
    if as_json:
        console.json_lines([{**_as_record(best), "reports": found.reports, "text": found.text}])
        return
    out = console.out()
    for unit in (best.a, best.b):
        tell_report(out, unit.report)
        out.print(quoting.highlighted(unit.report, unit.claims[0], out.color_system is not None))
        out.print()
    out.print(found.text)
    for line in _decision(answers, best) + _weights(best):
        out.print(inset(line))


def _incident(answers: Answers, found: Incident, effect: str, as_json: bool) -> None:
    """What ties the incident together and where its figures come from; of one effect only its figures."""
    if effect:
        kept = {name: [e for e in getattr(found, name) if e.effect == effect] for name in ("estimates", "cumulative")}
        if not any(kept.values()):
            told = sorted({estimate.effect for estimate in (*found.estimates, *found.cumulative)})
            raise console.UserError(f"no figure for '{effect}' in this incident; it has: {', '.join(told) or 'none'}")
        found = found.model_copy(update={name: tuple(estimates) for name, estimates in kept.items()})
    links = () if effect else answers.linking(set(found.reports)).explain_incident(found)
    if as_json:
        figures = [estimate.model_dump(mode="json") for estimate in (*found.estimates, *found.cumulative)]
        console.json_lines([{"incident": found.id, "links": [_as_record(link) for link in links], "figures": figures}])
        return
    out = console.out()
    if links:
        out.print(Text("What ties it together", style="bold"))
    for link in links:
        for unit in (link.a, link.b):
            tell_report(out, unit.report)
        for line in (f"log odds {link.comparison.score:+.1f}", *_decision(answers, link), *_weights(link)):
            out.print(inset(line))
        out.print()
    if not links and not effect:
        out.print("One report tells of it.\n")
    tell_figures(out, found, answers, answers.originals)


def _decision(answers: Answers, link: Link) -> list[str]:
    """What a person decided on the pair, which counts before all weights."""
    pairs = {(min(a.id, b.id), max(a.id, b.id)) for a in link.a.claims for b in link.b.claims}
    said = (("one happening", answers.decided.same), ("two happenings", answers.decided.apart))
    return [f"decided by a person: {words}" for words, decided in said if pairs & decided]


def _weights(link: Link) -> list[str]:
    from reportedly.incidents import weighed

    return [f"{points:+5.1f}  {text}" for _, points, text in weighed(link)]


def _as_record(link: Link) -> dict[str, Any]:
    from reportedly.incidents import weighed

    features = [{"feature": name, "points": round(points, 3), "text": text} for name, points, text in weighed(link)]
    return {
        "reports": [link.a.report.id, link.b.report.id],
        "claims": [[claim.id for claim in unit.claims] for unit in (link.a, link.b)],
        "joined": link.joined,
        "log_odds": round(link.comparison.score, 3),
        "kept_apart": link.comparison.never,
        "features": features,
    }
