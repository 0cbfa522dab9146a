"""Points of 50 or a percentage: what tells which of the two a neck questionnaire's total is."""

# The NDI is published as points of 50 and as a percentage of them, and "44" may be either. A
# heading of its own or a cell that says so decides ("points" above all totals does not); so does
# an odd total, since a percentage of 50 points is even (where an answer is left out it need not
# be whole). Nothing else does: the totals of a person of which all are even stay open, and words
# stand beside them only as far as both readings bear them.

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from hdiary.diary import Problems
from hdiary.diary.arrays import Bools
from hdiary.read.numbers import parse_number
from hdiary.vocabulary import questionnaires as scores
from hdiary.words import phrase

_OF = re.compile(r"^(.*?)\s*/\s*(50|100)$")


def take_scale(rows: pd.DataFrame, found: Problems, *, ndi: str | None) -> pd.DataFrame:
    """Take from each total of the neck questionnaire what its cell says of its scale."""
    necks = rows["measure"].isin([scores.NDI, scores.NDI_PERCENT])
    written = rows["written"].str.strip()
    signed = necks & written.str.endswith("%")
    bare = written.str.removesuffix("%").str.strip()
    of = written.str.extract(_OF)
    of_points = (rows["measure"] == scores.NDI) & (of[1] == "50")
    of_percent = necks & (of[1] == "100")
    rows = rows.assign(
        measure=rows["measure"].mask(signed | of_percent, scores.NDI_PERCENT),
        written=rows["written"].mask(signed, bare).mask(of_points | of_percent, of[0]),
        points=(rows["points"] | of_points) | (ndi == "points"),
    )
    plain = (rows["measure"] == scores.NDI) & ~rows["points"]
    if ndi == "percent":
        return rows.assign(measure=rows["measure"].mask(plain, scores.NDI_PERCENT))
    beside = plain & ~_any_odd(rows, plain) & _any_of_them(rows, signed | of_percent)
    if beside.any():
        found.warn(
            "which scale",
            column=str(rows.loc[beside, "column"].iloc[0]),
            lines=rows.loc[beside, "line"].to_numpy(),
            expected=phrase("read.measures.expected.percent"),
            suggestion=phrase("read.measures.as_the_others"),
        )
    return rows.assign(measure=rows["measure"].mask(beside, scores.NDI_PERCENT))


def find_open(rows: pd.DataFrame) -> Bools:
    """Say of which totals nobody knows whether they are points or a percentage."""
    necks = rows["measure"] == scores.NDI
    read = necks & rows["total"].notna()
    plain = read & ~_any_of_them(rows, necks & rows["points"])
    halves = necks & rows["total"].isna() & np.array([*map(_has_half, rows["written"])], dtype=bool)
    open_ = plain & (~_any_odd(rows, plain) | _any_of_them(rows, halves))
    return open_.to_numpy(dtype=bool)


def _any_odd(rows: pd.DataFrame, where: pd.Series) -> pd.Series:
    """Say of each row whether its person has an odd total among these, in the same column."""
    odd = [(parse_number(text) or 0.0) % 2 == 1 for text in rows["written"]]
    return _any_of_them(rows, where & np.array(odd, dtype=bool))


def _any_of_them(rows: pd.DataFrame, where: pd.Series) -> pd.Series:
    """Say of each row whether this holds for one of its person, in the same column."""
    whose = [rows["patient"].fillna(""), rows["column"]]
    return where.groupby(whose).transform("any").astype(bool)


def _has_half(text: str) -> bool:
    number = parse_number(text)
    return number is not None and not float(number).is_integer()
