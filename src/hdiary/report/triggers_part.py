"""What comes before it, as a part of the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from hdiary.plots import figure_svg, plot_strips, plot_triggers
from hdiary.questions.trigger_verdicts import CLAIMS, NOT_ENOUGH
from hdiary.questions.trigger_words import tell_factors
from hdiary.report.parts import Picture, Row, Table, figure

MOST_FACTORS, MOST_STRIPS, MOST_POOLED = 10, 4, 8


@dataclass(frozen=True, kw_only=True, slots=True)
class Before:
    """The part of one person's page.

    Where nothing stands out there are only sentences. The pictures are for the screen: two
    sheets of paper have no room for them.
    """

    words: tuple[str, ...]
    pictures: tuple[Picture, ...]


def before_part(result: Any) -> Before | None:
    """Tell and draw what comes before headaches, if anything could be compared.

    Parameters
    ----------
    result
        A triggers result of one person.

    Returns
    -------
    Before or None
        None where no factor could be compared; `why_nothing_before` says why.
    """
    if not (result.before["verdict"] != NOT_ENOUGH).any():
        return None
    told = tell_factors(result.before, result.inseparable, result.settings, briefly=True)
    words = (told[0], " ".join(told[1:])) if len(told) > 1 else tuple(told)
    if not result.before["verdict"].isin(CLAIMS).any():
        return Before(words=words, pictures=())
    forest, strips = plot_triggers(result, most=MOST_FACTORS), plot_strips(result, most=MOST_STRIPS)
    pictures = (
        Picture(
            svg=figure_svg(forest, prefix="factors"),
            caption="Given yesterday's headache, the weekday and slow ups and downs.",
        ),
        Picture(
            svg=figure_svg(strips, prefix="strips"),
            caption="Every day that was compared: tall marks are headache days.",
        ),
    )
    return Before(words=words, pictures=pictures)


def why_nothing_before(result: Any) -> str:
    """Say why the page does not tell what comes before headaches; empty where it does."""
    if result.before.empty:
        return "What comes before headaches: nothing to compare was written down."
    if (result.before["verdict"] == NOT_ENOUGH).all():
        reason = result.before["reason"].mode().iloc[0]
        return f"What comes before headaches: there is not enough to compare yet ({reason})."
    return ""


def pooled_table(result: Any) -> Table | None:
    """Lay the factors pooled over people side by side, those that stand out first."""
    pooled = result.pooled
    known = pooled[pooled["verdict"] != NOT_ENOUGH]
    if known.empty:
        return None
    known = known.assign(open=~known["verdict"].isin(CLAIMS))
    known = known.sort_values(["open", "p_value"], kind="stable")
    rows = tuple(_pooled_row(row) for _, row in known.head(MOST_POOLED).iterrows())
    rest = len(known) - len(rows)
    foot = (
        "Each factor alone; two that go together may both appear. The odds ratio is the average "
        "person's, with 95% interval; per standard deviation for "
        "numbers. It says what goes together in this order, not why."
    )
    if rest:
        claims = int(known["verdict"].iloc[MOST_POOLED:].isin(CLAIMS).sum())
        also = f"; {claims} of them stand out too" if claims else ""
        foot = f"{rest} more factors were compared{also}. {foot}"
    return Table(
        caption="Headache on the day after, over everyone",
        heads=("Factor", "People", "Stands out alone in", "Odds ratio", "Average person", "Reach"),
        rows=rows,
        foot=foot,
    )


def _pooled_row(row: pd.Series) -> Row:
    ends = " to ".join(figure(row[end], places=2) for end in ("ci_low", "ci_high"))
    return Row(
        name=str(row["factor"]),
        about="" if row["kind"] == "yes/no" else "per standard deviation",
        cells=(
            figure(row["people"]),
            figure(row["people_claimed"]),
            f"{figure(row['odds_ratio'], places=2)} ({ends})",
            str(row["verdict"]),
            str(row["reach"]),
        ),
    )
