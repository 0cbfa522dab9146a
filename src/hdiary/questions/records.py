"""Answers and diaries as plain records that JSON can hold."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary import Diary


def json_records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Turn a result frame into records that JSON can hold.

    Parameters
    ----------
    frame
        Any frame of a result.

    Returns
    -------
    list of dict
        One record per row; numbers unrounded, what is missing ``None``, days as
        ``2026-03-01`` and times as ``2026-03-01T14:30:00``.

    Examples
    --------
    >>> json_records(pd.DataFrame({"days": [28], "mean_pain": [float("nan")]}))
    [{'days': 28, 'mean_pain': None}]
    """
    columns = [[_plain(value) for value in frame[name].tolist()] for name in frame.columns]
    names = [str(name) for name in frame.columns]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def _plain(value: Any) -> Any:
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    if isinstance(value, float):
        return value if np.isfinite(value) else None
    if isinstance(value, pd.Timestamp):
        day_only = value == value.normalize()
        return value.strftime("%Y-%m-%d") if day_only else value.isoformat()
    return value.item() if isinstance(value, np.generic) else value


def describe_diary(diary: Diary) -> dict[str, Any]:
    """Describe a diary for the ``diary`` object of the JSON output.

    Returns
    -------
    dict
        ``file`` (its name without the folder, or None), ``patients`` (how many), ``first_day``
        and ``last_day`` (ISO), and ``days``, ``headache_days``, ``clear_days``,
        ``not_recorded`` summed over patients.

    Examples
    --------
    >>> from hdiary.diary import make_diary
    >>> entries = pd.DataFrame({"date": ["2026-03-01", "2026-03-03"], "pain": [5, 0]})
    >>> told = describe_diary(make_diary(entries))
    >>> told["first_day"], told["days"], told["not_recorded"]
    ('2026-03-01', 3, 1)
    """
    coverage = diary.coverage
    totals = coverage[["days", "headache_days", "clear_days", "not_recorded"]].sum()
    return {
        "file": PurePath(diary.file).name if diary.file else None,
        "patients": len(coverage),
        "first_day": _plain(coverage["first_day"].min()),
        "last_day": _plain(coverage["last_day"].max()),
        **{str(name): int(value) for name, value in totals.items()},
    }
