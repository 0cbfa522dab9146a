"""Measure how often `triggers` is wrong, on diaries whose truth is known, beside what others do.

Run ``python benchmarks/calibrate_triggers.py --people 1000`` to make the tables that stand in
``docs/method.md``. Every diary goes the whole way from entries to verdict. The peers stand in
``trigger_peers.py``.

Settings are traps x length x recording, see ``trigger_settings.py``. Traps on what is done about
pain (indication, regression to the mean, bad week, treatments together) and autocorrelated pain
do not touch factors or the days with headache, and so equal "none".

P-values and intervals are those of every factor that passes the gates on its own days; the gate of
60 recorded days is lowered to 30 for them, because a diary of 60 days with missing days would
have none. Verdicts are those of the default gates, and shares of people are shares of those of
whom at least one factor could be judged.

A true effect is as strong as what a plain logit finds in about half of diaries of that length.
Power is p < 0.05 on both sides, of the same factors, only in settings where the plain logit's
own share of false alarms is at most 6 %.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import time
from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd
from trigger_amounts import show_amounts, tabulate_amounts
from trigger_lives import RHYTHMS
from trigger_peers import PEERS
from trigger_settings import BAND, LENGTHS, TRAPS, Setting, choose_settings, simulate, with_effects

from hdiary.diary import Diary
from hdiary.diary.arrays import patient_column
from hdiary.questions.exposure.factors import list_factors
from hdiary.questions.exposure.fill import fill_exposure
from hdiary.questions.exposure.grid import lay_grid
from hdiary.questions.triggers.ask import triggers
from hdiary.questions.triggers.measure import DAY_BEFORE
from hdiary.questions.triggers.rules import CLAIMS, FEWER, MORE, TriggerGates
from hdiary.simulate import NULL_FACTORS
from hdiary.vocabulary.verdicts import LITTLE

ALPHA = 0.05
HOLDS_LEVEL = 0.06
OPEN_GATES = TriggerGates(min_days=30)
ENOUGH_ANSWERED = 0.2
MOST_PEOPLE = 200
"""Of the numbers by amount, which are one process's work."""
_NOT_NULL_BESIDE = ("stress, change", "sitting upright")
"""What follows from the true factors of a setting and is itself neither null nor known."""


def analyse(diary: Diary) -> pd.DataFrame:
    """Give the rows of the day before: verdicts, p-values with the lower gate, and the peers'."""
    rows = _day_before(diary, TriggerGates())
    coverage = rows["patient"].map(_recorded(diary))
    short = coverage.to_numpy() < TriggerGates().min_days
    if short.any():
        names = rows["patient"][short].unique().tolist()
        opened = _day_before(diary, OPEN_GATES)
        of_them = rows["patient"].isin(names).to_numpy()
        for column in ("p_value", "ci_low", "ci_high"):
            rows.loc[of_them, column] = opened.loc[of_them, column]
    rows["can_be_judged"] = rows["p_value"].notna() & ~short
    return rows.merge(ask_peers(diary), on=["patient", "factor"], how="left", validate="1:1")


def ask_peers(diary: Diary) -> pd.DataFrame:
    """Give the peers' p-values, one row per person and factor."""
    factors = list_factors(diary)
    grid = lay_grid(diary)
    everybody = slice(0, len(diary.patients))
    exposure = fill_exposure(diary, grid, factors, people=everybody).astype(np.float64)
    who = np.repeat(np.arange(len(diary.patients)), len(factors))
    return pd.DataFrame(
        {
            "patient": patient_column(diary, who.astype(np.int64)),
            "factor": pd.array([f.name for f in factors] * len(diary.patients), dtype="str"),
            **{name: peer(grid.headache, exposure).ravel() for name, peer in PEERS.items()},
        }
    )


