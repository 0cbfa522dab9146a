"""A whole trial in plain sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from hdiary.cohort.arms.like import ComparisonLike
from hdiary.cohort.arms.names import put_into_words
from hdiary.cohort.arms.tell import RISK, tell_beside, tell_left_out, tell_needed, tell_row
from hdiary.diary.show import show_in_theme, show_table
from hdiary.words import Phrase, Words

_SURE = 0.05


def tell_when(settings: Mapping[str, Any], say: Words) -> str:
    """Tell which days are compared with which."""
    days, skip = int(settings["endpoints_period_days"]), int(settings["endpoints_skip"])
    first = skip + (int(settings["period"]) - 1) * days + 1
    ends = {"first": first, "last": first + days - 1, "period": int(settings["period"])}
    if settings["endpoints_anchor"] is None:
        told = say("arms.trial.when_alone", **ends)
        dated = settings["dated"]
        return f"{told} {say('arms.trial.dated', names=dated)}" if dated else told
    return say("arms.trial.when", before=int(settings["endpoints_baseline_days"]), **ends)


def tell_results(
    results: Mapping[str, ComparisonLike],
    failed: Mapping[str, tuple[Phrase, ...]],
    table: pd.DataFrame,
    say: Words,
) -> Iterator[str]:
    """Tell every comparison, what all of them share said once."""
    for result in results.values():
        for row in result.table.to_dict("records"):
            yield tell_row(row, result.settings, say)
            if row["estimate"] == RISK:
                yield say(tell_needed(row))
        for left in tell_left_out(result, say):
            yield say("arms.trial.of", name=put_into_words(result.settings["endpoint"]), told=left)
    for result in results.values():
        # Each endpoint by its name: others may be adjusted for something else, or for nothing.
        for line in tell_beside(result.settings, say):
            yield say("arms.trial.of", name=put_into_words(result.settings["endpoint"]), told=line)
    for name, why in failed.items():
        yield say("arms.trial.failed", name=put_into_words(name), why=tuple(why))
    if len(table) > 1:
        clear = int((table["p_adjusted"] <= _SURE).sum())
        key = "arms.trial.several" if clear else "arms.trial.none_clear"
        yield say(key, many=len(table), **({"n": clear} if clear else {}))
    first = next(iter(results.values()))
    drawn = {True: "yes", False: "no"}.get(first.settings["randomised"], "unknown")
    yield say(f"arms.randomised.{drawn}")


def show_flow_table(flow: pd.DataFrame, phrases: Mapping[str, Phrase], say: Words) -> str:
    """Lay the flow out as a table; nothing where nobody is known."""
    rows = [
        (
            say.told(row["stage"], phrases),
            "" if pd.isna(row["arm"]) else str(row["arm"]),
            *("" if pd.isna(row[name]) else str(row[name]) for name in ("people", "days")),
        )
        for row in flow.to_dict("records")
    ]
    heads = [(say(f"arms.flow_table.{name}"), "") for name in ("stage", "arm", "people", "days")]
    caption, numbers = say("arms.flow_table.caption"), (False, False, True, True)
    return show_in_theme(show_table(heads, rows, caption=caption, numbers=numbers))


def tell_flow(
    flow: pd.DataFrame, phrases: Mapping[str, Phrase], main: str, say: Words
) -> Iterator[str]:
    """Tell how many people of each arm are left at each stage of the main comparison."""
    told = [phrases[stage].value("name") in {None, main} for stage in flow["stage"]]
    for arm, rows in flow[told].groupby("arm", sort=False, dropna=False):
        stages = tuple(
            say("arms.trial.stage", stage=say.told(row["stage"], phrases), many=int(row["people"]))
            for row in rows.to_dict("records")
        )
        if pd.isna(arm):
            yield say("arms.trial.flow_none", stages=stages)
        else:
            yield say("arms.trial.flow", arm=str(arm), stages=stages)
