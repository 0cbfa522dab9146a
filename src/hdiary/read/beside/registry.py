"""Every source beside a diary that is known, and the door to them: by the content of a file."""

from __future__ import annotations

from hdiary.read.beside.apple_health import APPLE_HEALTH_BESIDE
from hdiary.read.beside.daily import Beside
from hdiary.read.beside.garmin import GARMIN
from hdiary.read.beside.planned import (
    ANY_TABLE,
    is_open_meteo,
    planned,
    read_any_table,
    read_open_meteo,
)
from hdiary.read.beside.watches import WATCHES
from hdiary.read.source import Source

SOURCES: tuple[Beside, ...] = (
    *GARMIN,
    planned("oura"),
    Beside(name="Open-Meteo", recognise=is_open_meteo, read=read_open_meteo),
    planned("dwd"),
    planned("meteostat"),
    *WATCHES,
    APPLE_HEALTH_BESIDE,
)
"""No two of them recognise the same file."""
ANY = Beside(name=ANY_TABLE, recognise=lambda _: True, read=read_any_table)
"""Anybody's table with a column of days: what is left."""


def find_beside(source: Source) -> Beside | None:
    """Find what a file is beside a diary; None for anybody's own table, and for what is none."""
    return next((one for one in SOURCES if one.recognise(source)), None)
