"""Measure how often the trends of `burden` are wrong, on diaries whose truth is known.

Run ``python benchmarks/calibrate_trend.py --people 600`` (about five minutes on one core) to make
the tables that stand in ``docs/method.md``; the default of 2,000 takes a quarter of an hour. Every
diary goes the whole way from entries to verdict. Ordinary least squares stands beside it: what a
spreadsheet's trend line says.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.special import stdtr

from hdiary.diary import Diary, make_diary
from hdiary.questions.burden.trend import TrendGates, make_trend
from hdiary.questions.facts import DayFacts, gather_facts
from hdiary.questions.reasons import DEPENDS
from hdiary.vocabulary.verdicts import LITTLE

Floats = npt.NDArray[np.float64]

MONTH = 28
OPEN_GATES = TrendGates(min_days=3, min_headaches=1, min_clear=1, min_rated=3)
LENGTHS = (28, 56, 84, 182)
RISKS = (0.1, 0.3, 0.5, 0.8)
RHOS = (0.0, 0.3, 0.6)
MISSING = (0.0, 0.1, 0.25)
ALPHA = 0.05
CLAIMS = ("fewer headache days", "more headache days", "less pain", "more pain")
ENOUGH_ANSWERED = 0.2


@dataclass(frozen=True, kw_only=True)
class Setting:
    """One kind of diary: its length, risk of headache, persistence and missing days.

    Attributes
    ----------
    days
        Length [days].
    risk
        Of headache on a day, at the start.
    rho
        Correlation of neighbouring days, of headache and of pain.
    missing
        Share of days that are not recorded.
    change
        Of the risk from the first day to the last.
    pain_change
        Of pain on headache days from the first day to the last [0-10].
    wave
        Standard deviation of a slow random wave in the log-odds of headache, or 0.
    wave_days
        Its time scale [days].
    skip_clear, skip_headache
        Share of clear days, and of headache days, left out on the last day; it grows from none.
    """

    days: int
    risk: float
    rho: float
    missing: float
    change: float = 0.0
    pain_change: float = 0.0
    wave: float = 0.0
    wave_days: float = 30.0
    skip_clear: float = 0.0
    skip_headache: float = 0.0


def simulate(setting: Setting, *, people: int, seed: int) -> Diary:
    """Make diaries: headache from a two-state chain, pain from an AR(1) around 5, rounded."""
    rng = np.random.default_rng(seed)
    shape = (people, setting.days)
    risk = _risks(setting, people, rng)
    headache = np.empty(shape, dtype=np.bool_)
    headache[:, 0] = rng.random(people) < risk[:, 0]
    for day in range(1, setting.days):
        # Yesterday's surprise carries over; the mean stays at the day's risk.
        carried = setting.rho * (headache[:, day - 1] - risk[:, day - 1])
        headache[:, day] = rng.random(people) < risk[:, day] + carried
    noise = rng.normal(size=shape)
    for day in range(1, setting.days):
        fresh = np.sqrt(1 - setting.rho**2) * noise[:, day]
        noise[:, day] = setting.rho * noise[:, day - 1] + fresh
    level = 5 + setting.pain_change * np.linspace(-0.5, 0.5, setting.days)
    pain = np.where(headache, np.clip(np.round(level + 1.5 * noise), 1, 10), 0.0)
    kept = rng.random(shape) >= setting.missing
    if setting.skip_clear or setting.skip_headache:
        skip = np.where(headache, setting.skip_headache, setting.skip_clear)
        kept &= rng.random(shape) >= skip * np.linspace(0, 1, setting.days)
    kept[:, [0, -1]] = True
    who, when = np.nonzero(kept)
    first = np.datetime64("2026-01-01", "us")
    entries = pd.DataFrame(
        {
            "patient": np.char.add("P", who.astype(str)),
            "date": first + when.astype("timedelta64[D]"),
            "pain": pain[kept],
        }
    )
    return make_diary(entries)


def _risks(setting: Setting, people: int, rng: np.random.Generator) -> Floats:
    path = setting.risk + setting.change * np.linspace(0, 1, setting.days)
    risks = np.tile(path, (people, 1))
    if not setting.wave:
        return risks
    day = np.arange(setting.days)
    distance = (day[:, None] - day) / setting.wave_days
    covariance = np.exp(-0.5 * distance**2) + 1e-6 * np.eye(setting.days)
    waves = rng.normal(size=(people, setting.days)) @ np.linalg.cholesky(covariance).T
    odds = np.log(risks / (1 - risks)) + setting.wave * waves
    lifted: Floats = 1 / (1 + np.exp(-odds))
    return lifted


def least_squares(facts: DayFacts, used: npt.NDArray[np.bool_], values: Floats) -> Floats:
    """Give each person's p-value of an ordinary trend line."""
    who, x, y = facts.who[used], facts.position[used].astype(np.float64), values[used]

    def total(v: Floats) -> Floats:
        sums = np.bincount(who, weights=v, minlength=facts.people)
        return np.asarray(sums, dtype=np.float64)

    n = np.maximum(total(np.ones(len(x))), 1)
    x, y = x - (total(x) / n)[who], y - (total(y) / n)[who]
    with np.errstate(divide="ignore", invalid="ignore"):
        slope = total(x * y) / total(x * x)
        rest = total((y - slope[who] * x) ** 2)
        error = np.sqrt(rest / (n - 2) / total(x * x))
        p = 2 * stdtr(n - 2, -np.abs(slope / error))
    return np.asarray(p, dtype=np.float64)


