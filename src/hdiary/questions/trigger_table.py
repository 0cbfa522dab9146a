"""The table of factors: one row per patient, factor and window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.questions.factors import OWN, TREATMENT, Factor
from hdiary.questions.grid import Grid
from hdiary.questions.result import Bools, Floats, never_clear, ratio
from hdiary.questions.trigger_block import DAY_BEFORE, SAME_DAY, WINDOWS, Block, Window
from hdiary.questions.trigger_frames import describe_course, lay_out, list_pairs
from hdiary.questions.trigger_joint import INSEPARABLE, Joint, find_agreement, fit_joint
from hdiary.questions.trigger_rules import TriggerRules
from hdiary.questions.trigger_strips import list_strips
from hdiary.questions.trigger_verdicts import (
    CLAIMS,
    INDICATION,
    NEVER_SAID,
    ORDER_UNKNOWN,
    Judged,
    Words,
    explain_gates,
    join_names,
    judge,
)
from hdiary.stats import adjust_false_discovery
from hdiary.stats.normal import critical_value
from hdiary.vocabulary.verdicts import CANNOT_TELL, NOT_ENOUGH

SOUGHT_ODDS_RATIO = 2.0
"""The odds ratio for which `more_days` is given."""
_ENDS = ("estimate", "low", "high")
_JOINT_NUMBERS = ("joint_odds_ratio", "joint_ci_low", "joint_ci_high", "joint_p_value")


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class BlockTables:
    """What a block of people adds to the result's frames."""

    table: pd.DataFrame
    strips: pd.DataFrame
    inseparable: pd.DataFrame
    model: pd.DataFrame


def tabulate_block(
    diary: Diary,
    grid: Grid,
    factors: Sequence[Factor],
    block: Block,
    *,
    shown: Bools,
    rules: TriggerRules,
) -> BlockTables:
    """Judge a block and lay it out."""
    recorded = (~np.isnan(grid.headache[block.people])).sum(axis=1)
    usable = block.fit.used.sum(axis=1)
    gated = {
        name: explain_gates(
            block.windows[name].counts,
            factors,
            recorded=recorded,
            gates=rules.gates,
            usable=usable,
            listed=never_clear(diary)[block.people],
        )
        for name in WINDOWS
    }
    same_day = gated[SAME_DAY]
    same_day[same_day == NEVER_SAID] = NEVER_SAID.removesuffix(" the day before")
    agreement = find_agreement(block)
    together = np.abs(agreement) >= INSEPARABLE
    together &= ~_name_mirrors(factors, agreement, gated[DAY_BEFORE])
    before = _day_before_columns(
        block, factors, gated=gated[DAY_BEFORE], together=together, rules=rules
    )
    both = {DAY_BEFORE: before, SAME_DAY: _same_day_columns(block, gated[SAME_DAY])}
    claimed = np.isin(before["verdict"], CLAIMS) & shown
    return BlockTables(
        table=lay_out(diary, factors, block.people, both, shown),
        strips=list_strips(diary, grid, factors, block, claimed=claimed),
        inseparable=list_pairs(diary, factors, block.people, agreement, together),
        model=describe_course(diary, block),
    )


def _name_mirrors(factors: Sequence[Factor], agreement: Floats, gated: Words) -> Bools:
    """Find words of one column that take each other's place, and keep the first of a pair."""
    # The second is the same contrast the other way round: it is named in its reason and is not
    # tested again. Gives the pairs, (people, K, K).
    words = [(factor.column if factor.item is not None else None) for factor in factors]
    alike = np.array(
        [[a is not None and a == b for b in words] for a in words], dtype=np.bool_
    ).reshape(len(words), len(words))
    mirrors = (agreement <= -INSEPARABLE) & alike
    for at in zip(*np.nonzero(np.triu(mirrors)), strict=True):
        person, first, second = at
        if factors[second].source == OWN and gated[person, first] == "":
            gated[person, second] = f"it is the other side of {factors[first].name}"
        else:
            mirrors[person, first, second] = mirrors[person, second, first] = False
    return mirrors


def _day_before_columns(
    block: Block, factors: Sequence[Factor], *, gated: Words, together: Bools, rules: TriggerRules
) -> dict[str, Any]:
    """Test and judge the factors of the day before, and give their columns, (people, K) each."""
    window = block.windows[DAY_BEFORE]
    p_value = np.where(gated == "", _fill(window, window.estimates.p_value), np.nan)
    q_value = _adjust(p_value)
    passing = (q_value <= rules.false_discovery) & (p_value < 1 - rules.level)
    joint = fit_joint(block, passing=passing, inseparable=together, level=rules.level)
    beside = _joint_columns(joint, passing, factors)
    apart = join_names(factors, together)
    estimate, low, high = _fill_ends(window)
    held = beside["joint_p_value"] < 1 - rules.level
    held &= np.sign(beside["log_joint"]) == np.sign(estimate)
    judged = judge(
        gated=gated,
        estimate=estimate,
        low=low,
        high=high,
        passing=passing,
        p_value=p_value,
        alpha=1 - rules.level,
        little=rules.little,
        held=held | (beside["joint_with"] == ""),
        explained_by=beside["joint_with"],
        inseparable_from=apart,
    )
    taken = np.array([factor.source == TREATMENT[0] for factor in factors], dtype=np.bool_)
    withheld = np.isin(judged.verdict, CLAIMS) & taken
    judged.verdict[withheld], judged.reason[withheld] = CANNOT_TELL, INDICATION
    return (
        _window_columns(block, DAY_BEFORE, judged, p_value, q_value)
        | {name: beside[name] for name in (*_JOINT_NUMBERS, "joint_with")}
        | {"inseparable_from": apart, "may_follow": block.may_follow}
        | _reach(block, p_value, rules)
    )


