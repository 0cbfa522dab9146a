"""Estimators on arrays, one person or many at once; they know nothing of diaries."""

from hdiary.stats.autoregression import AutoregressiveFit, fit_autoregressive
from hdiary.stats.averaging import AveragedEstimate, average_over_rho
from hdiary.stats.proportions import wilson_interval

__all__ = [
    "AutoregressiveFit",
    "AveragedEstimate",
    "average_over_rho",
    "fit_autoregressive",
    "wilson_interval",
]
