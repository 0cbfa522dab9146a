"""What a plan promises before it begins: how often it would find what, and what it costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from hdiary.diary import Diary, need_kind
from hdiary.diary.describe import Shown
from hdiary.diary.show import show_in_theme, show_words
from hdiary.questions.usual import Usual, from_numbers, usual_of
from hdiary.stats import Blocks, Power, Starts, reckon_power
from hdiary.trials.planned import HEADACHE_DAYS, HEADACHES, MEAN_PAIN, PERIODS, START, Planned
from hdiary.trials.reach import claim_level, smallest_p
from hdiary.trials.tell_promise import tell_promise
from hdiary.words import load_words

RUNS = 4_000
MONTH = 28
_SHARES = (0.25, 0.5, 0.75)
_POINTS = (0.5, 1.0, 2.0)
_MEAN_POINTS = (0.5, 1.0, 1.5)
_CLEARLY = 0.05


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Promise:
    """What a plan promises.

    Attributes
    ----------
    plan
        Of which.
    table
        A row for each true effect of the first arm against the second: ``effect`` (share of
        headache days fewer, or points), ``difference`` (in the outcome, negative is better),
        ``power`` (share of such trials that find it), ``power_error`` (its standard error),
        ``half_width`` (typical half width of the interval, infinite where it has no end).
    smallest_p
        The smallest p-value that can come out.
    days
        How many days it takes; where headaches are counted, about how many.
    units
        Of each arm in the plan's order: days, or headaches.
    left_out
        Days that do not count, for what came before to wear off or the new to take effect.
    missing
        Share of days (or headaches) not written down that is reckoned with.
    usual
        What it was reckoned with; ``usual.known`` names what came from a diary.
    wider
        Blocks of periods in which the same periods would find the middle effect clearly oftener,
        and its power then; None where none would.
    """

    plan: Planned
    table: pd.DataFrame
    smallest_p: float
    days: int
    units: tuple[int, ...]
    left_out: int
    missing: float
    usual: Usual
    wider: tuple[int, float] | None

    def summary(self, *, language: str = "en") -> str:
        """Tell what the plan promises, in plain sentences."""
        return "\n".join(tell_promise(self, load_words(language, "screen")))

    def show(self, *, language: str = "en") -> Shown:
        """Show it in another language than English, in a notebook or as words."""
        told = self.summary(language=language)
        return Shown(html=show_in_theme(show_words(told)), words=told)

    def _repr_html_(self) -> str:
        return self.show().html


def promise(
    plan: Planned,
    *,
    effects: Sequence[float] | None = None,
    diary: Diary | None = None,
    usual: Usual | None = None,
    runs: int = RUNS,
    seed: int | None = None,
) -> Promise:
    """Reckon what a plan promises, by living through it many times.

    Parameters
    ----------
    plan
        As `plan_trial` made it.
    effects
        True effects of the first arm against the second: the share by which headache days become
        fewer, or points of pain. Some usual ones if left out.
    diary
        Whose days it is reckoned with; what it does not tell is as in people in general.
    usual
        The same as numbers. Without either, those kept in the plan.
    runs
        How many trials are lived through for each effect.
    seed
        Of the luck; the plan's if left out.

    Returns
    -------
    Promise
        With a ``table`` of effects, and ``summary()``.

    Notes
    -----
    How days are lived is told by `hdiary.stats.live_days`, `live_pain` and `live_headaches`, what
    a trial finds by `hdiary.stats.reckon_power`. With more than two arms each power is that of the
    first against the second; with planned looks that of the end alone.

    Examples
    --------
    >>> from hdiary.trials import plan_trial
    >>> plan = plan_trial(["heat", "none"], periods=12, start="2026-01-05", seed=1)
    >>> found = promise(plan, effects=[0.5], runs=200)
    >>> found.days, found.smallest_p, found.usual.known
    (84, 0.03125, frozenset())
    """
    need_kind("plan", plan, Planned, "plan_trial(...)", needed=True)
    reckoned = _choose_usual(plan, diary, usual)
    asked = tuple(effects or usual_effects(plan, reckoned))

    def reckon(design: Blocks | Starts, effect: float) -> Power:
        return reckon_power(
            design,
            reckoned.life,
            outcome=plan.outcome,  # type: ignore[arg-type]
            effect=effect,
            runs=runs,
            seed=plan.seed if seed is None else seed,
            level=claim_level(plan),
        )

    design = design_of(plan)
    found = [reckon(design, effect) for effect in asked]
    table = pd.DataFrame(
        {
            "effect": [float(effect) for effect in asked],
            "difference": [in_outcome(plan, reckoned, effect) for effect in asked],
            "power": [one.share for one in found],
            "power_error": [one.error for one in found],
            "half_width": [one.half_width for one in found],
        }
    )
    middle = len(asked) // 2
    wider = [(blocks.block, reckon(blocks, asked[middle]).share) for blocks in _wider_blocks(plan)]
    better = [one for one in wider if one[1] >= found[middle].share + _CLEARLY]
    counted = plan.design == HEADACHES
    return Promise(
        plan=plan,
        table=table,
        smallest_p=smallest_p(plan),
        days=_days(plan, reckoned),
        units=_units(plan),
        left_out=plan.settle if plan.design == START else plan.washout * plan.periods,
        missing=1.0 - (reckoned.rated_share if counted else reckoned.recorded_share),
        usual=reckoned,
        wider=better[0] if better else None,
    )


def design_of(plan: Planned) -> Blocks | Starts:
    """Give the design of a plan as the estimators know it."""
    if plan.design == START:
        return Starts(
            baseline=plan.baseline,
            starts=plan.starts,
            settle=plan.settle,
            follow_up=plan.follow_up,
            trend=plan.trend,
        )
    return Blocks(
        units=plan.periods,
        block=plan.block,
        arms=len(plan.arms),
        length=plan.length,
        washout=plan.washout,
        least_share=plan.least_share,
        trend=plan.trend,
    )


def _wider_blocks(plan: Planned) -> list[Blocks]:
    """Give the design in blocks of twice as many periods, if that can be done and helps."""
    # Pairs leave few orders, so that few p-values are possible, and some power is lost.
    design, wide = design_of(plan), 2 * plan.block
    if plan.design != PERIODS or not isinstance(design, Blocks) or plan.periods % wide:
        return []
    return [] if plan.looks or plan.block > len(plan.arms) else [replace(design, block=wide)]


def usual_effects(plan: Planned, usual: Usual) -> tuple[float, ...]:
    """Give effects that somebody may hope for: fewer days by shares, or points."""
    if plan.outcome == HEADACHE_DAYS:
        return _SHARES
    if plan.outcome == MEAN_PAIN:
        most = usual.life.mean_pain
        # Nobody has more pain taken away than there is.
        if most > _MEAN_POINTS[-1]:
            return _MEAN_POINTS
        return tuple(round(share * most, 2) for share in _SHARES)
    return _POINTS


def in_outcome(plan: Planned, usual: Usual, effect: float) -> float:
    """Give an effect as a difference in the outcome, negative being better."""
    if plan.outcome == HEADACHE_DAYS:
        return -usual.life.days.share * MONTH * effect
    return -float(effect)


def _choose_usual(plan: Planned, diary: Diary | None, usual: Usual | None) -> Usual:
    if usual is not None:
        return usual
    if diary is None:
        return from_numbers(plan.usual)
    return usual_of(diary, patients=plan.patients)


def _days(plan: Planned, usual: Usual) -> int:
    if plan.design == HEADACHES:
        return round(plan.periods / max(usual.headaches_per_week, 0.01) * 7)
    return plan.days


def _units(plan: Planned) -> tuple[int, ...]:
    """Count the days or headaches of each arm."""
    if plan.design == START:
        begins = plan.baseline + plan.order[0][0]
        return (plan.days - begins, begins)
    each = plan.periods // len(plan.arms) * max(plan.length, 1)
    return (each,) * len(plan.arms)
