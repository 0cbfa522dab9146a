"""The bars of one factor, and what they show in words."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from hdiary.plots.factor_rows import CLAIMS, Row, is_cut
from hdiary.plots.forest_words import say_ratio
from hdiary.plots.style import BLUE, INK, MUTED, RULE, SMALL, TRACK, UNUSED, write
from hdiary.questions.exposure.amounts import compares_amounts, say_contrast
from hdiary.words import Words
from hdiary.words.rounding import start_sentence


def _lanes(row: Row, say: Words) -> tuple[tuple[str, str], ...]:
    with_it = say("triggers.bars.with")
    if row["kind"] == "change":
        with_it = say("triggers.bars.rise" if row["cut"] == 0 else "triggers.bars.larger_rise")
    elif is_cut(row):
        with_it = say("triggers.bars.above", cut=row["cut"])
    return (with_it, "exposed"), (say("triggers.bars.others"), "unexposed")


def draw_bars(ax: Axes, row: Row, say: Words) -> None:
    """Draw both shares, each along a pale bar that stands for all days."""
    claimed = row["verdict"] in CLAIMS
    for at, (words, name) in enumerate(_lanes(row, say)):
        days, aching = int(row[f"days_{name}"]), int(row[f"headaches_{name}"])
        share = aching / days if days else 0.0
        ink = BLUE if claimed and at == 0 else MUTED if at == 0 else UNUSED
        ax.barh(at, 1.0, height=0.36, color=TRACK, zorder=1)
        ax.barh(at, share, height=0.36, color=ink, zorder=2)
        told = say("triggers.bars.days", hurt=aching, days=days) + _in_brackets(aching, days, say)
        write(ax, 0.0, at - 0.3, words, va="bottom", fontsize=SMALL)
        write(ax, 1.0, at - 0.3, told, va="bottom", ha="right", fontweight="bold", fontsize=SMALL)
    ax.set_xlim(0, 1)
    ax.set_ylim(1.35, -0.75)
    ax.set_yticks([])
    ticks = [say(f"triggers.bars.{name}") for name in ("none", "half", "all")]
    ax.set_xticks([0, 0.5, 1], labels=ticks)
    labels = ax.get_xticklabels()
    labels[0].set_horizontalalignment("left")
    labels[-1].set_horizontalalignment("right")
    for side in ("left", "bottom"):
        ax.spines[side].set_visible(False)
    ax.axvline(0.5, color=RULE, linewidth=0.6, zorder=1.5)
    ax.tick_params(axis="x", colors=INK)


def _in_brackets(part: int, whole: int, say: Words) -> str:
    return f" ({say.share(part / whole)})" if whole else ""


def say_days(row: Row, say: Words) -> str:
    """Say on how many days after it, and after the others, headache came."""
    hurt, days, hurt_others, others = (
        int(row[name])
        for name in ("headaches_exposed", "days_exposed", "headaches_unexposed", "days_unexposed")
    )
    return say(
        "triggers.bars.whole",
        after=_say_after(row, say),
        hurt=hurt,
        days=days,
        share=_in_brackets(hurt, days, say),
        hurt_others=hurt_others,
        others=others,
        share_others=_in_brackets(hurt_others, others, say),
    )


def _say_after(row: Row, say: Words) -> str:
    name = row["told"]
    if row["kind"] == "change":
        key = "after_rise" if row["cut"] == 0 else "after_larger_rise"
        return say(f"triggers.bars.{key}", name=name)
    if is_cut(row):
        return say("triggers.bars.after_above", name=name, cut=row["cut"])
    return say("triggers.bars.after", name=name)


def say_odds(row: Row, verdict: str, say: Words) -> str:
    """Say the odds ratio with its verdict, or the verdict alone where there is none."""
    if pd.isna(row["odds_ratio"]):
        return start_sentence(f"{verdict}.")
    ratio, low, high = (
        say_ratio(float(row[name]), say) for name in ("odds_ratio", "ci_low", "ci_high")
    )
    told = {"ratio": ratio, "low": low, "high": high, "verdict": verdict}
    if compares_amounts(row):
        return say("triggers.bars.ratio_number", contrast=say_contrast(row, say), **told)
    return say("triggers.bars.ratio", **told)
