"""Which arms are medicine, and how many days with it a plan may ask for beside the limits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil

from hdiary.questions.medicine.overuse import GROUPS, TOGETHER, WINDOW_DAYS, MedicationGroup
from hdiary.trials.planned import HEADACHES, START, Planned
from hdiary.vocabulary.named_drugs import name_drugs
from hdiary.words import Phrase, phrase

ATTACKS = ("headaches_per_week", "general_headaches_per_week")
"""What tells how often headaches come: from the diary, else of people in general."""
_WEEK = 7


@dataclass(frozen=True, kw_only=True, slots=True)
class Drug:
    """A medicine that an arm names; ``group`` is that of its limit, empty where it has none."""

    arm: str
    name: str
    group: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class LimitDays:
    """Days with the medicine of one limit that a plan may ask for at most [in 30 days]."""

    group: str
    arms: tuple[str, ...]
    most: int
    limit: int

    @property
    def reached(self) -> bool:
        """Whether the plan may ask for as many days as the limit, or more."""
        return self.most >= self.limit


def find_drugs(arms: Iterable[str]) -> tuple[Drug, ...]:
    """Name the medicine in the arms of a trial, in any language that hdiary reads."""
    return tuple(
        Drug(arm=arm, name=read.name, group=_group_of(read.treatment_class))
        for arm in arms
        for read in name_drugs(arm)
    )


def _group_of(treatment_class: str) -> str:
    return next((g.name for g in GROUPS if treatment_class in g.classes), "")


def limit_days(plan: Planned, usual: Mapping[str, float]) -> tuple[LimitDays, ...]:
    """Reckon for each limit of medication days how many in 30 days the plan may ask for."""
    # Whatever order is drawn: the worst of them, so that a plan is not refused by its draw.
    # Nothing is reckoned of headaches whose rate is not known.
    drugs = [drug for drug in find_drugs(plan.arms) if drug.group]
    several = len({drug.group for drug in drugs}) > 1
    groups = [*GROUPS, *([TOGETHER] if several else [])]
    asked = [(group, _arms_with(group, drugs)) for group in groups]
    return tuple(
        LimitDays(group=group.name, arms=arms, most=most, limit=group.limit)
        for group, arms in asked
        if arms and (most := _most_days(plan, arms, usual)) is not None
    )


def _arms_with(group: MedicationGroup, drugs: Iterable[Drug]) -> tuple[str, ...]:
    of = [drug.arm for drug in drugs if group is TOGETHER or drug.group == group.name]
    return tuple(dict.fromkeys(of))


def too_many_days(plan: Planned, usual: Mapping[str, float]) -> Phrase | None:
    """Say why a plan would ask for medicine on too many days; None where it does not."""
    for asked in limit_days(plan, usual):
        if asked.reached:
            key = "headaches" if plan.design == HEADACHES else "days"
            return phrase(
                f"trial.safety.too_many_{key}",
                group=asked.group, arms=asked.arms, most=asked.most, limit=asked.limit,
                window=WINDOW_DAYS,
            )  # fmt: skip
    return None


def _most_days(plan: Planned, arms: tuple[str, ...], usual: Mapping[str, float]) -> int | None:
    if plan.design == START:
        return _most_of_start(plan, arms)
    if plan.design == HEADACHES:
        rate = find_attacks(usual)
        if rate is None:
            return None
        window, length = min(ceil(rate * WINDOW_DAYS / _WEEK), plan.periods), 1
    else:
        window, length = min(WINDOW_DAYS, plan.periods * plan.length), plan.length
    share = plan.block // len(plan.arms) * len(arms) * length
    return most_in_window(window, block=plan.block * length, share=share)


def _most_of_start(plan: Planned, arms: tuple[str, ...]) -> int:
    """Count the days of the longer side; both where before and after are medicine of one limit."""
    before = plan.baseline + plan.starts - 1
    after = plan.starts - 1 + plan.settle + plan.follow_up
    days = {plan.arms[1]: before, plan.arms[0]: after}
    return min(WINDOW_DAYS, sum(days[arm] for arm in arms))


def find_attacks(usual: Mapping[str, float]) -> float | None:
    """Give how many headaches come in a week; None where that is not known."""
    return next((float(usual[name]) for name in ATTACKS if name in usual), None)


def most_in_window(window: int, *, block: int, share: int) -> int:
    """Count how often something comes at most in a row of a window, ``share`` times per block."""
    return max(
        min(first, share) + (window - first) // block * share + min((window - first) % block, share)
        for first in range(min(block, window) + 1)
    )
