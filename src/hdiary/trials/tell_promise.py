"""What a plan promises, in plain sentences."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from hdiary.trials.arms import say_arm
from hdiary.trials.planned import HEADACHE_DAYS, HEADACHES, MEAN_PAIN, PAIN_2H
from hdiary.words import Phrase, Words, phrase

_DAYS = ("headache_share", "autocorrelation", "wave_sd", "trend", "recorded_share")
RECKONED_WITH: Mapping[str, tuple[str, ...]] = {
    HEADACHE_DAYS: _DAYS,
    MEAN_PAIN: (*_DAYS, "ratings", "pain_autocorrelation"),
    PAIN_2H: ("starting", "natural_fall", "fall_sd", "rated_share", "headaches_per_week"),
}
"""Which numbers the promise for each outcome hangs on."""
_MONTH = 28
_WEEK = 7
_NEVER_ALL = 99
_WEAK = 0.5
"""A plan that would miss more than half of what is hoped for is called weak."""


def tell_promise(promised: Any, say: Words) -> list[str]:
    """Tell how often the plan would find what, what it costs, and what that was reckoned with."""
    return [say(part) for part in phrase_promise(promised, say)]


def phrase_promise(promised: Any, say: Words) -> list[Phrase]:
    """Put what a plan promises into phrases."""
    plan = promised.plan
    names = {"arm": say_arm(plan.arms[0], say), "against": say_arm(plan.arms[1], say)}
    rows = promised.table.to_dict("records")
    parts = [_phrase_effect(row, promised, names) for row in rows]
    middle = rows[len(rows) // 2]
    if middle["power"] < _WEAK:
        # Before anything else, so that nobody gives weeks to what will hardly tell.
        parts.insert(0, phrase("trial.promise.weak"))
    parts.append(_phrase_width(middle, plan))
    if promised.wider is not None:
        block, power = promised.wider
        of_middle = {"now": round(100 * middle["power"]), "found": round(100 * power)}
        parts.append(phrase("trial.promise.wider", block=block, own=plan.block, **of_middle))
    return [*parts, *_phrase_cost(promised, say), *_sources(promised)]


def _phrase_effect(row: Mapping[Any, Any], promised: Any, names: Mapping[str, str]) -> Phrase:
    plan, usual = promised.plan, promised.usual
    values: dict[str, object] = {**names, "found": min(round(100 * row["power"]), _NEVER_ALL)}
    if plan.outcome == HEADACHE_DAYS:
        often = usual.life.days.share * _MONTH
        return phrase("trial.promise.fewer", usual=often, left=often + row["difference"], **values)
    if plan.outcome == MEAN_PAIN:
        mean = usual.life.mean_pain
        return phrase("trial.promise.mean_pain", usual=mean, points=row["effect"], **values)
    return phrase("trial.promise.pain_2h", points=row["effect"], **values)


def _phrase_width(row: Mapping[Any, Any], plan: Any) -> Phrase:
    if not math.isfinite(row["half_width"]):
        return phrase("trial.promise.width_open")
    if plan.outcome == HEADACHE_DAYS:
        return phrase("trial.promise.width_days", half=row["half_width"])
    return phrase("trial.promise.width_points", half=row["half_width"])


def _phrase_cost(promised: Any, say: Words) -> list[Phrase]:
    plan = promised.plan
    arms = [say_arm(arm, say) for arm in plan.arms]
    pairs = list(zip(arms, promised.units, strict=True))
    if plan.design == HEADACHES:
        parts = tuple(phrase("trial.promise.part_headaches", arm=arm, n=n) for arm, n in pairs)
        weeks = max(round(promised.days / _WEEK), 1)
        weekly = promised.usual.headaches_per_week
        return [
            phrase("trial.promise.takes_headaches", n=weeks, weekly=weekly, parts=parts),
            phrase("trial.promise.missing_headaches", missing=promised.missing),
        ]
    parts = tuple(phrase("trial.promise.part_days", arm=arm, n=n) for arm, n in pairs)
    told = [phrase("trial.promise.takes_days", days=promised.days, parts=parts)]
    if promised.left_out:
        told.append(phrase("trial.promise.left_out", n=promised.left_out))
    return [*told, phrase("trial.promise.missing_days", missing=promised.missing)]


def _sources(promised: Any) -> list[Phrase]:
    """Say which numbers came from the diary, and which are of people in general."""
    names = RECKONED_WITH[promised.plan.outcome]
    known = [name for name in names if name in promised.usual.known]
    general = [name for name in names if name not in promised.usual.known]
    return [
        phrase(f"trial.promise.{key}", things=tuple(_name(name) for name in some))
        for key, some in (("own", known), ("general", general))
        if some
    ]


def _name(name: str) -> Phrase:
    return phrase(f"trial.promise.name.{name}")
