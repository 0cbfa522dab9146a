"""The kinds of made-up diaries on which `triggers` is calibrated: traps, lengths, recordings.

Of the simulator's traps, those on what is done about pain (indication, regression to the mean,
bad week, treatments together) and autocorrelated pain do not touch factors or the days with
headache, and so equal "none". Missing days are crossed with every other trap: none, a tenth of
the days by chance in runs of two, and two clear days in five ("only the bad days are logged").
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd
from trigger_lives import LIVES, write_life

from hdiary.diary import Diary, make_diary
from hdiary.simulate import NULL_FACTORS, Course, Factor, Traps, simulate_diaries, with_odds_ratios

LENGTHS = (60, 90, 180, 365)
BORDER_LENGTHS = (365, 730)
LIFE_LENGTHS = (180, 365)
TRAPS = (
    "none",
    "reverse causation",
    "persistence",
    "slow waves",
    "weekday",
    "trend",
    "all, as in life",
)
RECORDINGS: dict[str, dict[str, float]] = {
    "complete": {},
    "10 % missing": {"missing_random": 0.1, "missing_run_days": 2.0},
    "clear days missing": {"missing_clear": 0.4},
}
COMPLETE = {"missing_random": 0.0, "missing_run_days": 1.0}
COMPLETE |= {"missing_clear": 0.0, "missing_headache": 0.0}
BAND = (0.67, 1.5)
MONDAYS = "Monday risk, Sunday habits"
_USUAL = ("driving", "looking down", "head turned", "stress")
_SIGNS = (1.0, -1.0, 1.0, 1.0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """One kind of diary.

    Attributes
    ----------
    kind
        The table it belongs to: ``"no effect"``, ``"harder"``, ``"life"`` (no effect either) or
        ``"border"``.
    trap
        Its name in the tables.
    traps
        The simulator's switches.
    days
        Length [days].
    recording
        One of `RECORDINGS`.
    headache_share
        Of days of a usual person.
    odds_ratios
        True effects by factor, none for the rest.
    """

    kind: str
    trap: str
    traps: Traps
    days: int
    recording: str = "complete"
    headache_share: float = 0.45
    odds_ratios: dict[str, float] = field(default_factory=dict)


def null_settings(lengths: Sequence[int], traps: Sequence[str]) -> list[Setting]:
    """Give every trap, length and recording, without any effect."""
    return [
        Setting(
            kind="no effect",
            trap=trap,
            traps=replace(Traps.each()[trap], **COMPLETE | missing),
            days=days,
            recording=recording,
        )
        for days in lengths
        for trap in traps
        for recording, missing in RECORDINGS.items()
    ]


def harder_settings(lengths: Sequence[int]) -> list[Setting]:
    """Give what lies outside of the simulator's usual traps, without any effect."""
    waves = Traps.each()["slow waves"]
    kinds = {
        "headache on a fifth of days": (Traps(), 0.2),
        "a fifth of days, slow waves": (waves, 0.2),
        MONDAYS: (Traps(), 0.45),
        "faster waves (rho 0.8)": (replace(waves, wave_rho=0.8), 0.45),
        "slower waves (rho 0.98)": (replace(waves, wave_rho=0.98), 0.45),
        "half of each wave shared (not removable)": (replace(waves, wave_shared=0.5), 0.45),
    }
    return [
        Setting(kind="harder", trap=trap, traps=traps, days=days, headache_share=share)
        for days in lengths
        for trap, (traps, share) in kinds.items()
    ]


def border_settings() -> list[Setting]:
    """Give effects just large enough to matter, which nobody may call little."""
    odds_ratios = {"desk work": BAND[1], "stress": BAND[1], "sleep_hours": BAND[0]}
    return [
        Setting(
            kind="border",
            trap=trap,
            traps=replace(Traps.each()[trap], **COMPLETE),
            days=days,
            odds_ratios=odds_ratios,
        )
        for days in BORDER_LENGTHS
        for trap in ("none", "all, as in life")
    ]


def life_settings(lengths: Sequence[int]) -> list[Setting]:
    """Give what a diary knows and a comparison may forget, without any effect of what is done."""
    return [
        Setting(kind="life", trap=life, traps=Traps(), days=days)
        for days in lengths
        for life in LIVES
    ]


def with_effects(setting: Setting) -> Setting:
    """Give the same diaries with true effects that about half of diaries so long can show."""
    by_name = {factor.name: factor for factor in NULL_FACTORS}
    odds_ratios = {
        name: math.exp(sign * 2.0 / math.sqrt(setting.days * 0.25 * _variance(by_name[name])))
        for name, sign in zip(_USUAL, _SIGNS, strict=True)
    }
    return replace(setting, odds_ratios=odds_ratios)


def _variance(factor: Factor) -> float:
    return 1.0 if factor.kind == "number" else factor.share * (1.0 - factor.share)


def simulate(setting: Setting, *, people: int, seed: int) -> Diary:
    """Make the diaries of a setting."""
    if setting.kind == "life":
        return make_diary(write_life(setting.trap, people=people, days=setting.days, seed=seed))
    if setting.trap == MONDAYS:
        return make_diary(simulate_mondays(setting, people=people, seed=seed))
    made_up = simulate_diaries(
        people,
        setting.days,
        seed=seed,
        course=Course(headache_share=setting.headache_share),
        traps=setting.traps,
        factors=with_odds_ratios(NULL_FACTORS, odds_ratios=setting.odds_ratios),
        patient_column=True,
    )
    return make_diary(made_up.entries)


def simulate_mondays(setting: Setting, *, people: int, seed: int) -> pd.DataFrame:
    """Make entries with more headache on Mondays and other habits on Sundays, nothing else."""
    rng = np.random.default_rng(seed)
    shape = (people, setting.days)
    weekday = np.broadcast_to(np.arange(setting.days) % 7, shape)
    monday, sunday = weekday == 0, weekday == 6
    usual = math.log(setting.headache_share / (1 - setting.headache_share))
    risk = 1 / (1 + np.exp(-(usual - 0.2 + 1.5 * monday)))
    on_sundays = {"visiting": (0.1, 0.7), "walking": (0.3, 0.6), "desk work": (0.7, 0.05)}
    did = {
        name: rng.random(shape) < np.where(sunday, there, else_)
        for name, (else_, there) in on_sundays.items()
    }
    activity = np.full(shape, "", dtype=object)
    for name, days in did.items():
        activity = np.where(days, activity + f"{name}; ", activity)
    sleep = np.round(rng.normal(7 + 1.2 * sunday, 0.9) * 4) / 4
    who, when = (places.ravel() for places in np.indices(shape))
    return pd.DataFrame(
        {
            "patient": np.char.add("P", np.char.zfill(who.astype(str), 5)),
            "date": np.datetime64("2026-01-05", "us") + when.astype("timedelta64[D]"),
            "pain": np.where(rng.random(shape) < risk, 5.0, 0.0).ravel(),
            "activity": np.where(activity == "", "nothing special", activity).ravel(),
            "sleep_hours": np.clip(sleep, 2, 12).ravel(),
        }
    )


def choose_settings(lengths: Sequence[int], traps: Sequence[str]) -> list[Setting]:
    """Give all settings; those at the edge of the band and the lives only in a whole run."""
    settings = null_settings(lengths, traps) + harder_settings(lengths)
    whole = border_settings() + life_settings(LIFE_LENGTHS)
    return settings + (whole if tuple(lengths) == LENGTHS else [])
