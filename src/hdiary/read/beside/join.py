"""Daily values of other sources added to a diary as factors, by the local day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary import Diary, Problems, need_diary
from hdiary.diary.arrays import Bools
from hdiary.diary.schema import DATETIME, factor_columns, factor_name
from hdiary.diary.select import find_person
from hdiary.read.beside.daily import DATE, Daily
from hdiary.read.beside.gather import Given, gather
from hdiary.read.beside.joined import Joined, JoinedSource
from hdiary.read.beside.measures import same_meaning
from hdiary.read.context import Progress
from hdiary.words import phrase

_SHORTEST_NAME = " ({name})"


def join(
    diary: Diary,
    others: Any,
    *,
    patient: str | None = None,
    dates: str | None = None,
    zone: str | None = None,
    progress: Progress = None,
) -> Diary:
    """Add what other sources tell of each day to a diary, as factors.

    A source is an export of a watch, a file of the weather, or any table with a column of
    days: known by its content, summed up by the local day (a night belongs to the day of
    waking up). No day and no headache is invented: a day that only the other source knows is no
    entry. No column of the diary is changed.

    Parameters
    ----------
    diary
        The diary.
    others
        A path, a frame with a column of days, or a list of these; a folder and a zip stand for
        all files in them.
    patient
        Whose the other sources are, where several people are in the diary.
    dates
        ``"dmy"`` or ``"mdy"`` where the dates of the others can be read in both orders.
    zone
        Where the person was, such as ``"Europe/Berlin"``, for times written in UTC.
    progress
        Called with a number of files read and of files in all.

    Returns
    -------
    Diary
        With the same entries and the new factors; ``joined`` says how many days met, what came
        over and what did not.

    Raises
    ------
    DiaryError
        If a file cannot be read, no day met, or it is not said whose the sources are.

    Examples
    --------
    >>> import pandas as pd
    >>> from hdiary.diary import make_diary
    >>> days = ["2026-03-01", "2026-03-02", "2026-03-03"]
    >>> diary = make_diary(pd.DataFrame({"date": days, "pain": [0, 6, 0]}))
    >>> watch = pd.DataFrame({"date": days[1:], "steps": [4000, 9000]})
    >>> both = join(diary, watch)
    >>> both.entries["steps"].tolist()
    [nan, 4000.0, 9000.0]
    >>> both.joined.table[["days", "met", "diary_days"]].iloc[0].tolist()
    [2, 2, 3]
    """
    need_diary(diary, "join")
    person = _find_whose(diary, patient)
    given = gather(others, dates=dates, zone=zone, progress=progress)
    own = diary.entries.loc[person, "date"]
    entries, sources = diary.entries, []
    for one in given.sources:
        entries, told = _add(entries, person, one, given.files_of(one))
        sources.append(told)
    joined = Joined(
        diary_days=own.nunique(),
        first_day=own.min(),
        last_day=own.max(),
        sources=tuple(sources),
        unread=given.unread,
    )
    _refuse_none_met(joined, given, diary)
    return replace(diary, entries=entries, joined=joined)


def _find_whose(diary: Diary, patient: str | None) -> Bools:
    """Say which entries the other sources belong to; of several people one must be named."""
    if patient is not None:
        return find_person(diary, patient)
    if len(diary.patients) > 1:
        found = Problems(diary.file)
        found.add(
            "whose",
            expected=phrase("read.beside.refused.one_person"),
            suggestion=phrase("read.beside.refused.whose", n=len(diary.patients)),
        )
        found.raise_errors()
    return np.ones(len(diary.entries), dtype=bool)


def _add(
    entries: pd.DataFrame, person: Bools, daily: Daily, files: int
) -> tuple[pd.DataFrame, JoinedSource]:
    """Add the columns of one source that say something on the days that met."""
    dates = entries["date"].to_numpy().astype(DATETIME)
    days = daily.frame[DATE].to_numpy().astype(DATETIME)
    at = pd.Index(days).get_indexer(pd.Index(dates))
    at = np.where(person, at, -1)
    met = at >= 0
    new: dict[str, pd.Series] = {}
    columns, renamed, left_out = [], [], list(daily.left_out)
    before = factor_columns(entries)
    for name in (str(c) for c in daily.frame.columns if c != DATE):
        values = _laid(daily.frame[name], at)
        said = values.notna().to_numpy()
        if not said.any():
            left_out.append((name, phrase("read.beside.left_out.not_said")))
            continue
        names = (name, f"{name} ({daily.name})")
        if any(_is_there(entries, one, values, before) for one in names):
            left_out.append((name, phrase("read.beside.left_out.there")))
            continue
        became = _own_name(name, daily.name, before, list(entries.columns) + list(new))
        new[became] = values
        columns.append((became, len(np.unique(dates[said]))))
        renamed += [(name, became)] if became != name else []
    told = JoinedSource(
        name=daily.name,
        files=files,
        rows=daily.rows,
        days=len(daily.frame),
        met=len(np.unique(dates[met])),
        first_day=daily.frame[DATE].min(),
        last_day=daily.frame[DATE].max(),
        columns=tuple(columns),
        renamed=tuple(renamed),
        left_out=tuple(left_out),
        told=daily.told,
    )
    return pd.concat([entries, pd.DataFrame(new, index=entries.index)], axis=1), told


def _laid(values: pd.Series, at: np.ndarray) -> pd.Series:
    """Give each entry the value of its day, typed as a factor of a diary is."""
    taken = values.reset_index(drop=True).reindex(at).reset_index(drop=True)
    taken = taken.mask(at < 0)
    if pd.api.types.is_bool_dtype(values.dtype):
        return taken.astype("boolean")
    return taken.astype("float64") if pd.api.types.is_numeric_dtype(values) else _words(taken)


def _words(values: pd.Series) -> pd.Series:
    texts = values.astype("str")
    codes, names = pd.factorize(texts)
    return pd.Series(pd.Categorical.from_codes(codes, categories=pd.Index(names, dtype="str")))


def _is_there(entries: pd.DataFrame, name: str, values: pd.Series, before: Sequence[str]) -> bool:
    """Say whether the diary has a column of this name that says the same on every day that met."""
    if name not in before:
        return False
    said = values.notna().to_numpy()
    mine = entries[name].astype("str")[said].tolist()
    return mine == values.astype("str")[said].tolist()


def _own_name(name: str, source: str, before: Sequence[str], taken: Sequence[str]) -> str:
    """Name a factor: by its own name, unless the diary has one of that name or meaning."""
    if any(same_meaning(name, other) for other in before):
        name = f"{name} ({source})"
    return factor_name(name, taken)


def _refuse_none_met(joined: Joined, given: Given, diary: Diary) -> None:
    if any(one.met for one in joined.sources):
        return
    found = Problems(diary.file)
    for one in joined.sources:
        found.add(
            "no day met",
            expected=phrase("read.beside.refused.a_day_of_both"),
            suggestion=phrase(
                "read.beside.refused.spans",
                name=one.name,
                first=joined.first_day,
                last=joined.last_day,
                other_first=one.first_day,
                other_last=one.last_day,
            ),
        )
    found.raise_errors()
