"""The rows of the picture of relief: pain before and after, and the extra fall beside it."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from math import ceil, floor
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from hdiary.plots.lettering import make_printable, measure, shorten, wrap_words
from hdiary.plots.sheet import LINE, Ruler, draw_interval
from hdiary.plots.style import BLUE, EDGE, INK, MUTED, PALE_BLUE, PAPER, RULE, SMALL, TEXT, write
from hdiary.questions.relief.rules import CLAIMS
from hdiary.words import Words
from hdiary.words.rounding import round_number

_HEAD, _PANEL, _GAP = 0.21, 0.56, 0.14
"""Heights [inches]: name and verdict, the lines below them, the space to the next."""
_LEFT, _SLOPE, _BETWEEN = 0.18, 1.05, 0.2
"""Widths [inches]: numbers of pain, the lines of pain, the space before the intervals."""
_NAME_LINE = 0.15
"""A further line of a name [inches]."""
_FIRST_LINE = 0.23
"""How far below its name a reason begins [inches]."""
_NEAREST, _FARTHEST = 2, 6
"""The axis of extra fall goes this far either way at least and at most [points]."""
_ALL_PAIN = 10.0

Row = Mapping[Hashable, Any]


def lay_out(
    rows: list[dict[Hashable, Any]], whys: list[str], width: float, say: Words
) -> tuple[list[list[str]], list[float]]:
    """Break reasons into lines, and say how far down each row stands and where they end."""
    reasons = [_wrap_reason(row, why, width) for row, why in zip(rows, whys, strict=True)]
    return reasons, _find_tops([_wrap_name(row, width, say) for row in rows], reasons)


def _wrap_reason(row: Row, why: str, width: float) -> list[str]:
    """Break why a row has no extra fall into lines; none where it has one."""
    if not pd.isna(row["extra_fall"]):
        return []
    return wrap_words(why.replace("; ", ", "), width=width - _beside(width))


def _wrap_name(row: Row, width: float, say: Words) -> list[str]:
    """Break a treatment's name into lines; the verdict stands at the end of the last."""
    verdict = say.word("verdicts", str(row["verdict"]))
    room = width - measure(verdict, size=TEXT, bold=row["verdict"] in CLAIMS) - 0.12
    name = make_printable(say.treatment(str(row["treatment"])))
    if any(measure(word, size=TEXT, bold=True) > room for word in name.split()):
        return [*wrap_words(name, width=width, size=TEXT, bold=True), ""]
    return wrap_words(name, width=room, size=TEXT, bold=True)


def _find_tops(heads: list[list[str]], reasons: list[list[str]]) -> list[float]:
    """Say how far down each row stands, and where they end [inches]; long words need more."""
    tops = [0.0]
    for head, lines in zip(heads, reasons, strict=True):
        panel = max(_PANEL, _FIRST_LINE + LINE * (len(lines) - 1))
        tops.append(tops[-1] + _head_height(head) + panel + _GAP)
    tops[-1] -= _GAP
    return tops


def _head_height(head: list[str]) -> float:
    """Say how high a name of so many lines is [inches]."""
    return _HEAD + _NAME_LINE * (len(head) - 1)


def _beside(width: float) -> float:
    """Say where the intervals begin, right of the lines of pain [inches]."""
    return min(_LEFT + _SLOPE + _BETWEEN, 0.6 * width)


