"""What was found over everybody, judged and laid out: a row for each pair of arms."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Bools
from hdiary.questions.reasons import no_phrases
from hdiary.trials import rules as because
from hdiary.trials.advise import BARRING, add_advice
from hdiary.trials.judge import judge_rows, needed_to_claim
from hdiary.trials.lot import has_one_order
from hdiary.trials.measure import Draws
from hdiary.trials.people import PairOfArms, compare_over_people
from hdiary.trials.planned import Planned
from hdiary.trials.reach import adjust_pairs, count_comparisons
from hdiary.trials.units import Units

_NUMBERS = {
    "estimate": "difference", "low": "ci_low", "high": "ci_high", "p_value": "p_value",
    "tau": "tau", "i2": "i2", "heterogeneity_p": "heterogeneity_p",
    "prediction_low": "prediction_low", "prediction_high": "prediction_high",
}  # fmt: skip


_OF_SCATTER = (
    "ci_low", "ci_high", "tau", "i2", "heterogeneity_p", "prediction_low", "prediction_high",
)  # fmt: skip
"""What rests on how people's differences scatter."""


def weigh_people(
    frame: pd.DataFrame, plan: Planned, units: Units, over: Bools, how: Draws
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Add to everybody's rows what the group tells about them; give the group's rows beside."""
    pairs = count_comparisons(len(plan.arms))
    reason = frame["reason"].to_numpy(dtype=object).copy()
    reason[~np.repeat(over, pairs)] = because.GOES_ON
    frame = frame.assign(reason=reason)
    barred = np.array([told in BARRING for told in reason[::pairs]], dtype=np.bool_)
    compared = compare_over_people(units, plan, how, barred)
    pooled = frame_pooled(plan, compared, people=len(units.who))
    return add_advice(frame, plan, compared), pooled


def frame_pooled(plan: Planned, compared: Sequence[PairOfArms], *, people: int) -> pd.DataFrame:
    """Lay out each pair of arms over everybody; reasons as phrases, no rows for one person."""
    found = list(compared) if people > 1 else []
    lots = [one.lot for one in found]
    frame = pd.DataFrame(
        {
            "arm": pd.Series([plan.arms[one.pair[0]] for one in found], dtype="str"),
            "against": pd.Series([plan.arms[one.pair[1]] for one in found], dtype="str"),
            "outcome": pd.Series([plan.outcome] * len(found), dtype="str"),
            "people": np.array([int(one.counted.sum()) for one in found], dtype=np.int64),
            **{
                column: np.array([(one.pooled or {}).get(name, np.nan) for one in found], float)
                for name, column in _NUMBERS.items()
            },
            "p_lot": np.array([np.nan if lot is None else lot.p_value for lot in lots], float),
            "p_lot_error": np.array(
                [np.nan if lot is None else lot.p_error for lot in lots], float
            ),
        }
    )
    if has_one_order(plan):
        # What happened to everybody at once is in every difference, and no scatter shows it.
        frame[[*_OF_SCATTER]] = np.nan
    frame["p_holm"] = adjust_pairs(frame["p_value"].to_numpy(dtype=np.float64))
    # The lots drawn again must not say otherwise; where everybody lived one order, what else
    # happened then happened to everybody.
    both = frame[["p_holm", "p_lot"]].max(axis="columns", skipna=False)
    gated = no_phrases(len(frame))
    gated[frame["difference"].isna()] = because.ALONE
    judged = judge_rows(plan, frame, passing=both <= needed_to_claim(plan), gated=gated)
    return frame.assign(verdict=pd.Series(judged.verdict, dtype="str"), reason=judged.reason)
