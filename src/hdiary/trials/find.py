"""Everything that is found: everybody's rows, and the group's."""

from __future__ import annotations

import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools
from hdiary.trials.adherence import find_adherence
from hdiary.trials.group import weigh_people
from hdiary.trials.measure import Draws, compare_arms
from hdiary.trials.planned import Planned
from hdiary.trials.table import tabulate
from hdiary.trials.units import Units


def find_tables(
    diary: Diary, plan: Planned, units: Units, over: Bools, how: Draws
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Compare the arms of each person and of the group; reasons as phrases."""
    done = find_adherence(diary, plan, units)
    frame = tabulate(diary, plan, units, compare_arms(units, plan, how), done)
    return weigh_people(frame, plan, units, over, how)
