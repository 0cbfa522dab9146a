"""Making a Diary from typed entries, with every check."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Ints, says_headache
from hdiary.diary.checks import check_rows
from hdiary.diary.coerce import coerce_entries
from hdiary.diary.days import ClearBetween
from hdiary.diary.diary import Diary
from hdiary.diary.problems import Problems
from hdiary.diary.rows import Rows
from hdiary.diary.schema import ENTRY_COLUMNS, natural_key
from hdiary.diary.settings import check_frame, check_scale, clear_dates
from hdiary.diary.together import check_together, find_repeats, lists_only_attacks
from hdiary.words import phrase


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
    check_frame(entries)
    check_scale(scale)
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
    rows = Rows(entries=entries, lines=lines, headers=names, found=found)
    check_rows(rows, scale=scale)
    if found.errors and (found.fatal or not settings["skip_bad_rows"]):
        found.raise_errors()
    kept = ~np.isin(lines, found.refused_lines())
    hurts = says_headache(entries) | (entries["pain"] > 0).to_numpy()
    if not kept.any():
        found.add(
            "no entries",
            expected=phrase("diary.expected.a_row"),
            suggestion=phrase("diary.suggestion.no_row"),
        )
        found.raise_errors()
    if not kept.all():
        entries, lines = entries[kept].reset_index(drop=True), lines[kept]
    entries = entries.assign(patient=_in_order(entries["patient"]))
    repeats = find_repeats(entries)
    attack_list = lists_only_attacks(entries) and settings["clear_between"] is None
    check_together(
        Rows(entries=entries, lines=lines, headers=names, found=found),
        repeats=repeats,
        attack_list=attack_list,
        scale=scale,
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
        phrases={**found.phrases, **getattr(reading, "phrases", {})},
        columns_in=_columns_in(entries, headers),
        refused_headaches=int((hurts & ~kept).sum()),
        of_places=found.places_of(lines),
    )


def _columns_in(entries: pd.DataFrame, headers: Mapping[str, str] | None) -> frozenset[str]:
    """Give the canonical columns that the input had."""
    if headers is not None:
        return frozenset(name for name in ENTRY_COLUMNS if name in headers)
    return frozenset(name for name in ENTRY_COLUMNS if entries[name].notna().any())


def _in_order(patient: pd.Series) -> pd.Series:
    used = patient.cat.remove_unused_categories()
    order = sorted((str(c) for c in used.cat.categories), key=natural_key)
    return used.cat.set_categories(pd.Index(order, dtype="str"), ordered=False)
