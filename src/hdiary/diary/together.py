"""What is odd when the entries of a diary are looked at together: warnings, never refusals."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hdiary.diary.calendar import Ints, day_keys, day_numbers
from hdiary.diary.checks import Headers, Mask, column_header
from hdiary.diary.days import days_past_midnight
from hdiary.diary.doses import may_be_acute
from hdiary.diary.problems import Problems
from hdiary.diary.sentences import line_ranges

LONGEST_GAP_DAYS = 366
LOW_PAIN = 3


def check_together(
    entries: pd.DataFrame,
    *,
    lines: Ints,
    repeats: Mask,
    attack_list: bool,
    scale: str,
    headers: Headers,
    found: Problems,
    from_readings: bool = False,
) -> None:
    """Check the entries that are kept beside each other; what is odd is a warning."""
    # In a diary that was made from readings (``from_readings``) no row is expected to say that
    # there was no headache.
    if attack_list:
        only = bool(entries["headache"].notna().all())
        found.warn(
            "only headaches listed",
            expected="rows for days without headache too (pain 0)",
            suggestion=(
                "This file lists headaches only, so the days without a row are not known. "
                if only
                else "No row of this file says that there was no headache, so the days without "
                "one are not known. "
            )
            + "If they were clear, say from when to when, such as --clear-between "
            f"{entries['date'].min():%Y-%m-%d} {entries['date'].max():%Y-%m-%d}.",
        )
    if not from_readings:
        _check_unsaid(entries, lines, headers, found)
    _check_low_scale(entries, scale, headers, found)
    _check_gaps(entries, lines, headers, found)
    _check_moments(entries, lines, repeats, headers, found)
    _check_clear_after_midnight(entries, lines, headers, found)


def find_repeats(entries: pd.DataFrame) -> Mask:
    """Find the entries that repeat an earlier one in every cell."""
    same_day = _same_day(entries)
    repeats = np.zeros(len(entries), dtype=bool)
    repeats[same_day] = entries[same_day].duplicated().to_numpy()
    return repeats


def lists_only_attacks(entries: pd.DataFrame) -> bool:
    """Say whether the entries list headaches only, and leave days out between them."""
    # Such a list says nothing of the days without a row.
    headache = entries["headache"]
    if not len(entries) or not headache.fillna(False).any() or (~headache).fillna(False).any():
        return False
    patient = entries["patient"].cat.codes.to_numpy().astype(np.int64)
    day = day_numbers(entries["date"])
    hurts = headache.fillna(False).to_numpy(dtype=bool)
    listed = len(np.unique(day_keys(patient[hurts], day[hurts])))
    frame = pd.DataFrame({"patient": patient, "day": day}).groupby("patient")["day"]
    spans = int((frame.max() - frame.min() + 1).sum())
    return listed < spans


def _check_unsaid(entries: pd.DataFrame, lines: Ints, headers: Headers, found: Problems) -> None:
    patient = entries["patient"].cat.codes.to_numpy().astype(np.int64)
    keys = day_keys(patient, day_numbers(entries["date"]))
    said = entries["headache"].notna().to_numpy()
    unsaid = ~np.isin(keys, keys[said], kind="sort") if not said.all() else ~said
    medicine = unsaid & may_be_acute(entries["treatment"])
    at = lines[medicine]
    if at.size:
        found.warn(
            "medicine and no pain",
            column=column_header(headers, "pain"),
            lines=at[:1],
            expected="pain on each day that is recorded",
            suggestion="Pain is blank and an acute medicine (or a treatment that hdiary does not "
            "know) was taken, so whether it hurt is not said: "
            f"{'line' if at.size == 1 else 'lines'} {line_ranges(at)}. The days count as not "
            "recorded. On days without headache, write 0.",
        )
    at = lines[unsaid & ~medicine]
    if at.size:
        which = "This row has" if at.size == 1 else f"{at.size} rows have"
        found.warn(
            "nothing said of pain",
            column=column_header(headers, "pain"),
            lines=at[:1],
            expected="pain on each day that is recorded",
            suggestion=f"{which} a date and no pain ({'line' if at.size == 1 else 'lines'} "
            f"{line_ranges(at)}), so the days count as not recorded. On days without headache, "
            "write 0.",
        )


def _check_low_scale(entries: pd.DataFrame, scale: str, headers: Headers, found: Problems) -> None:
    pain = entries["pain"].to_numpy()
    highest = np.nanmax(pain) if (~np.isnan(pain)).any() else 0.0
    if scale == "0-10" and 0 < highest <= LOW_PAIN:
        found.warn(
            "low scale",
            column=column_header(headers, "pain"),
            expected="pain from 0 to 10",
            suggestion=f"No pain in this column is above {highest:g}, so it may be on a scale "
            "from 0 to 3. It was read as 0-10; if that is wrong, say --scale 0-3.",
        )


def _check_gaps(entries: pd.DataFrame, lines: Ints, headers: Headers, found: Problems) -> None:
    patient = entries["patient"].cat.codes.to_numpy().astype(np.int64)
    day = day_numbers(entries["date"])
    order = np.argsort(day_keys(patient, day), kind="stable")
    gap = np.diff(day[order])
    far = (gap > LONGEST_GAP_DAYS) & (np.diff(patient[order]) == 0)
    if far.any():
        found.warn(
            "long gap",
            column=column_header(headers, "date"),
            lines=np.sort(lines[order[1:][far]]),
            expected="entries that follow one another within a year",
            suggestion="More than a year without entries comes before; is the year right?",
        )


def _check_moments(
    entries: pd.DataFrame, lines: Ints, repeats: Mask, headers: Headers, found: Problems
) -> None:
    if repeats.any():
        found.warn(
            "repeated row",
            lines=lines[repeats],
            expected="each row once",
            suggestion="These rows repeat an earlier row in every cell; their treatments are "
            "counted once.",
        )
    several = _same_day(entries)
    told = entries["headache"].notna().to_numpy() & several & ~repeats
    rows = entries.loc[told, ["patient", "date", "start"]]
    clash = rows.duplicated(keep=False).to_numpy()
    at = np.flatnonzero(told)[clash]
    if not at.size:
        return
    untimed = entries["start"].isna().to_numpy()[at]
    hints = (
        (
            untimed,
            "Several entries for one day without a time of day; the day counts once, with "
            "its worst pain. If they are several headaches, give their times.",
        ),
        (~untimed, "Several entries for one start; the moment counts once, with its worst pain."),
    )
    for which, hint in hints:
        if which.any():
            found.warn(
                "several entries for one moment",
                column=column_header(headers, "date"),
                lines=lines[at[which]],
                expected="one entry for one moment",
                suggestion=hint,
            )


def _check_clear_after_midnight(
    entries: pd.DataFrame, lines: Ints, headers: Headers, found: Problems
) -> None:
    patient = entries["patient"].cat.codes.to_numpy().astype(np.int64)
    late = day_keys(*days_past_midnight(entries))
    clear = (~entries["headache"]).fillna(False).to_numpy(dtype=bool)
    keys = day_keys(patient[clear], day_numbers(entries["date"])[clear])
    both = np.isin(keys, np.unique(late), kind="sort")
    if both.any():
        found.warn(
            "clear after midnight",
            column=column_header(headers, "pain"),
            lines=lines[clear][both],
            expected="a clear day without headache from the day before",
            suggestion="A headache of the day before ran past midnight into this day, so it "
            "counts as a headache day.",
        )


def _same_day(entries: pd.DataFrame) -> Mask:
    patient = entries["patient"].cat.codes.to_numpy().astype(np.int64)
    keys = pd.Series(day_keys(patient, day_numbers(entries["date"])))
    return keys.duplicated(keep=False).to_numpy()