def _day_before(diary: Diary, gates: TriggerGates) -> pd.DataFrame:
    table = triggers(diary, gates=gates).table
    columns = ["patient", "factor", "p_value", "ci_low", "ci_high", "verdict"]
    columns += ["low_amount", "high_amount"]
    return table.loc[table["window"] == DAY_BEFORE, columns].reset_index(drop=True)


def _recorded(diary: Diary) -> pd.Series:
    days = diary.days
    counted = (days["state"] != "not recorded").groupby(days["patient"], observed=False).sum()
    return counted.astype(np.int64)


def measure(setting: Setting, *, people: int, seed: int) -> list[dict[str, object]]:
    """Run one setting; a setting without effects is run again with them where that is fair."""
    known = {
        "kind": setting.kind,
        "trap": setting.trap,
        "days": setting.days,
        "recording": setting.recording,
        "people": people,
    }
    rows = analyse(simulate(setting, people=people, seed=seed))
    rows = rows[~rows["factor"].str.split(":").str[0].isin(RHYTHMS)]
    if setting.odds_ratios:
        return [known | tally_effects(rows, setting.odds_ratios)]
    tallies = [known | tally_null(rows)]
    if setting.kind == "no effect":
        effects = with_effects(setting)
        found = analyse(simulate(effects, people=people, seed=seed))
        tallies.append(
            known
            | {"kind": "power", "plain_logit_null": tallies[0]["plain_logit"]}
            | tally_effects(found, effects.odds_ratios)
        )
    return tallies


def tally_null(rows: pd.DataFrame) -> dict[str, float]:
    """Count what goes wrong where no factor does anything."""
    tested = rows[rows["p_value"].notna()]
    covered = (tested["ci_low"] <= 1.0) & (tested["ci_high"] >= 1.0)
    judged = rows.groupby("patient", observed=True)["can_be_judged"].any()
    claimed = rows["verdict"].isin(CLAIMS).groupby(rows["patient"], observed=True).any()
    return {
        "tested": len(tested) / len(rows),
        "ours": _mean(tested["p_value"] < ALPHA),
        "covered": _mean(covered),
        **{name: _mean(tested[name] < ALPHA) for name in PEERS},
        "people_judged": float(judged.mean()),
        "people_wrong": _mean(claimed[judged]),
        "little": _mean(rows["verdict"][rows["can_be_judged"]] == LITTLE),
    }


def tally_effects(rows: pd.DataFrame, odds_ratios: dict[str, float]) -> dict[str, float]:
    """Count what is found where factors do something, and what goes wrong beside it."""
    # The truth is that of one standard deviation of a number, the interval that of its contrast.
    sizes = {factor.name: factor.sd for factor in NULL_FACTORS if factor.kind == "number"}
    apart = (rows["high_amount"] - rows["low_amount"]) / rows["factor"].map(sizes)
    true = rows["factor"].map(odds_ratios) ** apart.fillna(1.0)
    tested = rows["p_value"].notna()
    log_or = np.log(true)
    real = true.notna()
    beyond = real & ((true >= BAND[1]) | (true <= BAND[0]))
    wrong_way = ((rows["verdict"] == MORE) & (log_or < 0)) | (
        (rows["verdict"] == FEWER) & (log_or > 0)
    )
    null = ~real & ~rows["factor"].isin(_NOT_NULL_BESIDE)
    false = (rows["verdict"].isin(CLAIMS) & null).groupby(rows["patient"], observed=True).any()
    judged = rows.groupby("patient", observed=True)["can_be_judged"].any()
    inside = (np.log(rows["ci_low"]) <= log_or) & (np.log(rows["ci_high"]) >= log_or)
    return {
        "tested": float(tested[real].mean()),
        "power": _mean(rows.loc[real & tested, "p_value"] < ALPHA),
        "power_plain_logit": _mean(rows.loc[real & tested, "plain_logit"] < ALPHA),
        "claimed": _mean(rows.loc[real & rows["can_be_judged"], "verdict"].isin(CLAIMS)),
        "wrong_way": _mean(wrong_way[real & rows["can_be_judged"]]),
        "truth_covered": _mean(inside[real & tested]),
        "called_little": _mean(rows.loc[beyond & rows["can_be_judged"], "verdict"] == LITTLE),
        "people_judged": float(judged.mean()),
        "people_wrong": _mean(false[judged]),
    }


