"""What eases a headache within hours: each trap, and who is misled by it.

Attacks come from `relief_traps`, a generator of its own.
"""

from __future__ import annotations

import warnings
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import statsmodels.api as sm
from calibration_common import (
    GROUP,
    Bools,
    Floats,
    Ints,
    Marks,
    Setting,
    judge_looks,
    mark,
    people_in,
)
from relief_traps import (
    CLAIMED_PAIRS,
    NOISE,
    TRAPS,
    Attacks,
    Trap,
    live_attacks,
    rate,
    write_attacks,
)
from scipy.special import ndtr, ndtri
from scipy.stats import ttest_1samp

from hdiary import relief
from hdiary.diary import make_diary
from hdiary.questions.relief.rules import CLAIM_KEYS, HELPS, LESS, LITTLE_LESS
from hdiary.vocabulary.verdicts import LITTLE

GIVEN = ("ibuprofen", "cold", "heat")
AGAINST: dict[bool, tuple[str, ...]] = {
    True: ("none", "none", "none"),
    False: ("cold", "heat", "ibuprofen"),
}
"""With what the peers compare each, where headaches were left alone and where none was."""
LEAST = 5
"""Rated doses before anybody says anything, as hdiary asks for."""
_NOISE_POINTS = NOISE * ndtri((np.arange(200) + 0.5) / 200)
_BY = "relief_traps.py"
_KNOWN = {trap.name: trap for trap in TRAPS}


def _trap(key: str, name: str, ways: tuple[int, ...], trap: Trap) -> Setting:
    return Setting(
        key=f"relief-{key}", question="relief", name=name, ways=ways, days=240, by=_BY,
        made={"trap": trap}, true=dict(trap.effects),
    )  # fmt: skip


_USUAL, _WORKS = Trap(name=""), {"ibuprofen": 2.0}
SETTINGS = (
    _trap("none", "nothing misleads, and nothing given does anything", (),
          replace(_USUAL, lean=0.0)),
    _trap("worst", "drugs are taken when it hurts most, and that passes by itself", (6,),
          replace(_USUAL, lean=0.8)),
    _trap("pair", "ibuprofen, which takes off 2 points, is never taken without ice", (10,),
          replace(_USUAL, paired=True, effects=_WORKS)),
    _trap("all", "every headache is treated, and nothing does anything", (11,),
          _KNOWN["all treated"]),
    _trap("all-works", "every headache is treated, and ibuprofen takes off 2 points", (11,),
          _KNOWN["all treated, ibuprofen 2"]),
    _trap("easing", "headaches ease over the months, and the drug comes late", (3,),
          _KNOWN["attacks ease by 2, the drug in the second half"]),
    _trap("runs", "stubborn weeks, in which one thing is taken again and again", (3,),
          _KNOWN["weeks of 7 days, drugs in runs"]),
    _trap("minutes", "treated headaches are rated sooner than others", (6,),
          _KNOWN["rated at 90, left alone at 150"]),
    _trap("coarse", "pain is only ever rated 0, 5 or 10", (),
          _KNOWN["ratings of 0, 5 and 10"]),
    _trap("one", "ibuprofen takes off 1 point more", (),
          replace(_USUAL, effects={"ibuprofen": 1.0})),
    _trap("two", "ibuprofen takes off 2 points more", (), replace(_USUAL, effects=_WORKS)),
)  # fmt: skip


def ask(setting: Setting, seed: int) -> Marks:
    """Ask everybody about a group of people."""
    trap = setting.made["trap"]
    made = live_attacks(trap, people=GROUP, seed=seed)
    entries = write_attacks(made, trap)
    told = [ask_others(part) for _, part in entries.groupby("patient", sort=False)]
    bare, lines, ways = (np.array(of) for of in zip(*told, strict=True))
    true = np.sign([setting.true.get(name, 0.0) for name in GIVEN])
    p_oracle, way = ask_oracle(made, trap)
    # What falls by itself falls after everything; an app takes the fall for the treatment's.
    fell = np.where(np.isnan(bare), np.nan, 1.0)
    return {
        "naive": judge_looks(bare, fell, true, many=False),
        "peers": judge_looks(lines, ways, np.sign(true_gaps(setting.true, trap)), many=True),
        "hdiary": ask_hdiary(entries, setting.true),
        "oracle": judge_looks(p_oracle, way, true, many=True),
    }


def true_gaps(effects: dict[str, float], trap: Trap) -> Floats:
    """Give what is true of what the peers compare."""
    gaps = [
        effects.get(name, 0.0) - effects.get(against, 0.0)
        for name, against in zip(GIVEN, AGAINST[trap.left_alone > 0], strict=True)
    ]
    return np.array(gaps)


