"""One picture of the record (PNG): for each country a plain map of the incidents and the tolls over time."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from reportedly.answers import TollRow, tolls
from reportedly.answers.buckets import UNDATED
from reportedly.exports import borders, picture_map, picture_tolls
from reportedly.exports.atomic import replacing
from reportedly.exports.picture_tolls import Bar
from reportedly.records import Incident

WIDTH, HEIGHT, DPI = 12.0, 9.2, 100  # inches; 1200 pixels wide
MOST_COLUMNS = 3
LEAST_SHARE = 0.1  # of the incidents of the first country: a country with fewer is named, not drawn
MOST_WEEKS = 60
KEY = (
    "Disc: orange where people were killed, its area grows with the best figure; blue where no number of dead is told. "
    "Grey: how near the place is known."
)
NOTE = f"Figures are what reports say, reconciled by a named rule; they are not established facts. {borders.CREDIT}."


@dataclass(frozen=True)
class Panel:
    """One column of the picture: a country's name, its incidents and its tolls by period."""

    title: str
    incidents: Sequence[Incident]
    bars: Sequence[Bar]


def panels(incidents: Sequence[Incident]) -> list[Panel]:
    """One panel a country, most incidents first; incidents of no known country stand in none if there is another."""
    found: dict[str, list[Incident]] = {}
    for incident in incidents:
        if incident.place is not None and incident.place.country:
            found.setdefault(incident.place.country, []).append(incident)
    if not found:
        return [Panel("All incidents", incidents, bars(incidents))]
    ordered = sorted(found.values(), key=lambda inside: -len(inside))
    return [Panel(_country(inside[0]), inside, bars(inside)) for inside in ordered]


def _country(incident: Incident) -> str:
    """A place's name ends with its country."""
    return incident.place.name.split(",")[-1].strip() if incident.place else ""


def bars(incidents: Iterable[Incident]) -> list[Bar]:
    """The tolls by week, or by month where weeks would be too narrow to see. Undated ones are left out."""
    counted = list(incidents)
    weekly = spanned(counted, "week")
    if weekly and (weekly[-1].end - weekly[0].start).days > MOST_WEEKS * 7:
        return spanned(counted, "month")
    return weekly


def spanned(incidents: Iterable[Incident], span: str) -> list[Bar]:
    """The tolls by days, weeks or months. Undated ones are left out."""
    make = {"day": _day_bar, "week": _week_bar, "month": _month_bar}[span]
    rows = tolls(incidents, span)  # type: ignore[arg-type]  # one of its spans
    return [make(row) for row in rows if row.bucket != UNDATED.key]


def _day_bar(row: TollRow) -> Bar:
    day = date.fromisoformat(row.bucket)
    return Bar(row.effect, day, day, row.low, row.best, row.high)


def _week_bar(row: TollRow) -> Bar:
    year, week = row.bucket.split("-W")
    monday = date.fromisocalendar(int(year), int(week), 1)
    return Bar(row.effect, monday, monday + timedelta(days=6), row.low, row.best, row.high)


def _month_bar(row: TollRow) -> Bar:
    first = date.fromisoformat(f"{row.bucket}-01")
    last = first.replace(day=monthrange(first.year, first.month)[1])
    return Bar(row.effect, first, last, row.low, row.best, row.high)


def write(path: Path, incidents: Sequence[Incident]) -> int:
    """Writes `path`, 1200 pixels wide, and returns how many incidents it was given. Countries beyond the third are only
    named. The same incidents give the same bytes."""
    columns = panels(incidents)
    shown = [c for c in columns[:MOST_COLUMNS] if len(c.incidents) >= LEAST_SHARE * len(columns[0].incidents)]
    figure = Figure(figsize=(WIDTH, HEIGHT), dpi=DPI, layout="constrained")
    FigureCanvasAgg(figure)
    grid = figure.subplots(2, len(shown), squeeze=False, height_ratios=(5, 3))
    figure.supxlabel(_below(columns[len(shown) :]), fontsize=8.5, color="#333333", x=0.01, ha="left", parse_math=False)
    for column, panel in enumerate(shown):
        grid[0][column].set_title(panel.title, loc="left", fontsize=13, fontweight="bold", parse_math=False)
        grid[1][column].set_title("Tolls over time", loc="left", fontsize=10)
        picture_tolls.draw(grid[1][column], panel.bars)
    if handles := picture_tolls.legend([bar for panel in shown for bar in panel.bars]):
        figure.legend(handles=handles, loc="outside lower right", ncols=1, fontsize=8.5, frameon=False)
    figure.draw_without_rendering()  # lays the axes out: the maps' windows depend on their shapes
    for column, panel in enumerate(shown):
        located = picture_map.draw(grid[0][column], panel.incidents)
        grid[0][column].set_xlabel(_undrawn(located), fontsize=8, color="#555555")
    with replacing(path) as file:
        figure.savefig(file, format="png", metadata={"Software": None})
    return len(incidents)


def _undrawn(located: picture_map.Located) -> str:
    parts = []
    if located.coarse:
        parts.append(f"{located.coarse} known only to a province or wider")
    if located.nowhere:
        parts.append(f"{located.nowhere} without a known place")
    return f"Not on the map: {', '.join(parts)}." if parts else ""


def _below(left_out: Sequence[Panel]) -> str:
    lines = [KEY]
    if left_out:
        named = [f"{panel.title} ({len(panel.incidents)})" for panel in left_out]
        lines.append(f"Incidents in other countries: {', '.join(named)}.")
    return "\n".join([*lines, NOTE])
