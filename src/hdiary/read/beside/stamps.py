"""The days and times of a table beside a diary, many at once: from texts to the local day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Bools, Ints, Times
from hdiary.diary.schema import EARLIEST_YEAR, LATEST_YEAR
from hdiary.read.context import Context
from hdiary.read.dates import Order, Parts, decide_order, parse_date
from hdiary.read.other_dates import ask_for_order, in_zone
from hdiary.read.table import Column
from hdiary.read.zones import find_zone
from hdiary.words import Phrase, phrase

_STAMP = re.compile(
    r"((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])([01]\d|2[0-3])([0-5]\d)?(?:[0-5]\d)?"
)
"""``2026010513``: an hour, as weather services write it."""
_LONGEST = 80
_FEW = 5_000
"""So many different moments are taken apart one by one; of more, the days and the times are."""
_LOOKED_AT, _ISO_LENGTH = 20, 10


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Days:
    """The local day of each row."""

    day: Times  # datetime64[D]; NaT where none could be read
    timed: bool  # Whether times of day stand beside the days
    told: tuple[Phrase, ...] = ()


def tells_a_day(text: str, *, serial: bool = False) -> bool:
    """Say whether a text is a day, or a moment; a bare number is none, it may count anything."""
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return False
    if text.isdecimal() and len(text) < 8:
        return serial and parse_date(text) is not None
    parts = parse_date(_stamp(text))
    return parts is not None and (serial or parts.shape != "serial")


def _stamp(text: str) -> str:
    found = _STAMP.fullmatch(text)
    return f"{found[1]}-{found[2]}-{found[3]} {found[4]}:{found[5] or '00'}" if found else text


def read_days(column: Column, header: str, context: Context, *, utc: bool = False) -> Days:
    """Read the day of each row; moments in UTC become local where the zone is known."""
    texts = [_stamp(value.strip()) for value in column.values]
    halves = _halve(texts)
    parts = [parse_date(text) for text in halves.days]
    order = decide_order(parts, context.declared.dates)
    if order.ambiguous is not None:
        ask_for_order(order.ambiguous, header, context)
    day = _dates(parts, order)[halves.day_of]
    times = [parse_date(text) for text in halves.times]
    seconds = np.array([(t.seconds or 0) if t else 0 for t in times], dtype=np.int64)
    seconds = seconds[halves.time_of]
    zulu = np.array([bool(t and t.seconds is not None and (utc or t.zulu)) for t in times])
    zulu = zulu[halves.time_of]
    told: tuple[Phrase, ...] = ()
    if zulu.any():
        day, told = _to_local(day, seconds, zulu, context)
    return Days(day=day[column.codes], timed=bool(seconds.any()), told=told)


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class _Halves:
    """Moments in two halves, each with its distinct texts: the day, and a day with the time."""

    days: list[str]
    day_of: Ints
    times: list[str]
    time_of: Ints


def _halve(texts: Sequence[str]) -> _Halves:
    """Part many moments into days and times of day, which are few; a few are left whole."""
    whole = list(texts)
    at = np.arange(len(whole), dtype=np.int64)
    if len(whole) <= _FEW:
        return _Halves(days=whole, day_of=at, times=whole, time_of=at)
    sign = "T" if whole[0][_ISO_LENGTH : _ISO_LENGTH + 1] == "T" else " "
    halves = [text.partition(sign) for text in whole]
    day_of, days = pd.factorize(np.array([half[0] for half in halves], dtype=object))
    time_of, times = pd.factorize(np.array([half[2].strip() for half in halves], dtype=object))
    if not any(tells_a_day(text) for text in list(days[:_LOOKED_AT])):
        return _Halves(days=whole, day_of=at, times=whole, time_of=at)
    return _Halves(
        days=list(days),
        day_of=day_of.astype(np.int64),
        times=[f"2000-01-01 {text}" if text else "" for text in times],
        time_of=time_of.astype(np.int64),
    )


def _dates(parts: Sequence[Parts | None], order: Order) -> Times:
    """Give the day of each, within the years that a diary may be of."""
    dates = [order.date(part) if part is not None else None for part in parts]
    kept = [d if d and EARLIEST_YEAR <= d.year <= LATEST_YEAR else None for d in dates]
    return np.array(kept, dtype="datetime64[D]")


def _to_local(
    day: Times, seconds: Ints, zulu: Bools, context: Context
) -> tuple[Times, tuple[Phrase, ...]]:
    """Move moments in UTC to the local day; without a zone they stay on that of UTC, told."""
    zone = find_zone(context.declared.zone) if context.declared.zone else None
    if zone is None:
        return day, (phrase("read.beside.told.utc"),)
    moments = day.astype("datetime64[s]") + seconds.astype("timedelta64[s]")
    moved = in_zone(moments, zone).astype("datetime64[D]")
    return np.where(zulu, moved, day), (
        phrase("read.beside.told.zone", zone=context.declared.zone),
    )
