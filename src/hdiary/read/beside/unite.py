"""Several files of one source, such as the exports of each month, as one."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from hdiary.read.beside.by_day import change_since
from hdiary.read.beside.daily import DATE, Daily
from hdiary.read.beside.measures import CHANGE
from hdiary.words import phrase


def unite(parts: Sequence[Daily]) -> Daily:
    """Make one of what several files of a source tell: equal days once, contradictions blank."""
    if len(parts) == 1:
        return parts[0]
    whole = pd.concat([part.frame for part in parts], ignore_index=True)
    grouped = whole.groupby(DATE, sort=True)
    frame, told = grouped.first(), [line for part in parts for line in part.told]
    differ = grouped.nunique() > 1
    names = [str(name) for name in frame]
    changes = [n for n in names if n.endswith(CHANGE) and n.removesuffix(CHANGE) in names]
    for name in [n for n in names if n not in changes and differ[n].any()]:
        frame[name] = frame[name].mask(differ[name])
        told.append(phrase("read.beside.told.files_differ", n=int(differ[name].sum()), name=name))
    days = frame.index.to_series().reset_index(drop=True)
    for name in changes:
        # Of the first day of a later file the day before stands in an earlier one.
        frame[name] = change_since(days, frame[name.removesuffix(CHANGE)])
    again = sum(len(part.frame) for part in parts) - len(frame)
    if again:
        told.append(phrase("read.beside.told.days_again", n=again))
    return Daily(
        name=parts[0].name,
        frame=frame.reset_index(),
        rows=sum(part.rows for part in parts),
        left_out=tuple(dict.fromkeys(one for part in parts for one in part.left_out)),
        told=tuple(dict.fromkeys(told)),
    )
