"""The rows of the change answer, and what a person's other starts make of a claim."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from hdiary.diary.calendar import SEPARATOR
from hdiary.questions.change.frames import as_dates
from hdiary.questions.change.judge import Judged
from hdiary.questions.change.measure import Measured
from hdiary.questions.change.rules import CLAIMS, ONE_OF_MANY, OUTCOMES, WHOLE, ChangeRules
from hdiary.questions.change.starts import Around, Starts
from hdiary.stats import adjust_false_discovery
from hdiary.vocabulary.verdicts import CANNOT_TELL, NOT_ENOUGH

_ALONE = "p_over_chains"
"""The p-value without waves, by which many starts are weighed; no column of the answer."""


def lay_rows(
    names: pd.DataFrame, starts: Starts, measured: Measured, judged: Judged
) -> pd.DataFrame:
    """Lay out what was measured and judged, one row for each comparison."""
    change, levels, lines = judged.change, measured.levels, measured.lines
    whole = names["outcome"].map(WHOLE).to_numpy(dtype=np.float64)
    columns = {
        "before": measured.mean_before,
        "after": measured.mean_after,
        "change": change.estimate,
        "ci_low": np.clip(change.low, -whole, whole),
        "ci_high": np.clip(change.high, -whole, whole),
        "p_value": change.p_value,
        _ALONE: levels.over_chains.p_value,
        "nap": measured.overlap.nap,
        "nap_low": measured.overlap.low,
        "nap_high": measured.overlap.high,
        "days_before": measured.days_before,
        "days_after": measured.days_after,
        "slope_before": lines.slope_before.estimate,
        "slope_change": lines.slope_change.estimate,
        "slope_change_low": lines.slope_change.low,
        "slope_change_high": lines.slope_change.high,
        "rho": change.rho,
        "wave": levels.wave,
        "wave_low": np.clip(levels.over_wave.low, -whole, whole),
        "wave_high": np.clip(levels.over_wave.high, -whole, whole),
        "found": starts.found,
        "bad_week": measured.spell,
        "spell_days": measured.spell_days,
        "change_to_pool": change.estimate - measured.gained,
        "going": judged.going,
        "earlier_dates": judged.earlier_dates,
        "earlier_changes": judged.earlier_changes,
        "more_days": pd.array(judged.more_days).astype("Int64"),
        "verdict": pd.array(judged.verdict, dtype="str"),
        "reason": judged.reason,
    }
    return names.assign(**columns)


def lay_around(also_began: Sequence[str], around: Around) -> dict[str, pd.Series]:
    """Lay out what else began, ended, came again or went on, one element for each start."""

    def join(each: Iterable[Iterable[str]]) -> pd.Series:
        return pd.Series([SEPARATOR.join(names) for names in each], dtype="str")

    ended = [some.ended for some in around.beside]
    days = ([str(np.datetime64(course.last, "D")) for course in some] for some in ended)
    last = around.own_last.astype(np.float64)
    return {
        "also_began": pd.Series(also_began, dtype="str"),
        "also_ended": join([course.name for course in some] for some in ended),
        "ended_on": join(days),
        "also_again": join(some.again for some in around.beside),
        "also_used": join(some.used for some in around.beside),
        "last_used": as_dates(np.nan_to_num(last)).where(~np.isnan(last)),
    }


def weigh_many(table: pd.DataFrame, starts: Starts, *, rules: ChangeRules) -> None:
    """Adjust for a person having several starts: a claim among many needs more than one alone."""
    # Over chains of days p is uniform without a change, and by it starts are weighed among each
    # other; that each must hold over slow waves too, which makes p greater, comes on top.
    alone = table.pop(_ALONE)
    table.insert(list(table.columns).index("p_value") + 1, "q_value", np.nan)
    for outcome in OUTCOMES:
        rows = (table["outcome"] == outcome).to_numpy()
        judged = rows & (table["verdict"] != NOT_ENOUGH).to_numpy()
        p_value = alone.where(judged).to_numpy(dtype=np.float64)[rows]
        people = int(starts.who.max(initial=-1)) + 1
        among = adjust_false_discovery(p_value, starts.who, n_groups=people)
        own = table["p_value"].to_numpy(dtype=np.float64)[rows]
        table.loc[rows, "q_value"] = np.where(np.isnan(among), among, np.fmax(among, own))
    many = table["verdict"].isin(CLAIMS) & (table["q_value"] > rules.false_discovery)
    table.loc[many, "verdict"] = CANNOT_TELL
    reason = table["reason"].to_numpy(dtype=object, copy=True)
    reason[many.to_numpy()] = ONE_OF_MANY
    table["reason"] = reason
