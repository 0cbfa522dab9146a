"""The tidy table of endpoints, and what it says of each period over everybody."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from hdiary.cohort.endpoints.catalogue import is_responder
from hdiary.cohort.endpoints.measured import Measured, Whys
from hdiary.cohort.endpoints.periods import Periods
from hdiary.diary import Diary
from hdiary.diary.arrays import Bools, Codes, patient_column
from hdiary.words import Phrase, say_plain

_NO_DAY = np.iinfo(np.int64).min


def make_table(
    diary: Diary, periods: Periods, recorded: Codes, found: Mapping[str, Measured]
) -> tuple[pd.DataFrame, dict[str, Phrase]]:
    """Lay the endpoints out: a row for each person, endpoint and period; and their reasons."""
    frames: list[pd.DataFrame] = []
    reasons: dict[str, Phrase] = {}
    for name, measured in found.items():
        frame, told = _one(measured, periods)
        reasons |= told
        frames.append(frame.assign(endpoint=name))
    many, size = len(found), periods.size
    columns: dict[str, Any] = {"patient": patient_column(diary, np.tile(periods.owner, many))}
    columns["endpoint"] = pd.Categorical.from_codes(
        np.repeat(np.arange(many), size), categories=pd.Index(list(found), dtype="str")
    )
    columns["period"] = np.tile(periods.number, many)
    first = np.where(periods.known, periods.first, _NO_DAY)
    last = np.where(periods.known, periods.first + periods.length - 1, _NO_DAY)
    for edge, day in (("first_day", first), ("last_day", last)):
        dates = day.astype("datetime64[D]").astype("datetime64[us]")
        columns[edge] = np.tile(dates, many)
    columns["days"], columns["recorded"] = np.tile(periods.length, many), np.tile(recorded, many)
    numbers = pd.concat(frames, ignore_index=True)
    for column in ("count", "of", "value", "low", "high", "reason"):
        columns[column] = numbers[column]
    order = np.lexsort(
        (np.tile(periods.number, many), np.repeat(np.arange(many), size),
         np.tile(periods.owner, many))
    )  # fmt: skip
    table = pd.DataFrame(columns).iloc[order].reset_index(drop=True)
    return table, reasons


def _one(measured: Measured, periods: Periods) -> tuple[pd.DataFrame, dict[str, Phrase]]:
    lost = ~periods.known
    words, reasons = _write(measured.whys, periods.size)
    columns = {
        name: np.where(lost, np.nan, getattr(measured, name))
        for name in ("count", "of", "value", "low", "high")
    }
    return pd.DataFrame({**columns, "reason": pd.Series(words, dtype="str")}), reasons


def _write(whys: Whys, size: int) -> tuple[np.ndarray, dict[str, Phrase]]:
    """Write the first reason that holds of each row; nothing where none does."""
    texts = [say_plain(why) for _, why in whys]
    chosen = np.select([holds for holds, _ in whys], range(len(whys)), default=len(whys))
    words = np.array([*texts, ""], dtype=object)[chosen.astype(np.int64).reshape(size)]
    return words, dict(zip(texts, (why for _, why in whys), strict=True))


def asked_rows(frame: pd.DataFrame) -> Bools:
    """Say which rows could have a value: responders have none in the baseline."""
    responder = frame["endpoint"].astype("str").map(is_responder).to_numpy(dtype=np.bool_)
    asked: Bools = ~(responder & (frame["period"] == 0).to_numpy())
    return asked


def sum_up(table: pd.DataFrame) -> pd.DataFrame:
    """Give one row for each endpoint and period: people, missing, mean, spread, mean bounds."""
    grouped = table.groupby(["endpoint", "period"], observed=True, sort=True)
    told = grouped.agg(
        people=("value", "size"),
        n=("value", "count"),
        mean=("value", "mean"),
        sd=("value", "std"),
        median=("value", "median"),
        low=("low", "mean"),
        high=("high", "mean"),
    ).reset_index()
    told.insert(4, "missing", told["people"] - told["n"])
    return told


def widen(table: pd.DataFrame, endpoint: str, period: int) -> pd.DataFrame:
    """Give one row a person: the endpoint before and in one period, and why one is missing."""
    mine = table[table["endpoint"] == endpoint]
    people = pd.Index(table["patient"].cat.categories, name="patient")
    at = {
        number: mine[mine["period"] == number].set_index("patient").reindex(people)
        for number in (0, period)
    }
    before, after = at[0], at[period]
    own, base = (side["reason"].fillna("").to_numpy(dtype=object) for side in (after, before))
    return pd.DataFrame(
        {
            "patient": pd.Series(people, dtype="str"),
            "before": before["value"].to_numpy(),
            "after": after["value"].to_numpy(),
            "after_low": after["low"].to_numpy(),
            "after_high": after["high"].to_numpy(),
            "reason": pd.Series(np.where(own == "", base, own), dtype="str"),
        }
    )
