"""The table of doses and the course: one row per patient, thing and days summed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Floats, patient_column
from hdiary.diary.coverage import never_clear
from hdiary.questions.dose.judge import judge
from hdiary.questions.dose.measure import Uses, Window
from hdiary.questions.dose.rules import DoseRules
from hdiary.questions.exposure.factors import TREATMENT, Factor
from hdiary.vocabulary.dose_units import PER


def _stack(windows: Sequence[Window], name: str) -> Any:
    """Lay what was found over each window side by side, (people, things, windows)."""
    return np.stack([getattr(window, name) for window in windows], axis=2)


def lay_out(
    diary: Diary,
    things: Sequence[Factor],
    windows: Sequence[Window],
    uses: Uses,
    *,
    first: int,
    rules: DoseRules,
) -> pd.DataFrame:
    """Make the frame: patient by patient, thing by thing, the shortest window first."""
    shown = uses.days > 0
    found = {name: _stack(windows, name) for name in ("estimate", "low", "high")}
    listed = never_clear(diary)[first : first + len(shown)]
    judged, q_value = judge(
        found, _stack(windows, "p_value"), _stack(windows, "gated"),
        share=uses.share, shown=shown, listed=listed, rules=rules,
    )  # fmt: skip
    who, what = np.nonzero(shown)
    many = len(windows)
    row = np.repeat(np.arange(len(who)), many)
    at = (who[row], what[row])
    per = np.array([PER[name] for name in uses.unit[at].tolist()])

    def of_window(name: str) -> Floats:
        values: Floats = _stack(windows, name)[who, what].ravel()
        return values

    little, much = of_window("little"), of_window("much")
    step = per / (much - little)
    names = [factor.name for factor in things]
    sources = [factor.source for factor in things]
    classes = _classes(diary, things)
    frame = pd.DataFrame(
        {
            "patient": patient_column(diary, (who + first)[row]),
            "treatment": pd.array([names[k] for k in at[1]], dtype="str"),
            "source": pd.array([sources[k] for k in at[1]], dtype="str"),
            "treatment_class": pd.array([classes[k] for k in at[1]], dtype="str"),
            "window_days": np.tile(np.array(rules.windows, dtype=np.int64), len(who)),
            "unit": pd.array(uses.unit[at].tolist(), dtype="str"),
            "days_used": uses.days[at],
            "on_headache_days": uses.share[at],
            "days": of_window("days").astype(np.int64),
            "headaches": of_window("headaches").astype(np.int64),
            "mean_dose": of_window("mean"),
            "sd_dose": of_window("sd"),
            "little_dose": little,
            "much_dose": much,
            "per": per,
            "odds_ratio": np.exp(of_window("estimate") * step),
            "ci_low": np.exp(of_window("low") * step),
            "ci_high": np.exp(of_window("high") * step),
            "p_value": of_window("p_value"),
            "q_value": q_value[who, what].ravel(),
            "verdict": pd.array(judged.verdict[who, what].ravel().tolist(), dtype="str"),
            "reason": judged.reason[who, what].ravel(),
        }
    )
    return frame.reset_index(drop=True)


def _classes(diary: Diary, things: Sequence[Factor]) -> list[str]:
    """Give the class of each treatment; nothing for what is none."""
    known = diary.doses.drop_duplicates("treatment")
    kinds = dict(
        zip(known["treatment"].astype("str"), known["treatment_class"].astype("str"), strict=True)
    )
    return [
        str(kinds.get(factor.item or "", "other")) if factor.source == TREATMENT[0] else ""
        for factor in things
    ]
