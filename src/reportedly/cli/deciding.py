"""Commands by which people decide: `decide`, `undo`, `decisions`."""

from __future__ import annotations

import getpass
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from enum import Enum
from typing import Annotated, Any

import typer
from pydantic import ValidationError
from rich.table import Table

from reportedly.answers import Answers
from reportedly.cli import console, telling
from reportedly.cli.options import AsJson, View, dated
from reportedly.ledger import AmbiguousEntry, Ledger, UnknownEntry
from reportedly.records import Decision

By = Annotated[str | None, typer.Option("--by", envvar="REPORTEDLY_BY", help="Who decides; without it the login name.")]
Why = Annotated[str, typer.Option("--why", help="The reason, kept with the decision.")]


class What(Enum):
    """What can be decided, as it is asked for."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    SAME = "same"
    NOT_SAME = "not-same"
    MERGE = "merge"
    SPLIT = "split"
    GRADE = "grade"
    NOTE = "note"


def decide(
    context: typer.Context,
    what: Annotated[What, typer.Argument(metavar="WHAT", help=", ".join(one.value for one in What))],
    subjects: Annotated[
        list[str], typer.Argument(metavar="ID...", help="Claims or incidents, or how their ids begin.")
    ],
    why: Why,
    by: By = None,
    field: Annotated[
        str | None, typer.Option("--field", help="For correct: the field, for example kind or tolls.0.low.")
    ] = None,
    value: Annotated[
        str | None, typer.Option("--value", help="For correct and grade: the value, as text or JSON.")
    ] = None,
) -> None:
    """Decide about claims and incidents. Nothing is changed: the record is read through the decisions, each with who,
    when and why, and each can be undone."""
    with Ledger.open(context.obj, create=False) as ledger:
        answers = Answers(ledger)
        about = _about(answers, what, subjects)
        if what in (What.CORRECT, What.GRADE):
            if value is None or (what is What.CORRECT and field is None):
                raise console.UserError(
                    f"{what.value} needs --value" + (" and --field" if what is What.CORRECT else "")
                )
            about |= {"value": _value(value), **({"field": field} if what is What.CORRECT else {})}
        elif field is not None or value is not None:
            raise console.UserError(f"{what.value} takes neither --field nor --value")
        made = _kept(ledger, _kind(what), by, why, about)
        _warn(Answers(ledger), made)
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
        made = _kept(ledger, "undo", by, why, {"decision": decision})
    console.say(f"Undone by decision {made.id[: telling.SHORT]}.")


@dated
def decisions(context: typer.Context, view: View, as_json: AsJson = False) -> None:
    """List the decisions, oldest first, and where people differ. With --json: data to learn from and to measure by."""
    from reportedly.incidents.decided import in_force

    with Ledger.open(context.obj, create=False, readonly_ok=True) as ledger:
        answers = view.of(ledger)
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
                console.clean(_subject(one)),
                console.clean(one.why),
            )
        console.out().print(table)
        for conflict in answers.decided.conflicts:
            console.out().print(console.clean(conflict.text))


def _about(answers: Answers, what: What, subjects: Sequence[str]) -> dict[str, Any]:
    """The claims that a decision is about. An incident stands for its claims; `split` names an incident and the claims
    to be taken out, `not-same` two claims or two incidents."""
    if what is What.SPLIT:
        if len(subjects) < 2:
            raise console.UserError("split needs an incident and the claims to take out of it")
        whole = answers.incident(subjects[0]).claims
        out = tuple(_claim(answers, one) for one in subjects[1:])
        strange = [claim for claim in out if claim not in whole]
        if strange or set(out) == set(whole):
            raise console.UserError(
                f"claim {strange[0]} is not in that incident" if strange else "these are all claims of the incident"
            )
        return {"claims": out, "against": tuple(claim for claim in whole if claim not in out)}
    if what is What.NOT_SAME:
        if len(subjects) != 2:
            raise console.UserError("not-same needs two claims, or two incidents")
        return {"claims": _claims(answers, subjects[0]), "against": _claims(answers, subjects[1])}
    if what is What.MERGE:
        return {"claims": tuple(answers.incident(one).claims[0] for one in subjects)}
    if what is What.SAME:
        return {"claims": tuple(_claims(answers, one)[0] for one in subjects)}
    return {"claims": tuple(claim for one in subjects for claim in _claims(answers, one))}


def _claims(answers: Answers, start: str) -> tuple[str, ...]:
    """The claim that an id names, or those of the incident that it names."""
    try:
        return (answers.ledger.claim(start).id,)
    except UnknownEntry:
        pass
    try:
        return answers.incident(start).claims
    except UnknownEntry:
        raise console.UserError(f"there is no claim and no incident '{start}'") from None


def _claim(answers: Answers, start: str) -> str:
    try:
        return answers.ledger.claim(start).id
    except (UnknownEntry, AmbiguousEntry) as error:
        raise console.UserError(str(error)) from error


def _kind(what: What) -> Any:
    return {"merge": "same", "split": "not_same", "not-same": "not_same"}.get(what.value, what.value)


def _value(text: str) -> Any:
    """JSON where it is some, else the text as it stands: `shelling` needs no quotes."""
    try:
        return json.loads(text)
    except ValueError:
        return text


def _kept(ledger: Ledger, kind: Any, by: str | None, why: str, about: dict[str, Any]) -> Decision:
    from reportedly.incidents.decided import corrected

    try:
        if kind == "correct":  # what does not fit is not kept
            trial = Decision(
                id="", kind=kind, decided_by=by or "?", why=why or "?", decided_at=datetime.now(UTC), **about
            )
            for claim in about["claims"]:
                corrected(ledger.claim(claim), trial)
        return ledger.decide(kind, by or getpass.getuser(), why, datetime.now(UTC), **about)
    except ValidationError as error:
        raise console.UserError(console.sentence(error)) from error
    except ValueError as error:
        raise console.UserError(str(error)) from error


def _warn(answers: Answers, made: Decision) -> None:
    for conflict in answers.decided.conflicts:
        if made.id in conflict.decisions:
            console.say(f"{conflict.text} Both are kept; the later one counts.")


def _subject(one: Decision) -> str:
    short = [claim[: telling.SHORT] for claim in one.claims]
    against = [claim[: telling.SHORT] for claim in one.against]
    parts = [" ".join(short), *([f"against {' '.join(against)}"] if against else [])]
    if one.field is not None:
        parts.append(f"{one.field} = {json.dumps(one.value, ensure_ascii=False)}")
    elif one.value is not None:
        parts.append(str(one.value))
    if one.decision is not None:
        parts.append(f"decision {one.decision[: telling.SHORT]}")
    return "; ".join(part for part in parts if part)
