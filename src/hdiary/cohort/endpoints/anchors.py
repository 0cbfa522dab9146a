"""From which day each person's periods are counted."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from hdiary.cohort.endpoints.rules import Anchor
from hdiary.diary import Diary
from hdiary.diary.arrays import Bools, Codes
from hdiary.diary.people import nobody_matched
from hdiary.diary.schema import EARLIEST_YEAR, LATEST_YEAR
from hdiary.questions.answer import SettingError
from hdiary.words import Phrase, phrase

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NO_DAY = np.datetime64("NaT", "D")


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Anchors:
    """The day from which each person's periods are counted [days since 1970]."""

    day: Codes
    known: Bools
    baseline: bool  # Whether what lies before is a baseline
    strangers: int = 0  # People with such a day who have no diary here


def find_anchors(diary: Diary, anchor: Anchor) -> Anchors:
    """Give each person's day: their first, one for all, a fact of theirs, or as was told."""
    if anchor is None:
        first = pd.Series(diary.coverage["first_day"])
        return _anchors(first.to_numpy(dtype="datetime64[us]"), baseline=False)
    if isinstance(anchor, date | np.datetime64):
        return _same_for_all(diary, anchor)
    if isinstance(anchor, str):
        facts = diary.people
        if facts is not None and anchor in facts.columns:
            return _from_fact(facts[anchor], anchor)
        return _same_for_all(diary, anchor)
    if isinstance(anchor, Mapping | pd.Series):
        return _from_mapping(diary, anchor)
    raise SettingError(
        "anchor is of a kind that hdiary does not know; give a day such as 2026-03-01, the name "
        "of a fact such as randomised, or a mapping of patients to days"
    )


def _anchors(days: np.ndarray, *, baseline: bool = True, strangers: int = 0) -> Anchors:
    known = ~np.isnat(days)
    numbers = days.astype("datetime64[D]").astype(np.int64)
    return Anchors(
        day=np.where(known, numbers, 0), known=known, baseline=baseline, strangers=strangers
    )


def _same_for_all(diary: Diary, given: object) -> Anchors:
    day = _read_day(given)
    if day is None or np.isnat(day):
        raise SettingError(_no_such_anchor(diary, given))
    return _anchors(np.full(len(diary.patients), day))


def _read_day(given: object) -> np.datetime64 | None:
    """Read a day; no time where nothing is said, None where it is no day."""
    # Days as they are written elsewhere (3/4/26) are for read_people, which asks about them.
    if isinstance(given, str):
        text = given.strip()[:10]
        if not _ISO.fullmatch(text):
            return None if text else _NO_DAY
        given = text
    elif given is None or given is pd.NaT or given is pd.NA or given != given:
        return _NO_DAY
    elif not isinstance(given, date | np.datetime64):
        return None
    try:
        day = pd.Timestamp(given)
    except ValueError:
        return None
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        return None
    return np.datetime64(f"{day:%Y-%m-%d}", "D")


def _no_such_anchor(diary: Diary, given: object) -> str:
    facts = diary.people
    days = [] if facts is None else [str(n) for n in facts.columns if _is_day(facts[n])]
    known = f"; facts that are days: {', '.join(days)}" if days else ""
    how = "" if facts is not None else "; facts of people are joined by with_people or --people"
    return (
        f"anchor {given!r} is neither a day such as 2026-03-01 nor a fact of these people that is "
        f"a day{known}{how}"
    )


def _is_day(column: pd.Series) -> bool:
    return pd.api.types.is_datetime64_any_dtype(column.dtype)


def _from_fact(column: pd.Series, name: str) -> Anchors:
    if not _is_day(column):
        raise SettingError(
            f"anchor {name!r} is a fact of these people but no day; give one that is a day, such "
            "as the day of randomisation"
        )
    return _anchors(column.to_numpy(dtype="datetime64[us]"))


def _from_mapping(diary: Diary, given: Mapping[Hashable, object] | pd.Series) -> Anchors:
    told = {str(patient): day for patient, day in given.items()}
    read = [_read_day(told.get(patient)) for patient in diary.patients]
    wrong = sum(day is None for day in read)
    if wrong:
        raise SettingError(
            f"anchor holds something that is no day for {wrong} of {len(read)} people; give each "
            "a day such as 2026-03-01, or leave the person out"
        )
    strangers = len(told.keys() - set(diary.patients))
    return _anchors(np.array(read, dtype="datetime64[D]"), strangers=strangers)


def notice_anchors(anchors: Anchors, diary: Diary) -> tuple[Phrase, ...]:
    """Tell who has no day to count from, and why; and who has one and no diary."""
    nobody = nobody_matched(diary, diary.of_people)
    unknown = int((~anchors.known).sum())
    told = {"endpoints.no_anchor": unknown, "endpoints.strangers": anchors.strangers}
    counted = tuple(phrase(key, n=many) for key, many in told.items() if many)
    return counted if nobody is None else (nobody, *counted)
