"""Measure every question in the traps of life, beside the naive answer and an oracle.

Run ``python benchmarks/calibrate_life.py --people 200``. The diaries come from `hdiary.simulate`,
each trap alone and strong (`Traps.each()`); nothing is true in them but where a row says so. They
go the whole way from entries to verdict.

Shares are of people of whom at least one false thing is claimed. Beside them:

- triggers: the same day compared as apps do, and a logistic regression on yesterday's headache
  and the factor, both at a false discovery rate of 5 %; the oracle is a score test that is told
  the true risk of every day but for the factor.
- change: Welch's t-test of the days, generalised least squares with AR(1) errors, and a score test
  that is told the true risk of every day but for the programme.
- relief: a t-test of the falls of treated against untreated headaches, or against the rest.
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from calibrate_change import peer_values
from life_settings import CHANGE, RELIEF, TRIGGERS, Row
from scipy.special import expit, logit, ndtr
from scipy.stats import ttest_ind
from trigger_peers import plain_logit, same_day

from hdiary.diary import make_diary
from hdiary.questions.change.ask import change
from hdiary.questions.change.rules import CLAIMS as CHANGES
from hdiary.questions.relief.ask import relief
from hdiary.questions.relief.rules import CLAIMS as EASES
from hdiary.questions.triggers.ask import triggers
from hdiary.questions.triggers.rules import CLAIMS
from hdiary.simulate import (
    NULL_FACTORS,
    NULL_TREATMENTS,
    Course,
    Programme,
    Simulated,
    fit_factors,
    simulate_diaries,
    with_odds_ratios,
)
from hdiary.stats import adjust_false_discovery
from hdiary.vocabulary.verdicts import LITTLE

Floats = npt.NDArray[np.float64]

ALPHA, SETTLE = 0.05, 14
COLD = {"ice": "cold"}
"""What the diary calls a treatment that the simulator calls otherwise."""


def score(y: Floats, offset: Floats, x: Floats) -> Floats:
    """Test x given the true log odds of all else, by its score; the constant is fitted.

    `y`, `offset` (n, T) and `x` (n, T), NaN where nothing was said; Rao 1948,
    doi:10.1017/S0305004100023987.
    """
    used = ~np.isnan(x) & ~np.isnan(y)
    y, x = np.where(used, y, 0.0), np.where(used, x, 0.0)
    constant = np.zeros((len(y), 1))
    for _ in range(20):
        p = expit(offset + constant)
        gap = np.where(used, y - p, 0.0).sum(axis=1, keepdims=True)
        constant = constant + gap / np.where(used, p * (1 - p), 0.0).sum(axis=1, keepdims=True)
    p = expit(offset + constant)
    weight = np.where(used, p * (1 - p), 0.0)
    centred = x - (weight * x).sum(axis=1, keepdims=True) / weight.sum(axis=1, keepdims=True)
    information = (weight * centred**2).sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        z = (np.where(used, y - p, 0.0) * centred).sum(axis=1) / np.sqrt(information)
    return np.where(information > 1e-9, 2.0 * ndtr(-np.abs(z)), np.nan)


def lay_habits(made: Simulated) -> Floats:
    """Give what was written of each habit, (people, factors, days); NaN not said."""
    # Habits with the time of day stand in rows of their own, after the row of their day.
    day = np.cumsum(made.entries["pain"].notna().to_numpy()) - 1
    size = made.settings.n_patients * made.settings.days
    laid = np.full((len(made.settings.factors), size), np.nan)
    for k, factor in enumerate(made.settings.factors):
        column = made.entries[factor.column if factor.column != "own" else factor.name]
        values = column.astype(object)
        if factor.column != "own":
            values = values.map(lambda text, name=factor.name: name in text.split("; "), "ignore")
        np.fmax.at(laid[k], day, pd.to_numeric(values, errors="coerce").to_numpy(np.float64))
    shape = (len(laid), made.settings.n_patients, made.settings.days)
    return laid.reshape(shape).swapaxes(0, 1)


def by_day(made: Simulated, column: str) -> Floats:
    """Give a truth of the days, (people, days)."""
    shape = (made.settings.n_patients, made.settings.days)
    return made.days_truth[column].to_numpy(np.float64).reshape(shape)


def make_factors(row: Row) -> tuple[Any, ...]:
    """Give the habits of a row, with what is true of them."""
    factors = fit_factors(NULL_FACTORS, traps=row.traps)
    return with_odds_ratios(factors, odds_ratios=row.true)


def measure_triggers(row: Row, *, people: int, seed: int) -> dict[str, object]:
    """Run one row of `triggers`."""
    made = simulate_diaries(
        people, row.days, seed=seed, traps=row.traps, factors=make_factors(row),
        patient_column=True,
    )  # fmt: skip
    table = triggers(make_diary(made.entries)).table
    rows = table[table["window"] != "same day"]
    signs = set(made.truth["name"][made.truth["kind"] == "sign"])
    known = rows["factor"].str.removesuffix(", change").isin([*row.true, *signs, "period"])
    known |= rows["factor"].str.startswith("shift: ")
    true = rows["factor"].isin(list(row.true))
    claimed = rows["verdict"].isin(CLAIMS)
    null = rows[~known & rows["p_value"].notna()]
    told: dict[str, object] = {
        "trap": row.name,
        "days": row.days,
        "p < .05": (null["p_value"] < ALPHA).mean(),
        "interval holds 1": ((null["ci_low"] <= 1) & (null["ci_high"] >= 1)).mean(),
        "triggers": rows["patient"][claimed & ~known].nunique() / people,
        "found": claimed[true].mean(),
        "called little": (rows["verdict"][true] == LITTLE).mean(),
        "signs marked": _marked(rows[claimed & rows["factor"].isin(signs)]),
    }
    return told | ask_trigger_peers(made, row)


def _marked(signs: pd.DataFrame) -> float:
    """Give the share of claimed early signs that are told as such."""
    marked = signs["early_sign"] if "early_sign" in signs else pd.Series(False, signs.index)
    return float(marked.mean()) if len(signs) else np.nan


def ask_trigger_peers(made: Simulated, row: Row) -> dict[str, float]:
    """Give the shares of people with a false claim of the peers, and what the oracle finds."""
    habits, headache, risk = lay_habits(made), by_day(made, "headache"), by_day(made, "risk")
    names = [factor.name for factor in made.settings.factors]
    null = np.array([name not in row.true for name in names])
    p_values = {
        "same day": same_day(headache, habits),
        "plain logit": plain_logit(headache, habits),
    }
    oracle = np.full(habits.shape[:2], np.nan)
    for k, factor in enumerate(made.settings.factors):
        if factor.when == "day":
            x = habits[:, k, :-1]
            split = factor.kind == "yes/no" or factor.absent
            effect = np.where(x > 0, x > 0, 0.0) if split else x
            own = math.log(factor.odds_ratio) * effect if factor.odds_ratio != 1.0 else 0.0
            oracle[:, k] = score(headache[:, 1:], logit(risk[:, 1:]) - own, x)
    found = {name: claim(p) for name, p in (p_values | {"oracle": oracle}).items()}
    shares = {name: float(hits[:, null].any(axis=1).mean()) for name, hits in found.items()}
    return shares | {
        "oracle found": float(found["oracle"][:, ~null].mean()) if row.true else np.nan
    }


def claim(p_values: Floats) -> npt.NDArray[np.bool_]:
    """Say which looks of a person pass at a false discovery rate of 5 %."""
    people, looks = p_values.shape
    groups = np.repeat(np.arange(people), looks)
    q = adjust_false_discovery(p_values.ravel(), groups, n_groups=people)
    return np.asarray(q.reshape(people, looks) < ALPHA)


def measure_change(row: Row, *, people: int, seed: int) -> dict[str, object]:
    """Run one row of `change`."""
    ratio = row.true.get("exercise", 1.0)
    programme = Programme(name="exercise", start_day=row.days, settle_days=1, odds_ratio=ratio)
    made = simulate_diaries(
        people, 2 * row.days + SETTLE, seed=seed, traps=row.traps, factors=(), treatments=(),
        programmes=[programme], patient_column=True,
    )  # fmt: skip
    since = (made.days_truth["date"].min() + pd.Timedelta(days=row.days)).date()
    table = change(make_diary(made.entries), since=since, what="exercise").table
    rows = table[(table["outcome"] == "headache_days_28")]
    truth = made.truth.query("measure == 'headache_days_28'")["value"].to_numpy()
    inside = (rows["ci_low"].to_numpy() <= truth) & (rows["ci_high"].to_numpy() >= truth)
    said = rows["ci_low"].notna().to_numpy()
    shares = {
        "trap": row.name,
        "days a side": row.days,
        "change": rows["verdict"].isin(CHANGES).mean(),
        "p < .05": (rows["p_value"] < ALPHA)[said].mean(),
        "interval holds the truth": inside[said].mean(),
    }
    return shares | ask_change_peers(made, row, math.log(ratio))


def ask_change_peers(made: Simulated, row: Row, effect: float) -> dict[str, float]:
    """Give the shares of people for whom the peers find a change."""
    headache, risk, logged = (by_day(made, name) for name in ("headache", "risk", "logged"))
    day = np.arange(headache.shape[1])
    after = day >= row.days + SETTLE
    used = (logged > 0) & ((day < row.days) | after)
    found: dict[str, list[bool]] = {"Welch t": [], "GLSAR": []}
    for y, at in zip(headache, used, strict=True):
        values = dict(peer_values(y[at], after[at]))
        for name, hits in found.items():
            hits.append(values[name] < ALPHA)
    x = np.where(used, np.broadcast_to(after, used.shape), np.nan)
    oracle = score(headache, logit(risk) - effect * after, x)
    told = {name: float(np.mean(hits)) for name, hits in found.items()}
    return told | {"oracle": float((oracle < ALPHA).mean())}


def measure_relief(row: Row, *, people: int, seed: int) -> dict[str, object]:
    """Run one row of `relief`."""
    treatments = [replace(t, extra_fall=row.true.get(t.name, 0.0)) for t in NULL_TREATMENTS]
    made = simulate_diaries(
        people, 182, seed=seed, course=Course(pain_mean=5.5), traps=row.traps, factors=(),
        treatments=treatments, patient_column=True,
    )  # fmt: skip
    result = relief(make_diary(made.entries))
    falls = {COLD.get(t.name, t.name): t.extra_fall for t in treatments}
    table, moments = result.table, result.moments
    true = table["treatment"].map(falls)
    wrong = set(table["patient"][table["verdict"].isin(EASES) & (true == 0)])
    right = set(table["patient"][table["verdict"].isin(EASES) & (true > 0)])
    pairs = getattr(result, "contrasts", None)
    if pairs is not None and len(pairs):
        gap = pairs["treatment"].map(falls) - pairs["other"].map(falls)
        told = pairs["verdict"].str.contains("more relief")
        wrong |= set(pairs["patient"][told & (gap <= 0)])
        right |= set(pairs["patient"][told & (gap > 0)])
    known = table["ci_low"].notna() & (true == 0)
    inside = (table["ci_low"] <= 0) & (table["ci_high"] >= 0)
    return {
        "trap": row.name,
        "relief": len(wrong) / people,
        "interval holds 0": inside[known].mean() if known.any() else np.nan,
        "found": len(right) / people if row.true else np.nan,
        "t-test": _naive_falls(moments, falls, people),
    }


def _naive_falls(moments: pd.DataFrame, falls: dict[str, float], people: int) -> float:
    """Give the share of people for whom a t-test finds a treatment that does nothing."""
    rows = moments.dropna(subset=["pain_after"])
    rows = rows.assign(fall=rows["pain_before"] - rows["pain_after"])
    hits = 0
    for _, part in rows.groupby("patient", observed=True):
        p_values = []
        for name in [name for name, fall in falls.items() if fall == 0]:
            mine = part["fall"][part["treatment"] == name]
            other = part["fall"][part["treatment"] == "none"]
            other = other if len(other) > 2 else part["fall"][part["treatment"] != name]
            if min(len(mine), len(other)) > 2 and np.ptp(mine) > 0 and np.ptp(other) > 0:
                p_values.append(ttest_ind(mine, other, equal_var=False).pvalue)
        hits += bool(p_values and claim(np.array([p_values])).any())
    return hits / people


QUESTIONS = {
    "triggers": (TRIGGERS, measure_triggers),
    "change": (CHANGE, measure_change),
    "relief": (RELIEF, measure_relief),
}
WHOLE = {"days", "days a side"}


def tabulate(question: str, *, people: int, seed: int) -> Iterator[dict[str, object]]:
    """Measure every row of a question; each has a seed of its own."""
    rows, measure = QUESTIONS[question]
    for number, row in enumerate(rows):
        yield measure(row, people=people, seed=seed + number)


def show(title: str, table: Iterable[dict[str, object]]) -> None:
    """Print rows in Markdown as they come, shares in per cent."""
    for number, row in enumerate(table):
        if number == 0:
            print(f"\n#### {title}\n\n| {' | '.join(row)} |\n|{'---|' * len(row)}")
        print(
            "| " + " | ".join(_cell(name, value) for name, value in row.items()) + " |", flush=True
        )


def _cell(name: str, value: Any) -> str:
    if isinstance(value, str) or name in WHOLE:
        return str(value)
    return "" if np.isnan(value) else f"{100 * value:.1f}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure all rows and print the tables."""
    parser = argparse.ArgumentParser(description="Calibrate every question in the traps of life.")
    parser.add_argument("--people", type=int, default=200, help="diaries per row")
    parser.add_argument("--seed", type=int, default=20261129)
    parser.add_argument("--questions", nargs="+", default=list(QUESTIONS), choices=QUESTIONS)
    asked = parser.parse_args(arguments)
    begun = time.perf_counter()
    for question in asked.questions:
        table = tabulate(question, people=asked.people, seed=asked.seed)
        show(f"{question} in the traps of life", table)
    print(f"\n{asked.people} people a row; {(time.perf_counter() - begun) / 60:.1f} minutes.")


if __name__ == "__main__":
    main()
