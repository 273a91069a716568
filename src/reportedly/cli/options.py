"""Options that several commands share, written once."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_type_hints

import typer

from reportedly.answers import Answers, Filter
from reportedly.claims.interface import Coder
from reportedly.ledger import Ledger

Choice = TypeVar("Choice", bound=Enum)
AsJson = Annotated[bool, typer.Option("--json", help="JSON Lines instead of a table.")]
Gazetteers = Annotated[
    list[Path] | None,
    typer.Option(
        "--gazetteer", metavar="FILE", help="Your own places (CSV, GeoNames dump, GeoJSON); may be given several times."
    ),
]
Parties = Annotated[
    list[Path] | None,
    typer.Option("--parties", metavar="FILE", help="Your own parties (CSV); may be given several times."),
]


def day(text: str) -> date:
    """A day as YYYY-MM-DD."""
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError as error:
        raise typer.BadParameter(f"'{text}' is no day; write it as YYYY-MM-DD, for example 2016-09-27") from error


def one_of(choices: type[Choice]) -> Callable[[str], Choice]:
    """Reads one of the values of an enumeration; what it is none of is told as for all other options."""

    def read(text: str) -> Choice:
        try:
            return choices(text)
        except ValueError as error:
            raise typer.BadParameter(f"'{text}' is none of {', '.join(one.value for one in choices)}") from error

    return read


Day = Annotated[date | None, typer.Option(parser=day, metavar="YYYY-MM-DD")]


def _filter_options(
    place: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Words of a place's name, neighbourhood to country.")
    ] = None,
    party: Annotated[str | None, typer.Option(metavar="WORDS", help="Words of a party's name, or its id.")] = None,
    kind: Annotated[
        str | None, typer.Option(metavar="NAME", help="A kind of happening, for example air_strike.")
    ] = None,
    since: Annotated[
        date | None, typer.Option("--from", parser=day, metavar="YYYY-MM-DD", help="First day asked for.")
    ] = None,
    until: Annotated[
        date | None, typer.Option("--to", parser=day, metavar="YYYY-MM-DD", help="Last day asked for.")
    ] = None,
    source_kind: Annotated[
        str | None, typer.Option(metavar="NAME", help="A kind of source, for example monitor.")
    ] = None,
    status: Annotated[
        str | None, typer.Option(metavar="NAME", help="asserted, denied, possible, planned or demanded.")
    ] = None,
    publisher: Annotated[str | None, typer.Option(metavar="WORDS", help="Words of a publisher's name.")] = None,
) -> Filter:
    return Filter(
        place=place,
        party=party,
        kind=_known("event_kinds", "--kind", kind),
        since=since,
        until=until,
        source_kind=_known("source_kinds", "--source-kind", source_kind),
        status=_known("statuses", "--status", status),
        publisher=publisher,
    )


def _known(table: str, option: str, value: str | None) -> str | None:
    from reportedly.vocabulary import vocabulary

    known = vocabulary().ids(table)
    if value is not None and value not in known:
        near = get_close_matches(value.lower().replace(" ", "_"), known, 1)
        hint = f"; did you mean {near[0]}?" if near else ""
        raise typer.BadParameter(f"{option}: '{value}' is none of {', '.join(known)}{hint}")
    return value


def _coder_options(
    gazetteer: Gazetteers = None,
    parties: Parties = None,
    light: Annotated[
        bool, typer.Option("--light", help="Read only sentences that count the harmed; 1.9 times the speed.")
    ] = False,
    model_address: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Ask a language model there (OpenAI's chat completions), for example on this "
                     "machine http://localhost:8080; every quote is looked for in the report."),
    ] = None,
    model: Annotated[str, typer.Option(metavar="NAME", help="The model's name on that server.")] = "default",
    model_elsewhere: Annotated[
        bool, typer.Option("--model-elsewhere", help="The model is not on this machine: texts will leave it.")
    ] = False,
) -> Coder:  # fmt: skip
    from reportedly import api
    from reportedly.model_address import ModelAddress

    if model_address is None:
        return api.coder(gazetteer or (), parties or (), "light" if light else "full", collection=True)
    if light:
        raise typer.BadParameter("--light and --model-address exclude each other")
    try:
        address = ModelAddress(model_address, model, model_elsewhere)
    except ValueError as error:
        raise typer.BadParameter(f"--model-address: {error}") from error
    return api.model_coder(address, gazetteer or (), parties or (), collection=True)


AsKnownOn = Annotated[
    date | None,
    typer.Option(
        "--as-known-on", parser=day, metavar="YYYY-MM-DD", help="What the ledger said at the end of that day (UTC)."
    ),
]


@dataclass(frozen=True)
class View:
    """How a ledger is looked at: as of which day, and by which rule low, best and high are drawn."""

    as_known_on: date | None = None
    rule: str = "ucdp"

    def of(self, ledger: Ledger) -> Answers:
        """What the ledger says, seen so."""
        return Answers(ledger, as_known_on=self.as_known_on, rule=self.rule)


def _dated_options(as_known_on: AsKnownOn = None) -> View:
    return View(as_known_on)


def _view_options(
    as_known_on: AsKnownOn = None,
    rule: Annotated[
        str | None, typer.Option("--rule", metavar="NAME", help="The rule of low, best and high; see docs/rules.md.")
    ] = None,
) -> View:
    from reportedly.incidents import RULES

    if rule is not None and rule not in RULES:
        raise typer.BadParameter(f"--rule: '{rule}' is none of {', '.join(RULES)}")
    return View(as_known_on, rule or View.rule)


def viewed(command: Callable[..., None]) -> Callable[..., None]:
    """Gives a command the options of looking and hands it one View as `view`."""
    return _handed(command, "view", _view_options)


def dated(command: Callable[..., None]) -> Callable[..., None]:
    """As `viewed`, for answers in which no rule takes part."""
    return _handed(command, "view", _dated_options)


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """Gives a command the filter options and hands it one Filter as `asked`, so that all commands filter alike."""
    return _handed(command, "asked", _filter_options)


def coding_by(command: Callable[..., None]) -> Callable[..., None]:
    """Gives a command the options of coding and hands it the chosen coder as `coder`."""
    return _handed(command, "coder", _coder_options)


def _handed(command: Callable[..., None], argument: str, build: Callable[..., object]) -> Callable[..., None]:
    """The command with the options of `build` in the place of `argument`, which is what `build` makes of them."""
    offered = inspect.signature(build)
    own = inspect.signature(command)
    hints = {**get_type_hints(command, include_extras=True), **get_type_hints(build, include_extras=True)}

    @functools.wraps(command)
    def wrapper(**given: Any) -> None:
        chosen = {name: given.pop(name) for name in offered.parameters}
        command(**given, **{argument: build(**chosen)})

    kept = [p.replace(annotation=hints[name]) for name, p in own.parameters.items() if name != argument]
    added = [p.replace(annotation=hints[name], kind=p.KEYWORD_ONLY) for name, p in offered.parameters.items()]
    everything = sorted([*kept, *added], key=lambda p: p.kind)
    wrapper.__signature__ = inspect.Signature(everything)  # type: ignore[attr-defined]  # what inspect reads first
    wrapper.__annotations__ = {p.name: p.annotation for p in everything}
    return wrapper
