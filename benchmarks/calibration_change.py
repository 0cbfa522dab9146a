"""What changed since a start: each trap, and who is misled by it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
import statsmodels.api as sm
from calibrate_life import score
from calibration_common import (
    ALPHA,
    GROUP,
    LINE,
    Bools,
    Floats,
    Ints,
    Marks,
    Setting,
    by_day,
    mark,
    names_of,
    people_in,
)
from scipy.special import logit, ndtr
from scipy.stats import ttest_ind

from hdiary import change
from hdiary.diary import make_diary
from hdiary.questions.change.rules import BETTER, CLAIMS, HEADACHE_DAYS, MEAN_PAIN
from hdiary.simulate import Programme, Simulated, Traps, simulate_diaries
from hdiary.stats import average_over_rho, fit_autoregressive
from hdiary.vocabulary.verdicts import LITTLE

SETTLE, MONTH, LAGS = 14, 28, 7
WAIT = 42
_EACH = Traps.each()


def _trap(key: str, name: str, ways: tuple[int, ...], traps: Traps | str, **more: Any) -> Setting:
    made = {"traps": _EACH[traps] if isinstance(traps, str) else traps}
    made["outcome"] = more.pop("outcome", HEADACHE_DAYS)
    return Setting(
        key=f"change-{key}", question="change", name=name, ways=ways, days=90, made=made, **more
    )


_LASTING = Traps(persistence=1.3)
SETTINGS = (
    _trap("none", "nothing misleads", (), Traps()),
    _trap("lasting", "a headache brings the next one", (2, 7), _LASTING),
    _trap("pain", "how much it hurts hangs together from day to day", (7,), "autocorrelated pain",
          outcome=MEAN_PAIN),
    _trap("bad-week", "the programme starts after a bad week", (8,), "bad week"),
    _trap("flare", "the programme starts after four bad weeks", (8, 12),
          Traps(flare=2.0, flare_days=28)),
    _trap("clear", "half of the clear days are no longer written from the start on", (9,),
          "fewer clear days written"),
    _trap("headache", "half of the headache days are no longer written from the start on", (9,),
          "fewer headache days written"),
    _trap("wave", "headaches come and go over weeks", (12,), Traps(wave_risk=0.8, wave_rho=0.95)),
    _trap("slow-wave", "headaches come and go over months", (12,),
          Traps(wave_risk=1.0, wave_rho=0.97)),
    _trap("season", "the bad season ends as the programme starts", (12,), "season"),
    _trap("trend", "headaches were on their way down all the time", (12,), Traps(trend_risk=-0.25)),
    _trap("half", "exercise halves the odds of headache", (), Traps(), true={"exercise": 0.5}),
    _trap("third", "exercise takes the odds down to three tenths", (), Traps(),
          true={"exercise": 0.3}),
    _trap("third-lasting", "the same, and a headache brings the next one", (2, 7), _LASTING,
          true={"exercise": 0.3}),
)  # fmt: skip


def ask(setting: Setting, seed: int) -> Marks:
    """Ask everybody about a group of people."""
    made, begun = live(setting, seed)
    outcome, effect = setting.made["outcome"], math.log(setting.true.get("exercise", 1.0))
    told = np.array([list(ask_others(*person)) for person in lay(made, begun, outcome)])
    oracle = ask_oracle(made, begun, outcome, effect)
    marks = {
        name: _judge(told[:, place, 0], told[:, place, 1], effect)
        for place, name in enumerate(("naive", "peers", LINE))
    }
    marks["hdiary"] = ask_hdiary(made, begun, outcome, effect)
    return marks | {"oracle": _judge(*oracle, effect)}


def live(setting: Setting, seed: int) -> tuple[Simulated, Ints]:
    """Make the diaries of a group, and give the day on which each person's programme began."""
    traps = setting.made["traps"]
    programme = Programme(
        name="exercise", start_day=setting.days, settle_days=1, wait_days=WAIT,
        odds_ratio=setting.true.get("exercise", 1.0),
    )  # fmt: skip
    length = 2 * setting.days + SETTLE + (WAIT if traps.bad_week else 0)
    made = simulate_diaries(
        GROUP, length, seed=seed, traps=traps, factors=(), treatments=(), programmes=[programme],
        patient_column=True,
    )  # fmt: skip
    rows = made.truth[made.truth["measure"] == "start_day"].set_index("patient")["value"]
    return made, rows.loc[names_of(made)].to_numpy(np.int64)


