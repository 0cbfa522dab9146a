"""What every answer shares: coverage, notices, the words for numbers, and JSON records."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from hdiary.diary import Diary

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.int64]

_SCALE_WORDS = {
    "0-10": "0 to 10",
    "0-100": "0 to 100",
    "0-3": "0 to 3",
    "words": "in words",
    "yes-no": "only yes or no",
}


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Answer:
    """What every question gives back.

    Attributes
    ----------
    question
        The question's name.
    table
        The tidy answer in full precision; what cannot be answered is missing, with the reason
        in its ``verdict``.
    settings
        Every setting that shaped the answer.
    coverage
        One row per patient: ``patient``, ``first_day``, ``last_day``, ``days``, ``recorded``,
        ``headache_days``, ``clear_days``, ``not_recorded`` [days].
    notices
        Plain sentences about what the diary could not say.
    """

    question: str
    table: pd.DataFrame
    settings: Mapping[str, Any]
    coverage: pd.DataFrame
    notices: tuple[str, ...]

    def summary(self) -> str:
        """Tell the answer in a few plain sentences."""
        raise NotImplementedError

    def _repr_html_(self) -> str:
        said = "".join(f"<p>{html.escape(line)}</p>" for line in self.summary().splitlines())
        return said + str(self.table.to_html(index=False, na_rep="", max_rows=60))


def patient_codes(frame: pd.DataFrame) -> Codes:
    """Give the patient of each row of a diary's table as a number, their place in its list."""
    return frame["patient"].cat.codes.to_numpy().astype(np.int64)


def patient_column(diary: Diary, codes: Codes) -> pd.Series:
    """Give the ``patient`` column of a result whose rows belong to these patients."""
    names = pd.Index(diary.patients, dtype="str")
    return pd.Series(pd.Categorical.from_codes(codes.tolist(), categories=names), name="patient")


def count_by(codes: Codes, size: int, where: Bools | None = None) -> Codes:
    """Count rows by their code, only those where a condition holds."""
    picked = codes if where is None else codes[where]
    return np.bincount(picked, minlength=size).astype(np.int64)


def ratio(part: Codes | Floats, whole: Codes | Floats) -> Floats:
    """Divide, giving NaN where there is nothing to divide by.

    Examples
    --------
    >>> ratio(np.array([1, 0]), np.array([4, 0])).tolist()
    [0.25, nan]
    """
    top, bottom = np.asarray(part, dtype=np.float64), np.asarray(whole, dtype=np.float64)
    out = np.full(np.broadcast_shapes(top.shape, bottom.shape), np.nan)
    np.divide(top, bottom, out=out, where=bottom > 0)
    return out


def make_coverage(diary: Diary) -> pd.DataFrame:
    """Count each person's days by what the diary says about them.

    Returns
    -------
    pandas.DataFrame
        One row per patient: ``patient``, ``first_day``, ``last_day``, ``days`` (calendar days
        from first to last), ``recorded``, ``headache_days``, ``clear_days``, ``not_recorded``.
    """
    days = diary.days
    size = len(diary.patients)
    who = patient_codes(days)
    state = days["state"].astype("str").to_numpy()
    headache, clear = (count_by(who, size, state == s) for s in ("headache", "clear"))
    everyone = np.arange(size)
    dates = days["date"].groupby(who)
    return pd.DataFrame(
        {
            "patient": patient_column(diary, everyone),
            "first_day": dates.min().reindex(everyone),
            "last_day": dates.max().reindex(everyone),
            "days": count_by(who, size),
            "recorded": headache + clear,
            "headache_days": headache,
            "clear_days": clear,
            "not_recorded": count_by(who, size) - headache - clear,
        }
    )


def lists_only_headaches(diary: Diary) -> bool:
    """Say whether a day without headache stands nowhere among the entries.

    That is so for a list of attacks, and stays so for one whose clear days were stated: beyond
    the stated days it still lists headaches only.
    """
    if diary.attack_list:
        return True
    stated = diary.settings.get("clear_between") is not None
    return stated and not bool((~diary.entries["headache"]).fillna(False).any())


