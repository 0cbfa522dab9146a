"""A diary as a CSV file in the canonical format (format 1)."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

import pandas as pd

from hdiary.diary import Diary, need_diary, need_path
from hdiary.write.cells import guard_formula
from hdiary.write.columns import written_columns
from hdiary.write.csv_file import check_csv_target, save_csv
from hdiary.write.parquet import check_parquet_target, is_parquet_name, save_parquet

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
    need_diary(diary, "diary_csv")
    return "".join(_blocks(diary))


def write_diary(
    diary: Diary,
    path: str | os.PathLike[str],
    *,
    force: bool = False,
    not_over: Iterable[str | os.PathLike[str]] = (),
) -> None:
    r"""Write a diary to a canonical CSV file (see `diary_csv`), wholly or not at all.

    Under a name that ends in ``.parquet`` it is a Parquet file for other programs instead: the
    same entries with the kinds of their columns kept. It needs ``hdiary[parquet]``.

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
        If the file cannot or may not be written, or its name says that it is another file.

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
    need_diary(diary, "write_diary")
    need_path(path, "write_diary")
    if is_parquet_name(path):
        save_parquet(diary, path, force=force, not_over=not_over)
        return
    save_csv(path, _blocks(diary), force=force, not_over=not_over)


def check_diary_target(
    path: str | os.PathLike[str],
    *,
    force: bool = False,
    not_over: Iterable[str | os.PathLike[str]] = (),
) -> None:
    """Refuse a target that a diary may not be written to, before any work is done for it."""
    check = check_parquet_target if is_parquet_name(path) else check_csv_target
    check(path, force=force, not_over=not_over)


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
    columns = dict(written_columns(diary))
    yield ",".join(columns) + "\n"
    for first in range(0, len(diary.entries), _ROWS_AT_ONCE):
        cells = (column.rows(first, first + _ROWS_AT_ONCE) for column in columns.values())
        yield "\n".join(map(",".join, zip(*cells, strict=True))) + "\n"
