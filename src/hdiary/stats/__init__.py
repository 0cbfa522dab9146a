"""Estimators on arrays, one person or many at once; they know nothing of diaries."""

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
