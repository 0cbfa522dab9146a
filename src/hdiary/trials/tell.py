"""What came of a trial, in plain sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import numpy as np

from hdiary.diary.calendar import SEPARATOR
from hdiary.questions.margins import DAYS, POINTS, phrase_margin
from hdiary.trials import rules
from hdiary.trials.arms import say_arm, say_arms
from hdiary.trials.planned import HEADACHE_DAYS, HEADACHES, START, Planned
from hdiary.trials.reach import LEVEL
from hdiary.trials.tell_people import tell_people
from hdiary.vocabulary.verdicts import CANNOT_TELL, LITTLE, NOT_ENOUGH
from hdiary.words import Words, phrase
from hdiary.words.rounding import start_sentence

Row = Mapping[Any, Any]


def tell_one(answer: Any, say: Words) -> list[str]:
    """Tell what came of one person's trial."""
    rows = answer.table.to_dict("records")
    lines = [say_design(answer.plan, say, order=_order_of(answer))]
    for row in rows:
        lines += _tell_pair(row, answer, say)
    judged = [row for row in rows if row["verdict"] != NOT_ENOUGH]
    if judged:
        lines += _tell_care(judged, answer, say)
    lines += _tell_followed(rows, say)
    if judged:
        whole = all(row["periods"] == row["planned"] for row in judged)
        lines += _tell_design(answer.plan, say, whole=whole)
        lines += [say("trial.told.expect"), say("trial.told.only")]
    return lines


def tell_many(answer: Any, say: Words) -> list[str]:
    """Count what came of the trials of many people, pair by pair."""
    lines = [say_design(answer.plan, say, order=None)]
    for (arm, against), rows in answer.table.groupby(["arm", "against"], sort=False):
        counts = Counter(rows["verdict"])
        told = tuple(
            phrase("trial.told.verdict_for", verdict=verdict, people=people)
            for verdict, people in counts.most_common()
        )
        lines.append(
            say(
                "trial.told.people",
                n=len(rows),
                verdicts=told,
                arm=say_arm(str(arm), say),
                against=say_arm(str(against), say),
            )
        )
    return [*lines, *tell_people(answer, say)]


def say_design(plan: Planned, say: Words, *, order: int | None, of: str = "told") -> str:
    """Say what is compared, how, and from when to when."""
    values: dict[str, Any] = {
        "arms": say_arms(plan.arms, say), "n": plan.periods, "length": plan.length,
        "first": plan.start, "last": plan.last_day,
    }  # fmt: skip
    if plan.design == START:
        if order is None:
            return say(
                f"trial.{of}.start_open",
                **{**values, "n": plan.starts, "arm": say_arm(plan.arms[0], say)},
            )
        begin = plan.start + timedelta(days=plan.baseline + plan.order[order][0])
        values |= {"arm": say_arm(plan.arms[0], say), "begin": begin, "n": plan.starts}
    return say(f"trial.{of}.{plan.design}", **values)


def _order_of(answer: Any) -> int | None:
    names = answer.plan.patients
    if not names:
        return 0
    place: int = names.index(str(answer.table["patient"].iloc[0]))
    return place


def _tell_pair(row: Row, answer: Any, say: Words) -> list[str]:
    arm, against = (say_arm(str(row[name]), say) for name in ("arm", "against"))
    names = {"arm": start_sentence(arm), "against": against}
    if row["verdict"] == NOT_ENOUGH:
        return [say("trial.told.none", **names, why=answer.why(row["reason"]))]
    outcome = str(row["outcome"])
    kind = answer.plan.design if answer.plan.design in {"periods", "headaches"} else "days"
    values = {
        **names,
        "mean": row["mean_arm"], "other": row["mean_against"], "size": row["difference"],
        "low": row["ci_low"], "high": row["ci_high"], "verdict": row["verdict"],
        "used": phrase(f"trial.told.used_{kind}", used=row["periods"], n=row["planned"]),
    }  # fmt: skip
    if np.isnan(row["ci_low"]) or np.isnan(row["ci_high"]):
        return [say(f"trial.told.wide_{outcome}", **values), _say_chance(row, answer.plan, say)]
    chance = _say_chance(row, answer.plan, say)
    chance += "" if rules.has_width(row) else f" {say('trial.told.alike')}"
    if row["verdict"] == CANNOT_TELL:
        return [say(f"trial.told.open_{outcome}", **values), chance]
    little = ""
    if row["verdict"] == LITTLE:
        of = DAYS if outcome == HEADACHE_DAYS else POINTS
        little = say("trial.told.little", margin=phrase_margin(of, rules.LITTLE_SIZE[outcome]))
    return [say(f"trial.told.{outcome}", **values, little=little), chance]


def _say_chance(row: Row, plan: Planned, say: Words) -> str:
    values = {
        "orders": int(row["orders"]),
        "hits": round(row["p_value"] * row["orders"]),
        "share": say.share(row["p_value"]),
    }
    if row["exact"]:
        key = "listed_start" if plan.design == START else "listed"
        return say(f"trial.told.{key}", **values)
    if abs(row["p_value"] - LEVEL) < 2 * row["p_error"]:
        return say("trial.told.drawn_near", **values, error=say.share(2 * row["p_error"]))
    return say("trial.told.drawn", **values)


def _tell_care(rows: list[Any], answer: Any, say: Words) -> list[str]:
    plan: Planned = answer.plan
    lines = []
    if len(rows) > 1:
        lines.append(say("trial.told.pairs"))
    if plan.looks:
        lines.append(say("trial.told.looks"))
    done = {"done": int((answer.periods["recorded"] > 0).sum()), "n": len(answer.periods)}
    if answer.settings["stage"] == rules.ENDED_EARLY:
        lines.append(say("trial.told.early", **done))
    if answer.settings["stage"] == rules.LOOKED_AT:
        lines.append(say("trial.told.looked_at", **done))
    lines += [
        say(
            "trial.told.missing",
            low=row["lowest"],
            high=row["highest"],
            plain=row["mean_arm"] - row["mean_against"],
        )
        for row in rows
        if row["lowest"] < row["highest"] and len(rows) == 1
    ]
    if plan.design == HEADACHES and not answer.settings["numbered"]:
        lines.append(say("trial.told.counted"))
    return lines


def _tell_followed(rows: list[Any], say: Words) -> list[str]:
    share = rows[0]["followed"] if rows else np.nan
    if np.isnan(share):
        return [say("trial.told.followed_unsaid")]
    key = "followed_all"
    if share < 1.0:
        key = "followed" if share >= rules.FOLLOWED_WELL else "followed_little"
    if share <= rules.REVERSED:
        key = "followed_reversed"
    lines = [say(f"trial.told.{key}", share=say.share(share))]
    never = [arm for arm in str(rows[0]["never_named"]).split(SEPARATOR) if arm]
    if never:
        lines.append(say("trial.told.never", arms=say_arms(never, say), n=len(never)))
    return lines


def _tell_design(plan: Planned, say: Words, *, whole: bool) -> list[str]:
    """Say what the design does about trends and about what lasts on."""
    if plan.design == START:
        return [say("trial.told.trend_start")]
    if plan.design == HEADACHES:
        return []
    # Where something is missing the blocks are no longer even.
    even = plan.block <= 2 * len(plan.arms)
    lines = [say("trial.told.trend" if even else "trial.told.trend_wide", block=plan.block)]
    lines = lines if whole else []
    if plan.washout:
        return [*lines, say("trial.told.washed", n=plan.washout)]
    return [*lines, say("trial.told.carry")]
