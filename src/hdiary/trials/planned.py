"""What makes the plan of a trial: what is drawn by lot, when, and what is compared."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from typing import Any

import pandas as pd

from hdiary.diary import need_kind
from hdiary.trials.schedule import lay_days, lay_steps, name_people
from hdiary.words import Phrase, Words, say_plain

PERIODS, DAYS, START, HEADACHES = "periods", "days", "start", "headaches"
DESIGNS = (PERIODS, DAYS, START, HEADACHES)
"""What is drawn by lot: the order of periods, of days, the first day, or headache by headache."""
HEADACHE_DAYS, MEAN_PAIN, PAIN_2H = "headache_days_28", "mean_pain", "pain_2h"
OUTCOMES: Mapping[str, tuple[str, ...]] = {
    PERIODS: (HEADACHE_DAYS, MEAN_PAIN),
    DAYS: (HEADACHE_DAYS, MEAN_PAIN),
    START: (HEADACHE_DAYS, MEAN_PAIN),
    HEADACHES: (PAIN_2H,),
}
"""What each design may compare; the first unless another is asked for."""


class PlanError(ValueError):
    """A plan that cannot be made, read or used; says why, and what would do."""

    def __init__(self, told: Phrase) -> None:
        self.told = told
        super().__init__(say_plain(told))

    def tell(self, say: Words) -> str:
        """Say the same in a language."""
        return say(self.told)


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Planned:
    """What makes a plan, and what follows from it; see `hdiary.trials.Plan`."""

    arms: tuple[str, ...]
    design: str
    outcome: str
    start: date
    periods: int
    length: int
    block: int
    washout: int
    settle: int
    baseline: int
    starts: int
    follow_up: int
    least_share: float
    trend: bool
    made: date | None  # When it was made; None where nobody said
    looks: tuple[int, ...]
    seed: int
    patients: tuple[str, ...]
    order: tuple[tuple[int, ...], ...]
    usual: Mapping[str, float] = field(default_factory=dict)

    @property
    def schedule(self) -> pd.DataFrame:
        """Lay out what comes when for everybody who has an order."""
        return name_people([self._lay(one) for one in self.order], self.patients)

    def _lay(self, order: tuple[int, ...]) -> pd.DataFrame:
        if self.design == HEADACHES:
            return lay_steps([self.arms[place] for place in order])
        if self.design == START:
            begins = [0, self.baseline + order[0]]
            return lay_days(self.start, begins, self.days, [self.arms[1], self.arms[0]])
        begins = [place * self.length for place in range(len(order))]
        return lay_days(self.start, begins, self.days, [self.arms[place] for place in order])

    @property
    def days(self) -> int:
        """Count its days; 0 where headaches are counted."""
        if self.design == START:
            return self.baseline + self.starts - 1 + self.settle + self.follow_up
        return self.periods * self.length

    @property
    def last_day(self) -> date | None:
        """Give the last day; None where headaches are counted and not days."""
        return self.start + timedelta(days=self.days - 1) if self.days else None

    @property
    def sealed(self) -> bool:
        """Say whether what comes next is not to be seen beforehand."""
        return self.design == HEADACHES

    @property
    def content(self) -> dict[str, Any]:
        """Give everything that makes the plan, as plain values."""
        plain = {one.name: getattr(self, one.name) for one in fields(self)}
        days = {name: day and day.isoformat() for name, day in self._days()}
        return {**plain, **days, "usual": dict(self.usual)}

    def _days(self) -> tuple[tuple[str, date | None], ...]:
        return ("start", self.start), ("made", self.made)

    @property
    def digest(self) -> str:
        """Give a fingerprint of all of it (SHA-256): another plan has another."""
        # When it was made is no part of it: the same plan drawn again is the same plan.
        content = {name: value for name, value in self.content.items() if name != "made"}
        text = json.dumps(content, sort_keys=True, ensure_ascii=True, default=list)
        return hashlib.sha256(text.encode("ascii")).hexdigest()


def need_plan(given: Any) -> None:
    """Refuse what is no plan of an experiment."""
    made = "plan_trial(...)"
    need_kind("plan", given, Planned, made, needed=True)
