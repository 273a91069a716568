"""The pictures of a brief as SVG: where, with the borders around; and when, with bounds. Letters are drawn as shapes:
no reader needs our fonts, and no program reads them as markup."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import matplotlib
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from reportedly.exports import borders, picture, picture_map, picture_tolls
from reportedly.exports.picture_map import Located, Towns
from reportedly.records import Incident

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH, MAP_HEIGHT, TIME_HEIGHT = 7.4, 4.4, 2.3  # inches
AROUND = 7.0  # degrees that the small map shows on each side of the large one, at least
WORLD = 60.0  # degrees across, from which the large map needs no small one
SETTINGS: dict[Any, Any] = {"svg.fonttype": "path", "svg.hashsalt": "reportedly", "axes.unicode_minus": False}


def map_of(incidents: Sequence[Incident], towns: Towns | None = None) -> tuple[bytes, Located]:
    """The map, and what is on it. The same incidents give the same bytes."""
    figure = _figure(MAP_HEIGHT)
    where, around = figure.subplots(1, 2, width_ratios=(4, 1))
    figure.draw_without_rendering()  # lays the axes out: the map's window depends on its shape
    located = picture_map.draw(where, incidents, towns)
    where.tick_params(labelsize=7)
    west, east = where.get_xlim()
    if located.spots and east - west < WORLD:
        _around(around, where)
    else:
        around.set_axis_off()
    return _svg(figure), located


def _around(small: Axes, large: Axes) -> None:
    """Where in the world the large map lies."""
    (west, east), (south, north) = large.get_xlim(), large.get_ylim()
    reach = max(AROUND, 2 * (east - west))
    middle = (west + east) / 2, (south + north) / 2
    small.set_aspect("equal", adjustable="box", anchor="N")
    small.set_xlim(middle[0] - reach, middle[0] + reach)
    small.set_ylim(middle[1] - reach, middle[1] + reach)
    borders.draw(small)
    least = reach / 25
    wide, high = max(east - west, least), max(north - south, least)
    corner = middle[0] - wide / 2, middle[1] - high / 2
    small.add_patch(Rectangle(corner, wide, high, fill=False, edgecolor=picture_map.ORANGE, linewidth=1.4, zorder=3))
    small.set_xticks([])
    small.set_yticks([])


def timeline_of(incidents: Sequence[Incident], span: str) -> bytes:
    """Killed and injured by days, weeks or months: bands from low to high, a line at best."""
    figure = _figure(TIME_HEIGHT)
    axes = figure.subplots()
    bars = picture.spanned(incidents, span)
    picture_tolls.draw(axes, bars)
    if handles := picture_tolls.legend([bar for bar in bars if bar.best or bar.high]):
        figure.legend(handles=handles, loc="outside upper left", ncols=3, fontsize=7.5, frameon=False)
    return _svg(figure)


def _figure(height: float) -> Figure:
    figure = Figure(figsize=(WIDTH, height), dpi=100, layout="constrained")
    FigureCanvasSVG(figure)
    return figure


def _svg(figure: Figure) -> bytes:
    held = io.BytesIO()
    with matplotlib.rc_context(SETTINGS):
        figure.savefig(held, format="svg", metadata={"Date": None, "Creator": None})
    return held.getvalue()
