"""What came of the trials of several people: the group, who should do what, how people differ."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from hdiary.questions.margins import DAYS, POINTS, phrase_margin
from hdiary.trials.advise import is_medicine
from hdiary.trials.arms import is_nothing, say_arm
from hdiary.trials.lot import has_one_order
from hdiary.trials.notices import name_some
from hdiary.trials.planned import HEADACHE_DAYS
from hdiary.trials.reach import LEVEL
from hdiary.trials.rules import ASK, EITHER, GOES_ON, LITTLE_SIZE, WHOLE, has_width
from hdiary.vocabulary.verdicts import CANNOT_TELL, LITTLE, NOT_ENOUGH
from hdiary.words import Words
from hdiary.words.rounding import start_sentence

Row = Mapping[Any, Any]


def tell_people(answer: Any, say: Words) -> list[str]:
    """Tell of each pair of arms what it does on average, for whom, and how people differ."""
    lines = []
    for row in answer.pooled.to_dict("records"):
        lines += _tell_average(row, answer, say)
        table = answer.table
        rows = table[(table["arm"] == row["arm"]) & (table["against"] == row["against"])]
        late = rows["reason"].map(answer.why).map(lambda why: why.key == GOES_ON.key)
        lines += _tell_advice(row, rows, late, say)
    if answer.table["shrunk"].notna().any():
        lines.append(say("trial.people.light"))
    if any(is_medicine(arm) for arm in answer.plan.arms):
        lines.append(say("trial.people.medicine"))
    return lines


def _tell_average(row: Row, answer: Any, say: Words) -> list[str]:
    names = _names_of(row, say)
    if row["verdict"] == NOT_ENOUGH:
        return [say("trial.people.none", **names, why=answer.why(row["reason"]))]
    outcome = str(row["outcome"])
    little = ""
    if row["verdict"] == LITTLE:
        of = DAYS if outcome == HEADACHE_DAYS else POINTS
        little = say("trial.told.little", margin=phrase_margin(of, LITTLE_SIZE[outcome]))
    one_order = has_one_order(answer.plan)
    average = say(
        f"trial.people.plain_{outcome}" if one_order else f"trial.people.{outcome}",
        **names,
        n=int(row["people"]),
        size=_within(row, "difference"),
        low=_within(row, "ci_low"),
        high=_within(row, "ci_high"),
        verdict=row["verdict"],
        little=little,
    )
    key = "lot_one" if one_order else "lot"
    chance = say(f"trial.people.{key}", share=say.share(row["p_lot"]))
    chance += "" if has_width(row) else f" {say('trial.told.alike')}"
    return [average, chance] if one_order else [average, chance, _say_how_people_differ(row, say)]


def _say_how_people_differ(row: Row, say: Words) -> str:
    low, high = row["prediction_low"], row["prediction_high"]
    if np.isnan(low):
        return say("trial.people.differ_two")
    wide = max(high - row["difference"], row["difference"] - low)
    key = "differ_open"
    if row["heterogeneity_p"] < LEVEL:
        key = "differ_clear"
    elif wide < LITTLE_SIZE[str(row["outcome"])]:
        key = "differ_little"
    ends = {"low": _within(row, "prediction_low"), "high": _within(row, "prediction_high")}
    return say(f"trial.people.{key}", **ends)


def _within(row: Row, name: str) -> float:
    """Give a number of the row, no greater than any difference can be."""
    whole = WHOLE[str(row["outcome"])]
    value = float(row[name])
    return value if np.isnan(value) else min(max(value, -whole), whole)


def _tell_advice(row: Row, rows: pd.DataFrame, late: pd.Series, say: Words) -> list[str]:
    """Say for whom which is better, for whom either may do, and for whom it is open."""
    arm, against = str(row["arm"]), str(row["against"])
    advice = rows["advice"]
    kinds: tuple[tuple[str, dict[str, str], pd.Series], ...] = (
        (*_say_better(arm, against, say), advice == arm),
        (*_say_better(against, arm, say), advice == against),
        ("who_ask", {}, advice == ASK),
        ("who_either", {}, advice == EITHER),
        ("who_open", {}, advice == CANNOT_TELL),
        ("who_few", {}, (advice == NOT_ENOUGH) & ~late),
        ("who_goes_on", {}, late),
    )
    return [
        say(f"trial.people.{key}", **values, names=_name(rows[holds]))
        for key, values, holds in kinds
        if holds.any()
    ]


def _say_better(arm: str, against: str, say: Words) -> tuple[str, dict[str, str]]:
    """Choose the sentence: nothing is no treatment that did better."""
    values = {"arm": say_arm(arm, say), "against": say_arm(against, say)}
    if is_nothing(arm):
        return "who_without", values
    return ("who_with" if is_nothing(against) else "who_better"), values


def _name(rows: pd.DataFrame) -> Any:
    return name_some(tuple(str(name) for name in rows["patient"]))


def _names_of(row: Row, say: Words) -> dict[str, str]:
    return {
        "arm": start_sentence(say_arm(str(row["arm"]), say)),
        "against": say_arm(str(row["against"]), say),
    }
