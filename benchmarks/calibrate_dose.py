"""Measure how often `dose` is wrong: people do less when it hurts, and what they do does nothing.

Run ``python benchmarks/calibrate_dose.py --people 1000`` to make the tables that stand in
``docs/treatments.md``. Every diary goes the whole way from entries to verdict. Exercise (on half
of all days) and the treatments of headaches have no effect, except in the last table, where the
sessions of the last 28 days change the risk.

Beside it stand what a diary app shows (does headache go with fewer sessions in the same week?)
and ordinary logistic regression on the dose alone.
"""

from __future__ import annotations

import argparse
import time
import warnings

import numpy as np
import pandas as pd
import statsmodels.api as sm
from scipy.stats import pearsonr

from hdiary.diary import Diary, make_diary
from hdiary.questions.dose.ask import dose
from hdiary.questions.dose.rules import CLAIMS
from hdiary.questions.dose.units import sum_days_before
from hdiary.questions.exposure.grid import lay_grid
from hdiary.simulate import NULL_TREATMENTS, Programme, Simulated, Traps, simulate_diaries

ALPHA = 0.05
LENGTHS = (84, 182, 365)
DRIVEN = {"reverse": 1.5, "persistence": 0.8, "persistence_habits": 0.8}
SETTINGS = {
    "nothing else": Traps(),
    "less when it hurts": Traps(reverse=1.5),
    "and the day after": Traps(**DRIVEN),
    "slow waves of risk": Traps(wave_risk=0.8),
    "waves of risk and habits": Traps(wave_risk=0.8, wave_habits=0.8),
    "trends of both": Traps(trend_risk=-0.15, trend_habits=0.2),
    "drugs at high pain": Traps(indication=1.0, pain_rho=0.5),
    "all, as in life": Traps.realistic(),
}


def simulate(traps: Traps, *, people: int, days: int, seed: int, odds_ratio: float) -> Simulated:
    """Make up people who exercise on about half of all days, from the first on."""
    programme = Programme(
        name="exercise",
        start_day=0,
        session_share=0.5,
        odds_ratio=odds_ratio,
        follows="dose" if odds_ratio != 1.0 else "calendar",
    )
    return simulate_diaries(
        people,
        days,
        seed=seed,
        traps=traps,
        factors=(),
        treatments=NULL_TREATMENTS,
        programmes=[programme],
        patient_column=True,
    )


def ask_peers(diary: Diary) -> dict[str, float]:
    """Give the share of people for whom the simple ways find something, of 300 at most."""
    grid = lay_grid(diary)
    rows = diary.days["treatments"].astype("str").str.contains("exercise").to_numpy(dtype=float)
    apps, plain = [], []
    for person in range(min(len(grid.length), 300)):
        span = slice(int(grid.begins[person]), int(grid.begins[person + 1]))
        headache = grid.headache[person, : grid.length[person]]
        did = np.where(np.isnan(headache), np.nan, rows[span])
        apps.append(_weekly(headache, did))
        plain.append(_logit(headache, sum_days_before(did, days=28)))
    return {"same week": float(np.mean(apps)), "plain logit, 28 days": float(np.mean(plain))}


def _weekly(headache: np.ndarray, did: np.ndarray) -> bool:
    weeks = len(headache) // 7
    hurt, done = (np.nanmean(v[: 7 * weeks].reshape(weeks, 7), axis=1) for v in (headache, did))
    known = ~np.isnan(hurt) & ~np.isnan(done)
    if known.sum() < 4 or np.ptp(hurt[known]) == 0 or np.ptp(done[known]) == 0:
        return False
    return bool(pearsonr(hurt[known], done[known]).pvalue < ALPHA)


def _logit(headache: np.ndarray, summed: np.ndarray) -> bool:
    known = ~np.isnan(headache) & ~np.isnan(summed)
    y, x = headache[known], summed[known]
    if known.sum() < 20 or np.ptp(y) == 0 or np.ptp(x) == 0:
        return False
    fit = sm.GLM(y, sm.add_constant(x), family=sm.families.Binomial()).fit()
    return bool(fit.pvalues[1] < ALPHA)