def make_ruler(rows: list[dict[Hashable, Any]], width: float) -> Ruler:
    """Say where extra falls stand, so that estimates and claimed intervals are inside."""
    sure = [float(row["extra_fall"]) for row in rows]
    sure += [
        float(row[name])
        for row in rows
        if row["verdict"] in CLAIMS
        for name in ("ci_low", "ci_high")
    ]
    known = [end for end in sure if not np.isnan(end)]
    low = max(min([floor(min(known, default=0.0)), -_NEAREST]), -_FARTHEST)
    high = min(max([ceil(max(known, default=0.0)), _NEAREST]), _FARTHEST)
    return Ruler(begin=_beside(width), end=width, low=low, high=high)


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawing:
    """Where the picture is drawn, in whose words, and where extra falls stand."""

    ax: Axes
    say: Words
    ruler: Ruler

    def row(
        self, top: float, row: Row, moments: pd.DataFrame, *, why: list[str], little: float
    ) -> None:
        """Draw one treatment: its name, its pain, and the extra fall or why there is none."""
        name = _wrap_name(row, self.ruler.end, self.say)
        self._head(row, name, top)
        below = top + _head_height(name)
        _draw_pain(self.ax, row, moments, below)
        self._extra(row, why, below, little)

    def _head(self, row: Row, name: list[str], top: float) -> None:
        """Write a treatment's name and verdict."""
        claimed = row["verdict"] in CLAIMS
        verdict = self.say.word("verdicts", str(row["verdict"]))
        how: dict[str, Any] = {"va": "baseline"}
        for line, words in enumerate(name):
            write(self.ax, 0.0, top + 0.11 + _NAME_LINE * line, words, fontweight="bold", **how)
        how |= {"ha": "right", "color": BLUE if claimed else MUTED}
        weight = "bold" if claimed else "normal"
        last = top + 0.11 + _NAME_LINE * (len(name) - 1)
        write(self.ax, self.ruler.end, last, verdict, fontweight=weight, **how)

    def _extra(self, row: Row, why: list[str], top: float, little: float) -> None:
        """Draw the extra fall with its interval, or say why there is none."""
        ax, say, ruler = self.ax, self.say, self.ruler
        small: dict[str, Any] = {"fontsize": SMALL, "va": "baseline"}
        room = ruler.end - ruler.begin
        counts = shorten(_say_counts(row, say), width=room, size=SMALL)
        write(ax, ruler.begin, top + 0.1, counts, **small)
        if pd.isna(row["extra_fall"]):
            for line, words in enumerate(why):
                at = top + _FIRST_LINE + LINE * line
                write(ax, ruler.begin, at, words, color=MUTED, **small)
            return
        _draw_ground(ax, ruler, (top + 0.15, top + _PANEL - 0.13), little)
        claimed = row["verdict"] in CLAIMS
        colour = BLUE if claimed else MUTED
        ends = [float(row[name]) for name in ("extra_fall", "ci_low", "ci_high")]
        size = 5.0 if ruler.low <= ends[0] <= ruler.high else 0.0
        look = {"colour": colour, "face": colour if claimed else PAPER, "size": size}
        draw_interval(ax, ruler, (ends[0], ends[1], ends[2]), top + 0.34, **look)
        words = shorten(say("relief.picture.extra", **numbers_of(row)), width=room, size=SMALL)
        write(ax, ruler.begin, top + _PANEL - 0.01, words, **small)

    def axis(self, bottom: float, *, extra: bool) -> None:
        """Name the axes of pain and of the extra fall."""
        ax, say, ruler = self.ax, self.say, self.ruler
        small: dict[str, Any] = {"fontsize": SMALL, "color": MUTED, "va": "baseline"}
        first, second = bottom + 0.12, bottom + 0.25
        write(ax, _LEFT, first, say("relief.picture.dose"), ha="left", **small)
        write(ax, _LEFT + _SLOPE, first, say("relief.picture.later"), ha="right", **small)
        pain = say("relief.picture.pain")
        write(ax, _LEFT + _SLOPE / 2, second, pain, ha="center", **small)
        if not extra:
            return
        for tick in range(int(ruler.low), int(ruler.high) + 1):
            write(ax, ruler.x(tick), first, say.number(tick), ha="center", **small)
        middle = (ruler.begin + ruler.end) / 2
        write(ax, middle, second, say("relief.picture.axis"), ha="center", **small)


def _draw_pain(ax: Axes, row: Row, moments: pd.DataFrame, top: float) -> None:
    """Draw the lines from pain before to pain two hours later."""
    claimed = row["verdict"] in CLAIMS
    left, right = _LEFT, _LEFT + _SLOPE

    def y(pain: float) -> float:
        return top + (1 - pain / _ALL_PAIN) * _PANEL

    for pain in (0, 5, 10):
        ax.plot([left, right], [y(pain), y(pain)], color=RULE, linewidth=0.5, zorder=0.5)
        how: dict[str, Any] = {"fontsize": SMALL, "color": MUTED, "ha": "right", "va": "center"}
        write(ax, left - 0.04, y(pain), str(pain), **how)
    begins, ends = moments["pain_before"].to_numpy(), moments["pain_after"].to_numpy()
    for begin, end, step in zip(begins, ends, _spread(len(moments)), strict=True):
        heights = [y(min(max(pain + step, 0.0), _ALL_PAIN)) for pain in (begin, end)]
        ax.plot([left, right], heights, color=EDGE, linewidth=0.5, zorder=1)
    before, after = float(row["pain_before"]), float(row["pain_after"])
    colour = BLUE if claimed else INK
    ax.plot([left, right], [y(before), y(after)], color=colour, linewidth=2.0, zorder=3)
    if not pd.isna(row["expected_fall"]):
        expected = y(before - float(row["expected_fall"]))
        ax.plot(
            [left, right], [y(before), expected], color=INK, linewidth=1.1, dashes=(3, 2), zorder=4
        )


def _spread(count: int) -> Any:
    """Set lines of equal ratings a little apart, the same way every time."""
    return 0.3 * (np.arange(count) * 0.618 % 1.0 - 0.5)


def _draw_ground(ax: Axes, ruler: Ruler, at: tuple[float, float], little: float) -> None:
    band = [ruler.x(-little), ruler.x(little)]
    ax.fill_between(band, *at, color=PALE_BLUE, alpha=0.45, linewidth=0, zorder=0)
    for tick in range(int(ruler.low), int(ruler.high) + 1):
        colour, width = (MUTED, 0.9) if tick == 0 else (RULE, 0.5)
        x = ruler.x(tick)
        ax.plot([x, x], at, color=colour, linewidth=width, zorder=1)


def numbers_of(row: Row) -> dict[str, float]:
    """Give what is told of an extra fall."""
    columns = {"expected": "expected_fall", "extra": "extra_fall", "low": "ci_low"}
    return {name: float(row[of]) for name, of in {**columns, "high": "ci_high"}.items()}


def _say_counts(row: Row, say: Words) -> str:
    fall, rated = float(row["fall"]), int(row["rated"])
    if round_number(abs(fall)) == "0":
        return say("relief.picture.stayed", n=rated)
    kind = "fell" if fall > 0 else "rose"
    return say(f"relief.picture.{kind}", n=rated, size=abs(fall))
