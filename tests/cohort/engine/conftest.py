"""Made-up diaries of some people, and the same packed as a cohort."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from hdiary.cohort import Cohort, open_cohort
from hdiary.simulate import simulate_diaries

PEOPLE = 230


def make_rows(people: int, days: int, *, seed: int) -> pd.DataFrame:
    """Give entries whose people are strewn over the file."""
    entries = simulate_diaries(people, days, seed=seed).entries
    return entries.sample(frac=1, random_state=seed).reset_index(drop=True)


@pytest.fixture(scope="session")
def diaries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("diaries") / "diaries.csv"
    make_rows(PEOPLE, 30, seed=4).to_csv(path, index=False)
    return path


@pytest.fixture(scope="session")
def packed(diaries: Path) -> Cohort:
    return open_cohort(diaries).pack(diaries.parent / "cohort", people_per_part=40)