def _fill(window: Window, values: Floats) -> Floats:
    """Put the estimates of the tested factors in their places, (people, K)."""
    out = np.full(window.tested.shape, np.nan)
    out[window.tested] = values
    return out


def _fill_ends(window: Window) -> list[Floats]:
    """Give the log odds ratios and the ends of their intervals, (people, K) each."""
    return [_fill(window, getattr(window.estimates, end)) for end in _ENDS]


def _adjust(p_value: Floats) -> Floats:
    people, factors = p_value.shape
    groups = np.repeat(np.arange(people), factors)
    return adjust_false_discovery(p_value.ravel(), groups, n_groups=people).reshape(p_value.shape)


def _joint_columns(joint: Joint, passing: Bools, factors: Sequence[Factor]) -> dict[str, Any]:
    at = (joint.people, joint.factors)
    told: dict[str, Any] = {"joint_with": np.full(passing.shape, "", dtype=object)}
    told["joint_with"][at] = join_names(factors, joint.beside)
    ends = zip(("log_joint", "joint_ci_low", "joint_ci_high"), _ENDS, strict=True)
    for name, end in (*ends, ("joint_p_value", "p_value")):
        told[name] = np.full(passing.shape, np.nan)
        told[name][at] = getattr(joint.estimates, end)
    told["joint_odds_ratio"] = np.exp(told["log_joint"])
    for name in ("joint_ci_low", "joint_ci_high"):
        told[name] = np.exp(told[name])
    return told


def _window_columns(
    block: Block, name: str, judged: Judged, p_value: Floats, q_value: Floats
) -> dict[str, Any]:
    """Give the columns that both windows have, (people, K) each."""
    window = block.windows[name]
    counts = window.counts
    risks = ratio(counts.headaches_exposed, counts.exposed)
    others = ratio(counts.headaches_unexposed, counts.unexposed)
    estimate, low, high = _fill_ends(window)
    unit = np.where(np.isnan(counts.cut), np.nan, block.unit)
    return {
        "days_used": counts.exposed + counts.unexposed,
        "days_exposed": counts.exposed,
        "days_unexposed": counts.unexposed,
        "headaches_exposed": counts.headaches_exposed,
        "headaches_unexposed": counts.headaches_unexposed,
        "risk_exposed": risks,
        "risk_unexposed": others,
        "risk_difference": risks - others,
        "odds_ratio": np.exp(estimate),
        "ci_low": np.exp(low),
        "ci_high": np.exp(high),
        "p_value": p_value,
        "q_value": q_value,
        "verdict": judged.verdict,
        "reason": judged.reason,
        "cut": counts.cut,
        "sd": unit,
        "log_odds_ratio": estimate,
        "se": _fill(window, window.estimates.se_at_none),
        "odds_ratio_per_unit": _per_unit(estimate, unit),
        "ci_low_per_unit": _per_unit(low, unit),
        "ci_high_per_unit": _per_unit(high, unit),
    }


def _per_unit(log_odds_ratio: Floats, unit: Floats) -> Floats:
    """Turn a log odds ratio per standard deviation into the odds ratio of one unit."""
    with np.errstate(over="ignore"):
        found = np.exp(log_odds_ratio / unit)
    return np.where(np.isfinite(found) & (found > 0), found, np.nan)


def _same_day_columns(block: Block, gated: Words) -> dict[str, Any]:
    """Give the same day's columns: shown, never judged, not tested."""
    judged = Judged(
        verdict=np.where(gated == "", CANNOT_TELL, NOT_ENOUGH).astype(object),
        reason=np.where(gated == "", ORDER_UNKNOWN, gated).astype(object),
    )
    untested = np.full(gated.shape, np.nan)
    nobody = np.full(gated.shape, "", dtype=object)
    numbers = (*_JOINT_NUMBERS, "smallest_odds_ratio", "more_days")
    return _window_columns(block, SAME_DAY, judged, untested, untested) | {
        **dict.fromkeys(numbers, untested),
        "joint_with": nobody,
        "inseparable_from": nobody,
        "may_follow": np.zeros(gated.shape, np.bool_),
    }


def _reach(block: Block, p_value: Floats, rules: TriggerRules) -> dict[str, Floats]:
    """Reckon what the diary could have shown, and how much longer it would have to be."""
    # A factor is sure to be claimed when its p-value is below the share of false discoveries
    # over the number of factors tested (the first step of Benjamini and Hochberg).
    tested = ~np.isnan(p_value)
    many = np.maximum(tested.sum(axis=1), 1)
    claim = np.array([critical_value(1 - rules.false_discovery / m) for m in many.tolist()])
    needed = np.maximum(claim + _quantile(rules.power), 0.0)[:, None]
    information = np.where(tested, block.information, np.nan)
    smallest = np.exp(np.minimum(needed / np.sqrt(information), np.log(1e6)))
    enough = (needed / np.log(SOUGHT_ODDS_RATIO)) ** 2
    used = block.fit.used.sum(axis=1)[:, None]
    more = np.ceil(np.maximum(used * enough / information - used, 0.0))
    return {"smallest_odds_ratio": smallest, "more_days": more}


def _quantile(share: float) -> float:
    """Give the normal quantile, from the two-sided one that leaves as much beyond it."""
    if share == 0.5:
        return 0.0
    far = float(critical_value(abs(2 * share - 1)))
    return far if share > 0.5 else -far
