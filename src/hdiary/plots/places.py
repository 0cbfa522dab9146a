"""Where it hurts: a head from the front and one from behind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.patches import PathPatch

from hdiary.plots import heads
from hdiary.plots.lettering import measure
from hdiary.plots.select import one_person, say_no_column
from hdiary.plots.style import (
    BLUE,
    MUTED,
    PAPER,
    SMALL,
    describe,
    new_axes,
    say_nothing,
    set_title,
    styled,
    write,
)
from hdiary.vocabulary.say import say_count

_OF_SIDE: dict[str, tuple[str, ...]] = {
    "left": ("left", "both", "shifting", "not said"),
    "right": ("right", "both", "shifting", "not said"),
}
_TOP, _BOTTOM, _SPACE = 5.6, -9.8, 2.6
_RIGHT_LABELS, _LEFT_LABELS, _WIDE = 27.9, 8.6, 37.3
_UNIT = 0.09
"""A unit of the drawing [inches]."""
_SIDES = 6.3
"""Type of the counts by side [points]."""

Counts = Mapping[str, Mapping[str, int]]


@styled
def plot_places(result: Any, *, patient: str | None = None, ax: Axes | None = None) -> Axes:
    """Draw how many headaches were felt where, on a head seen from the front and from behind.

    The deeper the blue of a zone, the more headaches were felt on that side there (those on
    both sides, of shifting side, or of no stated side count for either). Every place carries
    its count in figures, and how many were left (L), right (R) or on both sides.

    Parameters
    ----------
    result
        A pattern result; ``places`` and ``place_sides`` are drawn.
    patient
        Whose headaches; needed only where the result holds several people.
    ax
        Where to draw; a new figure without pyplot if left out.

    Returns
    -------
    matplotlib.axes.Axes
        With `alt_text`; a sentence instead of heads where no place was written down.

    Raises
    ------
    ValueError
        If the result holds several people and none was named.

    Examples
    --------
    >>> import pandas as pd
    >>> from hdiary.diary import make_diary
    >>> from hdiary.questions import pattern
    >>> days = pd.date_range("2026-03-02", periods=28)
    >>> entries = pd.DataFrame({"date": days, "pain": [5, 0, 0, 0] * 7})
    >>> entries["location"] = ["neck", None, None, None] * 7
    >>> result = pattern(make_diary(entries))
    >>> from hdiary.plots import alt_text
    >>> alt_text(plot_places(result))
    'Of 7 headaches with a place written down: neck 7.'
    """
    table = one_person(result.places, patient=patient)
    table = table[table["episodes"] > 0]
    ax = ax or new_axes(1.78, left=0.06, bottom=0.04, top=0.26)
    if not len(table):
        pattern = getattr(result, "table", None)
        if pattern is not None and pattern["episodes_place_unknown"].any():
            return say_nothing(ax, "The places written down were not recognised.")
        told = "The diary does not say where it hurt."
        return say_nothing(ax, say_no_column(result, "location") or told)
    totals = {str(row["place"]): int(row["episodes"]) for row in table.to_dict("records")}
    said = int(table["said"].max())
    sides = _by_side(one_person(result.place_sides, patient=patient))
    ax.set_xlim(0, _WIDE)
    ax.set_ylim(_BOTTOM, _TOP)
    ax.set_aspect("equal", anchor="NW")
    ax.set_axis_off()
    _draw_heads(ax)
    _shade(ax, sides)
    _label(ax, totals, sides)
    set_title(ax, "Where it hurts")
    unknown = bool(getattr(result, "unknown_places", ()))
    return describe(ax, _words(totals, sides, said, unknown=unknown))


def _by_side(table: pd.DataFrame) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for row in table.to_dict("records"):
        side = "not said" if pd.isna(row["side"]) else str(row["side"])
        if int(row["episodes"]):
            found.setdefault(str(row["place"]), {})[side] = int(row["episodes"])
    return found


def _draw_heads(ax: Axes) -> None:
    line: dict[str, Any] = {"facecolor": "none", "edgecolor": MUTED, "linewidth": 0.9}
    for back, outline in ((False, heads.face_outline()), (True, heads.skull_outline())):
        for path in (outline, heads.body_outline(back=back), heads.ears()):
            ax.add_patch(PathPatch(heads.moved(path, back=back), zorder=3, **line))
    for x, left, right, name in (
        (heads.FRONT_X, "R", "L", "front"),
        (heads.BACK_X, "L", "R", "back"),
    ):
        small: dict[str, Any] = {"fontsize": SMALL, "color": MUTED, "va": "center"}
        write(ax, x - 3.0, -5.4, left, ha="center", **small)
        write(ax, x + 3.0, -5.4, right, ha="center", **small)
        write(ax, x, -9.2, name, ha="center", **small)


def _shade(ax: Axes, sides: Counts) -> None:
    most = max(
        (_felt(sides.get(zone.place, {}), side) for zone in heads.ZONES for side in _OF_SIDE),
        default=0,
    )
    clips = {
        back: PathPatch(heads.moved(path, back=back), transform=ax.transData)
        for back, path in ((False, heads.face_outline()), (True, heads.skull_outline()))
    }
    for zone in heads.ZONES:
        for side in _OF_SIDE:
            felt = _felt(sides.get(zone.place, {}), side)
            right_of_picture = (side == "right") == zone.back
            path = heads.half_of(zone, right_of_picture=right_of_picture)
            colour = _ink(felt / most) if most and felt else PAPER
            patch = PathPatch(path, facecolor=colour, edgecolor=PAPER, linewidth=0.7, zorder=2)
            ax.add_patch(patch)
            if zone.clipped:
                patch.set_clip_path(clips[zone.back])


def _felt(counts: Mapping[str, int], side: str) -> int:
    return sum(counts.get(name, 0) for name in _OF_SIDE[side])


def _ink(share: float) -> tuple[float, float, float]:
    weight = 0.16 + 0.74 * share
    red, green, blue = ((1 - weight) + weight * part for part in to_rgb(BLUE))
    return (red, green, blue)


def _label(ax: Axes, totals: Mapping[str, int], sides: Counts) -> None:
    for back in (False, True):
        zones = [z for z in heads.ZONES if z.back == back and totals.get(z.place)]
        extra = 1 if back and totals.get("whole head") else 0
        wanted = [zone.tip[1] for zone in zones]
        heights = _spread(wanted, low=_BOTTOM + 1.0 + extra * _SPACE, high=_TOP - 1.0)
        for zone, y in zip(zones, heights, strict=True):
            middle = heads.BACK_X if back else heads.FRONT_X
            edge = _RIGHT_LABELS - 0.3 if back else 8.9
            tip = (middle + zone.tip[0], zone.tip[1])
            ax.plot([edge, tip[0]], [y, tip[1]], color=MUTED, linewidth=0.5, zorder=4)
            ax.plot(*tip, marker="o", markersize=1.6, color=MUTED, zorder=4, linestyle="")
            _one_label(ax, _RIGHT_LABELS if back else 0.0, y, zone.place, totals, sides)
        if extra:
            _one_label(ax, _RIGHT_LABELS, _BOTTOM + 1.0, "whole head", totals, sides)


def _one_label(
    ax: Axes, x: float, y: float, place: str, totals: Mapping[str, int], sides: Counts
) -> None:
    named = sides.get(place, {})
    parts = [
        f"{named[side]} {word}"
        for side, word in (("left", "L"), ("right", "R"), ("both", "both"), ("shifting", "shift"))
        if named.get(side)
    ]
    told = _fit(parts, named, width=(_WIDE - x if x else _LEFT_LABELS) * _UNIT)
    write(
        ax,
        x,
        y + 0.08,
        f"{place} {totals[place]}",
        fontweight="bold",
        fontsize=SMALL,
        va="bottom" if parts else "center",
    )
    if parts:
        write(ax, x, y - 0.12, told, fontsize=_SIDES, color=MUTED, va="top")


def _fit(parts: list[str], named: Mapping[str, int], *, width: float) -> str:
    """Join what there is room for [inches]; the rest as a number."""
    left = sorted(parts, key=lambda part: -int(part.split()[0]))
    shown = [part for part in parts if part in left]
    while len(left) > 1 and measure(_join(shown, parts), size=_SIDES) > width:
        left = left[:-1]
        shown = [part for part in parts if part in left]
    return _join(shown, parts)


def _join(shown: list[str], parts: list[str]) -> str:
    rest = sum(int(part.split()[0]) for part in parts if part not in shown)
    return ", ".join([*shown, *([f"+{rest}"] if rest else [])])


def _spread(wanted: list[float], *, low: float, high: float) -> list[float]:
    """Move labels apart, from the top down, as little as keeps them inside and readable."""
    placed: list[float] = []
    for i, y in enumerate(wanted):
        ceiling = placed[-1] - _SPACE if placed else high
        floor = low + _SPACE * (len(wanted) - 1 - i)
        placed.append(max(min(y, ceiling), floor) if floor <= ceiling else ceiling)
    short = sum(w - p for w, p in zip(wanted, placed, strict=True)) / max(len(placed), 1)
    lift = min(max(short, 0.0), high - placed[0]) if placed else 0.0
    return [y + lift for y in placed]


def _words(totals: Mapping[str, int], sides: Counts, said: int, *, unknown: bool) -> str:
    told = []
    for place, many in sorted(totals.items(), key=lambda item: (-item[1], item[0])):
        named = ", ".join(
            f"{n} {'side not said' if side == 'not said' else side}"
            for side, n in sides.get(place, {}).items()
        )
        told.append(f"{place} {many}" + (f" ({named})" if named else ""))
    named = "that is recognised" if unknown else "written down"
    return f"Of {say_count(said, 'headache')} with a place {named}: " + "; ".join(told) + "."