def ask_others(part: pd.DataFrame) -> tuple[list[float], list[float], list[float]]:
    """Ask one person's ratings: did pain fall after it, and did it fall more at the same pain.

    The careful answer is least squares of the fall on starting pain, the minute, a straight line
    in time and what was given, against headaches left alone or else against each other, with errors
    that allow for unequal spread (HC3; MacKinnon and White 1985, doi:10.1016/0304-4076(85)90158-7).
    """
    fall = (part["pain_before"] - part["pain_after"]).to_numpy()
    given = {name: part["treatment"].str.contains(name).to_numpy() for name in GIVEN}
    alone = bool((part["treatment"] == "none").sum() >= LEAST)
    beside = part[["pain_before", "after_min"]].to_numpy(np.float64)
    time = (part["date"] - part["date"].min()).dt.days.to_numpy(np.float64)
    beside = np.column_stack([beside, time])
    bare, line, way = [], [], []
    for name in GIVEN:
        known = given[name].sum() >= LEAST
        bare.append(_fell(fall[given[name]]) if known else np.nan)
    for name, against in zip(GIVEN, AGAINST[alone], strict=True):
        known = given[name].sum() >= LEAST
        others = [given[n] for n in GIVEN if n not in (name, against)]
        x = np.column_stack([given[name], *others, beside]).astype(np.float64)
        p, slope = _plain_line(fall, x) if known else (np.nan, 0.0)
        line.append(p)
        way.append(slope)
    return bare, line, way


def _fell(falls: Floats) -> float:
    """Ask whether pain fell at all."""
    if np.ptp(falls) == 0:
        return float(falls[0] <= 0)
    p = float(ttest_1samp(falls, 0.0).pvalue)
    return p if falls.mean() > 0 else 1.0


def _plain_line(fall: Floats, x: Floats) -> tuple[float, float]:
    """Give the p-value and the coefficient of the first column, HC3 errors."""
    varies = np.ptp(x, axis=0) > 0
    if not varies[0] or np.ptp(fall) == 0:
        return np.nan, 0.0
    x = (x[:, varies] - x[:, varies].mean(axis=0)) / x[:, varies].std(axis=0)
    design = sm.add_constant(x)
    # Ice that always comes with ibuprofen is the same column twice: nobody can tell them apart.
    if np.linalg.matrix_rank(design) < design.shape[1]:
        rest = np.delete(design, 1, axis=1)
        if np.linalg.matrix_rank(rest) == np.linalg.matrix_rank(design):
            return np.nan, 0.0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fit = sm.OLS(fall, design).fit(cov_type="HC3", use_t=True)
    return float(fit.pvalues[1]), float(fit.params[1])


def ask_hdiary(entries: pd.DataFrame, effects: dict[str, float]) -> Ints:
    """Ask hdiary, and count its claims on treatments and on two beside each other."""
    result = relief(make_diary(entries))
    people = list(entries["patient"].unique())
    rows, pairs = result.table, result.contrasts
    gain = rows["treatment"].map(lambda name: _gain(name, effects)).astype(float)
    claimed, helps = rows["verdict"].isin(CLAIM_KEYS), rows["verdict"].isin(HELPS)
    less = rows["verdict"].isin([LESS, LITTLE_LESS, LITTLE])
    told: dict[str, Bools] = {
        "false": people_in(rows[claimed & (gain == 0)], people),
        "found": people_in(rows[helps & (gain > 0)], people),
        "wrong": people_in(rows[less & (gain > 0)], people),
    }
    gap = pairs["treatment"].map(lambda name: _gain(name, effects)).astype(float)
    gap = gap - pairs["other"].map(lambda name: _gain(name, effects)).astype(float)
    better = pairs["verdict"].isin(CLAIMED_PAIRS)
    told["false"] |= people_in(pairs[better & (gap == 0)], people)
    told["found"] |= people_in(pairs[better & (gap > 0)], people)
    told["wrong"] |= people_in(pairs[better & (gap < 0)], people)
    return mark(told["false"], told["found"], told["wrong"])


def _gain(name: Any, effects: dict[str, float]) -> float:
    """Give what a treatment gains, also where it stands beside another."""
    return sum(effect for of, effect in effects.items() if of in str(name))


def ask_oracle(made: Attacks, trap: Trap) -> tuple[Floats, Floats]:
    """Test the falls against those that each headache would have had by itself, on average."""
    before, after = rate(made.pain, made.alone + made.gain + made.noise, trap.heap)
    usual = made.alone[..., None] + _NOISE_POINTS
    falls = before[..., None] - rate(made.pain[..., None], usual, trap.heap)[1]
    beyond, spread = before - after - falls.mean(axis=-1), falls.var(axis=-1)
    p_values, ways = [], []
    for place in (1, 2, 3):
        given = made.which == place
        total, size = (beyond * given).sum(axis=1), np.sqrt((spread * given).sum(axis=1))
        enough = (given.sum(axis=1) >= LEAST) & (size > 0)
        z = total / np.where(enough, size, 1.0)
        p_values.append(np.where(enough, 2 * ndtr(-np.abs(z)), np.nan))
        ways.append(z)
    return np.stack(p_values, axis=1), np.stack(ways, axis=1)
