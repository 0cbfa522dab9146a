"""What the burden answer holds beside its trend: windows, the whole diary, the latest days."""

from __future__ import annotations

import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Codes, count_by, patient_codes
from hdiary.questions.burden.windows import (
    latest_days,
    split_days,
    tabulate_blocks,
    weigh_coverage,
    whole_diaries,
)
from hdiary.questions.facts import DayFacts
from hdiary.questions.medicine.overuse import is_silent
from hdiary.questions.reasons import Reasons, write_reasons
from hdiary.words import Phrase

_CALENDAR = ["patient", "date", "state", "worst_pain", "acute_medication"]


def make_frames(
    diary: Diary, facts: DayFacts, *, window_days: int, anchor: str, min_recorded: int
) -> tuple[dict[str, pd.DataFrame], Reasons]:
    """Count windows, whole diaries and latest days; give what their verdicts were made from."""
    kinds = {
        "table": split_days(facts, window_days=window_days, anchor=anchor),
        "overall": whole_diaries(facts),
        "recent": latest_days(facts, window_days=window_days),
    }
    frames: dict[str, pd.DataFrame] = {}
    reasons: dict[str, Phrase] = {}
    for name, blocks in kinds.items():
        counted = tabulate_blocks(diary, facts, blocks, min_recorded=min_recorded)
        frames[name], found = write_reasons(counted, "verdict")
        reasons |= found
    overall = frames["overall"]
    overall.insert(len(overall.columns) - 1, "coverage_share", weigh_coverage(overall))
    overall.insert(len(overall.columns) - 1, "episodes", _count_episodes(diary))
    return frames, reasons


def draw_days(diary: Diary, facts: DayFacts) -> pd.DataFrame:
    """Give what the calendar draws."""
    days = diary.days[_CALENDAR]
    open_days = is_silent(facts)[facts.who] | (facts.unrecognised & ~facts.took_acute)
    return days.assign(acute_medication=days["acute_medication"].astype("boolean").mask(open_days))


def _count_episodes(diary: Diary) -> Codes:
    """Count each person's headaches, those with less than 24 hours free between them as one."""
    return count_by(patient_codes(diary.episodes), len(diary.patients))
