"""Options that several commands share, written once."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import typer

from reportedly.answers import Filter

AsJson = Annotated[bool, typer.Option("--json", help="JSON Lines instead of a table.")]
Gazetteers = Annotated[
    list[Path] | None,
    typer.Option("--gazetteer", help="Your own places (CSV, GeoNames dump, GeoJSON); may be given several times."),
]
Parties = Annotated[
    list[Path] | None, typer.Option("--parties", help="Your own parties (CSV); may be given several times.")
]


def day(text: str) -> date:
    """A day as YYYY-MM-DD."""
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError as error:
        raise typer.BadParameter(f"'{text}' is no day; write it as YYYY-MM-DD, for example 2016-09-27") from error


Day = Annotated[date | None, typer.Option(parser=day, metavar="YYYY-MM-DD")]


def _filter_options(
    place: Annotated[str | None, typer.Option(help="Words of a place's name, neighbourhood to country.")] = None,
    party: Annotated[str | None, typer.Option(help="Words of a party's name, or its id.")] = None,
    kind: Annotated[str | None, typer.Option(help="A kind of happening, for example air_strike.")] = None,
    since: Annotated[
        date | None, typer.Option("--from", parser=day, metavar="YYYY-MM-DD", help="First day asked for.")
    ] = None,
    until: Annotated[
        date | None, typer.Option("--to", parser=day, metavar="YYYY-MM-DD", help="Last day asked for.")
    ] = None,
    source_kind: Annotated[str | None, typer.Option(help="A kind of source, for example monitor.")] = None,
    status: Annotated[str | None, typer.Option(help="asserted, denied, possible, planned or demanded.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Words of a publisher's name.")] = None,
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

    if value is not None and value not in vocabulary().ids(table):
        raise typer.BadParameter(f"{option}: '{value}' is none of {', '.join(vocabulary().ids(table))}")
    return value


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """Gives a command the filter options and hands it one Filter as `asked`, so that all commands filter alike."""
    offered = inspect.signature(_filter_options)
    own = inspect.signature(command)
    hints = {**get_type_hints(command, include_extras=True), **get_type_hints(_filter_options, include_extras=True)}

    @functools.wraps(command)
    def wrapper(**given: Any) -> None:
        chosen = {name: given.pop(name) for name in offered.parameters}
        command(asked=_filter_options(**chosen), **given)

    kept = [p.replace(annotation=hints[name]) for name, p in own.parameters.items() if name != "asked"]
    added = [p.replace(annotation=hints[name], kind=p.KEYWORD_ONLY) for name, p in offered.parameters.items()]
    everything = sorted([*kept, *added], key=lambda p: p.kind)
    wrapper.__signature__ = inspect.Signature(everything)  # type: ignore[attr-defined]  # what inspect reads first
    wrapper.__annotations__ = {p.name: p.annotation for p in everything}
    return wrapper
