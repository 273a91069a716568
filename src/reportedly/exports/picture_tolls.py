"""The tolls of a picture: one band from low to high and one mark at the best figure for each period and effect."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.patheffects import withStroke
from matplotlib.ticker import MaxNLocator

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Okabe and Ito's palette, safe for the colour-blind. Dark and light differ without colour, too.
COLOURS = {"killed": "#D55E00", "injured": "#0072B2"}
SHARE = 0.36  # of a period's length, taken by one effect's band
OPEN = 1.15  # how far an open upper bound is drawn above the best figure
HEADROOM = 1.18  # for the figures above the bands
MOST_TICKS = 6


@dataclass(frozen=True)
class Bar:
    """One effect in one period. `end` is the period's last day; `high` None: no upper bound was given."""

    effect: str
    start: date
    end: date
    low: int
    best: int
    high: int | None


def draw(axes: Axes, bars: Sequence[Bar]) -> None:
    """Draws the bars whose effect has a colour; says so where there is nothing to draw."""
    shown = [bar for bar in bars if bar.effect in COLOURS and (bar.best or bar.high)]
    if not shown:
        axes.text(0.5, 0.5, "No dated toll.", ha="center", va="center", transform=axes.transAxes)
        axes.set_axis_off()
        return
    for bar in shown:
        _band(axes, bar)
    axes.set_ylim(0, HEADROOM * max(_top(bar) for bar in shown))
    _time_axis(axes, shown)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=5, integer=True))
    axes.set_ylabel("people")
    axes.grid(axis="y", color="#e3e3e3", linewidth=0.6)
    axes.set_axisbelow(True)


def _time_axis(axes: Axes, bars: Sequence[Bar]) -> None:
    """A tick at the first day of every period, or of every second, third, ... where they are many."""
    starts = sorted({bar.start for bar in bars})
    days = (bars[0].end - bars[0].start).days + 1
    room = days if len(starts) > 1 else 2 * days  # one period alone would be stretched over the whole width
    axes.set_xlim(starts[0].toordinal() - room / 2, max(bar.end.toordinal() for bar in bars) + 1 + room / 2)
    ticks = starts[:: -(-len(starts) // MOST_TICKS)]
    axes.set_xticks(
        [day.toordinal() for day in ticks], [f"{day.day} {day:%b}\n{day.year}" for day in ticks], fontsize=8
    )


def _top(bar: Bar) -> float:
    return float(bar.high) if bar.high is not None else max(bar.best * OPEN, bar.best + 1)


def _band(axes: Axes, bar: Bar) -> None:
    length = (bar.end - bar.start).days + 1
    width = length * SHARE
    left = bar.start.toordinal() + length * (0.1 if bar.effect == "killed" else 0.54)
    colour, top, middle = COLOURS[bar.effect], _top(bar), left + width / 2
    axes.bar(left, top - bar.low, width, bottom=bar.low, align="edge", color=colour, alpha=0.3, linewidth=0)
    axes.hlines(bar.best, left, left + width, color=colour, linewidth=2.4)
    if bar.high is None:
        axes.plot([middle], [top], marker="^", color=colour, markersize=6, linewidth=0)
    # The figure stands at its line: above a band it would read as the band's upper end.
    at = (middle, bar.best)
    text = axes.annotate(str(bar.best), at, (0, 3), textcoords="offset points", ha="center", va="bottom")
    text.set(fontsize=9, color=colour, path_effects=[withStroke(linewidth=2.5, foreground="white")], zorder=5)


def legend(bars: Sequence[Bar]) -> list[Patch | Line2D]:
    """What the colours and signs of these bars mean."""
    effects = dict.fromkeys(bar.effect for bar in bars)
    handles: list[Patch | Line2D] = [
        Patch(facecolor=COLOURS[effect], alpha=0.6, label=f"{effect}: band low to high, line best")
        for effect in COLOURS
        if effect in effects
    ]
    if any(bar.high is None for bar in bars):
        handles.append(Line2D([], [], marker="^", color="#555555", linewidth=0, label="no upper bound given"))
    return handles