@dataclass(frozen=True, kw_only=True)
class Tally:
    """How one outcome fared: shares of the people who were answered, and how many were."""

    answered: float
    claims: float
    withheld: float
    unchecked: float
    covered: float
    least_squares: float
    claims_ungated: float
    little: float


def measure(setting: Setting, *, people: int, seed: int) -> dict[str, Tally]:
    """Run one setting and tally both outcomes."""
    diary = simulate(setting, people=people, seed=seed)
    facts = gather_facts(diary)
    gated = make_trend(diary, facts, gates=TrendGates())
    ungated = make_trend(diary, facts, gates=OPEN_GATES)
    months = (setting.days - 1) / MONTH
    truths = {
        "headache_days_28": MONTH * setting.change / months,
        "mean_pain": setting.pain_change / months,
    }
    ordinary = {
        "headache_days_28": least_squares(
            facts, facts.recorded, np.where(facts.headache, 1.0, 0.0)
        ),
        "mean_pain": least_squares(facts, facts.rated, facts.worst_pain),
    }
    return {
        outcome: _tally(
            gated[gated["outcome"] == outcome],
            ungated[ungated["outcome"] == outcome],
            truth=truth,
            ordinary=ordinary[outcome],
        )
        for outcome, truth in truths.items()
    }


def _tally(gated: pd.DataFrame, ungated: pd.DataFrame, *, truth: float, ordinary: Floats) -> Tally:
    answered = gated["p_value"].notna().to_numpy()
    rows = gated[answered]
    covered = (rows["ci_low"] <= truth) & (rows["ci_high"] >= truth)
    open_p = ungated["p_value"].dropna()
    return Tally(
        answered=float(answered.mean()),
        claims=_mean(rows["verdict"].isin(CLAIMS)),
        withheld=_mean(rows["reason"] == DEPENDS),
        unchecked=_mean(rows["p_value"] < ALPHA),
        covered=_mean(covered),
        least_squares=_mean(pd.Series(ordinary[answered] < ALPHA)),
        claims_ungated=_mean(open_p < ALPHA),
        little=_mean(rows["verdict"] == LITTLE),
    )


def _mean(holds: pd.Series) -> float:
    return float(holds.mean()) if len(holds) else np.nan


def null_settings() -> list[Setting]:
    """Give every combination without any trend."""
    return [
        Setting(days=days, risk=risk, rho=rho, missing=missing)
        for days in LENGTHS
        for risk in RISKS
        for rho in RHOS
        for missing in MISSING
    ]


def trend_settings() -> list[Setting]:
    """Give diaries with a real trend: half of the headache days gone, pain 2 points less."""
    return [
        Setting(days=days, risk=0.5, rho=rho, missing=0.1, change=-0.25, pain_change=-2.0)
        for days in (56, 84, 182)
        for rho in RHOS
    ]


def border_settings() -> list[Setting]:
    """Give diaries whose change is just large enough to matter, which nobody may call little."""
    gates = TrendGates()
    return [
        Setting(
            days=days,
            risk=0.5,
            rho=rho,
            missing=0.1,
            change=-gates.meaningful_days / MONTH,
            pain_change=-gates.meaningful_pain,
        )
        for days in (182, 364)
        for rho in RHOS
    ]


