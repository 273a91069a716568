"""The command that writes a situation brief for people who read paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from reportedly.answers import Filter, telling
from reportedly.answers.filters import folded
from reportedly.cli import console
from reportedly.cli.listing import opened
from reportedly.cli.options import View, filtered, viewed

FORMATS = (".html", ".pdf")


@filtered
@viewed
def brief(
    context: typer.Context,
    asked: Filter,
    view: View,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="Where to: NAME.html or NAME.pdf; NAME alone: both."),
    ] = None,
    most: Annotated[
        int, typer.Option("--most", min=0, max=200, metavar="N", help="How many incidents to tell one by one.")
    ] = 12,
) -> None:
    """Write a situation brief as HTML and PDF: map, timeline, toll with its rule, main incidents with their sources
    and disputes, method and limits."""
    from reportedly.answers.brief import Scope
    from reportedly.answers.brief import brief as told_of
    from reportedly.exports import brief as paper
    from reportedly.exports.brief_pdf import NeedsTypst

    targets = targets_of(out or Path(name_of(asked)))
    with opened(context) as ledger:
        found = told_of(view.of(ledger), Scope(asked, datetime.now(UTC).date(), most))
    try:
        paper.write(found, targets, _towns)
    except NeedsTypst as error:
        raise console.UserError(str(error)) from error
    written = " and ".join(map(str, targets))
    console.say(f"{telling.count(len(found.incidents), 'incident')} written to {written}.")


def targets_of(out: Path) -> list[Path]:
    """The files to write: the one that is named, or both."""
    if out.is_dir():
        raise console.UserError(f"{out} is a folder; name a file to write")
    if out.suffix.lower() in FORMATS:
        return [out]
    return [out.with_name(out.name + suffix) for suffix in FORMATS]


def name_of(asked: Filter) -> str:
    """ "brief-aleppo-2016-09-22-2016-09-27"."""
    words = [asked.place, asked.party, asked.kind, asked.since, asked.until, asked.publisher]
    plain = (re.sub(r"\W+", "-", folded(str(word)) if isinstance(word, str) else str(word)) for word in words if word)
    return "-".join(["brief", *(word.strip("-")[:40] for word in plain)])


def _towns(window: tuple[float, float, float, float], most: int) -> Sequence[tuple[str, float, float]]:
    """What the map names for orientation."""
    from reportedly.gazetteers import default_gazetteer

    found = default_gazetteer().settlements(window, most)
    return [(one.name, one.longitude or 0.0, one.latitude or 0.0) for one in found]
