"""Outlines as SVG writes them, for what draws them elsewhere."""

from __future__ import annotations

from matplotlib.path import Path
from matplotlib.transforms import Affine2D

_LETTERS = {Path.MOVETO: "M", Path.LINETO: "L", Path.CURVE4: "C"}


def svg_path(path: Path, *, flip: bool = False) -> str:
    """Write a path as SVG does, y downwards; flipped, its other side to the right."""
    turned = path.transformed(Affine2D().scale(-1.0 if flip else 1.0, -1.0))
    parts = []
    for points, code in turned.iter_segments(curves=True, simplify=False):
        if code == Path.CLOSEPOLY:
            parts.append("Z")
            continue
        # 0.0 is added so that nothing is written as -0.00.
        numbers = [f"{x + 0.0:.2f} {y + 0.0:.2f}" for x, y in points.reshape(-1, 2).round(2)]
        parts.append(_LETTERS[code] + " ".join(numbers))
    return "".join(parts)
