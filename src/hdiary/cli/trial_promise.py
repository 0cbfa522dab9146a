"""What a plan promises before it begins, for the screen and for a program."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from hdiary.cli.languages import Misused

if TYPE_CHECKING:
    from hdiary.diary import Diary
    from hdiary.trials import Plan, Promise
    from hdiary.words import Words

_MOST_POINTS = 10


def check_effects(effects: Sequence[float], plan: Plan) -> None:
    """Refuse an effect that the outcome of a plan cannot have."""
    share = plan.outcome == "headache_days_28"
    most = 1 if share else _MOST_POINTS
    for effect in effects:
        if not 0 < effect <= most:
            key = "cli.misused.effect_share" if share else "cli.misused.effect_points"
            raise Misused(key, effect=f"{effect:g}")


def make_promise(plan: Plan, effects: Sequence[float], diary: Diary | None) -> Promise:
    """Reckon what a plan promises, from the days of the diary if there is one."""
    from hdiary.trials.promise import promise

    check_effects(effects, plan)
    return promise(plan, effects=effects or None, diary=diary)


def tell_promised(promised: Promise, diary: Diary | None, say: Words) -> list[str]:
    """Tell what a plan promises, and how much longer would be enough if it is not."""
    from hdiary.trials.longer import ENOUGH, find_alike, find_longer
    from hdiary.trials.tell_promise import tell_promise

    told = tell_promise(promised, say)
    middle = promised.table.iloc[len(promised.table) // 2]
    if middle["power"] < ENOUGH:
        effect = float(middle["effect"])
        own = float(middle["power"])
        alike = find_alike(promised.plan, effect=effect, own=own, diary=diary)
        told += [say(part) for part in alike]
        longer = find_longer(promised.plan, effect=effect, diary=diary)
        told.append(longer.tell(say))
    return told


def promise_object(promised: Promise) -> dict[str, Any]:
    """Give what a plan promises for a program."""
    plain = ("table", "smallest_p", "days", "units", "left_out", "missing")
    known = sorted(promised.usual.known)
    return {**{name: getattr(promised, name) for name in plain}, "from_the_diary": known}
