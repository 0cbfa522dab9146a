"""Measure how often `change` is wrong, and how much it finds, on diaries whose truth is known.

Run ``python benchmarks/calibrate_change.py --people 1000`` to make the tables that stand in
``docs/treatments.md``. Every diary goes the whole way from entries to verdict; beside it stand the
tests that others use on the same days, and an oracle that is told the true correlation.
"""

from __future__ import annotations

import argparse
import time
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import statsmodels.api as sm
from scipy.stats import mannwhitneyu, ttest_ind

from hdiary.diary import Diary, make_diary
from hdiary.questions.change.ask import change
from hdiary.questions.change.rules import CLAIMS, OUTCOMES, ChangeGates
from hdiary.simulate import Course, Programme, Traps, simulate_diaries
from hdiary.stats import average_over_rho, fit_autoregressive
from hdiary.vocabulary.verdicts import LITTLE, NOT_ENOUGH

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

MONTH, SETTLE, ALPHA = 28, 14, 0.05
LENGTHS, RHOS, MISSING = (28, 42, 84), (0.0, 0.3, 0.6), (0.0, 0.1, 0.25)
FIRST = np.datetime64("2026-01-01", "us")
PEERS = ("OLS", "HAC(7)", "GLSAR", "Welch t", "Mann-Whitney")
NAMES = {"headache_days_28": "headache days / 28", "mean_pain": "mean pain"}


@dataclass(frozen=True, kw_only=True)
class Setting:
    """Days on each side, correlation of neighbouring days, share missing, true change.

    ``effect`` counts headache days in 28, ``pain_effect`` points; ``trend`` is a steady change of
    headache days in 28 from the first day to the last that has nothing to do with the start;
    ``flare`` is the chance of headache on the last 14 days before it, which passes by itself.
    """

    side: int
    rho: float
    missing: float = 0.0
    effect: float = 0.0
    pain_effect: float = 0.0
    trend: float = 0.0
    flare: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Made:
    """Made-up people: headache and pain on every day (people, days), and what was recorded."""

    headache: Bools
    pain: Floats
    kept: Bools

    @property
    def diary(self) -> Diary:
        """What they wrote down."""
        who, when = np.nonzero(self.kept)
        return make_diary(
            pd.DataFrame(
                {
                    "patient": np.char.add("P", np.char.zfill(who.astype(str), 6)),
                    "date": FIRST + when.astype("timedelta64[D]"),
                    "pain": np.where(self.headache, self.pain, 0.0)[self.kept],
                }
            )
        )


def make_people(setting: Setting, *, people: int, seed: int) -> Made:
    """Make headache from a two-state chain around 13 days in 28, pain from an AR(1) around 5.5."""
    rng = np.random.default_rng(seed)
    days = 2 * setting.side + SETTLE
    after = np.arange(days) >= setting.side
    risk = 0.45 + (setting.effect * after + setting.trend * np.linspace(-0.5, 0.5, days)) / MONTH
    if setting.flare:
        risk[setting.side - SETTLE : setting.side] = setting.flare
    headache = np.empty((people, days), dtype=np.bool_)
    headache[:, 0] = rng.random(people) < risk[0]
    noise = rng.normal(size=(people, days))
    for day in range(1, days):
        carried = setting.rho * (headache[:, day - 1] - risk[day - 1])
        headache[:, day] = rng.random(people) < risk[day] + carried
        fresh = np.sqrt(1 - setting.rho**2) * noise[:, day]
        noise[:, day] = setting.rho * noise[:, day - 1] + fresh
    pain = np.clip(np.round(5.5 + setting.pain_effect * after + 1.8 * noise), 1, 10)
    kept = rng.random((people, days)) >= setting.missing
    kept[:, [0, -1]] = True
    return Made(headache=headache, pain=pain, kept=kept)


def phases_of(made: Made, setting: Setting, outcome: str) -> tuple[Bools, Floats, Bools]:
    """Give the days that are compared, their values, and which of them come after."""
    day = np.arange(made.kept.shape[1])
    after = day >= setting.side + SETTLE
    used = made.kept & ((day < setting.side) | after)
    if outcome == "mean_pain":
        return used & made.headache, made.pain, after
    return used, np.where(made.headache, float(MONTH), 0.0), after


