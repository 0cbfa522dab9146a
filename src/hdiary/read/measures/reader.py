"""Reading totals of questionnaires: from a file, a buffer or a frame to checked Measures."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary import Problems
from hdiary.diary.measures import MEASURE_COLUMNS, Measures
from hdiary.diary.people.kinds import texts_of
from hdiary.diary.settings import check_choice
from hdiary.read.measures.layout import DAY_HEADINGS, find_layout
from hdiary.read.measures.rows import read_rows
from hdiary.read.no_table import refuse
from hdiary.read.people.grid import Grid
from hdiary.read.people.opened import grid_of
from hdiary.read.source import open_source
from hdiary.words import phrase

HEAD = "diary.of_measures.not_read"


def read_measures(
    path_or_buffer: Any,
    *,
    dates: str | None = None,
    skip_bad_rows: bool = False,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
    ndi: str | None = None,
) -> Measures:
    r"""Read totals of questionnaires: one row a filling-in, a total a row or a column a measure.

    The long form has the columns ``patient`` (may be absent), ``date``, ``measure`` and
    ``total``; the wide form has ``date`` and a column for each questionnaire. German headings
    are known too. HIT-6, NDI and MIDAS are recognised, and their totals must lie within their
    range; any other measure keeps its name, and nothing is said of its size. The NDI is given in
    points of 50 or as a percentage: a heading (``NDI points``, ``NDI %``), a cell (``22/50``,
    ``44 %``), ``ndi``, or an odd total of that person's (a percentage of 50 points is even) says
    which; else ``scale_open`` marks its totals. A total that cannot be read is left out and told.

    Parameters
    ----------
    path_or_buffer
        A path (``.csv``, ``.tsv``, ``.txt``, ``.xlsx``, packed or not), an open buffer, or a
        frame.
    dates
        ``"dmy"`` or ``"mdy"`` where the days can be read in both orders.
    skip_bad_rows
        Leave out what cannot be read: rows without a day or a measure, two different totals of
        one day; they stay among the problems.
    encoding, delimiter, sheet
        Where recognition should not be relied on.
    ndi
        ``"points"`` (of 50) or ``"percent"``: what totals called ``NDI`` are.

    Returns
    -------
    Measures
        One row a total; give it to `hdiary.make_page` as ``measures=``.

    Raises
    ------
    DiaryError
        With every problem: file, line, column, value, what was expected, how to mend it.

    Notes
    -----
    Ranges and bands: HIT-6 36 to 78 (Kosinski 2003), NDI 0 to 50 (Vernon 2008), MIDAS 0 to 270
    days in three months (Stewart 2001). The change that matters in one person: HIT-6 8 points
    (Castien 2012; the 6 points found in migraine by Smelt 2014, doi:10.1177/0333102413497599, lie
    within the error of two fillings-in, 7 by Kosinski 2003), NDI 6 of 50 (Young 2019: 5.5, and 5.9
    is the least that can be detected). For MIDAS hdiary names none.

    References
    ----------
    Kosinski et al. 2003, doi:10.1023/A:1026119331193. Castien et al. 2012, Cephalalgia
    32:710-714. Vernon 2008, J Manipulative Physiol Ther 31:491-502. Young et al. 2019,
    Cephalalgia 39:44-51. Stewart et al. 2001, Neurology 56(suppl 1):S20-S28.

    Examples
    --------
    >>> import io
    >>> text = "Datum;HIT-6;NDI\n01.03.2026;64;21\n24.05.2026;55;\n"
    >>> read_measures(io.StringIO(text)).table[["measure", "total"]].to_dict("list")
    {'measure': ['HIT-6', 'NDI', 'HIT-6'], 'total': [64.0, 21.0, 55.0]}
    """
    found = Problems(head=HEAD)
    if dates is not None:
        check_choice("dates", dates, ["dmy", "mdy"])
    if ndi is not None:
        check_choice("ndi", ndi, ["points", "percent"])
    if isinstance(path_or_buffer, pd.DataFrame):
        grid = _of_frame(path_or_buffer)
    else:
        source = open_source(path_or_buffer, found)
        found.file = source.name
        how = {"encoding": encoding, "delimiter": delimiter, "sheet": sheet}
        grid = grid_of(source, found, how, DAY_HEADINGS)
    layout = find_layout(grid, found)
    rows = read_rows(grid, layout, found, dates=dates, ndi=ndi)
    table, lines = rows[[*MEASURE_COLUMNS]], rows["line"].to_numpy(dtype=np.int64)
    is_open = rows["open"].to_numpy(dtype=np.bool_)
    if found.errors and (found.fatal or not skip_bad_rows):
        found.raise_errors()
    if not len(table):
        refuse(found, "empty", phrase("read.measures.a_table"), phrase("read.measures.no_totals"))
    return Measures(
        table=table,
        lines=lines,
        problems=found.frame(),
        file=found.file,
        left_out=layout.left_out,
        settings={"dates": dates, "skip_bad_rows": skip_bad_rows, "ndi": ndi},
        phrases=dict(found.phrases),
        scale_open=is_open if is_open.any() else None,
    )


def _of_frame(frame: pd.DataFrame) -> Grid:
    """Give the cells of a frame as texts; a row's line is its position, counted from 1."""
    cells = [texts_of(frame.iloc[:, k]) for k in range(frame.shape[1])]
    return Grid(
        names=tuple(str(name) for name in frame.columns),
        rows=[list(row) for row in zip(*cells, strict=True)],
        lines=np.arange(1, len(frame) + 1),
    )
