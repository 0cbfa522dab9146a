"""How much longer a trial would have to be to find what is hoped for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from hdiary.diary import Diary
from hdiary.questions.usual import Usual
from hdiary.trials.planned import DAYS, HEADACHES, PERIODS, START, Planned
from hdiary.trials.promise import promise, usual_effects
from hdiary.words import Phrase, Words, phrase

ENOUGH = 0.8
"""A trial that finds what is there in four of five cases is called enough."""
MOST_DAYS = 366
MOST_HEADACHES = 240
_RUNS = 1_000
_STRETCHES = (1.0, 1.5, 2.0, 3.0)
_CLEARLY = 0.1
"""By so much another design must find more to be told [share of trials]."""
_PARTS = ("baseline", "starts", "follow_up")


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Longer:
    """What would be enough for an effect.

    Attributes
    ----------
    effect
        As for `promise`.
    plan
        The shortest plan that is enough, drawn again before use; None where no sensible one is.
    power
        Of that plan, or of the longest that was tried.
    """

    effect: float
    plan: Planned | None
    power: float

    def tell(self, say: Words) -> str:
        """Say it in a language."""
        return say(self._phrase())

    def _phrase(self) -> Phrase:
        if self.plan is None:
            return phrase("trial.promise.never", found=round(100 * self.power))
        if self.plan.design == HEADACHES:
            return phrase("trial.promise.longer_headaches", n=self.plan.periods)
        if self.plan.length == 1:
            return phrase("trial.promise.longer_single", n=self.plan.periods)
        return phrase("trial.promise.longer_days", n=self.plan.periods, days=self.plan.days)


def find_longer(
    plan: Planned,
    *,
    effect: float | None = None,
    diary: Diary | None = None,
    usual: Usual | None = None,
    runs: int = _RUNS,
) -> Longer:
    """Find the shortest plan of this kind that finds an effect in four of five trials.

    Parameters
    ----------
    plan
        Whose numbers of periods are changed, and nothing else; where the first day of a programme
        is drawn, all of its parts are stretched alike.
    effect
        As for `promise`; the middle one of its usual ones if left out.
    diary, usual
        As for `promise`.
    runs
        How many trials of each length are lived through.

    Returns
    -------
    Longer
        Its ``plan`` is None where not even a year, or 240 headaches, would be enough.

    Examples
    --------
    >>> from hdiary.trials import plan_trial
    >>> plan = plan_trial(["heat", "none"], design="headaches", start="2026-01-05", seed=1)
    >>> 40 < find_longer(plan, effect=1.0, runs=200).plan.periods < 100
    True
    """

    def power_of(longer: Planned) -> tuple[Usual, float]:
        found = promise(longer, effects=wanted, diary=diary, usual=usual, runs=runs)
        return found.usual, float(found.table["power"].iloc[0])

    wanted: list[float] = [] if effect is None else [effect]
    if effect is None:
        own = promise(plan, effects=[0.0], diary=diary, usual=usual, runs=1).usual
        effects = usual_effects(plan, own)
        wanted = [effects[len(effects) // 2]]
    if plan.design == START:
        return _stretch(plan, wanted[0], lambda p: power_of(p)[1])
    return _search(plan, wanted[0], lambda p: power_of(p)[1])


def find_alike(
    plan: Planned, *, effect: float, own: float, diary: Diary | None = None
) -> list[Phrase]:
    """Tell other designs of the same days and the same periods that find clearly more."""
    # ``own`` is the plan's own power for the effect. Only where nothing else changes for whoever
    # lives it, but for single days, which take what works and is over within a day.
    if plan.design != PERIODS:
        return []
    told = []
    for key, other in _alike(plan):
        found = _power(other, effect, diary)
        if found >= own + _CLEARLY:
            more = {"now": round(100 * own), "found": round(100 * found), "n": other.periods}
            told.append(phrase(f"trial.promise.{key}", **more))
    return told


def _power(plan: Planned, effect: float, diary: Diary | None) -> float:
    found = promise(plan, effects=[effect], diary=diary, runs=_RUNS)
    return float(found.table["power"].iloc[0])


def _alike(plan: Planned) -> Iterator[tuple[str, Planned]]:
    if not plan.trend:
        yield "with_trend", replace(plan, trend=True)
    block = 2 * len(plan.arms)
    if not plan.washout and not plan.looks and plan.length > 1 and not plan.days % block:
        order = tuple(tuple([0] * plan.days) for _ in plan.order)
        days = replace(plan, design=DAYS, periods=plan.days, length=1, block=block)
        yield "single_days", replace(days, order=order, trend=False)


def _stretch(plan: Planned, effect: float, power_of: Callable[[Planned], float]) -> Longer:
    power = 0.0
    for longer in _stretched(plan):
        power = power_of(longer)
        if power >= ENOUGH:
            return Longer(effect=effect, plan=longer, power=power)
    return Longer(effect=effect, plan=None, power=power)


def _stretched(plan: Planned) -> Iterator[Planned]:
    for factor in _STRETCHES:
        parts = {name: round(getattr(plan, name) * factor) for name in _PARTS}
        longer = replace(plan, **parts)
        if longer.days <= MOST_DAYS or factor == 1.0:
            yield longer


def _search(plan: Planned, effect: float, power_of: Callable[[Planned], float]) -> Longer:
    """Halve the numbers of blocks between too few and enough."""
    most = MOST_HEADACHES if plan.design == HEADACHES else MOST_DAYS // plan.length
    high = max(most // plan.block, 1)
    low, power = 0, power_of(_with_blocks(plan, high))
    if power < ENOUGH:
        return Longer(effect=effect, plan=None, power=power)
    while high - low > 1:
        middle = (low + high) // 2
        found = power_of(_with_blocks(plan, middle))
        if found >= ENOUGH:
            high, power = middle, found
        else:
            low = middle
    return Longer(effect=effect, plan=_with_blocks(plan, high), power=power)


def _with_blocks(plan: Planned, blocks: int) -> Planned:
    periods = blocks * plan.block
    return replace(plan, periods=periods, order=tuple(tuple([0] * periods) for _ in plan.order))
