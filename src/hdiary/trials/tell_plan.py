"""A plan in plain sentences, and as a table of what comes when."""

from __future__ import annotations

from hdiary.diary.show import show_in_theme, show_table, show_words
from hdiary.trials.arms import say_arm
from hdiary.trials.planned import HEADACHES, START, Planned
from hdiary.trials.reach import smallest_p
from hdiary.trials.safety import find_drugs
from hdiary.trials.tell import say_design
from hdiary.words import Words

_MOST_ROWS = 60


def tell_plan(plan: Planned, say: Words) -> list[str]:
    """Tell what is compared, how it is drawn and how long it takes."""
    several = len(plan.patients) > 1
    lines = [say_design(plan, say, order=None if several else 0, of="plan")]
    if plan.design != START:
        lines.append(say(_blocks_key(plan), block=plan.block))
    lines.append(say(f"trial.plan.outcome_{plan.outcome}"))
    if plan.trend:
        lines.append(say("trial.plan.trend"))
    if plan.washout:
        lines.append(say("trial.plan.washout", n=plan.washout))
    if plan.settle:
        lines.append(say("trial.plan.settle", n=plan.settle, arm=say_arm(plan.arms[0], say)))
    lines.append(say("trial.plan.smallest", share=say.share(smallest_p(plan))))
    if plan.design == START:
        lines.append(say("trial.plan.weak_start"))
    if plan.looks:
        lines.append(say("trial.plan.looks", looks=plan.looks))
    if several:
        lines.append(say("trial.plan.people", n=len(plan.patients)))
    if plan.made is not None and plan.made > plan.start:
        lines.append(say("trial.told.made_late", made=plan.made, first=plan.start))
    if find_drugs(plan.arms):
        lines.append(say("trial.plan.medicine"))
    if plan.sealed:
        lines.append(say("trial.plan.sealed"))
    return lines


def _blocks_key(plan: Planned) -> str:
    return "trial.plan.blocks_once" if plan.block == len(plan.arms) else "trial.plan.blocks"


def show_plan(plan: Planned, say: Words) -> str:
    """Show a plan in a notebook: its words, and what comes when unless that is sealed."""
    words = show_words("\n".join(tell_plan(plan, say)))
    if plan.design == HEADACHES:
        return show_in_theme(words)
    frame = plan.schedule.head(_MOST_ROWS)
    rows = [
        [say.short_day(cell, year=True) if hasattr(cell, "year") else str(cell) for cell in row]
        for row in frame.itertuples(index=False)
    ]
    heads = [(say(f"view.plan.{name}") if name != "patient" else name, "") for name in frame]
    table = show_table(
        heads, rows, caption=say("view.plan.caption"), numbers=[False] * len(heads), more=""
    )
    return show_in_theme(words, table)
