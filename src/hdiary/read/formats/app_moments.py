"""When an app's readings were, and what was noted beside them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from hdiary.read.clocks import parse_clock
from hdiary.read.context import Context
from hdiary.read.day_codes import day_codes
from hdiary.read.table import Table
from hdiary.read.wide_rows import NOTES, PAIN, START, TREATED, TREATMENT
from hdiary.vocabulary.words import is_blank
from hdiary.words import phrase


def with_times(
    table: Table, parts: pd.DataFrame, time: int, date: int, context: Context
) -> pd.DataFrame:
    """Take the clock times of headaches and medicines; say how many tell no more than a part."""
    clock = table.columns[time].where(lambda text: parse_clock(text.strip()) is not None)
    words = ~clock & ~table.columns[time].where(is_blank)
    moment = table.columns[date].cells() + " " + table.columns[time].cells()
    moment = np.where(clock, moment, "")
    more, counts = [parts], {}
    for of, part in ((PAIN, START), (TREATMENT, TREATED)):
        rows = parts.loc[parts["part"] == of, "row"].to_numpy()
        counts[part] = int(clock[rows].sum())
        if counts[part]:
            more.append(pd.DataFrame({"row": rows, "part": part, "text": moment[rows]}))
    _tell_times(table.header[time], counts, int(words.sum()), context)
    return pd.concat(more, ignore_index=True)


def _tell_times(heading: str, counts: Mapping[str, int], spans: int, context: Context) -> None:
    told = [
        phrase(f"read.formats.readings.{name}", n=n)
        for name, n in (("starts", counts[START]), ("taken", counts[TREATED]), ("spans", spans))
        if n
    ]
    if told:
        words = phrase("read.formats.readings.times", header=heading, parts=tuple(told))
        overrule = f'--column ignore="{heading}"'
        context.decisions.add("columns", {heading: "start"}, words, overrule=overrule)


def with_notes(table: Table, parts: pd.DataFrame, notes: int, date: int) -> pd.DataFrame:
    """Put all notes of a day together, those of its headaches and those of anything else."""
    rows = np.flatnonzero(~table.columns[notes].where(is_blank))
    own = pd.DataFrame({"row": rows, "part": NOTES, "text": table.columns[notes].cells()[rows]})
    told = parts["part"] == NOTES
    every = pd.concat([own, parts[told]], ignore_index=True)
    if every.empty:
        return parts
    every["day"] = day_codes(table.columns[date])[every["row"].to_numpy()]
    every = every.sort_values("row", kind="stable").drop_duplicates(["day", "text"])
    days = every.groupby("day", sort=False).agg(
        row=("row", "first"), part=("part", "first"), text=("text", "; ".join)
    )
    return pd.concat([parts[~told], days], ignore_index=True)
