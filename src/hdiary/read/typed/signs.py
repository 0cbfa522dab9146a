"""Signs that a row speaks of a headache although it does not say how bad it was."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Bools
from hdiary.diary.doses import may_be_acute
from hdiary.read.taken import NO_TREATMENT

_SAID = ("side", "location", "end")
_NUMBERS = ("duration_h", "pain_before", "pain_after")


def shows_headache(entries: pd.DataFrame) -> Bools:
    """Say which rows name a treatment, a place, an end or a length, as headaches have them."""
    treatment = entries["treatment"]
    treated: Bools = (treatment.notna() & (treatment != NO_TREATMENT)).to_numpy(dtype=bool)
    timed: Bools = entries["treated_at"].notna().to_numpy()
    return treated | timed | _describes_headache(entries)


def suggests_headache(entries: pd.DataFrame) -> Bools:
    """Say the same, where physiotherapy, exercise, heat or a preventive are no sign of one."""
    treatment = entries["treatment"]
    unnamed: Bools = (entries["treated_at"].notna() & treatment.isna()).to_numpy(dtype=bool)
    return may_be_acute(treatment) | unnamed | _describes_headache(entries)


def _describes_headache(entries: pd.DataFrame) -> Bools:
    signs: Bools = np.zeros(len(entries), dtype=bool)
    for name in _SAID:
        signs = signs | entries[name].notna().to_numpy()
    for name in _NUMBERS:
        signs = signs | (np.nan_to_num(entries[name].to_numpy()) > 0)
    return signs


def says_nothing(entries: pd.DataFrame) -> Bools:
    """Say which rows say neither how bad it was nor whether there was a headache."""
    unsaid: Bools = entries["headache"].isna().to_numpy() & entries["pain"].isna().to_numpy()
    return unsaid
