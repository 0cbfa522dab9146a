"""Each treatment over several people: within hours, over weeks, and by its dose, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

import pandas as pd

from hdiary.questions.change import pool as weeks_pool
from hdiary.questions.change.rules import HEADACHE_DAYS
from hdiary.questions.dose import pool as dose_pool
from hdiary.questions.pooled.rules import Pooled
from hdiary.questions.pooled.tell import tell_pooled
from hdiary.questions.relief import pool as hours_pool
from hdiary.words import Words

FRAME = ("hours", "weeks", "doses")
NEEDED = {
    "hours": hours_pool.NEEDED,
    "weeks": weeks_pool.NEEDED,
    "doses": dose_pool.NEEDED,
}
"""The columns of those frames that pooling rests on."""
HOURS, WEEKS, DOSE = "hours", "weeks", "dose"
_NAMES = ("treatment", "answer", "outcome", "window_days", "unit")


class _Over(Protocol):
    """What is pooled of an answer, or the answer itself."""

    @property
    def pooled(self) -> pd.DataFrame: ...
    @property
    def shrunk(self) -> pd.DataFrame: ...


def pool_table(frames: Mapping[str, pd.DataFrame], settings: Mapping[str, Any]) -> Pooled:
    """Pool the whole tables of the three answers."""
    hours = hours_pool.pool_table(frames["hours"], settings["relief"])
    weeks = weeks_pool.pool_table(frames["weeks"], settings["change"])
    doses = dose_pool.pool_table(frames["doses"], settings["dose"])
    both = lay_side_by_side(hours, weeks, doses)
    reasons = {**hours.reasons, **weeks.reasons, **doses.reasons}
    return Pooled(pooled=both.pooled, shrunk=both.shrunk, reasons=reasons)


def lay_side_by_side(hours: _Over, weeks: _Over, doses: _Over) -> Pooled:
    """Lay what is pooled of each treatment side by side; of doses the longest sum."""
    longest = doses.pooled["window_days"].max()
    frames = []
    for kind in ("pooled", "shrunk"):
        told = getattr(doses, kind)
        parts = [
            getattr(hours, kind).assign(answer=HOURS),
            getattr(weeks, kind).assign(answer=WEEKS).rename(columns={"intervention": "treatment"}),
            told[told["window_days"] == longest].assign(answer=DOSE),
        ]
        frames.append(_order(parts))
    return Pooled(pooled=frames[0], shrunk=frames[1])


def _order(parts: list[pd.DataFrame]) -> pd.DataFrame:
    """Put the answers on one treatment under each other, the treatments by their names."""
    joined = pd.concat(parts, ignore_index=True)
    for name in ("outcome", "unit"):
        joined[name] = joined[name].fillna("").astype("str")
    joined["window_days"] = joined["window_days"].astype("Int64")
    own = [name for name in ("patient",) if name in joined]
    rest = [name for name in joined.columns if name not in {*_NAMES, *own, "source"}]
    order = joined["treatment"].str.casefold().sort_values(kind="stable").index
    return joined.loc[order, [*own, *_NAMES, *rest]].reset_index(drop=True)


def tell_average(result: Any, name: str, say: Words) -> list[str]:
    """Say what a treatment does for an average person, within hours and to headache days."""
    mine = result.pooled["treatment"].str.casefold() == name.casefold()
    asked = (result.pooled["answer"] == HOURS) | (result.pooled["outcome"] == HEADACHE_DAYS)
    return tell_pooled(result.pooled[mine & asked], result.reasons, say)
