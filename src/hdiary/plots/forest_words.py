"""The words of the forest of odds ratios: beside its rows, below them, and in its alt text."""

from __future__ import annotations

from typing import Any

import pandas as pd

from hdiary.plots.factor_rows import ENDS, Chosen, Row, say_counts, say_verdict
from hdiary.plots.lettering import shorten
from hdiary.plots.style import SMALL
from hdiary.questions.exposure.amounts import compares_amounts, say_contrast
from hdiary.questions.triggers.rules import MORE, NOTHING_VARIES
from hdiary.words import Words

_NAMED, _TOLD = 6, 20
"""So many factors with too few days are named in the picture, and in its words."""


def say_starred(row: Row, say: Words) -> str:
    """Give the words below a factor's name, with a star for one that may follow."""
    words = say_verdict(row, say) + (" *" if _may_follow(row) else "")
    return say("triggers.forest.numbered", verdict=words) if compares_amounts(row) else words


def _may_follow(row: Row) -> bool:
    return _holds(row, "may_follow")


def _is_warning(row: Row) -> bool:
    return _holds(row, "early_sign") and row["verdict"] == MORE


def _holds(row: Row, name: str) -> bool:
    value = row.get(name, False)
    return not pd.isna(value) and bool(value)


def say_feet(rows: Chosen, coverage: str, result: Any, say: Words) -> list[str]:
    """Give the sentences below the forest, the days used first."""
    low, high = (say.number(edge, places=2) for edge in result.settings["little"])
    level = say_level(result)
    feet = [coverage, say("triggers.forest.line", level=level, low=low, high=high)]
    drawn = rows.shown.to_dict("records")
    contrasts = [say_contrast(row, say) for row in drawn if compares_amounts(row)]
    if contrasts:
        feet.append(say("triggers.forest.amounts", contrasts="; ".join(contrasts)))
    if any(_may_follow(row) for row in drawn):
        feet.append(say("triggers.forest.star"))
    early = [str(row["told"]) for row in drawn if _is_warning(row)]
    if early:
        feet.append(say("triggers.forest.warning", names=say.join(early)))
    return [*feet, *say_hidden(rows.hidden, say), *say_untold(rows.untold, result, say)]


def say_level(result: Any) -> float:
    """Give the share that an interval is said to hold."""
    return float(result.settings.get("level", 0.95))


def say_hidden(many: int, say: Words) -> list[str]:
    """Say how many factors are left out, if any are."""
    return [say("triggers.forest.hidden", more=many)] if many else []


def say_untold(rows: pd.DataFrame, result: Any, say: Words, *, most: int = _NAMED) -> list[str]:
    """Name the factors that have no odds ratio: too few days, or nothing to compare."""
    known = getattr(result, "reasons", {})
    reasons = rows["reason"].astype("str") if "reason" in rows else pd.Series("", rows.index)
    alike = reasons.isin([text for text, told in known.items() if told.key in NOTHING_VARIES])
    return [
        say(key, names=_say_names(part, most, say))
        for key, part in (
            ("triggers.forest.too_few", rows["told"][~alike]),
            ("triggers.forest.nothing_varies", rows["told"][alike]),
        )
        if len(part)
    ]


def _say_names(names: pd.Series, most: int, say: Words) -> str:
    told = [shorten(str(name), width=1.2, size=SMALL) for name in names[:most]]
    told = [say("triggers.quoted", name=name) if "," in name else name for name in told]
    if len(names) > most:
        told.append(say("say.more", n=len(names) - most))
    return say.join(told)


def say_coverage(table: pd.DataFrame, coverage: pd.DataFrame, say: Words) -> str:
    """Say how many of one person's recorded days were used; nothing where that is not known."""
    used = table["days_used"].dropna().astype(int)
    if not len(used) or not len(coverage):
        return ""
    days = say.span(used.min(), used.max(), places=0)
    return say("triggers.forest.coverage", used=days, recorded=int(coverage["recorded"].iloc[0]))


def say_forest(rows: Chosen, coverage: str, result: Any, say: Words) -> str:
    """Tell the whole picture, row by row."""
    told = [_say_row(row, say_level(result), say) for row in rows.shown.to_dict("records")]
    told += say_hidden(rows.hidden, say) + say_untold(rows.untold, result, say, most=_TOLD)
    return say(
        "triggers.forest.whole",
        shown=len(rows.shown),
        coverage=coverage,
        rows=" ".join(told),
    )


def _say_row(row: Row, level: float, say: Words) -> str:
    ratio, low, high = (say_ratio(float(row[name]), say) for name in ("odds_ratio", *ENDS))
    named = compares_amounts(row)
    key = "row_number" if named else "row"
    told = say(
        f"triggers.forest.{key}_star" if _may_follow(row) else f"triggers.forest.{key}",
        name=row["told"],
        verdict=say_verdict(row, say),
        ratio=ratio,
        level=level,
        low=low,
        high=high,
        counts=say_counts(row, say),
        **({"contrast": say_contrast(row, say)} if named else {}),
    )
    if not _is_warning(row):
        return told
    return f"{told} {say('triggers.forest.warning', names=row['told'])}"


def say_ratio(ratio: float, say: Words) -> str:
    """Say an odds ratio; beyond what figures tell, only how far it goes."""
    if ratio < 0.01:
        return say("triggers.forest.under", end=say.number(0.01, places=2))
    if ratio > 1000:
        return say("triggers.forest.over", end=1000)
    return say.number(ratio, places=2 if ratio < 10 else 0)
