"""Where it hurts: a head from the front and one from behind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.patches import PathPatch

from hdiary.plots import heads, style
from hdiary.plots.lettering import measure
from hdiary.plots.look import ink_now
from hdiary.plots.picture import new_axes
from hdiary.plots.select import one_person, say_no_column
from hdiary.plots.speech import words_for
from hdiary.plots.style import BLUE, MUTED, PAPER, SMALL, styled
from hdiary.words import Words

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


@dataclass(frozen=True, slots=True)
class Felt:
    """How many headaches were felt where, and on which side there; and the words for it."""

    totals: Mapping[str, int]
    sides: Counts
    say: Words


@styled
def plot_places(
    result: Any,
    *,
    patient: str | None = None,
    language: str | Words = "en",
    ax: Axes | None = None,
) -> Axes:
    """Draw how many headaches were felt where, on a head seen from the front and from behind.

    The deeper the blue of a zone, the more headaches were felt on that side there (those on
    both sides, of shifting side, or of no stated side count for either; so do all where too few
    headaches say a side). Every place carries its count in figures, and how many were left (L),
    right (R), on both sides, or without a word on the side where others have one.

    Parameters
    ----------
    result
        A pattern result; ``places`` and ``place_sides`` are drawn.

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
    say = words_for(result, language, patient)
    table = one_person(result.places, patient=patient)
    table = table[table["episodes"] > 0]
    ax = ax or new_axes(1.78, left=0.06, bottom=0.04, top=0.26)
    if not len(table):
        pattern = getattr(result, "table", None)
        if pattern is not None and pattern["episodes_place_unknown"].any():
            return style.say_nothing(ax, say("heads.not_recognised"))
        return style.say_nothing(
            ax, say_no_column(result, "location", say) or say("heads.not_said")
        )
    totals = {str(row["place"]): int(row["episodes"]) for row in table.to_dict("records")}
    named = one_person(result.place_sides, patient=patient)
    felt = Felt(totals, _by_side(named, totals), say)
    ax.set_xlim(0, _WIDE)
    ax.set_ylim(_BOTTOM, _TOP)
    ax.set_aspect("equal", anchor="NW")
    ax.set_axis_off()
    _draw_heads(ax, say)
    _shade(ax, felt.sides if _sided(result, patient) else _by_side(named.iloc[:0], totals))
    _label(ax, felt)
    style.set_title(ax, say("heads.title"))
    return style.describe(ax, _tell(result, felt, int(table["said"].max())))


def _by_side(table: pd.DataFrame, totals: Mapping[str, int]) -> dict[str, dict[str, int]]:
    """Count headaches by place and side; what says no side there is counted apart."""
    found: dict[str, dict[str, int]] = {place: {} for place in totals}
    for row in table.to_dict("records"):
        if int(row["episodes"]):
            found.setdefault(str(row["place"]), {})[str(row["side"])] = int(row["episodes"])
    for place, sides in found.items():
        rest = totals.get(place, 0) - sum(sides.values())
        if rest > 0:
            sides["not said"] = rest
    return found


def _sided(result: Any, patient: str | None) -> bool:
    """Say whether headaches enough say a side for the halves of the head to differ."""
    table = getattr(result, "table", None)
    if table is None:
        return True
    return bool(one_person(table, patient=patient)["side_locked_share"].notna().all())


def _draw_heads(ax: Axes, say: Words) -> None:
    line: dict[str, Any] = {"facecolor": "none", "edgecolor": MUTED, "linewidth": 0.9}
    for back, outline in ((False, heads.face_outline()), (True, heads.skull_outline())):
        for path in (outline, heads.body_outline(back=back), heads.ears()):
            ax.add_patch(PathPatch(heads.moved(path, back=back), zorder=3, **line))
    for x, left, right, name in (
        (heads.FRONT_X, "R", "L", "heads.front"),
        (heads.BACK_X, "L", "R", "heads.back"),
    ):
        small: dict[str, Any] = {"fontsize": SMALL, "color": MUTED, "va": "center"}
        style.write(ax, x - 3.0, -5.4, left, ha="center", **small)
        style.write(ax, x + 3.0, -5.4, right, ha="center", **small)
        style.write(ax, x, -9.2, say(name), ha="center", **small)


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
    ends = zip(to_rgb(ink_now(PAPER)), to_rgb(ink_now(BLUE)), strict=True)
    red, green, blue = ((1 - weight) * pale + weight * part for pale, part in ends)
    return (red, green, blue)


