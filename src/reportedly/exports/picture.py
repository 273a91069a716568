"""One picture of the record (PNG): for each country a plain map of the incidents and the tolls over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from reportedly.exports import picture_map, picture_tolls
from reportedly.exports.atomic import replacing
from reportedly.exports.picture_tolls import Bar
from reportedly.records import Incident

WIDTH, HEIGHT, DPI = 12.0, 9.2, 100  # inches; 1200 pixels wide
MOST_COLUMNS = 3
KEY = "Disc: orange where people were killed; its area grows with the best figure. Grey: how near the place is known."
NOTE = "Figures are what reports say, reconciled by a named rule; they are not established facts."


@dataclass(frozen=True)
class Panel:
    """One column of the picture: a country's name, its incidents and its tolls by period."""

    title: str
    incidents: Sequence[Incident]
    bars: Sequence[Bar]


def by_country(incidents: Sequence[Incident]) -> Mapping[str, list[Incident]]:
    """Incidents by the name of their country, most incidents first. A place's name ends with its country."""
    found: dict[str, list[Incident]] = {}
    for incident in incidents:
        if incident.place is not None and incident.place.latitude is not None:
            found.setdefault(incident.place.name.split(",")[-1].strip(), []).append(incident)
    return dict(sorted(found.items(), key=lambda item: (-len(item[1]), item[0])))


def write(path: Path, panels: Sequence[Panel]) -> int:
    """Writes `path`, 1200 pixels wide, one column a panel, and returns the number of incidents that it shows. Panels
    beyond the third are named below the picture. The same panels give the same bytes."""
    shown = panels[:MOST_COLUMNS] or [Panel("No incident has a known place", (), ())]
    figure = Figure(figsize=(WIDTH, HEIGHT), dpi=DPI, layout="constrained")
    FigureCanvasAgg(figure)
    grid = figure.subplots(2, len(shown), squeeze=False, height_ratios=(5, 3))
    figure.supxlabel(_below(panels), fontsize=8.5, color="#333333", x=0.01, ha="left")
    for column, panel in enumerate(shown):
        grid[0][column].set_title(panel.title, loc="left", fontsize=13, fontweight="bold")
        grid[1][column].set_title("Tolls over time", loc="left", fontsize=10)
        picture_tolls.draw(grid[1][column], panel.bars)
    figure.draw_without_rendering()  # lays the axes out: the maps' windows depend on their shapes
    for column, panel in enumerate(shown):
        located = picture_map.draw(grid[0][column], panel.incidents)
        grid[0][column].set_xlabel(_undrawn(located), fontsize=8, color="#555555")
    with replacing(path) as file:
        figure.savefig(file, format="png", metadata={"Software": None})
    return sum(len(panel.incidents) for panel in shown)


def _undrawn(located: picture_map.Located) -> str:
    parts = []
    if located.coarse:
        parts.append(f"{located.coarse} known only to a province or wider")
    if located.nowhere:
        parts.append(f"{located.nowhere} without a known place")
    return f"Not on the map: {', '.join(parts)}." if parts else ""


def _below(panels: Sequence[Panel]) -> str:
    lines = [KEY]
    if len(panels) > MOST_COLUMNS:
        lines.append("Not shown: " + ", ".join(panel.title for panel in panels[MOST_COLUMNS:]) + ".")
    return "\n".join([*lines, NOTE])
