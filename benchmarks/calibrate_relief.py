"""Measure how often `relief` is wrong, on diaries whose truth is known, beside simpler answers.

Run ``python benchmarks/calibrate_relief.py --people 1000`` to make the tables that stand in
``docs/treatments.md``. Every diary goes the whole way from entries to verdict. In all settings the
drug in question (ibuprofen) is taken the more often the more it hurts.

Beside it stand what a diary app shows (did pain fall after it?), a t-test of the falls of treated
against untreated headaches, and ordinary least squares with starting pain.

Lengths are chosen for a median of about 5, 10, 20 and 40 rated doses. The truth of a treatment
with an effect is what its headaches gained on the rated scale (``extra_fall_rated``). What misleads
beside that, and people who leave nothing alone, stand in ``relief_traps.py``.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt
import pandas as pd
from relief_traps import show_traps
from scipy.special import stdtr
from scipy.stats import ttest_1samp, ttest_ind

from hdiary.diary import make_diary
from hdiary.questions.relief.ask import ReliefResult, relief
from hdiary.questions.relief.rules import CLAIMS, LESS, MORE
from hdiary.simulate import (
    NULL_TREATMENTS,
    Course,
    Look,
    Simulated,
    Traps,
    simulate_diaries,
)
from hdiary.vocabulary.verdicts import LITTLE

Floats = npt.NDArray[np.float64]

LENGTHS = (60, 126, 266, 532)
ALPHA = 0.05
DRUG = "ibuprofen"
NAMES = {"ice": "cold"}
"""What the diary calls a treatment that the simulator calls otherwise."""
EFFECTS = {"ibuprofen": 1.5, "paracetamol": 0.8, "heat": 1.0, "ice": 0.0}
PEERS = ("before_after", "t_test", "plain_ols")
STRONG = {"indication": 1.0, "regression": 0.5}


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """One kind of diary.

    Attributes
    ----------
    name
        As in the tables.
    traps
        The simulator's switches.
    look
        How fully headaches are rated.
    course
        How much it hurts.
    """

    name: str
    traps: Traps
    look: Look = field(default_factory=Look)
    course: Course = field(default_factory=Course)


SETTINGS = (
    Setting(name="indication only", traps=Traps(indication=1.0)),
    Setting(name="regression 0.5", traps=Traps(**STRONG)),
    Setting(name="and 0.3 per hour", traps=Traps(**STRONG, fall_per_hour=0.3)),
    Setting(name="and half with ice", traps=Traps(**STRONG, together=0.5)),
    Setting(name="and mild pain", traps=Traps(**STRONG), course=Course(pain_mean=3.0)),
    Setting(name="all, as in life", traps=Traps.realistic()),
)


def simulate(
    setting: Setting, *, people: int, days: int, seed: int, effects: dict[str, float]
) -> Simulated:
    """Make up the diaries of a setting."""
    treatments = [replace(t, extra_fall=effects.get(t.name, 0.0)) for t in NULL_TREATMENTS]
    return simulate_diaries(
        people,
        days,
        seed=seed,
        course=setting.course,
        traps=setting.traps,
        look=setting.look,
        factors=(),
        treatments=treatments,
        patient_column=True,
    )


def find_truth(made_up: Simulated) -> pd.DataFrame:
    """Give the true gain on the rated scale, by patient and treatment.

    A treatment given with a partner that does nothing gains what both gained; weighted by doses.
    """
    truth = made_up.truth[made_up.truth["kind"] == "treatment"]
    wide = truth.pivot(index=["patient", "name"], columns="measure", values="value").reset_index()
    wide["treatment"] = wide["name"].str.split(" with ").str[0].replace(NAMES)
    doses = wide["doses"].fillna(0.0)
    wide["sum"] = np.where(doses > 0, wide["extra_fall_rated"] * doses, 0.0)
    sums = wide.assign(doses=doses).groupby(["patient", "treatment"], observed=True)
    added = sums[["sum", "doses"]].sum().reset_index()
    added["truth"] = added["sum"] / added["doses"].where(added["doses"] > 0)
    return added[["patient", "treatment", "truth"]]


def ask_peers(result: ReliefResult, judged: pd.Series) -> pd.DataFrame:
    """Give the peers' p-values on the drug, for the people whose drug could be judged."""
    rows = result.moments[result.moments["patient"].isin(judged)]
    parts = dict(iter(rows.groupby("patient", observed=True)))
    return pd.DataFrame([{"patient": p, **_ask(parts[p])} for p in judged])


