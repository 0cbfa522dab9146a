"""The table of a trial: a row for each pair of arms of each person."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools, Floats, patient_column, ratio
from hdiary.diary.calendar import SEPARATOR
from hdiary.diary.coverage import find_open_lists
from hdiary.questions.answer import RELIABLE
from hdiary.questions.reasons import ONLY_LISTED, Phrases, no_phrases
from hdiary.trials import rules as because
from hdiary.trials.adherence import Adherence
from hdiary.trials.judge import judge_rows, needed_to_claim
from hdiary.trials.measure import Compared
from hdiary.trials.planned import HEADACHE_DAYS, HEADACHES, Planned
from hdiary.trials.reach import LEVEL, adjust_pairs
from hdiary.trials.units import Units


def tabulate(
    diary: Diary, plan: Planned, units: Units, found: list[Compared], done: Adherence
) -> pd.DataFrame:
    """Lay out what was found with its verdict; reasons as phrases."""
    who = units.who[[one.row for one in found]]
    p = np.array([one.test.p_value for one in found])
    holm = _holm(p, who)
    frame = pd.DataFrame(
        {
            "patient": patient_column(diary, who),
            "arm": pd.Series([plan.arms[one.pair[0]] for one in found], dtype="str"),
            "against": pd.Series([plan.arms[one.pair[1]] for one in found], dtype="str"),
            "outcome": pd.Series([plan.outcome] * len(found), dtype="str"),
            **{
                name: np.array([getattr(one, name) for one in found], dtype=np.float64)
                for name in ("mean_arm", "mean_against")
            },
            "difference": np.array([one.test.estimate for one in found]),
            "ci_low": np.array([one.test.low for one in found]),
            "ci_high": np.array([one.test.high for one in found]),
            "p_value": p,
            "p_holm": holm,
            "p_error": np.array([one.test.p_error for one in found]),
            "orders": np.array([one.test.orders for one in found], dtype=np.int64),
            "exact": np.array([one.test.exact for one in found], dtype=np.bool_),
            "smallest_p": np.array([one.test.smallest_p for one in found]),
            "periods": np.array([one.used for one in found], dtype=np.int64),
            "planned": np.array([one.planned for one in found], dtype=np.int64),
            "lowest": np.array([one.lowest for one in found]),
            "highest": np.array([one.highest for one in found]),
            "followed": done.share[[one.row for one in found]],
            "never_named": pd.Series(
                [SEPARATOR.join(plan.arms[a] for a in done.never[one.row]) for one in found],
                dtype="str",
            ),
        }
    )
    gated = _gates(diary, plan, units, found)
    shut = np.array([told is not None for told in gated], dtype=np.bool_)
    for name in ("difference", "ci_low", "ci_high", "p_value", "p_holm", "p_error"):
        frame.loc[shut, name] = np.nan
    # A claim must not hang on which orders were drawn again.
    sure = _holm(p + 2.0 * np.array([one.test.p_error for one in found]), who)
    judged = judge_rows(plan, frame, passing=sure <= needed_to_claim(plan), gated=gated)
    return frame.assign(verdict=pd.Series(judged.verdict, dtype="str"), reason=judged.reason)


def _gates(diary: Diary, plan: Planned, units: Units, found: list[Compared]) -> Phrases:
    """Say what stands in the way of an answer, if anything."""
    listing = _lists_only(diary, plan, units)
    reason = no_phrases(len(found))
    for place, one in enumerate(found):
        if listing[one.row]:
            reason[place] = ONLY_LISTED
        elif plan.outcome != HEADACHE_DAYS and diary.scale != "0-10":
            reason[place] = because.OTHER_SCALE
        elif np.isnan(one.mean_arm) or np.isnan(one.mean_against):
            reason[place] = because.NOTHING
        elif np.isnan(one.test.p_value) or np.isnan(one.test.estimate):
            reason[place] = because.NO_DIFFERENCE
        elif one.test.smallest_p > LEVEL:
            reason[place] = because.FEW_LEFT
    return reason


def _lists_only(diary: Diary, plan: Planned, units: Units) -> Bools:
    """Say whose diary lists only headaches and leaves much of the trial open."""
    # Somebody who hurts every day and forgot one in ten keeps no list of attacks.
    listing = find_open_lists(diary.coverage)[units.who]
    over = units.over
    share = ratio((units.recorded * over).sum(axis=1), (units.days * over).sum(axis=1))
    return np.asarray(listing & ~(share >= RELIABLE) & (plan.design != HEADACHES), dtype=np.bool_)


def _holm(p: Floats, who: np.ndarray) -> Floats:
    """Adjust the p-values of each person's pairs of arms."""
    out = np.full(len(p), np.nan)
    for person in np.unique(who):
        mine = who == person
        out[mine] = adjust_pairs(p[mine])
    return out
