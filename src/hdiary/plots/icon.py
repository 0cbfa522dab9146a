"""The icon of the diary: a head, and where it hurts."""

from __future__ import annotations

import io

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Ellipse, PathPatch

from hdiary.plots.heads import body_outline, ears, face_outline
from hdiary.plots.paths import svg_path

BACKGROUND, _HEAD, _SPOT = "#005a8c", "#ffffff", "#e07a1f"
_HALF, _LIFT = 9.4, 0.9
"""Half of the icon's width, and how far its middle lies below that of the head."""
_SPOT_AT, _SPOT_SIZE = (2.15, 2.6), 1.45
_LINE = 0.55


def icon_svg() -> bytes:
    """Draw the icon for any size."""
    box = f"{-_HALF:g} {_LIFT - _HALF:g} {2 * _HALF:g} {2 * _HALF:g}"
    x, y = _SPOT_AT
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">',
        f'<rect x="{-_HALF:g}" y="{_LIFT - _HALF:g}" width="{2 * _HALF:g}" '
        f'height="{2 * _HALF:g}" fill="{BACKGROUND}"/>',
        f'<path d="{svg_path(body_outline(back=False))}{svg_path(ears())}" fill="none" '
        f'stroke="{_HEAD}" stroke-width="{_LINE}" stroke-linecap="round"/>',
        f'<path d="{svg_path(face_outline())}Z" fill="{_HEAD}"/>',
        f'<circle cx="{x}" cy="{-y}" r="{_SPOT_SIZE}" fill="{_SPOT}"/>',
        "</svg>",
    ]
    return "\n".join(lines).encode("ascii") + b"\n"


def icon_png(size: int) -> bytes:
    """Draw the icon in so many pixels; all of it lies where a round mask leaves it."""
    figure = Figure(figsize=(1, 1), dpi=size, facecolor=BACKGROUND)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set(xlim=(-_HALF, _HALF), ylim=(-_LIFT - _HALF, -_LIFT + _HALF))
    axes.set_axis_off()
    width = _LINE * 72 / (2 * _HALF)
    line = {"fill": False, "edgecolor": _HEAD, "linewidth": width, "capstyle": "round"}
    axes.add_patch(PathPatch(body_outline(back=False), **line))
    axes.add_patch(PathPatch(ears(), **line))
    axes.add_patch(PathPatch(face_outline(), facecolor=_HEAD, edgecolor="none"))
    across = 2 * _SPOT_SIZE
    axes.add_patch(Ellipse(_SPOT_AT, across, across, facecolor=_SPOT, edgecolor="none"))
    drawn = io.BytesIO()
    figure.savefig(drawn, format="png", dpi=size, facecolor=BACKGROUND, metadata={"Software": None})
    return drawn.getvalue()
