"""Every export of a watch or a telephone that is known, and the doors to them."""

from __future__ import annotations

from pathlib import Path

from hdiary.read.watches.fitbit_days import DAY_KINDS
from hdiary.read.watches.fitbit_sleep import SLEEP_KINDS
from hdiary.read.watches.garmin_account import GARMIN
from hdiary.read.watches.health_connect import HEALTH_CONNECT
from hdiary.read.watches.kind import Export
from hdiary.read.watches.members import BROKEN, files_in, head_of, is_zip, open_zip
from hdiary.read.watches.samsung import SAMSUNG
from hdiary.read.watches.sleep_as_android import SLEEP_AS_ANDROID

FITBIT = Export(name="Fitbit", kinds=(*SLEEP_KINDS, *DAY_KINDS))
EXPORTS = (FITBIT, SAMSUNG, SLEEP_AS_ANDROID, HEALTH_CONNECT, GARMIN)
"""No two of them know the same file."""


def find_export(data: bytes | Path) -> Export | None:
    """Find whose export a file is, or a zip of many; None for everything else."""
    if isinstance(data, bytes) and not is_zip(data):
        return next((one for one in EXPORTS if one.kind_of(data) is not None), None)
    try:
        with open_zip(data) as archive:
            for member in files_in(archive):
                head = head_of(archive, member)
                for one in EXPORTS:
                    if one.may_hold(head):
                        return one
    except BROKEN:
        return None
    return None
