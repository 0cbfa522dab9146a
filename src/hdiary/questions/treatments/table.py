"""One row per treatment: within hours beside over weeks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Codes, patient_codes
from hdiary.diary.calendar import SEPARATOR
from hdiary.questions.change.starts import is_about
from hdiary.questions.reasons import Reasons
from hdiary.questions.relief.rules import NOT_RATED
from hdiary.questions.treatments import rules
from hdiary.vocabulary.verdicts import CANNOT_TELL, NOT_ENOUGH
from hdiary.words import Phrase, phrase, say_plain
from hdiary.words.names import TOGETHER

_EARLY = 14
"""What was used in the first two weeks was there from the beginning [days]."""

HOURS = {
    "rated": "rated",
    "fall": "fall",
    "expected_fall": "expected_fall",
    "extra_fall": "extra_fall",
    "extra_low": "ci_low",
    "extra_high": "ci_high",
    "compared_with": "compared_with",
    "hours_verdict": "verdict",
    "hours_reason": "reason",
}
"""Columns of the answer within hours, and what they are called in `relief`'s table."""
WEEKS = {
    "since": "since",
    "found": "found",
    "before": "before",
    "after": "after",
    "change": "change",
    "change_low": "ci_low",
    "change_high": "ci_high",
    "days_before": "days_before",
    "days_after": "days_after",
    "bad_week": "bad_week",
    "going": "going",
    "wave": "wave",
    "earlier_dates": "earlier_dates",
    "earlier_changes": "earlier_changes",
    "also_began": "also_began",
    "also_ended": "also_ended",
    "also_again": "also_again",
    "weeks_verdict": "verdict",
    "weeks_reason": "reason",
}
"""Columns of the answer over weeks (headache days in 28), and their names in `change`'s table."""
PAIN = {
    "pain_change": "change",
    "pain_low": "ci_low",
    "pain_high": "ci_high",
    "pain_verdict": "verdict",
}
"""Columns of the same for pain on headache days."""
DOSE = {
    "dose_days": "window_days",
    "dose_unit": "unit",
    "dose_per": "per",
    "dose_odds_ratio": "odds_ratio",
    "dose_low": "ci_low",
    "dose_high": "ci_high",
    "dose_verdict": "verdict",
    "dose_reason": "reason",
}
"""Columns of more and less of it, and what they are called in `dose`'s table."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Joined:
    """One row per treatment, and what its reasons are that are of no single question."""

    table: pd.DataFrame
    reasons: Reasons


def join_answers(
    diary: Diary, *, hours: pd.DataFrame, weeks: pd.DataFrame, doses: pd.DataFrame
) -> Joined:
    """Lay the answers on each treatment side by side."""
    parts = _part_names(weeks)
    same_day = _phrase_same_day(parts)
    rows = _list_rows(hours, parts)
    starts = _by_treatment(parts, rows, same_day)
    whose = _keys(rows, rows["key"])
    joined = [rows]
    for table, columns in (
        (hours, HOURS),
        (starts[starts["outcome"] == "headache_days_28"], WEEKS),
        (starts[starts["outcome"] == "mean_pain"], PAIN),
        (_longest(doses), DOSE),
    ):
        place = _keys(table, table["treatment"].str.casefold()).get_indexer(whose)
        part = table[list(columns.values())].set_axis(list(columns), axis=1)
        found = part.reset_index(drop=True).reindex(place)  # place -1 is nobody's: missing
        joined.append(found.reset_index(drop=True))
    reasons = {say_plain(told): told for told in same_day.values()}
    return Joined(table=_fill(pd.concat(joined, axis=1), diary), reasons=rules.OWN | reasons)


def _keys(table: pd.DataFrame, names: pd.Series) -> pd.MultiIndex:
    return pd.MultiIndex.from_arrays([patient_codes(table), names])


def _list_rows(hours: pd.DataFrame, parts: pd.DataFrame) -> pd.DataFrame:
    """List every treatment and what began besides, with how often it was used."""
    told = hours[["patient", "treatment", "treatment_class", "doses"]]
    told = told.assign(key=told["treatment"].str.casefold())
    known = _names_of(told)
    new = [
        (patient, name)
        for patient, name in dict.fromkeys(
            zip(parts["patient"].astype("str"), parts["treatment"], strict=True)
        )
        if not _find(patient, name, known)
    ]
    extra = pd.DataFrame(
        {
            "patient": pd.Categorical(
                [patient for patient, _ in new], categories=told["patient"].cat.categories
            ),
            "treatment": pd.array([name for _, name in new], dtype="str"),
            "treatment_class": pd.array([""] * len(new), dtype="str"),
            "doses": np.zeros(len(new), dtype=np.int64),
            "key": pd.array([name.casefold() for _, name in new], dtype="str"),
        }
    )
    rows = pd.concat([told, extra], ignore_index=True)
    order = np.argsort(rows["patient"].cat.codes.to_numpy(), kind="stable")
    return rows.iloc[order].reset_index(drop=True)


def _part_names(weeks: pd.DataFrame) -> pd.DataFrame:
    """Give one row for each thing that began; where several began together, one for them, too."""
    names = [
        [*whole.split(TOGETHER), whole] if TOGETHER in whole else [whole]
        for whole in weeks["intervention"].astype("str")
    ]
    apart = weeks.assign(treatment=pd.Series(names, index=weeks.index, dtype="object"))
    apart = apart.explode("treatment")
    others = [
        [other for other in whole.split(TOGETHER) if name not in (other, whole)]
        for whole, name in zip(apart["intervention"], apart["treatment"], strict=True)
    ]
    return apart.assign(
        treatment=apart["treatment"].astype("str"),
        others=pd.array([SEPARATOR.join(names) for names in others], dtype="str"),
    )


def _names_of(rows: pd.DataFrame) -> Mapping[str, set[str]]:
    """Give the treatments of each person."""
    names: dict[str, set[str]] = {}
    for patient, key in zip(rows["patient"].astype("str"), rows["key"], strict=True):
        names.setdefault(patient, set()).add(key)
    return names


def _find(patient: str, name: str, known: Mapping[str, set[str]]) -> str:
    """Find the treatment of a person that a start is about: by its name, with harmless words."""
    key, mine = name.casefold(), known.get(patient, set())
    if key in mine:
        return key
    return max((k for k in mine if is_about(name, k)), key=len, default="")


def _phrase_same_day(apart: pd.DataFrame) -> dict[str, Phrase]:
    """Say of each that began together with others that they are judged as one, by their names."""
    told = {}
    for others in apart["others"].unique():
        if others:
            each = [phrase("treatments.reason.name", name=n) for n in others.split(SEPARATOR)]
            told[others] = phrase(rules.SAME_TIME, names=tuple(each))
    return told


def _by_treatment(
    apart: pd.DataFrame, rows: pd.DataFrame, same_day: Mapping[str, Phrase]
) -> pd.DataFrame:
    """Give each start under the name of its treatment; the first start of each."""
    known = _names_of(rows)
    keys = [
        _find(patient, name, known)
        for patient, name in zip(apart["patient"].astype("str"), apart["treatment"], strict=True)
    ]
    apart = apart.assign(treatment=pd.array(keys, dtype="str"))
    together = apart["others"] != ""
    written = {others: say_plain(told) for others, told in same_day.items()}
    reason = apart["reason"].mask(together, apart["others"].map(written))
    # What several things began together with cannot be laid at one door: it has its own row.
    verdict = apart["verdict"].mask(together & (apart["verdict"] != NOT_ENOUGH), CANNOT_TELL)
    apart = apart.assign(reason=reason, verdict=verdict)
    apart.loc[together, ["before", "after", "change", "ci_low", "ci_high"]] = np.nan
    return apart.drop_duplicates(["patient", "treatment", "outcome"])


def _longest(doses: pd.DataFrame) -> pd.DataFrame:
    """Give the longest window that was judged, else the shortest."""
    told = (doses["verdict"] != NOT_ENOUGH).to_numpy()
    rank = np.where(told, doses["window_days"], -doses["window_days"])
    order = np.lexsort((-rank, doses["patient"].cat.codes.to_numpy()))
    return doses.iloc[order].drop_duplicates(["patient", "treatment"])


def _fill(joined: pd.DataFrame, diary: Diary) -> pd.DataFrame:
    """Say why what is missing is missing."""
    unrated = joined["hours_verdict"].isna()
    unwritten = unrated & (joined["doses"] == 0)
    joined.loc[unrated, "hours_reason"] = say_plain(NOT_RATED)
    joined.loc[unwritten, "hours_reason"] = say_plain(rules.NOT_WRITTEN)
    several = joined["treatment"].str.contains(TOGETHER, regex=False)
    joined.loc[unwritten & several, "hours_reason"] = say_plain(rules.SEVERAL)
    joined["hours_verdict"] = joined["hours_verdict"].fillna(NOT_ENOUGH)
    no_start = joined["weeks_verdict"].isna()
    early = _used_early(joined, diary)
    joined.loc[no_start & early, "weeks_reason"] = say_plain(rules.FROM_THE_FIRST)
    joined.loc[no_start & ~early, "weeks_reason"] = say_plain(rules.NOW_AND_THEN)
    for name in ("weeks_verdict", "pain_verdict", "dose_verdict"):
        joined[name] = joined[name].fillna(NOT_ENOUGH)
    joined["dose_reason"] = joined["dose_reason"].fillna(say_plain(rules.NOT_WRITTEN))
    for name in ("rated", "days_before", "days_after"):
        joined[name] = joined[name].fillna(0).astype(np.int64)
    for name in ("found", "bad_week", "going"):
        joined[name] = joined[name].astype("boolean")
    for name in ("earlier_dates", "earlier_changes"):
        joined[name] = joined[name].astype("Int64")
    for name in ("also_began", "also_ended", "also_again"):
        told = joined[name].astype("object")
        joined[name] = told.where(told.notna(), "").astype("str")
    joined["compared_with"] = joined["compared_with"].fillna("")
    return joined.drop(columns="key")


def _used_early(joined: pd.DataFrame, diary: Diary) -> Any:
    """Say which treatments were used within two weeks of the first day."""
    doses = diary.doses
    first = diary.days.groupby(patient_codes(diary.days))["date"].min().to_numpy()
    who = patient_codes(doses)
    into = (doses["date"].to_numpy() - first[who]).astype("timedelta64[D]").astype(np.int64)
    key = doses["treatment"].astype("str").str.casefold()
    early: Mapping[tuple[int, str], bool] = {
        (int(w), str(k)): True for w, k in zip(who[into < _EARLY], key[into < _EARLY], strict=True)
    }
    codes: Codes = patient_codes(joined)
    return np.array(
        [(int(w), str(k)) in early for w, k in zip(codes, joined["key"], strict=True)],
        dtype=np.bool_,
    )