def _label(ax: Axes, felt: Felt) -> None:
    for back in (False, True):
        zones = [z for z in heads.ZONES if z.back == back and felt.totals.get(z.place)]
        extra = 1 if back and felt.totals.get("whole head") else 0
        wanted = [zone.tip[1] for zone in zones]
        heights = _spread(wanted, low=_BOTTOM + 1.0 + extra * _SPACE, high=_TOP - 1.0)
        for zone, y in zip(zones, heights, strict=True):
            middle = heads.BACK_X if back else heads.FRONT_X
            edge = _RIGHT_LABELS - 0.3 if back else 8.9
            tip = (middle + zone.tip[0], zone.tip[1])
            ax.plot([edge, tip[0]], [y, tip[1]], color=MUTED, linewidth=0.5, zorder=4)
            ax.plot(*tip, marker="o", markersize=1.6, color=MUTED, zorder=4, linestyle="")
            _one_label(ax, _RIGHT_LABELS if back else 0.0, y, zone.place, felt)
        if extra:
            _one_label(ax, _RIGHT_LABELS, _BOTTOM + 1.0, "whole head", felt)


def _one_label(ax: Axes, x: float, y: float, place: str, felt: Felt) -> None:
    named, say = felt.sides.get(place, {}), felt.say
    parts = {
        say(f"heads.{side}", n=named[side]): named[side]
        for side in ("left", "right", "both", "shifting")
        if named.get(side)
    }
    if parts and named.get("not said"):
        parts[say("heads.without_side", n=named["not said"])] = named["not said"]
    told = _fit(parts, width=(_WIDE - x if x else _LEFT_LABELS) * _UNIT)
    words = say("heads.label", place=place, n=felt.totals[place])
    up = "bottom" if parts else "center"
    style.write(ax, x, y + 0.08, words, fontweight="bold", fontsize=SMALL, va=up)
    if parts:
        style.write(ax, x, y - 0.12, told, fontsize=_SIDES, color=MUTED, va="top")


def _fit(parts: Mapping[str, int], *, width: float) -> str:
    """Join what there is room for [inches]; the rest as a number."""
    left = sorted(parts, key=lambda part: -parts[part])
    while len(left) > 1 and measure(_join(left, parts), size=_SIDES) > width:
        left = left[:-1]
    return _join(left, parts)


def _join(shown: list[str], parts: Mapping[str, int]) -> str:
    rest = sum(many for part, many in parts.items() if part not in shown)
    return ", ".join([*(part for part in parts if part in shown), *([f"+{rest}"] if rest else [])])


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


def _tell(result: Any, felt: Felt, said: int) -> str:
    """Say in words how many headaches were felt where, and on which side."""
    say, told = felt.say, []
    page = say.place == "page"
    # What was felt equally often stands by its name, on a page from the forehead down.
    names = list(felt.totals) if page else sorted(felt.totals)
    for place in sorted(names, key=lambda name: -felt.totals[name]):
        sides = list(felt.sides.get(place, {}).items())
        sides = [] if [side for side, _ in sides] == ["not said"] else sides
        if page:
            named = [f"{say.word('sides', side)} {n}" for side, n in sides]
        else:
            named = [say("heads.alt_side", side=side, n=n) for side, n in sides]
        label = say("heads.label", place=place, n=felt.totals[place])
        told.append(f"{label} ({', '.join(named)})" if named else label)
    places = "; ".join(told)
    if page:
        unknown = int(result.table["episodes_place_unknown"].iloc[0])
        key = "pictures.known_places_alt" if unknown else "pictures.places_alt"
        return say(key, headaches=say.count("headache", said), places=places)
    unknown = bool(getattr(result, "unknown_places", ()))
    return say("heads.alt_known" if unknown else "heads.alt", headaches=said, places=places)
