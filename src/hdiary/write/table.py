"""A diary as a CSV file in the canonical format (format 1)."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.schema import (
    NUMBER_COLUMNS,
    ONE_PATIENT,
    TIME_COLUMNS,
    factor_columns,
    factor_kind,
)
from hdiary.vocabulary.columns import COLUMNS
from hdiary.vocabulary.scales import SCALES
from hdiary.vocabulary.words import NOT_SAID
from hdiary.write.cells import (
    Cells,
    date_cells,
    guard_formula,
    number_cells,
    quote_cell,
    text_cells,
    time_cells,
    word_scale_cells,
    yes_no_cells,
)
from hdiary.write.csv_file import save_csv
from hdiary.write.factor_header import factor_header

_FEWEST_BLANK, _FEWEST_RATED = 5, 10
_ROWS_AT_ONCE = 50_000


def diary_csv(diary: Diary) -> str:
    """Write a diary as canonical CSV: reading it again gives an equal diary.

    Columns stand in the order of the format, only those that hold something, then every
    factor. Dates are ISO, times are clock times where that is enough, numbers have the fewest
    digits that give them back, lines end in LF. A scale other than 0-10 stands in the header
    of the pain column. A text that a spreadsheet would run as a formula gets a ``'`` in front,
    which reading takes away again.

    Parameters
    ----------
    diary
        The diary.

    Returns
    -------
    str
        The whole file.

    Examples
    --------
    >>> import pandas as pd
    >>> from hdiary.diary import make_diary
    >>> entries = pd.DataFrame({"date": ["2026-03-01", "2026-03-02"], "pain": [0, 6.5]})
    >>> print(diary_csv(make_diary(entries)), end="")
    date,pain
    2026-03-01,0
    2026-03-02,6.5
    """
    return "".join(_blocks(diary))


def write_diary(
    diary: Diary,
    path: str | os.PathLike[str],
    *,
    force: bool = False,
    not_over: Iterable[str | os.PathLike[str]] = (),
) -> None:
    r"""Write a diary to a canonical CSV file (see `diary_csv`), wholly or not at all.

    Parameters
    ----------
    diary
        The diary.
    path
        Where to; a name that ends in ``.gz`` is compressed.
    force
        Whether a file that is there may be replaced.
    not_over
        Files that must not be replaced even then: the inputs.

    Raises
    ------
    WriteError
        If the file cannot or may not be written, or its name says that it is no CSV file.

    Examples
    --------
    >>> import tempfile, pandas as pd
    >>> from pathlib import Path
    >>> from hdiary.diary import make_diary
    >>> diary = make_diary(pd.DataFrame({"date": ["2026-03-01"], "pain": [4]}))
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_diary(diary, Path(folder) / "diary.csv")
    ...     (Path(folder) / "diary.csv").read_text()
    'date,pain\n2026-03-01,4\n'
    """
    save_csv(path, _blocks(diary), force=force, not_over=not_over)


def frame_csv(frame: pd.DataFrame) -> str:
    r"""Write any table as CSV, in full precision and safe to open in a spreadsheet.

    Parameters
    ----------
    frame
        A result's table, or problems.

    Returns
    -------
    str
        Blanks for what is missing; dates as ``2026-03-01``.

    Examples
    --------
    >>> frame_csv(pd.DataFrame({"patient": ["=P1"], "mean_pain": [0.1 + 0.2]}))
    "patient,mean_pain\n'=P1,0.30000000000000004\n"
    """
    safe = {name: _guarded(frame[name]) for name in frame.columns}
    return pd.DataFrame(safe).to_csv(index=False, lineterminator="\n")


def _guarded(values: pd.Series) -> pd.Series:
    if pd.api.types.is_numeric_dtype(values.dtype):
        return values
    if pd.api.types.is_datetime64_any_dtype(values.dtype):
        days: pd.Series = values.dt.strftime("%Y-%m-%d")
        return days
    return values.astype("str").map(guard_formula, na_action="ignore")


def _blocks(diary: Diary) -> Iterator[str]:
    columns = dict(_columns(diary))
    yield ",".join(columns) + "\n"
    for first in range(0, len(diary.entries), _ROWS_AT_ONCE):
        cells = (column.rows(first, first + _ROWS_AT_ONCE) for column in columns.values())
        yield "\n".join(map(",".join, zip(*cells, strict=True))) + "\n"


def _columns(diary: Diary) -> Iterator[tuple[str, Cells]]:
    """Give the header and the cells of each column that is written, in order."""
    entries = diary.entries
    for name in COLUMNS:
        if _is_written(diary, name):
            cells = _canonical_cells(entries, name, diary.scale)
            if name == _rated(diary.scale):
                cells = _with_not_said(entries, cells)
            yield _header(name, diary.scale, entries["pain"]), cells
    for name in factor_columns(entries):
        header = factor_header(name, entries[name])
        yield quote_cell(guard_formula(header)), _factor_cells(entries[name])


def _is_written(diary: Diary, name: str) -> bool:
    if name == "date":
        return True
    if name == "patient":
        return diary.patients != [ONE_PATIENT]
    if name == "pain":
        return diary.scale != "yes-no" or bool(diary.entries["pain"].notna().any())
    if name == "headache":
        return diary.scale == "yes-no" or _headache_says_more(diary.entries)
    return bool(diary.entries[name].notna().any())


def _headache_says_more(entries: pd.DataFrame) -> bool:
    """Say whether some row says that it hurt, or not, without a rating."""
    return bool((entries["headache"].notna() & entries["pain"].isna()).any())


def _rated(scale: str) -> str:
    return "headache" if scale == "yes-no" else "pain"


def _header(name: str, scale: str, pain: pd.Series) -> str:
    """Give a column's header, with the scale where the ratings might be on another one."""
    if name != _rated(scale):
        return name
    return f"{name} ({scale})" if scale != "0-10" or _looks_small(pain) else name


def _looks_small(pain: pd.Series) -> bool:
    """Say whether the ratings might be on a scale to 4 or 5, so that the reader would ask."""
    rated = pain[pain > 0]
    every = set(rated.unique()) in ({1.0, 2.0, 3.0, 4.0}, {1.0, 2.0, 3.0, 4.0, 5.0})
    return every and len(rated) >= _FEWEST_RATED


def _with_not_said(entries: pd.DataFrame, cells: Cells) -> Cells:
    """Write out that nothing was said, where no row is clear and a blank might mean just that."""
    unsaid = (entries["headache"].isna() & entries["pain"].isna()).to_numpy()
    if unsaid.sum() < _FEWEST_BLANK or (~entries["headache"]).fillna(False).any():
        return cells
    texts = np.append(cells.texts, NOT_SAID)
    return Cells(texts=texts, codes=np.where(unsaid, len(texts) - 1, cells.codes))


def _canonical_cells(entries: pd.DataFrame, name: str, scale: str) -> Cells:
    values = entries[name]
    if name == "date":
        return date_cells(values)
    if name in TIME_COLUMNS:
        return time_cells(entries, name)
    if name == "headache":
        return yes_no_cells(values)
    if name == "pain" and scale == "words":
        return word_scale_cells(values, SCALES["words"].words)
    return number_cells(values) if name in NUMBER_COLUMNS else text_cells(values)


def _factor_cells(values: pd.Series) -> Cells:
    kind = factor_kind(values)
    if kind == "yes/no":
        return yes_no_cells(values)
    return number_cells(values) if kind == "number" else text_cells(values)
