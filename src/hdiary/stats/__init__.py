"""Estimators on arrays, one person or many at once; they know nothing of diaries."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hdiary.stats.attributed import bound_attributed
    from hdiary.stats.autoregression import AutoregressiveFit, fit_autoregressive
    from hdiary.stats.averaging import AveragedEstimate, average_over_rho
    from hdiary.stats.beside import profile_alone, profile_beside
    from hdiary.stats.designs import Blocks, Starts
    from hdiary.stats.lived import DayCourse, HeadacheCourse, live_days, live_headaches, live_pain
    from hdiary.stats.multiplicity import adjust_false_discovery
    from hdiary.stats.orders import Orders, count_orders, orders_in_blocks, orders_of_starts
    from hdiary.stats.pooling import PooledEffect, pool_effects
    from hdiary.stats.power import Life, Power, reckon_power
    from hdiary.stats.profile import FactorEstimates, profile_factors
    from hdiary.stats.proportions import wilson_interval
    from hdiary.stats.randomised import OrderTest, compare_orders, compare_people, guard_level
    from hdiary.stats.score import FactorScores, screen_factors
    from hdiary.stats.transition import TransitionFit, fit_transition
    from hdiary.stats.waves import Wave, fit_waves, lay_beside

__all__ = [
    "AutoregressiveFit",
    "AveragedEstimate",
    "Blocks",
    "DayCourse",
    "FactorEstimates",
    "FactorScores",
    "HeadacheCourse",
    "Life",
    "OrderTest",
    "Orders",
    "PooledEffect",
    "Power",
    "Starts",
    "TransitionFit",
    "Wave",
    "adjust_false_discovery",
    "average_over_rho",
    "bound_attributed",
    "compare_orders",
    "compare_people",
    "count_orders",
    "fit_autoregressive",
    "fit_transition",
    "fit_waves",
    "guard_level",
    "lay_beside",
    "live_days",
    "live_headaches",
    "live_pain",
    "orders_in_blocks",
    "orders_of_starts",
    "pool_effects",
    "profile_alone",
    "profile_beside",
    "profile_factors",
    "reckon_power",
    "screen_factors",
    "wilson_interval",
]

_HOMES = {
    **dict.fromkeys(("bound_attributed",), "hdiary.stats.attributed"),
    **dict.fromkeys(
        (
            "AutoregressiveFit",
            "fit_autoregressive",
        ),
        "hdiary.stats.autoregression",
    ),
    **dict.fromkeys(
        (
            "AveragedEstimate",
            "average_over_rho",
        ),
        "hdiary.stats.averaging",
    ),
    **dict.fromkeys(
        (
            "profile_alone",
            "profile_beside",
        ),
        "hdiary.stats.beside",
    ),
    **dict.fromkeys(
        (
            "Blocks",
            "Starts",
        ),
        "hdiary.stats.designs",
    ),
    **dict.fromkeys(
        (
            "DayCourse",
            "HeadacheCourse",
            "live_days",
            "live_headaches",
            "live_pain",
        ),
        "hdiary.stats.lived",
    ),
    **dict.fromkeys(("adjust_false_discovery",), "hdiary.stats.multiplicity"),
    **dict.fromkeys(
        (
            "Orders",
            "count_orders",
            "orders_in_blocks",
            "orders_of_starts",
        ),
        "hdiary.stats.orders",
    ),
    **dict.fromkeys(
        (
            "PooledEffect",
            "pool_effects",
        ),
        "hdiary.stats.pooling",
    ),
    **dict.fromkeys(
        (
            "Life",
            "Power",
            "reckon_power",
        ),
        "hdiary.stats.power",
    ),
    **dict.fromkeys(
        (
            "FactorEstimates",
            "profile_factors",
        ),
        "hdiary.stats.profile",
    ),
    **dict.fromkeys(("wilson_interval",), "hdiary.stats.proportions"),
    **dict.fromkeys(
        (
            "OrderTest",
            "compare_orders",
            "compare_people",
            "guard_level",
        ),
        "hdiary.stats.randomised",
    ),
    **dict.fromkeys(
        (
            "FactorScores",
            "screen_factors",
        ),
        "hdiary.stats.score",
    ),
    **dict.fromkeys(
        (
            "TransitionFit",
            "fit_transition",
        ),
        "hdiary.stats.transition",
    ),
    **dict.fromkeys(
        (
            "Wave",
            "fit_waves",
            "lay_beside",
        ),
        "hdiary.stats.waves",
    ),
}
"""Where each lives, brought in when it is first asked for: no question needs all of them."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'hdiary.stats' has no attribute {name!r}")
    # Kept, so that it is looked up once.
    globals()[name] = found = getattr(import_module(_HOMES[name]), name)
    return found
