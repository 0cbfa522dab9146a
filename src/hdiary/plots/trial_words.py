"""The words in and for the picture of a trial."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from hdiary.plots.speech import say_reason
from hdiary.plots.trial_draw import joins
from hdiary.trials.arms import say_arm
from hdiary.trials.planned import HEADACHE_DAYS, Planned
from hdiary.trials.rules import CLAIMS, has_width
from hdiary.words import Words
from hdiary.words.rounding import start_sentence

_MOST_TOLD = 26
"""So many values are told one by one in the words for the picture."""


def rows_of(table: pd.DataFrame) -> list[dict[Any, Any]]:
    """Give the rows of a table."""
    return table.to_dict("records")


def say_head(arm: str, mean: float, outcome: str, say: Words) -> str:
    """Name an arm with its mean."""
    name = start_sentence(say_arm(arm, say))
    if np.isnan(mean):
        return say("trial.picture.head_nothing", arm=name)
    return say(f"trial.picture.head_{outcome}", arm=name, mean=mean)


def say_key(plan: Planned, say: Words) -> list[str]:
    """Say what the marks mean, and whatever else is drawn."""
    pain = "_pain" if plan.design == "days" and plan.outcome != HEADACHE_DAYS else ""
    drawn = {
        f"{plan.design}{pain}": True,
        "joined": joins(plan),
        "means": plan.design != "days",
        "grey": bool(plan.washout or plan.settle),
    }
    return [say(f"trial.picture.key_{name}") for name, there in drawn.items() if there]


def say_pair(result: Any, row: Any, *, many: bool, say: Words) -> tuple[str, bool]:
    """Say how a pair of arms differs, and whether something is claimed of it."""
    if pd.isna(row["difference"]):
        told = say("trial.picture.not_compared", why=say_reason(result, row["reason"], say))
    else:
        told = say(
            "trial.picture.difference" if has_width(row) else "trial.picture.difference_wide",
            size=row["difference"], low=row["ci_low"], high=row["ci_high"],
            verdict=row["verdict"],
        )  # fmt: skip
    if many:
        arm, against = (say_arm(str(row[name]), say) for name in ("arm", "against"))
        told = say("trial.picture.pair", arm=start_sentence(arm), against=against, told=told)
    return told, row["verdict"] in CLAIMS


def say_covered(marks: pd.DataFrame, design: str, say: Words) -> str:
    """Say how much was recorded of what counts."""
    counted = marks[marks["place"] >= 0]
    recorded, days = int(counted["recorded"].sum()), int(counted["days"].sum())
    key = "covered_headaches" if design == "headaches" else "covered"
    return say(f"trial.picture.{key}", recorded=recorded, n=days)


def tell_marks(marks: pd.DataFrame, design: str, say: Words) -> list[str]:
    """Tell the values in their order, where there are not too many."""
    if len(marks) > _MOST_TOLD or design == "days":
        return []
    told = [
        say("trial.picture.alt_mark", arm=say_arm(str(row["arm"]), say), value=row["value"])
        if not pd.isna(row["value"])
        else say("trial.picture.alt_missing", arm=say_arm(str(row["arm"]), say))
        for row in rows_of(marks)
    ]
    return [say(f"trial.picture.alt_{design}", values="; ".join(told))]


def means_of(table: pd.DataFrame, arms: Sequence[str]) -> Mapping[str, float]:
    """Give the mean of each arm as the table has it."""
    found = dict.fromkeys(arms, float("nan"))
    for row in table.to_dict("records"):
        found[str(row["arm"])] = float(row["mean_arm"])
        found[str(row["against"])] = float(row["mean_against"])
    return found
