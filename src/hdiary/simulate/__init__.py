"""Diaries with a known truth: every way in which diaries mislead, as a switch.

For person i on day t (all people at once, days one after the other, after 60 days of burn-in):

- Headache day: ``logit P(Y_t = 1) = a_i + g Y_(t-1) + sum_k b_ik x_ik(t-1) + s_w w_t + d W_t
  + c t/28 + sum_p log(OR_p) L_pt + v (u_(t-1) - m_i) Y_(t-1) + f B_t + C_it``, a transition
  model (Zeger & Qaqish 1988, doi:10.2307/2531732). Y is headache, x the habits of the day before
  less their usual value, w a slow wave, W weekend, L how far a programme's effect has grown (0 to
  1), u yesterday's pain, B the place in a bout (1 on its second and third day, -1 after), C what
  comes by the calendar: a monthly rhythm, a shift rota, a season, a flare before the start.
- Slow waves: ``w_t = r w_(t-1) + sqrt(1 - r^2) e_t``, one for the risk, one for each habit,
  correlated as asked.
- Habit: ``logit P(x_kt = 1) = logit(q_k) + s_h h_kt + d_k W_t + c_k t/28
  + m_k (reverse Y_t + persistence_habits Y_(t-1)) + r_k R_t``; for a number the same shift times
  sqrt(3)/pi standard deviations (Chinn 2000), and normal noise. R is the rhythm's pull.
- Pain of a headache day: ``round(m_i + change + s z_t)`` cut to 1-10, z an AR(1) process. The
  other course, ``"daily pain"``, cuts the same to 0-10 and calls 1 or more a headache.
- Choice of treatment at pain u: a multinomial logit with odds against nothing of
  ``share_j exp(indication lean_j (u - 5)) / share_0``.
- Pain two hours later: ``round(u - f - regression (u - m_i) - fall_per_hour hours - extra_j
  + e)``, cut to 0 and the headache's worst pain; e may have a trend and come in runs.
- Within a day: an onset and the time of every habit; a headache changes what comes after it, and
  one that is there on waking changes the night before.
- Recorded: not missing by chance (in runs), nor because the day was clear, nor because it hurt.

All parameters and their sources stand in ``docs/simulate.md``.
"""

from hdiary.simulate.course import Course, Settings
from hdiary.simulate.factors import CERVICOGENIC_FACTORS, NULL_FACTORS, Factor, with_odds_ratios
from hdiary.simulate.fitted import WINE, fit_factors
from hdiary.simulate.look import Look
from hdiary.simulate.model import simulate_diaries
from hdiary.simulate.run import Simulated
from hdiary.simulate.sample import COHORT_SEED, DIARY_SEED, sample_cohort, sample_diary
from hdiary.simulate.sample_measures import MEASURES_SEED, sample_measures
from hdiary.simulate.sample_people import PEOPLE_SEED, sample_people
from hdiary.simulate.traps import Traps
from hdiary.simulate.treatments import (
    CERVICOGENIC_TREATMENTS,
    NULL_TREATMENTS,
    Programme,
    Treatment,
)

__all__ = [
    "CERVICOGENIC_FACTORS",
    "CERVICOGENIC_TREATMENTS",
    "COHORT_SEED",
    "DIARY_SEED",
    "MEASURES_SEED",
    "NULL_FACTORS",
    "NULL_TREATMENTS",
    "PEOPLE_SEED",
    "WINE",
    "Course",
    "Factor",
    "Look",
    "Programme",
    "Settings",
    "Simulated",
    "Traps",
    "Treatment",
    "fit_factors",
    "sample_cohort",
    "sample_diary",
    "sample_measures",
    "sample_people",
    "simulate_diaries",
    "with_odds_ratios",
]
