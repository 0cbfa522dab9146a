"""The rows of a triggers result: arrays of people and factors in, tidy rows out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools, Floats, patient_column
from hdiary.diary.calendar import SEPARATOR
from hdiary.questions.exposure.factors import Factor, LeftOut, name_factors
from hdiary.questions.exposure.rhythms import name_rhythm
from hdiary.questions.reasons import ANSWERED
from hdiary.questions.triggers.measure import DAY_BEFORE, Block
from hdiary.vocabulary.verdicts import NOT_ENOUGH
from hdiary.words import phrase

_NO_NEIGHBOURS = phrase("triggers.reason.no_neighbours")


def lay_out(
    diary: Diary,
    factors: Sequence[Factor],
    people: slice,
    windows: dict[str, tuple[dict[str, Any], Bools]],
) -> pd.DataFrame:
    """Make the frame: patient by patient, window by window, factor by factor."""
    # Each window has its columns, and says of which people and factors it has a row.
    who = np.arange(len(diary.patients), dtype=np.int64)[people]
    size, many = len(who), len(factors)
    each = len(windows)
    frame: dict[str, Any] = {
        "patient": patient_column(diary, np.repeat(who, many * each)),
        **name_factors(factors, np.tile(np.arange(many), size * each)),
        "window": pd.array(np.tile(np.repeat(list(windows), many), size).tolist(), dtype="str"),
    }
    for name in windows[DAY_BEFORE][0]:
        values = np.stack([told[name] for told, _ in windows.values()], axis=1).ravel()
        # Reasons stay phrases until the answer is whole.
        words = values.dtype == object and name != "reason"
        frame[name] = pd.array(values.tolist(), dtype="str") if words else values
    laid, shown = pd.DataFrame(frame), np.stack([seen for _, seen in windows.values()], axis=1)
    if shown.all():
        return laid
    return laid[shown.ravel()].reset_index(drop=True)


def list_left_out_rows(
    diary: Diary, left_out: Sequence[LeftOut], like: pd.DataFrame
) -> pd.DataFrame:
    """Give the rows of what is no factor, with the reason, for every patient."""
    who = np.repeat(np.arange(len(diary.patients), dtype=np.int64), len(left_out))
    blank = {"i": 0, "b": False, "f": np.nan}
    rows = pd.DataFrame(
        {
            name: pd.Series([blank.get(like[name].dtype.kind, "")] * len(who)).astype(kept.dtype)
            for name, kept in like.items()
            if name != "patient"
        }
    )
    rows.insert(0, "patient", patient_column(diary, who))
    for column, of in (("factor", "name"), ("source", "source"), ("reason", "reason")):
        values = [getattr(out, of) for out in left_out] * len(diary.patients)
        rows[column] = pd.Series(values, dtype="object" if column == "reason" else "str")
    rows["kind"], rows["window"], rows["verdict"] = "word", DAY_BEFORE, NOT_ENOUGH
    return rows


def list_pairs(
    diary: Diary, factors: Sequence[Factor], people: slice, agreement: Floats, together: Bools
) -> pd.DataFrame:
    """List the pairs that nearly always come, or stay away, together."""
    person, first, second = np.nonzero(together & np.triu(np.ones(together.shape[1:], np.bool_)))
    names: npt.NDArray[np.object_] = np.array([f.name for f in factors], dtype=object)
    return pd.DataFrame(
        {
            "patient": patient_column(diary, person.astype(np.int64) + people.start),
            "factor": pd.array(names[first].tolist(), dtype="str"),
            "other": pd.array(names[second].tolist(), dtype="str"),
            "agreement": agreement[person, first, second],
        }
    )


def describe_course(
    diary: Diary, factors: Sequence[Factor], block: Block, shown: Bools
) -> pd.DataFrame:
    """Describe the course that each person's factors were compared with."""
    used, fit = block.fit.used, block.fit
    count = used.sum(axis=1)
    headaches = fit.response.sum(axis=1).astype(np.int64)
    who = np.arange(len(diary.patients), dtype=np.int64)[block.people]
    return pd.DataFrame(
        {
            "patient": patient_column(diary, who),
            "days_used": count,
            "headaches_used": headaches,
            "clear_used": count - headaches,
            "wave_sd": np.where(count > 0, fit.wave_sd, np.nan),
            "rhythm_days": np.zeros(len(count), np.int64) if fit.period is None else fit.period,
            "rhythms": pd.array(_name_rhythms(factors, shown & block.courses.rhythmic), "str"),
            "reason": [ANSWERED if many else _NO_NEIGHBOURS for many in count],
        }
    )


def _name_rhythms(factors: Sequence[Factor], taken: Bools) -> list[str]:
    """Name the written rhythms that each person's course takes into account."""
    names = [name_rhythm(factor) for factor in factors]
    return [
        SEPARATOR.join(dict.fromkeys(names[place] for place in np.flatnonzero(row)))
        for row in taken
    ]
