"""Measure how often comparisons of arms are wrong, on made-up trials whose truth is known.

Run ``python benchmarks/calibrate_arms.py --people 4000`` to make the tables that stand in
``docs/cohort-arms.md``; `--people` is the number of trials of each setting. For each setting and
size: how often no difference is called one (p below 0.05), and how often the 95 % interval holds a
difference that is there, with classical errors, with robust ones (HC2 and Bell and McCaffrey's
degrees of freedom), with HC3 as software has it, and with hdiary's own choice among the first two.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.stats import t as t_law

from hdiary.stats.ancova import choose_errors, compare_means, design_of
from hdiary.stats.gee import fit_gee
from hdiary.stats.risks import compare_shares

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
ALPHA = 0.05
SIZES = (10, 40, 150)
FALL = 0.3
"""Share of headache days that an arm with an effect loses."""
Trial = tuple[Floats, Ints, Floats, float]
"""What people ended with, their arms, where they began, and the true difference."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """One kind of trial.

    Attributes
    ----------
    name
        As in the tables.
    draw
        Makes one trial of so many people an arm, with an effect or without.
    """

    name: str
    draw: Callable[[np.random.Generator, int, bool], Trial]


def _scores(
    rng: np.random.Generator, sizes: tuple[int, ...], spread: tuple[float, ...], effect: bool
) -> Trial:
    """Make scores with a baseline; only the last arm differs, in its spread and its effect."""
    arms = np.repeat(np.arange(len(sizes)), sizes)
    before = rng.normal(12, 5, len(arms))
    true = -2.0 if effect else 0.0
    noise = rng.normal(size=len(arms)) * np.array(spread)[arms]
    return 0.6 * before + noise + true * (arms == 1), arms, before, true


def _days(rng: np.random.Generator, sizes: tuple[int, ...], effect: bool) -> Trial:
    """Make headache days in 28: skewed, one in ten people with none at all."""
    arms = np.repeat(np.arange(len(sizes)), sizes)
    share = rng.beta(1.2, 2.8, len(arms)) * (rng.random(len(arms)) > 0.1)
    kept = 1 - FALL * (arms == 1) if effect else np.ones(len(arms))
    before, after = rng.binomial(28, share), rng.binomial(28, share * kept)
    true = -FALL * 28 * 0.9 * 1.2 / 4.0 if effect else 0.0
    return after.astype(float), arms, before.astype(float), true


def _dropped(rng: np.random.Generator, n: int, effect: bool) -> Trial:
    """Lose one in four people after the baseline, the more the worse they began."""
    after, arms, before, true = _scores(rng, (n, n), (4, 4), effect)
    stay = rng.random(len(arms)) > 0.25 * 2 / (1 + np.exp(-(before - 12) / 5))
    keep = stay if min(np.bincount(arms[stay], minlength=2)) >= 4 else np.ones(len(arms), bool)
    return after[keep], arms[keep], before[keep], true


def _spread(*shares: int, spread: tuple[float, ...]) -> Callable[..., Trial]:
    """Make scores of arms that are so many tenths of n large."""
    return lambda rng, n, e: _scores(rng, tuple(n * k // 10 for k in shares), spread, e)


SETTINGS = (
    Setting(name="scores", draw=_spread(10, 10, spread=(4, 4))),
    Setting(name="headache days", draw=lambda rng, n, e: _days(rng, (n, n), e)),
    Setting(name="headache days, 2 to 1", draw=lambda rng, n, e: _days(rng, (2 * n, n), e)),
    Setting(name="one arm spreads twice", draw=_spread(10, 10, spread=(4, 8))),
    Setting(name="2 to 1, the small spreads", draw=_spread(20, 10, spread=(4, 8))),
    Setting(name="2 to 1, the large spreads", draw=_spread(10, 20, spread=(4, 8))),
    Setting(name="1.2 to 1, the small spreads", draw=_spread(12, 10, spread=(4, 8))),
    Setting(name="a third arm spreads", draw=_spread(10, 10, 10, spread=(4, 4, 12))),
    Setting(name="dropouts", draw=_dropped),
)


def hc3(after: Floats, arms: Ints, before: Floats) -> tuple[float, float, float]:
    """Give the p-value and interval of HC3 with the degrees of freedom of the fit."""
    design = design_of(arms, before[:, None])
    inverse = np.linalg.inv(design.T @ design)
    found = inverse @ design.T @ after
    leverage = np.einsum("ij,jk,ik->i", design, inverse, design)
    left = (after - design @ found) / (1 - leverage)
    weights = (design @ inverse)[:, 1]
    se = np.sqrt((weights**2 * left**2).sum())
    df = len(after) - design.shape[1]
    half = t_law.ppf(1 - ALPHA / 2, df) * se
    return 2 * t_law.sf(abs(found[1]) / se, df), found[1] - half, found[1] + half


def means(setting: Setting, n: int, *, trials: int, seed: int) -> dict[str, object]:
    """Measure one setting with every kind of errors."""
    kinds = ("classical", "robust", "HC3", "auto")
    row: dict[str, object] = {"setting": setting.name, "an arm": n}
    for effect in (False, True):
        rng = np.random.default_rng([seed, n, effect])
        right = dict.fromkeys(kinds, 0)
        for _ in range(trials):
            after, arms, before, true = setting.draw(rng, n, effect)
            found = {
                kind: compare_means(after, arms, before[:, None], errors=kind)
                for kind in ("classical", "robust")
            }
            ends = {kind: (one.p_value[0], one.low[0], one.high[0]) for kind, one in found.items()}
            ends["HC3"] = hc3(after, arms, before)
            ends["auto"] = ends[choose_errors(arms, "auto")]
            for kind, (p, low, high) in ends.items():
                right[kind] += int(low <= true <= high) if effect else int(p < ALPHA)
        word = "coverage" if effect else "false"
        row |= {f"{word}, {kind}": right[kind] / trials for kind in kinds}
    return row


def shares(n: int, adjusted: bool, *, trials: int, seed: int) -> dict[str, object]:
    """Measure responders: people whose headache days at least halved."""
    row: dict[str, object] = {"an arm": n, "adjusted": "yes" if adjusted else "no"}
    rng = np.random.default_rng([seed, 1])
    many = _responders(rng, 200_000, True)
    truth = many[0][many[1] == 1].mean() - many[0][many[1] == 0].mean()
    for effect in (False, True):
        rng = np.random.default_rng([seed, n, effect, 2])
        right = 0
        for _ in range(trials):
            yes, arms, before = _responders(rng, n, effect)
            found = compare_shares(yes, arms, before[:, None] if adjusted else None)
            low, high, p = found.low[0], found.high[0], found.p_value[0]
            right += int(low <= truth <= high) if effect else int(p < ALPHA)
        row["coverage" if effect else "false"] = right / trials
    return row


def _responders(rng: np.random.Generator, n: int, effect: bool) -> tuple[Floats, Ints, Floats]:
    arms = np.repeat([0, 1], n)
    before = rng.normal(0, 1, 2 * n)
    chance = 1 / (1 + np.exp(1.1 - 0.6 * before - (1.0 if effect else 0.0) * arms))
    return (rng.random(2 * n) < chance).astype(float), arms, before


def days(n: int, *, trials: int, seed: int) -> dict[str, object]:
    """Measure days of people compared by GEE, with no difference between the arms."""
    row: dict[str, object] = {"an arm": n}
    wrong = {"small-sample": 0, "robust": 0}
    rng = np.random.default_rng([seed, n, 3])
    for _ in range(trials):
        share = np.clip(rng.beta(1.5, 2.5, 2 * n), 0.02, 0.98)
        state = (rng.random((2 * n, 28)) < share[:, None]).astype(float)
        arms = np.repeat(np.repeat([0, 1], n), 28)
        design = np.column_stack([np.ones(len(arms)), arms])
        people = np.repeat(np.arange(2 * n), 28)
        for kind in wrong:
            fit = fit_gee(state.ravel(), design, people, working="independence", errors=kind)
            p = 2 * t_law.sf(abs(fit.coefficients[1]) / fit.se[1], fit.df)
            wrong[kind] += int(p < ALPHA)
    return row | {f"false, {kind}": count / trials for kind, count in wrong.items()}


def show(title: str, rows: list[dict[str, object]]) -> None:
    print(f"\n{title}\n")
    print("| " + " | ".join(rows[0]) + " |\n" + "|---" * len(rows[0]) + "|")
    for row in rows:
        cells = [f"{100 * x:.1f}" if isinstance(x, float) else str(x) for x in row.values()]
        print("| " + " | ".join(cells) + " |")


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Calibrate comparisons of arms.")
    parser.add_argument("--people", type=int, default=2000, help="trials per setting")
    parser.add_argument("--seed", type=int, default=20260501)
    asked = parser.parse_args(arguments)
    begun = time.perf_counter()
    how = {"trials": asked.people, "seed": asked.seed}
    show("Means, in %", [means(one, n, **how) for one in SETTINGS for n in SIZES])
    show("Shares, in %", [shares(n, adj, **how) for n in SIZES for adj in (False, True)])
    few = {"trials": max(1, asked.people // 4), "seed": asked.seed}
    show("Days by GEE, no difference, in %", [days(n, **few) for n in SIZES[:2]])
    print(f"\n{asked.people} trials a setting; {(time.perf_counter() - begun) / 60:.0f} minutes.")


if __name__ == "__main__":
    main()
