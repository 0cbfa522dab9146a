"""Measure `relief` where life misleads: trends, runs, other minutes, coarse ratings, no reference.

Run ``python benchmarks/relief_traps.py --people 300`` to make the table that stands in
``docs/treatments.md``; ``calibrate_relief.py`` prints it too. Attacks are made here, independently
of `hdiary.simulate`: 60 in 240 days, each with a pain before and after, ibuprofen the oftener taken
the more it hurts. Beside it stand two naive answers: the difference of mean falls (Welch), and
ordinary least squares on starting pain and what was given.
"""

from __future__ import annotations

import argparse
import sys
import time
import warnings
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd
import statsmodels.api as sm
from scipy.stats import ttest_ind

from hdiary.diary import make_diary
from hdiary.questions.relief.ask import relief
from hdiary.questions.relief.rules import CLAIM_KEYS
from hdiary.vocabulary.verdicts import LITTLE_MORE_THAN, MORE_RELIEF_THAN

Floats = npt.NDArray[np.float64]
NAMES = ("none", "ibuprofen", "cold", "heat")
PAIRED = ("none", "ibuprofen; cold", "cold", "heat")
MANY, DAYS, ALPHA, NOISE = 60, 240, 0.05, 1.3
EFFECTS = {"ibuprofen": 2.0, "cold": 0.8}
CLAIMED_PAIRS = (MORE_RELIEF_THAN, LITTLE_MORE_THAN)


@dataclass(frozen=True, kw_only=True, slots=True)
class Trap:
    """What misleads, by its name in the table."""

    name: str
    effects: dict[str, float] = field(default_factory=dict)
    left_alone: float = 0.3  # Share of attacks at pain 5.5
    slope: float = 0.0  # How much further pain falls at the end than at the beginning [points]
    step: bool = False  # Whether that comes at once, in the middle
    late: float = 0.0  # Log odds of the drug in the second half, less in the first
    runs: tuple[float, int] = (0.0, 7)  # Spread of better and worse weeks [points], their days
    minutes: tuple[float, float, float] = (120.0, 120.0, 0.0)  # Treated, left alone, spread
    heap: float = 1.0  # Ratings are multiples of it
    attacks: int = MANY
    lean: float = 0.35  # Log odds of the drug for each point of pain
    paired: bool = False  # Whether the drug never comes without cold, nor cold without the drug


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Attacks:
    """What happened, (people, attacks): days, pain, what was given, minutes, the falls.

    ``alone`` is how far pain falls by itself, ``gain`` what the treatment adds, ``noise`` the rest.
    """

    day: npt.NDArray[np.int64]
    pain: Floats
    which: npt.NDArray[np.int64]
    when: Floats
    alone: Floats
    gain: Floats
    noise: Floats


TRAPS = (
    Trap(name="none of them"),
    Trap(name="ibuprofen 2, ice 0.8", effects=EFFECTS),
    Trap(name="20 attacks", attacks=20),
    Trap(name="all treated", left_alone=0.0),
    Trap(name="all treated, ibuprofen 2", left_alone=0.0, effects={"ibuprofen": 2.0}),
    Trap(name="attacks ease by 2, the drug in the second half", slope=2.0, late=2.3),
    Trap(name="by 1.5 in the middle", slope=1.5, step=True, late=2.3),
    Trap(name="weeks of 7 days, drugs in runs", runs=(1.1, 7)),
    Trap(name="of 14 days", runs=(1.1, 14)),
    Trap(name="runs, all treated", runs=(1.1, 7), left_alone=0.0),
    Trap(name="rated at 90, left alone at 150", minutes=(90.0, 150.0, 0.0)),
    Trap(name="at 105 and 135, spread 20", minutes=(105.0, 135.0, 20.0)),
    Trap(name="even ratings", heap=2.0),
    Trap(name="ratings of 0, 5 and 10", heap=5.0),
)


def make_attacks(trap: Trap, *, people: int, seed: int) -> pd.DataFrame:
    """Make up the attacks of people in a trap, as they are written."""
    return write_attacks(live_attacks(trap, people=people, seed=seed), trap)


