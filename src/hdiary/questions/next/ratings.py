"""Treatments: to rate pain again about two hours later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary.arrays import patient_codes
from hdiary.diary.calendar import SEPARATOR
from hdiary.questions.next.person import Person
from hdiary.questions.next.rules import ENTRIES, FEWEST_DAYS, POINT, WEEKS
from hdiary.questions.next.steps import Step
from hdiary.stats.normal import critical_value
from hdiary.vocabulary.classes import TREATMENT_CLASSES
from hdiary.vocabulary.verdicts import CANNOT_TELL, NOT_ENOUGH
from hdiary.words import phrase

OPEN = (CANNOT_TELL, NOT_ENOUGH)
WIDEST = 2.5
"""A difference that would be known no better than that is not asked for [0-10 points]."""
_RATED = 0.7
_NARROWER = 0.85
"""What does not make an interval so much narrower is not worth the trouble."""

Row = Mapping[Any, Any]


def for_hours(person: Person) -> pd.DataFrame:
    """Give this person's treatments that may ease a headache within hours, the commonest first."""
    table = person.rows(person.found.relief.table)
    # On days without headache a programme goes on, and there is nothing to rate. Those that always
    # come together are asked about one by one; the row of them all is nobody's dose.
    counts = _used_on_headaches(person)
    table = table[table["treatment"].astype("str").isin(list(counts))]
    eases = [_eases_within_hours(str(name)) for name in table["treatment_class"]]
    table = table[np.array(eases, dtype=np.bool_)]
    table = table.assign(used=[counts[str(name)] for name in table["treatment"]])
    return table.sort_values("used", ascending=False, kind="stable")


def _eases_within_hours(treatment_class: str) -> bool:
    """Say whether a class, or each of several, may ease a headache within hours."""
    return all(
        TREATMENT_CLASSES[one].horizon != "weeks" for one in treatment_class.split(SEPARATOR)
    )


def _used_on_headaches(person: Person) -> Mapping[str, int]:
    doses, hurts = person.found.diary.doses, person.found.hurts
    mine = (patient_codes(doses) == person.place) & hurts[doses["entry"].to_numpy()]
    return {str(name): int(n) for name, n in doses.loc[mine, "treatment"].value_counts().items()}


def left_alone(person: Person) -> int:
    """Count the headaches that were left alone and rated twice."""
    moments = person.found.moments
    return int(((moments.who == person.place) & moments.rated & ~moments.treated).sum())


@dataclass(frozen=True, kw_only=True, slots=True)
class _Beside:
    """Two things that would be compared: how often each is rated, now and in a week, and where."""

    names: tuple[str, ...]
    rated: tuple[int, int]
    weekly: tuple[float, float]
    now: float  # Half the width of the interval that there is; NaN where there is none

    def after(self, weeks: int) -> tuple[float, float]:
        """Give how often each will be rated."""
        first, second = zip(self.rated, self.weekly, strict=True)
        return first[0] + first[1] * weeks, second[0] + second[1] * weeks


def _one_a_day(person: Person) -> bool:
    """Say whether no headache was treated several times, as far as days tell."""
    entry = person.found.moments.entry[person.treated]
    return bool(person.found.diary.entries["date"].iloc[entry].is_unique)


def rate_again(person: Person) -> Step | None:
    """Rate pain just before a treatment and about two hours after it."""
    if person.recorded < FEWEST_DAYS or person.found.diary.scale != "0-10":
        return None
    used, treated = for_hours(person), len(person.treated)
    rated = int(person.found.moments.rated[person.treated].sum())
    is_open = used["verdict"].isin(OPEN)
    if not treated or rated >= _RATED * treated or not is_open.any():
        return None
    beside = _choose(person, used[is_open].iloc[0].to_dict(), used)
    plan = None if beside is None else _plan(person, beside)
    if beside is None or plan is None:
        return None
    weeks, half = plan
    key = "next.rate.pair" if len(beside.names) > 1 else "next.rate.alone"
    more = treated / person.weeks * weeks
    told = "next.rate.why" if _one_a_day(person) else "next.rate.why_times"
    why = [
        phrase(told, rated=rated, n=treated),
        phrase(key, weeks=weeks, more=more, names=beside.names, half=half),
    ]
    if "fall_sd" not in person.usual.known and pd.isna(beside.now):
        why.append(phrase("next.headaches.typical"))
    return Step(
        kind=ENTRIES,
        what="rate again",
        do=phrase("next.rate.do"),
        why=phrase("next.several", parts=tuple(why)),
        gain=min(POINT / half, 1.0),
        now=beside.now,
        brings=half,
        unit="points either way",
        weeks=weeks,
    )


def _choose(person: Person, row: Row, used: pd.DataFrame) -> _Beside | None:
    """Choose what to compare an open treatment with: headaches left alone, or the commonest."""
    least, alone = person.found.relief.settings["gates"]["min_comparisons"], left_alone(person)
    name, mine = str(row["treatment"]), (int(row["rated"]), row["used"] / person.weeks)
    if alone >= least:
        now = float(row["ci_high"] - row["ci_low"]) / 2
        return _Beside(names=(name,), rated=(mine[0], alone), weekly=(mine[1], 0.0), now=now)
    others = used[used["treatment"] != name]
    if others.empty:
        return None
    other = others.iloc[0].to_dict()
    names = (name, str(other["treatment"]))
    return _Beside(
        names=names,
        rated=(mine[0], int(other["rated"])),
        weekly=(mine[1], other["used"] / person.weeks),
        now=_half_between(person, {*names}),
    )


def _half_between(person: Person, names: set[str]) -> float:
    beside = person.rows(person.found.relief.contrasts)
    both = beside[beside["treatment"].isin(names) & beside["other"].isin(names)]
    return float("nan") if both.empty else float((both["ci_high"] - both["ci_low"]).iloc[0]) / 2


def _plan(person: Person, beside: _Beside) -> tuple[int, float] | None:
    """Give for how many weeks, and how narrow the difference would be by then."""
    least = person.found.relief.settings["gates"]["min_doses"]
    for weeks in WEEKS:
        many = beside.after(weeks)
        if min(many) < least:
            continue
        half = width(person.spread, *many)
        if not pd.isna(beside.now):
            half = beside.now * sqrt(_per_pair(*many) / _per_pair(*beside.rated))
        if half <= WIDEST and not half > _NARROWER * beside.now:
            return weeks, half
    return None


def _per_pair(first: float, second: float) -> float:
    return 1 / first + 1 / second


def width(spread: float, first: float, second: float) -> float:
    """Give half the width of a 95 % interval of a difference of two means."""
    far = float(critical_value(0.95, df=max(first + second - 3, 1)))
    return far * spread * sqrt(_per_pair(first, second))
