"""Dates and times, moved for each person by their own number of whole days."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Ints, Times, patient_codes
from hdiary.diary.schema import EARLIEST_YEAR, OFFSET_COLUMNS, TIME_COLUMNS
from hdiary.words import phrase
from hdiary.write.deidentify import account
from hdiary.write.deidentify.account import Account
from hdiary.write.deidentify.codes import weeks_back
from hdiary.write.deidentify.key import Key
from hdiary.write.files import WriteError

SHIFT, RELATIVE, YEAR = "shift", "relative", "year"
WAYS = (SHIFT, RELATIVE, YEAR)
DONE = {SHIFT: account.SHIFTED, RELATIVE: account.COUNTED, YEAR: account.YEARS}
_FIRST_DAY = np.datetime64("2000-01-01")
_MINUTE_US = 60_000_000


def days_moved(diary: Diary, *, key: Key, way: str) -> Ints:
    """Say by how many days each person's dates move, in the order of the diary's people."""
    if way == SHIFT:
        back = [7 * weeks_back(key, name) for name in diary.patients]
        return -np.array(back, dtype=np.int64)
    first = diary.entries.groupby("patient", observed=False)["date"].min()
    began = first.to_numpy().astype("datetime64[D]")
    to = began.astype("datetime64[Y]").astype("datetime64[D]") if way == YEAR else _FIRST_DAY
    moved: Ints = (to - began).astype(np.int64)
    return moved


def move_entries(entries: pd.DataFrame, moved: Ints, *, way: str, told: Account) -> pd.DataFrame:
    """Move the dates and times of entries, on the clock of each one's start."""
    by = moved[patient_codes(entries)].astype("timedelta64[D]")
    clocked = _on_one_clock(entries)
    zones = [name for name in OFFSET_COLUMNS if name in entries]
    new = {}
    for name in ("date", *TIME_COLUMNS):
        new[name] = clocked[name].to_numpy() + by
        told.note(name, DONE[way], clocked[name].notna().sum())
    told.dropped(entries, [(name, account.DROPPED_PLACE) for name in zones])
    _check_years(new["date"])
    return entries.drop(columns=zones).assign(**new)


def move_facts(facts: pd.DataFrame, by: dict[str, int]) -> pd.DataFrame:
    """Move the dates among people's facts; those of people without a diary are left blank."""
    days = facts["patient"].astype("str").map(by)
    span = pd.to_timedelta(days.astype("Int64"), unit="D")
    dates = [n for n in facts if pd.api.types.is_datetime64_any_dtype(facts[n].dtype)]
    return facts.assign(**{str(name): facts[name] + span for name in dates})


def move_stated(diary: Diary, moved: Ints) -> tuple[str, str] | None:
    """Move the days between which unlisted days were stated to be clear."""
    stated = diary.settings.get("clear_between")
    if stated is None:
        return None
    first, last = (np.datetime64(day, "D") for day in stated)
    if len(moved) == 1:
        return str(first + moved[0]), str(last + moved[0])
    span = diary.days.groupby("patient", observed=False)["date"].agg(["min", "max"])
    begins, ends = (span[n].to_numpy().astype("datetime64[D]") for n in ("min", "max"))
    if bool((begins < first).any()) or bool((ends > last).any()):
        # One statement cannot hold for people whose dates move by different spans.
        raise WriteError(phrase("deidentify.error.stated"))
    return str((begins + moved).min()), str((ends + moved).max())


def round_times(entries: pd.DataFrame, minutes: int, *, told: Account) -> pd.DataFrame:
    """Round times of day down, so that none passes midnight and no order is turned."""
    step = np.int64(minutes * _MINUTE_US)
    new = {}
    for name in TIME_COLUMNS:
        new[name] = _down(entries[name].to_numpy(), step)
        told.note(name, account.ROUNDED, entries[name].notna().sum())
    lasted = entries["end"].to_numpy() > entries["start"].to_numpy()
    none_left = lasted & (new["end"] <= new["start"])
    new["end"] = np.where(none_left, new["start"] + step.astype("timedelta64[us]"), new["end"])
    hours = entries["duration_h"].to_numpy()
    whole = np.maximum(np.round(hours * 60 / minutes), 1) * minutes / 60
    told.note("duration_h", account.ROUNDED, (~np.isnan(hours)).sum())
    return entries.assign(**new, duration_h=np.where(hours > 0, whole, hours))


def _down(times: Times, step: np.int64) -> Times:
    known = ~np.isnat(times)
    number = np.where(known, times, np.datetime64(0, "us")).astype("datetime64[us]").astype("int64")
    rounded = (number - number % step).astype("datetime64[us]")
    return np.where(known, rounded, np.datetime64("NaT", "us"))


def _on_one_clock(entries: pd.DataFrame) -> pd.DataFrame:
    """Write ends on the clock of their starts, so that no zone is needed."""
    zones = ["start_utc_offset_min", "end_utc_offset_min"]
    if not set(zones) <= set(entries.columns):
        return entries
    apart = (entries[zones[1]] - entries[zones[0]]).fillna(0.0).to_numpy()
    return entries.assign(end=entries["end"] - (apart * _MINUTE_US).astype("timedelta64[us]"))


def _check_years(dates: Times) -> None:
    if len(dates) and int(dates.min().astype("datetime64[Y]").astype(int)) + 1970 < EARLIEST_YEAR:
        raise WriteError(phrase("deidentify.error.too_early", year=str(EARLIEST_YEAR)))
