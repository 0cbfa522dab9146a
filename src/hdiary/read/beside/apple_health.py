"""Apple Health beside a diary that is kept elsewhere: the sleep, workouts and notes of each day."""

from __future__ import annotations

from hdiary.read.beside.daily import Beside, Daily
from hdiary.read.context import Context
from hdiary.read.formats.apple_health import APPLE_HEALTH
from hdiary.read.formats.apple_health_days import read_days
from hdiary.read.source import Source
from hdiary.read.stream import of_bytes


def apple_health_daily(source: Source, context: Context) -> Daily:
    """Give what an export of Apple Health tells of each day."""
    days = read_days(source.stream or of_bytes(source.data), context)
    return Daily(
        name=APPLE_HEALTH.name,
        frame=days.frame,
        rows=days.rows,
        left_out=days.left_out,
        told=days.told,
    )


APPLE_HEALTH_BESIDE = Beside(
    name=APPLE_HEALTH.name,
    recognise=lambda source: APPLE_HEALTH.recognise(source.data),
    read=apple_health_daily,
)