def make_notices(diary: Diary) -> tuple[str, ...]:
    """Say in plain sentences what holds for every answer from this diary.

    Returns
    -------
    tuple of str
        About refused rows, attack lists and pain scales; empty when there is nothing to say.
    """
    notices: list[str] = []
    if diary.rows_refused:
        rows = say_count(diary.rows_refused, "row")
        verb = "is" if diary.rows_refused == 1 else "are"
        notices.append(f"{rows} of the file could not be read and {verb} not counted here.")
    if diary.attack_list:
        notices.append(
            "This diary lists only headaches, so a day without an entry may have been clear or "
            "not written down. Headaches are counted; shares and rates need the clear days too."
        )
    elif lists_only_headaches(diary) and (diary.days["state"] == "not recorded").any():
        notices.append(
            "Clear days are known only for the time that was stated; beyond it this diary lists "
            "only headaches, which are counted there but give no rate."
        )
    if diary.scale != "0-10":
        scale = _SCALE_WORDS.get(diary.scale, diary.scale)
        notices.append(
            f"Pain was noted {scale}, so answers that need a scale of 0 to 10 are left out."
        )
    return tuple(notices)


def join_reasons(conditions: Sequence[tuple[Bools, str]], size: int) -> npt.NDArray[np.object_]:
    """Join, row by row, the words whose condition holds; ``"answered"`` where none does.

    Examples
    --------
    >>> join_reasons([(np.array([True, False]), "no headache day")], 2).tolist()
    ['no headache day', 'answered']
    """
    reasons = np.full(size, "", dtype=object)
    for holds, words in conditions:
        reasons[holds & (reasons != "")] += "; "
        reasons[holds] += words
    reasons[reasons == ""] = "answered"
    return reasons


def say_number(value: float, digits: int = 1) -> str:
    """Round a number for words: no needless zeros, never ``-0``.

    Examples
    --------
    >>> say_number(8.0), say_number(11.63), say_number(-0.01)
    ('8', '11.6', '0')
    """
    text = f"{value:.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def say_count(number: int, noun: str, plural: str | None = None) -> str:
    """Say how many of something, in the right number.

    Examples
    --------
    >>> say_count(1, "day"), say_count(2, "day")
    ('1 day', '2 days')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {plural or noun + 's'}"


def say_date(day: pd.Timestamp) -> str:
    """Write a day out, such as ``1 March 2026``."""
    return f"{day.day} {day:%B} {day.year}"


def say_coverage(row: pd.Series) -> str:
    """Say which days a diary covers and how many of them were recorded."""
    first, last = say_date(row["first_day"]), say_date(row["last_day"])
    if row["days"] == 1:
        return f"The diary covers one day, {first}."
    if row["not_recorded"] == 0:
        return f"The diary covers {row['days']} days, {first} to {last}, and all were recorded."
    share = say_number(100 * row["recorded"] / row["days"], 0)
    return (
        f"The diary covers {row['days']} days, {first} to {last}; "
        f"{row['recorded']} of them were recorded ({share} %)."
    )


def json_records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Turn a result frame into records that JSON can hold.

    Parameters
    ----------
    frame
        Any frame of a result.

    Returns
    -------
    list of dict
        One record per row; numbers unrounded, what is missing ``None``, days as
        ``2026-03-01`` and times as ``2026-03-01T14:30:00``.

    Examples
    --------
    >>> json_records(pd.DataFrame({"days": [28], "mean_pain": [float("nan")]}))
    [{'days': 28, 'mean_pain': None}]
    """
    columns = [[_plain(value) for value in frame[name].tolist()] for name in frame.columns]
    names = [str(name) for name in frame.columns]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def _plain(value: Any) -> Any:
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    if isinstance(value, float):
        return value if np.isfinite(value) else None
    if isinstance(value, pd.Timestamp):
        day_only = value == value.normalize()
        return value.strftime("%Y-%m-%d") if day_only else value.isoformat()
    return value.item() if isinstance(value, np.generic) else value


def describe_diary(diary: Diary) -> dict[str, Any]:
    """Describe a diary for the ``diary`` object of the JSON output.

    Returns
    -------
    dict
        ``file`` (its name without the folder, or None), ``patients`` (how many), ``first_day``
        and ``last_day`` (ISO), and ``days``, ``headache_days``, ``clear_days``,
        ``not_recorded`` summed over patients.
    """
    coverage = make_coverage(diary)
    totals = coverage[["days", "headache_days", "clear_days", "not_recorded"]].sum()
    return {
        "file": PurePath(diary.file).name if diary.file else None,
        "patients": len(coverage),
        "first_day": _plain(coverage["first_day"].min()),
        "last_day": _plain(coverage["last_day"].max()),
        **{str(name): int(value) for name, value in totals.items()},
    }