def live_attacks(trap: Trap, *, people: int, seed: int) -> Attacks:
    """Make up the attacks of people in a trap."""
    rng = np.random.default_rng(seed)
    shape = (people, trap.attacks)
    every = np.argsort(rng.random((people, DAYS)), axis=1)
    day = np.sort(every[:, : trap.attacks], axis=1)
    part, of = day / DAYS - 0.5, np.arange(people)[:, None]
    pain = np.clip(rng.normal(5.5, 0.7, (people, 1)) + rng.normal(0, 1.8, shape), 1, 10)
    with np.errstate(divide="ignore"):
        lean = np.log([trap.left_alone, *(1 - trap.left_alone) * np.array([0.43, 0.285, 0.285])])
    if trap.paired:
        lean[2] = -np.inf
    lean = np.tile(lean, (*shape, 1))
    lean[..., 1] += trap.lean * (pain - 5.5) + trap.late * (np.sign(part) / 2)
    size, length = trap.runs
    week = (day + rng.integers(0, length, (people, 1))) // length
    stubborn = size * rng.normal(size=(people, DAYS // length + 2))[of, week]
    favourite = rng.integers(0, 4, (people, DAYS // length + 2))[of, week]
    lean += np.where((favourite[..., None] == np.arange(4)) & (size > 0), 2.5, 0.0)
    which = (lean + rng.gumbel(size=lean.shape)).argmax(axis=2)
    treated, other, spread = trap.minutes
    when = np.where(which > 0, treated, other) + spread * rng.normal(size=shape)
    when = np.clip(5 * np.rint(when / 5), 90, 150)
    course = (np.sign(part) / 2 if trap.step else part) * trap.slope + stubborn
    gain = np.array([trap.effects.get(name, 0.0) for name in NAMES])[which]
    return Attacks(
        day=day,
        pain=pain,
        which=which,
        when=when,
        alone=(1.2 + 0.35 * (pain - 5.5)) * when / 120 + course,
        gain=gain,
        noise=rng.normal(0, NOISE, shape),
    )


def rate(pain: Floats, fall: Floats, heap: float) -> tuple[Floats, Floats]:
    """Give the ratings before and after: whole points, or coarser ones, from 0 to 10."""
    before, after = (heap * np.rint(np.clip(p, 0, 10) / heap) for p in (pain, pain - fall))
    return np.maximum(before, heap), after


def write_attacks(made: Attacks, trap: Trap) -> pd.DataFrame:
    """Write attacks as the entries of a diary."""
    people, attacks = made.pain.shape
    before, after = rate(made.pain, made.alone + made.gain + made.noise, trap.heap)
    worst = trap.heap * np.rint(np.clip(made.pain, 0, 10) / trap.heap)
    names = np.array(PAIRED if trap.paired else NAMES)
    return pd.DataFrame(
        {
            "patient": np.repeat([f"P{i:04d}" for i in range(people)], attacks),
            "date": (pd.Timestamp("2025-01-01") + pd.to_timedelta(made.day.ravel(), "D")),
            "pain": np.maximum(worst, after).ravel(),
            "treatment": names[made.which].ravel(),
            "pain_before": before.ravel(),
            "pain_after": after.ravel(),
            "after_min": made.when.ravel(),
        }
    )


def ask_naive(frame: pd.DataFrame, trap: Trap) -> dict[str, float]:
    """Give the share of people of whom naive answers say something false of a treatment."""
    wrong = []
    for _, part in frame.groupby("patient"):
        fall = part["pain_before"] - part["pain_after"]
        given = {name: (part["treatment"] == name).to_numpy() for name in NAMES}
        false = [name for name in NAMES[1:] if not trap.effects.get(name) and given[name].sum() > 4]
        rest = {name: given["none"] if trap.left_alone else ~given[name] for name in false}
        means = [ttest_ind(fall[given[n]], fall[rest[n]], equal_var=False).pvalue for n in false]
        lines = [_plain_ols(part, given, name, trap) for name in false]
        wrong.append([min(means, default=1.0) < ALPHA, min(lines, default=1.0) < ALPHA])
    found = np.array(wrong, dtype=float).mean(axis=0)
    return {"means": float(found[0]), "ols": float(found[1])}


def _plain_ols(part: pd.DataFrame, given: dict[str, Floats], name: str, trap: Trap) -> float:
    others = [n for n in NAMES[1:] if n != name and trap.left_alone]
    columns = [given[name], *(given[n] for n in others), part["pain_before"]]
    x = sm.add_constant(np.column_stack(columns).astype(float), has_constant="add")
    # The constant and all treatments of people who leave nothing alone add up to one another.
    warnings.simplefilter("ignore")
    fit = sm.OLS((part["pain_before"] - part["pain_after"]).to_numpy(), x).fit()
    return float(fit.pvalues[1])


def measure(trap: Trap, *, people: int, seed: int) -> dict[str, object]:
    """Count false claims, coverage and what is found, in one trap."""
    frame = make_attacks(trap, people=people, seed=seed)
    result = relief(make_diary(frame))
    rows = result.table.assign(truth=result.table["treatment"].map(trap.effects).fillna(0.0))
    pairs = result.contrasts
    gains = {name: trap.effects.get(name, 0.0) for name in NAMES}
    truth = [pairs[name].map(gains).astype(float) for name in ("treatment", "other")]
    pairs = pairs.assign(truth=truth[0] - truth[1])
    wrong = rows["verdict"].isin(CLAIM_KEYS) & (rows["truth"] * rows["extra_fall"] <= 0)
    wrong_pair = pairs["verdict"].isin(CLAIMED_PAIRS) & (pairs["truth"] <= 0)
    people_wrong = {*rows.loc[wrong, "patient"], *pairs.loc[wrong_pair, "patient"]}
    told = pd.concat(
        [
            rows[["truth", "extra_fall", "ci_low", "ci_high"]],
            pairs[["truth", "difference", "ci_low", "ci_high"]],
        ]
    ).dropna(subset="ci_low")
    inside = (told["ci_low"] <= told["truth"]) & (told["truth"] <= told["ci_high"])
    drug = rows[(rows["treatment"] == "ibuprofen") & rows["verdict"].isin(CLAIM_KEYS)]
    found = {*drug["patient"]} | {
        *pairs.loc[
            pairs["verdict"].isin(CLAIMED_PAIRS) & (pairs["treatment"] == "ibuprofen"), "patient"
        ]
    }
    return {
        "trap": trap.name,
        **ask_naive(frame, trap),
        "wrong": len(people_wrong) / people,
        "covered": float(inside.mean()) if len(told) else float("nan"),
        "half": float(((told["ci_high"] - told["ci_low"]) / 2).median()),
        "found": len(found) / people if trap.effects else float("nan"),
    }


HEADS = (
    "| trap | mean difference: people false | plain OLS: people false | relief: people false | "
    "intervals hold truth | half-width | ibuprofen found |\n|---|---|---|---|---|---|---|"
)


def show_traps(*, people: int, seed: int) -> None:
    """Print the table in Markdown; shares in per cent."""
    print(f"\n#### Where life misleads ({people} people a trap)\n\n{HEADS}")
    for number, trap in enumerate(TRAPS):
        told = measure(trap, people=people, seed=seed + number)
        cells = [told["trap"], *(_share(told[k]) for k in ("means", "ols", "wrong", "covered"))]
        half = float(told["half"])  # type: ignore[arg-type]
        cells += ["" if np.isnan(half) else f"{half:.2f}", _share(told["found"])]
        print("| " + " | ".join(str(cell) for cell in cells) + " |", flush=True)


def _share(value: object) -> str:
    number = float(value)  # type: ignore[arg-type]
    return "" if np.isnan(number) else f"{100 * number:.1f}"


def main(arguments: Iterable[str] | None = None) -> None:
    """Measure all traps and print their table."""
    parser = argparse.ArgumentParser(description="Calibrate relief where life misleads.")
    parser.add_argument("--people", type=int, default=300, help="diaries per trap")
    parser.add_argument("--seed", type=int, default=20261129)
    asked = parser.parse_args(None if arguments is None else list(arguments))
    begun = time.perf_counter()
    show_traps(people=asked.people, seed=asked.seed)
    print(f"{(time.perf_counter() - begun) / 60:.0f} minutes.", file=sys.stderr)


if __name__ == "__main__":
    main()
