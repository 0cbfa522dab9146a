"""The dates of a source beside a diary: their order, and moments in UTC on the local clock."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from hdiary.diary.arrays import Times
from hdiary.read.context import Context
from hdiary.read.dates import ORDERS
from hdiary.words import Phrase, phrase


def ask_for_order(why: Phrase, heading: str, context: Context) -> None:
    """Ask whether the day or the month comes first, where nobody can tell."""
    found = context.found
    found.add(
        "two readings",
        column=heading,
        fatal=True,
        expected=phrase("read.dates.one_way"),
        suggestion=phrase("read.beside.refused.which_order", why=why),
    )
    for name in ORDERS:
        found.suggest(phrase(f"read.dates.are_{name}"), other_dates=name)
    found.raise_errors()


def in_zone(when: Times, zone: dt.tzinfo) -> Times:
    """Give the wall clock of a zone at moments in UTC."""
    local = pd.DatetimeIndex(when).tz_localize("UTC").tz_convert(zone).tz_localize(None)
    wall: Times = local.to_numpy().astype("datetime64[s]")
    return wall
