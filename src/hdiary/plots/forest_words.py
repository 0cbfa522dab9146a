"""The words of the forest of odds ratios: beside its rows, below them, and in its alt text."""

from __future__ import annotations

import pandas as pd

from hdiary.plots.factor_rows import ENDS, Chosen, Row, say_counts
from hdiary.plots.lettering import shorten
from hdiary.plots.style import SMALL
from hdiary.vocabulary.say import say_count, say_list, say_number

_NAMED, _TOLD = 6, 20
"""So many factors with too few days are named in the picture, and in its words."""
_ALIKE = ("it was the same", "it changes only")
"""How the reasons begin for factors that have days enough but nothing to compare."""
_MAY_FOLLOW = "may follow the headache or be an early sign of it"


def say_verdict(row: Row) -> str:
    """Give the words below a factor's name, with a star for one that may follow."""
    words = str(row["verdict"]) + (" *" if _may_follow(row) else "")
    return words if row["kind"] == "yes/no" else f"per SD: {words}"


def _may_follow(row: Row) -> bool:
    value = row.get("may_follow", False)
    return not pd.isna(value) and bool(value)


def say_feet(rows: Chosen, coverage: str, little: tuple[float, ...], level: str) -> list[str]:
    """Give the sentences below the forest, the days used first."""
    low, high = (say_number(edge, places=2) for edge in little)
    feet = [
        coverage,
        f"Line: {level} interval. Pale band: little or no difference ({low} to {high}).",
    ]
    if (rows.shown["kind"] != "yes/no").any():
        feet.append("per SD: for a rise of one standard deviation (SD).")
    if any(_may_follow(row) for row in rows.shown.to_dict("records")):
        feet.append(f"* {_MAY_FOLLOW}.")
    if rows.hidden:
        feet.append(f"Not shown: {say_count(rows.hidden, 'more factor')}.")
    return feet + say_untold(rows.untold)


def say_untold(rows: pd.DataFrame, *, most: int = _NAMED) -> list[str]:
    """Name the factors that have no odds ratio: too few days, or nothing to compare."""
    reasons = rows["reason"].astype("str") if "reason" in rows else pd.Series("", rows.index)
    alike = reasons.str.startswith(_ALIKE)
    return [
        f"{words}: {_say_names(part, most)}."
        for words, part in (
            ("Too few days to say", rows["factor"][~alike]),
            ("Always the same, or only with the season or the days before", rows["factor"][alike]),
        )
        if len(part)
    ]


def _say_names(names: pd.Series, most: int) -> str:
    told = [shorten(str(name), width=1.2, size=SMALL) for name in names[:most]]
    told = [f'"{name}"' if "," in name else name for name in told]
    return say_list([*told, f"{len(names) - most} more"] if len(names) > most else told)


def say_coverage(table: pd.DataFrame, coverage: pd.DataFrame) -> str:
    """Say how many of one person's recorded days were used; nothing where that is not known."""
    used = table["days_used"].dropna().astype(int)
    if not len(used) or not len(coverage):
        return ""
    least, greatest = int(used.min()), int(used.max())
    days = str(greatest) if least == greatest else f"{least} to {greatest}"
    return (
        f"Days used: {days} of {say_count(int(coverage['recorded'].iloc[0]), 'recorded day')} "
        "(the day before recorded too)."
    )


def say_forest(rows: Chosen, coverage: str, level: str) -> str:
    """Tell the whole picture, row by row."""
    told = []
    for row in rows.shown.to_dict("records"):
        ratio, low, high = (_say_ratio(float(row[name])) for name in ("odds_ratio", *ENDS))
        per = "" if row["kind"] == "yes/no" else " per standard deviation"
        words = f"{row['factor']}: {row['verdict']}, odds ratio {ratio}{per} "
        words += f"({level} interval {low} to {high}), {say_counts(row)}"
        told.append(words + (f"; it {_MAY_FOLLOW}" if _may_follow(row) else "") + ".")
    if rows.hidden:
        told.append(f"Not shown: {say_count(rows.hidden, 'more factor')}.")
    told += say_untold(rows.untold, most=_TOLD)
    shown = say_count(len(rows.shown), "factor")
    return f"Headache on the day after, for {shown}. {coverage} " + " ".join(told)


def _say_ratio(ratio: float) -> str:
    if ratio < 0.01:
        return "under 0.01"
    if ratio > 1000:
        return "over 1000"
    return say_number(ratio, places=2 if ratio < 10 else 0)