def measure(name: str, traps: Traps, *, people: int, days: int, seed: int) -> dict[str, object]:
    """Run one setting without any effect."""
    made = simulate(traps, people=people, days=days, seed=seed, odds_ratio=1.0)
    diary = make_diary(made.entries)
    table = dose(diary).table
    row: dict[str, object] = {"setting": name, "days": days}
    exercise = table[(table["treatment"] == "exercise") & table["p_value"].notna()]
    for window in sorted(table["window_days"].unique()):
        rows = exercise[exercise["window_days"] == window]
        row[f"{window} days"] = (rows["p_value"] < ALPHA).mean() if len(rows) else np.nan
    fewer = exercise["verdict"] == "fewer headaches"
    judged = exercise["patient"].nunique()
    row["people: helps"] = exercise.loc[fewer, "patient"].nunique() / max(judged, 1)
    harms = exercise.loc[exercise["verdict"] == "more headaches", "patient"].nunique()
    row["people: harms"] = harms / max(judged, 1)
    tested = table[table["q_value"].notna()]
    wrong = tested.loc[tested["verdict"].isin(CLAIMS), "patient"].nunique()
    row["people: anything"] = wrong / max(tested["patient"].nunique(), 1)
    return row | ask_peers(diary)


def power(*, people: int, days: int, seed: int) -> dict[str, object]:
    """Run diaries in which the sessions of the last 28 days change the risk."""
    made = simulate(
        Traps(reverse=0.5, persistence=0.5), people=people, days=days, seed=seed, odds_ratio=0.2
    )
    table = dose(make_diary(made.entries)).table
    exercise = table[(table["treatment"] == "exercise") & table["p_value"].notna()]
    judged = exercise["patient"].nunique()
    row: dict[str, object] = {"days": days, "judged": judged / people}
    for verdict in (*CLAIMS, "little or no difference"):
        said = exercise.loc[exercise["verdict"] == verdict, "patient"].nunique()
        row[verdict] = said / max(judged, 1)
    return row


def show(title: str, table: pd.DataFrame) -> None:
    """Print a table in Markdown, shares in per cent."""
    print(f"\n#### {title}\n\n| {' | '.join(table.columns)} |\n|{'---|' * len(table.columns)}")
    for row in table.to_dict("records"):
        cells = [str(v) if k in {"setting", "days"} else _share(v) for k, v in row.items()]
        print("| " + " | ".join(cells) + " |", flush=True)


def _share(value: object) -> str:
    number = float(value)  # type: ignore[arg-type]
    return "" if np.isnan(number) else f"{100 * number:.1f}"


def main() -> None:
    """Measure all settings and print the tables."""
    parser = argparse.ArgumentParser(description="Calibrate dose.")
    parser.add_argument("--people", type=int, default=1000, help="diaries per setting")
    parser.add_argument("--seed", type=int, default=20260401)
    asked = parser.parse_args()
    warnings.simplefilter("ignore")
    begun = time.perf_counter()
    rows = [
        measure(name, traps, people=asked.people, days=days, seed=asked.seed + at)
        for days in LENGTHS
        for at, (name, traps) in enumerate(SETTINGS.items())
    ]
    show("Exercise does nothing: p below 0.05 by days summed, and people with a claim",
         pd.DataFrame(rows))  # fmt: skip
    powers = [power(people=asked.people, days=days, seed=asked.seed + 50) for days in (182, 365)]
    show("The sessions of the last 28 days change the risk (odds ratio 0.2 for all of them)",
         pd.DataFrame(powers))  # fmt: skip
    print(f"\n{asked.people} people a setting; {(time.perf_counter() - begun) / 60:.0f} minutes.")


if __name__ == "__main__":
    main()