def wave_settings() -> list[Setting]:
    """Give diaries without a trend whose risk drifts slowly up and down."""
    return [
        Setting(days=days, risk=0.4, rho=0.3, missing=0.1, wave=1.0, wave_days=scale)
        for days in (84, 182)
        for scale in (14.0, 30.0, 60.0)
    ]


def skipping_settings() -> list[Setting]:
    """Give diaries without a trend whose keeper tires: of clear days, of headache days, of all."""
    return [
        Setting(days=days, risk=0.4, rho=0.3, missing=0.0, skip_clear=clear, skip_headache=headache)
        for days in (84, 182)
        for clear, headache in ((0.6, 0.0), (0.0, 0.6), (0.3, 0.0), (0.3, 0.3), (0.6, 0.6))
    ]


def tabulate(settings: Iterable[Setting], *, people: int, seed: int) -> pd.DataFrame:
    """Measure settings and lay the tallies out, one row per setting and outcome."""
    rows = []
    for number, setting in enumerate(settings):
        for outcome, tally in measure(setting, people=people, seed=seed + number).items():
            rows.append({"outcome": outcome, **vars(setting), **vars(tally)})
    return pd.DataFrame(rows)


COLUMNS = {
    "answered": "answered",
    "claims": "trend claimed",
    "least_squares": "claimed by least squares",
    "covered": "truth within the interval",
    "claims_ungated": "claimed without gates",
    "unchecked": "interval leaves out no change",
    "withheld": "withheld: hangs on days not recorded",
    "little": "said little or no difference",
}
OUTCOMES = {"headache_days_28": "headache days / 28", "mean_pain": "mean pain"}
LEVEL = ("answered", "claims", "unchecked", "least_squares", "covered")


def show(
    title: str, table: pd.DataFrame, *, by: Sequence[str], columns: Sequence[str] = LEVEL
) -> None:
    """Print a table in Markdown, in per cent; settings that differ only elsewhere pooled."""
    groups = table.groupby(["outcome", *by])
    shown = groups[list(columns)].mean()
    if "claims" in columns and groups.size().max() > 1:
        shown.insert(2, "worst", groups["claims"].max())
    shown = (100 * shown).round(1).rename(columns={**COLUMNS, "worst": "worst setting"})
    shown = shown.rename(index=OUTCOMES, level="outcome").reset_index()
    names = [str(name).replace("_", " ") for name in shown.columns]
    print(f"\n#### {title}\n\n| {' | '.join(names)} |\n|{'---|' * len(names)}")
    for row in shown.itertuples(index=False):
        print("| " + " | ".join(str(value) for value in row) + " |")


def report(tables: dict[str, pd.DataFrame]) -> None:
    """Print what stands in the documentation."""
    null = tables["flat"]
    enough = null[null["answered"] >= ENOUGH_ANSWERED]
    show("No trend, by length and persistence", enough, by=["days", "rho"])
    show("No trend, by risk", enough, by=["risk"])
    show("No trend, by missing days", enough, by=["missing"])
    show("No trend, gates open", null, by=["days"], columns=["claims_ungated"])
    show("A real trend", tables["trend"], by=["days", "rho"])
    show(
        "A change just large enough to matter",
        tables["border"],
        by=["days", "rho"],
        columns=["claims", "covered", "little"],
    )
    show(
        "Slow waves",
        tables["wave"],
        by=["days", "wave_days"],
        columns=["answered", "claims", "least_squares"],
    )
    skipping = tables["skipping"]
    show(
        "No trend, but days are skipped more and more",
        skipping[skipping["outcome"] == "headache_days_28"],
        by=["days", "skip_clear", "skip_headache"],
        columns=["answered", "claims", "withheld", "unchecked", "least_squares"],
    )


def main() -> None:
    """Measure all settings and print the tables."""
    parser = argparse.ArgumentParser(description="Calibrate the trends of burden.")
    parser.add_argument("--people", type=int, default=2000, help="diaries per setting")
    parser.add_argument("--seed", type=int, default=20260301)
    parser.add_argument("--csv", help="also write every setting to this file")
    args = parser.parse_args()
    kinds = {
        "flat": null_settings(),
        "trend": trend_settings(),
        "border": border_settings(),
        "wave": wave_settings(),
        "skipping": skipping_settings(),
    }
    tables = {
        kind: tabulate(settings, people=args.people, seed=args.seed + 1000 * number)
        for number, (kind, settings) in enumerate(kinds.items())
    }
    report(tables)
    if args.csv:
        pd.concat(tables, names=["kind"]).to_csv(args.csv)


if __name__ == "__main__":
    main()
