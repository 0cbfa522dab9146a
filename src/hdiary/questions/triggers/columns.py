"""The columns of the table of factors: arrays of people and factors, window by window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from hdiary.diary.arrays import Bools, Floats, Texts, ratio
from hdiary.questions.exposure.factors import TREATMENT, Factor
from hdiary.questions.judge import Estimates, Judged
from hdiary.questions.reasons import Phrases, said
from hdiary.questions.triggers import judge as judging
from hdiary.questions.triggers.joint import Joint, fit_joint
from hdiary.questions.triggers.measure import DAY_BEFORE, SAME_DAY, Block, Window
from hdiary.questions.triggers.reach import find_reach
from hdiary.questions.triggers.rules import TriggerRules
from hdiary.stats import adjust_false_discovery

_ENDS = ("estimate", "low", "high")
_JOINT_NUMBERS = ("joint_odds_ratio", "joint_ci_low", "joint_ci_high", "joint_p_value")


def judge_day_before(
    block: Block, factors: Sequence[Factor], *, gated: Phrases, together: Bools, rules: TriggerRules
) -> dict[str, Any]:
    """Test and judge the factors of the day before, and give their columns, (people, K) each."""
    window = block.windows[DAY_BEFORE]
    p_value = np.where(said(gated), np.nan, _fill(window, window.estimates.p_value))
    q_value = _adjust(p_value)
    passing = (q_value <= rules.false_discovery) & (p_value < 1 - rules.level)
    joint = fit_joint(block, passing=passing, inseparable=together, level=rules.level)
    joint_with, numbers = _joint_columns(joint, passing, factors)
    apart = judging.gather_names(factors, together)
    estimate, low, high = _fill_ends(window)
    held = numbers["joint_p_value"] < 1 - rules.level
    held &= np.sign(numbers.pop("log_joint")) == np.sign(estimate)
    taken = np.array([factor.source == TREATMENT[0] for factor in factors], dtype=np.bool_)
    judged = judging.judge(
        Estimates(estimate=estimate, low=low, high=high, p=p_value, q=q_value),
        gated=gated,
        passing=passing,
        beside=judging.Beside(
            held=held | ~joint_with.astype(np.bool_),
            explained_by=joint_with,
            inseparable_from=apart,
            taken=np.broadcast_to(taken, gated.shape),
        ),
        rules=rules,
    )
    return (
        _window_columns(block, DAY_BEFORE, judged, p_value, q_value)
        | numbers
        | {
            "joint_with": judging.join_names(joint_with),
            "inseparable_from": judging.join_names(apart),
        }
        | {"may_follow": block.may_follow}
        | find_reach(block, p_value, rules)
    )


def show_same_day(block: Block, gated: Phrases) -> dict[str, Any]:
    """Give the same day's columns: shown, never judged, not tested."""
    judged = judging.judge_same_day(gated)
    untested = np.full(gated.shape, np.nan)
    nobody = np.full(gated.shape, "", dtype=object)
    numbers = (*_JOINT_NUMBERS, "smallest_odds_ratio", "more_days")
    return _window_columns(block, SAME_DAY, judged, untested, untested) | {
        **dict.fromkeys(numbers, untested),
        "joint_with": nobody,
        "inseparable_from": nobody,
        "may_follow": np.zeros(gated.shape, np.bool_),
    }


def _joint_columns(
    joint: Joint, passing: Bools, factors: Sequence[Factor]
) -> tuple[Texts, dict[str, Floats]]:
    """Give the other factors in each one's model, and what it is beside them."""
    at = (joint.people, joint.factors)
    others = np.empty(passing.shape, dtype=object)
    others.fill(())
    others[at] = judging.gather_names(factors, joint.beside)
    found: dict[str, Floats] = {}
    ends = zip(("log_joint", "joint_ci_low", "joint_ci_high"), _ENDS, strict=True)
    for name, end in (*ends, ("joint_p_value", "p_value")):
        found[name] = np.full(passing.shape, np.nan)
        found[name][at] = getattr(joint.estimates, end)
    odds = {"joint_odds_ratio": np.exp(found["log_joint"])}
    odds |= {name: np.exp(found[name]) for name in ("joint_ci_low", "joint_ci_high")}
    order = (*_JOINT_NUMBERS, "log_joint")
    return others, {name: (found | odds)[name] for name in order}


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
