"""What plans promise while a hand moves: reckoned quickly, and once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from hdiary.diary import Diary
from hdiary.trials.planned import Planned
from hdiary.trials.promise import Promise, promise, usual_effects
from hdiary.widgets.screen import Kept
from hdiary.widgets.trial_code import RUNS

_MATTERS = (
    "design", "outcome", "periods", "length", "block", "washout", "settle", "baseline", "starts",
    "follow_up", "least_share", "seed", "trend",
)  # fmt: skip


class Promised:
    """Promises of plans by their numbers.

    Parameters
    ----------
    diary
        Whose days they are reckoned with; people in general without one.
    """

    def __init__(self, diary: Diary | None) -> None:
        self._diary, self._kept = diary, Kept()

    def of(self, plan: Planned, effect: float) -> Promise:
        """Tell how often the plan finds this effect, and some others beside it."""
        chosen = self.chosen(plan, effect)
        others = usual_effects(plan, chosen.usual)
        each = [self.chosen(plan, one) for one in sorted({*others, effect})]
        return replace(chosen, table=pd.concat([one.table for one in each], ignore_index=True))

    def chosen(self, plan: Planned, effect: float) -> Promise:
        """Tell how often the plan finds this effect alone."""
        key: Any = (*(getattr(plan, name) for name in _MATTERS), len(plan.arms), effect)

        def reckon() -> Promise:
            return promise(plan, effects=[effect], diary=self._diary, runs=RUNS)

        found: Promise = self._kept.get(key, reckon)
        return replace(found, plan=plan)
