"""Cells that cannot be read for certain: left blank and told, or read as what is nearest."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pandas as pd

from hdiary.read.cells import Cells
from hdiary.vocabulary.words import is_blank

Nearest = Callable[[str], float | None]
NEAREST, TIMESTAMPS, BLANKS, UNQUOTED = "nearest", "timestamps", "blanks", "unquoted"
_MOST_SHOWN = 3


def settle(
    cells: Cells,
    bad: list[int],
    *,
    expected: str,
    nearest: Nearest = lambda _: None,
    suggest: Callable[[str], str] = lambda _: "",
    say: Callable[[float], str] = "{:g}".format,
) -> dict[int, float]:
    """Tell each cell that cannot be read, and give the nearest reading where that was accepted."""
    near = {k: value for k in bad if (value := nearest(cells.texts[k])) is not None}
    if NEAREST in cells.accept:
        _tell_nearest(cells, near, say)
        cells.refuse(
            [k for k in bad if k not in near], expected=expected, suggest=_left(suggest),
            severity="warning",
        )  # fmt: skip
        return near
    cells.refuse(bad, expected=expected, suggest=_left(suggest), severity="warning")
    if near:
        told = [f'"{cells.texts[k]}" as {say(value)}' for k, value in near.items()]
        shown = ", ".join(told[:_MOST_SHOWN]) + (" ..." if len(told) > _MOST_SHOWN else "")
        cells.found.suggest(
            f'In "{cells.role.header}" the nearest reading is meant: {shown}.', accept=(NEAREST,)
        )
    return {}


def _left(suggest: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: f"The cell was left blank. {suggest(text)}".strip()


def _tell_nearest(cells: Cells, near: dict[int, float], say: Callable[[float], str]) -> None:
    cells.refuse(
        list(near),
        code="nearest reading",
        severity="warning",
        expected="a cell that can be read in one way",
        suggest=lambda text: f"It was read as {say(near[cells.texts.index(text)])}, as you said.",
    )


def numbers(
    cells: Cells,
    rule: Callable[[str], float | None],
    *,
    expected: str,
    nearest: Nearest = lambda _: None,
    suggest: Callable[[str], str] = lambda _: "",
) -> pd.Series:
    """Read a column of numbers by a rule; blanks are not said, the rest is told and left blank."""
    values, bad = apply_rule(cells.texts, rule)
    near = settle(cells, bad, expected=expected, nearest=nearest, suggest=suggest)
    values[list(near)] = list(near.values())
    return pd.Series(values[cells.codes] if len(values) else np.empty(0))


def apply_rule(
    texts: list[str], rule: Callable[[str], float | None]
) -> tuple[npt.NDArray[np.float64], list[int]]:
    """Read distinct texts by a rule; give the numbers, and where it found none but no blank."""
    values = np.full(len(texts), np.nan)
    bad: list[int] = []
    for k, text in enumerate(texts):
        if is_blank(text):
            continue
        number = rule(text)
        if number is None:
            bad.append(k)
        else:
            values[k] = number
    return values, bad


def booleans(cells: Cells, rule: Callable[[str], bool | None], *, expected: str) -> pd.Series:
    """Read a column of yes and no by a rule; blanks are not said, the rest is left blank."""

    def as_number(text: str) -> float | None:
        answer = rule(text)
        return None if answer is None else float(answer)

    values = numbers(cells, as_number, expected=expected)
    return values.astype("Float64").astype("boolean")