def lay(made: Simulated, begun: Ints, outcome: str) -> Iterator[tuple[Floats, Bools, Floats, int]]:
    """Give each person's written days: the values, whether after the start, and the day."""
    headache, pain = by_day(made, "headache") > 0, by_day(made, "pain")
    written = by_day(made, "logged") > 0
    used = written & headache if outcome == MEAN_PAIN else written
    values = pain if outcome == MEAN_PAIN else MONTH * headache.astype(np.float64)
    day = np.arange(values.shape[1])
    for person, first in enumerate(begun.tolist()):
        at = used[person]
        yield values[person, at], day[at] >= first, day[at].astype(np.float64), first


def ask_others(
    values: Floats, after: Bools, day: Floats, begun: int
) -> Iterator[tuple[float, float]]:
    """Give p-value and difference: a bare t-test, least squares, and that with a straight line.

    Errors of the last two are those of Newey and West (1987, doi:10.2307/1913610) with 7 lags and
    a small-sample correction; both leave out the days on which an effect grows. With a line it is
    an interrupted time series (Bernal and others 2017, doi:10.1093/ije/dyw098).
    """
    yield (
        float(ttest_ind(values[after], values[~after], equal_var=False).pvalue),
        float(values[after].mean() - values[~after].mean()),
    )
    kept = (day < begun) | (day >= begun + SETTLE)
    for columns in ([after], [after, (day - begun) / MONTH]):
        design = sm.add_constant(np.column_stack(columns).astype(np.float64)[kept])
        fit = sm.OLS(values[kept], design).fit(
            cov_type="HAC", cov_kwds={"maxlags": LAGS, "use_correction": True}, use_t=True
        )
        yield float(fit.pvalues[1]), float(fit.params[1])


def ask_hdiary(made: Simulated, begun: Ints, outcome: str, effect: float) -> Ints:
    """Ask hdiary from which day on, as a person would who knows when it began."""
    first = made.days_truth["date"].min()
    people = names_of(made)
    since = {
        name: (first + pd.Timedelta(days=int(day))).date()
        for name, day in zip(people, begun, strict=True)
    }
    table = change(make_diary(made.entries), since=since, what="exercise").table
    rows = table[table["outcome"] == outcome]
    return judge_verdicts(rows, people, effect)


def judge_verdicts(rows: pd.DataFrame, people: list[str], effect: float) -> Ints:
    """Count claims of fewer or more headache days, or of less or more pain."""
    claimed, better = rows["verdict"].isin(CLAIMS), rows["verdict"].isin(BETTER)
    if not effect:
        return mark(people_in(rows[claimed], people))
    right = claimed & (better == (effect < 0))
    wrong = (claimed & ~right) | (rows["verdict"] == LITTLE)
    never = np.zeros(len(people), dtype=np.bool_)
    return mark(never, people_in(rows[right], people), people_in(rows[wrong], people))


def ask_oracle(made: Simulated, begun: Ints, outcome: str, effect: float) -> tuple[Floats, Floats]:
    """Test the start given the true course but for it, on all days, written or not."""
    day = np.arange(made.settings.days)
    after = (day >= begun[:, None]).astype(np.float64)
    headache = by_day(made, "headache")
    if outcome == MEAN_PAIN:
        return _ask_known_correlation(by_day(made, "pain"), headache > 0, after, made)
    offset = logit(by_day(made, "risk")) - effect * after
    apart = headache - 1 / (1 + np.exp(-offset))
    if made.settings.traps.bad_week:
        # It starts because of days before it: only what comes after may speak.
        risk = 1 / (1 + np.exp(-offset))
        size = np.sqrt((after * risk * (1 - risk)).sum(axis=1))
        z = (after * apart).sum(axis=1) / size
        return 2 * ndtr(-np.abs(z)), z
    centred = after - after.mean(axis=1, keepdims=True)
    return score(headache, offset, after), (centred * apart).sum(axis=1)


def _ask_known_correlation(
    pain: Floats, hurts: Bools, after: Floats, made: Simulated
) -> tuple[Floats, Floats]:
    who, when = np.nonzero(hurts)
    fit = fit_autoregressive(
        pain[who, when], np.column_stack([np.ones(len(who)), after[who, when]]),
        person=who, time=when, people=len(pain), rhos=[made.settings.traps.pain_rho],
    )  # fmt: skip
    average = average_over_rho(fit, [0.0, 1.0])
    return np.asarray(average.p_value), fit.coefficients[:, 0, 1]


def _judge(p_values: Floats, way: Floats, effect: float) -> Ints:
    claimed = p_values < ALPHA
    if not effect:
        return mark(claimed)
    right = np.sign(way) == np.sign(effect)
    return mark(np.zeros_like(claimed), claimed & right, claimed & ~right)
