"""Values of records, and what they come to on each day."""

from __future__ import annotations

import numpy as np
import pandas as pd


def numbers(texts: pd.Series) -> pd.Series:
    """Read numbers, with a point or a comma; NaN where there is none."""
    plain = texts.astype("str").str.strip().str.replace(",", ".", regex=False)
    return pd.to_numeric(plain, errors="coerce").replace([np.inf, -np.inf], np.nan)


def by_day(dates: pd.Series, values: pd.Series, name: str, how: str) -> pd.DataFrame:
    """Put values of one day together: ``sum``, ``mean`` or ``max``; days of none stay away."""
    known = dates.notna() & values.notna()
    grouped = values[known].groupby(dates[known]).agg(how)
    days = pd.DatetimeIndex(grouped.index).astype("datetime64[s]")
    return pd.DataFrame({"date": days, name: grouped.to_numpy(dtype=np.float64)})


def positive(values: pd.Series) -> pd.Series:
    """Keep numbers above zero: a watch writes 0 or -1 where it measured nothing."""
    return values.where(values > 0)


def most_of_sources(days: pd.Series, steps: pd.Series, source: pd.Series) -> pd.DataFrame:
    """Give the steps of each day of the source that counted most: they walked together."""
    known = days.notna() & steps.notna()
    total = steps[known].groupby([days[known], source[known]]).sum().groupby(level=0).max()
    total = total[total > 0]
    dates = pd.DatetimeIndex(total.index).astype("datetime64[s]")
    return pd.DataFrame({"date": dates, "steps": total.to_numpy(dtype=np.float64)})
