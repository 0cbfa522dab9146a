"""Pain on the declared scale, and the refusal of a column that is on another one."""

from __future__ import annotations

import pandas as pd

from hdiary.diary import Problems
from hdiary.read.cells import Cells, booleans, numbers
from hdiary.read.dates import parse_date
from hdiary.read.numbers import parse_number, parse_rating
from hdiary.vocabulary.scales import SCALES
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.words import PAIN_WORDS, yes_no


def refuse_other_scale(cells: Cells, *, scale: str, found: Problems) -> bool:
    """Refuse a pain column that holds words, or yes and no, without their being declared.

    Parameters
    ----------
    cells
        The pain column.
    scale
        The declared scale.
    found
        Collects the problem, which names the option.

    Returns
    -------
    bool
        Whether it was refused.
    """
    said = cells.said()
    if not said or scale in ("words", "yes-no"):
        return False
    texts = [text for text in said if parse_number(text) is None]
    if len(texts) < len(said):
        return False
    if all(yes_no(text) is not None for text in texts):
        declared, are = "yes-no", "yes and no"
    elif all(fold(text) in PAIN_WORDS for text in texts):
        declared, are = "words", "words"
    else:
        return False
    found.add(
        "scale",
        column=cells.role.header,
        expected=f"pain as numbers on the scale {scale}",
        suggestion=f"This column holds {are}. If that is how pain was rated, say "
        f"--scale {declared}.",
    )
    return True


def read_pain(cells: Cells, *, scale: str) -> pd.Series:
    """Read pain on the declared scale; words become 0 (none) to 3 (severe).

    Parameters
    ----------
    cells
        A column of ratings.
    scale
        ``0-10``, ``0-100``, ``0-3`` or ``words``; on ``yes-no`` other ratings are 0-10.

    Returns
    -------
    pandas.Series
        Float; NaN where nothing is said.
    """
    if scale == "words" and _worded(cells):
        return numbers(
            cells,
            lambda text: _none_if_missing(PAIN_WORDS.get(fold(text))),
            expected="none, mild, moderate or severe",
        )
    highest = SCALES["0-10" if scale in ("words", "yes-no") else scale].highest
    return numbers(
        cells,
        lambda text: parse_rating(text, highest=highest),
        expected=f"a number from 0 to {highest:g}",
        suggest=_suggest,
    )


def read_headache(cells: Cells) -> pd.Series:
    """Read whether it hurt, from yes and no."""
    return booleans(cells, yes_no, expected="yes or no")


def _worded(cells: Cells) -> bool:
    return cells.role.meaning == "pain" or all(parse_number(t) is None for t in cells.said())


def _none_if_missing(level: int | None) -> float | None:
    return None if level is None else float(level)


def _suggest(text: str) -> str:
    if fold(text) in PAIN_WORDS:
        if PAIN_WORDS[fold(text)] == 0:
            return "Write 0 for no headache; leave the cell empty if it was not said."
        return "Write a number; if the whole column is in words, say --scale words."
    if parse_date(text) is not None:
        return "A spreadsheet seems to have turned a rating such as 7/10 into a date."
    return "Write one number, or leave the cell empty if it was not said."
