"""The rows of a triggers result: arrays of people and factors in, tidy rows out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools, Floats, patient_column
from hdiary.questions.exposure.factors import Factor, LeftOut, name_factors
from hdiary.questions.reasons import ANSWERED
from hdiary.questions.triggers.measure import DAY_BEFORE, WINDOWS, Block
from hdiary.vocabulary.verdicts import NOT_ENOUGH
from hdiary.words import phrase

_NO_NEIGHBOURS = phrase("triggers.reason.no_neighbours")


def lay_out(
    diary: Diary,
    factors: Sequence[Factor],
    people: slice,
    both: dict[str, dict[str, Any]],
    shown: Bools,
) -> pd.DataFrame:
    """Make the frame: patient by patient, window by window, factor by factor."""
    who = np.arange(len(diary.patients), dtype=np.int64)[people]
    size, many = len(who), len(factors)
    each = len(WINDOWS)
    frame: dict[str, Any] = {
        "patient": patient_column(diary, np.repeat(who, many * each)),
        **name_factors(factors, np.tile(np.arange(many), size * each)),
        "window": pd.array(np.tile(np.repeat(WINDOWS, many), size).tolist(), dtype="str"),
    }
    for name in both[DAY_BEFORE]:
        values = np.stack([both[window][name] for window in WINDOWS], axis=1).ravel()
        # Reasons stay phrases until the answer is whole.
        words = values.dtype == object and name != "reason"
        frame[name] = pd.array(values.tolist(), dtype="str") if words else values
    laid = pd.DataFrame(frame)
    if shown.all():
        return laid
    return laid[np.repeat(shown[:, None, :], each, axis=1).ravel()].reset_index(drop=True)


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


def describe_course(diary: Diary, block: Block) -> pd.DataFrame:
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
            "reason": [ANSWERED if many else _NO_NEIGHBOURS for many in count],
        }
    )