def _mean(holds: pd.Series) -> float:
    return float(holds.mean()) if len(holds) else np.nan


Job = tuple[int, Setting, int, int]


def _run(job: Job) -> tuple[int, list[dict[str, object]], float]:
    number, setting, people, seed = job
    begun = time.perf_counter()
    found = measure(setting, people=people, seed=seed)
    return number, found, time.perf_counter() - begun


def tabulate(settings: Sequence[Setting], *, people: int, seed: int, jobs: int) -> pd.DataFrame:
    """Measure settings, several at a time, and give one row per tally in the settings' order."""
    todo: list[Job] = [(i, s, people, seed + i) for i, s in enumerate(settings)]
    todo.sort(key=lambda job: -job[1].days)
    found: dict[int, list[dict[str, object]]] = {}

    def note(answer: tuple[int, list[dict[str, object]], float]) -> None:
        number, tallies, seconds = answer
        found[number] = tallies
        at = settings[number]
        words = f"{len(found)}/{len(settings)} {at.kind}, {at.trap}, {at.days} d, {at.recording}"
        print(f"{words}: {seconds:.0f} s", file=sys.stderr, flush=True)

    if jobs == 1:
        for job in todo:
            note(_run(job))
    else:
        # Each process counts on one core; the number of threads is read when numpy starts.
        for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
            os.environ.setdefault(name, "1")
        with multiprocessing.get_context("spawn").Pool(jobs) as pool:
            for answer in pool.imap_unordered(_run, todo):
                note(answer)
    return pd.DataFrame([tally for number in sorted(found) for tally in found[number]])


# --- what stands in the documentation -------------------------------------------------------

NAMES = {
    "ours": "triggers",
    "same_day": "same day",
    "day_before": "day before",
    "n1_cox": "N1 Cox",
    "plain_logit": "plain logit",
    "calendar_logit": "logit with calendar",
    "covered": "interval holds 1",
    "people_wrong": "people with a false claim",
    "people_judged": "people judged",
    "tested": "factors tested",
    "little": "said little or no difference",
    "power": "power",
    "power_plain_logit": "power of plain logit",
    "claimed": "claimed",
    "wrong_way": "claimed the wrong way",
    "truth_covered": "interval holds the truth",
    "called_little": "called little though it matters",
}
ALARMS = ["ours", *PEERS, "covered"]


def show(title: str, table: pd.DataFrame, *, by: Sequence[str], columns: Sequence[str]) -> None:
    """Print means over settings in Markdown, in per cent."""
    shown = table.groupby(list(by), sort=False)[list(columns)].mean()
    show_rows(title, (100 * shown).round(1).reset_index())


def show_rows(title: str, shown: pd.DataFrame) -> None:
    """Print a table in Markdown."""
    names = [NAMES.get(str(name), str(name)) for name in shown.columns]
    print(f"\n#### {title}\n\n| {' | '.join(names)} |\n|{'---|' * len(names)}")
    for row in shown.itertuples(index=False):
        print("| " + " | ".join("" if value != value else str(value) for value in row) + " |")


def summarise(null: pd.DataFrame) -> pd.DataFrame:
    """Give the mean over all settings, and over the worst trap and the worst setting of each."""
    by_trap = null.groupby("trap", sort=False)[["ours", *PEERS]].mean()
    everywhere = null[["ours", *PEERS]]
    return pd.DataFrame(
        {
            "null factors with p < 0.05": [NAMES[str(name)] for name in everywhere],
            "mean": (100 * everywhere.mean()).round(1).to_numpy(),
            "worst trap": (100 * by_trap.max()).round(1).to_numpy(),
            "which": by_trap.idxmax().to_numpy(),
            "worst setting": (100 * everywhere.max()).round(1).to_numpy(),
        }
    )


