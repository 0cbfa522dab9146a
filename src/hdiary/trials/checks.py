"""Whether a plan holds together, and can show anything at all."""

from __future__ import annotations

from datetime import date, timedelta

from hdiary.trials.arms import is_nothing
from hdiary.trials.planned import DAYS, OUTCOMES, PERIODS, START, PlanError, Planned
from hdiary.trials.reach import (
    least_periods,
    least_starts,
    needed_p,
    smallest_after,
    smallest_p,
)
from hdiary.trials.safety import too_many_days
from hdiary.words import phrase

MOST_ARMS, LONGEST_ARM = 4, 60
_MOST = {
    "periods": 1000, "length": 366, "block": 1000, "washout": 365, "settle": 365,
    "baseline": 3660, "starts": 366, "follow_up": 3660,
}  # fmt: skip


def check_plan(plan: Planned) -> None:
    """Refuse a plan that does not hold together or cannot come out, and say what would."""
    _check_arms(plan)
    _check_numbers(plan)
    _check_days(plan)
    if plan.design != START:
        _check_blocks(plan)
    _check_looks(plan)
    _check_reach(plan)
    _check_people(plan)
    _check_medicine(plan)


def _check_arms(plan: Planned) -> None:
    arms = plan.arms
    most = 2 if plan.design == START else MOST_ARMS
    if not 2 <= len(arms) <= most:
        raise PlanError(phrase("trial.refuse.arms", n=len(arms), most=most))
    wrong = [arm for arm in arms if not arm or len(arm) > LONGEST_ARM or not arm.isprintable()]
    if wrong:
        raise PlanError(phrase("trial.refuse.arm", given=wrong[0][:LONGEST_ARM], most=LONGEST_ARM))
    nothing = sum(is_nothing(arm) for arm in arms)
    if len({arm.casefold() for arm in arms}) < len(arms) or nothing > 1:
        raise PlanError(phrase("trial.refuse.same_arm", arms=arms))
    if plan.design == START and is_nothing(arms[0]):
        raise PlanError(phrase("trial.refuse.start_nothing"))
    if plan.outcome not in OUTCOMES[plan.design]:
        known = OUTCOMES[plan.design]
        raise PlanError(
            phrase("trial.refuse.outcome", given=plan.outcome, design=plan.design, known=known)
        )


def _check_numbers(plan: Planned) -> None:
    least = {
        "periods": 1, "length": int(plan.design in (PERIODS, DAYS)), "block": 1,
        "washout": 0, "settle": 0, "baseline": int(plan.design == START),
        "starts": 0, "follow_up": int(plan.design == START),
    }  # fmt: skip
    # The days of a unit are chosen for periods only; a trial of days without length has no last.
    longest = {PERIODS: _MOST["length"], DAYS: 1}.get(plan.design, 0)
    for name, most in (_MOST | {"length": longest}).items():
        given = getattr(plan, name)
        if not least[name] <= given <= most:
            raise PlanError(
                phrase("trial.refuse.range", name=name, given=given, least=least[name], most=most)
            )
    if plan.seed < 0:
        raise PlanError(phrase("trial.refuse.seed", given=plan.seed))
    if not 0.0 < plan.least_share <= 1.0:
        raise PlanError(phrase("trial.refuse.share", given=plan.least_share))
    if plan.length and plan.washout >= plan.length:
        raise PlanError(phrase("trial.refuse.washout", washout=plan.washout, length=plan.length))


def _check_days(plan: Planned) -> None:
    try:
        plan.start + timedelta(days=plan.days)
    except OverflowError:
        raise PlanError(phrase("trial.refuse.beyond", day=plan.start, last=date.max)) from None


def _check_blocks(plan: Planned) -> None:
    arms = len(plan.arms)
    if plan.block % arms:
        raise PlanError(phrase("trial.refuse.block", block=plan.block, arms=arms))
    if plan.periods % plan.block:
        fewer = plan.periods // plan.block * plan.block
        more = fewer + plan.block
        near = (fewer, more) if fewer else (more,)
        raise PlanError(
            phrase(
                "trial.refuse.whole_blocks",
                periods=plan.periods, block=plan.block, near=tuple(map(str, near)),
            )
        )  # fmt: skip


def _check_looks(plan: Planned) -> None:
    if not plan.looks:
        return
    if plan.design == START:
        raise PlanError(phrase("trial.refuse.look_start"))
    for look in plan.looks:
        if look % plan.block or not 0 < look < plan.periods:
            raise PlanError(
                phrase("trial.refuse.look", look=look, block=plan.block, periods=plan.periods)
            )
    if list(plan.looks) != sorted(set(plan.looks)):
        raise PlanError(phrase("trial.refuse.look_order"))
    first = plan.looks[0]
    if smallest_after(plan, first) > needed_p(plan):
        least = least_periods(plan)
        key = "look_early" if least < plan.periods else "look_never"
        raise PlanError(phrase(f"trial.refuse.{key}", look=first, least=least))


def _check_reach(plan: Planned) -> None:
    if smallest_p(plan) <= needed_p(plan) + 1e-12:
        return
    if plan.design == START:
        raise PlanError(
            phrase("trial.refuse.starts", starts=plan.starts, least=least_starts(plan.looks))
        )
    raise PlanError(
        phrase(
            f"trial.refuse.reach_{plan.design}",
            n=plan.periods, p=smallest_p(plan), least=least_periods(plan), most=needed_p(plan),
        )
    )  # fmt: skip


def _check_people(plan: Planned) -> None:
    if len(set(plan.patients)) < len(plan.patients):
        raise PlanError(phrase("trial.refuse.people"))


def _check_medicine(plan: Planned) -> None:
    told = too_many_days(plan, plan.usual)
    if told is not None:
        raise PlanError(told)
