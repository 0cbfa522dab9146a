"""Who of a diary's people fits a condition; of whom it cannot be said is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Bools
from hdiary.diary.like import DiaryLike
from hdiary.diary.people.where.evaluate import evaluate
from hdiary.diary.people.where.parse import parse_condition
from hdiary.diary.people.where.refuse import refuse
from hdiary.diary.problems import Problems
from hdiary.words import phrase

_OF_A_FUNCTION = (KeyError, TypeError, ValueError, AttributeError, IndexError, ZeroDivisionError)


def fitting_people(diary: DiaryLike, where: Any, found: Problems) -> Bools:
    """Say who fits a condition; a fact that was not said makes it neither true nor false."""
    if not isinstance(where, str) and not callable(where):
        refuse(found, phrase("diary.where.a_text"), value=where)
    if diary.people is None:
        refuse(found, phrase("diary.where.people"), phrase("diary.where.give_people"))
    if callable(where):
        fits = _by_function(where, diary.people, found)
    else:
        fits = evaluate(parse_condition(where, found), diary.people, found)
    unsaid = int(fits.isna().sum())
    if unsaid:
        found.warn(
            "a fact not said",
            expected=phrase("diary.where.said"),
            suggestion=phrase("diary.where.not_chosen", n=unsaid),
        )
    return fits.fillna(False).to_numpy(dtype=bool)


def _by_function(
    where: Callable[[pd.DataFrame], Any], people: pd.DataFrame, found: Problems
) -> pd.Series:
    """Ask somebody's own function; what it gives must be true or false for each person."""
    try:
        given = where(people.copy())
        mask = pd.Series(pd.array(np.asarray(given, dtype=object), dtype="boolean"))
    except _OF_A_FUNCTION as error:
        refuse(found, phrase("diary.where.function"), value=type(error).__name__)
    if len(mask) != len(people):
        refuse(found, phrase("diary.where.each", n=len(people)))
    return mask


def say_where(where: Any, before: Any = None) -> str:
    """Write a condition for the echo of settings, behind the one that was asked before it."""
    told = where.strip() if isinstance(where, str) else "a function"
    return f"({before}) and ({told})" if before else told