def _ask(part: pd.DataFrame) -> dict[str, float]:
    fall = (part["pain_before"] - part["pain_after"]).to_numpy()
    pain = part["pain_before"].to_numpy()
    drug, alone = ((part["treatment"] == name).to_numpy() for name in (DRUG, "none"))
    if alone.sum() < 2:
        alone = ~drug
    return {
        "before_after": _p_of_mean(fall[drug]),
        "t_test": _p_of_two(fall[drug], fall[alone]),
        "plain_ols": _plain_ols(fall, pain, drug, drug | alone),
    }


def _p_of_mean(fall: Floats) -> float:
    """Ask whether pain fell at all; falls that are all equal leave nothing to ask."""
    return float(ttest_1samp(fall, 0.0).pvalue) if np.ptp(fall) > 0 else float(fall[0] == 0)


def _p_of_two(one: Floats, other: Floats) -> float:
    if np.ptp(one) == 0 or np.ptp(other) == 0:
        return float(np.isclose(one.mean(), other.mean()))
    return float(ttest_ind(one, other, equal_var=False).pvalue)


def _plain_ols(fall: Floats, pain: Floats, drug: Floats, used: Floats) -> float:
    x = np.column_stack([np.ones(used.sum()), drug[used], pain[used]])
    y = fall[used]
    inverse = np.linalg.pinv(x.T @ x)
    beta = inverse @ x.T @ y
    df = len(y) - 3
    spread = ((y - x @ beta) ** 2).sum() / max(df, 1)
    if spread <= 0 or df < 1:
        return float(abs(beta[1]) < 1e-9)
    return float(2 * stdtr(df, -abs(beta[1]) / np.sqrt(spread * inverse[1, 1])))


def measure(setting: Setting, *, people: int, days: int, seed: int) -> list[dict[str, object]]:
    """Run one setting and length, without any effect and with effects."""
    tallies = []
    for kind, effects in (("no effect", {}), ("effects", EFFECTS)):
        made_up = simulate(setting, people=people, days=days, seed=seed, effects=effects)
        result = relief(make_diary(made_up.entries))
        table = result.table.merge(find_truth(made_up), on=["patient", "treatment"], how="left")
        judged = table[table["extra_fall"].notna() & table["truth"].notna()]
        drug = judged[judged["treatment"] == DRUG]
        known = {"kind": kind, "setting": setting.name, "days": days}
        if len(drug):
            known |= tally(drug) | {"people_wrong": _people_wrong(judged)} | _tally_all(judged)
            peers = ask_peers(result, drug["patient"])
            known |= {name: float((peers[name] < ALPHA).mean()) for name in PEERS}
        tallies.append(known)
    return tallies


def tally(rows: pd.DataFrame) -> dict[str, float]:
    """Count what is found about the drug, and how far it is from the truth."""
    truth = rows["truth"]
    away = rows["extra_fall"] - truth
    return {
        "judged": len(rows),
        "doses": float(rows["rated"].median()),
        "naive_fall": float(rows["fall"].mean()),
        "truth": float(truth.mean()),
        "bias": float(away.mean()),
        "half_width": float((rows["ci_high"] - rows["ci_low"]).median() / 2),
        "ours": float((rows["p_value"] < ALPHA).mean()),
        "covered": float(((rows["ci_low"] <= truth) & (rows["ci_high"] >= truth)).mean()),
        "claimed": float(rows["verdict"].isin(CLAIMS).mean()),
        "wrong_way": float(
            (
                ((rows["verdict"] == MORE) & (truth < 0))
                | ((rows["verdict"] == LESS) & (truth > 0))
            ).mean()
        ),
        "little": float((rows["verdict"] == LITTLE).mean()),
    }


def _tally_all(rows: pd.DataFrame) -> dict[str, float]:
    """Give alarms and coverage over all treatments."""
    inside = (rows["ci_low"] <= rows["truth"]) & (rows["ci_high"] >= rows["truth"])
    return {
        "all_p": float((rows["p_value"] < ALPHA).mean()),
        "all_covered": float(inside.mean()),
        "all_bias": float((rows["extra_fall"] - rows["truth"]).mean()),
    }


