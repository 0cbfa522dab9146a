"""How a trial was done: the items of CENT 2015 and SCRIBE 2016, as far as the files tell."""

from __future__ import annotations

import numpy as np

from hdiary.report.parts import Bullets, Para, Section
from hdiary.trials import TrialResult
from hdiary.trials.arms import say_arm
from hdiary.trials.planned import HEADACHES, START, Planned
from hdiary.trials.tell_plan import tell_plan
from hdiary.words import Words

# CENT 2015: Vohra et al. 2015, doi:10.1136/bmj.h1738; SCRIBE 2016: Tate et al. 2016,
# doi:10.1037/arc0000026.
_NUMBERS = {
    "design": "CENT 3a, SCRIBE 5",
    "lot": "CENT 8a, 8b; SCRIBE 8",
    "order": "CENT 9",
    "outcome": "CENT 6a",
    "analysis": "CENT 12, 17a",
    "missing": "CENT 16",
    "followed": "CENT 5",
    "changes": "CENT 7b, 14b; SCRIBE 6",
    "blinding": "CENT 11a, SCRIBE 9",
    "harms": "CENT 19",
    "untold": "",
}
_MOST_LISTED = 26
_DIGITS = 16


def items_section(say: Words, result: TrialResult) -> Section:
    """Tell how the trial was done, item by item."""
    told = tuple(
        say(
            "trial.items.item" if _NUMBERS[name] else "trial.items.item_alone",
            name=say(f"trial.items.{name}"), number=_NUMBERS[name], told=cell,
        )
        for name, cell in _tell_items(say, result).items()
    )  # fmt: skip
    return Section(
        title=say("trial.items.title"),
        blocks=(
            Para(text=say("trial.items.lead")),
            Bullets(items=told),
            Para(text=say("trial.items.source"), soft=True),
        ),
    )


def _tell_items(say: Words, result: TrialResult) -> dict[str, str]:
    plan = result.plan
    sealed = "sealed" if plan.sealed else "open"
    return {
        "design": " ".join(tell_plan(plan, say)),
        "lot": say("trial.items.lot_told", seed=plan.seed, digest=plan.digest[:_DIGITS]),
        "order": f"{say(f'trial.items.order_{sealed}')}{_list_order(say, result)}",
        "outcome": say(f"trial.plan.outcome_{plan.outcome}"),
        "analysis": _tell_analysis(say, result),
        "missing": _tell_missing(say, result),
        "followed": _tell_followed(say, result),
        "changes": _tell_changes(say, result),
        "blinding": say("trial.items.blinding_told"),
        "harms": say("trial.items.harms_told"),
        "untold": say("trial.items.untold_told"),
    }


def _list_order(say: Words, result: TrialResult) -> str:
    """Name the arms in the order that was drawn, where that is short enough to read."""
    plan: Planned = result.plan
    arms = result.periods["arm"]
    if plan.design == START or len(arms) > _MOST_LISTED:
        return ""
    names = ", ".join(say_arm(str(arm), say) for arm in arms)
    return " " + say("trial.items.order_was", names=names)


def _tell_analysis(say: Words, result: TrialResult) -> str:
    row = result.table.iloc[0]
    key = "analysis_listed" if row["exact"] else "analysis_drawn"
    told = say(f"trial.items.{key}", orders=int(row["orders"]))
    if len(result.table) > 1 or np.isnan(row["p_value"]):
        return told
    p = say.decimal(f"{row['p_value']:.4f}")
    return f"{told} {say('trial.items.p_value', p=p)}"


def _tell_missing(say: Words, result: TrialResult) -> str:
    counted = result.periods[result.periods["arm"].isin(result.plan.arms)]
    recorded, days = int(counted["recorded"].sum()), int(counted["days"].sum())
    if result.plan.design == HEADACHES:
        return say("trial.items.missing_headaches", recorded=recorded, n=days)
    return say(
        "trial.items.missing_days",
        recorded=recorded, n=days, least=say.share(result.plan.least_share),
    )  # fmt: skip


def _tell_followed(say: Words, result: TrialResult) -> str:
    share = result.table["followed"].iloc[0]
    if np.isnan(share):
        return say("trial.told.followed_unsaid")
    return say("trial.items.followed_told", share=say.share(share))


def _tell_changes(say: Words, result: TrialResult) -> str:
    looks = "looks" if result.plan.looks else "no_looks"
    early = "ended" if result.settings["ended"] else "not_ended"
    return " ".join(say(f"trial.items.{name}") for name in (looks, early))
