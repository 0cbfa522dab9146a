"""From the cells of a table of questionnaires to rows: a bad total costs the total, no more."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from hdiary.diary import Problems, line_ranges, shown
from hdiary.diary.arrays import Bools
from hdiary.read.measures.days import read_days
from hdiary.read.measures.layout import Layout
from hdiary.read.measures.scale import find_open, take_scale
from hdiary.read.numbers import parse_number
from hdiary.read.people.grid import Grid
from hdiary.vocabulary import questionnaires as scores
from hdiary.vocabulary.words import is_blank
from hdiary.words import phrase

_EVEN = 4
"""From so many totals that may be points or percentages on, the file itself is worth a look."""


def read_rows(
    grid: Grid, layout: Layout, found: Problems, *, dates: str | None, ndi: str | None = None
) -> pd.DataFrame:
    """Give the table, with ``line`` and ``open``; what cannot be read is told and left out."""
    parts = [_lay_out(grid, layout, which, totals) for which, totals in _columns(grid, layout)]
    rows = pd.concat(parts, ignore_index=True)
    rows = rows.sort_values("line", kind="stable", ignore_index=True)
    rows["date"] = read_days(grid, layout, found, dates)[rows["row"].to_numpy()]
    rows = take_scale(rows, found, ndi=ndi)
    rows["total"] = _totals(rows, found)
    unnamed = _tell_no_measure(rows, found)
    rows["open"] = find_open(rows)
    _tell_other_scale(rows, found)
    # A row without a day was told by the cell of its day.
    kept = rows[rows["date"].notna() & ~unnamed & rows["total"].notna()]
    kept = _once(kept, found)
    return kept.sort_values(["date", "line"], kind="stable", ignore_index=True)


def _columns(grid: Grid, layout: Layout) -> list[tuple[list[str], tuple[str, list[str]]]]:
    """Give, for each column of totals, what names each row's measure, its heading and its cells."""
    if layout.which is not None and layout.total is not None:
        return [(grid.column(layout.which), (grid.names[layout.total], grid.column(layout.total)))]
    many = len(grid.rows)
    return [([grid.names[k]] * many, (grid.names[k], grid.column(k))) for k, _ in layout.wide]


def _lay_out(
    grid: Grid, layout: Layout, which: Sequence[str], totals: tuple[str, list[str]]
) -> pd.DataFrame:
    """Lay the rows of one column of totals out; a blank total is not said, and no row."""
    heading, cells = totals
    n = len(grid.rows)
    people = [""] * n if layout.patient is None else grid.column(layout.patient)
    names = [scores.name_questionnaire(text) or " ".join(text.split()) for text in which]
    points = [scores.says_points(text) for text in which]
    frame = pd.DataFrame(
        {
            "patient": pd.Series(people, dtype="str").where(pd.Series(people, dtype="str") != ""),
            "measure": pd.Series(names, dtype="str"),
            "points": pd.Series(points, dtype="bool"),
            "written": pd.Series(cells, dtype="str"),
            "column": heading,
            "line": grid.lines,
            "row": np.arange(n),
        }
    )
    return frame[np.array([not is_blank(cell) for cell in cells], dtype=bool)]


def _totals(rows: pd.DataFrame, found: Problems) -> pd.Series:
    """Read the totals; what is no number or out of its range is told and left out."""
    values = []
    for row in rows.to_dict("records"):
        number, known = parse_number(row["written"]), scores.QUESTIONNAIRES.get(row["measure"])
        fits = number is not None and (known is None or scores.fits_total(known, number))
        values.append(number if fits and number is not None else np.nan)
        if fits:
            continue
        above = row["measure"] == scores.NDI and number is not None and 50 < number <= 100
        if known is None:
            expected = phrase("read.measures.expected.number")
        else:
            span = {"low": int(known.lowest), "high": int(known.highest)}
            inside = number is not None and known.lowest <= number <= known.highest
            key = "whole_total" if inside else "total"
            expected = phrase(f"read.measures.expected.{key}", name=known.name, **span)
        found.add(
            "total",
            severity="error" if above else "warning",
            fatal=above,
            column=row["column"],
            value=shown(row["written"]),
            lines=[row["line"]],
            expected=expected,
            suggestion=phrase(f"read.measures.{'is_percent' if above else 'total_left_out'}"),
        )
    return pd.Series(values, index=rows.index, dtype="float64")


def _tell_no_measure(rows: pd.DataFrame, found: Problems) -> Bools:
    """Say which rows do not say what was filled in."""
    none = np.array([is_blank(str(text)) for text in rows["measure"]], dtype=bool)
    if none.any():
        found.add(
            "missing measure",
            lines=rows.loc[none, "line"].to_numpy(dtype=np.int64),
            expected=phrase("read.measures.expected.measure"),
            suggestion=phrase("read.measures.mend_measure"),
        )
    return none


def _tell_other_scale(rows: pd.DataFrame, found: Problems) -> None:
    """Warn where points of the neck questionnaire may as well be a percentage."""
    if int(rows["open"].sum()) >= _EVEN:
        found.warn(
            "which scale",
            expected=phrase("read.measures.expected.points"),
            suggestion=phrase("read.measures.all_even"),
        )


def _once(rows: pd.DataFrame, found: Problems) -> pd.DataFrame:
    """Keep each filling-in once; of two different totals nobody knows which is right."""
    keys = ["patient", "date", "measure"]
    rows = rows.drop_duplicates([*keys, "total"])
    twice = rows.duplicated(keys, keep=False)
    for _, same in rows[twice].groupby(keys, dropna=False, sort=False):
        found.add(
            "two totals",
            column=str(same["column"].iloc[0]),
            lines=same["line"].to_numpy(dtype=np.int64),
            expected=phrase("read.measures.expected.one_total"),
            suggestion=phrase(
                "read.measures.mend_twice", lines=line_ranges(same["line"].to_numpy())
            ),
        )
    return rows[~twice]