def compare_power(power: pd.DataFrame) -> pd.DataFrame:
    """Give power beside the plain logit's by length, where the latter holds its level."""
    fair = power[power["plain_logit_null"] <= HOLDS_LEVEL]
    groups = fair.groupby("days", sort=False)
    columns = ["tested", "power", "power_plain_logit", "claimed", "wrong_way", "truth_covered"]
    shown = (100 * groups[columns].mean()).round(1)
    shown.insert(0, "settings", groups.size())
    ratio = fair["power"] / fair["power_plain_logit"]
    shown["power over plain logit's"] = (
        100 * groups["power"].mean() / groups["power_plain_logit"].mean()
    ).round(1)
    shown["worst setting's"] = (100 * ratio.groupby(fair["days"], sort=False).min()).round(1)
    return shown.reset_index()


def report(table: pd.DataFrame) -> None:
    """Print everything."""
    kinds = dict(iter(table.groupby("kind", sort=False)))
    null, power = kinds["no effect"], kinds["power"]
    show_rows("No factor does anything: false alarms", summarise(null))
    show("By trap", null, by=["trap"], columns=ALARMS)
    show("By length", null, by=["days"], columns=[*ALARMS, "tested"])
    show("By recording", null, by=["recording"], columns=ALARMS)
    enough = null[null["people_judged"] >= ENOUGH_ANSWERED]
    columns = ["people_judged", "people_wrong", "little"]
    show("Verdicts, by trap", enough, by=["trap"], columns=columns)
    show("Verdicts, by length", enough, by=["days"], columns=columns)
    if len(enough):
        worst = enough.iloc[int(enough["people_wrong"].to_numpy().argmax())]
        where = f"{worst['trap']}, {worst['days']} days, {worst['recording']}"
        print(f"\nMost people with a false claim: {100 * worst['people_wrong']:.1f} % ({where}).")
    show_rows("True effects where the plain logit holds its level", compare_power(power))
    wrong = ["people_judged", "people_wrong", "wrong_way", "called_little"]
    show("True effects, all settings: what goes wrong", power, by=["trap"], columns=wrong)
    harder = ["trap", "days"]
    show("Harder still", kinds["harder"], by=harder, columns=[*ALARMS, "people_wrong"])
    if "life" in kinds:
        columns = [*ALARMS, "people_wrong"]
        show("What the diary knows", kinds["life"], by=harder, columns=columns)
    if "border" in kinds:
        columns = ["power", "claimed", "called_little", "truth_covered"]
        show("Effects at the edge of the band", kinds["border"], by=harder, columns=columns)


def main(arguments: Iterable[str] | None = None) -> None:
    """Measure all settings and print the tables."""
    parser = argparse.ArgumentParser(description="Calibrate triggers beside its peers.")
    parser.add_argument("--people", type=int, default=1000, help="diaries per setting")
    parser.add_argument("--seed", type=int, default=20260401)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes")
    parser.add_argument("--lengths", type=int, nargs="+", default=LENGTHS, help="[days]")
    parser.add_argument("--traps", nargs="+", default=TRAPS, choices=TRAPS)
    parser.add_argument("--csv", help="also write every setting to this file")
    asked = parser.parse_args(None if arguments is None else list(arguments))
    settings = choose_settings(asked.lengths, asked.traps)
    begun = time.perf_counter()
    table = tabulate(settings, people=asked.people, seed=asked.seed, jobs=asked.jobs)
    if asked.csv:
        table.to_csv(asked.csv, index=False)
    report(table)
    show_amounts(tabulate_amounts(people=min(asked.people, MOST_PEOPLE), seed=asked.seed))
    took = (time.perf_counter() - begun) / 60
    print(f"\n{asked.people} people in each of {len(settings)} settings; {took:.0f} minutes.")


if __name__ == "__main__":
    main()
