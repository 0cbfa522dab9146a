"""Estimators on arrays, one person or many at once; they know nothing of diaries."""

from hdiary.stats.autoregression import AutoregressiveFit, fit_autoregressive
from hdiary.stats.averaging import AveragedEstimate, average_over_rho
from hdiary.stats.beside import profile_alone, profile_beside
from hdiary.stats.multiplicity import adjust_false_discovery
from hdiary.stats.pooling import PooledEffect, pool_effects
from hdiary.stats.profile import FactorEstimates, profile_factors
from hdiary.stats.proportions import wilson_interval
from hdiary.stats.score import FactorScores, screen_factors
from hdiary.stats.transition import TransitionFit, fit_transition
from hdiary.stats.waves import Wave, fit_waves, lay_beside

__all__ = [
    "AutoregressiveFit",
    "AveragedEstimate",
    "FactorEstimates",
    "FactorScores",
    "PooledEffect",
    "TransitionFit",
    "Wave",
    "adjust_false_discovery",
    "average_over_rho",
    "fit_autoregressive",
    "fit_transition",
    "fit_waves",
    "lay_beside",
    "pool_effects",
    "profile_alone",
    "profile_beside",
    "profile_factors",
    "screen_factors",
    "wilson_interval",
]
