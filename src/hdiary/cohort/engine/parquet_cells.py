"""The cells of a Parquet table as texts, of which each says what the kind of its column says."""

# So typed columns and columns of text go through one and the same reader, and what is decided
# over everybody is decided as for a CSV: nothing is left to guess in a day written 2026-03-01.

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from hdiary.cohort.engine.arrow import find_arrow

_WHOLE = 2.0**53
"""Beyond it not every whole number is a number of its own."""
_DAY, _MOMENT, _INSTANT = "%Y-%m-%d", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S%z"


def can_be_text(kind: Any) -> bool:
    """Say whether cells of a kind can be written as one text each."""
    arrow, _ = find_arrow()
    types = arrow.types
    if types.is_dictionary(kind):
        return can_be_text(kind.value_type)
    return not (types.is_nested(kind) or types.is_duration(kind) or _is_bytes(kind))


def _is_bytes(kind: Any) -> bool:
    arrow, _ = find_arrow()
    types = arrow.types
    tests = (types.is_binary, types.is_large_binary, types.is_fixed_size_binary)
    return any(test(kind) for test in tests)


def has_moments(kind: Any) -> bool:
    """Say whether cells are days together with times."""
    arrow, _ = find_arrow()
    return bool(arrow.types.is_timestamp(kind))


def tells_times(column: Any) -> bool:
    """Say whether any moment is another than midnight, so that the column is more than days."""
    import pyarrow.compute as compute

    parts = (compute.hour(column), compute.minute(column), compute.second(column))
    return any(compute.max(part).as_py() for part in parts)


def as_texts(column: Any, *, days: bool) -> Any:
    """Write cells as texts; ``days`` where moments are all midnight."""
    import pyarrow.compute as compute

    arrow, _ = find_arrow()
    types, kind = arrow.types, column.type
    if types.is_dictionary(kind):
        plain = column.dictionary_decode()
        return as_texts(plain, days=days)
    if types.is_timestamp(kind):
        form = _DAY if days else _INSTANT if kind.tz else _MOMENT
        whole = column.cast(arrow.timestamp("s", tz=kind.tz), safe=False)
        return compute.strftime(whole, format=form)
    if types.is_time(kind):
        return column.cast(arrow.time32("s"), safe=False).cast(arrow.string())
    if types.is_date(kind):
        return column.cast(arrow.date32()).cast(arrow.string())
    if types.is_floating(kind):
        return _numbers(column)
    texts = column.cast(arrow.string())
    # A row of the table is one line, so that what is wrong with it is told with its number.
    return compute.replace_substring_regex(texts, pattern=r"[\r\n]+", replacement=" ")


def _numbers(column: Any) -> Any:
    """Write numbers, whole ones without a point: pandas keeps them so beside blanks."""
    import pyarrow.compute as compute

    arrow, _ = find_arrow()
    if arrow.types.is_float16(column.type):
        column = column.cast(arrow.float32())
    known = compute.if_else(compute.is_nan(column), arrow.scalar(None, column.type), column)
    whole = compute.and_(
        compute.equal(compute.floor(known), known), compute.less(compute.abs(known), _WHOLE)
    )
    if compute.all(whole).as_py():
        return known.cast(arrow.int64(), safe=False).cast(arrow.string())
    return known.cast(arrow.string())


def find_unwritable(schemas: Collection[Any]) -> list[str]:
    """Name the columns of lists and the like, of which a cell is not one text."""
    bad = {one.name for schema in schemas for one in schema if not can_be_text(one.type)}
    return sorted(bad)
