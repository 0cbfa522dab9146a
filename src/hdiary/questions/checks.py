"""What settings may be, checked in the same words everywhere."""

from __future__ import annotations

import numbers
from collections.abc import Sequence
from typing import Any, TypeVar

from hdiary.diary import need_kind

_Gates = TypeVar("_Gates")


def check_shares(rules: Any, names: Sequence[str]) -> None:
    """Refuse settings that must lie between 0 and 1 and do not."""
    for name in names:
        value = getattr(rules, name)
        need_kind(name, value, numbers.Real, "such as 0.95")
        if not 0.0 < value < 1.0:
            raise ValueError(f"{name} is {value}; it must be between 0 and 1, such as 0.95")


def take_gates(given: _Gates | None, kind: type[_Gates]) -> _Gates:
    """Give the gates that were given, or the usual ones; refuse what is of another kind."""
    name = kind.__name__
    need_kind("gates", given, kind, f"such as {name}()")
    return kind() if given is None else given


def check_counts(gates: Any) -> None:
    """Refuse gates below 1."""
    for name in gates.__dataclass_fields__:
        value = getattr(gates, name)
        need_kind(name, value, numbers.Real, "such as 5")
        if value < 1:
            raise ValueError(f"{name} is {value}; give at least 1")


def check_little(little: tuple[float, float]) -> None:
    """Refuse odds ratios that do not stand around 1."""
    need_kind("little", little, (tuple, list), "such as (0.67, 1.5)", needed=True)
    if len(little) != 2 or not all(isinstance(one, numbers.Real) for one in little):
        raise ValueError(f"little is {little}; give two odds ratios, such as (0.67, 1.5)")
    if not 0.0 < little[0] < 1.0 < little[1]:
        raise ValueError(f"little is {little}; give two odds ratios around 1, such as (0.67, 1.5)")
