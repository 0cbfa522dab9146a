"""The columns that the file does not have, and whose rows they are."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary import schema
from hdiary.diary.arrays import Bools
from hdiary.diary.calendar import categorical
from hdiary.diary.coerce import headache_of
from hdiary.read.cells import Cells, blank_rows, texts
from hdiary.read.words import empty_texts
from hdiary.vocabulary.headings import heading_kind
from hdiary.words import phrase

_PRIVATE = ("name", "contact", "birth")


def read_patients(cells: Cells | None, size: int) -> pd.Series:
    """Read who each row is about; a file without people is one person's."""
    if cells is None:
        one = pd.Index([schema.ONE_PATIENT], dtype="str")
        return pd.Series(pd.Categorical.from_codes(np.zeros(size, dtype=np.int8), categories=one))
    missing = blank_rows(cells)
    if missing.any():
        cells.found.add(
            "missing patient",
            column=cells.role.header,
            lines=cells.lines[missing],
            expected=phrase("read.cells.person"),
            suggestion=phrase("read.cells.write_person"),
        )
    names = texts(cells, lambda text: text or None)
    if heading_kind(cells.role.header) in _PRIVATE:
        # Names tell people apart here, and are shown nowhere.
        numbers = [str(k + 1) for k in range(len(names.cat.categories))]
        return pd.Series(categorical(names.cat.codes.to_numpy(), numbers))
    return pd.Series(categorical(names.cat.codes.to_numpy(), list(names.cat.categories)))


def complete(typed: dict[str, Any], size: int, *, hurts: Any, failed: Bools) -> dict[str, Any]:
    """Add the canonical columns that the file does not have, in order and with their types."""
    # Where nothing else is said of it, it hurt in the rows of ``hurts``. Where a rating could
    # not be read, a no beside it (no migraine) does not make the day clear.
    pain = typed.get("pain", pd.Series(np.full(size, np.nan)))
    nothing = pd.Series(pd.array(np.full(size, pd.NA), dtype="boolean"))
    headache = headache_of(pain, typed.get("headache", nothing))
    doubted = headache.eq(False).fillna(False) & failed & pain.isna()
    headache = headache.mask(doubted, pd.NA)
    typed["headache"] = headache.mask(headache.isna() & hurts, True)
    complete: dict[str, Any] = {}
    for name in schema.ENTRY_COLUMNS:
        dtype: Any = schema.entry_dtype(name)
        if name in typed:
            complete[name] = typed[name].astype(dtype)
        elif dtype == "category":
            complete[name] = empty_texts(size)
        elif name in schema.NUMBER_COLUMNS:
            complete[name] = pd.Series(np.full(size, np.nan))
        elif dtype == "str":
            complete[name] = pd.Series(np.full(size, None, dtype=object), dtype="str")
        else:
            complete[name] = pd.Series(np.full(size, np.datetime64("NaT", "us")))
    return complete | {name: typed[name] for name in schema.OFFSET_COLUMNS if name in typed}
