"""Who should do what: each person's difference in the light of the group's, in closed words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Floats, Texts
from hdiary.questions.reasons import ANSWERED, ONLY_LISTED, Phrases
from hdiary.trials import rules as because
from hdiary.trials.lot import has_one_order
from hdiary.trials.people import PairOfArms
from hdiary.trials.planned import START, Planned
from hdiary.trials.safety import find_drugs
from hdiary.vocabulary.treatments import parse_treatment
from hdiary.vocabulary.verdicts import CANNOT_TELL, LITTLE, NOT_ENOUGH

BARRING = (because.GOES_ON, ONLY_LISTED, because.OTHER_SCALE)
"""Why somebody's values are not used, for themselves or for the group."""
_INJECTIONS = {"trigger_point_injection", "nerve_block"}


def is_medicine(arm: str) -> bool:
    """Say whether an arm is something that a clinician decides on."""
    return bool(find_drugs([arm])) or parse_treatment(arm).treatment_class in _INJECTIONS


def rests_on_lot(plan: Planned) -> bool:
    """Say whether differences of several people cannot be weighed by how they scatter."""
    # With one change each, or one order for everybody, what drifts or happens by itself is in
    # every difference, and only a lot drawn again knows how much of it.
    return plan.design == START or has_one_order(plan)


def add_advice(frame: pd.DataFrame, plan: Planned, compared: Sequence[PairOfArms]) -> pd.DataFrame:
    """Add each person's standard error, the difference in the group's light, and the advice."""
    pairs = len(compared)
    place = np.arange(len(frame))
    person, pair = place // pairs, place % pairs

    def spread(values: Sequence[Floats]) -> Floats:
        return np.stack(values, axis=1)[person, pair] if pairs else np.empty(0)

    barred = np.array([told in BARRING for told in frame["reason"]], dtype=np.bool_)
    out = {
        "se": spread([one.effects.error for one in compared]),
        "df": spread([one.effects.df for one in compared]),
        "shrunk": spread([one.shrunk[0] for one in compared]),
        "shrunk_low": spread([one.shrunk[1] for one in compared]),
        "shrunk_high": spread([one.shrunk[2] for one in compared]),
    }
    for name in ("se", "df"):
        out[name] = np.where(barred, np.nan, out[name])
    sure = [spread([one.sure[side] for one in compared]) for side in (0, 1)]
    if rests_on_lot(plan):
        # Only each person's own lot can tell here, and not how people's differences scatter.
        for name in ("shrunk", "shrunk_low", "shrunk_high"):
            out[name] = np.full(len(frame), np.nan)
        sure = [np.full(len(frame), np.nan)] * 2
    advice = _advise(frame, plan, (sure[0], sure[1]))
    reason = _reasons(frame, out["shrunk"], barred)
    if rests_on_lot(plan) and frame["patient"].nunique() > 1:
        reason[~barred] = because.LOT_ONLY
    return frame.assign(**out, advice=pd.Series(advice, dtype="str"), shrunk_reason=reason)


def _advise(frame: pd.DataFrame, plan: Planned, sure: tuple[Floats, Floats]) -> Texts:
    """Choose by the difference in the group's light, or by the own verdict where there is none."""
    little = because.LITTLE_SIZE[plan.outcome]
    low, high = sure
    arm, against = (frame[name].to_numpy(dtype=object) for name in ("arm", "against"))
    verdict = frame["verdict"].to_numpy(dtype=object)
    alone = np.isnan(low)
    with np.errstate(invalid="ignore"):
        better = np.where(alone, verdict == because.BETTER[plan.outcome], high < 0.0)
        worse = np.where(alone, verdict == because.WORSE[plan.outcome], low > 0.0)
        either = np.where(alone, verdict == LITTLE, (low > -little) & (high < little))
    chosen = np.full(len(frame), CANNOT_TELL, dtype=object)
    chosen[alone & (verdict == NOT_ENOUGH)] = NOT_ENOUGH
    chosen[better] = arm[better]
    chosen[worse] = against[worse]
    pairs = zip(arm, against, strict=True)
    medicine = np.array([is_medicine(a) or is_medicine(b) for a, b in pairs], dtype=np.bool_)
    # More of a medicine, or less of it, is never advised by a diary.
    chosen[(better | worse) & medicine] = because.ASK
    chosen[either] = because.EITHER
    return chosen


def _reasons(frame: pd.DataFrame, shrunk: Floats, barred: np.ndarray) -> Phrases:
    """Say why there is no difference in the group's light, where there is none."""
    reason = np.full(len(frame), ANSWERED, dtype=object)
    missing = np.isnan(shrunk)
    few = frame["patient"].nunique() < because.LEAST_PEOPLE or missing.all()
    reason[missing] = because.FEW_PEOPLE if few else because.NO_ESTIMATE
    reason[barred] = frame["reason"].to_numpy(dtype=object)[barred]
    return reason
