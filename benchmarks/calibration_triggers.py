"""What comes before a headache: each trap, and who is misled by it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from calibrate_life import score
from calibration_common import (
    GROUP,
    Floats,
    Ints,
    Marks,
    Setting,
    by_day,
    judge_looks,
    mark,
    names_of,
    people_in,
    places_of,
)
from calibration_habits import OWN_HABITS
from calibration_strata import strata_logit
from scipy.special import logit
from trigger_peers import same_day

from hdiary import triggers
from hdiary.diary import make_diary
from hdiary.questions.triggers.rules import CLAIMS, MORE
from hdiary.simulate import (
    NULL_FACTORS,
    Factor,
    Simulated,
    Traps,
    fit_factors,
    simulate_diaries,
    with_odds_ratios,
)
from hdiary.vocabulary.verdicts import LITTLE

SIGNS = ("yawning", "craving", "tired")
TELLING = {"recall": 0.0, "late": 0.0}
MORE_HABITS = tuple(
    Factor(name=f"habit {letter}", column="own", share=share)
    for letter, share in zip("abcdefghij", np.linspace(0.15, 0.6, 10).tolist(), strict=True)
)
SLEPT = tuple(replace(f, when="night") if f.name == "sleep_hours" else f for f in NULL_FACTORS)
"""Sleep of the night before, as hdiary reads it: a headache of the day cannot have changed it."""
RARE = tuple(replace(f, share=0.03) if f.kind == "yes/no" else f for f in NULL_FACTORS)

_OWN = "a generator of its own"
_EACH = Traps.each()


def _trap(
    key: str, name: str, ways: tuple[int, ...], traps: Traps | str, **more: object
) -> Setting:
    made: dict[str, Any] = {"traps": _EACH[traps] if isinstance(traps, str) else traps}
    for of in ("factors", "habits"):
        if of in more:
            made[of] = more.pop(of)
    return Setting(
        key=f"triggers-{key}", question="triggers", name=name, ways=ways, made=made, **more
    )


_SHARED = replace(_EACH["slow waves"], wave_shared=0.5)
SETTINGS = (
    _trap("none", "nothing misleads", (), Traps()),
    _trap("order", "people lie down because it hurts", (1,), "reverse causation", factors=SLEPT),
    _trap("yesterday", "a headache brings the next one, and people live otherwise after it", (2,),
          "persistence", factors=SLEPT),
    _trap("waves", "headaches and habits each come and go over weeks", (3,), "slow waves"),
    _trap("weekend", "weekends change habits and headaches", (3,), "weekday"),
    _trap("trend", "habits and headaches both grow over the months", (3,), "trend"),
    _trap("shared", "something unwritten moves habits and headaches together", (3,), _SHARED),
    _trap("rare", "most habits come once a month", (4,), Traps(), factors=RARE),
    _trap("many", "twenty habits are looked at, not ten", (5,), Traps(),
          factors=NULL_FACTORS + MORE_HABITS),
    _trap("missing", "two in five clear days are never written", (9,), "missing when clear"),
    _trap("severity", "after a severe day people rest, and the next headache is likelier", (13,),
          "yesterday's severity"),
    _trap("bouts", "headaches come in bouts, and people act on the first day", (13,), "bouts"),
    _trap("month", "a monthly rhythm that nobody wrote down", (13,), "monthly rhythm"),
    _trap("seldom", "an unwritten monthly rhythm that seldom habits keep, for a year", (13,),
          Traps(), days=365, habits="seldom habits in a month", by=_OWN),
    _trap("month-written", "a monthly rhythm that stands in the diary", (13,),
          "monthly rhythm, written"),
    _trap("rota", "shift work that nobody wrote down", (13,), "shift rota"),
    _trap("rota-written", "shift work that stands in the diary", (13,), "shift rota, written"),
    _trap("together", "habits hang together, and two of them matter", (13,),
          "habits that hang together", true={"desk work": 3.0, "looking down": 3.0}),
    _trap("amounts", "a glass of wine, on one day in ten, doubles the odds", (14,), "rare amounts",
          days=365, true={"wine": 2.0}),
    _trap("signs", "yawning and craving come before a headache, and bring none", (15,),
          "early signs"),
    _trap("recall", "half of what came before a clear day is left blank", (16,),
          "told after a headache"),
    _trap("late", "such blanks, and rows that are written after the headache", (16,),
          "written the day after"),
    _trap("recall-no", 'half of what came before a clear day is written as "no"', (16,), Traps(),
          habits="remembered as no", by=_OWN),
    _trap("timed", "what is done later that day follows the headache", (17,),
          "order within the day"),
    _trap("sleep", "the sleep after a headache is written on the headache's own row", (17,),
          "reverse causation"),
    _trap("night", "a headache in the night spoils the sleep", (17,), "headache in the night"),
    _trap("triple", "one habit of ten triples the odds", (), Traps(), true={"driving": 3.0}),
    _trap("quintuple", "one habit of ten makes the odds five times as high", (), Traps(),
          true={"driving": 5.0}),
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, eq=False)
class Lived:
    """The diaries of a group, and what is true; arrays are (people, habits, days).

    ``written`` is what stands in the diary and ``done`` what was done, NaN for not recorded;
    ``odds`` are the true log odds of headache of each day, ``effects`` the log odds ratios.
    """

    entries: pd.DataFrame
    people: list[str]
    names: list[str]
    headache: Floats
    odds: Floats
    written: Floats
    done: Floats
    effects: dict[str, float]


def ask(setting: Setting, seed: int) -> Marks:
    """Ask everybody about a group of people."""
    lived = live(setting, seed)
    true = np.sign([lived.effects.get(name, 0.0) for name in lived.names])
    of_day = np.array([name != "sleep_hours" for name in lived.names])
    p_day, (p_strata, ratio) = (
        same_day(lived.headache, lived.written),
        strata_logit(lived.headache, lived.written),
    )
    p_oracle, way = ask_oracle(lived)
    # The oracle knows what is a sign of a headache that is on its way, and how the night came.
    own = np.array([name not in SIGNS for name in lived.names])
    own &= of_day | (setting.made["traps"].night_reverse == 0)
    return {
        "naive": judge_looks(p_day, _way(lived.headache, lived.written), true, many=False),
        "peers": judge_looks(p_strata, ratio, true, many=True),
        "hdiary": ask_hdiary(lived),
        "oracle": judge_looks(p_oracle[:, own], way[:, own], true[own], many=True),
    }


def ask_hdiary(lived: Lived) -> Ints:
    """Ask hdiary, and count what it claims of the days before and of what came earlier."""
    table = triggers(make_diary(lived.entries)).table
    rows = table[table["window"] != "same day"]
    factor = rows["factor"].str.removesuffix(", change")
    claimed, effect = rows["verdict"].isin(CLAIMS), factor.map(lived.effects).fillna(0.0)
    # A rhythm that is written down does move headache, and an early sign is told as one.
    rhythm = (factor == "period") | factor.str.startswith("shift")
    false = claimed & (effect == 0) & ~rhythm & ~rows["early_sign"].fillna(False).astype(bool)
    up = (rows["verdict"] == MORE) == (effect > 0)
    true = (effect != 0) & (rows["factor"] == factor)
    wrong = true & ((claimed & ~up) | (rows["verdict"] == LITTLE))
    counted = (people_in(rows[of], lived.people) for of in (false, claimed & true & up, wrong))
    return mark(*counted)


def ask_oracle(lived: Lived) -> tuple[Floats, Floats]:
    """Test what was done given the true odds of each day but for it; also give the direction."""
    p_values = np.full(lived.done.shape[:2], np.nan)
    way = np.zeros_like(p_values)
    for k, name in enumerate(lived.names):
        x, y = lived.done[:, k, :-1], lived.headache[:, 1:]
        effect = lived.effects.get(name, 0.0)
        offset = lived.odds[:, 1:] - effect * (np.nan_to_num(x) > 0)
        p_values[:, k] = score(y, offset, x)
        risk = 1 / (1 + np.exp(-offset))
        centred = x - np.nanmean(x, axis=1, keepdims=True)
        way[:, k] = np.nansum(centred * (y - risk), axis=1)
    return p_values, way


def _way(headache: Floats, written: Floats) -> Floats:
    """Say whether days with more of it have more headaches or fewer."""
    x = np.where(np.isnan(headache)[:, None], np.nan, written)
    centred = np.nan_to_num(x - np.nanmean(x, axis=2, keepdims=True))
    return np.asarray((centred * np.nan_to_num(headache)[:, None]).sum(axis=2))


def live(setting: Setting, seed: int) -> Lived:
    """Make the diaries of a group."""
    if "habits" in setting.made:
        habits = OWN_HABITS[setting.made["habits"]](people=GROUP, days=setting.days, seed=seed)
        return Lived(**habits, effects={})
    traps = setting.made["traps"]
    made = _simulate(setting, traps, seed)
    factors = made.settings.factors
    names = [factor.name for factor in factors] + (list(SIGNS) if traps.early_signs else [])
    recorded = by_day(made, "logged") > 0
    written = lay_habits(made, names)
    # The same people with the same luck, who forget nothing.
    plain = replace(traps, **TELLING)
    done = written if plain == traps else lay_habits(_simulate(setting, plain, seed), names)
    return Lived(
        entries=made.entries,
        people=names_of(made),
        names=names,
        headache=np.where(recorded, by_day(made, "headache"), np.nan),
        odds=logit(by_day(made, "risk")),
        written=written,
        done=np.where(recorded[:, None], done, np.nan),
        effects={name: math.log(ratio) for name, ratio in setting.true.items()},
    )


def _simulate(setting: Setting, traps: Traps, seed: int) -> Simulated:
    factors = fit_factors(setting.made.get("factors", NULL_FACTORS), traps=traps)
    return simulate_diaries(
        GROUP, setting.days, seed=seed, traps=traps, patient_column=True,
        factors=with_odds_ratios(factors, odds_ratios=setting.true),
    )  # fmt: skip


def lay_habits(made: Simulated, names: Iterable[str]) -> Floats:
    """Give what was written of each habit, (people, habits, days); NaN for not said."""
    column = {f.name: f.column for f in made.settings.factors}
    at, size = places_of(made), made.settings.n_patients * made.settings.days
    laid = []
    for name in names:
        where = column.get(name, "own")
        values = made.entries[name if where == "own" else where].astype(object)
        if where != "own":
            values = values.map(lambda text, name=name: name in text.split("; "), "ignore")
        row = np.full(size, np.nan)
        numbers = values.replace({"yes": 1.0, "no": 0.0}).infer_objects()
        np.fmax.at(row, at, pd.to_numeric(numbers, errors="coerce").to_numpy(np.float64))
        laid.append(row.reshape(made.settings.n_patients, made.settings.days))
    return np.stack(laid, axis=1)
