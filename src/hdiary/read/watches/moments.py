"""Moments as programs write them, many at once: in UTC, or by the wall clock, or with an offset."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Bools, Floats, Times
from hdiary.diary.schema import LATEST_YEAR
from hdiary.read.context import Context
from hdiary.read.dates import decide_order, parse_date
from hdiary.read.other_dates import ask_for_order, in_zone
from hdiary.read.zones import find_zone
from hdiary.words import Phrase, phrase

_ISO = (
    r"^(?P<day>\d{4}-\d\d-\d\d)(?:[T ](?P<time>\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?)?"
    r"\s?(?P<zone>Z|UTC|[+-]\d\d:?\d\d)?$"
)
_OFFSET = r"^(?:UTC|GMT)?\s?(?P<sign>[+-])(?P<hours>\d\d?):?(?P<minutes>[0-5]\d)?$"
_AMERICAN = "%m/%d/%y %H:%M:%S"
_MOST_MINUTES = 15 * 60
_FIRST_YEAR = 2000
"""No watch kept records before; some write 1970 where they know no time."""
_FIRST_SECOND, _LAST_SECOND = 946_684_800, 4_102_444_800
"""The beginnings of 2000 and of 2100."""
SECOND = np.timedelta64(1, "s")


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Moments:
    """The moments of a column."""

    when: Times  # datetime64[s], as written; NaT where none could be read
    zulu: Bools  # Whether it was written in UTC


def read_moments(
    texts: pd.Series, heading: str, context: Context, *, order: str | None = None
) -> Moments:
    """Read a column of moments; an order of day and month that nobody can tell is asked for."""
    codes, distinct = pd.factorize(texts.astype("str").str.strip())
    values = pd.Series(distinct, dtype="str")
    when, zulu = _iso(values)
    if order == "mdy":
        american = pd.to_datetime(values, format=_AMERICAN, errors="coerce")
        when = np.where(np.isnat(when), american.to_numpy().astype("datetime64[s]"), when)
    rest = np.flatnonzero(np.isnat(when) & (values != "").to_numpy())
    if rest.size:
        parts = [parse_date(values.iloc[k]) for k in rest]
        decided = decide_order(parts, order or context.declared.dates)
        if decided.ambiguous is not None:
            ask_for_order(decided.ambiguous, heading, context)
        for k, part in zip(rest, parts, strict=True):
            day = decided.date(part) if part is not None else None
            if part is not None and day is not None:
                when[k] = np.datetime64(day, "s") + (part.seconds or 0) * SECOND
                zulu[k] = part.zulu
    years = when.astype("datetime64[Y]").astype(np.int64) + 1970
    when[~np.isnat(when) & ((years < _FIRST_YEAR) | (years > LATEST_YEAR))] = np.datetime64("NaT")
    return Moments(when=when[codes], zulu=zulu[codes])


def _iso(values: pd.Series) -> tuple[Times, Bools]:
    found = values.str.extract(_ISO)
    time = found["time"].fillna("00:00").str.ljust(6, ":").str.ljust(8, "0")
    whole = (found["day"] + " " + time).fillna("")
    when = pd.to_datetime(whole, format="%Y-%m-%d %H:%M:%S", errors="coerce")
    zulu = found["zone"].fillna("").str.replace(":", "").isin(["Z", "UTC", "+0000", "-0000"])
    return when.to_numpy().astype("datetime64[s]").copy(), zulu.to_numpy(dtype=bool).copy()


def read_offsets(texts: pd.Series) -> Floats:
    """Read offsets from UTC such as ``UTC+0100`` or ``-05:30`` [min]; NaN where none is told."""
    codes, distinct = pd.factorize(texts.astype("str").str.strip())
    values = pd.Series(distinct, dtype="str")
    found = values.str.extract(_OFFSET)
    minutes = pd.to_numeric(found["hours"]) * 60 + pd.to_numeric(found["minutes"].fillna("0"))
    minutes = minutes.where(found["sign"] != "-", -minutes)
    minutes = minutes.where(~values.isin(["Z", "UTC", "GMT"]), 0.0)
    known = minutes.where(minutes.abs() <= _MOST_MINUTES)
    return known.to_numpy(dtype=np.float64)[codes]


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Local:
    """The same by the wall clock."""

    when: Times  # datetime64[s]; NaT where none could be read
    told: tuple[Phrase, ...] = ()  # How moments in UTC became local, or that they did not


def read_local(
    texts: pd.Series,
    heading: str,
    context: Context,
    *,
    offsets: pd.Series | None = None,
    utc: bool = False,
    order: str | None = None,
) -> Local:
    """Read a column of moments by the wall clock; ``utc`` says that all of them are in UTC."""
    moments = read_moments(texts, heading, context, order=order)
    east = None if offsets is None else read_offsets(offsets)
    zulu = np.ones(len(texts), dtype=bool) if utc else moments.zulu
    return to_wall(moments.when, zulu & ~np.isnat(moments.when), east, context)


def to_wall(when: Times, zulu: Bools, minutes: Floats | None, context: Context) -> Local:
    """Move moments in UTC to the wall clock: by their offsets, else by the zone that was given."""
    east = np.full(len(when), np.nan) if minutes is None else minutes
    known = zulu & ~np.isnan(east)
    moved = when + np.where(known, east * 60, 0).astype("timedelta64[s]")
    unknown = zulu & ~known
    if not unknown.any():
        return Local(when=moved)
    zone = find_zone(context.declared.zone or "")
    if zone is None:
        return Local(when=moved, told=(phrase("read.watches.told.utc"),))
    moved[unknown] = in_zone(when[unknown], zone)
    return Local(when=moved, told=(phrase("read.watches.told.zone", zone=context.declared.zone),))


def from_milliseconds(values: pd.Series) -> Times:
    """Read counts of milliseconds since 1970; NaT where there is none, or no date near ours."""
    seconds = values.to_numpy(dtype=np.float64) / 1000
    fits = (seconds >= _FIRST_SECOND) & (seconds < _LAST_SECOND)
    whole = np.where(fits, seconds, 0).astype(np.int64).astype("datetime64[s]")
    moments: Times = np.where(fits, whole, np.datetime64("NaT", "s"))
    return moments


def at_midnights(when: Times) -> Times:
    """Give the local days of midnights that were written in UTC: ``16:00`` is that of UTC+8."""
    day = when.astype("datetime64[D]")
    late = (when - day) > np.timedelta64(12 * 3600 - 1, "s")
    moved: Times = (day + late.astype("timedelta64[D]")).astype("datetime64[s]")
    return moved


def days_of(when: Times) -> pd.Series:
    """Give the days of moments."""
    return pd.Series(when.astype("datetime64[D]").astype("datetime64[s]"))
