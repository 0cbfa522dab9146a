"""A person's rows are the same to the last digit, whoever else is in the diary."""

from __future__ import annotations

import pandas as pd
import pytest

from hdiary.diary import make_diary
from hdiary.questions import QUESTIONS
from hdiary.simulate import CERVICOGENIC_TREATMENTS, Programme, Traps, simulate_diaries

EXERCISE = Programme(name="exercise", text="exercise 20 min", start_day=50, odds_ratio=0.5)


def people_of_all_lengths() -> pd.DataFrame:
    """Make people up whose diaries are long and short, one after the other."""
    parts = []
    for seed, days in enumerate((130, 180, 61, 150, 182, 95), start=3):
        made = simulate_diaries(
            2, days, seed=seed, patient_column=True, traps=Traps.realistic(),
            treatments=CERVICOGENIC_TREATMENTS, programmes=[EXERCISE],
        ).entries  # fmt: skip
        parts.append(made.assign(patient=made["patient"].astype("str") + f"-{days}"))
    return pd.concat(parts, ignore_index=True)


def rows_of(entries: pd.DataFrame, name: str) -> dict[str, pd.DataFrame]:
    """Ask a question and give everybody's rows."""
    table = QUESTIONS[name](make_diary(entries)).table
    table = table.assign(patient=table["patient"].astype("str"))
    return {who: rows.reset_index(drop=True) for who, rows in table.groupby("patient")}


@pytest.mark.slow
@pytest.mark.parametrize("name", ["burden", "pattern", "relief", "change", "dose", "treatments"])
def test_rows_are_the_same_to_the_last_digit(name: str) -> None:
    entries = people_of_all_lengths()
    together = rows_of(entries, name)
    turned = rows_of(entries.iloc[::-1], name)
    people = sorted(together)
    some = rows_of(entries[entries["patient"].isin(people[::3])], name)
    for who, rows in together.items():
        alone = rows_of(entries[entries["patient"] == who], name)[who]
        for other in (alone, turned[who], some.get(who, alone)):
            pd.testing.assert_frame_equal(rows, other, check_exact=True)
