"""How the files of Fitbit are known whose form is that of several things."""

from __future__ import annotations

import re

from hdiary.read.watches.grid import first_rows, heading_key, heading_row
from hdiary.read.watches.objects import first_object, has_fields

MINUTE = frozenset({"dateTime", "value"})
PULSE = frozenset({"timestamp", "beats_per_minute", "data_source"})
_MOST_A_MINUTE = 300
_COUNT = re.compile(rb'"value"\s*:\s*"(\d{1,6})"')
_ANY = re.compile(rb'"value"\s*:')


def are_minutes(data: bytes) -> bool:
    """Say whether a list begins with a whole number beside a moment."""
    first = first_object(data) or {}
    return set(first) == MINUTE and str(first["value"]).isdecimal()


def are_steps(data: bytes) -> bool:
    """Say whether values of minutes can only be steps."""
    # Steps, calories, heights and distances lie in files of one form. Calories are fractions,
    # heights are tens, and no minute has more than 300 steps.
    if not are_minutes(data):
        return False
    counts = [int(one) for one in _COUNT.findall(data)]
    some = any(n % 10 for n in counts)
    return some and max(counts) <= _MOST_A_MINUTE and len(counts) == len(_ANY.findall(data))


def holds_pulse(data: bytes) -> bool:
    """Say whether values are objects with their own date, value and error: resting pulses."""
    if not has_fields(data, MINUTE):
        return False
    value = (first_object(data) or {}).get("value")
    return isinstance(value, dict) and {"date", "value", "error"} <= set(value)


def is_pulse_of_days(data: bytes) -> bool:
    """Say whether a table of pulses has one a day: of the same form are those of each second."""
    found = heading_row(data, PULSE)
    if found is None:
        return False
    sign, at = found
    rows = first_rows(data)[sign]
    place = list(map(heading_key, rows[at])).index("timestamp")
    clocks = {row[place][10:] for row in rows[at + 1 :] if len(row) > place}
    days = [row[place][:10] for row in rows[at + 1 :] if len(row) > place]
    return bool(days) and len(clocks) <= 2 and len(set(days)) == len(days)
