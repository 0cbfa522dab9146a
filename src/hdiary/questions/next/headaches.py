"""An experiment by headache: which of two treatments first, in random order."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from math import ceil, hypot
from typing import Any, NamedTuple

import pandas as pd

from hdiary.questions.medicine.verdicts import BELOW
from hdiary.questions.next import rules
from hdiary.questions.next.alone import may_be_near_limit, near_limit
from hdiary.questions.next.person import Person
from hdiary.questions.next.power import FOUR, power_of_headaches
from hdiary.questions.next.ratings import OPEN, for_hours
from hdiary.questions.next.steps import DIARY, Step
from hdiary.vocabulary.classes import ACUTE_CLASSES
from hdiary.words import Phrase, phrase

_FEWEST_USED = 4
_FEWEST_BLOCKS = 3
"""With fewer blocks of four no order is rare enough."""
_HALF = 0.5
_BY_ONESELF = frozenset(
    {
        "heat", "cold", "rest", "relaxation", "stretching", "exercise", "posture_correction",
        "hydration",
    }
)  # fmt: skip
_DRAWN = _BY_ONESELF | frozenset(ACUTE_CLASSES)
"""What a lot may choose; what is not recognised may be medicine, and never is."""

Row = Mapping[Any, Any]


class _Pair(NamedTuple):
    """Two treatments to compare, the second may be nothing."""

    first: Row
    second: Row | None


def try_headaches(person: Person) -> Step | None:
    """Draw by lot which of two treatments comes first at each headache."""
    if person.recorded < rules.FEWEST_DAYS or person.found.diary.scale != "0-10":
        return None
    allowed = [pair for pair in _list_pairs(person) if _may_be_drawn(person, _drugs(pair))]
    if not allowed:
        return None
    pair = allowed[0]
    # As a plan reckons it, so that both say the same number of weeks.
    weekly = person.usual.headaches_per_week
    many = _find_many(person, min(rules.MOST_HEADACHES, int(rules.LONGEST * weekly)))
    return _propose(person, pair, many, weekly) if many else None


def _find_many(person: Person, most: int) -> int:
    """Find the fewest headaches with the power that is asked for; the most there are without."""
    # Power grows with their number, so that halves of what is left find it.
    low, high = _FEWEST_BLOCKS, most // FOUR
    if high < low:
        return 0
    while low < high:
        middle = (low + high) // 2
        low, high = (
            (low, middle) if _power(person, middle * FOUR) >= rules.POWER else (middle + 1, high)
        )
    return high * FOUR


def _power(person: Person, many: int) -> float:
    return power_of_headaches(person.usual.life, headaches=many, effect=rules.POINT)


def _list_pairs(person: Person) -> list[_Pair]:
    """List what is open: pairs without medicine, pairs with it, and treatments beside nothing."""
    used = for_hours(person)
    used = used[(used["used"] >= _FEWEST_USED) & used["treatment_class"].isin(_DRAWN)]
    rows = used.to_dict("records")
    pairs = [_Pair(*two) for two in combinations(rows, 2) if _is_open(person, *two)]
    alone = [_Pair(row, None) for row in rows if row["verdict"] in OPEN and not _is_drug(row)]
    return sorted(pairs + alone, key=_order)


def _order(pair: _Pair) -> tuple[bool, int, int]:
    often = min(int(row["used"]) for row in pair if row is not None)
    return pair.second is None, len(_drugs(pair)), -often


def _drugs(pair: _Pair) -> list[Row]:
    return [row for row in pair if row is not None and _is_drug(row)]


def _is_drug(row: Row) -> bool:
    return str(row["treatment_class"]) in ACUTE_CLASSES


def _is_open(person: Person, first: Row, second: Row) -> bool:
    """Say whether it is open which of two brings more relief, and whether it matters."""
    beside = person.rows(person.found.relief.contrasts)
    names = {str(first["treatment"]), str(second["treatment"])}
    both = beside[beside["treatment"].isin(names) & beside["other"].isin(names)]
    if len(both):
        return bool(both["verdict"].iloc[0] in OPEN)
    if pd.isna(first["extra_fall"]) or pd.isna(second["extra_fall"]):
        return True
    gap = abs(float(first["extra_fall"]) - float(second["extra_fall"]))
    half = hypot(*(float(row["ci_high"] - row["ci_low"]) / 2 for row in (first, second)))
    return gap <= half and gap + half >= rules.POINT


def _may_be_drawn(person: Person, drugs: list[Row]) -> bool:
    """Say whether drawing medicine by lot asks for no more of it, and its days are few."""
    if not drugs:
        return True
    table = person.rows(person.found.medicine)
    below = bool((table.loc[table["limit"].notna(), "verdict"] == BELOW).any())
    most = _HALF * len(person.treated)
    often = all(int(row["used"]) >= most for row in drugs)
    return below and often and not may_be_near_limit(person)


def see_clinician(person: Person) -> Step | None:
    """Talk with the clinician where medicine is asked about and its days are near a limit."""
    if person.recorded < rules.FEWEST_DAYS:
        return None
    limit = near_limit(person)
    if limit is None or not any(map(_drugs, _list_pairs(person))):
        return None
    return Step(
        kind=rules.CLINICIAN,
        what="medicine days",
        do=phrase("next.clinician.do"),
        why=phrase("next.clinician.why", limit=limit),
        gain=1.0,
    )


def _propose(person: Person, pair: _Pair, many: int, weekly: float) -> Step:
    power, weeks = _power(person, many), ceil(many / weekly)
    names = [str(row["treatment"]) for row in pair if row is not None]
    key = "next.headaches.do" if pair.second is not None else "next.headaches.do_none"
    why = [
        phrase("next.headaches.why", n=many, weeks=weeks, power=power, points=rules.POINT),
        *([phrase("next.headaches.typical")] if "fall_sd" not in person.usual.known else []),
        *([phrase("next.headaches.drug")] if _drugs(pair) else []),
        *([phrase("next.headaches.borne")] if pair.second is None else []),
    ]
    return Step(
        kind=rules.EXPERIMENT,
        what="by headache",
        do=phrase(key, first=names[0], second=names[-1]),
        why=phrase("next.several", parts=tuple(why)),
        gain=power,
        worth=power >= rules.LEAST_POWER,
        brings=power,
        unit="chance to see 1 point",
        weeks=weeks,
        command=_write(
            [person.own_words.get(name, name) for name in names], many, alone=pair.second is None
        ),
    )


def _write(names: list[str], many: int, *, alone: bool) -> tuple[str | Phrase, ...]:
    second: str | Phrase = phrase("trial.none") if alone else names[1]
    return (
        *("hdiary", "trial", "plan", DIARY, "--arm", names[0], "--arm", second),
        *("--design", "headaches", "--periods", str(many), "-o", "trial"),
    )
