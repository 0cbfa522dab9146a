"""An experiment in periods: some days with something and some without it, in random order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from hdiary.questions.next.person import Person
from hdiary.questions.next.power import FOUR, power_of_periods
from hdiary.questions.next.rules import EXPERIMENT, HALF, LEAST_POWER, POWER, QUARTER
from hdiary.questions.next.steps import DIARY, Step
from hdiary.questions.next.suspects import FIXED, open_factors
from hdiary.vocabulary.verdicts import CANNOT_TELL
from hdiary.words import Phrase, phrase


class _Size(NamedTuple):
    """How long a period is, how many of its first days do not count, and how many there may be."""

    length: int
    washout: int
    periods: tuple[int, ...]


_SHORT, _LONG = _Size(7, 0, (12, 16, 20, 24)), _Size(14, 7, (8, 12))
"""In blocks of four, up to half a year; long where an effect goes on for a while."""
_HABITS = frozenset(
    {"exercise", "stretching", "posture_correction", "activity_change", "relaxation", "hydration"}
)
"""What somebody can do and leave from one week to the next without harm."""
_LEAST_CHANGE = 0.2
"""What would take less of the headache days away, by the diary's own counts, is not tried."""


class _Arms(NamedTuple):
    """What is done in turn, its words, and what the step is called."""

    first: str | Phrase
    second: Phrase
    do: Phrase


def try_habit(person: Person) -> Step | None:
    """Do a habit of one's own, and leave it, in periods in random order."""
    table = person.rows(person.found.change.table)
    classes = _classes(person)
    mine = table[(table["outcome"] == "headache_days_28") & (table["verdict"] == CANNOT_TELL)]
    for name in mine["intervention"].astype("str"):
        if classes.get(name) in _HABITS:
            arms = _Arms(
                person.call(name), phrase("trial.none"), phrase("next.habit.do", name=name)
            )
            settle = phrase("next.habit.settle", n=_LONG.washout)
            more = [settle, phrase("next.habit.slow")]
            return _propose(person, arms, "habit in periods", more=more, size=_LONG)
    return None


def _classes(person: Person) -> dict[str, str]:
    doses = person.rows(person.found.diary.doses)
    names, classes = (doses[of].astype("str") for of in ("treatment", "treatment_class"))
    return dict(zip(names, classes, strict=True))


def try_factor(person: Person) -> Step | None:
    """Keep an activity or posture low, or do more of it, in periods in random order."""
    for row in open_factors(person).to_dict("records"):
        fewer = _fewer_without(row)
        if str(row["factor"]) in FIXED or fewer < _LEAST_CHANGE:
            continue
        key, told = ("little" if row["harm"] else "daily"), (str(row["factor"]), str(row["kind"]))
        arms = _Arms(
            phrase(f"next.arm.{key}", name=told),
            phrase("next.arm.usual"),
            phrase(f"next.factor.{key}", names=(told,)),
        )
        return _propose(person, arms, "factor in periods", more=[_say_counts(row, told)])
    return None


def _fewer_without(row: Mapping[Any, Any]) -> float:
    """Give by which share headache days would fall if all days were like its better ones."""
    days = int(row["days_exposed"]) + int(row["days_unexposed"])
    share = (int(row["headaches_exposed"]) + int(row["headaches_unexposed"])) / days
    better = row["risk_unexposed"] if row["harm"] else row["risk_exposed"]
    return 1 - float(better) / share if share else 0.0


def _say_counts(row: Mapping[Any, Any], name: tuple[str, str]) -> Phrase:
    return phrase(
        "next.factor.counts",
        names=(name,),
        exposed=row["risk_exposed"],
        other=row["risk_unexposed"],
    )


def _propose(
    person: Person, arms: _Arms, what: str, *, more: list[Phrase], size: _Size = _SHORT
) -> Step | None:
    if person.listing or "headache_share" not in person.usual.known:
        return None
    power, many = _find_design(person, size)
    quarter = _power(person, many, size, ratio=QUARTER)
    length, weeks = size.length, size.length * many // 7
    why = phrase(
        "next.periods.why", n=many, length=length, weeks=weeks, power=power, quarter=quarter
    )
    return Step(
        kind=EXPERIMENT,
        what=what,
        do=arms.do,
        why=phrase("next.several", parts=(why, *more)),
        gain=power,
        worth=power >= LEAST_POWER,
        brings=power,
        unit="chance to see half as many headache days",
        weeks=weeks,
        command=(
            *("hdiary", "trial", "plan", DIARY, "--arm", arms.first, "--arm", arms.second),
            *("--design", "periods", "--periods", str(many), "--length", str(length)),
            *("--block", str(FOUR)),
            *(("--washout", str(size.washout)) if size.washout else ()),
            *("-o", "trial"),
        ),
    )


def _find_design(person: Person, size: _Size) -> tuple[float, int]:
    """Find the shortest design with the power that is asked for; the longest there is without."""
    # Power grows with the periods, so that what the longest cannot tell no other can.
    low, high = 0, len(size.periods) - 1
    power = {high: _power(person, size.periods[high], size, ratio=HALF)}
    while low < high and power[high] >= POWER:
        middle = (low + high) // 2
        power[middle] = _power(person, size.periods[middle], size, ratio=HALF)
        low, high = (low, middle) if power[middle] >= POWER else (middle + 1, high)
    return power[high], size.periods[high]


def _power(person: Person, many: int, size: _Size, *, ratio: float) -> float:
    return power_of_periods(
        person.usual.life, periods=many, length=size.length, washout=size.washout, ratio=ratio
    )
