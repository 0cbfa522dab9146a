"""What an export tells, in a form that is easily compared."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from hdiary.read.context import Context
from hdiary.read.declared import Declared
from hdiary.read.watches.exports import find_export
from hdiary.read.watches.together import Gathered, read_export
from hdiary.words import load_words


def read(*files: bytes | str, zone: str | None = None, dates: str | None = None) -> Gathered:
    """Read the files of one export."""
    parts = [one.encode() if isinstance(one, str) else one for one in files]
    export = find_export(parts[0])
    assert export is not None
    context = Context(declared=Declared(zone=zone, dates=dates))
    named = [(part, f"{k}.csv" if len(parts) > 1 else "") for k, part in enumerate(parts)]
    return read_export(export, named, context)


def column(told: Gathered, name: str) -> dict[str, object]:
    """Give what is told by day, without the days of which nothing is."""
    frame = told.frame[told.frame[name].notna()]
    days = pd.DatetimeIndex(frame["date"]).strftime("%Y-%m-%d")
    return dict(zip(days, frame[name].tolist(), strict=True))


def sentences(told: Gathered) -> Sequence[str]:
    """Give what else is told, in English."""
    say = load_words("en", "screen")
    return [say(one) for one in told.told]
