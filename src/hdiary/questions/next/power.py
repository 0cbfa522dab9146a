"""The power of suspects and of experiments, as far as a diary lets it be reckoned."""

from __future__ import annotations

from hdiary.stats.designs import Blocks
from hdiary.stats.life import Life
from hdiary.stats.normal import critical_value, two_sided_p
from hdiary.stats.quick_power import quick_power

FOUR = 4
"""Headaches and periods are drawn in blocks of four, each of two twice: pairs leave few orders."""
_SEED = 15


def power_of_effect(effect: float, se: float, *, level: float) -> float:
    """Give how often an effect with this standard error passes a two-sided test."""
    z = abs(effect) / se - float(critical_value(level))
    beyond = float(two_sided_p(z)) / 2
    return 1.0 - beyond if z > 0 else beyond


def power_of_periods(
    life: Life, *, periods: int, length: int, ratio: float, washout: int = 0
) -> float:
    """Give how often periods in blocks of four would see headache days fall by a share."""
    design = Blocks(units=periods, block=FOUR, length=length, washout=washout)
    return quick_power(design, life, outcome="headache_days_28", effect=ratio, seed=_SEED)


def power_of_headaches(life: Life, *, headaches: int, effect: float) -> float:
    """Give how often headaches in random order would see so many points more relief."""
    design = Blocks(units=headaches, block=FOUR)
    return quick_power(design, life, outcome="pain_2h", effect=effect, seed=_SEED)
