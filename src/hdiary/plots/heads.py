"""The two outlines of the head map and the zones on them, drawn in units of a tenth of an inch."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from matplotlib.patches import Ellipse
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

_M, _L, _C, _Z = Path.MOVETO, Path.LINETO, Path.CURVE4, Path.CLOSEPOLY

FRONT_X, BACK_X = 13.7, 22.7
"""Where the middle of each head stands."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Zone:
    """One place on one head: its half at positive x, and where its label's line begins."""

    place: str
    back: bool
    shape: Path
    tip: tuple[float, float]
    clipped: bool = True


def face_outline() -> Path:
    """Give the outline of a head seen from the front, chin down."""
    half = [
        (0.0, 5.2),
        (2.2, 5.2),
        (3.7, 3.8),
        (3.7, 1.4),
        (3.7, -0.6),
        (3.3, -2.2),
        (2.5, -3.4),
        (1.8, -4.4),
        (0.9, -4.9),
        (0.0, -4.9),
    ]
    return _mirrored(half)


def skull_outline() -> Path:
    """Give the outline of a head seen from behind, ending at the hairline."""
    half = [
        (0.0, 5.2),
        (2.2, 5.2),
        (3.7, 3.8),
        (3.7, 1.4),
        (3.7, -0.6),
        (3.1, -2.0),
        (2.1, -3.1),
        (1.5, -3.5),
        (0.8, -3.6),
        (0.0, -3.6),
    ]
    return _mirrored(half)


def _mirrored(half: list[tuple[float, float]]) -> Path:
    other = [(-x, y) for x, y in reversed(half)][1:]
    return Path([*half, *other], [_M] + [_C] * (len(half) + len(other) - 1))


def body_outline(*, back: bool) -> Path:
    """Give the lines of neck and shoulders under a head."""
    top = -2.9 if back else -3.9
    right = [
        (1.9, top),
        (1.9, -5.4),
        (2.0, -6.3),
        (3.2, -6.6),
        (4.6, -7.4),
    ]
    codes = [_M, _L, _C, _C, _C]
    left = [(-x, y) for x, y in right]
    return Path([*right, *left], [*codes, *codes])


def ears() -> Path:
    """Give two small ears."""
    right = [(3.66, 1.0), (4.5, 1.4), (4.3, -0.9), (3.5, -0.8)]
    left = [(-x, y) for x, y in right]
    return Path([*right, *left], [_M, _C, _C, _C, _M, _C, _C, _C])


def _ellipse(x: float, y: float, across: float, up: float) -> Path:
    shape = Ellipse((x, y), 2 * across, 2 * up)
    return shape.get_path().transformed(shape.get_patch_transform())


def _polygon(*corners: tuple[float, float]) -> Path:
    return Path([*corners, corners[0]], [_M] + [_L] * (len(corners) - 1) + [_Z])


def _box(left: float, right: float, low: float, high: float) -> Path:
    return _polygon((left, low), (right, low), (right, high), (left, high))


ZONES: tuple[Zone, ...] = (
    Zone(place="top of head", back=False, shape=_box(0.0, 4.0, 3.75, 5.4), tip=(-1.6, 4.4)),
    Zone(place="forehead", back=False, shape=_box(0.0, 2.5, 2.0, 3.55), tip=(-1.9, 2.8)),
    Zone(place="temple", back=False, shape=_ellipse(3.15, 1.35, 0.62, 1.25), tip=(-3.2, 1.4)),
    Zone(place="eye", back=False, shape=_ellipse(1.4, 0.8, 0.95, 0.62), tip=(-1.5, 0.7)),
    Zone(place="face", back=False, shape=_ellipse(1.75, -1.4, 1.1, 1.15), tip=(-1.9, -1.4)),
    Zone(place="jaw", back=False, shape=_ellipse(1.5, -3.75, 1.35, 0.8), tip=(-1.7, -3.6)),
    Zone(place="back of head", back=True, shape=_box(0.0, 4.0, -3.7, 1.9), tip=(2.6, 0.2)),
    Zone(
        place="neck", back=True, shape=_box(0.0, 1.78, -6.1, -3.75), tip=(1.3, -4.9), clipped=False
    ),
    Zone(
        place="shoulder",
        back=True,
        shape=_polygon(
            (1.5, -6.35),
            (2.4, -6.45),
            (3.3, -6.75),
            (4.6, -7.5),
            (4.3, -8.2),
            (3.0, -7.55),
            (1.5, -7.3),
        ),
        tip=(3.3, -7.3),
        clipped=False,
    ),
)
"""Every place that can be drawn; the whole head is told in words."""


def half_of(zone: Zone, *, right_of_picture: bool) -> Path:
    """Give the zone on one half of its head, moved to where the head stands."""
    flip = 1.0 if right_of_picture else -1.0
    move = Affine2D().scale(flip, 1.0).translate(BACK_X if zone.back else FRONT_X, 0.0)
    return zone.shape.transformed(move)


def moved(path: Path, *, back: bool) -> Path:
    """Move an outline to where its head stands."""
    return Path(path.vertices + np.array([BACK_X if back else FRONT_X, 0.0]), path.codes)
