"""The two heads of the page's map: the outlines and zones of the pictures, as SVG paths."""

from __future__ import annotations

from typing import Any

from hdiary.plots.heads import ZONES, body_outline, ears, face_outline, skull_outline
from hdiary.plots.paths import svg_path


def draw_heads() -> dict[str, Any]:
    """Give outlines and zones for front and back, y downwards, the middle at x = 0."""
    return {
        "front": {
            "outline": svg_path(face_outline()),
            "body": svg_path(body_outline(back=False)),
            "ears": svg_path(ears()),
        },
        "back": {
            "outline": svg_path(skull_outline()),
            "body": svg_path(body_outline(back=True)),
            "ears": svg_path(ears()),
        },
        # Each zone twice: the half at the left of the picture and the one at its right.
        "zones": [
            {
                "place": zone.place,
                "back": zone.back,
                "clipped": zone.clipped,
                "left": svg_path(zone.shape, flip=True),
                "right": svg_path(zone.shape),
            }
            for zone in ZONES
        ],
    }