def ask_peers(made: Made, setting: Setting, outcome: str, asked: Bools) -> dict[str, float]:
    """Give the share of the asked people for whom each peer finds a change."""
    used, values, after = phases_of(made, setting, outcome)
    found: dict[str, list[bool]] = {name: [] for name in PEERS}
    for person in np.flatnonzero(asked):
        at = used[person]
        for name, p in peer_values(values[person, at], after[at]):
            found[name].append(bool(p < ALPHA))
    return {name: float(np.mean(hits)) if hits else np.nan for name, hits in found.items()}


def peer_values(y: Floats, after: Bools) -> Iterator[tuple[str, float]]:
    """Give the p-value of each peer for one person."""
    x = sm.add_constant(after.astype(np.float64))
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        model = sm.OLS(y, x)
        yield "OLS", float(model.fit().pvalues[1])
        robust = model.fit(cov_type="HAC", cov_kwds={"maxlags": 7}, use_t=True)
        yield "HAC(7)", float(robust.pvalues[1])
        yield "GLSAR", float(sm.GLSAR(y, x, rho=1).iterative_fit(maxiter=6).pvalues[1])
        yield "Welch t", float(ttest_ind(y[after], y[~after], equal_var=False).pvalue)
        yield "Mann-Whitney", float(mannwhitneyu(y[after], y[~after]).pvalue)


def flares(*, people: int, seed: int) -> pd.DataFrame:
    """Start after 14 days that were truly worse and pass by themselves, the rule on and off."""
    rows = []
    for number, (side, rho) in enumerate((s, r) for s in (42, 56, 84) for r in RHOS):
        setting = Setting(side=side, rho=rho, flare=0.9)
        made = make_people(setting, people=people, seed=seed + number)
        since = (FIRST + np.timedelta64(side, "D")).astype("datetime64[D]").item()
        row: dict[str, object] = {"outcome": "headache_days_28", "side": side, "rho": rho}
        for rule, spell in (("off", 0), ("on", 14)):
            table = change(made.diary, since=since, spell=spell, placebo=False).table
            told = table[table["outcome"] == "headache_days_28"]
            row[f"rule {rule}: better"] = told["verdict"].isin(CLAIMS[:2]).mean()
            row[f"rule {rule}: worse"] = told["verdict"].isin(CLAIMS[2:]).mean()
            if spell:
                row["spell found"] = told["bad_week"].mean()
        rows.append(row)
    return pd.DataFrame(rows)


def ask_oracle(made: Made, setting: Setting, outcome: str, asked: Bools) -> float:
    """Give the share found by generalised least squares at the true correlation."""
    used, values, after = phases_of(made, setting, outcome)
    who, when = np.nonzero(used & asked[:, None])
    fit = fit_autoregressive(
        values[who, when],
        np.column_stack([np.ones(len(who)), after[when]]),
        person=who,
        time=when,
        people=len(asked),
        rhos=[setting.rho],
    )
    p = average_over_rho(fit, [0.0, 1.0]).p_value[asked]
    return float((p < ALPHA).mean()) if len(p) else float("nan")


def measure(
    setting: Setting, *, people: int, seed: int, peers: bool, spell: int = 14
) -> Iterator[dict[str, object]]:
    """Run one setting; one row per outcome, shares of the people who got a verdict."""
    made = make_people(setting, people=people, seed=seed)
    diary = made.diary
    since = (FIRST + np.timedelta64(setting.side, "D")).astype("datetime64[D]").item()
    how: dict[str, Any] = {"since": since, "spell": spell, "placebo": False}
    verdicts = change(diary, **how).table
    # Where days are missing, 28 recorded ones are rare: p-values and intervals from 14 on.
    numbers = change(diary, gates=ChangeGates(min_days=14), **how).table
    for outcome in OUTCOMES:
        told = verdicts[(verdicts["outcome"] == outcome) & (verdicts["verdict"] != NOT_ENOUGH)]
        rows = numbers[numbers["outcome"] == outcome]
        asked = (rows["verdict"] != NOT_ENOUGH).to_numpy()
        tested = rows[asked]
        truth = setting.effect if outcome == "headache_days_28" else setting.pain_effect
        row: dict[str, object] = {"outcome": outcome, **vars(setting)}
        row |= {"people": people, "answered": len(told) / people, "tested": len(tested) / people}
        row["claimed"] = told["verdict"].isin(CLAIMS).mean()
        row["little"] = (told["verdict"] == LITTLE).mean()
        row["p < .05"] = (tested["p_value"] < ALPHA).mean()
        row["covered"] = ((tested["ci_low"] <= truth) & (tested["ci_high"] >= truth)).mean()
        row["bias"] = float(tested["change"].mean() - truth)
        row["oracle"] = ask_oracle(made, setting, outcome, asked)
        if peers:
            row |= ask_peers(made, setting, outcome, asked)
        yield row


