"""The columns of the table of factors: arrays of people and factors, window by window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from hdiary.diary.arrays import Bools, Floats, Texts, ratio
from hdiary.questions.exposure.contrasts import Contrasts
from hdiary.questions.exposure.factors import TREATMENT, Factor
from hdiary.questions.judge import Estimates, Judged
from hdiary.questions.reasons import Phrases
from hdiary.questions.triggers import judge as judging
from hdiary.questions.triggers import saying, suspects
from hdiary.questions.triggers.joint import Joint, fit_joint, hold_beside
from hdiary.questions.triggers.looks import are_little, fill_in, find_opposed, look
from hdiary.questions.triggers.measure import DAY_BEFORE, SAME_DAY, Block, Window
from hdiary.questions.triggers.reach import find_reach
from hdiary.questions.triggers.rules import TriggerRules

_ENDS = ("estimate", "low", "high")
_JOINT_NUMBERS = ("joint_odds_ratio", "joint_ci_low", "joint_ci_high", "joint_p_value")
_ALONE_NUMBERS = (
    *("alone_odds_ratio", "alone_ci_low", "alone_ci_high", "alone_p_value", "alone_q_value"),
)


def judge_day_before(
    block: Block,
    factors: Sequence[Factor],
    *,
    gated: Phrases,
    together: Bools,
    rules: TriggerRules,
    delays: Mapping[str, Floats],
    more: Floats | None = None,
) -> dict[str, Any]:
    """Test and judge the factors of the day before, and give their columns, (people, K) each."""
    suspected = suspects.mark_suspects(factors, rules.suspects)
    families = suspects.Families(suspected=suspected, rhythmic=block.courses.rhythmic)
    looks = look(block.windows[DAY_BEFORE], gated, families, rules, more=more)
    standing = looks.passing | looks.standing_alone
    joint = fit_joint(block, passing=standing, inseparable=together, level=rules.level)
    joint_with, numbers = _joint_columns(joint, standing, factors)
    held, blamed = hold_beside(block, factors, looks, inseparable=together, level=rules.level)
    found = looks.found
    echoed = blamed.any(axis=2)
    judged = judging.judge(
        found,
        gated=gated,
        passing=looks.passing | echoed,
        beside=judging.Beside(
            held=held | ~echoed,
            explained_by=judging.gather_names(factors, blamed),
            inseparable_from=judging.gather_names(factors, together),
            taken=_broadcast([f.source == TREATMENT[0] for f in factors], gated),
            afterwards=saying.find_afterwards(block, np.where(standing, found.estimate, np.nan)),
            opposed=find_opposed(block.windows[DAY_BEFORE], block.contrasts, rules),
            late=saying.find_late(delays, factors, block),
        ),
        rules=rules,
        amounts=are_little(block.windows[DAY_BEFORE], rules),
    )
    early = _broadcast(judging.mark_early_signs(factors), gated)
    return (
        _window_columns(block, DAY_BEFORE, judged, found.p, found.q)
        | _alone_columns(looks.alone)
        | numbers
        | {
            "joint_with": judging.join_names(joint_with),
            "inseparable_from": judging.join_names(judging.gather_names(factors, together)),
            # Nothing makes a period or a shift follow a headache.
            "may_follow": judging.may_follow(
                block.may_follow & ~block.courses.rhythmic, early, judged.verdict
            ),
            "early_sign": early,
            "suspect": _broadcast(suspected, gated),
        }
        | find_reach(block, found.p, looks.share, rules)
    )


def _broadcast(holds: Sequence[bool] | Bools, gated: Phrases) -> Bools:
    """Give what holds of each factor for everybody, (people, K)."""
    return np.broadcast_to(np.asarray(holds, dtype=np.bool_), gated.shape)


def _alone_columns(alone: Estimates) -> dict[str, Any]:
    """Give what each factor is by itself, without the others."""
    return {
        "alone_odds_ratio": np.exp(alone.estimate),
        "alone_ci_low": np.exp(alone.low),
        "alone_ci_high": np.exp(alone.high),
        "alone_p_value": alone.p,
        "alone_q_value": alone.q,
    }


def show_same_day(
    block: Block, factors: Sequence[Factor], *, gated: Phrases, rules: TriggerRules
) -> dict[str, Any]:
    """Give the same day's columns: shown, never judged, not tested."""
    judged = judging.judge_same_day(gated)
    untested = np.full(gated.shape, np.nan)
    nobody = np.full(gated.shape, "", dtype=object)
    never = np.zeros(gated.shape, np.bool_)
    numbers = (*_ALONE_NUMBERS, *_JOINT_NUMBERS, "smallest_odds_ratio", "more_days")
    return _window_columns(block, SAME_DAY, judged, untested, untested) | {
        **dict.fromkeys(numbers, untested),
        "joint_with": nobody,
        "inseparable_from": nobody,
        "may_follow": never,
        "early_sign": never,
        "suspect": _broadcast(suspects.mark_suspects(factors, rules.suspects), gated),
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
    return others, {name: (found | odds)[name] for name in _JOINT_NUMBERS}


def _window_columns(
    block: Block, name: str, judged: Judged, p_value: Floats, q_value: Floats
) -> dict[str, Any]:
    """Give the columns that both windows have, (people, K) each."""
    sd = block.windows[DAY_BEFORE].counts.sd
    return tell_window(block.windows[name], block.contrasts, sd, judged, p_value, q_value)


def tell_window(
    window: Window,
    contrasts: Contrasts,
    sd: Floats,
    judged: Judged,
    p_value: Floats,
    q_value: Floats,
) -> dict[str, Any]:
    """Give the columns that all windows have, (people, K) each."""
    counts = window.counts
    risks = ratio(counts.headaches_exposed, counts.exposed)
    others = ratio(counts.headaches_unexposed, counts.unexposed)
    estimate, low, high = _fill_ends(window)
    per_unit, number = _per_unit(window, contrasts.unit), ~np.isnan(contrasts.low)
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
        "sd": np.where(number, sd, np.nan),
        "contrast": contrasts.names,
        "low_amount": contrasts.low,
        "high_amount": contrasts.high,
        "usual_span": contrasts.span,
        "log_odds_ratio": estimate,
        "se": fill_in(window, window.estimates.se_at_none),
        **{name: np.where(number, values, np.nan) for name, values in per_unit.items()},
    }


def _per_unit(window: Window, unit: Floats) -> dict[str, Floats]:
    """Give the odds ratios of one unit of a number, and the log's standard error for pooling."""
    ends = zip(("odds_ratio", "ci_low", "ci_high"), _ENDS, strict=True)
    found = {}
    for name, end in ends:
        with np.errstate(over="ignore"):
            ratio_ = np.exp(fill_in(window, getattr(window.amounts, end)) / unit)
        found[f"{name}_per_unit"] = np.where(np.isfinite(ratio_) & (ratio_ > 0), ratio_, np.nan)
    return found | {"se_per_unit": fill_in(window, window.amounts.se_at_none) / unit}


def _fill_ends(window: Window) -> list[Floats]:
    """Give the log odds ratios and the ends of their intervals, (people, K) each."""
    return [fill_in(window, getattr(window.estimates, end)) for end in _ENDS]
