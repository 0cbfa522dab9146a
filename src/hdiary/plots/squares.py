"""The squares of the calendar: how a day of each kind looks."""

from __future__ import annotations

import matplotlib
import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from hdiary.diary.arrays import Floats
from hdiary.plots.look import look_now
from hdiary.plots.style import EDGE, INK, PAPER, UNRATED, write


def pain_colour(level: float) -> tuple[float, float, float, float]:
    """Give the colour of a pain of 0 to 10: pale for little, dark for much, also in grey."""
    shade = matplotlib.colormaps[look_now().pain_colours](0.06 + 0.094 * level)
    return (float(shade[0]), float(shade[1]), float(shade[2]), 1.0)


def squares(x: Floats, y: Floats, size: float = 0.84) -> Path:
    """Give one path of squares whose cells begin at x and y."""
    half = size / 2
    corners = np.array([[-half, -half], [half, -half], [half, half], [-half, half], [-half, -half]])
    centres = np.column_stack([x + 0.5, y + 0.5])
    points = (centres[:, None, :] + corners[None]).reshape(-1, 2)
    codes = np.tile([Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY], len(x))
    return Path(points, codes.astype(Path.code_type))


def draw_clear(ax: Axes, x: Floats, y: Floats, size: float = 0.84) -> None:
    """Draw clear days: empty squares."""
    patch = PathPatch(squares(x, y, size - 0.08), facecolor=PAPER, edgecolor=EDGE, linewidth=0.5)
    ax.add_artist(patch)


def draw_unrecorded(ax: Axes, x: Floats, y: Floats, size: float = 0.84) -> None:
    """Draw days without an entry: hatched, without an outline."""
    patch = PathPatch(
        squares(x, y, size), facecolor=PAPER, edgecolor=EDGE, hatch="/" * 7, linewidth=0.0
    )
    ax.add_artist(patch)


def draw_unrated(ax: Axes, x: Floats, y: Floats, size: float = 0.84, *, mark: bool = True) -> None:
    """Draw headache days without a rating: outlined boldly, with a question mark."""
    patch = PathPatch(squares(x, y, size - 0.1), facecolor=UNRATED, edgecolor=INK, linewidth=0.8)
    ax.add_artist(patch)
    for at_x, at_y in zip(x, y, strict=True) if mark else ():
        write(ax, at_x + 0.5, at_y + 0.54, "?", fontsize=5.0, ha="center", va="center")


def draw_frame(ax: Axes, x: Floats, y: Floats) -> None:
    """Frame days that are spoken of, around whatever stands in their squares."""
    patch = PathPatch(squares(x, y, 1.02), facecolor="none", edgecolor=INK, linewidth=1.5)
    patch.set_zorder(3)
    ax.add_artist(patch)


def draw_dots(ax: Axes, x: Floats, y: Floats, colours: list[str], radius: float = 0.17) -> None:
    """Draw a dot on each day with acute medication."""
    turn = np.linspace(0, 2 * np.pi, 13)
    ring = radius * np.column_stack([np.cos(turn), np.sin(turn)])
    for colour in sorted(set(colours)):
        chosen = np.array([c == colour for c in colours])
        centres = np.column_stack([x[chosen] + 0.5, y[chosen] + 0.5])
        points = (centres[:, None, :] + ring[None]).reshape(-1, 2)
        codes = [Path.MOVETO] + [Path.LINETO] * 11 + [Path.CLOSEPOLY]
        path = Path(points, np.tile(codes, int(chosen.sum())).astype(Path.code_type))
        ax.add_artist(PathPatch(path, facecolor=colour, linewidth=0.0))
