"""The table of doses and the course: one row per patient, thing and days summed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from hdiary.diary import Diary
from hdiary.questions.dose_rules import (
    ANSWERED,
    FEWER,
    MORE,
    ON_HEADACHES,
    ONE_OF_MANY,
    SAME,
    WIDE,
    WITH_COURSE,
    DoseRules,
)
from hdiary.questions.dose_series import (
    PER,
    Doses,
    fill_doses,
    find_minutes,
    name_units,
    sum_days_before,
    times_a_week,
)
from hdiary.questions.exposures import Exposures, prepare_days
from hdiary.questions.factors import TREATMENT, Factor
from hdiary.questions.grid import Grid, lay_grid
from hdiary.questions.result import (
    ONLY_LISTED,
    Bools,
    Codes,
    Floats,
    never_clear,
    patient_column,
    ratio,
)
from hdiary.stats import TransitionFit, adjust_false_discovery, fit_transition, profile_factors
from hdiary.stats.blocks import map_blocks, split
from hdiary.vocabulary.say import say_count
from hdiary.vocabulary.verdicts import CANNOT_TELL, LITTLE, NOT_ENOUGH

Words = npt.NDArray[np.object_]
_BLOCK_CELLS = 500_000
_ALL_ALIKE = 1e-6


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class _Window:
    """One sum of days of a block of people, (people, things)."""

    days: Codes
    headaches: Codes
    mean: Floats
    sd: Floats
    estimate: Floats
    low: Floats
    high: Floats
    p_value: Floats
    gated: Words


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class _Uses:
    """How often each thing was used, in what unit it is summed, (people, things)."""

    # ``share`` is that of its recorded days which were headache days.
    unit: Words
    days: Codes
    share: Floats


def tabulate_doses(diary: Diary, things: Sequence[Factor], *, rules: DoseRules) -> pd.DataFrame:
    """Sum, compare, judge and lay out."""
    grid, days = lay_grid(diary), prepare_days(diary, factors=things)
    minutes = find_minutes(diary, grid, things)
    people, span = grid.headache.shape

    def work(part: slice) -> pd.DataFrame:
        doses = fill_doses(days, grid, things, minutes, people=part)
        return _tabulate_block(diary, grid, things, doses, people=part, rules=rules)

    size = max(span * max(len(things), 1), 1)
    frames = map_blocks(work, split(people, block=_BLOCK_CELLS // size))
    return pd.concat(frames, ignore_index=True)


def _tabulate_block(
    diary: Diary,
    grid: Grid,
    things: Sequence[Factor],
    doses: Doses,
    *,
    people: slice,
    rules: DoseRules,
) -> pd.DataFrame:
    first, last, _ = people.indices(len(grid.length))
    length = grid.length[first:last]
    headache = grid.headache[first:last]
    fit = fit_transition(headache, weekday=grid.weekday[first:last], length=length)
    uses = _count_uses(doses, headache, name_units(doses, things))
    windows = [_measure(fit, doses.amount, days, uses=uses, rules=rules) for days in rules.windows]
    return _lay_out(diary, things, windows, uses, first=first, rules=rules)


def _count_uses(doses: Doses, headache: Floats, unit: Words) -> _Uses:
    """Count the days with something, and the share of the recorded ones that had a headache."""
    used = np.nan_to_num(doses.amount) > 0
    recorded = used & ~np.isnan(headache)[:, None, :]
    hurt = used & (headache == 1)[:, None, :]
    share = ratio(hurt.sum(axis=2), recorded.sum(axis=2))
    return _Uses(unit=unit, days=used.sum(axis=2).astype(np.int64), share=share)


def _measure(
    fit: TransitionFit,
    amount: Exposures,
    days: int,
    *,
    uses: _Uses,
    rules: DoseRules,
) -> _Window:
    """Estimate the odds ratio of one standard deviation of a sum, where there is enough."""
    summed = sum_days_before(amount, days=days) * times_a_week(uses.unit)[:, :, None]
    known = ~np.isnan(summed) & fit.used[:, None, :]
    hurts = (fit.response > 0.5)[:, None, :] & known
    count, headaches = known.sum(axis=2), hurts.sum(axis=2)
    values = np.where(known, summed, 0.0)
    mean = ratio(values.sum(axis=2), count)
    away = np.where(known, summed - np.nan_to_num(mean)[:, :, None], 0.0)
    sd = np.sqrt(ratio((away**2).sum(axis=2), count))
    gated = _explain_gates(count, headaches, uses.days, sd, mean, days=days, rules=rules)
    who, what = np.nonzero(gated == "")
    scale = np.where(gated == "", sd, 1.0)
    found = profile_factors(
        fit, summed / scale[:, :, None], people=who, factors=what, level=rules.level
    )
    ends = {name: np.full(count.shape, np.nan) for name in ("estimate", "low", "high", "p_value")}
    for name, numbers in ends.items():
        numbers[who, what] = getattr(found, name)
    return _Window(
        days=count.astype(np.int64),
        headaches=headaches.astype(np.int64),
        mean=mean,
        sd=sd,
        gated=gated,
        **ends,
    )


def _explain_gates(
    count: Codes,
    headaches: Codes,
    uses: Codes,
    sd: Floats,
    mean: Floats,
    *,
    days: int,
    rules: DoseRules,
) -> Words:
    gates = rules.gates
    reason = np.full(count.shape, "", dtype=object)
    span = f" that can be compared with the {say_count(days, 'day')} before"
    for found, needed, noun, what in (
        (uses, gates.min_uses, "day", " with it"),
        (count, gates.min_days, "day", span),
        (headaches, gates.min_headaches, "headache day", " among those compared"),
        (count - headaches, gates.min_clear, "clear day", " among those compared"),
    ):
        here = (found < needed) & (reason == "")
        for number in np.unique(found[here]).tolist():
            some = f"only {say_count(number, noun)}" if number else f"no {noun}"
            reason[here & (found == number)] = f"{some}{what}; {needed} are needed"
    alike = sd <= _ALL_ALIKE * np.maximum(np.abs(mean), 1.0)
    reason[alike & (reason == "")] = SAME
    return reason


def _judge(
    windows: Sequence[_Window], share: Floats, shown: Bools, rules: DoseRules
) -> tuple[Floats, Words, Words]:
    """Give q-values, verdicts and reasons, (people, things, windows)."""
    p_value = np.stack([window.p_value for window in windows], axis=2)
    estimate = np.stack([window.estimate for window in windows], axis=2)
    low = np.stack([window.low for window in windows], axis=2)
    high = np.stack([window.high for window in windows], axis=2)
    gated = np.stack([window.gated for window in windows], axis=2)
    follows = np.broadcast_to((share >= rules.mostly)[:, :, None], p_value.shape)
    asked = np.where(follows | ~shown[:, :, None], np.nan, p_value)
    people = np.repeat(np.arange(len(asked)), asked[0].size if len(asked) else 0)
    q_value = adjust_false_discovery(asked.ravel(), people, n_groups=len(asked))
    q_value = q_value.reshape(asked.shape)
    verdict = np.full(asked.shape, CANNOT_TELL, dtype=object)
    reason = np.full(asked.shape, WIDE, dtype=object)
    passing = q_value <= rules.false_discovery
    reason[(asked < 1 - rules.level) & ~passing] = ONE_OF_MANY
    # Two standard deviations lie between much and little of it.
    within = (2 * low > np.log(rules.little[0])) & (2 * high < np.log(rules.little[1]))
    verdict[within] = LITTLE
    claimed = passing & (asked < 1 - rules.level) & ~within
    verdict[claimed & (estimate > 0)] = MORE
    verdict[claimed & (estimate < 0)] = FEWER
    reason[within | claimed] = ANSWERED
    verdict[follows], reason[follows] = CANNOT_TELL, ON_HEADACHES
    unknown = np.isnan(estimate) & (gated == "")
    verdict[unknown], reason[unknown] = NOT_ENOUGH, WITH_COURSE
    fails = gated != ""
    verdict[fails], reason[fails] = NOT_ENOUGH, gated[fails]
    return q_value, verdict, reason


def _lay_out(
    diary: Diary,
    things: Sequence[Factor],
    windows: Sequence[_Window],
    uses: _Uses,
    *,
    first: int,
    rules: DoseRules,
) -> pd.DataFrame:
    """Make the frame: patient by patient, thing by thing, the shortest window first."""
    shown = uses.days > 0
    q_value, verdict, reason = _judge(windows, uses.share, shown, rules)
    # Without any clear day no number of further uses would do.
    reason[never_clear(diary)[:, None, None] & (verdict == NOT_ENOUGH)] = ONLY_LISTED
    who, what = np.nonzero(shown)
    many = len(windows)
    row = np.repeat(np.arange(len(who)), many)
    at = (who[row], what[row])
    per = np.array([PER[name] for name in uses.unit[at].tolist()])

    def of_window(name: str) -> npt.NDArray[np.float64]:
        values = np.stack([getattr(window, name)[who, what] for window in windows], axis=1)
        return values.ravel()

    sd = of_window("sd")
    step = per / np.where(sd > 0, sd, np.nan)
    names = [factor.name for factor in things]
    sources = [factor.source for factor in things]
    classes = _classes(diary, things)
    frame = pd.DataFrame(
        {
            "patient": patient_column(diary, (who + first)[row]),
            "treatment": pd.array([names[k] for k in at[1]], dtype="str"),
            "source": pd.array([sources[k] for k in at[1]], dtype="str"),
            "treatment_class": pd.array([classes[k] for k in at[1]], dtype="str"),
            "window_days": np.tile(np.array(rules.windows, dtype=np.int64), len(who)),
            "unit": pd.array(uses.unit[at].tolist(), dtype="str"),
            "days_used": uses.days[at],
            "on_headache_days": uses.share[at],
            "days": of_window("days").astype(np.int64),
            "headaches": of_window("headaches").astype(np.int64),
            "mean_dose": of_window("mean"),
            "sd_dose": sd,
            "per": per,
            "odds_ratio": np.exp(of_window("estimate") * step),
            "ci_low": np.exp(of_window("low") * step),
            "ci_high": np.exp(of_window("high") * step),
            "p_value": of_window("p_value"),
            "q_value": q_value[who, what].ravel(),
            "verdict": pd.array(verdict[who, what].ravel().tolist(), dtype="str"),
            "reason": pd.array(reason[who, what].ravel().tolist(), dtype="str"),
        }
    )
    return frame.reset_index(drop=True)


def _classes(diary: Diary, things: Sequence[Factor]) -> list[str]:
    """Give the class of each treatment; nothing for what is none."""
    known = diary.doses.drop_duplicates("treatment")
    kinds = dict(
        zip(known["treatment"].astype("str"), known["treatment_class"].astype("str"), strict=True)
    )
    return [
        str(kinds.get(factor.item or "", "other")) if factor.source == TREATMENT[0] else ""
        for factor in things
    ]
