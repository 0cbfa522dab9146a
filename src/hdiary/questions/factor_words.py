"""One factor in words: its name, its days, its odds, and what stands out about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from hdiary.questions.trigger_verdicts import MORE
from hdiary.vocabulary.say import say_amount, say_count, say_list, say_number, say_share

_MOST_NAMES = 6
BARE_COUNTS = (
    "The bare counts go another way; the odds ratio takes yesterday's headache, the weekday and "
    "slow ups and downs into account."
)
FOLLOWS = (
    "It also goes with the headache itself or the day after, so it may follow the headache or be "
    "an early sign of it."
)


def say_claim(row: Mapping[Any, Any]) -> str:
    """Say what stands out about one factor, words first and then figures."""
    likely = "more" if row["verdict"] == MORE else "less"
    after, others = row["days_exposed"], row["days_unexposed"]
    hurt, hurt_others = row["headaches_exposed"], row["headaches_unexposed"]
    told = (
        f"Headache was {likely} likely after {say_days_with(row)}: "
        f"{hurt or 'none'} of the {say_count(after, 'day')} that followed had one "
        f"({say_share(hurt / after)}), against {hurt_others or 'none'} of "
        f"{say_count(others, 'other day')} ({say_share(hurt_others / others)}). {say_odds(row)}."
    )
    if (hurt / after > hurt_others / others) != (row["verdict"] == MORE):
        told += f" {BARE_COUNTS}"
    return f"{told} {FOLLOWS}" if row["may_follow"] else told


def say_odds(row: Mapping[Any, Any]) -> str:
    """Say an odds ratio with its interval."""
    per = "" if row["kind"] == "yes/no" else " per standard deviation"
    told, low, high = (_ratio(row[name]) for name in ("odds_ratio", "ci_low", "ci_high"))
    # Beyond what is said in figures there is no range to give.
    ends = "" if low == high else f" ({low} to {high})"
    return f"Odds ratio {told}{per}{ends}"


def _ratio(value: float) -> str:
    if value > 100:
        return "more than 100"
    if value < 0.01:
        return "less than 0.01"
    places = 2 if value < 1 else 1 if value < 10 else 0
    # An end beside 1 is said on its own side of it.
    while places < 4 and value != 1 and float(f"{value:.{places}f}") == 1:
        places += 1
    return say_number(value, places=places)


def say_days_with(row: Mapping[Any, Any]) -> str:
    """Say which days are compared with the others."""
    name = str(row["factor"])
    if row["kind"] == "number":
        return f"days with more {say_name(name)} (above {say_amount(row['cut'])})"
    if row["kind"] == "change":
        name = say_name(name.removesuffix(", change"))
        cut = row["cut"]
        if cut < 0:
            return f"days on which {name} had not gone down (by {say_amount(-cut)} or more)"
        return f"days on which {name} had gone up (by more than {say_amount(cut)})"
    return f"days with {say_name(name)}"


def say_name(name: str) -> str:
    """Say a factor's name, in quotation marks where its own marks would mislead."""
    return f'"{name}"' if any(mark in name for mark in ",;:()") or " and " in name else name


def say_names(names: Sequence[str] | pd.Series) -> str:
    """Join names, the last of many as a number."""
    given = [say_name(str(name)) for name in names]
    if len(given) <= _MOST_NAMES + 1:
        return say_list(given)
    return ", ".join(given[:_MOST_NAMES]) + f" and {len(given) - _MOST_NAMES} others"