@dataclass(frozen=True, kw_only=True)
class Rival:
    """A null start beside something that moves by itself, in log odds, or drops out of the diary.

    ``rho`` and ``sd`` are of an unseen AR(1) wave; ``season`` the amplitude of a cosine of 365 days
    whose peak lies 20 days before the start; ``trend`` the chance of headache on the first and the
    last day; ``flare`` the days before the start at 90 %; ``kept`` the share of headache days that
    is still written down after it; ``before`` and ``after`` the days on each side.
    """

    name: str
    before: int
    after: int
    rho: float = 0.0
    sd: float = 0.0
    season: float = 0.0
    trend: tuple[float, float] | None = None
    flare: int = 0
    kept: float = 1.0


RIVALS = (
    *(
        Rival(name=f"wave {rho} a day, sd {sd}", before=side, after=side, rho=rho, sd=sd)
        for side in (56, 90)
        for rho, sd in ((0.95, 0.8), (0.97, 1.0))
    ),
    Rival(name="season", before=182, after=169, season=0.8),
    Rival(name="season", before=120, after=231, season=0.8),
    Rival(name="season", before=90, after=90, season=0.8),
    *(
        Rival(name=f"flare of {days} days", before=side, after=side, flare=days)
        for side in (56, 90)
        for days in (14, 21, 28)
    ),
    Rival(name="trend .6 to .3", before=53, after=53, trend=(0.6, 0.3)),
    Rival(name="trend .6 to .3", before=83, after=83, trend=(0.6, 0.3)),
    *(
        Rival(name=f"headache days kept: {kept}", before=90, after=90, kept=kept)
        for kept in (0.5, 0.2)
    ),
)


def make_rivals(rival: Rival, *, people: int, seed: int) -> Made:
    """Make independent days of headache around 45 % under what moves by itself."""
    rng = np.random.default_rng(seed)
    days = rival.before + SETTLE + rival.after
    number = np.arange(days)
    odds = np.full((people, days), np.log(0.45 / 0.55))
    wave = rng.normal(size=(people, days))
    for day in range(1, days):
        wave[:, day] = rival.rho * wave[:, day - 1] + np.sqrt(1 - rival.rho**2) * wave[:, day]
    odds += rival.sd * wave
    odds += rival.season * np.cos(2 * np.pi * (number - rival.before + 20) / 365)
    risk = 1 / (1 + np.exp(-odds))
    if rival.trend:
        risk[:] = np.linspace(*rival.trend, days)
    risk[:, rival.before - rival.flare : rival.before] = 0.9
    headache = rng.random((people, days)) < risk
    lost = headache & (number >= rival.before) & (rng.random((people, days)) >= rival.kept)
    kept = ~lost
    kept[:, [0, -1]] = True
    return Made(headache=headache, pain=np.full((people, days), 5.0), kept=kept)


def rivals(*, people: int, seed: int, peers: bool) -> pd.DataFrame:
    """Claims at a null start beside what moves by itself, ours and the naive ones."""
    rows = []
    for number, rival in enumerate(RIVALS):
        made = make_rivals(rival, people=people, seed=seed + number)
        since = (FIRST + np.timedelta64(rival.before, "D")).astype("datetime64[D]").item()
        told = change(made.diary, since=since, placebo=False).table
        told = told[told["outcome"] == "headache_days_28"]
        row: dict[str, object] = {"outcome": "headache_days_28", "rival": rival.name}
        row["days"] = f"{rival.before}+{rival.after}"
        row["claimed"] = told["verdict"].isin(CLAIMS).mean()
        row["covered"] = ((told["ci_low"] <= 0) & (told["ci_high"] >= 0)).mean()
        row["spell found"] = told["bad_week"].mean()
        if peers:
            row |= ask_naive(made, rival)
        rows.append(row)
    return pd.DataFrame(rows)


def ask_naive(made: Made, rival: Rival) -> dict[str, float]:
    """Give the share for whom OLS, and R's gls with corAR1 by another name, find a change."""
    day = np.arange(made.kept.shape[1])
    after = day >= rival.before + SETTLE
    used = made.kept & ((day < rival.before) | after)
    who, when = np.nonzero(used)
    values = np.where(made.headache, float(MONTH), 0.0)[who, when]
    design = np.column_stack([np.ones(len(who)), after[when]])
    fit = fit_autoregressive(values, design, person=who, time=when, people=len(used))
    best = fit.log_likelihood.argmax(axis=1)
    at = np.arange(len(used))
    wald = fit.coefficients[at, best, 1] / np.sqrt(fit.covariance[at, best, 1, 1])
    plain = fit_autoregressive(values, design, person=who, time=when, people=len(used), rhos=[0.0])
    return {
        "OLS": float((average_over_rho(plain, [0.0, 1.0]).p_value < ALPHA).mean()),
        "gls corAR1": float((np.abs(wald) > 1.96).mean()),
    }


