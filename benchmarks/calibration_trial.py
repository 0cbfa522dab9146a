"""Experiments with oneself, and how much of something was done: each trap, and who is misled."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd
import statsmodels.api as sm
from calibrate_life import score
from calibration_change import judge_verdicts
from calibration_common import (
    ALPHA,
    GROUP,
    Bools,
    Floats,
    Ints,
    Marks,
    Setting,
    adjust_by_person,
    by_day,
    mark,
    names_of,
    people_in,
    places_of,
)
from scipy.special import expit, logit
from scipy.stats import chi2_contingency, pearsonr, ttest_rel

from hdiary import dose, plan_trial, trial
from hdiary.diary import make_diary
from hdiary.questions.dose.rules import CLAIMS
from hdiary.questions.dose.units import sum_days_before
from hdiary.simulate import Programme, Traps, simulate_diaries
from hdiary.trials import Plan
from hdiary.vocabulary.verdicts import FEWER_HEADACHES, LITTLE

ARMS = ("desk exercises", "none")
START = "2026-01-05"
WEEK, MONTH = 7, 28
LONG = 28
"""The longest sum of sessions that hdiary asks about [days]."""


def _trial(key: str, name: str, ways: tuple[int, ...], **more: Any) -> Setting:
    true, days = more.pop("true", {}), more.pop("days", 84)
    return Setting(
        key=f"trial-{key}", question="trial", name=name, ways=ways, days=days, made=more,
        true=true, by="a generator of its own",
    )  # fmt: skip


def _dose(key: str, name: str, ways: tuple[int, ...], traps: Traps, **more: Any) -> Setting:
    return Setting(
        key=f"dose-{key}", question="dose", name=name, ways=ways, days=182, made={"traps": traps},
        **more,
    )  # fmt: skip


TRIALS = (
    _trial("none", "nothing misleads", ()),
    _trial("life", "a headache brings the next one, waves over weeks, and a trend", (2, 7, 12),
           lasting=1.0, wave=0.8, trend=-0.25),
    _trial("missing", "two in five clear days are not written in the weeks of one arm", (9,),
           unwritten=0.4),
    _trial("third", "exercises take the odds down to three tenths, twelve weeks", (),
           true={"exercise": 0.3}),
    _trial("third-long", "the same, twenty-four weeks", (), days=168, true={"exercise": 0.3}),
)  # fmt: skip
DOSES = (
    _dose("none", "nothing misleads", (), Traps()),
    _dose("less", "people do less when it hurts and the day after", (1, 2),
          Traps(reverse=1.5, persistence=0.8, persistence_habits=0.8)),
    _dose("waves", "headaches and sessions each come and go over weeks", (3,),
          Traps(wave_risk=0.8, wave_habits=0.8)),
    _dose("trend", "headaches grow fewer and sessions more over the months", (3,),
          Traps(trend_risk=-0.15, trend_habits=0.2)),
    _dose("works", "the sessions of four weeks take the odds down to three tenths", (), Traps(),
          true={"exercise": 0.3}),
)  # fmt: skip


# --- experiments ---------------------------------------------------------------------------


def ask_trials(setting: Setting, seed: int) -> Marks:
    """Ask everybody about the experiments of a group of people."""
    names = [f"P{i:02d}" for i in range(GROUP)]
    plan = plan_trial(ARMS, start=START, seed=seed, periods=setting.days // WEEK, patients=names)
    effect = math.log(setting.true.get("exercise", 1.0))
    active = np.repeat(np.asarray(plan.order) == 0, WEEK, axis=1)
    headache, odds, written = live_trial(setting, active, seed)
    known = np.where(written, headache, np.nan)
    told = np.array([_pool_and_pair(*person) for person in zip(known, active, strict=True)])
    x = active.astype(np.float64)
    offset = odds - effect * x
    way = ((x - x.mean(axis=1, keepdims=True)) * (headache - expit(offset))).sum(axis=1)
    return {
        "naive": _judge(told[:, 0], told[:, 2], effect),
        "peers": _judge(told[:, 1], told[:, 2], effect),
        "hdiary": _ask_trial(plan, known, active, effect),
        "oracle": _judge(score(headache, offset, x), way, effect),
    }


def live_trial(setting: Setting, active: Bools, seed: int) -> tuple[Floats, Floats, Bools]:
    """Live the days of a plan: headache, its true log odds, and what was written."""
    rng = np.random.default_rng(seed)
    made, days = setting.made, active.shape[1]
    effect = math.log(setting.true.get("exercise", 1.0))
    wave, headache = rng.normal(size=len(active)), np.zeros(active.shape)
    odds = np.zeros(active.shape)
    for day in range(days):
        wave = 0.95 * wave + math.sqrt(1 - 0.95**2) * rng.normal(size=len(active))
        base = logit(0.45) + made.get("wave", 0.0) * wave + effect * active[:, day]
        base = base + made.get("trend", 0.0) * (day - days / 2) / MONTH
        before = headache[:, day - 1] - 0.45 if day else 0.0
        odds[:, day] = base + made.get("lasting", 0.0) * before
        headache[:, day] = rng.random(len(active)) < expit(odds[:, day])
    lost = active & (headache == 0) & (rng.random(active.shape) < made.get("unwritten", 0.0))
    return headache, odds, ~lost


def _pool_and_pair(headache: Floats, active: Bools) -> tuple[float, float, float]:
    """Compare all days of both arms by a chi-square test, and pairs of weeks by a paired t-test."""
    known = ~np.isnan(headache)
    counts = [
        [np.nansum(headache[active == arm] == value) for value in (0, 1)] for arm in (True, False)
    ]
    alike = 0 in np.sum(counts, axis=0)
    pooled = 1.0 if alike else float(chi2_contingency(counts, correction=False).pvalue)
    weeks = [
        np.array([np.nanmean(w[k]) if k.any() else np.nan for w, k in zip(
            headache.reshape(-1, WEEK), known.reshape(-1, WEEK), strict=True)])
    ][0]  # fmt: skip
    arm = active.reshape(-1, WEEK)[:, 0].reshape(-1, 2)
    pairs = weeks.reshape(-1, 2)
    apart = np.where(arm[:, 0], pairs[:, 0] - pairs[:, 1], pairs[:, 1] - pairs[:, 0])
    apart = apart[~np.isnan(apart)]
    paired = float(ttest_rel(apart, np.zeros_like(apart)).pvalue) if np.ptp(apart) > 0 else 1.0
    return pooled, paired, float(apart.mean())


def _ask_trial(plan: Plan, headache: Floats, active: Bools, effect: float) -> Ints:
    """Ask hdiary about the diary that was kept to the plan."""
    who, when = np.nonzero(~np.isnan(headache))
    names = np.array(plan.patients)
    rows = pd.DataFrame(
        {
            "patient": names[who],
            "date": pd.Timestamp(START) + pd.to_timedelta(when, "D"),
            "pain": 5.0 * headache[who, when],
            "treatment": np.where(active[who, when], ARMS[0], None),
            "trial_done": "yes",
        }
    )
    table = trial(make_diary(rows), plan=plan, ended=True).table
    return judge_verdicts(table, list(plan.patients), effect)


def _judge(p_values: Floats, way: Floats, effect: float) -> Ints:
    claimed = p_values < ALPHA
    if not effect:
        return mark(claimed)
    right = np.sign(way) == np.sign(effect)
    return mark(np.zeros_like(claimed), claimed & right, claimed & ~right)


# --- how much was done ---------------------------------------------------------------------


def ask_doses(setting: Setting, seed: int) -> Marks:
    """Ask everybody about the sessions of a group of people."""
    ratio = setting.true.get("exercise", 1.0)
    programme = Programme(
        name="exercise", start_day=0, session_share=0.5, odds_ratio=ratio,
        follows="dose" if ratio != 1.0 else "calendar",
    )  # fmt: skip
    made = simulate_diaries(
        GROUP, setting.days, seed=seed, traps=setting.made["traps"], factors=(), treatments=(),
        programmes=[programme], patient_column=True,
    )  # fmt: skip
    headache, odds = by_day(made, "headache"), logit(by_day(made, "risk"))
    done = np.zeros(headache.size)
    sessions = made.entries["treatment"].astype("str").str.contains("exercise").to_numpy()
    np.maximum.at(done, places_of(made), sessions.astype(np.float64))
    done = done.reshape(headache.shape)
    sums = {of: np.stack([sum_days_before(row, days=of) for row in done]) for of in (WEEK, LONG)}
    effect = math.log(ratio)
    told = np.array([
        (*_same_week(*person), *_logit(*person[:2], long))
        for *person, long in zip(headache, done, sums[LONG], strict=True)
    ])  # fmt: skip
    share = sums[LONG] / (LONG * programme.session_share)
    offset = odds - (effect * np.nan_to_num(share) if effect else 0.0)
    looks = {of: score(headache, offset, summed) for of, summed in sums.items()}
    p_oracle = adjust_by_person(np.stack(list(looks.values()), axis=1))
    centred = np.nan_to_num(share - np.nanmean(share, axis=1, keepdims=True))
    way = (centred * (headache - expit(offset))).sum(axis=1)
    return {
        "naive": _judge(told[:, 0], told[:, 1], effect),
        "peers": _judge(told[:, 2], told[:, 3], effect),
        "hdiary": _ask_dose(made.entries, names_of(made), effect),
        "oracle": _judge(p_oracle.min(axis=1), way, effect),
    }


def _same_week(headache: Floats, done: Floats) -> tuple[float, float]:
    """Correlate headache days and sessions of the same week."""
    weeks = len(headache) // WEEK
    hurt, did = (v[: WEEK * weeks].reshape(weeks, WEEK).mean(axis=1) for v in (headache, done))
    if np.ptp(hurt) == 0 or np.ptp(did) == 0:
        return 1.0, 0.0
    found = pearsonr(hurt, did)
    return float(found.pvalue), float(found.statistic)


def _logit(headache: Floats, done: Floats, summed: Floats) -> tuple[float, float]:
    """Fit a logistic regression on the sessions of four weeks, yesterday's headache and a line."""
    yesterday = np.r_[np.nan, headache[:-1]]
    x = np.column_stack([summed, yesterday, np.linspace(-1, 1, len(headache))])
    known = ~np.isnan(x).any(axis=1)
    if np.ptp(x[known, 0]) == 0 or np.ptp(headache[known]) == 0:
        return 1.0, 0.0
    family = sm.families.Binomial()
    fit = sm.GLM(headache[known], sm.add_constant(x[known]), family=family).fit()
    return float(fit.pvalues[1]), float(fit.params[1])


def _ask_dose(entries: pd.DataFrame, people: list[str], effect: float) -> Ints:
    """Ask hdiary whether headache follows how much was done."""
    table = dose(make_diary(entries)).table
    rows = table[table["treatment"] == "exercise"]
    claimed = rows["verdict"].isin(CLAIMS)
    if not effect:
        return mark(people_in(rows[claimed], people))
    right = claimed & ((rows["verdict"] == FEWER_HEADACHES) == (effect < 0))
    wrong = (claimed & ~right) | (rows["verdict"] == LITTLE)
    never = np.zeros(len(people), dtype=np.bool_)
    return mark(never, people_in(rows[right], people), people_in(rows[wrong], people))
