"""Headaches left alone, and medicine without a name: what a word of them would tell."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from hdiary.diary.arrays import patient_codes
from hdiary.questions.medicine import verdicts
from hdiary.questions.next.person import Person
from hdiary.questions.next.ratings import OPEN, WIDEST, for_hours, left_alone, width
from hdiary.questions.next.rules import ENTRIES, FEWEST_DAYS, WEEKS
from hdiary.questions.next.steps import DIARY, Step
from hdiary.words import Phrase, phrase

_MONTH, _NEAR = 28, 2
"""So many days below a limit are near it."""


class _Headaches(NamedTuple):
    """Days with headache that have no treatment, and those without a word on it."""

    untreated: int
    blank: int


def write_none(person: Person) -> Step | None:
    """Write none when a headache is left alone, and rate it twice."""
    found = person.found
    if person.recorded < FEWEST_DAYS or found.diary.scale != "0-10":
        return None
    used, alone, settings = for_hours(person), left_alone(person), found.relief.settings
    least = int(settings["gates"]["min_comparisons"])
    if used.empty or alone >= least or not used["verdict"].isin(OPEN).any():
        return None
    heads, most = _count_headaches(person), used.iloc[0].to_dict()
    each_week = (most["used"] / person.weeks, heads.untreated / person.weeks)
    for weeks in WEEKS:
        given, left = int(most["rated"]) + each_week[0] * weeks, alone + each_week[1] * weeks
        if min(given, left) >= least:
            break
    else:
        return None
    half = width(person.spread, given, left)
    if half > WIDEST:
        return None
    unsaid = 0 if settings["blank_is_none"] else _count_unsaid(person)
    why = [
        phrase("next.none.why", blank=heads.blank, n=heads.untreated, alone=alone, needed=least),
        phrase(
            "next.none.then", weeks=weeks, n=round(left), name=str(most["treatment"]), half=half
        ),
    ]
    if "fall_sd" not in person.usual.known:
        why.append(phrase("next.headaches.typical"))
    if unsaid:
        why.append(phrase("next.none.say_so", n=unsaid))
    return Step(
        kind=ENTRIES,
        what="write none",
        do=phrase("next.none.do"),
        why=phrase("next.several", parts=tuple(why)),
        gain=min(1.0 / half, 1.0),
        now=alone,
        brings=float(round(left)),
        unit="headaches left alone and rated",
        weeks=weeks,
        command=("hdiary", "relief", DIARY, "--blank-is-none") if unsaid else (),
    )


def _count_headaches(person: Person) -> _Headaches:
    """Count days with headache and nothing given, and those that say nothing of it."""
    entries = person.rows(person.found.diary.entries)
    heads = set(entries.loc[entries["headache"].fillna(False), "date"])
    given = set(person.rows(person.found.diary.doses)["date"])
    said = set(entries.loc[entries["treatment"].notna(), "date"])
    return _Headaches(untreated=len(heads - given), blank=len(heads - said))


def _count_unsaid(person: Person) -> int:
    from hdiary.questions.relief.moments import is_unsaid

    mine = patient_codes(person.found.diary.entries) == person.place
    return int((is_unsaid(person.found.diary) & mine).sum())


def name_medicine(person: Person) -> Step | None:
    """Write the name of the medicine, where it leaves open how near a limit its days are."""
    found = person.found
    if person.recorded < FEWEST_DAYS:
        return None
    doses, table = person.rows(found.diary.doses), person.rows(found.medicine)
    vague = doses[~doses["recognised"]]
    is_open = table["verdict"].isin(verdicts.OPEN).any()
    if vague.empty or not (is_open or table.empty):
        return None
    low, high = _days_of_last_month(person, vague)
    return Step(
        kind=ENTRIES,
        what="name medicine",
        do=phrase("next.name.do"),
        why=phrase("next.name.why", n=len(vague), of=len(doses), low=low, high=high),
        gain=1.1,
        now=float(high - low),
        brings=0.0,
        unit="days with medicine in 28, least to most",
        weeks=4.0,
    )


def _days_of_last_month(person: Person, vague: pd.DataFrame) -> tuple[int, int]:
    """Give on how many of the last days an acute medicine was taken, without and with these."""
    begin = person.covered["last_day"] - pd.Timedelta(days=_MONTH - 1)
    doses = person.rows(person.found.diary.doses)
    recent = doses[doses["date"] >= begin]
    low = set(recent.loc[recent["acute"], "date"])
    return len(low), len(low | set(vague.loc[vague["date"] >= begin, "date"]))


def near_limit(person: Person) -> Phrase | None:
    """Say of which acute medicine the days are near its limit or above, with figures."""
    table = person.rows(person.found.medicine)
    for row in table[table["limit"].notna()].to_dict("records"):
        low, high, limit = row["w1_lowest"], row["w1_highest"], int(row["limit"])
        if not pd.isna(low) and int(low) >= limit - _NEAR:
            group, ends = str(row["medication"]), {"low": int(low), "high": int(high)}
            key = "days" if low == high else "between"
            return phrase(f"next.clinician.{key}", group=group, limit=limit, **ends)
    return None


def may_be_near_limit(person: Person) -> bool:
    """Say whether days with acute medicine may be near a limit, whatever was not written."""
    table = person.rows(person.found.medicine)
    limited = table[table["limit"].notna()]
    high = limited["w1_highest"].fillna(limited["limit"])
    return bool(limited.empty or (high >= limited["limit"] - _NEAR).any())