def tabulate(settings: Sequence[Setting], *, people: int, seed: int, peers: bool) -> pd.DataFrame:
    """Measure settings, one row per setting and outcome."""
    rows = []
    for number, setting in enumerate(settings):
        rows += list(measure(setting, people=people, seed=seed + number, peers=peers))
    return pd.DataFrame(rows)


def bad_starts(*, people: int, seed: int) -> pd.DataFrame:
    """Start programmes without any effect after a bad spell, with the rule on and off."""
    rows: list[dict[str, object]] = []
    for side in (42, 70):
        for name, traps in (
            ("planned start", Traps()),
            ("after a bad week", Traps(bad_week=0.85)),
            ("after a very bad week", Traps(bad_week=0.97)),
            ("planned start, persistent", Traps(persistence=1.2, pain_rho=0.3)),
            ("after a bad week, persistent", Traps(bad_week=0.85, persistence=1.2, pain_rho=0.3)),
            (
                "after a very bad week, persistent",
                Traps(bad_week=0.97, persistence=1.2, pain_rho=0.3),
            ),
        ):
            rows += _bad_start(name, traps, side, people=people, seed=seed)
    return pd.DataFrame(rows)


def _bad_start(
    name: str, traps: Traps, side: int, *, people: int, seed: int
) -> Iterator[dict[str, object]]:
    programme = Programme(name="exercise", text="exercise", start_day=side, wait_days=42)
    made = simulate_diaries(
        people,
        side + 42 + SETTLE + 56,
        seed=seed,
        course=Course(headache_share=0.45),
        traps=traps,
        programmes=[programme],
    )
    truth = made.truth[made.truth["measure"] == "start_day"].set_index("patient")["value"]
    first = made.days_truth["date"].min()
    since = {str(p): (first + pd.Timedelta(days=int(d))).date() for p, d in truth.items()}
    diary = make_diary(made.entries)
    tables = [
        change(diary, since=since, what="exercise", spell=spell, placebo=False).table
        for spell in (0, 14)
    ]
    for outcome in OUTCOMES:
        row: dict[str, object] = {"outcome": outcome, "start": name, "baseline": f"{side}+"}
        for table, rule in zip(tables, ("off", "on"), strict=True):
            told = table[(table["outcome"] == outcome) & (table["verdict"] != "not enough data")]
            row[f"rule {rule}: better"] = told["verdict"].isin(CLAIMS[:2]).mean()
            row[f"rule {rule}: worse"] = told["verdict"].isin(CLAIMS[2:]).mean()
            if rule == "on":
                row["spell found"] = told["bad_week"].mean()
        yield row


def time_fits(*, people: int, seed: int, sample: int = 20) -> None:
    """Time change fits beside statsmodels' ARIMA with a regressor, in one run."""
    setting = Setting(side=42, rho=0.3)
    made = make_people(setting, people=people, seed=seed)
    used, values, after = phases_of(made, setting, "headache_days_28")
    settling = made.kept & ~used
    who, when = np.nonzero(used | settling)
    design = np.column_stack([np.ones(len(who)), after[when], settling[who, when]])
    begun = time.perf_counter()
    fit = fit_autoregressive(values[who, when], design, person=who, time=when, people=people)
    average_over_rho(fit, [0.0, 1.0, 0.0])
    ours = time.perf_counter() - begun
    begun = time.perf_counter()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for person in range(sample):
            y = values[person].copy()
            y[~used[person]] = np.nan
            sm.tsa.ARIMA(y, exog=after.astype(np.float64), order=(1, 0, 0)).fit()
    theirs = (time.perf_counter() - begun) / sample * people
    print("\n#### Time\n\n| what | seconds |\n|---|---|")
    print(f"| {people} change fits | {ours:.2f} |")
    print(f"| as many of statsmodels ARIMA(1,0,0), from {sample} | {theirs:.0f} |")
    print(f"| ratio | {theirs / ours:.0f} |")


