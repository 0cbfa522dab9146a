"""Times that were written with an offset from UTC: the clock there, and the offset beside it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary import schema

_ZONED = r"^(.*\d:\d{2}(?::\d{2}(?:\.\d+)?)?)\s?([Zz]|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)$"


def split_zones(frame: pd.DataFrame) -> pd.DataFrame:
    """Give a frame whose days and times are those of the clock there, with their offsets."""
    # So a file of hdiary is read, too; an offset that stands in a column of its own stays.
    for name in ("date", *schema.TIME_COLUMNS):
        if name not in frame:
            continue
        local, east = _split(frame[name])
        if east is None:
            continue
        frame = frame.assign(**{name: local})
        beside = f"{name}_utc_offset_min"
        if name != "date" and beside not in frame:
            frame = frame.assign(**{beside: east})
    return frame


def _split(given: pd.Series) -> tuple[pd.Series, pd.Series | None]:
    """Part a column into the clock there and minutes east of UTC; None where none is said."""
    plain: Any = given
    if isinstance(given.dtype, pd.CategoricalDtype):
        plain = given.astype(given.cat.categories.dtype)
    if isinstance(plain.dtype, pd.DatetimeTZDtype):
        local = plain.dt.tz_localize(None)
        return local, (local - plain.dt.tz_convert(None)).dt.total_seconds() / 60.0
    if plain.dtype != object and not pd.api.types.is_string_dtype(plain.dtype):
        return given, None
    found = plain.astype("str").str.extract(_ZONED)
    zoned = (found[1].notna() & plain.notna()).to_numpy(dtype=np.bool_)
    if not zoned.any():
        return given, None
    east = found[1].map(_minutes, na_action="ignore").astype("float64").where(zoned)
    return plain.astype(object).mask(zoned, found[0].astype(object)), east


def _minutes(offset: str) -> float:
    if offset in "Zz":
        return 0.0
    digits = offset[1:].replace(":", "").ljust(4, "0")
    minutes = float(int(digits[:2]) * 60 + int(digits[2:]))
    return -minutes if offset[0] == "-" else minutes
