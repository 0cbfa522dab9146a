"""What stands out of weekdays and parts of the day, both looks at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Bools, Floats
from hdiary.questions.pattern.times import CHANCE, FEWEST, PARTS_OF_DAY

WEEKDAY, HOUR = "weekday", "hour"
_COLUMNS = ("patient", "kind", "name", "count", "of", "share", "expected", "p_value")
_DAY = 24


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Standing:
    """Weekdays and parts of the day with ``stands_out``, and those that do, a row each."""

    weekdays: pd.DataFrame
    day_parts: pd.DataFrame
    standing: pd.DataFrame


def find_standing(weekdays: pd.DataFrame, parts: pd.DataFrame, *, min_episodes: int) -> Standing:
    """Say what stands out, allowing for the look at weekdays and the look at hours."""
    # Within a kind p-values allow for its looks already (Dunn 1961); between the two kinds Holm
    # (1979, Scand J Stat 6:65-70) asks the better one for half of what is allowed, and the other
    # for all of it once the first has passed. Who has no known starts is looked at once.
    hurt = weekdays["headache_days"].where(weekdays["share"].notna(), weekdays["began"])
    enough = (hurt >= FEWEST).to_numpy(), (parts["episodes"] >= FEWEST).to_numpy()
    told = (parts["known"] >= min_episodes).to_numpy()
    chance = (
        np.where(enough[0], weekdays["p_value"], 1.0).reshape(-1, 7),
        np.where(enough[1] & told, parts["p_value"], 1.0).reshape(-1, len(PARTS_OF_DAY)),
    )
    looked = (enough[0].reshape(chance[0].shape).any(axis=1), told.reshape(chance[1].shape)[:, 0])
    of_days, of_parts = _allow_for_both(*chance, both=looked[0] & looked[1])
    weekdays = weekdays.assign(stands_out=of_days.ravel() < CHANCE)
    parts = parts.assign(stands_out=of_parts.ravel() < CHANCE)
    found = pd.concat(
        [_weekday_rows(weekdays, of_days.ravel()), _part_rows(parts, of_parts.ravel())],
        ignore_index=True,
    )
    found = found.sort_values(["patient", "p_value"], kind="stable", ignore_index=True)
    return Standing(weekdays=weekdays, day_parts=parts, standing=found[[*_COLUMNS]])


def _allow_for_both(first: Floats, second: Floats, *, both: Bools) -> tuple[Floats, Floats]:
    """Give p-values of two kinds of looks, (people, looks) each, that allow for both."""
    best, other = first.min(axis=1), second.min(axis=1)
    leads = best <= other
    twice = np.where(both, 2.0, 1.0)
    floors = np.where(both, 2.0 * np.minimum(best, other), 0.0)
    told = []
    for chance, ahead in ((first, leads), (second, ~leads)):
        factor, floor = np.where(ahead, twice, 1.0), np.where(ahead, 0.0, floors)
        adjusted: Floats = np.maximum(factor[:, None] * chance, floor[:, None])
        told.append(np.minimum(adjusted, 1.0))
    return told[0], told[1]


def _weekday_rows(table: pd.DataFrame, chance: Floats) -> pd.DataFrame:
    """Count days where clear ones are known, and beginnings where only headaches are listed."""
    days = table["share"].notna()
    by_person = table.groupby("patient", observed=False, sort=False)
    count = table["headache_days"].where(days, table["began"])
    of = table["recorded"].where(days, by_person["began"].transform("sum"))
    hurt, recorded = (by_person[n].transform("sum") for n in ("headache_days", "recorded"))
    others = (hurt - table["headache_days"]) / (recorded - table["recorded"])
    frame = table[["patient"]].assign(
        kind=WEEKDAY, name=table["weekday"].astype("str"), count=count, of=of,
        expected=others.where(days, 1 / 7), p_value=chance,
    )  # fmt: skip
    frame = frame.assign(share=frame["count"] / frame["of"])
    return frame[table["stands_out"]]


def _part_rows(table: pd.DataFrame, chance: Floats) -> pd.DataFrame:
    share = table["part"].astype("str").map({k: len(v) / _DAY for k, v in PARTS_OF_DAY.items()})
    frame = table[["patient"]].assign(
        kind=HOUR, name=table["part"].astype("str"), count=table["episodes"], of=table["known"],
        share=table["episodes"] / table["known"], expected=share, p_value=chance,
    )  # fmt: skip
    return frame[table["stands_out"]]