def _weighted(rows: pd.DataFrame, columns: Sequence[str]) -> pd.Series:
    """Average settings by the people in each who got a verdict, or an interval."""
    means = {}
    for name in columns:
        of = {"claimed": "answered", "little": "answered"}.get(name, "tested")
        weight = (
            rows[of] if of in rows and name not in {"answered", "tested"} else 1.0 + 0 * rows[name]
        )
        known = rows[name].notna() & (weight > 0)
        total = weight[known].sum()
        means[name] = (rows[name] * weight)[known].sum() / total if total > 0 else np.nan
    return pd.Series(means)


def show(title: str, table: pd.DataFrame, *, by: Sequence[str], columns: Sequence[str]) -> None:
    """Print means in Markdown, shares in per cent."""
    shown = table.groupby(["outcome", *by], sort=False).apply(_weighted, columns=columns)
    plain = [c for c in columns if c in {"bias"}]
    scaled = (100 * shown).round(1)
    scaled[plain] = shown[plain].round(2)
    scaled = scaled.rename(index=NAMES, level="outcome").reset_index()
    print(f"\n#### {title}\n\n| {' | '.join(map(str, scaled.columns))} |")
    print("|" + "---|" * len(scaled.columns))
    for row in scaled.itertuples(index=False):
        print("| " + " | ".join(map(str, row)) + " |", flush=True)


def show_power(table: pd.DataFrame) -> None:
    """Print power beside the oracle's, by setting and over all."""
    table = table.assign(share=table["claimed"] / table["oracle"])
    # Power beside the oracle's is of those whom the default gates let through.
    show(
        "A change of -6 headache days in 28 and -1.5 points",
        table,
        by=["side", "rho"],
        columns=["answered", "claimed", "oracle", "share", "p < .05", "covered", "bias"],
    )
    sums = table.groupby("outcome", sort=False)[["claimed", "oracle"]].sum()
    for outcome, row in sums.iterrows():
        share = 100 * row["claimed"] / row["oracle"]
        print(f"\nOver all settings, {NAMES[str(outcome)]}: {share:.0f} % of the oracle's power.")


def main() -> None:
    """Measure all settings and print the tables."""
    parser = argparse.ArgumentParser(description="Calibrate change.")
    parser.add_argument("--people", type=int, default=1000, help="diaries per setting")
    parser.add_argument("--seed", type=int, default=20260406)
    parser.add_argument("--no-peers", action="store_true", help="leave the slow peers out")
    args = parser.parse_args()
    people, seed, peers = args.people, args.seed, not args.no_peers
    each = [Setting(side=s, rho=r, missing=m) for s in LENGTHS for r in RHOS for m in MISSING]
    power = [Setting(side=s, rho=r, effect=-6.0, pain_effect=-1.5) for s in LENGTHS for r in RHOS]
    trend = [
        Setting(side=s, rho=0.3, trend=t, effect=e)
        for s in (42, 84)
        for t, e in ((-4.0, 0.0), (-8.0, 0.0), (0.0, -6.0))
    ]
    time_fits(people=10_000, seed=seed)
    show_power(tabulate(power, people=people, seed=seed + 100, peers=False))
    bad = bad_starts(people=people, seed=seed + 200)
    shares = [c for c in bad.columns if c not in {"outcome", "start", "baseline"}]
    show("No change, but a start after a bad spell", bad, by=["baseline", "start"], columns=shares)
    flared = flares(people=people, seed=seed + 250)
    shares = [c for c in flared.columns if c not in {"outcome", "side", "rho"}]
    show("No change, but 14 days of a flare before it", flared, by=["side", "rho"], columns=shares)
    days = tabulate(trend, people=people, seed=seed + 300, peers=False)
    show(
        "A steady trend that has nothing to do with the start, and a change without one",
        days[days["outcome"] == "headache_days_28"],
        by=["side", "trend", "effect"],
        columns=["answered", "claimed", "p < .05"],
    )
    moved = rivals(people=people, seed=seed + 400, peers=peers)
    shares = [c for c in moved.columns if c not in {"outcome", "rival", "days"}]
    show("No change, but something else that moves", moved, by=["rival", "days"], columns=shares)
    null = tabulate(each, people=people, seed=seed, peers=peers)
    told = ["answered", "claimed", "little", "tested", "p < .05", "covered", "oracle"]
    told += list(PEERS) if peers else []
    show("No change, by days on each side and persistence", null, by=["side", "rho"], columns=told)
    show("No change, by missing days", null, by=["missing"], columns=told)
    show("No change, over all", null.assign(all="all"), by=["all"], columns=told)


if __name__ == "__main__":
    main()
