"""Making a Diary from typed entries, with every check."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary.calendar import Ints
from hdiary.diary.checks import check_rows
from hdiary.diary.coerce import coerce_entries
from hdiary.diary.days import ClearBetween
from hdiary.diary.diary import Diary
from hdiary.diary.problems import Problems
from hdiary.diary.schema import ENTRY_COLUMNS, natural_key
from hdiary.diary.sentences import shown
from hdiary.diary.together import check_together, find_repeats, lists_only_attacks
from hdiary.vocabulary.scales import SCALES


def make_diary(
    entries: pd.DataFrame,
    *,
    scale: str = "0-10",
    clear_between: ClearBetween = None,
    skip_bad_rows: bool = False,
) -> Diary:
    """Make a diary from a frame that already speaks the diary's words.

    For a file, or for words, dates and units as people write them, use `hdiary.read_diary`.

    Parameters
    ----------
    entries
        Any of the canonical columns (``date`` and ``pain`` or ``headache`` at least); other
        columns become factors. Dates and times may be texts (``2026-03-01``, ``14:30``).
    scale
        The scale of pain: ``"0-10"``, ``"0-100"``, ``"0-3"``, ``"0-4"``,
        ``"0-5"``, ``"1-5"``, ``"words"`` (none, mild,
        moderate, severe) or ``"yes-no"`` (a ``headache`` column).
    clear_between
        First and last day between which unlisted days were clear, as the person states.
    skip_bad_rows
        Leave rows with problems out instead of refusing the diary.

    Returns
    -------
    Diary
        Checked; a row's line is its position in the frame, counted from 1.

    Raises
    ------
    DiaryError
        With every problem in the frame.

    Examples
    --------
    >>> import pandas as pd
    >>> diary = make_diary(pd.DataFrame({"date": ["2026-03-01", "2026-03-02"], "pain": [0, 6]}))
    >>> list(diary.days["state"])
    ['clear', 'headache']
    """
    check_choice("scale", scale, list(SCALES))
    found = Problems()
    lines = np.arange(1, len(entries) + 1)
    typed = coerce_entries(entries, lines=lines, scale=scale, found=found)
    settings: dict[str, Any] = {
        "scale": scale,
        "dates": None,
        "columns": {},
        "skip_bad_rows": skip_bad_rows,
        "clear_between": clear_dates(clear_between),
    }
    headers = {str(name): str(name) for name in entries.columns if name in ENTRY_COLUMNS}
    return build_diary(typed, lines=lines, settings=settings, found=found, headers=headers)


def build_diary(
    entries: pd.DataFrame,
    *,
    lines: Ints,
    settings: Mapping[str, Any],
    found: Problems,
    headers: Mapping[str, str] | None = None,
    reading: Any = None,
) -> Diary:
    """Check typed entries and make the Diary, or raise all problems at once.

    Parameters
    ----------
    entries
        All canonical columns with their types, then the factors. Rows with a missing date must
        already be among the problems.
    lines
        The file line of each row, increasing.
    settings
        As on the Diary; ``scale``, ``skip_bad_rows`` and ``clear_between`` are used.
    found
        The problems so far; this adds to them.
    headers
        The column's name in the file, for each canonical name that the input has; without it,
        the columns in which something is said are taken for those that it has.
    reading
        What was recognised in the file.

    Returns
    -------
    Diary
        With the rows that have no error.

    Raises
    ------
    DiaryError
        If there are errors and bad rows are not to be skipped, or no row is left.
    """
    names = headers or {}
    scale = str(settings["scale"])
    check_rows(entries, lines=lines, scale=scale, headers=names, found=found)
    if found.errors and (found.fatal or not settings["skip_bad_rows"]):
        found.raise_errors()
    kept = ~np.isin(lines, found.refused_lines())
    refused_headaches = int(_says_headache(entries[~kept]).sum())
    if not kept.any():
        found.add(
            "no entries",
            expected="at least one row with a date",
            suggestion="There is no row that can be read.",
        )
        found.raise_errors()
    if not kept.all():
        entries, lines = entries[kept].reset_index(drop=True), lines[kept]
    entries = entries.assign(patient=_in_order(entries["patient"]))
    repeats = find_repeats(entries)
    attack_list = lists_only_attacks(entries) and settings["clear_between"] is None
    check_together(
        entries,
        lines=lines,
        repeats=repeats,
        attack_list=attack_list,
        scale=scale,
        headers=names,
        found=found,
        from_readings=dict(settings.get("decided") or {}).get("rows") == "reading",
    )
    return Diary(
        entries=entries,
        lines=lines,
        repeats=repeats,
        settings=dict(settings),
        attack_list=attack_list,
        problems=found.frame(),
        reading=reading,
        file=found.file,
        suggested=tuple(found.suggested),
        columns_in=_columns_in(entries, headers),
        refused_headaches=refused_headaches,
    )


def _says_headache(entries: pd.DataFrame) -> pd.Series:
    """Say of each row whether it tells of a headache."""
    return entries["headache"].fillna(False).astype(bool) | (entries["pain"] > 0)


def _columns_in(entries: pd.DataFrame, headers: Mapping[str, str] | None) -> frozenset[str]:
    """Give the canonical columns that the input had."""
    if headers is not None:
        return frozenset(name for name in ENTRY_COLUMNS if name in headers)
    return frozenset(name for name in ENTRY_COLUMNS if entries[name].notna().any())


def clear_dates(clear_between: ClearBetween) -> tuple[str, str] | None:
    """Check the first and last day of a stated clear period."""
    if clear_between is None:
        return None
    found = Problems()
    if isinstance(clear_between, str) or len(clear_between) != 2:
        found.add("clear period", expected="two dates, the first and the last day")
        found.raise_errors()
    days = [_day(text, found) for text in clear_between]
    if not found.errors and days[0] > days[1]:
        found.add(
            "clear period",
            value=f"{days[0]} to {days[1]}",
            expected="the earlier day first",
            suggestion="Swap the two dates.",
        )
    found.raise_errors()
    return days[0], days[1]


def _day(text: Any, found: Problems) -> str:
    try:
        day = (
            pd.Timestamp(text)
            if not isinstance(text, str)
            else pd.to_datetime(text, format="%Y-%m-%d")
        )
        return str(day.strftime("%Y-%m-%d"))
    except (TypeError, ValueError):
        found.add(
            "clear period",
            value=shown(text),
            expected="a date such as 2026-03-01",
            suggestion="Give the first and the last day as year-month-day.",
        )
        return ""


def check_choice(name: str, value: str, allowed: list[str]) -> None:
    """Refuse a setting that is not one of the allowed words."""
    if value not in allowed:
        found = Problems()
        found.add(
            "setting",
            value=shown(value),
            expected=f"{name} to be one of {', '.join(allowed)}",
            suggestion=f"Choose one of these for {name}.",
        )
        found.raise_errors()


def _in_order(patient: pd.Series) -> pd.Series:
    used = patient.cat.remove_unused_categories()
    order = sorted((str(c) for c in used.cat.categories), key=natural_key)
    return used.cat.set_categories(pd.Index(order, dtype="str"), ordered=False)
