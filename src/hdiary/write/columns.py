"""The columns that a diary is written in: which, under what header, with what cells."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from hdiary.diary import Diary, schema
from hdiary.diary.arrays import says_clear
from hdiary.diary.changes import look_like_changes
from hdiary.vocabulary.columns import COLUMNS
from hdiary.vocabulary.scales import SCALES
from hdiary.vocabulary.words import NOT_SAID
from hdiary.write import cells as as_text
from hdiary.write.factor_header import factor_header

_FEWEST_BLANK, _FEWEST_RATED = 5, 10


def written_columns(diary: Diary) -> Iterator[tuple[str, as_text.Cells]]:
    """Give the header and the cells of each column that is written, in order."""
    entries = diary.entries
    for header, name in written_names(diary):
        if name not in COLUMNS:
            yield as_text.quote_cell(header), _factor_cells(entries[name])
            continue
        cells = _canonical_cells(entries, name, diary.scale)
        if name == _rated(diary.scale):
            cells = _with_not_said(entries, cells)
        yield header, cells


def written_names(diary: Diary) -> Iterator[tuple[str, str]]:
    """Give the header of each column that is written, and which column it is, in order."""
    entries = diary.entries
    for name in COLUMNS:
        if _is_written(diary, name):
            yield _header(name, diary.scale, entries["pain"]), name
    for name in schema.factor_columns(entries):
        yield as_text.guard_formula(factor_header(name, entries[name])), name


def _is_written(diary: Diary, name: str) -> bool:
    if name == "date":
        return True
    if name == "patient":
        return diary.patients != [schema.ONE_PATIENT]
    if name == "pain":
        return diary.scale != "yes-no" or bool(diary.entries["pain"].notna().any())
    if name == "headache":
        return diary.scale == "yes-no" or _headache_says_more(diary.entries)
    return bool(diary.entries[name].notna().any())


def _headache_says_more(entries: pd.DataFrame) -> bool:
    """Say whether some row says that it hurt, or not, without a rating, or by more than an end."""
    unrated = entries["headache"].notna() & entries["pain"].isna()
    return bool(unrated.any()) or look_like_changes(entries)


def _rated(scale: str) -> str:
    return "headache" if scale == "yes-no" else "pain"


def _header(name: str, scale: str, pain: pd.Series) -> str:
    """Give a column's header, with the scale where the ratings might be on another one."""
    if name == "pain" and scale == "yes-no":
        # Beside ratings the heading of yes and no says nothing of the scale: theirs does.
        return f"{name} ({scale})"
    if name != _rated(scale):
        return name
    return f"{name} ({scale})" if scale != "0-10" or _looks_small(pain) else name


def _looks_small(pain: pd.Series) -> bool:
    """Say whether the ratings might be on a scale to 4 or 5, so that the reader would ask."""
    rated = pain[pain > 0]
    every = set(rated.unique()) in ({1.0, 2.0, 3.0, 4.0}, {1.0, 2.0, 3.0, 4.0, 5.0})
    return every and len(rated) >= _FEWEST_RATED


def _with_not_said(entries: pd.DataFrame, cells: as_text.Cells) -> as_text.Cells:
    """Write out that nothing was said, where no row is clear and a blank might mean just that."""
    unsaid = (entries["headache"].isna() & entries["pain"].isna()).to_numpy()
    if unsaid.sum() < _FEWEST_BLANK or says_clear(entries).any():
        return cells
    texts = np.append(cells.texts, NOT_SAID)
    return as_text.Cells(texts=texts, codes=np.where(unsaid, len(texts) - 1, cells.codes))


def _canonical_cells(entries: pd.DataFrame, name: str, scale: str) -> as_text.Cells:
    values = entries[name]
    if name == "date":
        return as_text.date_cells(values)
    if name in schema.TIME_COLUMNS:
        return as_text.time_cells(entries, name)
    if name == "headache":
        return as_text.yes_no_cells(values)
    if name == "pain" and scale == "words":
        return as_text.word_scale_cells(values, SCALES["words"].words)
    return (
        as_text.number_cells(values)
        if name in schema.NUMBER_COLUMNS
        else as_text.text_cells(values)
    )


def _factor_cells(values: pd.Series) -> as_text.Cells:
    kind = schema.factor_kind(values)
    if kind == "yes/no":
        return as_text.yes_no_cells(values)
    return as_text.number_cells(values) if kind == "number" else as_text.text_cells(values)
