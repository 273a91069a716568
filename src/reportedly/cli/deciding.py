"""Commands by which people decide: `decide`, `undo`, `decisions`."""

from __future__ import annotations

import getpass
import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Annotated, Any

import typer
from rich.table import Table

from reportedly.answers import Agreement, Answers, deciding, telling
from reportedly.answers.deciding import Asked, What
from reportedly.cli import console
from reportedly.cli.options import AsJson, View, dated, one_of
from reportedly.ledger import Ledger
from reportedly.records import Decision

By = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", envvar="REPORTEDLY_BY", help="Who decides; without it the login name."),
]
Why = Annotated[str, typer.Option("--why", metavar="WORDS", help="The reason, kept with the decision.")]


def decide(
    context: typer.Context,
    what: Annotated[
        What, typer.Argument(parser=one_of(What), metavar="WHAT", help=", ".join(one.value for one in What))
    ],
    subjects: Annotated[
        list[str], typer.Argument(metavar="ID...", help="Claims or incidents, or how their ids begin.")
    ],
    why: Why,
    by: By = None,
    field: Annotated[
        str | None,
        typer.Option("--field", metavar="NAME", help="For correct: the field, for example kind or tolls.0.low."),
    ] = None,
    value: Annotated[
        str | None, typer.Option("--value", metavar="VALUE", help="For correct and grade: the value, as text or JSON.")
    ] = None,
) -> None:
    """Decide about claims and incidents. Nothing is changed: the record is read through the decisions, each with who,
    when and why, and each can be undone."""
    asked = Asked(what=what, subjects=tuple(subjects), **_given(field=field, value=value))
    with Ledger.open(context.obj, create=False) as ledger:
        made = _told(lambda: deciding.decide(Answers(ledger), asked, _who(by), why, datetime.now(UTC)))
        for conflict in deciding.conflicts_of(Answers(ledger), made):
            console.say(f"{conflict} All is kept; the later decision counts.")
    short = made.id[: telling.SHORT]
    console.say(f"Decided: {made.kind} ({short}). To take it back: reportedly undo {short}")


def undo(
    context: typer.Context,
    decision: Annotated[str, typer.Argument(metavar="DECISION", help="A decision's id, or how it begins.")],
    why: Why,
    by: By = None,
) -> None:
    """Take a decision back by a further one. An undo can be undone as well."""
    with Ledger.open(context.obj, create=False) as ledger:
        made = _told(lambda: deciding.undo(Answers(ledger), decision, _who(by), why, datetime.now(UTC)))
    console.say(f"Undone by decision {made.id[: telling.SHORT]}.")


@dated
def decisions(
    context: typer.Context,
    view: View,
    agreement: Annotated[
        bool, typer.Option("--agreement", help="How far each two people agree: Cohen's kappa, by field.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """List the decisions, oldest first, and where people differ. With --json: data to learn from and to measure by."""
    from reportedly.incidents.decided import in_force

    with Ledger.open(context.obj, create=False, readonly_ok=True) as ledger:
        answers = view.of(ledger)
        if agreement:
            _tell_agreement(answers.agreement(), as_json)
            return
        made = list(answers.decisions)
        if as_json:
            console.json_lines(made)
            return
        if not made:
            console.say("No decision in this ledger.")
            return
        holding = {one.id for one in in_force(made)}
        table = Table("decision", "when", "who", "what", "about", "why", box=None)
        for one in made:
            state = "" if one.id in holding or one.kind == "undo" else " (undone)"
            table.add_row(
                one.id[: telling.SHORT],
                one.decided_at.strftime("%Y-%m-%d %H:%M"),
                console.clean(one.decided_by),
                one.kind + state,
                telling.subject(one),
                console.clean(one.why),
            )
        console.out().print(table)
        for conflict in answers.decided.conflicts:
            console.out().print(console.clean(conflict.text))


def _value(text: str) -> Any:
    """JSON where it is some, else the text as it stands: `shelling` needs no quotes."""
    try:
        return json.loads(text)
    except ValueError:
        return text


def _tell_agreement(found: Sequence[Agreement], as_json: bool) -> None:
    if as_json:
        console.json_lines(found)
        return
    if not found:
        console.say("No two people decided about the same.")
        return
    table = Table("one", "two", "field", "both decided", "alike", "by chance", "kappa", box=None)
    for row in found:
        names = (console.clean(row.one), console.clean(row.two), row.field)
        kappa = telling.UNKNOWN if row.kappa is None else f"{row.kappa:.2f}"
        table.add_row(*names, str(row.items), str(row.agreed), f"{row.expected:.2f}", kappa)
    console.out().print(table)


def _given(field: str | None, value: str | None) -> dict[str, Any]:
    return {**({} if field is None else {"field": field}), **({} if value is None else {"value": _value(value)})}


def _who(by: str | None) -> str:
    return by or getpass.getuser()


def _told(deciding: Callable[[], Decision]) -> Decision:
    """The decision made; what is wrong with it, in one sentence."""
    try:
        return deciding()
    except ValueError as error:  # a validation error is one too
        raise console.UserError(console.sentence(error)) from error
