"""Cells that cannot be read for certain: left blank and told, or read as what is nearest."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

import numpy as np
import numpy.typing as npt
import pandas as pd

from hdiary.diary import shown
from hdiary.read.cells import Cells, Suggest
from hdiary.read.telling import one_by_one
from hdiary.vocabulary.words import is_blank
from hdiary.words import Phrase, phrase

Nearest = Callable[[str], float | None]
Say = Callable[[float], str | Phrase]
NEAREST, TIMESTAMPS, BLANKS = "nearest", "timestamps", "blanks"
_MOST_SHOWN = 3


def _say_number(value: float) -> Phrase:
    return phrase("read.nearest.number", value=value)


def settle(
    cells: Cells,
    bad: list[int],
    *,
    expected: Phrase,
    nearest: Nearest = lambda _: None,
    suggest: Suggest = lambda _: "",
    say: Say = _say_number,
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
        told = tuple(
            phrase(
                "read.nearest.as",
                text=shown(cells.texts[k], column=cells.role.meaning),
                value=say(value),
            )
            for k, value in islice(near.items(), _MOST_SHOWN)
        )
        which = "some" if len(near) > _MOST_SHOWN else "all"
        meant = phrase(f"read.nearest.meant_{which}", column=cells.role.header, shown=told)
        cells.found.suggest(meant, accept=(NEAREST,))
    return {}


def _left(suggest: Suggest) -> Suggest:
    return lambda text: one_by_one(phrase("read.cells.left_blank"), suggest(text))


def _tell_nearest(cells: Cells, near: dict[int, float], say: Say) -> None:
    places = {cells.texts[k]: k for k in near}
    cells.refuse(
        list(near),
        code="nearest reading",
        severity="warning",
        expected=phrase("read.nearest.one_way"),
        suggest=lambda text: phrase("read.nearest.read_as", value=say(near[places[text]])),
    )


def numbers(
    cells: Cells,
    rule: Callable[[str], float | None],
    *,
    expected: Phrase,
    nearest: Nearest = lambda _: None,
    suggest: Suggest = lambda _: "",
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


def booleans(cells: Cells, rule: Callable[[str], bool | None], *, expected: Phrase) -> pd.Series:
    """Read a column of yes and no by a rule; blanks are not said, the rest is left blank."""

    def as_number(text: str) -> float | None:
        answer = rule(text)
        return None if answer is None else float(answer)

    values = numbers(cells, as_number, expected=expected)
    return values.astype("Float64").astype("boolean")