def _people_wrong(rows: pd.DataFrame) -> float:
    """Give the share of people of whom something without an effect is claimed."""
    null = rows[rows["truth"] == 0]
    wrong = null["verdict"].isin(CLAIMS).groupby(null["patient"], observed=True).any()
    return float(wrong.mean()) if len(wrong) else float("nan")


WORDS = {
    "setting": "setting",
    "doses": "doses",
    "judged": "people judged",
    "naive_fall": "bare fall",
    "before_after": "before/after p<.05",
    "t_test": "t-test p<.05",
    "plain_ols": "plain OLS p<.05",
    "ours": "relief p<.05",
    "covered": "interval holds truth",
    "truth": "true extra fall",
    "bias": "bias",
    "half_width": "half-width",
    "people_wrong": "people with a false claim",
    "claimed": "claimed",
    "wrong_way": "claimed the wrong way",
    "little": "said little",
    "all_p": "all treatments p<.05",
    "all_covered": "all treatments covered",
    "all_bias": "all treatments bias",
}
PLAIN = {"setting", "doses", "judged", "naive_fall", "truth", "bias", "half_width", "all_bias"}
NULL = (
    *("setting", "doses", "judged", "naive_fall", "before_after", "t_test", "plain_ols", "ours"),
    *("covered", "bias", "people_wrong", "little", "all_p", "all_covered"),
)
EFFECT = (
    *("setting", "doses", "judged", "naive_fall", "truth", "bias", "half_width", "covered"),
    *("ours", "claimed", "wrong_way", "little", "people_wrong", "all_covered", "all_bias"),
)


def show(title: str, table: pd.DataFrame, columns: Sequence[str]) -> None:
    """Print rows in Markdown; shares in per cent."""
    print(
        f"\n#### {title}\n\n| {' | '.join(WORDS[c] for c in columns)} |\n|{'---|' * len(columns)}"
    )
    for row in table.to_dict("records"):
        print("| " + " | ".join(_cell(row.get(c), c) for c in columns) + " |")


def _cell(value: object, column: str) -> str:
    if isinstance(value, str):
        return value
    number = float(value)  # type: ignore[arg-type]
    if np.isnan(number):
        return ""
    if column in ("doses", "judged"):
        return f"{number:.0f}"
    return f"{number:.2f}" if column in PLAIN else f"{100 * number:.1f}"


def main(arguments: Iterable[str] | None = None) -> None:
    """Measure all settings and print the tables."""
    parser = argparse.ArgumentParser(description="Calibrate relief beside its peers.")
    parser.add_argument("--people", type=int, default=1000, help="diaries per setting")
    parser.add_argument("--traps", type=int, default=300, help="at most so many in each trap")
    parser.add_argument("--seed", type=int, default=20260501)
    parser.add_argument("--lengths", type=int, nargs="+", default=LENGTHS, help="[days]")
    parser.add_argument("--csv", help="also write every setting to this file")
    asked = parser.parse_args(None if arguments is None else list(arguments))
    begun = time.perf_counter()
    tallies = []
    for number, setting in enumerate(SETTINGS):
        for step, days in enumerate(asked.lengths):
            # Few people have five doses in a short diary: twice as many are made up for those.
            many = asked.people * (2 if days < 100 else 1)
            seed = asked.seed + 100 * number + step
            tallies += measure(setting, people=many, days=days, seed=seed)
            took = time.perf_counter() - begun
            print(f"{setting.name}, {days} days: {took:.0f} s", file=sys.stderr, flush=True)
    table = pd.DataFrame(tallies)
    if asked.csv:
        table.to_csv(asked.csv, index=False)
    show("No treatment does anything", table[table["kind"] == "no effect"], NULL)
    show("Treatments with an effect", table[table["kind"] == "effects"], EFFECT)
    show_traps(people=min(asked.people, asked.traps), seed=asked.seed)
    took = (time.perf_counter() - begun) / 60
    print(f"\n{asked.people} people in each of {len(table)} settings; {took:.0f} minutes.")


if __name__ == "__main__":
    main()
