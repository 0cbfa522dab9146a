"""The flow of people and days through a trial, as CONSORT draws it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from hdiary.cohort.arms.columns import Named, read_names
from hdiary.cohort.arms.names import put_into_words
from hdiary.cohort.arms.result import ComparisonResult
from hdiary.cohort.endpoints.result import EndpointsResult
from hdiary.diary import Diary
from hdiary.diary.arrays import Bools
from hdiary.words import Phrase, phrase, write_plain


def find_flow(
    diary: Diary,
    found: EndpointsResult,
    results: Mapping[str, ComparisonResult],
    *,
    by: str,
    period: int,
    phrases: dict[str, Phrase],
) -> pd.DataFrame:
    """Count people and their recorded days at each stage, doi:10.1136/bmj.c869."""
    people = diary.people
    listed = people if diary.of_people is None else diary.of_people.table
    if people is None or listed is None:
        return pd.DataFrame(columns=["stage", "arm", "people", "days"])
    arms = read_names(people[by])
    rows = _count_listed(read_names(listed[by]), phrases)
    recorded = _recorded_days(diary)
    where = diary.settings.get("where")
    for told, kept, days in _stages(recorded, found, results, period, where):
        rows += _count(write_plain(told, phrases), arms, kept, days)
    if where is not None:
        rows += _not_chosen(arms, read_names(listed[by]), phrases, where)
    frame = pd.DataFrame(rows, columns=["stage", "arm", "people", "days"])
    # An arm by an arm, in the order of the stages.
    order = {name: at for at, name in enumerate([*arms.names, *read_names(listed[by]).names])}
    rank = frame["arm"].map(lambda arm: order.get(arm, len(order)))
    frame = frame.assign(rank=rank).sort_values("rank", kind="stable").drop(columns="rank")
    frame = frame.reset_index(drop=True)
    return frame.astype({"stage": "str", "arm": "str", "people": "int64", "days": "Int64"})


def _recorded_days(diary: Diary) -> Any:
    """Count the recorded days of each person, in the order of the diary."""
    days = diary.days[diary.days["state"] != "not recorded"]
    counted = days["patient"].astype(str).value_counts()
    return counted.reindex(diary.patients, fill_value=0).to_numpy(dtype=np.int64)


def _stages(
    recorded: Any,
    found: EndpointsResult,
    results: Mapping[str, ComparisonResult],
    period: int,
    where: Any,
) -> list[tuple[Phrase, Bools, Any]]:
    """Give each stage: who is still there, and how many days of theirs count."""
    everybody = np.ones(len(recorded), dtype=np.bool_)
    stages = [
        (_first_stage(where), everybody, recorded),
        (phrase("arms.stage.recorded"), recorded > 0, recorded),
    ]
    for name, result in results.items():
        frame = found.wide(name, period=period)
        days = _days_of(found, name, (0, period), len(frame))
        if result.settings["baseline"]:
            before = frame["before"].notna().to_numpy(dtype=np.bool_)
            told = phrase("arms.stage.before", name=name, what=put_into_words(name))
            stages.append((told, before, _days_of(found, name, (0,), len(frame))))
        after = frame["after"].notna().to_numpy(dtype=np.bool_)
        both = after & frame["before"].notna() if result.settings["baseline"] else after
        told = phrase("arms.stage.after", name=name, what=put_into_words(name))
        stages.append((told, np.asarray(both, dtype=np.bool_), days))
        kept = _compared(frame, result)
        told = phrase("arms.stage.compared_by", name=name, what=put_into_words(name))
        stages.append((told, kept, days))
    return stages


def _first_stage(where: Any) -> Phrase:
    """Say what everybody of the diary has: a diary, and was chosen where people were."""
    return phrase("arms.stage.diary") if where is None else phrase("arms.stage.chosen", where=where)


def _not_chosen(
    arms: Named, listed: Named, phrases: dict[str, Phrase], where: Any
) -> list[dict[str, Any]]:
    """Say of each arm of which nobody was chosen that nobody was."""
    stage = write_plain(_first_stage(where), phrases)
    gone = [name for name in listed.names if name not in arms.names]
    return [{"stage": stage, "arm": name, "people": 0, "days": 0} for name in gone]


def _days_of(found: EndpointsResult, name: str, periods: tuple[int, ...], people: int) -> Any:
    """Count the recorded days of each person in some periods of an endpoint."""
    table = found.table
    mine = table[(table["endpoint"] == name) & table["period"].isin(periods)]
    codes = mine["patient"].cat.codes.to_numpy()
    days = np.bincount(codes, weights=mine["recorded"].to_numpy(dtype=np.float64), minlength=people)
    return days.astype(np.int64)


def _compared(frame: pd.DataFrame, result: ComparisonResult) -> Bools:
    """Say who is among those compared: whoever lacks nothing."""
    settings = result.settings
    names = ["after", settings["arm"], *settings["beside"]]
    known = [read_names(frame[name]).codes >= 0 for name in dict.fromkeys(names) if name in frame]
    return np.asarray(np.logical_and.reduce(known), dtype=np.bool_)


def _count_listed(arms: Named, phrases: dict[str, Phrase]) -> list[dict[str, Any]]:
    everybody = np.ones(len(arms.codes), dtype=np.bool_)
    return _count(write_plain(phrase("arms.stage.people"), phrases), arms, everybody, None)


def _count(stage: str, arms: Named, kept: Bools, days: Any) -> list[dict[str, Any]]:
    """Count who is kept, arm by arm; those without an arm last, if there are any."""
    named = [*enumerate(arms.names), *([(-1, None)] if (arms.codes < 0).any() else [])]
    return [
        {
            "stage": stage,
            "arm": arm,
            "people": int((kept & (arms.codes == at)).sum()),
            "days": None if days is None else int(days[kept & (arms.codes == at)].sum()),
        }
        for at, arm in named
    ]
