"""What is odd when the entries of a diary are looked at together: warnings, never refusals."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Bools, Ints, patient_codes, says_clear, says_headache
from hdiary.diary.calendar import day_keys, day_numbers
from hdiary.diary.days import days_past_midnight
from hdiary.diary.doses import may_be_acute
from hdiary.diary.rows import Rows
from hdiary.diary.sheet_rows import say_running
from hdiary.words import phrase

LONGEST_GAP_DAYS = 366
LOW_PAIN = 3
LOW_OF_100, FEWEST_LOW = 10, 5
_UNSAID = {
    "medicine and no pain": "diary.suggestion.medicine_no_pain",
    "nothing said of pain": "diary.suggestion.nothing_said",
}


def check_together(
    rows: Rows, *, repeats: Bools, attack_list: bool, scale: str, from_readings: bool = False
) -> None:
    """Check the entries that are kept beside each other; what is odd is a warning."""
    # In a diary that was made from readings (``from_readings``) no row is expected to say that
    # there was no headache.
    if attack_list:
        _warn_of_list(rows)
    if not from_readings:
        _check_unsaid(rows)
    _check_low_scale(rows, scale)
    _check_low_people(rows, scale)
    _check_gaps(rows)
    _check_moments(rows, repeats)
    _check_clear_after_midnight(rows)


def find_repeats(entries: pd.DataFrame) -> Bools:
    """Find the entries that repeat an earlier one in every cell."""
    same_day = _same_day(entries)
    repeats = np.zeros(len(entries), dtype=bool)
    if same_day.any():
        repeats[same_day] = entries[same_day].duplicated().to_numpy()
    return repeats


def lists_only_attacks(entries: pd.DataFrame) -> bool:
    """Say whether the entries list headaches only, and leave days out between them."""
    # Such a list says nothing of the days without a row.
    hurts = says_headache(entries)
    if not hurts.any() or says_clear(entries).any():
        return False
    patient = patient_codes(entries)
    day = day_numbers(entries["date"])
    listed = len(np.unique(day_keys(patient[hurts], day[hurts])))
    frame = pd.DataFrame({"patient": patient, "day": day}).groupby("patient")["day"]
    spans = int((frame.max() - frame.min() + 1).sum())
    return listed < spans


def _keys(entries: pd.DataFrame) -> Ints:
    """Make one number of each entry's patient and day."""
    return day_keys(patient_codes(entries), day_numbers(entries["date"]))


def _warn_of_list(rows: Rows) -> None:
    first, last = (f"{day:%Y-%m-%d}" for day in rows.entries["date"].agg(["min", "max"]))
    all_said = rows.entries["headache"].notna().all()
    why = phrase("diary.suggestion.only_listed" if all_said else "diary.suggestion.none_clear")
    rows.found.warn(
        "only headaches listed",
        expected=phrase("diary.expected.clear_rows"),
        suggestion=phrase("diary.suggestion.clear_between", why=why, first=first, last=last),
    )


def _check_unsaid(rows: Rows) -> None:
    keys, said = _keys(rows.entries), rows.entries["headache"].notna().to_numpy()
    # A headache that ran on past midnight says it of the next day too.
    told = np.concatenate([keys[said], day_keys(*days_past_midnight(rows.entries))])
    unsaid = ~np.isin(keys, told, kind="sort") if not said.all() else ~said
    medicine = unsaid & may_be_acute(rows.entries["treatment"])
    for code, which in (("medicine and no pain", medicine), ("nothing said of pain", ~medicine)):
        at = rows.lines[unsaid & which]
        if at.size:
            where = phrase("diary.problem.at", n=at.size, lines=say_running(at, rows.found.sheets))
            rows.warn(
                code,
                "pain",
                at[:1],
                expected=phrase("diary.expected.each_day"),
                suggestion=phrase(_UNSAID[code], n=at.size, where=where),
            )


def _check_low_scale(rows: Rows, scale: str) -> None:
    highest = rows.entries["pain"].max()
    if scale == "0-10" and 0 < highest <= LOW_PAIN:
        rows.warn(
            "low scale",
            "pain",
            expected=phrase("diary.expected.pain", top="10"),
            suggestion=phrase("diary.suggestion.low_scale", highest=f"{highest:g}"),
        )


def _check_low_people(rows: Rows, scale: str) -> None:
    """Warn of people whose pain never leaves the first tenth of a scale to a hundred."""
    pain = rows.entries["pain"].to_numpy(dtype=np.float64)
    if scale != "0-100" or not (pain > 0).any():
        return
    patient = patient_codes(rows.entries)
    people = int(patient.max()) + 1
    rated = np.bincount(patient[pain > 0], minlength=people)
    above = np.bincount(patient[pain > LOW_OF_100], minlength=people)
    low = (rated >= FEWEST_LOW) & (above == 0)
    if low.any():
        rows.warn(
            "low scale",
            "pain",
            rows.lines[low[patient] & (pain > 0)][:1],
            expected=phrase("diary.expected.pain", top="100"),
            suggestion=phrase("diary.suggestion.low_people", n=int(low.sum()), most=LOW_OF_100),
        )


def _check_gaps(rows: Rows) -> None:
    patient, day = patient_codes(rows.entries), day_numbers(rows.entries["date"])
    order = np.argsort(day_keys(patient, day), kind="stable")
    far = (np.diff(day[order]) > LONGEST_GAP_DAYS) & (np.diff(patient[order]) == 0)
    if far.any():
        rows.warn(
            "long gap",
            "date",
            np.sort(rows.lines[order[1:][far]]),
            expected=phrase("diary.expected.within_a_year"),
            suggestion=phrase("diary.suggestion.gap"),
        )


def _check_moments(rows: Rows, repeats: Bools) -> None:
    if repeats.any():
        rows.found.warn(
            "repeated row",
            lines=rows.lines[repeats],
            expected=phrase("diary.expected.once"),
            suggestion=phrase("diary.suggestion.repeats"),
        )
    entries = rows.entries
    told = entries["headache"].notna().to_numpy() & _same_day(entries) & ~repeats
    moment = ["patient", "date", "start", "entered_at"]
    clash = entries.loc[told, moment].duplicated(keep=False).to_numpy()
    at = np.flatnonzero(told)[clash]
    untimed = entries["start"].isna().to_numpy()[at]
    hints = (
        (untimed, phrase("diary.suggestion.untimed")),
        (~untimed, phrase("diary.suggestion.same_start")),
    )
    for which, hint in hints:
        if which.any():
            rows.warn(
                "several entries for one moment",
                "date",
                rows.lines[at[which]],
                expected=phrase("diary.expected.one_moment"),
                suggestion=hint,
            )


def _check_clear_after_midnight(rows: Rows) -> None:
    late = day_keys(*days_past_midnight(rows.entries))
    clear = says_clear(rows.entries)
    both = np.isin(_keys(rows.entries)[clear], np.unique(late), kind="sort")
    if both.any():
        rows.warn(
            "clear after midnight",
            "pain",
            rows.lines[clear][both],
            expected=phrase("diary.expected.clear_day"),
            suggestion=phrase("diary.suggestion.past_midnight"),
        )


def _same_day(entries: pd.DataFrame) -> Bools:
    return pd.Series(_keys(entries)).duplicated(keep=False).to_numpy()
