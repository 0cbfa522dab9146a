"""What it looks like, as cards of the page."""

from __future__ import annotations

from typing import Any

import pandas as pd

from hdiary.questions.pattern_words import say_length
from hdiary.questions.side_words import find_leading_side, say_side_counts
from hdiary.report.parts import Card, known, share_span
from hdiary.vocabulary.say import say_count, say_list, say_share

_LEADING = {
    "left": "left side",
    "right": "right side",
    "both": "both sides",
    "shifting": "changing sides",
}


def side_card(result: Any) -> Card:
    """Say on which side it hurts, where, and how often the neck took part."""
    row = result.table.iloc[0]
    said = int(row["episodes_with_side"])
    where = _places(result.places)
    neck = _neck(row)
    if not said:
        return _without_side(row, where, neck)
    few = int(result.settings["min_episodes"])
    lead = find_leading_side(result.sides, min_episodes=few)
    counts = f"Of {say_count(said, 'headache')} with a side: {say_side_counts(result.sides)}."
    if lead is None:
        shown = ("too few", "to say which side") if said < few else ("no one side", "stands out")
        return Card(
            name="Side and places",
            figure=shown[0],
            unit=shown[1],
            words=f"{counts} {where}".strip(),
            detail=(_locked(row) + neck).strip(),
        )
    many = int(result.sides.loc[result.sides["side"] == lead, "episodes"].sum())
    return Card(
        name="Side and places",
        figure=_LEADING[lead],
        unit=f"in {say_share(many / said)} of {say_count(said, 'headache')}",
        words=where or "Where on the head it hurt was not written down.",
        detail=(_locked(row) + neck).strip(),
    )


def _locked(row: pd.Series) -> str:
    share, said = known(row["side_locked_share"]), int(row["episodes_with_side"])
    if share is None:
        return ""
    interval = share_span(row["side_locked_low"], row["side_locked_high"])
    return f"Side-locked {say_share(share)} (95% CI {interval}, n = {said}). "


def _without_side(row: pd.Series, where: str, neck: str) -> Card:
    if not int(row["episodes"]):
        words = "The diary lists no headache."
        return Card(name="Side and places", figure="none", unit="to describe", words=words)
    words = where or "Writing down the side and the place helps your clinician most."
    return Card(
        name="Side and places",
        figure="not said",
        unit=f"in {say_count(int(row['episodes']), 'headache')}",
        words=words,
        detail=neck,
    )


def _places(places: pd.DataFrame) -> str:
    felt = places[places["episodes"] > 0].sort_values(
        ["episodes", "place"], ascending=[False, True], kind="stable"
    )
    if not len(felt):
        return ""
    said = int(felt["said"].max())
    told = [f"{r['place']} ({int(r['episodes'])})" for r in felt.head(3).to_dict("records")]
    return f"Felt most often, of {say_count(said, 'headache')}: {say_list(told)}."


def _neck(row: pd.Series) -> str:
    share = known(row["neck_share"])
    if share is None:
        return ""
    interval = share_span(row["neck_low"], row["neck_high"])
    return (
        f"Neck (neck pain noted or the neck named) in {say_share(share)} "
        f"(95% CI {interval}, n = {int(row['episodes_with_neck'])})."
    )


def length_words(result: Any) -> str:
    """Say how long headaches lasted, where starts and ends are known."""
    row = result.table.iloc[0]
    return say_length(row, "headache") if int(row["hours_known"]) else ""
